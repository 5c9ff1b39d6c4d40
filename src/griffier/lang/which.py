"""Which language a text is in, by its small words."""

from functools import cache

from griffier.lang import words

_ENOUGH = 4000  # code points: small words are every third word, a page of them leaves no doubt


@cache
def _small_words() -> tuple[tuple[str, frozenset[str]], ...]:
    english = words("function_words", "en")
    return (
        ("nl", frozenset(words("function_words")["words"])),
        ("en", frozenset(english["words"])),
        ("und", frozenset(english["others"])),
    )


def language_of(text: str) -> str:
    """The language of a text, as BCP 47.

    Args:
        text: the clean text; only its first page is looked at.

    Returns:
        `nl` or `en`; `und` for a text without small words of either, or with more of another language.

    >>> language_of("De brief ligt op het bureau."), language_of("The letter is on the desk."), language_of("36 045")
    ('nl', 'en', 'und')
    """
    found = text[:_ENOUGH].lower().split()
    counts = {language: sum(map(small.__contains__, found)) for language, small in _small_words()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else "und"
