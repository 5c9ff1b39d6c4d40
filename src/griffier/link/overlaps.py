"""Overlapping hits, settled in this one place."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from griffier.model.findings import Hit, Rejection

T = TypeVar("T")

# These hold other references inside them: the motion with its number, the letter with its number.
_HOLDERS = frozenset({"motion", "letter"})


def settle(hits: Iterable[Hit], rejected: list[Rejection]) -> list[Hit]:
    """Keeps, of hits that overlap, the one that reads more, ordered by place; the others go to `rejected`.

    A list (`nrs. 12 t/m 14`) gives several hits over one span: they stay together. A motion or letter may hold
    the number that belongs to it.
    """
    kept: list[Hit] = []
    cluster: list[Hit] = []
    end = 0
    for hit in _each_once(sorted(hits, key=lambda h: h.start)):
        if cluster and hit.start >= end:
            kept.extend(_best(cluster, rejected))
            cluster = []
        cluster.append(hit)
        end = max(end, hit.end) if len(cluster) > 1 else hit.end
    kept.extend(_best(cluster, rejected))
    return kept


def drained(items: list[T]) -> Iterator[T]:
    """The items in order, each gone from the list as it is handed out: so that memory holds it no longer."""
    items.reverse()
    while items:
        yield items.pop()


def _best(cluster: list[Hit], rejected: list[Rejection]) -> list[Hit]:
    """Of hits that touch each other, those that read most."""
    if len(cluster) == 1:
        return cluster
    kept: list[Hit] = []
    for hit in sorted(cluster, key=lambda h: (h.weak, h.start - h.end, h.start)):
        stronger = next((k for k in kept if k.start < hit.end and hit.start < k.end and not _agree(hit, k)), None)
        if stronger is None:
            kept.append(hit)
        else:
            rejected.append(Rejection(hit, f"{stronger.rule} reads more, from {stronger.start} to {stronger.end}"))
    return sorted(kept, key=lambda h: (h.start, -h.end))


def _each_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, by place, without exact doubles: same span, form and target, or same parts where there is no target."""
    seen: set[tuple[int, str, str]] = set()  # of those that begin at one place
    start = -1
    for h in hits:
        if h.start != start:
            start = h.start
            seen.clear()
        key = (h.end, h.form, h.target or repr(h.fields))
        if key not in seen:
            seen.add(key)
            yield h


def _agree(hit: Hit, other: Hit) -> bool:
    if (hit.start, hit.end, hit.form) == (other.start, other.end, other.form):
        return True
    return other.form in _HOLDERS and hit.form not in _HOLDERS and other.start <= hit.start and hit.end <= other.end
