"""A sentence as words, each with what it can be: cut once, for all that follows."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from griffier.find.statements.lexicon import Lexicon, Word

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
        phrases: where the phrases of each list of the grammar stand, as ranges of words.
    """

    lower: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]
    info: list[Word]
    phrases: dict[str, list[tuple[int, int]]]

    def __len__(self) -> int:
        return len(self.lower)

    def has(self, at: int, sequence: tuple[str, ...]) -> bool:
        """Whether these words stand here in a row."""
        return self.lower[at : at + len(sequence)] == list(sequence)

    def first(self, name: str, places: Collection[int]) -> tuple[int, int] | None:
        """The first phrase of this list that begins at one of these places, as a range of words."""
        return next(self.all(name, places), None)

    def all(self, name: str, places: Collection[int]) -> Iterator[tuple[int, int]]:
        """All of them; of several that begin at one place the longest first."""
        return (found for found in self.phrases.get(name, ()) if found[0] in places)


def words_of(text: str, start: int, end: int, lex: Lexicon) -> Words:
    """The words of `text[start:end]`, at most `MOST` of them, and the phrases of the grammar among them."""
    spans = [m.span() for m in _TOKEN.finditer(text, start, end)][:MOST]
    raw = [text[a:b] for a, b in spans]
    lower = [w.lower() for w in raw]
    get = lex.words.get
    phrases: dict[str, list[tuple[int, int]]] = {}
    begins = lex.begins
    for n, word in enumerate(lower):
        if word in begins:
            for name, sequence in begins[word]:
                if len(sequence) == 1 or lower[n : n + len(sequence)] == sequence:
                    phrases.setdefault(name, []).append((n, n + len(sequence)))
    return Words(
        lower, raw, [a for a, _ in spans], [b for _, b in spans], [get(w, _NOTHING) for w in lower], phrases
    )  # fmt: skip
