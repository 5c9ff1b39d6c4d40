"""Subjects: which of the table's topics a stretch of text is about.

Every topic has words (`lang/*/topics.toml`); one pass over the text finds them all. A topic counts by how many of its
words stand in a stretch, each different word more than the same again; where a topic below it is named as well, the
broader one is left out unless it has more words, for whoever asks for it finds all that is below it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from griffier.data import rows
from griffier.lang import words
from griffier.model.findings import Paper

_PIECE = 500_000  # code points searched in one go
# What stands behind it is an office's name and no subject: `Minister van Infrastructuur en Waterstaat`.
_TITLE = 90  # code points of an office's name
_OFFICE = re.compile(
    r"(?:[Mm]iniste(?:rs?|ries?)|[Ss]taatssecretaris(?:sen)?|[Mm]inistr(?:y|ies)|[Ss]tate [Ss]ecretar(?:y|ies))"
    r" (?:van|voor|of|for) (?:(?:de |the )?[A-ZÀ-Ý][\w-]*-?,? (?:en |and |& )?){0,5}$"
    r"|(?:MINISTERS?|STAATSSECRETARIS(?:SEN)?) (?:VAN|VOOR) (?:[A-ZÀ-Ý-]+,? (?:EN )?){0,5}$"
)
_AGAIN = 0.5  # what a word counts for when it stands in a stretch once more
_HEADING = 3  # what a word of a heading counts for
# What a topic of a whole paper has to reach, by the paper's length in code points: a short one says a thing once.
_LEAST = ((2_500, 1.0), (8_000, 1.5), (20_000, 2.0), (1 << 60, 2.5))
_SHARE = 0.15  # and of what the first topic reaches
_MOST = 12  # topics of a paper


class _Word(NamedTuple):
    """A word of the table: its topics, whether it may stand inside a longer word, and its letters as written."""

    topics: tuple[str, ...]
    open_before: bool
    open_behind: bool
    exact: str | None


class Found(NamedTuple):
    """A word of a topic in the text."""

    start: int
    word: int
    topics: tuple[str, ...]


class Subjects:
    """The words of all topics in one text, found once; stretches of it can then be asked for."""

    def __init__(self, paper: Paper, language: str) -> None:
        """Finds the words; those of Dutch for a language without a table."""
        self._language = "en" if language == "en" else "nl"
        self._found = _search(paper, self._language)
        self._starts = [f.start for f in self._found]

    def of(self, start: int, end: int, most: int = 3) -> tuple[str, ...]:
        """The topics of a stretch, the most telling first.

        Args:
            start: its first code point.
            end: the code point after its last one.
            most: at most so many.
        """
        counts = self._count(start, end)
        return tuple(t for t, _ in _ranked(_narrowest(counts), most))

    def of_paper(self, start: int, end: int, headings: Sequence[tuple[int, int]], titles: str = "") -> tuple[str, ...]:
        """The topics of a whole paper: those that many of its words are about.

        Args:
            start: first code point of the paper's body.
            end: code point after its last one.
            headings: stretches whose words count more.
            titles: of the paper and its dossiers, which count as headings do.
        """
        counts = self._count(start, end)
        above = [self._count(a, b) for a, b in headings]
        if titles:
            above.append(Subjects(Paper.of(titles), self._language)._count(0, len(titles)))
        for one in above:
            for topic, n in one.items():
                counts[topic] = counts.get(topic, 0) + _HEADING * n
        ranked = _ranked(_narrowest(counts), _MOST)
        least = next(n for length, n in _LEAST if end - start <= length)
        least = max(least, _SHARE * ranked[0][1]) if ranked else 0
        return tuple(t for t, n in ranked if n >= least)

    def _count(self, start: int, end: int) -> dict[str, float]:
        counts: defaultdict[str, float] = defaultdict(float)
        seen: set[int] = set()
        for f in self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            for topic in f.topics:
                counts[topic] += _AGAIN if f.word in seen else 1
            seen.add(f.word)
        return counts


def topics_of(text: str, language: str = "nl", most: int = 3) -> tuple[str, ...]:
    """The topics of a text by itself, the most telling first."""
    return Subjects(Paper.of(text), language).of(0, len(text), most)


def label(topic: str, language: str) -> str:
    """What a topic is called in a language (`nl`, `en`)."""
    return _labels()[topic][language]


def above(topic: str) -> tuple[str, ...]:
    """The topic and those it belongs to, one above the other."""
    out = [topic]
    while (parent := _parents().get(out[-1])) and parent not in out:
        out.append(parent)
    return tuple(out)


def below(topic: str) -> tuple[str, ...]:
    """The topic and all that belong to it: what somebody who asks for it wants to find."""
    return (topic, *(t for t in _labels() if t != topic and topic in above(t)))


def _ranked(counts: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    """By how much they count; of two that count the same, the one that is named first."""
    return sorted(counts.items(), key=lambda x: -x[1])[:most]


def _narrowest(counts: Mapping[str, float]) -> dict[str, float]:
    """Without topics that say no more than those below them do."""
    parents = _parents()
    below: defaultdict[str, float] = defaultdict(float)
    for topic, n in counts.items():
        above = topic
        while above := parents[above]:
            below[above] += n
    return {t: n for t, n in counts.items() if n > below[t]}


def _search(paper: Paper, language: str) -> list[Found]:
    """The words of the table in the text, in order; of one inside another only the longer."""
    automaton, known, anywhere = _table(language)
    text, lower = paper.text, paper.lower
    hits: list[tuple[int, int, int, _Word]] = []
    start = 0
    while start < len(lower):
        cut = lower.find("\n\n", start + _PIECE)
        stop = len(lower) if cut < 0 else cut
        for which, a, b in automaton.find_matches_as_indexes(lower[start:stop], overlapping=True):
            first, last = start + a, start + b
            if first > 0 and lower[first - 1].isalnum():
                if not anywhere[which]:
                    continue
                before = True
            else:
                before = False
            behind = last < len(lower) and lower[last].isalnum()
            for n, w in known[which]:
                if (before and not w.open_before) or (behind and not w.open_behind):
                    continue
                if w.exact is None or text.startswith(w.exact, first):
                    hits.append((first, -last, n, w))
        start = stop
    hits.sort(key=lambda h: h[:3])
    out: list[Found] = []
    reach = 0
    for first, last, n, w in hits:
        if -last > reach and not _in_office(text, lower, first):
            out.append(Found(first, n, w.topics))
            reach = -last
    return out


def _in_office(text: str, lower: str, at: int) -> bool:
    """Whether what stands here is the name of a minister's office."""
    first = max(0, at - _TITLE)
    if lower.find("minist", first, at) < 0 and lower.find("secretar", first, at) < 0:
        return False
    return _OFFICE.search(text, first, at) is not None


@cache
def _table(language: str) -> tuple[AhoCorasick, Sequence[Sequence[tuple[int, _Word]]], Sequence[bool]]:
    """The automaton; for each of its literals the words that it may be, and whether one may stand in a longer word."""
    topics: dict[str, dict[str, None]] = {}
    for topic, entries in words("topics", language).items():
        for entry in entries:
            topics.setdefault(entry, {})[topic] = None
    literals: dict[str, list[tuple[int, _Word]]] = {}
    for n, (entry, its) in enumerate(topics.items()):
        bare = entry.strip("*")
        exact = bare if bare != bare.lower() else None
        word = _Word(tuple(its), entry.startswith("*"), entry.endswith("*"), exact)
        literals.setdefault(bare.lower(), []).append((n, word))
    anywhere = [any(w.open_before for _, w in its) for its in literals.values()]
    return AhoCorasick(list(literals), implementation=Implementation.DFA), [*literals.values()], anywhere


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    return {r["id"]: {"nl": r["label_nl"], "en": r["label_en"]} for r in rows("topics")}


@cache
def _parents() -> Mapping[str, str]:
    return {r["id"]: r["parent"] for r in rows("topics")}
