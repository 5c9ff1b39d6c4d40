"""How far a title of a law or treaty reaches that no table knows: `Wet kwaliteit, klachten en geschillen zorg`.

Titles are written in lower case but for the first word, so the end is not marked. Words that titles of the tables
hold, nouns by their ending, capitals and a closing year belong to a title; verbs and pronouns do not. In doubt the
title ends earlier.
"""

import re
from functools import cache
from typing import NamedTuple

from griffier.find._names import tables, words

_MOST = 24
_WORD = re.compile(r" ((?:[^\W\d_]|['’])[\w'’&/-]{0,40})(?!\w|\.\w)")
_YEAR = re.compile(r" ((?:18|19|20)\d\d)(?![\w/-])")
_COMMA_LIST = re.compile(
    r", [^\W\d_]{3,30}(?: [^\W\d_]{3,30}){0,2}(?:, [^\W\d_]{3,30}(?: [^\W\d_]{3,30}){0,2}){0,3},? en "
)
DATED = re.compile(
    r" van (?P<date>\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
    r" \d{4})(?!\d)"
)
_REST = re.compile(r"((?:,? ?\w[\w’&/-]{0,40}){1,8})(?= \((?:Stb|Stcrt|hierna|verder|ook wel)\b)")
_PLACE = re.compile(r" van ((?:Den |New |San |Sint |’s-|Montego )?[A-ZÀ-Þ][\w’'-]{2,20}(?: [A-ZÀ-Þ][\w’'-]{2,20})?)")
_EU = re.compile(r" (?:\((?:EU|EG|EEG|Euratom)|nr\b|nrs\b|(?:EU|EG)\b|\d)")


@cache
def _vocabulary() -> frozenset[str]:
    seen: set[str] = set()
    for name in tables().names:
        seen.update(name.replace(",", "").split(" ")[1:])
    return frozenset(w for w in seen if w[:1].isalpha()) - frozenset(words()["titles"]["stop"])


class _Lists(NamedTuple):
    stop: frozenset[str]
    link: frozenset[str]
    middle: frozenset[str]
    not_first: frozenset[str]
    heads: frozenset[str]
    endings: tuple[str, ...]


@cache
def _lists() -> _Lists:
    t = words()["titles"]
    return _Lists(
        frozenset(t["stop"]),
        frozenset(t["link"]),
        frozenset(t["middle"]),
        frozenset(t["not_first"]),
        frozenset(words()["heads"]["open"]),
        tuple(t["endings"]),
    )


def law_title(text: str, head_end: int, *, sure: bool, open_end: bool) -> int | None:
    """Where the title of a law ends whose head (`Wet`, `Besluit`) ends at `head_end`; None when it is no name.

    Args:
        text: the clean text.
        head_end: the offset behind the head.
        sure: false where a capital is nothing special (the start of a sentence): then the title itself must show
            that it is a name, by a year or a capital.
        open_end: the word behind the head may be one that no title has yet: `de Wet sloten en vaarten`.
    """
    if _EU.match(text, head_end):
        return None
    first = _WORD.match(text, head_end)
    if first and first[1].lower() in _lists().not_first:
        return None
    end = _reach(text, head_end, law=True, open_end=open_end)
    if end == head_end:
        return None
    rest = text[head_end:end]
    return end if sure or any(c.isupper() or c.isdigit() for c in rest) else None


def up_to_bracket(text: str, end: int) -> int:
    """The end of a title that goes on to the bracket with its gazette or short name: `… voor sloten (Stcrt. …)`."""
    m = _REST.match(text, end)
    if m is None or any(w in _lists().stop for w in m[1].lower().replace(",", " ").split()):
        return end
    return m.end()


def treaty_title(text: str, head_end: int, plain: bool) -> tuple[int, str | None] | None:
    """Where the title of a treaty ends whose head ends at `head_end`, with the place it is named after.

    `plain` is true for heads that are everyday words as well (`Overeenkomst`, `Akkoord`): a place or one of the
    three formal words for a subject must follow.
    """
    where = words()["treaty"]
    if m := _PLACE.match(text, head_end):
        place = m[1]
        if place.lower() in _lists().stop or place in where["no_place"]:
            return None
        after = _WORD.match(text, m.end())
        end = m.end()
        if after and after[1] in where["subject"]:
            end = max(end, _reach(text, end, law=False, open_end=False))
        return end, place
    first = _WORD.match(text, head_end)
    formal = ("inzake", "betreffende", "nopens")
    if first and (first[1] in formal or (not plain and first[1] in where["subject"])):
        end = _reach(text, head_end, law=False, open_end=False)
        return (end, None) if end > head_end else None
    return None


def _reach(text: str, start: int, *, law: bool, open_end: bool) -> int:
    """The end of the last word from `start` on that belongs to a title; `start` itself when none does."""
    lists = _lists()
    end = pos = start
    linked: list[str] = []
    before = ""
    for _ in range(_MOST):
        if year := _YEAR.match(text, pos):
            return end if linked else year.end()
        m = _WORD.match(text, pos)
        if m is None:
            if linked or end == start or not _COMMA_LIST.match(text, pos):
                break
            pos += 1
        elif m[1] in lists.link:
            if law and end > start and m[1] not in lists.middle:
                break
            linked.append(m[1])
            pos = m.end()
        elif _fits(m[1], linked, law) or (
            m[1].islower() and m[1] not in lists.stop and _expected(text, m, before, linked, open_end and end == start)
        ):
            end = pos = m.end()
            before, linked = m[1], []
        else:
            break
    return end


def _fits(word: str, linked: list[str], law: bool) -> bool:
    """Whether the word itself is one that titles hold."""
    lists, low = _lists(), word.lower()
    if low in lists.stop:
        return False
    if word[0].isupper():
        # `de Wet X en de Wet Y` and `de Wet X en Duitsland` are two things each; in a treaty `en` joins its parties.
        return not (law and linked and (linked[0] == "en" or low in lists.heads))
    return low in _vocabulary() or word.endswith("-") or (len(low) > 5 and low.endswith(lists.endings))


def _expected(text: str, word: re.Match[str], before: str, linked: list[str], first: bool) -> bool:
    """Whether an unknown word must be a noun by its place: behind an adjective or `van de`, or before a year."""
    if len(word[1]) < 4:
        return False
    if linked:
        return linked[-1] != "en"
    # A verb would follow `de Wet` as well: `beschermt`, `genomen`.
    verb = word[1].endswith("t") or (word[1].startswith(("ge", "ver", "be")) and word[1].endswith(("en", "d")))
    return before.endswith("e") or (first and not verb) or bool(_YEAR.match(text, word.end()))
