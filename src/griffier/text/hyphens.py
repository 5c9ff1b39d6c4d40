"""A word broken at a line end: whether its two halves are one word, keep their hyphen, or are two words.

Dutch breaks `verdedi-gingsfunctie` with a hyphen that must go, `trans-Atlantische` at one that must stay, and writes
`regerings- en parlementsleden` where a blank follows. Nothing on the page tells them apart, so `mend` asks an ordered
list of rules, from the surest to the weakest; the first that answers decides, and where none does the hyphen goes:

1. `_suspended`: the next word is `en`, `of`, `tot` ...: the second half comes later.
2. `_own_words`: the paper writes the word elsewhere, in one piece or with its hyphen, or has the whole name before it.
3. `_sign`: the hyphen stands beside a digit, `%` or another sign.
4. `_letters`: one of the halves is an abbreviation.
5. `_capital`: the second half begins with a capital.
6. `_known`: a word that Dutch writes with a hyphen.
7. `_first`: the first half keeps a hyphen before any word (`niet-`, `oud-`).
8. `_last`: the second half keeps one (`-generaal`).
9. `_group`: a word made of several (`kant-en-klaar`, `stap-voor-stap`).
10. `_equals`: adjectives of equal rank (`politiek-militair`).
11. `_clash`: two vowels that would be read as one sound (`defensie-uitgaven`).

The words are in `lang/nl/hyphens.toml` and `data/hyphen_words.txt`; both are read at the first broken word.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from griffier.data import lines
from griffier.lang import words as table


class Join(StrEnum):
    """What stands between the two halves of a broken word."""

    CLOSED = ""
    HYPHEN = "-"
    SPACED = "- "


def mend(left: str, right: str, words: Container[str]) -> Join:
    """Decides how a word broken at a line end is written on one line.

    Args:
        left: the word before the line end, without the hyphen of the break (`trans`, `inreis-/uitreis`, `2%`).
        right: the first word of the next line, without the marks after it (`Atlantische`, `en`).
        words: the paper's other words in lower case, as `words_of` collects them.
    """
    lexicon = _lexicon()
    low_left, low_right = left.lower(), right.lower()
    if low_right in lexicon.suspending:
        return _suspended(low_left, low_right, lexicon, words)
    if (join := _own_words(low_left, low_right, words)) is not None:
        return join
    if "-" in left and low_left in words and left[left.rfind("-") + 1 :][:1].isupper():
        return Join.HYPHEN  # the name before the break is whole: Indo-Pacific-strategie
    if _nothing_known(left, right, lexicon):
        return Join.CLOSED
    last, first = _BETWEEN.split(left)[-1], _BETWEEN.split(right)[0]
    halves = _Halves(left, right, low_left, low_right, last, first, last.lower(), first.lower())
    for rule in _RULES:
        if (join := rule(halves, lexicon)) is not None:
            return join
    return Join.CLOSED


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case; a word with hyphens is there whole and in its pieces.

    From `NAVO-EU-verklaring` come the whole, each piece and each run of pieces (`eu-verklaring`).
    """
    tokens = " ".join(set(text.split()))  # most words of a text come again: the pattern sees each once
    found = set(_WORD.findall(tokens.lower()))
    for word in [w for w in found if "-" in w]:
        pieces = word.split("-")[:_MOST_PIECES]
        for i in range(len(pieces)):
            found.update("-".join(pieces[i:j]) for j in range(i + 1, len(pieces) + 1))
    return frozenset(found)


_MOST_PIECES = 6  # no Dutch word has more; a run of hyphens in a table of numbers has
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_BETWEEN = re.compile(r"[-‐/]")
# No syllable "en" follows a consonant: "kinder- en" is never "kinderen".
_BEFORE_EN = ("i", "j", "u", "y", "e", "o", "a")
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]")
_LONGEST_WITHOUT_VOWEL = 5
# A listed word with a shorter second half stands for itself only: "stand-in" says nothing of what begins with "in".
_LEAST_OPEN = 4


class _Halves(NamedTuple):
    left: str
    right: str
    low_left: str
    low_right: str
    last: str  # the piece of `left` next to the break: after its last hyphen or slash
    first: str  # the piece of `right` next to the break: before its first hyphen or slash
    low_last: str
    low_first: str

    @property
    def capitals(self) -> bool:
        """Both halves in capitals, as in a heading."""
        return len(self.last) > 1 and len(self.first) > 1 and self.last.isupper() and self.first.isupper()


class _Second(NamedTuple):
    """Second halves of one first half: whole, and those that may go on (`baten` for `batenanalyse`)."""

    whole: frozenset[str]
    open: tuple[str, ...]


class _Lexicon(NamedTuple):
    suspending: frozenset[str]
    suspending_not: frozenset[str]
    syllable_en: tuple[str, ...]
    syllable_en_not: frozenset[str]
    abbreviations: frozenset[str]
    capital_names: frozenset[str]
    capital_names_not: tuple[str, ...]
    hyphenated: Mapping[str, _Second]  # by first half
    first: Mapping[str, tuple[str, ...]]
    last: Mapping[str, tuple[str, ...]]
    group_left: frozenset[str]
    group_right: frozenset[str]
    adjectives: frozenset[str]
    adjective_ends: tuple[str, ...]
    adjective_not: tuple[str, ...]
    adjective_closed: tuple[str, ...]
    clash_pairs: frozenset[str]
    clash_begin: tuple[str, ...]
    prefixes: frozenset[str]
    clash_left_not: tuple[str, ...]
    clash_closed: tuple[str, ...]
    left_known: frozenset[str]  # first halves and second halves that any of the lists names
    right_known: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    nl = table("hyphens")
    clash, adjectives, group = nl["clash"], nl["adjectives"], nl["group"]
    hyphenated = _by_first_half([*lines("hyphen_words"), *nl["words"]])
    return _Lexicon(
        suspending=frozenset(nl["suspending"]),
        suspending_not=frozenset(nl["suspending_not"]),
        syllable_en=tuple(nl["syllable_en"]),
        syllable_en_not=frozenset(nl["syllable_en_not"]),
        abbreviations=frozenset(nl["abbreviations"]),
        capital_names=frozenset(nl["capital_names"]),
        capital_names_not=tuple(nl["capital_names_not"]),
        hyphenated=hyphenated,
        first={word: tuple(but) for word, but in nl["first"].items()},
        last={word: tuple(after) for word, after in nl["last"].items()},
        group_left=frozenset(group["left"]),
        group_right=frozenset(group["right"]),
        adjectives=frozenset(adjectives["left"]),
        adjective_ends=tuple(adjectives["right"]),
        adjective_not=tuple(adjectives["right_not"]),
        adjective_closed=tuple(adjectives["closed"]),
        clash_pairs=frozenset(clash["pairs"]),
        clash_begin=tuple(clash["begin"]),
        prefixes=frozenset(p + q for q in clash["prefixes"] for p in ("", *clash["particles"])),
        clash_left_not=tuple(clash["left_not"]),
        clash_closed=tuple(clash["closed"]),
        left_known=frozenset([*hyphenated, *nl["first"], *nl["abbreviations"], *adjectives["left"], "ij"]),
        right_known=frozenset([*nl["last"], *nl["abbreviations"]]),
    )


def _by_first_half(words: Iterable[str]) -> dict[str, _Second]:
    seconds: dict[str, list[str]] = {}
    for word in words:
        at = word.find("-")
        while at >= 0:
            seconds.setdefault(word[:at], []).append(word[at + 1 :])
            at = word.find("-", at + 1)
    return {
        first: _Second(frozenset(rest), tuple(r for r in rest if len(r) >= _LEAST_OPEN))
        for first, rest in seconds.items()
    }


def _suspended(left: str, right: str, lexicon: _Lexicon, words: Container[str]) -> Join:
    """`regerings-` + `en`, unless the two are one word: `draai-en`, `zo-als`."""
    joined = left + right
    if joined in lexicon.suspending_not:
        return Join.CLOSED
    if right == "en" and left.endswith(_BEFORE_EN):
        if joined in words:
            return Join.CLOSED
        if left.endswith(lexicon.syllable_en) and _BETWEEN.split(left)[-1] not in lexicon.syllable_en_not:
            return Join.CLOSED
    return Join.SPACED


def _own_words(left: str, right: str, words: Container[str]) -> Join | None:
    """The paper's own spelling, also with another ending; no answer when it has both spellings."""
    joined, parted = left + right, f"{left}-{right}"
    if joined in words:
        return None if parted in words else Join.CLOSED
    if parted in words:
        return Join.HYPHEN
    if not joined.isalpha():
        left, right = _BETWEEN.split(left)[-1], _BETWEEN.split(right)[0]
        joined, parted = left + right, f"{left}-{right}"
    # What the paper writes with a hyphen it also has in pieces (see `words_of`).
    hyphen = left in words and _inflected(parted, len(right), words)
    if _inflected(joined, len(right), words):
        return None if hyphen else Join.CLOSED
    return Join.HYPHEN if hyphen else None


def _inflected(word: str, right: int, words: Container[str]) -> bool:
    """Whether a word is there, with an ending more or less; `right` is the length of what stands after the break."""
    if not right:
        return False
    if word in words or word + "e" in words or word + "en" in words or word + "s" in words:
        return True
    if word.endswith("en"):
        return right >= _LEAST_OPEN + 2 and word[:-2] in words
    return word.endswith("e") and right > _LEAST_OPEN and word[:-1] in words


def _nothing_known(left: str, right: str, lexicon: _Lexicon) -> bool:
    """The short way for most words: no rule below can have an answer, so the word is closed."""
    return (
        left.isalpha()
        and right.isalpha()
        and right.islower()
        and left[1:].islower()
        and left[-1] + right[0] not in lexicon.clash_pairs
        and (low := left.lower()) not in lexicon.left_known
        and right not in lexicon.right_known
        and not low.endswith("isch")
        and not _without_vowel(low)
        and not _without_vowel(right)
    )


def _sign(h: _Halves, lexicon: _Lexicon) -> Join | None:
    """`2%-norm`, `NAVO2030-agenda`, `COVID-19`, `5g-netwerk`; not the slash in `inreis-/uitreissysteem`."""
    if h.last.isalpha() and h.first.isalpha():
        return None
    if not h.last or not h.first or not h.last[-1].isalpha() or not h.first[0].isalpha():
        return Join.HYPHEN
    return Join.HYPHEN if any(c.isdigit() for c in h.last) else None


def _letters(h: _Halves, lexicon: _Lexicon) -> Join | None:
    """`EU-lidstaten`, `PvdA-fractie`, `A-status`, `btw-tarief`, `mbo-instelling`; but `BUITEN-LANDSE`, `IJ-mond`."""
    if h.low_last == "ij":  # one letter, and the beginning of a name more often than a name
        return None
    if len(h.last) == 1 or _without_vowel(h.low_last) or (_without_vowel(h.low_first) and h.low_first != "st"):
        return Join.HYPHEN
    if h.capitals:
        named = h.low_last in lexicon.capital_names or h.low_first in lexicon.capital_names
        return Join.HYPHEN if named and not (h.low_last + h.low_first).startswith(lexicon.capital_names_not) else None
    small = h.low_last[1:] == h.last[1:] or (h.last.startswith("IJ") and h.low_last[2:] == h.last[2:])
    if not small or h.low_last in lexicon.abbreviations or h.low_first in lexicon.abbreviations:
        return Join.HYPHEN
    return None


def _without_vowel(piece: str) -> bool:
    """Whether a piece has no vowel, as a syllable must: `btw`, `vng`, `tv`."""
    return len(piece) <= _LONGEST_WITHOUT_VOWEL and not _VOWEL.search(piece)


def _capital(h: _Halves, lexicon: _Lexicon) -> Join | None:
    """`Noord-Korea`, `pro-Russische`."""
    return Join.HYPHEN if h.first[0].isupper() and not h.capitals else None


def _known(h: _Halves, lexicon: _Lexicon) -> Join | None:
    """`non-proliferatie`, `kosten-batenanalyse`, `arts-assistenten`."""
    second = lexicon.hyphenated.get(h.low_left) or lexicon.hyphenated.get(h.low_last)
    if second and (h.low_right in second.whole or h.low_first in second.whole or h.low_right.startswith(second.open)):
        return Join.HYPHEN
    return None


def _first(h: _Halves, lexicon: _Lexicon) -> Join | None:
    """`oud-minister`, `kandidaat-lidstaten`; but `oud-heid`, `kandidaat-stelling`."""
    but = lexicon.first.get(h.low_last)
    return None if but is None or f"{h.low_right}.".startswith(but) else Join.HYPHEN


def _last(h: _Halves, lexicon: _Lexicon) -> Join | None:
    """`secretaris-generaal`, `minister-president`, `evidence-based`."""
    after = lexicon.last.get(h.low_first)
    return Join.HYPHEN if after is not None and (not after or h.low_last.endswith(after)) else None


def _group(h: _Halves, lexicon: _Lexicon) -> Join | None:
    """`kant-en-klaar` at either hyphen, `ex-ante-evaluatie`, `stap-voor-stap`."""
    if "-" in h.right and h.low_first in lexicon.group_right:
        return Join.HYPHEN
    if "-" in h.left and (h.low_last in lexicon.group_left or h.low_left.startswith(f"{h.low_right}-")):
        return Join.HYPHEN
    return None


def _equals(h: _Halves, lexicon: _Lexicon) -> Join | None:
    """`politiek-militair`, `sociaal-economische`; but `sociaal-democratisch` is one word, `technisch-heid` no pair."""
    if h.low_last not in lexicon.adjectives and not h.low_last.endswith("isch"):
        return None
    if not h.low_first.endswith(lexicon.adjective_ends) or h.low_first.startswith(lexicon.adjective_not):
        return None
    return None if (h.low_last + h.low_first).startswith(lexicon.adjective_closed) else Join.HYPHEN


def _clash(h: _Halves, lexicon: _Lexicon) -> Join | None:
    """`defensie-uitgaven`, `zee-egel`; but `financi-eel`, `ge-uit`."""
    if h.low_last[-1] + h.low_first[0] not in lexicon.clash_pairs or not h.low_first.startswith(lexicon.clash_begin):
        return None
    if h.low_last in lexicon.prefixes or h.low_last.endswith(lexicon.clash_left_not):
        return None
    return None if (h.low_last + h.low_first).startswith(lexicon.clash_closed) else Join.HYPHEN


# In this order, after `_suspended` and `_own_words`.
_RULES: tuple[Callable[[_Halves, _Lexicon], Join | None], ...] = (
    _sign,
    _letters,
    _capital,
    _known,
    _first,
    _last,
    _group,
    _equals,
    _clash,
)
