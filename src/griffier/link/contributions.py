"""Who gives what: words of giving read with their sentence, its actors, dates and numbers.

A contribution counts when a giver and a thing stand in the clause of a giving verb: `Nederland stelt één mijnenjager
beschikbaar`. What is asked of somebody, denied, or only thought of makes none; what is looked into is `examined`. A
giver is the subject: the actor before or right behind the finite verb with no preposition before it, who signs for
`ik`, the agent behind `door`. What the words do not say is None.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from griffier.link.givers import GIVERS, NOBODY, givers_of
from griffier.link.giving_parts import Clause, Thing, frame_of, named_frame, thing_of, to_of, where_of
from griffier.link.giving_words import Form, Verb, Words, words_for
from griffier.model.actor import Actor
from griffier.model.clean import Sentence
from griffier.model.contribution import Contribution, ContributionHit, Giver, Stage
from griffier.model.document import Document, Sender
from griffier.model.findings import Rejection
from griffier.model.when import When

_MOST = 8  # words of giving of one clause
_LONGEST = 900  # code points of a sentence that are looked at
_ACTIVE = re.compile(r"(?<!\w)(?:heb|hebt|heeft|hebben|had|hadden|has|have)(?!\w)")


class _Paper(NamedTuple):
    text: str
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    actors: Sequence[Actor]
    actor_starts: Sequence[int]
    dates: Sequence[When]
    date_starts: Sequence[int]
    signer: Giver | None
    today: str | None


def contributions_of(
    hits: Sequence[ContributionHit],
    text: str,
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    dates: Sequence[When],
    document: Document,
    rejected: list[Rejection],
) -> list[Contribution]:
    """The contributions that words of giving tell of, in order.

    Args:
        hits: words of giving, in any order.
        text: the clean text.
        sentences: of the text, in order.
        actors: of the whole text, by start.
        dates: of the text, by start.
        document: its language, its day, and who signed it.
        rejected: takes words beside something that could be given, with the reason why nobody gives it.
    """
    w = words_for(document.language)
    paper = _Paper(
        text,
        sentences,
        [s.start for s in sentences],
        actors,
        [a.start for a in actors],
        dates,
        [d.start for d in dates],
        _signer(document.senders, actors),
        document.date,
    )
    out: list[Contribution] = []
    seen: set[tuple[str | None, int]] = set()
    for clause, its in _by_clause(hits, paper, w):
        for hit in its[:_MOST]:
            found, why = _noun(hit, clause, paper, w) if hit.word in w.nouns else _verb(hit, clause, paper, w)
            if why:
                rejected.append(Rejection(hit, why))
            for c in found:
                key = (c.actor.name if c.actor else None, c.end)
                if key not in seen:
                    seen.add(key)
                    out.append(c)
    return out


# the clause


def _by_clause(
    hits: Sequence[ContributionHit], paper: _Paper, w: Words
) -> Iterator[tuple[Clause, list[ContributionHit]]]:
    """The clauses that hold a word of giving, in order, with these words."""
    known = [h for h in sorted(hits, key=lambda h: h.start) if h.word in w.verbs or h.word in w.nouns]
    for n, its in groupby(known, key=lambda h: bisect_right(paper.starts, h.start) - 1):
        if n < 0:
            continue
        s = paper.sentences[n]
        cuts = [s.start, *(m.end() for m in w.clauses.finditer(paper.text, s.start, s.end)), s.end]
        places = groupby((h for h in its if h.end <= s.end), key=lambda h: _piece(h, cuts))
        for (start, end), inside in places:
            yield _clause(start, end, paper), list(inside)


def _piece(hit: ContributionHit, cuts: Sequence[int]) -> tuple[int, int]:
    """The clause around a word; of one without end a piece."""
    n = bisect_right(cuts, hit.start) - 1
    start, end = cuts[n], cuts[n + 1]
    start += (hit.start - start) // _LONGEST * _LONGEST
    return start, min(end, start + _LONGEST)


def _clause(start: int, end: int, paper: _Paper) -> Clause:
    a, b = bisect_left(paper.actor_starts, start), bisect_left(paper.actor_starts, end)
    c, d = bisect_left(paper.date_starts, start), bisect_left(paper.date_starts, end)
    return Clause(paper.text[start:end], start, end, paper.actors[a:b], paper.dates[c:d])


# verbs


def _verb(hit: ContributionHit, clause: Clause, paper: _Paper, w: Words) -> tuple[list[Contribution], str | None]:
    """What a verb of giving tells; else the reason, where something stands there that could be given."""
    a, b = hit.start - clause.start, hit.end - clause.start
    for verb, form, particle in _readings(hit.word, a, b, clause, w):
        thing = thing_of(clause, a, b, particle.start() if particle else None, verb, form, w)
        if thing is None and not verb.bare:
            continue
        frame = frame_of(clause, thing, w)
        if thing is None and frame is None:
            continue
        if frame is None and verb.what == "with" and verb.bare:
            frame = named_frame(clause, w)
        if verb.given and not w.gifts.search(clause.text):
            continue
        if why := _forbidden(clause, paper, w):
            return [], why
        stage, why = _stage(clause, thing, verb, form, paper, w)
        if why:
            return [], why
        passive = form == "participle" and _is_passive(clause, a, thing, w)
        givers = givers_of(clause, a, thing, frame, passive=passive, signer=paper.signer, w=w)
        where = where_of(clause, thing, frame, w)
        if not givers and not (thing and thing.kind == "unit" and where and verb.goes):
            return [], "nobody is named who gives it"
        if thing is None and not where:
            continue
        last = max(b, particle.end() if particle else 0)
        return list(_made(hit, clause, givers, thing, frame, where, stage, (a, last), verb, paper, w)), None
    return [], None


def _readings(word: str, a: int, b: int, clause: Clause, w: Words) -> Iterator[tuple[Verb, Form, re.Match[str] | None]]:
    """What a form may be here: which verb, which form, and what stands apart from it."""
    for verb, form in w.verbs.get(word, ()):
        if form == "present" and _is_infinitive(word, clause.text, a, w):
            continue
        if form not in ("present", "past"):
            yield verb, form, None
            continue
        particle = verb.particle.search(clause.text, b) if verb.particle else None
        apart = verb.particle is None or particle is not None
        if apart and not (verb.no_particle and verb.no_particle.search(clause.text, b)):
            yield verb, form, particle


def _is_infinitive(word: str, text: str, at: int, w: Words) -> bool:
    """Whether a form that may be both is the infinitive here: `te leveren`, `zal … leveren`."""
    if not any(form == "infinitive" for _, form in w.verbs[word]):
        return False
    if text[:at].endswith((" te ", " to ")):
        return True
    return any(p.search(text, 0, at) for p in (w.decided, w.may))


def _forbidden(clause: Clause, paper: _Paper, w: Words) -> str | None:
    """Why what stands in a clause is not given."""
    if w.hangs_on.match(clause.text):
        n = bisect_right(paper.starts, clause.start) - 1
        if w.asked.search(paper.text, max(paper.sentences[n].start, clause.start - _LONGEST), clause.start):
            return "it is asked for, or has to be"
    if w.no.search(clause.text):
        return "it is denied"
    if w.asked.search(clause.text):
        return "it is asked for, or has to be"
    if w.doubt.match(clause.text):
        return "it is only thought of"
    return None


def _stage(
    clause: Clause, thing: Thing | None, verb: Verb, form: Form, paper: _Paper, w: Words
) -> tuple[Stage | None, str | None]:
    """How far it is; a reason where it is only possible."""
    text = clause.text
    if w.examined.search(text):
        return "examined", None
    if form not in ("present", "past") and w.may.search(text):
        return None, "it is only possible, or wished for"
    ahead = any(d.earliest and paper.today and d.earliest > paper.today for d in clause.dates)
    if w.decided.search(text):
        return "decided", None
    if form == "past":
        return verb.then, None
    if form == "participle" and w.done.search(text):
        return verb.then, None
    if form == "infinitive":
        return None, None
    if ahead:
        return "decided", None
    if w.going_on.search(text):
        return "carried_out" if verb.then == "carried_out" else verb.now, None
    # Of money the present tense is a decision; people and goods are there.
    return ("decided" if w.passive.search(text) or (thing and thing.kind == "money") else verb.now), None


def _is_passive(clause: Clause, at: int, thing: Thing | None, w: Words) -> bool:
    """`wordt geleverd`, `zijn gestuurd`; not `heeft geleverd`."""
    return _ACTIVE.search(clause.text) is None and bool(w.passive.search(clause.text) or w.done.search(clause.text))


def _signer(senders: Sequence[Sender], actors: Sequence[Actor]) -> Giver | None:
    """Who is meant by `ik`: the first who signed."""
    if not senders or not senders[0].name:
        return None
    name = senders[0].name
    known = next((a for a in reversed(actors) if a.kind == "person" and a.text and a.text in name), None)
    return Giver("ik", name, known.entity if known else None)


def _made(
    hit: ContributionHit,
    clause: Clause,
    givers: Sequence[tuple[Giver, int, int]],
    thing: Thing | None,
    frame: tuple[int, int] | None,
    where: tuple[str, int, int] | None,
    stage: Stage | None,
    place: tuple[int, int],
    verb: Verb,
    paper: _Paper,
    w: Words,
) -> Iterator[Contribution]:
    """One contribution for each giver, over the same words."""
    text = clause.text
    to = to_of(clause, givers, frame, w)
    if to and where and to[1:] == where[1:]:
        # `to Ukraine` is where troops go, and who gets a hospital.
        to, where = (None, where) if verb.moves else (to, None)
    when = None
    spans = [place]
    for d in clause.dates:
        a, b = d.start - clause.start, d.end - clause.start
        inside = (frame and frame[0] <= a < frame[1]) or (thing and thing.start <= a < thing.end)
        if d.edtf and not inside:
            ahead = d.bearing in ("from", "since", "not_before") or bool(w.from_on.search(text, max(0, a - 20), a))
            ahead = ahead and "/" not in d.edtf
            when = f"{d.edtf}/.." if ahead else d.edtf
            spans.append((a, b))
            break
    spans += [(a, b) for _, a, b in givers]
    spans += [(thing.start, thing.end)] if thing else []
    spans += [frame] if frame else []
    spans += [x[1:] for x in (to, where) if x]
    start, end = clause.start + min(a for a, _ in spans), clause.start + max(b for _, b in spans)
    what = _ARTICLE_OF_MONEY.sub("", text[thing.start : thing.end]) if thing else None
    for n, giver in enumerate(givers or [(None, 0, 0)]):
        yield Contribution(
            id=f"contribution-{hit.start}-{n}",
            start=start,
            end=end,
            text=paper.text[start:end],
            actor=giver[0],
            what=" ".join(what.split()) if what else None,
            kind=thing.kind if thing else None,
            to=to[0] if to else None,
            where=where[0] if where else None,
            when=when,
            within=" ".join(text[frame[0] : frame[1]].split()) if frame else None,
            stage=stage,
            rule=hit.rule,
        )


_ARTICLE_OF_MONEY = re.compile(r"^(?:tot|zo[’']n) ", re.IGNORECASE)


# the noun


def _noun(hit: ContributionHit, clause: Clause, paper: _Paper, w: Words) -> tuple[list[Contribution], str | None]:
    """`de Nederlandse bijdrage aan het fonds bedraagt 8 miljoen euro`."""
    text = clause.text
    a, b = hit.start - clause.start, hit.end - clause.start
    verb = w.noun_verbs.search(text, b)
    if verb is None:
        return [], None
    thing = next((t for t in clause.things(w) if 0 <= t.start - verb.end() <= _CLOSE), None)
    if thing is None or not _NUMBER.match(text, thing.start):
        return [], None
    before = [x for x in clause.actors if x.end - clause.start + 1 == a]
    behind = [
        x for x in clause.actors
        if hit.end < x.start and x.end - clause.start <= verb.start() and _OF.fullmatch(text, b, x.start - clause.start)
    ]  # fmt: skip
    actor = next(iter([*before, *behind]), None)
    if actor is None or actor.kind not in GIVERS or actor.entity in NOBODY:
        return [], "nobody is named who gives it"
    if why := _forbidden(clause, paper, w):
        return [], why
    frame = frame_of(clause, thing, w)
    place = (actor.start - clause.start, actor.end - clause.start)
    givers = [(Giver(actor.text, actor.name, actor.entity), *place)]
    where = where_of(clause, thing, frame, w)
    return list(_made(hit, clause, givers, thing, frame, where, None, (a, verb.end()), _OPEN, paper, w)), None


_NUMBER = re.compile(r"(?!(?:een|de|het|a|an|the) )")
_CLOSE = 3  # code points between `bedraagt` and the sum
_OF = re.compile(r" (?:van|of|from) (?:de |het |the )?")
_OPEN = Verb("", None, None, "object", True, False, False, False, False, "carried_out", "carried_out")
