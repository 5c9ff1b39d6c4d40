"""A sentence as words, each with what it can be: cut once, for all that follows."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from griffier.find.statements.lexicon import Word

_TOKEN = re.compile(r"\w+(?:[-'’./,](?=\w)\w+)*|[^\w\s]")
_NOTHING = Word(0)

MOST = 400
"""Words of a sentence that are read; a longer one is a table or noise, and what comes behind is left out."""


class Words(NamedTuple):
    """The words and signs of one sentence, as columns of the same length.

    Attributes:
        lower: in lower case.
        raw: as written.
        starts, ends: code points in the clean text.
        info: what each can be.
    """

    lower: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]
    info: list[Word]

    def __len__(self) -> int:
        return len(self.lower)

    def has(self, at: int, sequence: tuple[str, ...]) -> bool:
        """Whether these words stand here in a row."""
        return self.lower[at : at + len(sequence)] == list(sequence)

    def first(
        self, phrases: Mapping[str, tuple[tuple[str, ...], ...]], places: Iterable[int]
    ) -> tuple[int, int] | None:
        """The first of these phrases that begins at one of these places, as a range of words."""
        lower = self.lower
        for n in places:
            for sequence in phrases.get(lower[n], ()):
                if len(sequence) == 1 or self.has(n, sequence):
                    return n, n + len(sequence)
        return None


def words_of(text: str, start: int, end: int, table: Mapping[str, Word]) -> Words:
    """The words of `text[start:end]`, at most `MOST` of them."""
    out = Words([], [], [], [], [])
    lower, raw, starts, ends, info = out
    for m in _TOKEN.finditer(text, start, end):
        word = m[0]
        small = word.lower()
        lower.append(small)
        raw.append(word)
        starts.append(m.start())
        ends.append(m.end())
        info.append(table.get(small, _NOTHING))
        if len(lower) >= MOST:
            break
    return out
