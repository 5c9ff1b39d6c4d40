"""What a sentence signals of something that was said before: handed over, put off, dropped, and the like.

The words stand in `lang/*/following.toml`; one group of it is one signal.
"""

import re
from functools import cache

from griffier.lang import words

_HELPED = re.compile(r"\b(?:is|zijn|heeft|hebben|heb|werd|werden|was|waren|has|have|was|were)\b")
_PARTICIPLE = re.compile(r"\b(?!geen\b|gebied|gemeente)\w*(?:ge|be|ver|ont|her|over)\w{2,}(?:d|t|en)\b")
_DENIED = re.compile(r"\b(?:niet|nog geen|geen|nooit|not|no)\b")


@cache
def _groups(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = words("following", language)["cues"]
    return tuple((name, re.compile(r"(?<!\w)(?:" + "|".join(phrases) + r")(?!\w)")) for name, phrases in told.items())


@cache
def _leaning(language: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words("following", language)["leaning"]) + r")(?!\w)")


def signals(sentence: str, language: str = "nl") -> frozenset[str]:
    """The signals in a sentence: names of groups, `done` for a perfect tense, `denied`, `leaning`."""
    low = " ".join(sentence.lower().split())
    found = {name for name, pattern in _groups(language) if pattern.search(low)}
    if _HELPED.search(low) and _PARTICIPLE.search(low):
        found.add("done")
    if _DENIED.search(low):
        found.add("denied")
    if _leaning(language).search(low):
        found.add("leaning")
    return frozenset(found)


@cache
def _recurring(language: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words("following", language)["recurring"]) + r")(?!\w)")


def recurs(sentence: str, language: str = "nl") -> bool:
    """Whether it speaks of something that comes back: `halfjaarlijks`, `elk kwartaal`."""
    return _recurring(language).search(sentence.lower()) is not None


@cache
def _why(language: str) -> re.Pattern[str]:
    return re.compile(r",? (?:" + "|".join(words("following", language)["why"]) + r")(?!\w)")


def head_of(sentence: str, language: str = "nl") -> str:
    """A sentence without the clauses that tell why."""
    found = _why(language).search(sentence.lower())
    return sentence[: found.start()] if found and found.start() > _FRONT else sentence


_FRONT = 12  # code points: a sentence that begins with its reason has its subject behind it
