"""Rulings of courts: ECLI, the older LJN, and the journals that are cited by year and number."""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper
from griffier.notation import ecli
from griffier.notation.days import DAY, iso_day

_BACK = 90  # how far before an ECLI the case, the court and the day of the ruling may stand
_NEAR = 40  # and how far a day that stands right before it
_LIST = 20

_LABEL = r"(?:LJN(?:[- ]?(?:nummers?|nrs?\.?|s))?|LJ[- ](?:nummers?|nrs?\.?)|ELRO(?:[- ]?(?:nummer|nr\.?|no\.?))?)"
# The letters of a number with a space inside must be capitals: `LJN in 2012` is no number.
_LJN_NUMBER = r"(?:(?-i:[A-Z]{2}) |[A-Z]{2})\d{4}(?!\w)"
_LJN = re.compile(rf"{_LABEL}(?: ?[:.,])? ?(?P<number>{_LJN_NUMBER})", re.IGNORECASE)
_LJN_NEXT = re.compile(r"(?:, ?(?:en )?| en | & |; ?)(?P<number>[A-Z]{2} ?\d{4})(?!\w)")

# Journals that Dutch papers cite by year and number. A number after a comma could be counting what follows.
_JOURNAL = re.compile(
    r"(?P<journal>NJ|RvdW|BNB|AB)(?:,| )? ?(?P<year>(?:19|20)\d\d)(?P<join> ?/ ?|, ?)(?P<label>nr\.? ?)?"
    r"(?P<number>\d{1,4})(?![\w/%-]|,\d|\.\d(?!\d?(?: [A-Z]|\n|$)))"
)
# Behind a comma a number may count what follows: `NJ 2014, 321 arresten`.
_COUNTED = re.compile(r" (?!hebben|werden|worden|waren|zullen|kunnen|moeten|alsmede\b)[^\W\d_]{3,}(?:en|s)\b|, \d")
# `het AB 2021/22`: the board of a water authority, and not the journal.
_BOARD = re.compile(r"\b(?:het|ons|hun|dagelijks|algemeen) $")

_CASE = re.compile(r"\b(?P<case>[ctf] ?[-‐‑–] ?\d{1,4}/\d\d(?: p(?:pu)?)?)[,:]? ?[(\[]?$")
_DIGIT = re.compile(r"\d")
_DAY = re.compile(rf"{DAY}(?:, | ?\(|, \(| )$")
_COURT = re.compile(
    r"\b(?P<court>Hoge Raad|HR|Afdeling bestuursrechtspraak(?: van de Raad van State)?|ABRvS|Raad van State|CRvB|CBb"
    r"|Centrale Raad van Beroep|College van Beroep voor het bedrijfsleven|HvJ ?EU|HvJ|Hof van Justitie|EHRM"
    r"|(?:Gerechtshof|Hof|Rechtbank|Rb\.?) [A-Z][a-zé]+(?:[- ][A-Z][a-z]+){0,2})(?:,| van| op)? (?=[^,;.()\n]{0,30}$)"
)
_PARAGRAPH = re.compile(
    r",? ?\(?(?:r\.? ?o\.?|rov\.?|rechtsoverweging(?:en)?|overweging(?:en)?|punt(?:en)?|par\.|§) ?"
    r"(?P<paragraph>\d{1,3}(?:\.\d{1,3}){0,4})"
)


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    done = 0
    for start in at:
        if start < done:
            continue
        for hit in _read(paper, start):
            done = max(done, hit.end)
            yield hit


def _read(paper: Paper, start: int) -> Iterator[Hit]:
    text = paper.text
    if found := ecli.match(text, start):
        yield _ecli(paper, start, *found)
    elif m := _LJN.match(text, start):
        yield from _ljn(paper, start, m)
    elif (m := _JOURNAL.match(text, start)) and _cites(paper, start, m):
        fields = {k: m[k] for k in ("journal", "year", "number")}
        target = f"{m['journal']} {m['year']}/{m['number']}"
        yield Hit(start, m.end(), "case_law", target, "case_law.journal", fields)


def _ecli(paper: Paper, start: int, ruling: ecli.Ecli, end: int) -> Hit:
    fields = {"country": ruling.country, "court": ruling.court, "year": str(ruling.year), "number": ruling.number}
    low = max(0, start - _BACK)
    # What stands before belongs to the ruling only within its own sentence.
    low = max(low, paper.text.rfind("\n", low, start) + 1, paper.text.rfind("; ", low, start) + 1)
    before = paper.text[low:start]
    if "/" in before and (m := _CASE.search(paper.lower[low:start])):
        fields["case"] = re.sub(r" ?[-‐‑–] ?", "-", m["case"].upper())
    near = max(0, len(before) - _NEAR)
    for m in _DAY.finditer(before, near) if _DIGIT.search(before, near) else ():
        if day := iso_day(m):
            fields["date"] = day
            before = before[: m.start()]
    if m := _COURT.search(before):
        fields["court_name"] = m["court"]
    if m := _PARAGRAPH.match(paper.text, end):
        fields["paragraph"] = m["paragraph"]
    return Hit(start, end, "case_law", str(ruling), "case_law.ecli", fields)


def _ljn(paper: Paper, start: int, m: re.Match[str]) -> Iterator[Hit]:
    """One LJN, or several behind one label."""
    numbers, end = [m["number"]], m.end()
    for _ in range(_LIST):
        n = _LJN_NEXT.match(paper.text, end)
        if not n:
            break
        numbers.append(n["number"])
        end = n.end()
    for number in numbers:
        plain = number.upper().replace(" ", "")
        yield Hit(start, end, "case_law", f"LJN {plain}", "case_law.ljn", {"number": plain})


def _cites(paper: Paper, start: int, m: re.Match[str]) -> bool:
    if "," in m["join"] and not m["label"] and _COUNTED.match(paper.text, m.end()):
        return False
    return m["journal"] != "AB" or not _BOARD.search(paper.lower[max(0, start - 12) : start])


finder = Finder(
    kind="case_law",
    about="A ruling of a court, by ECLI, LJN or the place in a law journal.",
    examples=("Zie ECLI:NL:HR:2021:1963.", "Zie LJN BX1234.", "Zie NJ 2015/123."),
    triggers=(
        "ecli", "nl:", "nl :", "nl;", "ljn", "lj-n", "lj n", "elro", "nj 19", "nj 20", "nj, ", "rvdw 19", "rvdw 20",
        "rvdw, ", "bnb 19", "bnb 20", "bnb, ", "ab 19", "ab 20",
    ),
    find=_find,
    unparsed=("ecli", "ljn", "lj-n", "nj 19", "nj 20"),
)  # fmt: skip
