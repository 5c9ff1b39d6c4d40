"""What a sentence signals of something that was said before: handed over, put off, dropped, and the like.

The words stand in `lang/*/following.toml`; one group of its `cues` is one signal.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from griffier.lang import words

_WORD = re.compile(r"\w+")
_LONGEST = 60  # code points of a word
_FRONT = 12  # code points: a sentence that begins with its reason has its subject behind it


@cache
def _groups(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The pattern of each signal that is one list of words."""
    told = words("following", language)
    lists = told["cues"] | {name: told[name] for name in ("denied", "leaning")}
    return tuple((name, _one_of(phrases)) for name, phrases in lists.items())


@cache
def _participle(language: str) -> re.Pattern[str]:
    told = words("following", language)
    none, some = ("|".join(told[name]) for name in ("no_participles", "participle"))
    return re.compile(rf"(?!\w*(?:{none})\Z)(?:{some})\Z")


@cache
def _named(name: str, language: str) -> re.Pattern[str]:
    return _one_of(words("following", language)[name])


def _one_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(phrases) + r")(?!\w)")


def signals(sentence: str, language: str = "nl") -> frozenset[str]:
    """The signals in a sentence: names of groups, `done` for a perfect tense, `denied`, `leaning`."""
    low = " ".join(sentence.lower().split())
    found = {name for name, pattern in _groups(language) if pattern.search(low)}
    if _is_done(low, language):
        found.add("done")
    return frozenset(found)


def _is_done(sentence: str, language: str) -> bool:
    """Whether a verb of the perfect and a participle stand in it: what is still to be done (`te verlengen`) is none."""
    if not _named("helped", language).search(sentence):
        return False
    participle = _participle(language)
    said = _WORD.findall(sentence)
    return any(
        len(word) <= _LONGEST and participle.match(word) is not None
        for before, word in pairwise(["", *said])
        if before != "te"
    )


def recurs(sentence: str, language: str = "nl") -> bool:
    """Whether it speaks of something that comes back: `halfjaarlijks`, `elk kwartaal`."""
    return _named("recurring", language).search(sentence.lower()) is not None


def head_of(sentence: str, language: str = "nl") -> str:
    """A sentence without the clauses that tell why."""
    found = _named("why", language).search(sentence.lower())
    if found is None or found.start() <= _FRONT:
        return sentence
    return sentence[: found.start()].rstrip(" ,")
