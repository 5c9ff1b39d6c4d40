"""Numbers of a dossier named before: `(nr. 12)`, `op stuk nr. 12`, `de nrs. 701 t/m 703 van dat dossier`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from griffier.find._dossiers import read_page
from griffier.find._numbers import read_numbers
from griffier.lang import words
from griffier.model.findings import Finder, Hit, Paper

_SAME_DOSSIER = re.compile(r",? van (?:dat|dit|hetzelfde|genoemd|dat laatste) dossier\b")
_PAGE_NEXT = re.compile(r", (?:p|blz|pag|was|gewijzigd|en nr|nr)")
_IN = re.compile(r"\bin (?:de )?$")
_BEHIND = tuple(
    f"{paper}{by}{comma} "
    for paper in ("stuk", "stukken", "kamerst.")
    for by in ("", " onder", " met")
    for comma in ("", ",")
)
_BACK = 40
# How far behind a list of numbers the word for a dossier may stand.
_REACH = 400


@cache
def _behind_paper() -> tuple[str, ...]:
    return tuple(f"{paper}, " for paper in words("kamerstuk")["papers"])


@cache
def _before() -> tuple[str, ...]:
    return ("(", "in ", "in de ", *_BEHIND, *_behind_paper())


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text, lower = paper.text, paper.lower
    for start in at:
        before = lower[max(0, start - _BACK) : start]
        # Most numbers stand behind their dossier: what comes before tells that at once.
        if not before.endswith(_before()) and lower.find(" dossier", start, start + _REACH) < 0:
            continue
        numbers = read_numbers(text, start)
        if numbers is None or not numbers.labelled:
            continue
        variant = _variant(before, text[numbers.end : numbers.end + 40])
        if variant is None:
            continue
        page = read_page(text, numbers.end)
        for value in numbers.values:
            fields = {"number": value, **({"page": page[1]} if page else {})}
            yield Hit(start, numbers.end, "kamerstuk", None, f"kamerstuk_short.{variant}", fields, "dossier", weak=True)


def _variant(before: str, after: str) -> str | None:
    """Which of the places for a number alone this is, or None; `before` is in lower case."""
    if _SAME_DOSSIER.match(after):
        return "same_dossier"
    if before.endswith("(") and (after[:1] in (")", ";") or _PAGE_NEXT.match(after)):
        return "brackets"
    # Set apart by commas behind the word for a paper: `het verslag, nr. 12, is ingediend`.
    if after[:1] in (",", ")", ".", ";", "") and before.endswith(_behind_paper()):
        return "apart"
    if before.endswith(_BEHIND):
        return "stuk"
    return "in_sentence" if _IN.search(before) else None


finder = Finder(
    kind="kamerstuk_short",
    about="A number alone, of the dossier that was named before or is the paper's own.",
    examples=("Zie Kamerstuk 35 851, nr. 2; de nota van wijziging (nr. 17) is aanvaard.",),
    triggers=("nr", "nrs", "nummer"),
    find=_find,
    unparsed=(),
)
