"""Numbers of promises in the registers of both houses: `TZ202202-041` (Tweede Kamer), `T03123` (Eerste Kamer)."""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper
from griffier.notation.numbering import between

_BACK = 120  # letters in which the word that makes it a promise stands

_NUMBER = re.compile(r"TZ ?(20\d\d(?:0[1-9]|1[0-2])) ?[-‐‑–—] ?(\d{1,4})(?!\w|-\d)", re.IGNORECASE)
_UNTIL = re.compile(r" ?(?:t/m|tot en met|–|—) ?(?:TZ ?(\d{6}) ?[-‐‑–—] ?|-)?(\d{1,4})(?!\w)", re.IGNORECASE)
_SAME_MONTH = re.compile(r"(?:,? en |[,;] ?|/)((?:[-‐‑–—]|(?=0))(\d{2,4}))(?!\w)")
_SENATE = re.compile(r"T(\d{5})(?!\w)", re.IGNORECASE)
_PROMISE = re.compile(r"(?<!\w)toezegging(?:en)?[^\w\n.;][^\n.;]*$")
_LINK = re.compile(r"(?:,|;|,? (?:en|of|alsmede)) $")


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text, senate_end, done = paper.text, 0, 0
    for start in at:
        if start < done:
            continue
        if m := _NUMBER.match(text, start):
            for hit in _commons(text, m):
                done = hit.end
                yield hit
        elif (m := _SENATE.match(text, start)) and _promised(paper.lower, start, senate_end):
            senate_end = m.end()
            yield Hit(start, m.end(), "commitment_number", m[0].upper(), "commitment_number.senate",
                      {"number": m[0], "house": "ek"})  # fmt: skip


def _commons(text: str, m: re.Match[str]) -> Iterator[Hit]:
    """One number, a range over one span, or more of the same month: `TZ202202-041 en -042`."""
    month, first, start, end = m[1], m[2], m.start(), m.end()
    numbers = [first]
    if (until := _UNTIL.match(text, end)) and (until[1] or month) == month:
        numbers, end = [n.zfill(len(first)) for n in between(first, until[2])], until.end()
    for number in numbers:
        yield _hit(start, end, month, number)
    while more := _SAME_MONTH.match(text, end):
        end = more.end()
        yield _hit(more.start(1), end, month, more[2])


def _hit(start: int, end: int, month: str, number: str) -> Hit:
    target = f"TZ{month}-{number}"
    fields = {"number": target, "month": month, "house": "tk"}
    return Hit(start, end, "commitment_number", target, "commitment_number.house", fields)


def _promised(lower: str, start: int, last: int) -> bool:
    """Whether the word stands in front, or a number for which it did."""
    return bool(_PROMISE.search(lower[max(0, start - _BACK) : start]) or (last and _LINK.fullmatch(lower, last, start)))


finder = Finder(
    kind="commitment_number",
    about="A promise of the government by its number in the register of either house.",
    examples=("Zie TZ202202-041.", "De toezegging T03123 is voldaan."),
    triggers=("tz", "t0"),
    find=_find,
)
