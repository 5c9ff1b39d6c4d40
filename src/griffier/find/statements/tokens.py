"""A sentence as words, each with what it can be: cut once, for all that follows."""

import re
from collections.abc import Collection
from itertools import repeat
from typing import NamedTuple

from griffier.find.statements.lexicon import NEGATION, PRONOUN, Lexicon, Word

_TOKEN = re.compile(r"\w++(?:['’./,-]++\w++)*+|[^\w\s]")
NO_WORD = Word(0)
"""What a word is that no list has."""

MOST = 400
"""Words of a sentence that are read; a longer one is a table or noise, and what comes behind is left out."""


class Written:
    """The words as they are written, cut out of the text only where one is asked for."""

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str, starts: list[int], ends: list[int]) -> None:
        """Words of a text by their places."""
        self.text, self.starts, self.ends = text, starts, ends

    def __getitem__(self, n: int) -> str:
        return self.text[self.starts[n] : self.ends[n]]


class Words(NamedTuple):
    """The words and signs of one sentence, as columns of the same length.

    Attributes:
        lower: in lower case.
        raw: as written.
        starts, ends: code points in the clean text.
        info: what each can be.
        phrases: where the phrases of each list of the grammar stand, as ranges of words.
        pronouns, negations: places of these.
    """

    lower: list[str]
    raw: Written
    starts: list[int]
    ends: list[int]
    info: list[Word]
    phrases: dict[str, list[tuple[int, int]]]
    pronouns: list[int]
    negations: list[int]

    def __len__(self) -> int:
        return len(self.lower)

    def has(self, at: int, sequence: tuple[str, ...]) -> bool:
        """Whether these words stand here in a row."""
        return self.lower[at : at + len(sequence)] == list(sequence)

    def first(self, name: str, places: Collection[int]) -> tuple[int, int] | None:
        """The first phrase of this list that begins at one of these places, as a range of words."""
        if name in self.phrases:
            for found in self.phrases[name]:
                if found[0] in places:
                    return found
        return None

    def all(self, name: str, places: Collection[int]) -> list[tuple[int, int]]:
        """All of them; of several that begin at one place the longest first."""
        return [found for found in self.phrases.get(name, ()) if found[0] in places]


def words_of(text: str, start: int, end: int, lex: Lexicon) -> Words:
    """The words of `text[start:end]`, at most `MOST` of them, and the phrases of the grammar among them."""
    spans = [m.span() for m in _TOKEN.finditer(text, start, end)]
    if len(spans) > MOST:
        del spans[MOST:]
    small = text[start:end].lower()
    if len(small) == end - start:
        lower = [small[a - start : b - start] for a, b in spans]
    else:
        lower = [text[a:b].lower() for a, b in spans]
    begins = lex.begins
    info = list(map(lex.words.get, lower, repeat(NO_WORD)))
    phrases: dict[str, list[tuple[int, int]]] = {}
    pronouns, negations = [], []
    for n in [n for n, word in enumerate(info) if word[5]]:  # `telling`: most words are not
        roles = info[n].roles
        if roles & PRONOUN:
            pronouns.append(n)
        if roles & NEGATION:
            negations.append(n)
        behind = lower[n + 1] if n + 1 < len(lower) else ""
        for name, rest in begins.get(lower[n], ()):
            last = n + 1 + len(rest)
            if not rest or (rest[0] == behind and lower[n + 1 : last] == rest):
                phrases.setdefault(name, []).append((n, last))
    starts, ends = map(list, zip(*spans, strict=True)) if spans else ([], [])
    return Words(lower, Written(text, starts, ends), starts, ends, info, phrases, pronouns, negations)
