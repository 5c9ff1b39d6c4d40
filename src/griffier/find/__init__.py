"""Finders: one file a kind. This module finds the files by itself and runs them over a paper."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from itertools import accumulate
from pkgutil import iter_modules

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from griffier.find._search import search
from griffier.model.findings import AnyHit, Finder, Paper


@cache
def finders() -> tuple[Finder, ...]:
    """Every finder in this folder, by name."""
    names = sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_"))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return tuple(m.finder for m in modules if hasattr(m, "finder"))


@cache
def types() -> tuple[str, ...]:
    """The types of annotation there are."""
    return tuple(dict.fromkeys(f.type for f in finders()))


@cache
def _triggers(
    types: frozenset[str] | None,
) -> tuple[tuple[Finder, ...], AhoCorasick, tuple[tuple[int, ...], ...]]:
    chosen = tuple(f for f in finders() if types is None or f.type in types)
    wanted: dict[str, list[int]] = {}
    for n, finder in enumerate(chosen):
        for literal in dict.fromkeys(finder.triggers):
            wanted.setdefault(literal, []).append(n)
    # A full automaton takes longer to build and half the time to run; for so few words both are little.
    automaton = AhoCorasick(list(wanted), implementation=Implementation.DFA)
    return chosen, automaton, tuple(tuple(v) for v in wanted.values())


def find_all(paper: Paper, types: Iterable[str] | None = None) -> list[AnyHit]:
    """All hits of all finders of the given types (all types when None), unsettled, in no order.

    One pass over the text looks for every finder's trigger words at once, so that a finder only looks where
    one of its words stands: the time hardly grows with the number of finders.
    """
    chosen, automaton, owners = _triggers(None if types is None else frozenset(types))
    places: list[list[int]] = [[] for _ in chosen]
    lower = paper.lower
    for index, start, _ in search(automaton, lower, overlapping=True):
        within = start > 0 and lower[start - 1].isalnum()
        for n in owners[index]:
            if within and not chosen[n].inside:
                continue
            if not places[n] or places[n][-1] != start:
                places[n].append(start)
    hits: list[AnyHit] = []
    for finder, at in zip(chosen, places, strict=True):
        if at or finder.scans or not finder.triggers:
            at = sorted(set(at))
            hits.extend(finder.find(paper, at))
    return hits


# A number like 34812-7 or 36 045, nr. 2 looks like a paper whatever stands before it.
_NUMBERS = re.compile(r"(?<![\w.,/-])\d\d ?\d{3}(?:-[IVXA-M]{1,5})?(?:-\d{1,4}|,? nrs?\.? ?\d{1,4})(?![\w-])")


@cache
def _suspects() -> AhoCorasick:
    literals = [
        t for f in finders() if f.type == "reference" for t in (f.triggers if f.unparsed is None else f.unparsed)
    ]
    return AhoCorasick(list(dict.fromkeys(literals)), matchkind=MatchKind.LeftmostLongest)


def unparsed(text: str, read: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that look like a reference and belong to none of the spans that were read, in order."""
    lower = Paper.of(text).lower
    spans = [(s, e) for _, s, e in _suspects().find_matches_as_indexes(lower) if not (s and lower[s - 1].isalnum())]
    spans += [m.span() for m in _NUMBERS.finditer(text)]
    covered = sorted(read)
    starts = [s for s, _ in covered]
    furthest = list(accumulate((e for _, e in covered), max))
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        n = bisect_left(starts, end) - 1
        if (n < 0 or furthest[n] <= start) and (not out or out[-1][1] <= start):
            out.append((start, end))
    return out


def triggers_at(text: str, start: int, end: int) -> list[tuple[int, int, Finder]]:
    """Where finders' trigger words stand between two offsets, with the finder, in order."""
    chosen, automaton, owners = _triggers(None)
    lower = Paper.of(text[start:end]).lower
    out: list[tuple[int, int, Finder]] = []
    for index, a, b in automaton.find_matches_as_indexes(lower, overlapping=True):
        within = a > 0 and lower[a - 1].isalnum()
        out.extend((start + a, start + b, chosen[n]) for n in owners[index] if chosen[n].inside or not within)
    return sorted(out, key=lambda t: t[:2])
