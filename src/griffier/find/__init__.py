"""Finders: one file a kind. This module finds the files by itself and runs them over a paper."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ahocorasick_rs import AhoCorasick

from griffier.model.findings import Finder, Hit, Paper


@cache
def finders() -> tuple[Finder, ...]:
    """Every finder in this folder, by name."""
    names = sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_"))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return tuple(m.finder for m in modules if hasattr(m, "finder"))


@cache
def _triggers(
    types: frozenset[str] | None,
) -> tuple[tuple[Finder, ...], AhoCorasick, tuple[tuple[int, ...], ...]]:
    chosen = tuple(f for f in finders() if types is None or f.type in types)
    wanted: dict[str, list[int]] = {}
    for n, finder in enumerate(chosen):
        for literal in dict.fromkeys(finder.triggers):
            wanted.setdefault(literal, []).append(n)
    return chosen, AhoCorasick(list(wanted)), tuple(tuple(v) for v in wanted.values())


def find_all(paper: Paper, types: Iterable[str] | None = None) -> list[Hit]:
    """All hits of all finders of the given types (all types when None), unsettled, in no order.

    One pass over the text looks for every finder's trigger words at once, so that a finder only looks where
    one of its words stands: the time hardly grows with the number of finders.
    """
    chosen, automaton, owners = _triggers(None if types is None else frozenset(types))
    places: list[list[int]] = [[] for _ in chosen]
    lower = paper.lower
    for index, start, _ in automaton.find_matches_as_indexes(lower, overlapping=True):
        if start and lower[start - 1].isalnum():
            continue
        for n in owners[index]:
            if not places[n] or places[n][-1] != start:
                places[n].append(start)
    hits: list[Hit] = []
    for finder, at in zip(chosen, places, strict=True):
        if at or not finder.triggers:
            at = sorted(set(at))
            hits.extend(finder.find(paper, at))
    return hits
