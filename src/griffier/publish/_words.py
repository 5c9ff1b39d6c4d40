"""The page's own words, in every language it speaks at once; the style shows one of them.

A `span` with a language is such a word, and nothing else is: what the paper says never stands in one.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from griffier.lang import words
from griffier.publish._html import Html, element, escape, join

LANGUAGES = ("nl", "en")
"""The first is the one a page opens in."""

_GAP = re.compile(r"\{(\w+)\}")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@cache
def both(section: str, key: str) -> Html:
    """A word of `lang/<language>/page.toml` in every language; a key that is not there speaks for itself.

    Args:
        section: the table it stands in (`page`, `fields`, `forms.reference`).
        key: its name.
    """
    return fill(section, key)


def fill(section: str, key: str, **values: Any) -> Html:
    """A sentence of the page in every language, with its gaps filled.

    Args:
        section: the table it stands in.
        key: its name.
        values: what goes in the gaps.
    """
    found = [(language, _word(section, key, language)) for language in LANGUAGES]
    if not any(text for _, text in found):
        return element("bdi", key.replace("_", " ").capitalize(), lang="en")
    if not values and len({text for _, text in found}) == 1:
        return escape(str(found[0][1]))  # the same word in both
    return join(element("span", _filled(text or key, values), lang=language) for language, text in found)


def one(section: str, key: str, language: str = LANGUAGES[0]) -> str:
    """A word in one language, for places that hold no markup."""
    return _word(section, key, language) or key.replace("_", " ").capitalize()


def has(section: str, key: str) -> bool:
    """Whether the page has words for this."""
    return _word(section, key, LANGUAGES[0]) is not None


def is_day(value: object) -> bool:
    """Whether this is a whole day in ISO 8601."""
    return isinstance(value, str) and (m := _DAY.fullmatch(value)) is not None and 1 <= int(m[2]) <= 12


@lru_cache(maxsize=4096)
def day(iso: str) -> Html:
    """A day as a reader writes it, in every language; what is no whole day stays as it is."""
    if not is_day(iso):
        return escape(iso)
    return join(element("span", spell(iso, language), lang=language) for language in LANGUAGES)


def spell(iso: str, language: str) -> str:
    """`2024-03-12` as `12 maart 2024`; what is no whole day stays as it is."""
    if not is_day(iso):
        return iso
    year, month, number = iso.split("-")
    return f"{int(number)} {words('page', language)['dates']['months'][int(month) - 1]} {year}"


def _filled(text: str, values: Mapping[str, Any]) -> str:
    """Gaps are `{name}`; nothing else in the text has a meaning, and nothing in the values has."""
    return _GAP.sub(lambda m: str(values.get(m[1], m[0])), text) if values else text


def _word(section: str, key: str, language: str) -> str | None:
    table: Any = words("page", language)
    for name in section.split("."):
        table = table.get(name, {})
    found = table.get(key) if isinstance(table, dict) else None
    return found if isinstance(found, str) else None
