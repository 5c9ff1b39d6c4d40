"""Words and their stems, the same for both databases."""

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import local
from unicodedata import combining, normalize

import Stemmer

_WORD = re.compile(r"[^\W_]+")
_made = local()


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Words with their place and stem, in order."""
    for m in _WORD.finditer(text):
        yield m.start(), m.end(), stem(m[0])


def stemmed(text: str) -> str:
    """A text as the index has it: stems, a space between."""
    return " ".join(map(stem, _WORD.findall(text)))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word, without accents: `toezeggingen` and `toezegging` are one."""
    if not hasattr(_made, "stemmer"):
        # As PostgreSQL up to 17 has it under the name `dutch`; later Snowball gave that name to another algorithm.
        _made.stemmer = Stemmer.Stemmer("dutch_porter")
    plain = "".join(c for c in normalize("NFKD", word.lower()) if not combining(c))
    found: str = _made.stemmer.stemWord(plain)
    return found
