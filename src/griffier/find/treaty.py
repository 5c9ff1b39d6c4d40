"""Treaties by name, abbreviation or article: `artikel 6 EVRM`, `het Verdrag van Washington`."""

from collections.abc import Iterator, Sequence

from griffier.find._acts import acts
from griffier.model.findings import Finder, Hit, Paper


def _find(paper: Paper, _at: Sequence[int]) -> Iterator[Hit]:
    return (hit for hit in acts(paper) if hit.form == "treaty")


finder = Finder(
    kind="treaty",
    about="A treaty: its articles, its name in Dutch or English, its abbreviation.",
    examples=(
        "Zie artikel 6 EVRM.",
        "Het Verdrag van Washington geldt.",
        "Article 5 of the North Atlantic Treaty applies.",
    ),
    triggers=(),
    find=_find,
    unparsed=("verdrag van ", "verdrag inzake ", "overeenkomst van "),
)
