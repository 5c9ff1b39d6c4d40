"""Kamerstukken: `Kamerstukken II 2021/22, 35 925 X, nr. 26` in all its spellings, lists and short forms."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from griffier.find._numbers import NUMBER_LABEL, Numbers, read_numbers
from griffier.lang import words
from griffier.model.findings import Finder, Hit, Paper
from griffier.notation.kamerstuk import CHAPTER, Dossier, digits, identifier, is_series
from griffier.notation.sessions import SESSION

_HOUSES = {"i": "ek", "1": "ek", "l": "ek", "ek": "ek", "eerste kamer": "ek", "vv": "vv"}
_HOUSE = (
    r"(?P<house>II|I|TK|EK|VV|Tweede Kamer|Eerste Kamer|ll|11|[12](?=,? (?:1[89]|20)\d\d))"
    r"(?: der Staten-Generaal)?(?![\w-])"
)
_LABEL = re.compile(
    r"(?P<label>Kamer-?stuk(?:ken)?(?:-?nummers?|-?nrs?\.?)?|Kamerst\.|Kst\.?|(?:Bijl(?:agen|\.)?|Stukken) Hand(?:elingen|\.)"
    r"|Parliamentary [Pp]apers?|(?:TK|EK|VV|Tweede Kamer|Eerste Kamer)(?= der| I|,? [v\d(]))"
    r"(?: der Staten-Generaal)?(?: \((?=(?:II?|TK|EK)\)))?"
    rf"[,:]? ?(?:{_HOUSE}\)?[,:]? ?)?(?:(?:vergaderjaar|zitting(?:sjaar)?|session),? ?)?(?:{SESSION}(?![\d-])[,:;]? ?)?"
    rf"(?:(?P<house2>TK|EK|VV|II|I)(?=[, ]),? ?)?(?:(?:dossier|dossiernummer|wetsvoorstel|nr\.|nummer) )?(?=[\dOolI(])",
    re.IGNORECASE,
)
# A dossier number as printed; `TOLERANT` also as scanned, only behind a label.
_STRICT = r"(?P<dossier>\d\d[ .]\d{3}|\d{5})"
_TOLERANT = r"(?P<dossier>[\dOolI]{2}[ .]?[\dOolI]{3}|\d \d{4}|\d{3,4}(?=,? (?:nr|no|blz|p)[. ]))"
_SUFFIX = (
    r"(?:(?<=501)[- .]{1,2}(?P<series>\d\d)(?!\d)"
    rf"|(?: ?[-‐‑–.] ?| |,(?= ?{CHAPTER},? (?:nr|no))|)(?:(?:hoofdstuk|hfdst\.|H\.) ?)?(?P<part>{CHAPTER})(?![\w.])"
    rf"| ?\((?P<bracketed>{CHAPTER})\))?"
    r"(?: ?\(?R ?(?P<kingdom>\d{3,4})\)?)?"
)
_DOSSIER = re.compile(_STRICT + r"(?![\d])" + _SUFFIX)
_SCANNED = re.compile(_TOLERANT + r"(?![\dOl])" + _SUFFIX)
_BARE = re.compile(r"\d\d[ .]?\d{3}(?!\d)")
_BETWEEN = re.compile(r" ?(?:,|;|/|&) ?(?:en )?| (?:en|and|of|&) ")
_AGAIN = re.compile(rf"(?:[;,/]? (?:en |and )?|; ?)(?=(?:{NUMBER_LABEL}) ?\d)", re.IGNORECASE)
_SESSION_AGAIN = re.compile(rf"{SESSION}, ?")
_PAGE = re.compile(
    r",? ?(?:p{1,2}|blz|pag|bladzijden?|pagina['’]?s?)\.? ?(\d{1,4}(?: ?(?:[-–,]|en|t/m) ?\d{1,4}){0,4}(?: e\.? ?v\.?)?)"
)
_LITERAL = re.compile(r"kst-((?:[12]\d{7}-)?\d{5}(?:-(?:\d{1,5}[a-z]?|[A-Z]{1,5})){0,2})(?![\w-])")
_MONEY_BEFORE = re.compile(r"(?:[€$£] ?|\d[ .,]|EUR )$")


class _Cite(NamedTuple):
    """One dossier with its numbers; `end` is behind the numbers."""

    dossiers: list[Dossier]
    kingdom: str | None
    numbers: Numbers | None
    start: int
    end: int


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text = paper.text
    done = 0
    for start in at:
        if start < done:
            continue
        if m := _LITERAL.match(text, start):
            done = m.end()
            yield Hit(start, done, "kamerstuk", f"kst-{m[1]}", "kamerstuk.identifier", {"number": m[1]})
        elif m := _LABEL.match(text, start):
            for hit in _labelled(text, m):
                done = max(done, hit.end)
                yield hit
    yield from _unlabelled(text, at)


def _labelled(text: str, label: re.Match[str]) -> Iterator[Hit]:
    """Everything behind one label: dossiers, numbers, and what `;`, `en` and `,` add to them."""
    house = _house(label)
    session = label["session"]
    start, at = label.start(), label.end()
    first = True
    while True:
        cite = _cite(text, at, scanned=first, house=house)
        if cite is None:
            return
        page = _PAGE.match(text, cite.end)
        yield from _hits(cite, start if first else cite.start, house, session, page, "kamerstuk.label")
        at = page.end() if page else cite.end
        dossiers = cite.dossiers
        while (m := _AGAIN.match(text, at)) and (numbers := read_numbers(text, m.end())):
            more = _Cite(dossiers, cite.kingdom, numbers, m.end(), numbers.end)
            page = _PAGE.match(text, more.end)
            yield from _hits(more, more.start, house, session, page, "kamerstuk.list")
            at = page.end() if page else more.end
        m = _BETWEEN.match(text, at)
        if not m:
            return
        at, first = m.end(), False
        if s := _SESSION_AGAIN.match(text, at):
            session, at = s["session"], s.end()
        if not _starts_dossier(text, at):
            return


def _starts_dossier(text: str, at: int) -> bool:
    """A further dossier in a list: with its number, or a bare one that nothing follows to count."""
    m = _DOSSIER.match(text, at)
    if not m:
        return False
    after = text[m.end() : m.end() + 2]
    return read_numbers(text, m.end()) is not None or not after or after[0] in ").;,"


def _cite(text: str, at: int, *, scanned: bool, house: str | None) -> _Cite | None:
    """Dossier or dossiers, then the number they share."""
    m = (_SCANNED if scanned else _DOSSIER).match(text, at)
    if not m or sum(c.isdigit() for c in m["dossier"]) < 3:
        return None
    start = at
    dossiers = [_dossier(m)]
    kingdom = m["kingdom"]
    end = m.end()
    letters_last = house == "ek"
    numbers = read_numbers(text, end)
    while numbers is None and (b := _BETWEEN.match(text, end)) and (n := _DOSSIER.match(text, b.end())):
        if not _shares(text, n.end()):
            break
        dossiers.append(_dossier(n))
        end = n.end()
        numbers = read_numbers(text, end)
    if numbers is None and letters_last and dossiers[-1].part and not is_series(dossiers[-1].number):
        # `EK 34 812 C`: the letter behind a dossier of the Eerste Kamer is the paper's own.
        part = dossiers[-1].part
        dossiers[-1] = Dossier(dossiers[-1].number)
        numbers = Numbers([part], end, [part])
    return _Cite(dossiers, kingdom, numbers, start, numbers.end if numbers else end)


def _shares(text: str, at: int) -> bool:
    """Whether a number, or another dossier and a number, follows: `28 676 en 29 521, nr. 264`."""
    return (
        read_numbers(text, at) is not None
        or bool(
            (b := _BETWEEN.match(text, at)) and (n := _DOSSIER.match(text, b.end())) and read_numbers(text, n.end())
        )
        or text[at : at + 1] in (")", "]")
    )


def _dossier(m: re.Match[str]) -> Dossier:
    number = digits(m["dossier"])
    return Dossier(number, m["series"] if is_series(number) else m["part"] or m["bracketed"])


def _house(label: re.Match[str]) -> str | None:
    """`tk`, `ek` or `vv`, by the house or by a label that names it."""
    said = label["house"] or label["house2"]
    if said is None:
        said = (
            label["label"] if label["label"].upper() in ("TK", "EK", "VV") or label["label"].endswith("Kamer") else None
        )
    if said is None:
        return None
    return _HOUSES.get(said.lower(), "tk")


def _hits(
    cite: _Cite, start: int, house: str | None, session: str | None, page: re.Match[str] | None, rule: str
) -> Iterator[Hit]:
    for dossier in cite.dossiers:
        for number in cite.numbers.values if cite.numbers else [None]:
            fields: dict[str, object] = {"dossier": str(dossier)}
            if number:
                fields["number"] = number
            if house:
                fields["house"] = house
            if session:
                fields["session"] = session
            if cite.kingdom:
                fields["kingdom"] = f"R{cite.kingdom}"
            if page:
                fields["page"] = page[1]
            if len(cite.dossiers) > 1:
                fields["dossiers"] = [str(d) for d in cite.dossiers]
            letters = number is not None and number.isupper()
            target = identifier(dossier, number, house or ("ek" if letters else None), session)
            yield Hit(start, cite.end, "kamerstuk", target, rule, fields)


# --- without a label ---------------------------------------------------------------------------------------


@cache
def _context() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words before a bare number: those that make it a paper, those that forbid it, those of a dossier."""
    table = words("kamerstuk")
    nouns, others, dossiers = ("|".join(table[k]) for k in ("papers", "not_papers", "dossiers"))
    return (
        re.compile(rf"\b(?:\w*(?:{nouns}))\b", re.IGNORECASE),
        re.compile(rf"\b(?:{others})\W{{0,3}}(?:(?:nr|nummer|van|is|no)\.?\W{{0,2}})?$", re.IGNORECASE),
        re.compile(rf"\b(?:\w*(?:{dossiers}))\.? \(?$", re.IGNORECASE),
    )


def _unlabelled(text: str, at: Sequence[int]) -> Iterator[Hit]:
    taken = 0
    for m in _BARE.finditer(text):
        start = m.start()
        if start < taken:
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] in "-/.,+_#@:"):
            continue
        for hit in _bare(text, start):
            taken = max(taken, hit.end)
            yield hit
    yield from _numbers_alone(text, at)


def _bare(text: str, start: int) -> Iterator[Hit]:
    before = text[max(0, start - 160) : start]
    if _MONEY_BEFORE.search(before[-4:]):
        return
    papers, others, dossiers = _context()
    if others.search(before[-40:]):
        return
    cite = _cite(text, start, scanned=False, house=None)
    if cite is None:
        return
    after = text[cite.end : cite.end + 1]
    if after and (after.isalnum() or after in "-/"):
        return
    dossier, numbers = cite.dossiers[0], cite.numbers
    paper_before = papers.search(before[-120:]) is not None
    if numbers is None:
        yield from _number_in_front(text, start, cite, before)
        if dossiers.search(before) and (before[-1:] != "(" or after == ")"):
            yield from _hits(cite, start, None, None, None, "kamerstuk.dossier")
        return
    glued = numbers.values and text[start : cite.end].endswith(numbers.values[-1]) and not numbers.labelled
    sure = numbers.labelled or (glued and (dossier.part is not None or paper_before))
    if not sure or not _plausible(dossier):
        return
    if not numbers.labelled and dossier.part is None and not _in_place(text, start, cite.end, before):
        return
    page = _PAGE.match(text, cite.end)
    yield from _hits(cite, start, None, None, page, "kamerstuk.bare")
    at = cite.end
    while (m := _AGAIN.match(text, at)) and (more := read_numbers(text, m.end())):
        yield from _hits(
            _Cite(cite.dossiers, None, more, m.end(), more.end), m.end(), None, None, None, "kamerstuk.list"
        )
        at = more.end


def _plausible(dossier: Dossier) -> bool:
    """Dossiers run from some 10000 (the sixties) to the present 36000s and a little beyond."""
    return "10000" <= dossier.number <= "39999"


_OPEN = re.compile(r"\((?:[^()]{0,80}[;,] ?)?$")


def _in_place(text: str, start: int, end: int, before: str) -> bool:
    """A bare `34812-7` counts in brackets, in a list of such, or right behind the word for a paper."""
    if _OPEN.search(before[-90:]) and text[end : end + 1] in (")", ";", ","):
        return True
    papers = _context()[0]
    tail = before[-40:]
    last = None
    for m in papers.finditer(tail):
        last = m
    if last is not None and re.fullmatch(
        r"[-\w/.’' ]{0,24}?(?: ?(?:nr\.?|nummer|met nummer|op stuk|nrs\.?))?:? ?", tail[last.end() :]
    ):
        return True
    return bool(re.search(r"\d{5}-\d{1,4}(?:;|,| en) ?$", tail))


# `nr. 7 (34812)`, `8 (36800-XVI)`: as motions are named in the Handelingen.
_NUMBER_IN_FRONT = re.compile(r"(?:(?P<label>nrs?\.? ?)|(?<![\w.,])) ?(?P<number>\d{1,4}) \($", re.IGNORECASE)


def _number_in_front(text: str, start: int, cite: _Cite, before: str) -> Iterator[Hit]:
    m = _NUMBER_IN_FRONT.search(before[-16:])
    if not m or text[cite.end : cite.end + 1] != ")" or not _plausible(cite.dossiers[0]):
        return
    motion = re.search(r"\b(?:moties?|amendement(?:en)?|op stuk|stuk)\b|-\w+", before, re.IGNORECASE)
    if not (m["label"] or motion):
        return
    number = m["number"]
    begin = start - (len(before[-16:]) - m.start())
    while text[begin] == " ":
        begin += 1
    yield from _hits(
        _Cite(cite.dossiers, cite.kingdom, Numbers([number], cite.end + 1, [number]), begin, cite.end + 1),
        begin, None, None, None, "kamerstuk.number_in_front",
    )  # fmt: skip


# --- numbers that lean on a dossier named before -------------------------------------------------------------

_SAME_DOSSIER = re.compile(r",? van (?:dat|dit|hetzelfde|genoemd|dat laatste) dossier\b")
_BEHIND_LABEL = re.compile(r"(?:Kamerstuk(?:ken)?|op stuk|stuk(?:ken)?|Kamerst\.)(?: onder| met)?,? $", re.IGNORECASE)


def _numbers_alone(text: str, at: Sequence[int]) -> Iterator[Hit]:
    """`(nr. 12)`, `op stuk nr. 12`, `het verslag, nr. 12`, `de nrs. 701 t/m 703 van dat dossier`."""
    papers = _context()[0]
    for start in at:
        if text[start] not in "nN" or not (numbers := read_numbers(text, start)) or not numbers.labelled:
            continue
        before, after = text[max(0, start - 40) : start], text[numbers.end : numbers.end + 40]
        # Right behind a paper's word, set apart by commas: `het verslag, nr. 12, is ingediend`.
        apart = (
            before.endswith(", ") and after[:1] in (",", ")", ".", ";", "") and _ends_with_paper(papers, before[:-2])
        )
        brackets = before.endswith("(") and after[:1] in (")", ";", ",")
        named = _SAME_DOSSIER.match(after) or _BEHIND_LABEL.search(before)
        if not (apart or brackets or named):
            continue
        page = _PAGE.match(text, numbers.end)
        for value in numbers.values:
            fields: dict[str, object] = {"number": value}
            if page:
                fields["page"] = page[1]
            yield Hit(start, numbers.end, "kamerstuk", None, "kamerstuk.number_alone", fields, "dossier", weak=True)


def _ends_with_paper(papers: re.Pattern[str], before: str) -> bool:
    return any(m.end() == len(before) for m in papers.finditer(before))


finder = Finder(
    kind="kamerstuk",
    about="A parliamentary paper by dossier and number, in the spellings of both Houses.",
    examples=(
        "Kamerstukken II 2021/22, 35 925 X, nr. 26",
        "Zie Kamerstuk 36 045, nr. 2.",
        "de tweede nota van wijziging (35851-17)",
    ),
    triggers=(
        "kamerstuk", "kamer-stuk", "kamerst.", "kst", "bijl. hand", "bijlagen hand", "stukken hand", "parliamentary paper",
        "tk ", "tk,", "ek ", "ek,", "vv ", "tweede kamer", "eerste kamer",
        "nr", "nrs", "nummer",
    ),
    find=_find,
    scans=True,
    unparsed=("kamerstuk", "kamer-stuk", "kamerst."),
)  # fmt: skip
