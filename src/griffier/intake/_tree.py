"""Trees of elements: the paths to them, and the columns of tables."""

from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from typing import TYPE_CHECKING

from griffier.intake._sheet import Step

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_COLUMNS = 2_000  # of a table: what is wider was made to be
_FILLED = 100_000  # cells of a table that stand for one above or beside them


class Steps:
    """Names the children of one element as XPath does, asked for each in order: `p[2]`, and `p` for one alone."""

    __slots__ = ("_counts", "_element", "_step", "_totals")

    def __init__(self, element: "Element", step: Step) -> None:
        self._element = element
        self._step = step
        self._counts: dict[str, int] = {}
        self._totals: Counter[str] | None = None

    def to(self, child: "Element") -> Step:
        """The path of the next child."""
        name = str(child.tag)
        if self._totals is None:
            self._totals = Counter(str(c.tag) for c in self._element)
        n = self._counts[name] = self._counts.get(name, 0) + 1
        return Step(self._step, f"{name}[{n}]" if self._totals[name] > 1 else name)


def path_of(element: "Element") -> Step:
    """The path of one element."""
    above = [*reversed([*element.iterancestors()]), element]
    step = Step(None, str(above[0].tag))
    for parent, child in pairwise(above):
        steps = Steps(parent, step)
        for sibling in parent:
            step = steps.to(sibling)
            if sibling is child:
                break
    return step


def paths_of(root: "Element", step: Step, wanted: Collection["Element"]) -> dict["Element", Step]:
    """The paths of these elements under `root`, which has the path `step`."""
    out: dict[Element, Step] = {}
    stack = [(root, step)] if wanted else []
    while stack and len(out) < len(wanted):
        element, here = stack.pop()
        if element in wanted:
            out[element] = here
        steps = Steps(element, here)
        stack.extend((child, steps.to(child)) for child in element)
    return out


class Columns:
    """Keeps the columns of a table apart where cells take several columns or rows."""

    def __init__(self) -> None:
        self._column = 0
        self._taken: dict[int, int] = {}
        self._left = _FILLED

    def begin(self) -> None:
        """Begins a row."""
        self._column = 0

    def cell(self, columns: int, rows: int) -> tuple[int, int]:
        """How many columns before the next cell a cell above takes, and how many the cell takes itself.

        Args:
            columns: how many it asks for.
            rows: how many it asks for.
        """
        if self._left <= 0:
            return 0, 1
        first = self._column
        while self._column < _COLUMNS and (left := self._taken.get(self._column, 0)):
            self._taken[self._column] = left - 1
            self._column += 1
        before = self._column - first
        columns = max(1, min(columns, _COLUMNS - self._column))
        if rows > 1:
            self._taken.update(dict.fromkeys(range(self._column, self._column + columns), min(rows, 65_534) - 1))
        self._column += columns
        self._left -= before + columns - 1
        return before, columns
