"""How an item stands on a day: from its term and the evidence up to that day."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from griffier.follow.links import Verdict

Status = Literal["open", "overdue", "fulfilled", "partly", "superseded", "withdrawn"]

_DECIDES = frozenset({"fulfilled", "partly", "superseded", "withdrawn"})


class Standing(NamedTuple):
    """A status, and whether the item was fulfilled after its last day."""

    status: Status
    late: bool


def standing(last: str | None, day: str, evidence: "Iterable[tuple[Verdict, str]]", *, again: bool = False) -> Standing:
    """The status of an item.

    Args:
        last: last day of its term (ISO 8601), or None.
        day: the day that is asked for.
        evidence: verdicts with the day each happened, in order of their papers.
        again: it comes back: a delivery does not close it.
    """
    deciding = [(v, d) for v, d in evidence if v in _DECIDES]
    if deciding and not again:
        verdict, when = deciding[-1]
        return Standing(verdict, verdict == "fulfilled" and last is not None and when > last)  # type: ignore[arg-type]
    if last is not None and last < day:
        return Standing("overdue", False)
    return Standing("open", False)
