"""Numbers of a dossier named before: `(nr. 12)`, `op stuk nr. 12`, `de nrs. 701 t/m 703 van dat dossier`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from griffier.find._dossiers import read_page
from griffier.find._numbers import read_numbers
from griffier.lang import words
from griffier.model.findings import Finder, Hit, Paper

_SAME_DOSSIER = re.compile(r",? van (?:dat|dit|hetzelfde|genoemd|dat laatste) dossier\b")
_BEHIND = re.compile(r"(?:Kamerstuk(?:ken)?|op stuk|stuk(?:ken)?|Kamerst\.)(?: onder| met)?,? $", re.IGNORECASE)


@cache
def _ends_in_paper() -> re.Pattern[str]:
    return re.compile(rf"\b\w*(?:{'|'.join(words('kamerstuk')['papers'])}), $", re.IGNORECASE)


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text = paper.text
    for start in at:
        numbers = read_numbers(text, start)
        if numbers is None or not numbers.labelled:
            continue
        before, after = text[max(0, start - 40) : start], text[numbers.end : numbers.end + 40]
        in_brackets = before.endswith("(") and after[:1] in (")", ";", ",")
        # Set apart by commas behind the word for a paper: `het verslag, nr. 12, is ingediend`.
        apart = before.endswith(", ") and after[:1] in (",", ")", ".", ";", "") and _ends_in_paper().search(before)
        if not (in_brackets or apart or _SAME_DOSSIER.match(after) or _BEHIND.search(before)):
            continue
        page = read_page(text, numbers.end)
        for value in numbers.values:
            fields = {"number": value, **({"page": page[1]} if page else {})}
            yield Hit(start, numbers.end, "kamerstuk", None, "kamerstuk_short.number", fields, "dossier", weak=True)


finder = Finder(
    kind="kamerstuk_short",
    about="A number alone, of the dossier that was named before or is the paper's own.",
    examples=("Zie Kamerstuk 35 851, nr. 2; de nota van wijziging (nr. 17) is aanvaard.",),
    triggers=("nr", "nrs", "nummer"),
    find=_find,
    unparsed=(),
)
