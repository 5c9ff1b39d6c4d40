"""Overlapping hits, settled in this one place."""

from collections.abc import Iterable

from griffier.model.findings import Hit

# These hold other references inside them: the motion with its number, the letter with its number.
_HOLDERS = frozenset({"motion", "letter"})


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """Keeps, of hits that overlap, the one that reads more; ordered by place.

    A list (`nrs. 12 t/m 14`) gives several hits over one span: they stay together. A motion or letter may hold
    the number that belongs to it.
    """
    order = sorted(set_of(hits), key=lambda h: (h.weak, h.start - h.end, h.start, h.form))
    kept: list[Hit] = []
    taken: list[Hit] = []
    for hit in order:
        if all(_agree(hit, other) for other in _near(hit, taken)):
            kept.append(hit)
            taken.append(hit)
    return sorted(kept, key=lambda h: (h.start, -h.end))


def set_of(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without exact doubles (same span, form and target)."""
    seen: dict[tuple[int, int, str, str | None], Hit] = {}
    for h in hits:
        seen.setdefault((h.start, h.end, h.form, h.target), h)
    return list(seen.values())


def _near(hit: Hit, taken: list[Hit]) -> Iterable[Hit]:
    return (t for t in taken if t.start < hit.end and hit.start < t.end)


def _agree(hit: Hit, other: Hit) -> bool:
    if (hit.start, hit.end, hit.form) == (other.start, other.end, other.form):
        return True
    return other.form in _HOLDERS and hit.form not in _HOLDERS and other.start <= hit.start and hit.end <= other.end
