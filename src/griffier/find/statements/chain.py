"""What has to come true first: a condition that leans on an earlier statement of the paper."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from griffier.model.actor import Actor
from griffier.model.statement import Statement, Stretch

_BACK = 6  # statements back in which the earlier one is looked for
_NEAR = 1_500  # code points back
_OPEN = frozenset({"plan", "expectation", "tasking", "call", "commitment"})
_HERE = frozenset({
    "hierover", "daarover",
    "hiertoe", "daartoe", "hiervan", "daarvan", "hiermee", "daarmee", "hieraan", "daaraan", "dit",
    "dat", "deze", "die", "dit,", "this", "these", "it",
})  # fmt: skip
_HOME = frozenset({"kabinet", "NL", "tweede-kamer", "eerste-kamer"})


def chained(statements: Sequence[Statement], actors: Sequence[Actor]) -> list[Statement]:
    """The same statements; one under a condition names what of the paper has to happen first.

    The condition points back (`nadat hierover is besloten`), or is about somebody of whom an earlier statement says
    that something is still to come (`nadat de Afdeling heeft geadviseerd`).
    """
    starts = [a.start for a in actors]
    out: list[Statement] = []
    for n, statement in enumerate(statements):
        earlier = (
            _earlier(statement, statement.condition, statements[max(0, n - _BACK) : n], actors, starts)
            if statement.condition
            else None
        )
        out.append(replace(statement, depends_on=(earlier.id,)) if earlier else statement)
    return out


def _earlier(
    statement: Statement,
    condition: Stretch,
    before: Sequence[Statement],
    actors: Sequence[Actor],
    starts: Sequence[int],
) -> Statement | None:
    open_ones = [s for s in before if s.kind in _OPEN and s.end <= statement.start and statement.start - s.end < _NEAR]
    if not open_ones:
        return None
    start, end = condition.start - statement.start, condition.end - statement.start
    words = statement.text[max(0, start) : end].lower().split()
    if _HERE.intersection(words[1:4]):
        return open_ones[-1]
    named = _named(condition.start, condition.end, actors, starts) - _HOME
    return next(
        (s for s in reversed(open_ones) if named & (_named(s.start, s.end, actors, starts) | _who(s))), None
    )  # fmt: skip


def _who(statement: Statement) -> set[str]:
    return {statement.actor.entity} if statement.actor and statement.actor.entity else set()


def _named(start: int, end: int, actors: Sequence[Actor], starts: Sequence[int]) -> set[str]:
    return {
        a.entity or a.name for a in actors[bisect_left(starts, start) : bisect_left(starts, end)] if a.entity or a.name
    }
