"""The paper under its figures: what is asked of it for each of them, worked out once."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from griffier.link._sites import Setting, any_of, finder, table_of
from griffier.model.clean import Part
from griffier.model.findings import Paper

Key = tuple[str, str]
# Lists of words that are asked of many stretches and stand in few of them.
_ASKED: tuple[Key, ...] = (
    ("anaphors", "figure"), ("anaphors", "series"), ("anaphors", "earlier_year"), ("time", "norms"), ("time", "acts"),
    ("time", "acts_money"), ("time", "past"), ("time", "elsewhen"), ("time", "sets"), ("time", "norm_words"),
    ("sources", "acts"), ("sources", "own_voice"), ("sources", "inquiries"), ("sources", "strong"),
    ("sources", "tails"), ("basis", "prices"), ("basis", "stand"), ("basis", "whole"),
)  # fmt: skip
# These end words that may begin in any way: `Veiligheidsmonitor`.
_ENDINGS = frozenset({("sources", "inquiries")})
# Where a phrase is open: any ending, words between, the year or the word that may be left out of a price level.
_OPEN = re.compile(r"[*…?]|\bN\b")
_LONGEST = 30  # code points of the longest verb
_PIECE = 100_000  # code points searched in one go


class Along:
    """The first match of a pattern in stretches that go forward and overlap: no place is searched over again."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern, self._text = pattern, text
        self._from = self._to = 0  # what is searched
        self._found: re.Match[str] | None = None  # the first match in there

    def first(self, start: int, end: int) -> re.Match[str] | None:
        """The first match in a stretch; it begins and ends there."""
        if end <= start:
            return None
        begin = start
        if self._from <= start < self._to:
            if self._found is None:
                begin = max(start, self._to - _LONGEST)
            elif self._found.start() >= start:
                return self._found if self._found.end() <= end else None
        if end > begin:
            self._found = self._pattern.search(self._text, begin, end)
            self._from, self._to = start, self._found.end() if self._found else end
        return self._found


class Ground:
    """One paper.

    Attributes:
        setting: what is known of it.
        text: the clean text.
        language: of the tables.
        sentences: where its sentences begin.
        blocks: where its blocks begin.
        headings: numbers of the blocks that are one.
        verbs: finds the first verb of a stretch.
    """

    def __init__(self, setting: Setting, language: str) -> None:
        self.setting, self.text, self.language = setting, setting.text, language
        # No array: looking up in these is most of the work, and an array makes a number of each that it is asked for.
        self.sentences = [s.start for s in setting.sentences]
        self.blocks: list[int] = []
        self.headings: list[int] = []
        for n, b in enumerate(setting.blocks):
            self.blocks.append(b.start)
            if b.part is Part.HEADING:
                self.headings.append(n)
        self._places = _places(self.text, language)
        self.verbs = Along(label_verbs(language), self.text)

    def may(self, table: str, key: str, start: int, end: int) -> bool:
        """Whether a word of a list may stand in a stretch; where it is False, none does."""
        places = self._places[table, key]
        n = bisect_right(places, start)
        return n < len(places) and places[n] <= end

    def places(self, table: str, key: str) -> Sequence[int]:
        """Where words of a list may end, in order."""
        return self._places[table, key]

    def find(self, table: str, key: str, start: int, end: int) -> re.Match[str] | None:
        """The first word of a list in a stretch, by offsets of the stretch."""
        places = self._places.get((table, key))
        if places is not None:
            n = bisect_right(places, start)
            if n == len(places) or places[n] > end:
                return None
        return finder(table, key, self.language).search(self.text[start:end])


@cache
def label_verbs(language: str) -> re.Pattern[str]:
    """A verb that what is measured may stand before."""
    verbs = table_of(language)["label"]["verbs"]
    first = re.escape("".join(sorted({v[0] for v in verbs})))
    return re.compile(rf" (?=[{first}])(?:{any_of(verbs)})(?!\w)", re.IGNORECASE)


def _places(text: str, language: str) -> Mapping[Key, Sequence[int]]:
    """Where words of each list may end: told in one pass, so that few patterns are tried in vain."""
    automaton, owners, whole = _automaton(language)
    lower = Paper.of(text).lower
    found: dict[Key, list[int]] = {key: [] for key in _ASKED}
    start = 0
    while start < len(text):
        cut = text.find("\n", start + _PIECE)  # no phrase goes on behind the end of a line
        stop = len(text) if cut < 0 else cut
        piece = lower[start:stop]
        for which, a, b in automaton.find_matches_as_indexes(piece, overlapping=True):
            if whole[which] and ((a and piece[a - 1].isalnum()) or piece[b : b + 1].isalnum()):
                continue
            for key in owners[which]:
                found[key].append(start + b)
        start = stop
    return found


@cache
def _automaton(language: str) -> tuple[AhoCorasick, Sequence[Sequence[Key]], Sequence[bool]]:
    """Finds the longest plain part of every phrase; whose it is, and whether it must be a word by itself."""
    owners: dict[str, list[Key]] = {}
    inside: set[str] = set()
    for table, key in _ASKED:
        for phrase in table_of(language)[table][key]:
            part = max((p.strip() for p in _OPEN.split(phrase)), key=len)
            mine = owners.setdefault(part, [])
            if (table, key) not in mine:
                mine.append((table, key))
            if part != phrase or (table, key) in _ENDINGS:
                inside.add(part)
    automaton = AhoCorasick(list(owners), implementation=Implementation.DFA)
    return automaton, tuple(map(tuple, owners.values())), tuple(part not in inside for part in owners)
