"""Words that tell what something is about, and how far two words are the same subject."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from griffier.lang import words as table
from griffier.text.stems import stem

_WORD = re.compile(r"[^\W_]{1,2}-[^\W\d_]{3,}|[^\W_]+(?:['’][^\W\d_]+)?")  # `B-brief` is one word
_NUMBER = re.compile(r"\d+")
# Dutch writes compounds: `vervoerscijfer` and `vervoersprognose` share their first part, `bijdrage` and
# `rijksbijdrage` their last. So many letters have to be the same.
_PART = 6
_COMPOUND = 8


@cache
def _idle(language: str) -> tuple[frozenset[str], frozenset[str]]:
    told = table("following", language)
    return frozenset(stem(w) for w in told["idle"]) | frozenset(told["idle"]), frozenset(told["joined"])


@cache
def generic(language: str = "nl") -> frozenset[str]:
    """Stems of words that very many subjects have: `onderzoek`, `rapport`."""
    return frozenset(stem(w) for w in table("following", language)["generic"])


# `toegekend` and `toekenning` are one word.
_SEPARABLE = re.compile(
    r"(aan|achter|af|bij|bijeen|door|goed|in|mee|na|neer|om|onder|op|over|samen|stop|teniet|terug|toe|uit|vast|voor|vrij|weg)"
    r"ge(\w{2,}?)(?:d|t|en)$"
)


def headwords(text: str) -> tuple[str, ...]:
    """Stems of all words of a heading but the smallest: letters of one dossier keep their headings."""
    return tuple(dict.fromkeys(stem(m[0].lower()) for m in _WORD.finditer(text) if len(m[0]) > 3))


def content(text: str, language: str = "nl") -> tuple[str, ...]:
    """Stems of the words of a text that tell its subject, each once, in order; no numbers, no small words."""
    joined = _idle(language)[1]
    found: dict[str, None] = {}
    before = ""
    for m in _WORD.finditer(text):
        word = m[0].lower()
        helper, before = before, word
        if (root := _root(word, language)) is None:
            continue
        if helper in joined and m[0].islower():
            # `in dienst stellen` is `indienststelling`.
            root = stem(helper + word)
        found[root] = None
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _root(word: str, language: str) -> str | None:
    """The stem of a word that tells a subject; None of one that does not."""
    idle = _idle(language)[0]
    if len(word) < 3 or word in idle or _NUMBER.match(word):
        return None
    apart = _SEPARABLE.match(word)
    root = stem(f"{apart[1]}{apart[2]}ing" if apart else word)
    return None if root in idle else root


@lru_cache(maxsize=1 << 16)
def keys(root: str) -> tuple[str, ...]:
    """The word itself, then its first and its last part where it is long enough to be a compound."""
    if len(root) < _COMPOUND:
        return (root,) if len(root) < _PART else (root, root[:_PART] + "-", "-" + root[-_PART:])
    return root, root[:_PART] + "-", "-" + root[-_PART:]


def keys_of(roots: tuple[str, ...]) -> Iterator[str]:
    """All keys of several words."""
    for root in roots:
        yield from keys(root)
