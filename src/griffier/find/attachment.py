"""Attachments of parliamentary papers by their own number: `blg-812345`."""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper

# Source: the identifiers of officielebekendmakingen.nl; the number has one to seven digits.
_NUMBER = re.compile(r"blg ?[-‐‑–] ?(\d{1,7})(?![\w-])", re.IGNORECASE)


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    for start in at:
        if m := _NUMBER.match(paper.text, start):
            yield Hit(start, m.end(), "attachment", f"blg-{m[1]}", "attachment.number", {"number": m[1]})


finder = Finder(
    kind="attachment",
    about="An attachment of a parliamentary paper, by its number in the official publications.",
    examples=("Zie blg-812345.",),
    triggers=("blg",),
    find=_find,
)
