"""The whole way of one paper: read → find → link."""

from griffier.find import find_all
from griffier.link.overlaps import settle
from griffier.model.findings import Paper, Reference
from griffier.notation.addresses import address


def references(text: str) -> list[Reference]:
    """References of a clean text."""
    paper = Paper.of(text)
    return [
        Reference(
            f"reference-{h.start}-{n}", h.start, h.end, text[h.start : h.end], h.form, h.target,
            address(h.target), h.fields, None, h.rule,
        )
        for n, h in enumerate(settle(find_all(paper, {"reference"})))
    ]  # fmt: skip
