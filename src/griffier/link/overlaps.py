"""Overlapping hits, settled in this one place."""

from collections.abc import Iterable

from griffier.model.findings import Hit, Rejection

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
    for hit in sorted(set_of(hits), key=lambda h: h.start):
        if cluster and hit.start >= end:
            kept.extend(_best(cluster, rejected))
            cluster = []
        cluster.append(hit)
        end = max(end, hit.end) if len(cluster) > 1 else hit.end
    kept.extend(_best(cluster, rejected))
    return kept


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


def set_of(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without exact doubles (same span, form and target, or the same parts where there is no target)."""
    seen: dict[tuple[int, int, str, str], Hit] = {}
    for h in hits:
        seen.setdefault((h.start, h.end, h.form, h.target or repr(h.fields)), h)
    return list(seen.values())


def _agree(hit: Hit, other: Hit) -> bool:
    if (hit.start, hit.end, hit.form) == (other.start, other.end, other.form):
        return True
    return other.form in _HOLDERS and hit.form not in _HOLDERS and other.start <= hit.start and hit.end <= other.end
