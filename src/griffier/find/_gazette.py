"""One finder for each official gazette: they differ in name and number only."""

from collections.abc import Iterator, Sequence
from functools import cache

from griffier.model.findings import Finder, Form, Hit, Paper
from griffier.notation.gazettes import Gazette, Reader


@cache
def _reader(gazette: Gazette) -> Reader:
    return Reader(gazette)


def gazette_finder(
    form: Form, gazette: Gazette, about: str, examples: Sequence[str], triggers: Sequence[str]
) -> Finder:
    """The finder of one gazette.

    Args:
        form: the contract's form.
        gazette: how it is written.
        about: what the help says, as in `Finder`.
        examples: texts with something to find.
        triggers: the words it begins with.
    """

    def find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
        reader, done = _reader(gazette), 0
        for start in at:
            if start < done:
                continue
            for i in reader.read(paper.text, start):
                done = max(done, i.end)
                fields = {"year": i.year, "number": i.number} | ({"page": i.page} if i.page else {})
                yield Hit(i.start, i.end, form, i.target, f"{form}.{i.rule}", fields)

    return Finder(kind=form, about=about, examples=examples, triggers=triggers, find=find)
