"""What a sentence signals of something that was said before: handed over, put off, dropped, and the like.

The words stand in `lang/*/following.toml`; one group of its `cues` is one signal.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from griffier.lang import words

_WORD = re.compile(r"\w+")
_LONGEST = 60  # code points of a word
_FRONT = 12  # code points: a sentence that begins with its reason has its subject behind it
_AROUND = re.compile(r"\(\?<?[!=][^()]*\)")  # what has to stand, or not, before or behind


class _Phrase(NamedTuple):
    """A phrase of a signal, and the pattern of its first word; `first` is None where that is more than a word."""

    signal: str
    pattern: re.Pattern[str]
    first: re.Pattern[str] | None


@cache
def _phrases(language: str) -> tuple[_Phrase, ...]:
    """The phrases of each signal that is a list of words."""
    told = words("following", language)
    lists = told["cues"] | {name: told[name] for name in ("denied", "leaning", "helped")}
    return tuple(
        _Phrase(
            name, re.compile(rf"(?:{phrase})(?!\w)"), None if (first := _first(phrase)) is None else re.compile(first)
        )
        for name, phrases in lists.items()
        for phrase in phrases
    )


def _first(phrase: str) -> re.Pattern[str] | None:
    """The pattern of a phrase's first word; None where a bracket holds several, or it is no run of letters."""
    depth = 0
    plain = _AROUND.sub("", phrase)
    for n, c in enumerate(plain):
        depth += (c == "(") - (c == ")")
        if c in "-'’" or (c == " " and depth):
            return None
        if c == " ":
            return re.compile(plain[:n])
    return re.compile(plain)


@cache
def _openings(language: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p.first.pattern})" for p in _phrases(language) if p.first))


@cache
def _anywhere(language: str) -> tuple[_Phrase, ...]:
    """Phrases whose first word tells nothing: they are looked for in the whole sentence."""
    return tuple(
        _Phrase(p.signal, re.compile(rf"(?<!\w){p.pattern.pattern}"), None)
        for p in _phrases(language)
        if p.first is None
    )


@lru_cache(maxsize=1 << 16)
def _beginning(word: str, language: str) -> tuple[_Phrase, ...]:
    """The phrases that can begin with a word: for most words none."""
    if not _openings(language).fullmatch(word):
        return ()
    return tuple(p for p in _phrases(language) if p.first and p.first.fullmatch(word))


@cache
def _participles(language: str) -> re.Pattern[str]:
    told = words("following", language)
    none, some = ("|".join(told[name]) for name in ("no_participles", "participle"))
    return re.compile(rf"(?!\w*(?:{none})\Z)(?:{some})\Z")


@lru_cache(maxsize=1 << 16)
def _is_participle(word: str, language: str) -> bool:
    return len(word) <= _LONGEST and _participles(language).match(word) is not None


@cache
def _named(name: str, language: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words("following", language)[name]) + r")(?!\w)")


def signals(sentence: str, language: str = "nl") -> frozenset[str]:
    """The signals in a sentence: names of groups, `done` for a perfect tense, `denied`, `leaning`."""
    low = " ".join(sentence.lower().split())
    found: set[str] = set()
    before, participle = "", False
    for m in _WORD.finditer(low):
        word = m[0]
        for p in _beginning(word, language):
            if p.signal not in found and p.pattern.match(low, m.start()):
                found.add(p.signal)
        # What is still to be done (`te verlengen`) is no participle.
        participle = participle or (before != "te" and _is_participle(word, language))
        before = word
    found.update(p.signal for p in _anywhere(language) if p.signal not in found and p.pattern.search(low))
    # A verb of the perfect and a participle: something was done.
    if "helped" in found:
        found.discard("helped")
        if participle:
            found.add("done")
    return frozenset(found)


def recurs(sentence: str, language: str = "nl") -> bool:
    """Whether it speaks of something that comes back: `halfjaarlijks`, `elk kwartaal`."""
    return _named("recurring", language).search(sentence.lower()) is not None


def head_of(sentence: str, language: str = "nl") -> str:
    """A sentence without the clauses that tell why."""
    found = _named("why", language).search(sentence.lower())
    if found is None or found.start() <= _FRONT:
        return sentence
    return sentence[: found.start()].rstrip(" ,")
