"""The words by which sessions of a meeting are found, what they were about, and who sat at the table."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from griffier.lang import words
from griffier.model.actor import Actor

NUMBERED = re.compile(r"(?:[IVX]{1,4}|\d{1,2}|[a-z])[.)]?\)? (?=\S)|[-–•*] ?")  # before a heading or an item
_NEAR = 45  # code points between a word for talking, `met` and the first partner
_LONG_PARTNER = 90  # code points of a partner that is no known actor


class Words(NamedTuple):
    """What sessions are found by; each field is named after its entry in `meeting.toml`."""

    quick: Mapping[str, Sequence[str]]
    noun: re.Pattern[str]
    which: re.Pattern[str]
    this: re.Pattern[str]
    meal: re.Pattern[str]
    business: re.Pattern[str]
    format: re.Pattern[str]
    ordinals: dict[str, int]
    label: re.Pattern[str]
    listed: re.Pattern[str]
    verb: re.Pattern[str]
    over: re.Pattern[str]
    tail: re.Pattern[str]
    direct: re.Pattern[str]
    topic_ends: re.Pattern[str]
    sequence: re.Pattern[str]
    with_: re.Pattern[str]
    talk: re.Pattern[str]
    joined: re.Pattern[str]
    at_table: re.Pattern[str]
    with_ends: re.Pattern[str]
    plain: re.Pattern[str]
    subject: re.Pattern[str]
    common: frozenset[str]
    article: re.Pattern[str]
    each_other: re.Pattern[str]
    no_heading: re.Pattern[str]
    role: re.Pattern[str]


def one_of(entries: Iterable[str]) -> str:
    """A pattern for any of these, the longest first."""
    return "(?:" + "|".join(sorted(entries, key=len, reverse=True)) + ")"


@cache
def words_for(language: str) -> Words:
    """The patterns of a language; those of Dutch for one without a table."""
    t = words("meeting", "en" if language == "en" else "nl")
    s, topic = t["session"], t["topic"]

    def word(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-]){pattern}(?![\w-])", flags)

    noun = one_of([*s["compounds"], *s["nouns"]])
    meal, business, formats = one_of(s["meals"]), one_of(s["other_business"]), one_of(s["formats"])
    ordinals = one_of([*s["ordinals"], *s["kinds"]])
    return Words(
        quick=t["quick"],
        noun=word(rf"(?:(?P<session>{noun})|(?P<meal>{meal})|(?P<business>{business})|(?P<format>(?-i:{formats})))"),
        which=re.compile(rf"(?<!\w)(?P<which>(?:{ordinals} ){{1,2}})$", re.IGNORECASE),
        this=re.compile(rf"(?<!\w){one_of(s['this'])} $", re.IGNORECASE),
        meal=re.compile(rf"(?<!\w){one_of(s['meal_cues'])} (?:\w+ )?$", re.IGNORECASE),
        business=re.compile(
            rf"(?<!\w){one_of(s['other_business_cues'])} (?:(?:het|de|the) )?[«“\"‘']?$", re.IGNORECASE
        ),
        format=re.compile(rf"(?<!\w){one_of(s['format_cues'])} $", re.IGNORECASE),
        ordinals={k.lower(): v for k, v in s["ordinals"].items()},
        label=re.compile(
            rf"(?P<label>(?:{ordinals} )*(?:{noun}(?: \d{{1,2}}| [IVX]{{1,3}})?|{meal}|{business}|{formats}))"
            r"(?![\w-])[:.,–-]? ?(?P<topic>.*)",
            re.IGNORECASE | re.DOTALL,
        ),
        plain=re.compile(one_of(s["nouns"]), re.IGNORECASE),
        listed=re.compile(rf"(?<!\w){one_of(s['listed'])}(?!\w).*:$", re.IGNORECASE | re.DOTALL),
        verb=word(one_of(topic["verbs"])),
        over=re.compile(rf"(?<!\w){one_of(topic['over'])} (?=\w)", re.IGNORECASE),
        tail=re.compile(rf"(?<!\w){one_of(topic['tails'])}(?!\w)", re.IGNORECASE),
        direct=word(one_of(topic["direct"])),
        topic_ends=re.compile(one_of(topic["ends"])),
        sequence=word(one_of(topic["sequence"])),
        with_=re.compile(
            rf"(?<![\w-])(?:{one_of(t['with']['strong'])}|(?P<weak>{one_of(t['with']['weak'])})) ", re.IGNORECASE
        ),
        talk=re.compile(rf"(?<!\w){one_of(t['with']['talk'])}(?!\w)", re.IGNORECASE),
        joined=word(one_of(t["with"]["joined"])),
        at_table=word(rf"(?:{noun}|{meal}|{one_of(t['with']['at'])})"),
        with_ends=re.compile(one_of(t["with"]["ends"])),
        subject=re.compile(rf"(?:{one_of(topic['subjects'])} )", re.IGNORECASE),
        common=frozenset(topic["common"]),
        article=re.compile(rf"{one_of(t['role']['articles'])} "),
        each_other=word(one_of(t["with"]["not"])),
        no_heading=re.compile(rf"{one_of(t['headings']['not'])}$", re.IGNORECASE),
        role=re.compile(one_of([*t["role"]["agenda"], *t["role"]["report"]]) + r"(?!\w)", re.IGNORECASE),
    )


def any_of(parts: Iterable[str], lower: str) -> bool:
    """Whether any of these stands in a text of small letters."""
    for part in parts:  # noqa: SIM110 - takes half the time of `any`, for every sentence
        if part in lower:
            return True
    return False


def topic_of(text: str, start: int, end: int, w: Words) -> str | None:
    """What a sentence says was on the table."""
    if tail := w.tail.search(text, start, end):
        verbs = [*w.verb.finditer(text, start, tail.start())]
        if verbs and (said := text[verbs[-1].end() : tail.start()].strip(" ,")):
            return _clean(said, w)
    for verb in w.verb.finditer(text, start, end):
        if w.direct.match(text, verb.start()) and text[verb.end() : verb.end() + 1] != ".":
            first = verb.end() + 1
        elif over := w.over.search(text, verb.end(), end):
            first = over.end()
        else:
            continue
        m = w.topic_ends.search(text, first, end)
        if said := text[first : m.start() if m else end].strip(" ,."):
            return _clean(said, w)
    return None


def _clean(said: str, w: Words) -> str | None:
    said = " ".join(said.split())
    if m := w.subject.match(said):
        said = said[m.end() :]
    return said or None


def partners_of(text: str, start: int, end: int, actors: Sequence[Actor], w: Words) -> list[str]:
    """Who else sat at the table: behind `in aanwezigheid van`, and behind `met` where people talk with somebody."""
    out: list[str] = []
    if not any_of(w.quick["guests"], text[start:end].lower()):
        return out
    if (joined := w.joined.search(text, start, end)) and w.at_table.search(text, start, end):
        first, last = (bisect_left(actors, x, key=lambda a: a.start) for x in (start, joined.end()))
        # `Aan deze sessie nam de Commissie deel`, `De SG NAVO sluit aan bij de lunch`.
        out += _names(actors[first:last])
    for cue in w.with_.finditer(text, start, end):
        # `Met X is van gedachten gewisseld` has its word for talking behind.
        near = (cue.end(), end) if cue.start() == start else (max(start, cue.start() - _NEAR), cue.start())
        if cue["weak"] and not w.talk.search(text, *near):
            continue
        stop = w.with_ends.search(text, cue.end(), end)
        last = stop.start() if stop else end
        inside = []
        for a in actors[bisect_left(actors, cue.end(), key=lambda a: a.start) :]:
            if a.start >= last:
                break
            inside.append(a)
        if not inside or inside[0].start - cue.end() > _NEAR:
            verb = w.verb.search(text, cue.end(), last)
            said = " ".join(text[cue.end() : verb.start() if verb else last].split())
            if cue["weak"] and said and len(said) < _LONG_PARTNER and not w.each_other.match(said):
                out.append(w.article.sub("", said).strip(" ,"))
            continue
        out += _names(inside)
    return list(dict.fromkeys(filter(None, out)))


def _names(actors: Sequence[Actor]) -> list[str]:
    """Those who are part of no other's words, without a person right behind an office and collectives beside names."""
    outer: list[Actor] = []
    for a in actors:
        if outer and (a.end <= outer[-1].end or (outer[-1].kind == "office" and a.start - outer[-1].end <= 1)):
            continue
        outer.append(a)
    return [a.name for a in outer if a.kind != "group" or not a.name.islower()] or [a.name for a in outer]
