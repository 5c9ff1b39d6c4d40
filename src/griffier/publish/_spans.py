"""Spans that hold, touch or cross each other, as one tree that HTML can hold."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text that belongs to `owner`; of two with the same ends, the lower `rank` is the outer one."""

    start: int
    end: int
    rank: int
    owner: int


@dataclass(slots=True)
class Node:
    """A piece of a span with the pieces it holds, in order."""

    start: int
    end: int
    owner: int
    children: "list[Node]" = field(default_factory=list)


def cut(spans: Iterable[Span], at: Sequence[int]) -> list[Span]:
    """Spans cut wherever one of these offsets (ascending) lies inside one."""
    out: list[Span] = []
    for span in spans:
        start = span.start
        for offset in at[bisect_right(at, start) : bisect_left(at, span.end)]:
            out.append(span._replace(start=start, end=offset))
            start = offset
        out.append(span._replace(start=start))
    return out


def nest(spans: Iterable[Span], start: int, end: int) -> Node:
    """One root over `start`..`end` that holds all spans; one that crosses another is cut where that one ends.

    Args:
        spans: inside `start`..`end`, none of them empty, in any order.
        start: of the root.
        end: of the root.
    """
    root = Node(start, end, -1)
    waiting = [(s.start, -s.end, s.rank, s.owner) for s in spans]
    heapify(waiting)
    open_: list[Node] = [root]
    while waiting:
        first, minus_last, rank, owner = heappop(waiting)
        last = -minus_last
        while open_[-1].end <= first:
            open_.pop()
        top = open_[-1]
        if last > top.end:
            heappush(waiting, (top.end, minus_last, rank, owner))
            last = top.end
        node = Node(first, last, owner)
        top.children.append(node)
        open_.append(node)
    return root
