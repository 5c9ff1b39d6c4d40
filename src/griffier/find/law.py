"""Laws, orders and local rules by name, abbreviation, article or id: `artikel 17, eerste lid, van de Grondwet`."""

from collections.abc import Iterator, Sequence

from griffier.find._acts import acts
from griffier.model.findings import Finder, Hit, Paper


def _find(paper: Paper, _at: Sequence[int]) -> Iterator[Hit]:
    return (hit for hit in acts(paper) if hit.form == "law")


finder = Finder(
    kind="law",
    about="A Dutch law, order or local rule: its articles, its name or abbreviation, its id (BWB, CVDR, jci).",
    examples=("Zie artikel 17, eerste lid, van de Grondwet.", "Op grond van de Awb.", "Zie art. 3:4, tweede lid, Awb."),
    triggers=(),
    find=_find,
    unparsed=("artikel", "art.", "artikelen", "wet op ", "bwbr", "jci"),
)
