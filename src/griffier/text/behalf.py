"""On whose behalf a paper is written beside its signers."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from griffier.lang import words
from griffier.text.ministries import ministry_at

_OPENING = 1500  # code points of a body in which it says on whose behalf it is written
_STOPS = (". ", ".\n", "\n\n", "? ", ": ")


class _Words(NamedTuple):
    cue: re.Pattern[str]
    own: re.Pattern[str]
    this_letter: re.Pattern[str]
    past: re.Pattern[str]
    promised: re.Pattern[str]
    first_minister: re.Pattern[str]
    office: re.Pattern[str]
    second_office: re.Pattern[str]
    preposition: re.Pattern[str]
    joint: re.Pattern[str]
    colleagues: re.Pattern[str]
    plural: Mapping[str, str]


@cache
def _words() -> _Words:
    t = words("letterhead")["behalf"]
    before = "|".join(words("letterhead")["signature"]["before_role"])
    lead = rf"(?:de )?(?P<before>(?:(?:{before}) )?)"

    def pattern(source: str) -> re.Pattern[str]:
        return re.compile(source, re.IGNORECASE)

    return _Words(
        cue=pattern(rf"(?<!\w)(?:{t['cue']}) "),
        own=pattern(t["own"]),
        this_letter=pattern(t["this_letter"]),
        past=pattern(t["past"]),
        promised=pattern(t["promised"]),
        first_minister=pattern(rf"(?:de )?(?P<role>{t['head_of_government']})(?![\w-])"),
        office=pattern(rf"{lead}(?P<office>{t['offices']})(?![\w-])"),
        second_office=pattern(rf" en (?={lead}(?:{t['offices']})(?![\w-]))"),
        preposition=pattern(t["preposition"]),
        joint=pattern(t["joint"]),
        colleagues=pattern(t["colleagues"]),
        plural=t["plural"],
    )


def on_behalf_of(text: str) -> tuple[str, ...]:
    """The offices on whose behalf a paper is written beside its signers (`mede namens de Minister van …`).

    Args:
        text: the body of the clean text, of which only the opening is looked at; or the lines of a signature.

    Only a sentence in which the writer speaks of this letter counts, not one that tells of an earlier paper. Where
    the office has no name of its own (`mijn ambtgenoot van …`) nothing is found.
    """
    opening = text[:_OPENING]
    for cue in _words().cue.finditer(opening):
        roles, end = _offices(opening, cue.end())
        if roles and (_line_of_its_own(opening, cue.start(), end) or _about_this_letter(opening, cue.start(), end)):
            return tuple(" ".join(role.split()) for role in roles)
    return ()


def _line_of_its_own(text: str, start: int, end: int) -> bool:
    """Whether this is a line of a signature: `Mede namens de Minister van …,`."""
    begins = not text[:start].strip() or text[start - 1] == "\n"
    return begins and text[end : end + 1] in ("", ",") and text[end + 1 : end + 2] in ("", "\n")


def _about_this_letter(text: str, start: int, end: int) -> bool:
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    last = min((at for stop in _STOPS[:3] if (at := text.find(stop, end)) >= 0), default=len(text))
    sentence = text[first:last]
    w = _words()
    if w.this_letter.search(sentence):
        return True
    told = w.past.search(sentence) and not w.promised.search(sentence)
    return w.own.search(sentence) is not None and not told


def _offices(text: str, at: int) -> tuple[list[str], int]:
    """The row of offices that begins at `at`, and where it ends."""
    w = _words()
    roles: list[str] = []
    end = at
    while True:
        colleague = w.colleagues.match(text, at)
        at = colleague.end() if colleague else at
        first = w.first_minister.match(text, at)
        if first:
            roles.append(_capital(first["role"]))
            end = first.end()
        else:
            found = _office(text, at)
            if found is None:
                break
            more, end = found
            roles += more
        joint = w.joint.match(text, end)
        if joint is None:
            break
        at = joint.end()
    return roles, end


def _office(text: str, at: int) -> tuple[list[str], int] | None:
    """An office with its portfolio; several in `de Ministers van A en B`, `de Minister en Staatssecretaris van A`."""
    w = _words()
    heads: list[str] = []
    while m := w.office.match(text, at):
        office = w.plural.get(m["office"].lower())
        heads.append(_capital(m["before"] + (office or m["office"])))
        second = w.second_office.match(text, m.end())
        if office or second is None:
            break
        at = second.end()
    if m is None:
        return None
    portfolios, end = _portfolios(text, m.end(), several=office is not None)
    if portfolios:
        return [f"{head}{portfolio}" for head in heads for portfolio in portfolios], end
    if w.preposition.match(text, end) or re.match(r" [A-ZÀ-Þ]", text[end : end + 2]):
        return None  # of something that is no portfolio, or a person by name
    return (heads, end) if office is None else None


def _portfolios(text: str, at: int, *, several: bool) -> tuple[list[str], int]:
    """What stands behind an office, with its preposition: ` van Financiën`, ` Jeugd, Preventie en Sport`."""
    w = _words()
    out: list[str] = []
    end = at
    start = at
    while True:
        m = w.preposition.match(text, start - 1 if out else start)
        begin = m.end() if m else start + (0 if out else 1)
        stop = ministry_at(text, begin, known=m is None and not out)
        if stop is None or (m is None and not out and text[start : start + 1] not in (" ", "\n")):
            break
        lead = m[0] if m else (out[0][: out[0].index(" ", 1) + 1] if out else " ")
        out.append(lead + text[begin:stop])
        end = stop
        joint = w.joint.match(text, end) if several else None
        if joint is None or w.office.match(text, joint.end()):
            break
        start = joint.end()
    return out, end


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
