"""Numbers the House gives to documents (D), cases (Z) and activities (A): `2022D06725`, `2022Z03223`."""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper

# The identifiers of loose papers and of questions without an answer hold the number: nds-tk-2014D12345.
_NUMBER = re.compile(
    r"(?:(?:nds|kv)-(?:tk-)?)?(?P<number>(?P<year>(?:19|20)\d\d)(?P<letter>[DZA]) ?(?P<serial>[\dO]{5}))(?!\w)",
    re.IGNORECASE,
)
_KINDS = {"D": "document", "Z": "case", "A": "activity"}

# The years the House's register holds; a year beyond costs nothing but a trigger.
_YEARS = range(1994, 2060)


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text, done = paper.text, 0
    for start in at:
        m = _NUMBER.match(text, start) if start >= done else None
        if not m or not any(c.isdigit() for c in m["serial"]):
            continue
        done = m.end()
        if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalnum() and _goes_on(text, done):
            continue  # one part of a longer code
        letter = m["letter"].upper()
        target = f"{m['year']}{letter}{m['serial'].upper().replace('O', '0')}"
        yield Hit(
            start, done, "document_number", target, f"document_number.{_KINDS[letter]}",
            {"number": m["number"], "year": m["year"], "kind": _KINDS[letter]},
        )  # fmt: skip


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()


finder = Finder(
    kind="document_number",
    about="A document, case or activity by the number the House of Representatives gave it.",
    examples=("Zie 2022D06725 en 2022Z03223.",),
    triggers=("nds-", "kv-", *(f"{year}{letter}" for year in _YEARS for letter in "dza")),
    find=_find,
)
