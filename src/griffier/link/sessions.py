"""The sessions of a meeting: what the paper calls them, what they were about, and who else sat at the table.

Sessions that the words name (`in een tweede werksessie`, `tijdens het diner`, `onder diversen`) come first; a heading
tells of the session that is named under it, or whose words it repeats, and is a session of its own where there is none.
A paper without headings has its sessions in a list (`op de agenda staan:`) or in sentences that follow each other
(`eerst`, `vervolgens`, `tot slot`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from griffier.link.session_words import NUMBERED, Words, any_of, partners_of, topic_of, words_for
from griffier.model.actor import Actor
from griffier.model.clean import Section, Sentence
from griffier.model.document import Meeting, Session
from griffier.model.statement import Statement, Stretch

_LONGEST = 700  # code points of a sentence that are looked at
_BEFORE = 60  # code points before a word for a session in which it is told which
_MOST = 60  # sessions of one meeting
_HEADINGS = 200  # headings of a paper that are looked at
_LAST = 99  # the ordinal of `laatste`
_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_SHARE = 0.6  # of a heading's words that a session has to name


@dataclass(slots=True)
class _Session:
    """A session in the making: its name, the sentences about it, the sections that tell of it."""

    key: tuple[str, str]
    label: str | None
    sentences: list[tuple[int, int]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    topic: str | None = None
    words: set[str] = field(default_factory=set)


def sessions_of(
    text: str,
    sections: Sequence[Section],
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    start: int,
    language: str,
) -> list[Session]:
    """The sessions of the meeting that the paper tells of from `start` on, in order."""
    w = words_for(language)
    lines = [(s.start, min(s.end, s.start + _LONGEST)) for s in sentences]
    told = _topical(text, sections, lines, start, w)
    found = _named(text, lines, [*sections], start, w)
    found = _bind(text, found, told, lines, w)
    if not found:
        found = _listed(text, lines, w) or _in_sequence(text, lines, actors, start, w)
    found.sort(key=lambda s: s.sentences[0][0] if s.sentences else s.sections[0].start)
    return [_done(s, text, lines, actors, w) for s in found[:_MOST]]


# sessions that the words name


def _named(
    text: str, lines: Sequence[tuple[int, int]], sections: Sequence[Section], start: int, w: Words
) -> list[_Session]:
    found: dict[tuple[str, str], _Session] = {}
    current: _Session | None = None
    starts = [s.start for s in sections if s.title]
    for a, b in lines:
        if a < start:
            continue
        if current and bisect_left(starts, a) != bisect_left(starts, current.sentences[-1][0]):
            current = None
        if not any_of(w.quick["session"], text[a:b].lower()):
            continue
        for m in w.noun.finditer(text, a, b):
            key = _key(text, m, max(a, m.start() - _BEFORE), w)
            if key is None:
                continue
            session = current if key[0] == "this" else found.setdefault(key, _Session(key, key[1]))
            if session is None:
                continue
            current = session
            if session.sentences[-1:] != [(a, b)]:
                session.sentences.append((a, b))
                session.words |= _content(text[a:b], w)
    return _last_named(list(found.values())[:_MOST])


def _key(text: str, m: re.Match[str], left: int, w: Words) -> tuple[str, str] | None:
    """Which session a word means: by its ordinal, its own name, or None where the word means none."""
    before = text[left : m.start()]
    said = " ".join(m[0].split())
    if m["session"]:
        if w.this.search(before):
            return "this", said
        which = w.which.search(before)
        label = f"{which['which']}{said}".lower() if which else said.lower()
        for word in which["which"].lower().split() if which else ():
            if word in w.ordinals:
                return f"{w.ordinals[word]}", " ".join(label.split())
        if which or not w.plain.fullmatch(said):
            return "session", label
        return None
    if m["meal"]:
        return ("meal", said.lower()) if w.meal.search(before) else None
    if m["business"]:
        return ("business", said) if w.business.search(before) else None
    return ("format", said) if w.format.search(before) else None


def _last_named(found: list[_Session]) -> list[_Session]:
    """`de laatste werksessie` is the highest that has a number, where there are some."""
    numbered = [s for s in found if s.key[0].isdigit() and s.key[0] != str(_LAST)]
    last = [s for s in found if s.key[0] == str(_LAST)]
    if len(numbered) >= 2 and last:
        highest = max(numbered, key=lambda s: int(s.key[0]))
        for s in last:
            highest.sentences += s.sentences
            highest.words |= s.words
            found.remove(s)
    # The same number with two words (`tweede sessie`, `tweede werksessie`) is one session.
    by_number: dict[str, _Session] = {}
    out: list[_Session] = []
    for s in found:
        if s.key[0].isdigit() and s.key[0] in by_number:
            by_number[s.key[0]].sentences += s.sentences
            by_number[s.key[0]].words |= s.words
            continue
        by_number.setdefault(s.key[0], s)
        out.append(s)
    return out


# headings


def _topical(
    text: str, sections: Sequence[Section], lines: Sequence[tuple[int, int]], start: int, w: Words
) -> list[tuple[Section, list[tuple[int, int]]]]:
    """Sections that tell what was on the table, with their sentences; what stands under another's heading is in it."""
    out: list[tuple[Section, list[tuple[int, int]]]] = []
    starts = [a for a, _ in lines]
    absorbed = 0
    for s in sections:
        if not s.title or s.end <= start:
            continue
        first = bisect_left(starts, s.start)
        inside = list(lines[first : bisect_left(starts, s.end)])
        if absorbed and s.level > absorbed:
            if out and out[-1][0].end == s.start:
                held, its = out[-1]
                its.extend(inside)
                out[-1] = (Section(held.title, held.level, held.start, s.end), its)
            continue
        absorbed = 0
        title = _bare(s.title)
        if w.no_heading.match(title) or w.role.match(title):
            absorbed = s.level
            continue
        if inside:
            absorbed = s.level
            out.append((s, inside))
    return out[:_HEADINGS]


def _bare(title: str) -> str:
    """A heading without its number."""
    m = NUMBERED.match(title)
    return title[m.end() :] if m else title


def _bind(
    text: str,
    named: list[_Session],
    told: Sequence[tuple[Section, list[tuple[int, int]]]],
    lines: Sequence[tuple[int, int]],
    w: Words,
) -> list[_Session]:
    """Each section goes to the session that it tells of, or is one."""
    out = list(named)
    starts = [section.start for section, _ in told]
    under: dict[int, list[_Session]] = {}  # the sessions named in each of these sections
    for s in named:
        for n in dict.fromkeys(bisect_right(starts, a) - 1 for a, _ in s.sentences):
            under.setdefault(n, []).append(s)
    for n, (section, inside) in enumerate(told):
        title = _bare(section.title or "")
        m = w.label.match(title)
        its = under.get(n, [])
        first = [s for s in its if section.start <= s.sentences[0][0] < section.end]
        session = None
        if m:
            label = " ".join(m["label"].split())
            session = next((s for s in out if s.label and s.label.lower() == label.lower()), None)
            if session is None and len(first) == 1 and _alike(first[0], label):
                session = first[0]
            if session is None:
                session = _Session(("heading", label), label)
                out.append(session)
            session.label = max(session.label or "", label, key=len)
            about = m["topic"].strip()
            # `Lunch met de VN` says who was there, not what it was about.
            session.topic = session.topic or (None if w.with_.match(about) else about) or None
        elif len(first) == 1 and first[0].key[0] != "format":
            session = first[0]
            session.topic = title
        elif len(first) > 1:
            continue
        elif opening := [s for s in its if inside and s.sentences and any(a == inside[0][0] for a, _ in s.sentences)]:
            session = opening[0]
        else:
            session = _by_words(title, named, section.start, w)
        if session is None:
            session = _Session(("heading", title), None, topic=title)
            out.append(session)
        session.sections.append(section)
        if not session.sentences:
            session.sentences += inside
    return out


def _alike(session: _Session, label: str) -> bool:
    """Whether a heading and the words under it name one session: `Werklunch` and `tijdens de lunch`."""
    kinds = ("lunch", "diner", "ontbijt", "dinner", "breakfast")
    a, b = (session.label or "").lower(), label.lower()
    return any(k in a and k in b for k in kinds)


def _by_words(title: str, named: Sequence[_Session], before: int, w: Words) -> _Session | None:
    """The first session named before a heading whose words the heading repeats."""
    asked = _content(title, w)
    if not asked:
        return None
    best, most = None, _SHARE
    for s in named:
        if s.sentences[0][0] >= before:
            continue
        share = len(asked & s.words) / len(asked)
        if share > most or (share == most and best is None):
            best, most = s, share
    return best


def _content(words_: str, w: Words) -> set[str]:
    """The words that tell what something is about."""
    return {m[0].lower() for m in _WORD.finditer(words_)} - w.common


# without headings


def _listed(text: str, lines: Sequence[tuple[int, int]], w: Words) -> list[_Session]:
    """The items of a list behind `op de agenda staan:`."""
    for n, (a, b) in enumerate(lines):
        if not w.listed.search(text[a:b]):
            continue
        out: list[_Session] = []
        for c, d in lines[n + 1 :]:
            line = text[c:d]
            m = NUMBERED.match(line)
            if m is None:
                break
            item = line[m.end() :].rstrip(" ;,.").removesuffix(" en").rstrip(" ;,")
            label = w.label.fullmatch(item)
            if label:
                out.append(_Session(("item", item), label["label"], [(c, d)], topic=label["topic"].strip() or None))
            else:
                out.append(_Session(("item", item), None, [(c, d)], topic=item))
        if len(out) >= 2:
            return out
    return []


def _in_sequence(
    text: str, lines: Sequence[tuple[int, int]], actors: Sequence[Actor], start: int, w: Words
) -> list[_Session]:
    """Sentences that say what came next: `eerst`, `vervolgens`, `tot slot`."""
    out: list[_Session] = []
    for a, b in lines:
        if a <= start:
            continue
        sentence = text[a:b]
        sequenced = w.sequence.search(sentence[:120])
        if (sequenced or not out) and w.verb.search(sentence):
            topic = topic_of(text, a, b, w)
            if topic or (sequenced and partners_of(text, a, b, actors, w)):
                out.append(_Session(("sequence", str(a)), None, [(a, b)], topic=topic))
    return out if len(out) >= 2 else []


# what each holds


def _done(s: _Session, text: str, lines: Sequence[tuple[int, int]], actors: Sequence[Actor], w: Words) -> Session:
    topic = s.topic
    for a, b in s.sentences if topic is None else ():
        if topic := topic_of(text, a, b, w):
            break
    if topic is None and s.sections and s.key[0] not in ("heading", "business"):
        topic = _bare(s.sections[0].title or "") or None
    partners: dict[str, None] = {}
    for a, b in s.sentences:
        partners.update(dict.fromkeys(partners_of(text, a, b, actors, w)))
    start, end = s.sentences[0] if s.sentences else (s.sections[0].start, s.sections[0].end)
    if s.sections:
        start, end = s.sections[0].start, s.sections[0].end
        for section in s.sections[1:]:
            if section.start == end:
                end = section.end
        # A signature stands under the last heading and is not about it.
        last = bisect_left(lines, (end, 0)) - 1
        end = lines[last][1] if last >= 0 and lines[last][0] >= start else end
    spans = sorted({*s.sentences, *((x.start, x.end) for x in s.sections)})
    told = tuple(Stretch(a, b) for a, b in spans)
    return Session(label=s.label, topic=topic, with_=tuple(partners), start=start, end=end, spans=told)


def in_sessions(statements: Sequence[Statement], meeting: Meeting | None) -> Sequence[Statement]:
    """Each statement with the session it belongs to: of two stretches that hold it, the shorter one tells."""
    if meeting is None:
        return statements
    statements = sorted(statements, key=lambda s: s.start)
    told = enumerate(meeting.sessions)
    spans = sorted((s.end - s.start, n, s.start, s.end) for n, one in told for s in one.spans)
    starts = [s.start for s in statements]
    its: dict[int, int] = {}
    for _, n, start, end in spans:
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            its.setdefault(at, n)
    return [replace(s, session=its[at]) if at in its else s for at, s in enumerate(statements)]
