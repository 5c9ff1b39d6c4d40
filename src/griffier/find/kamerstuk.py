"""Kamerstukken behind a label: `Kamerstukken II 2021/22, 35 925 X, nr. 26` in all its spellings, lists and ranges."""

import re
from collections.abc import Iterator, Sequence

from griffier.find._dossiers import (
    Frame,
    further_dossier,
    further_numbers,
    hits_of,
    read_cite,
    read_page,
    starts_dossier,
)
from griffier.model.findings import Finder, Hit, Paper
from griffier.notation.sessions import SESSION

# Scanners read II as 11 or ll.
_HOUSE = (
    r"(?P<house>II|I|TK|EK|VV|Tweede Kamer|Eerste Kamer|ll|11(?! \d{3}(?!\d))|[12l](?=,? (?:1[89]|20)\d\d))"
    r"(?: der Staten-Generaal)?(?![\w-])"
)
_HOUSES = {"i": "ek", "1": "ek", "l": "ek", "ek": "ek", "eerste kamer": "ek", "vv": "vv"}
_LABEL = re.compile(
    r"(?P<label>Ka(?:m|rn)er-?stuk(?:ken)?(?:-?nummers?|-?nrs?\.?)?|Kamerst\.|Kst\.?"
    r"|(?:Bijl(?:agen|\.)?|Stukken) Hand(?:elingen|\.)"
    r"|Parliamentary [Pp]apers?|(?:TK|EK|VV|Tweede Kamer|Eerste Kamer)(?= der| I|,? [v\d(]))"
    r"(?: der Staten-Generaal)?(?: \((?=(?:II?|TK|EK)\)))?"
    rf"[,:]? ?(?:{_HOUSE}\)?[,:]? ?)?(?:(?:vergaderjaar|zitting(?:sjaar)?|session),? ?)?"
    rf"(?:{SESSION}(?![\d-])[,:;]? ?)?(?:(?P<house2>TK|EK|VV|II|I)(?=[, ]),? ?)?"
    r"(?:(?:dossier|dossiernummer|wetsvoorstel|nr\.|nummer) )?(?=[\dOolI(])",
    re.IGNORECASE,
)
_SESSION_AGAIN = re.compile(rf"(?:(?P<house>II|I|TK|EK),? )?{SESSION}, ?")
_IDENTIFIER = re.compile(
    r"(?:kst|KST)-((?:(?P<session>[12]\d{7})-)?(?P<dossier>\d{5}(?:-(?:\d{2}|[A-Z]{1,5})(?=-)|(?<=21501)-\d\d(?![\w-]))?)"
    r"(?:-(?P<number>\d{1,5}[a-z]?|[A-Z]{1,5}))?)(?![\w-])"
)


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text = paper.text
    done = 0
    for start in at:
        if start < done:
            continue
        if m := _IDENTIFIER.match(text, start):
            done = m.end()
            yield Hit(start, done, "kamerstuk", f"kst-{m[1]}", "kamerstuk.identifier", _parts(m))
        elif m := _LABEL.match(text, start):
            for hit in _behind(text, m):
                done = max(done, hit.end)
                yield hit


def _parts(identifier: re.Match[str]) -> dict[str, str]:
    return {key: value for key, value in identifier.groupdict().items() if value}


def _behind(text: str, label: re.Match[str]) -> Iterator[Hit]:
    """Everything behind one label: dossiers, numbers, and what `;`, `en` and `,` add to them."""
    frame = Frame(_house(label), label["session"])
    start, at = label.start(), label.end()
    first = True
    while cite := read_cite(text, at, scanned=first, house=frame.house):
        if first and _is_house(label) and frame.session is None and cite.numbers is None:
            return  # `Tweede Kamer, 36 045 burgers`: a House is a label only with a session or a number
        page = read_page(text, cite.end)
        yield from hits_of(cite, "kamerstuk.label", start=start if first else cite.start, frame=frame, page=page)
        at = page.end() if page else cite.end
        while more := further_numbers(text, cite, at):
            page = read_page(text, more[1])
            yield from hits_of(more[0], "kamerstuk.list", start=more[0].start, frame=frame, page=page)
            at = page.end() if page else more[1]
        following = further_dossier(text, at)
        if following is None:
            return
        if s := _SESSION_AGAIN.match(text, following):
            house = _HOUSES.get(s["house"].lower(), "tk") if s["house"] else frame.house
            frame, following = Frame(house, s["session"]), s.end()
        if not starts_dossier(text, following):
            return
        at, first = following, False


def _house(label: re.Match[str]) -> str | None:
    """`tk`, `ek` or `vv`, by the house or by a label that names it."""
    said = label["house"] or label["house2"] or (label["label"] if _is_house(label) else None)
    return None if said is None else _HOUSES.get(said.lower(), "tk")


def _is_house(label: re.Match[str]) -> bool:
    """Whether the label is nothing but the name of a House."""
    own = label["label"].lower()
    return own in ("tk", "ek", "vv") or own.endswith("kamer")


finder = Finder(
    kind="kamerstuk",
    about="A parliamentary paper by dossier and number, behind a label, in the spellings of both Houses.",
    examples=("Kamerstukken II 2021/22, 35 925 X, nr. 26", "Zie Kamerstuk 36 045, nr. 2."),
    triggers=(
        "kamerstuk", "karnerstuk", "kamer-stuk", "kamerst.", "kst", "bijl. hand", "bijlagen hand", "stukken hand",
        "parliamentary paper", "tk ", "tk,", "ek ", "ek,", "vv ", "tweede kamer", "eerste kamer",
    ),
    find=_find,
    unparsed=("kamerstuk", "karnerstuk", "kamer-stuk", "kamerst."),
)  # fmt: skip
