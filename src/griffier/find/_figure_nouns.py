"""What is counted: the noun behind a number, which may stand some adjectives away."""

import re
from typing import NamedTuple

from griffier.find._figure_words import FigureWords
from griffier.find._plurals import is_participle, singular

_NEXT = re.compile(r" ([^\W\d_][\w'’-]*)")
_COMMA = re.compile(r", ?(?=[^\W\d_][\w-]*e [^\W\d_])")
_MOST = 6  # words that may stand between a number and its noun, with it
_ENDS_AS_PLURAL = ("en", "s", "'s", "’s", "ën")


class Noun(NamedTuple):
    """A noun behind a number: its last code point, the word as written, and the word for one."""

    end: int
    written: str
    one: str


def noun_after(  # noqa: C901 - one word after the other, each with its verdict
    text: str, lower: str, pos: int, words: FigureWords, *, one: bool = False
) -> Noun | None:
    """The noun that the number ending at `pos` counts, or None.

    Args:
        text: the clean text.
        lower: the same in small letters.
        pos: where the number ends.
        words: of the paper's language.
        one: the number is one, so that the noun has the form of the singular.
    """
    adjectives = 0
    skip = False
    for _ in range(_MOST):
        m = _NEXT.match(lower, pos)
        if m is None:
            comma = _COMMA.match(lower, pos) if adjectives else None
            if comma is None:
                return None
            pos = comma.end() - 1
            continue
        word, pos = m[1], m.end()
        if skip:
            skip = False
            continue
        if word in words.to:
            skip = True
            continue
        if found := words.counted.get(word):
            return Noun(pos, word, found)
        if word in words.nouns:
            return Noun(pos, word, singular(word, words.language))
        if word in words.stop or word in words.scales:
            return None
        if word in words.adjectives:
            adjectives += 1
            continue
        verdict = _english(word, words) if words.language == "en" else _dutch(text[m.start(1) : pos], word, words)
        if verdict == "noun" or (one and words.language == "nl" and len(word) > 4 and word.endswith("ie")):
            return Noun(pos, word, _named(text[m.start(1) : pos], words))
        if verdict == "adjective":
            adjectives += 1
            continue
        if one and verdict == "other" and word not in words.not_plural and text[m.start(1)].islower():
            return Noun(pos, word, _as_written(text[m.start(1) : pos]))
        return None
    return None


def _as_written(word: str) -> str:
    """In small letters, but for an abbreviation or a name (`F-35`, `EU-lidstaat`, `Patriot-raket`)."""
    return word if "-" in word or any(c.isupper() or c.isdigit() for c in word[1:]) else word.lower()


def _named(word: str, words: FigureWords) -> str:
    kept = _as_written(word)
    if kept == word.lower():
        return singular(kept, words.language)
    head, dash, last = kept.rpartition("-")
    return f"{head}{dash}{singular(last, words.language)}" if dash and last.islower() else kept


def _dutch(shown: str, word: str, words: FigureWords) -> str:
    """`noun` for a plural, `adjective` for what may stand before it, else `other`."""
    if word in words.not_plural or len(word) < 3:
        return "other"
    if word.endswith(("en", "ën")):
        return "adjective" if is_participle(word) else "noun"
    if word.endswith("s") and not word.endswith("ss"):
        return "noun"
    if word.endswith(("e", "ig", "lijk", "isch")):
        return "adjective"
    if word.endswith(("ia", "centra", "musea", "fora", "ici")):
        return "noun"
    return "other"


def _english(word: str, words: FigureWords) -> str:
    if word in words.not_plural:
        return "adjective"
    if word.endswith("s") and not word.endswith("ss"):
        return "noun"
    return "adjective"
