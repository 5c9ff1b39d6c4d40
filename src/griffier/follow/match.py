"""How far a sentence of a later paper speaks of the same thing as an item."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from typing import NamedTuple

from griffier.follow.traces import Item, Told
from griffier.follow.words import generic, keys, keys_of

# A part of a compound tells less than the whole word; a heading or a sentence before tells less than the clause.
_PART = 0.5
_AROUND = 0.45
_GENERIC = 0.45
# A bonus counts as words that tell so much.
_TELLS = 4.0


@dataclass(slots=True)
class Weights:
    """What a word tells in these papers: one that stands in every sentence tells nothing."""

    sentences: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    known: dict[str, float] = field(default_factory=dict)

    def learn(self, told: Iterable[Told]) -> None:
        """Counts the words of a paper's sentences."""
        for t in told:
            self.sentences += 1
            self.counts.update(set(keys_of(t.words)))
        self.known.clear()

    def of(self, key: str) -> float:
        """From 0 for a word of every sentence to some 5 for one that stands once in hundreds."""
        weight = self.known.get(key)
        if weight is None:
            weight = self.known[key] = max(log((self.sentences + 2) / (self.counts[key] + 1)), 0.05)
        return weight


class Word(NamedTuple):
    """A word of an item, made ready for matching.

    Attributes:
        root: its stem.
        parts: keys of its first and last part.
        factor: what its length and place make of its weight.
        near: it stands around the clause and not in it.
    """

    root: str
    parts: tuple[str, ...]
    factor: float
    near: bool


def ready(item: Item) -> tuple[Word, ...]:
    """The words of an item for matching."""
    own = [(word, False, 1.0) for word in item.words]
    around = [(word, True, _AROUND) for word in item.around]
    return tuple(Word(word, keys(word)[1:], _length(word) * rank, near) for word, near, rank in own + around)


ENTRY = 1
"""Marks a key that leads to an item by itself: one of its own words or their parts, or a whole word around them."""


def entries(words: Sequence[Word]) -> dict[str, int]:
    """By which keys an item is looked up, each with the words that it touches.

    The words are a number whose bit n + 1 stands for the nth word; bit 0 is `ENTRY`.
    """
    out: dict[str, int] = {}
    for n, word in enumerate(words):
        bit = 2 << n
        out[word.root] = out.get(word.root, 0) | bit | ENTRY
        for part in word.parts:
            out[part] = out.get(part, 0) | bit | (0 if word.near else ENTRY)
    return out


@lru_cache(1 << 16)
def numbers(touched: int) -> tuple[int, ...]:
    """The numbers of the words that a sentence touches, in order."""
    return tuple(n for n in range(touched.bit_length() - 1) if touched >> n & 2)


@dataclass(slots=True)
class Weighed:
    """An item's words with what each tells after so many papers."""

    words: tuple[Word, ...]
    each: list[float]
    own: float

    @classmethod
    def by(cls, weights: Weights, words: tuple[Word, ...]) -> "Weighed":
        """Weighs the words of an item."""
        each = [weights.of(word.root) * word.factor for word in words]
        return cls(words, each, sum(w for w, word in zip(each, words, strict=True) if not word.near))


class Match(NamedTuple):
    """How an item and a sentence meet.

    Attributes:
        score: share of the item's subject that the sentence names, 0 to 1.
        mass: what the words that meet tell together.
        met: what each word tells that meets, with the word.
        own: how many words of the item's own clause stand in the sentence itself.
        near: how many words from around the clause stand in the sentence itself.
    """

    score: float
    mass: float
    met: tuple[tuple[float, str], ...]
    own: int
    near: int

    @property
    def words(self) -> tuple[str, ...]:
        """The words that meet, the most telling first."""
        return tuple(word for _, word in sorted(self.met, reverse=True))

    @property
    def direct(self) -> bool:
        """Whether the sentence itself names the subject, not only what stands around it."""
        return self.own > 0 or self.near > 1


def match(
    item: Weighed, touched: Iterable[int], found: Mapping[str, float], weights: Weights, *, bonus: float = 0.0
) -> Match:
    """Holds an item against the words of a sentence.

    Args:
        item: an item of an earlier paper, weighed.
        touched: numbers of its words that can meet, in order.
        found: keys of the sentence's words and those around it, with what they count (1 for its own words).
        weights: of the papers so far.
        bonus: what else shows that they belong together: the same heading, the same actor, the paper it cites.
    """
    met: list[tuple[float, str]] = []
    # What stands around the clause helps where it is met, and is not missed where it is not.
    whole = item.own
    shared = 0.0
    counts = [0, 0]
    for n in touched:
        root, parts, _, near = item.words[n]
        weight = item.each[n]
        where = found.get(root)
        if where is not None:
            told, shown = weight * where, root
        else:
            told = where = 0.0
            shown = root
            for part in parts:
                place = found.get(part)
                if place is not None:
                    half = min(weights.of(part), weight) * _PART * place
                    if half > told:
                        # A shared part of a word around the clause shows nothing.
                        told, where, shown = half, 0.0 if near else place, part
        if told:
            if near:
                whole += told
            shared += told
            met.append((told, shown))
            counts[near] += where == 1.0
    mass = shared + (_TELLS * bonus if met else 0.0)
    score = shared / whole if whole else 0.0
    if score:
        score = min(score + bonus, 1.0)
    return Match(score, mass, tuple(met), *counts)


@lru_cache(1 << 14)
def _length(word: str) -> float:
    """A long word, a compound as a rule, tells more of a subject than a short one, or one of many subjects."""
    if word in generic():
        return _GENERIC
    return min(max(len(word) / 9, 0.7), 1.6)


def sought(told: Told, around: Iterable[tuple[str, ...]], lent: tuple[str, ...] = ()) -> dict[str, float]:
    """The keys of a sentence with what they count: its own words fully, its heading and neighbour less.

    Args:
        told: the sentence.
        around: words of its heading and of the sentence it leans on.
        lent: words that count as its own.
    """
    out: dict[str, float] = {}
    for words in around:
        out.update(dict.fromkeys(keys_of(words), _AROUND))
    out.update(dict.fromkeys(keys_of(told.words + lent), 1.0))
    return out
