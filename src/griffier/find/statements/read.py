"""The whole way of a sentence: words → clauses → who does what → kind → term, condition → statement."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from griffier.find.statements.chain import chained
from griffier.find.statements.clause import Clause
from griffier.find.statements.clauses import clauses_of
from griffier.find.statements.due import Due, due_of
from griffier.find.statements.facts import Candidate, Facts, swapped
from griffier.find.statements.kinds import choose
from griffier.find.statements.lexicon import Lexicon, lexicon
from griffier.find.statements.tokens import NO_WORD, Words, words_of
from griffier.find.statements.verb import Doing, doing_of
from griffier.find.statements.who import (
    Cast,
    Memory,
    Order,
    Subject,
    according_to,
    addressee_of,
    agent_of,
    is_country,
    is_home,
    subject_of,
)
from griffier.model.actor import Actor
from griffier.model.clean import Sentence
from griffier.model.document import Document
from griffier.model.figure import Figure
from griffier.model.findings import Reference, Rejection
from griffier.model.statement import Doer, Statement, StatementHit, Stretch
from griffier.model.when import When

Found = Reference | When | Figure | Actor | Statement
"""What else may stand in a sentence."""

_TIMES = frozenset({"keer", "maal", "time"})
_SPANS = frozenset({"d", "wk", "mo", "a", "h"})
_TERMED = frozenset(
    {"binnen", "over", "na", "sinds", "met", "gedurende", "om", "elke", "afgelopen", "komende", "within", "in", "for"}
)
_TIMED = frozenset({"commitment", "tasking", "plan", "expectation", "call"})


# A number behind one of these counts nothing.
_LABELS = frozenset(
    {"tabel", "bijlage", "hoofdstuk", "paragraaf", "artikel", "figuur", "nr", "table", "annex", "section"}
)
# Of subordinate clauses only these hold statements: a decision that is reported, a figure set against another.
_TOLD_IN = frozenset({"dat", "that", "terwijl", "while", "whereas"})
# What is said beside the main clause, and not of something in it: `waarbij de bonden pleitten voor …`.
_BESIDE = frozenset({"waarbij", "waarna"})
_CONDITIONED = _TIMED | {"decision"}


_MOVED = 40  # code points from `motie` to who moved it


_BEHIND = 600  # code points behind a promise that is told
_KEPT = re.compile(
    r"\b(?:hierbij|hiermee|hieronder|met deze brief|in deze brief|bijgaand|bijgevoegd|deze toezegging|die toezegging"
    r"|gestand|afgedaan|onderstaand|in de bijlage|als bijlage|dat is gebeurd|dit is gebeurd|inmiddels"
    r"|het onderzoek|uit het)\b"
)
_OPENING = 3000  # code points in which those who write together say who they are
_SIGNED_WE = re.compile(
    r"\b(We|Wij), (?:the|de) ((?:[^,.;\s]+\s){0,5}?[^,.;\s]+?)(?=,|\s(?:of the|van de|van het|participating|die)\b)"
)


class Told(NamedTuple):
    """What statements are read from.

    Attributes:
        text: the clean text.
        document: what the paper says of itself.
        sentences: its sentences, in order.
        annotations: what else was found, by `start`.
        topics: the subjects of a stretch of the text.
        promised: stretches under a heading of promises, where an item needs no verb.
    """

    text: str
    document: Document
    sentences: Sequence[Sentence]
    annotations: Sequence[Found]
    topics: Callable[[int, int], Sequence[str]]
    promised: Sequence[tuple[int, int]] = ()


def statements_of(told: Told, rejected: list[Rejection]) -> list[Statement]:
    """The statements of a paper, by their place; what looked like one and is none goes to `rejected`."""
    language = "en" if told.document.language == "en" else "nl"
    lex = lexicon(language)
    memory = _memory(told)
    measured = any(isinstance(a, Figure) for a in told.annotations)
    starts = [a.start for a in told.annotations]
    paragraphs = [m.end() for m in re.finditer("\n\n", told.text)]
    out: list[Statement] = []
    for sentence in told.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        memory.sentence += 1
        if (paragraph := bisect_right(paragraphs, sentence.start)) != memory.paragraph:
            memory.paragraph, memory.is_home, memory.was_home = paragraph, None, None
        reader = _Reader(told, lex, memory, told.annotations[first:last], rejected, measured)
        out.extend(reader.read(sentence))
    out.sort(key=lambda s: (s.start, -s.end))
    return chained(out, [a for a in told.annotations if isinstance(a, Actor)])


def _memory(told: Told) -> Memory:
    senders = told.document.senders
    writer = writers = None
    for sender in senders[:1]:
        name = sender.name or sender.role or ""
        named = (a for a in reversed(told.annotations) if isinstance(a, Actor) and name in (a.text, a.name))
        found = next(named, None)
        writer = Doer(name, name, found.entity if found else None) if name else None
        writers = writer if len(senders) > 1 else Doer("wij", "kabinet", "kabinet")
    if writers is None and (signed := _SIGNED_WE.search(told.text[:_OPENING])):
        writers = Doer(signed[1], " ".join(signed[2].split()), None)  # `We, the Heads of State and Government of …`
    return Memory(writer, writers)


class _Reader:
    def __init__(
        self, told: Told, lex: Lexicon, memory: Memory,
        inside: Sequence[Found], rejected: list[Rejection], measured: bool,
    ) -> None:  # fmt: skip
        self.told, self.lex, self.memory, self.inside, self.rejected = told, lex, memory, inside, rejected
        self.measured = measured
        self.placed: list[tuple[int, Found]] = []
        self.subjects: dict[int, Subject] = {}
        self.begun_now = False

    def read(self, sentence: Sentence) -> Iterator[Statement]:
        words = words_of(self.told.text, sentence.start, sentence.end, self.lex)
        if len(words) < 3:
            return
        actors = [a for a in self.inside if isinstance(a, Actor)]
        self.placed = [(bisect_left(words.starts, a.start), a) for a in self.inside]
        cast = Cast(words, actors, [a for a in self.inside if isinstance(a, When)])
        for first, (last, _) in cast.at.items():
            for k in range(first, last):
                if last - first > 1 and words.raw[k][0].isupper():
                    words.info[k] = NO_WORD  # no verb in a name: `the NATO Support Agency`
        clauses = clauses_of(words, self.lex)
        promised: set[int] = set()  # clauses that hold a promise: what hangs on them repeats it
        for clause in clauses:
            if statement := self._clause(clause, words, cast):
                if statement.kind == "commitment":
                    if id(clause.parent) in promised and clause.opener not in _BESIDE:
                        continue
                    promised.add(id(clause))
                yield statement
        if not clauses and self._is_promised(sentence):
            yield self._listed(sentence, words)
        ahead = [a for a in self.inside if isinstance(a, When) and self._ahead(a)]
        self.memory.day = Due(ahead[-1].edtf, "date", ahead[-1].text) if ahead else None
        self.memory.was_home = self.memory.is_home
        for actor in actors:
            if actor.kind == "organisation" and actor.entity not in ("kabinet", "tweede-kamer", "eerste-kamer"):
                self.memory.organisation = (self.memory.sentence, Doer(actor.text, actor.name, actor.entity))

    def _is_promised(self, sentence: Sentence) -> bool:
        """Whether an item of a list of promises: under their heading any, behind a sentence one with a day."""
        stretch = next(((a, b) for a, b in self.told.promised if a <= sentence.start < b), None)
        if stretch is None:
            return False
        dated = any(isinstance(a, When) for a in self.inside)
        return dated or stretch[0] < sentence.start

    def _listed(self, sentence: Sentence, words: Words) -> Statement:
        """An item without a verb in a list of promises: `Een brief vóór 1 juni`."""
        told, end = self.told, sentence.end
        start = next((s for s, w in zip(words.starts, words.lower, strict=True) if w[0].isalnum()), sentence.start)
        dates = [a for a in self.inside if isinstance(a, When)]
        due = due_of(range(len(words)), dates, words, told.text, self.lex, told.document.date)
        return Statement(
            id=f"statement-{start}-commitment",
            start=start,
            end=end,
            text=told.text[start:end],
            kind="commitment",
            actor=Doer("", "kabinet", "kabinet"),
            addressee=self._house(),
            cue=told.text[start : words.ends[min(3, len(words) - 1)]],
            rule="statement.list:heading",
            negated=False,
            modality="firm",
            due=due.edtf,
            due_kind=due.kind,
            due_text=due.text,
            due_event=due.event,
            condition=None,
            depends_on=(),
            topics=tuple(told.topics(start, end)),
            figures=[a.id for a in self.inside if isinstance(a, Figure)],
            references=[a.id for a in self.inside if isinstance(a, Reference)],
            dates=[a.id for a in dates],
            outranked=(),
        )

    def _house(self) -> str:
        return "eerste-kamer" if "Eerste Kamer" in (self.told.document.addressee or "") else "tweede-kamer"

    def _clause(self, clause: Clause, words: Words, cast: Cast) -> Statement | None:
        lex = self.lex
        if clause.kind != "main" and not self._may_count(clause, words):
            return None
        if clause.verb == clause.own[0] and words.lower[clause.verb] == "laat":
            return None  # `Laat ik beginnen met …`
        doing = doing_of(clause, words, lex)
        subject = self._subject(clause, doing, words, cast)
        own = clause.own
        inside = [a for n, a in self.placed if n in own or (n + 1 in own and words.starts[n + 1] < a.end)]
        dates = [a for a in inside if isinstance(a, When)]
        told = own
        for child in clause.children:
            if child.opener in ("dat", "that"):
                told = [*told, *child.within()]
        figures = [a for n, a in self.placed if isinstance(a, Figure) and (n in told or n + 1 in told)]
        agent = agent_of(clause, words, cast, lex) if doing.passive else None
        view = according_to(clause, words, cast, lex)
        house = words.first("house", own)
        facts = Facts(
            clause, doing, subject, words, lex,
            house=house is not None,
            figures=self._has_figure(figures, told, words),
            ahead=any(self._ahead(d) for d in dates),
            history=self._is_history(dates, clause),
            begins=any(d.bearing == "from" for d in dates),
            agent=agent is not None,
            kept_behind=lambda: self._kept_behind(words),
            asked=lambda: addressee_of(clause, subject, words, cast),
            conditional=any(c.kind == "condition" or c.opener in lex.sets["conditions"] for c in clause.children),
            told_later=lambda events: self._told_later(clause, words, events=events),
            according=view is not None,
            goes_on_now=self.begun_now,
        )  # fmt: skip
        self.begun_now = clause.kind == "main" and (facts.has("now") or facts.goes_on_now)
        best, others, why = choose(facts)
        start, end = self._span(clause, words)
        if best and best.kind == "plan" and clause.kind == "relative" and not facts.home:
            best = best._replace(kind="expectation")  # `een lijst, die zij in het najaar zal publiceren`
        if best is None or not self._counts(clause, best, facts):
            if why:
                self.rejected.append(Rejection(StatementHit(start, end, "commitment", f"statement:{doing.name}"), why))
            return None
        return self._statement(best, others, facts, (agent, view), inside, (start, end), cast)

    def _subject(self, clause: Clause, doing: Doing, words: Words, cast: Cast) -> Subject:
        kinds = {s.kind for s in self.lex.senses.get(doing.name, ())}
        order: Order = "any"
        if kinds & {"call", "ask"}:
            order = "subject"
        elif kinds & {"decision", "position"} and "inform" not in kinds:
            order = "who acts"
        subject = subject_of(clause, doing, words, cast, self.lex, self.memory, order)
        if clause.shares is not None and subject.sort not in ("writer", "pronoun"):
            shared = self.subjects.get(id(clause.shares))
            # `De Raad stelde … vast en nam …`; in `Ook sprak de Raad … en nam het voorzitterschap …` each has its own.
            if shared and (clause.tail or shared.words[0] < clause.shares.verb):
                subject = shared._replace(words=(clause.verb, clause.verb))
        self.subjects[id(clause)] = subject
        if clause.kind == "main":
            self.memory.note(subject, "")
            if (subject.doer or subject.sort == "pronoun") and not doing.passive:
                home = subject.sort == "writer" or is_home(subject.doer)
                self.memory.is_home = subject.doer if home else None
        return subject

    def _may_count(self, clause: Clause, words: Words) -> bool:
        """Whether a subordinate clause is worth a look."""
        if clause.opener in _BESIDE:
            return True
        if clause.kind == "relative":
            told = words.first("house", clause.own) or words.first("ahead", clause.own)
            future = any(f.base in self.lex.sets["future"] for f in words.info[clause.verb].finite)
            return told is not None or future
        return clause.kind == "sub" and clause.opener in _TOLD_IN

    def _counts(self, clause: Clause, best: Candidate, facts: Facts) -> bool:
        """What stands in a subordinate clause is said in passing, but for a decision and a figure against another."""
        if clause.kind == "main":
            return True
        if clause.kind == "relative" or clause.opener in _BESIDE:
            if clause.opener in _BESIDE:
                said = best.kind in ("decision", "position", "call", "tasking") and facts.done
                promised = best.kind == "commitment" and (facts.future or facts.subject.sort == "reader")
                return promised or (said and (facts.acts or facts.agent))
            # `een brief die in april aan uw Kamer wordt gestuurd`, `een besluit dat naar verwachting in mei volgt`
            told = best.kind == "commitment" and facts.house
            if facts.future and facts.acts and not facts.home and best.kind in ("plan", "expectation"):
                return facts.ahead  # `een lijst, die zij in het najaar zal publiceren`
            return facts.ahead and (told or (best.kind == "expectation" and facts.has("ahead")))
        if clause.opener in ("terwijl", "while", "whereas"):
            return best.kind == "claim"
        return (
            clause.opener in ("dat", "that")
            and best.kind == "decision"
            and facts.acts
            and facts.doing.tense == "perfect"
        )

    def _span(self, clause: Clause, words: Words) -> tuple[int, int]:
        first, last = clause.span()
        while first < last and (not words.raw[first][0].isalnum() and words.raw[first] not in "«(‘“"):
            first += 1
        while last > first and words.raw[last] in (",", ";", ":", "en", "maar", "–", "and", "but"):
            last -= 1
        return words.starts[first], words.ends[last]

    def _has_figure(self, figures: Sequence[Figure], places: Sequence[int], words: Words) -> bool:
        if self.measured:
            return any(not self._counts_parts(f) for f in figures)
        lower = words.lower
        taken = [(a.start, a.end) for a in self.inside if isinstance(a, When | Reference)]
        return any(
            lower[k][0].isdigit()
            and not (k and lower[k - 1] in _LABELS)
            and not any(s <= words.starts[k] < e for s, e in taken)
            for k in places
        )

    def _counts_parts(self, figure: Figure) -> bool:
        """Whether it only counts parts, times or a term: `drie onderdelen`, `twee keer per jaar`, `over zes weken`."""
        if figure.unit in _SPANS:
            before = self.told.text[max(0, figure.start - 12) : figure.start].lower().split()
            return bool(before) and before[-1] in _TERMED
        parts = tuple(self.lex.sets["parts"])
        return figure.unit in _TIMES or (figure.rule == "figure.words" and str(figure.unit).endswith(parts))

    def _ahead(self, d: When) -> bool:
        day = self.told.document.date
        return bool(d.latest and day and d.latest > day) or (
            d.latest is None and d.earliest is not None and d.bearing != "since"
        )

    def _told_later(self, clause: Clause, words: Words, *, events: bool) -> bool:
        """Whether a day that lies ahead, or an event, stands in a clause or within it."""
        first, last = clause.span()
        start, end = words.starts[first], words.ends[last]
        if any(isinstance(a, When) and start <= a.start < end and self._ahead(a) for a in self.inside):
            return True
        return events and due_of(clause.own, (), words, self.told.text, self.lex, None).kind == "event"

    def _kept_behind(self, words: Words) -> bool:
        """Whether the rest of the paragraph says that a promise is kept; or nothing follows, or a list of such."""
        end = words.ends[-1]
        stop = self.told.text.find("\n\n", end)
        behind = self.told.text[end : stop if stop >= 0 else len(self.told.text)][:_BEHIND]
        return _KEPT.search(behind.lower()) is not None

    def _is_history(self, dates: Sequence[When], clause: Clause) -> bool:
        """Whether all its days are long past, or it begins with `toen` and such a day."""
        if not dates:
            first = clause.children[0] if clause.children else None
            if first and first.opener in ("toen", "when") and first.own and first.own[0] < clause.verb:
                dates = [a for n, a in self.placed if isinstance(a, When) and n in first.own]
        return bool(dates) and all(map(self._long_ago, dates))

    def _long_ago(self, d: When) -> bool:
        day = self.told.document.date
        return bool(d.latest and day and int(d.latest[:4]) < int(day[:4]) - 6)

    def _statement(
        self, best: Candidate, others: Sequence[Candidate], facts: Facts, named: tuple[Doer | None, Doer | None],
        inside: Sequence[Found], span: tuple[int, int], cast: Cast,
    ) -> Statement:  # fmt: skip
        words, clause, text = facts.words, facts.clause, self.told.text
        start, end = span
        condition = self._condition(clause, words) if best.kind in _CONDITIONED else None
        places = (
            clause.own
            if condition is None
            else [k for k in clause.own if not condition.start <= words.starts[k] < condition.end]
        )
        within = [a for a in self.inside if start <= a.start and a.end <= end]
        due = Due()
        if best.kind in _TIMED:
            dates = [a for a in self.inside if isinstance(a, When)]
            for k in words.negations:  # `niet in juni maar in december`
                if end_of_it := swapped(k, clause.own, words):
                    places = [p for p in places if not k < p < end_of_it]
            if best.kind == "call":  # a day counts only as a term: `dringt aan op invoering vóór 1 mei`
                dates = [d for d in dates if d.bearing in ("before", "by", "until", "through")]
            if facts.done:  # a month without a year is one that has been
                dates = [d for d in dates if self._ahead(d) or d.bearing or d.edtf is None]
            due = due_of(places, dates, words, text, self.lex, self.told.document.date)
            told = [c for c in clause.children if c.opener in ("dat", "that")]
            if due.edtf is None and (
                best.kind in ("commitment", "plan", "tasking") or (best.kind == "expectation" and told)
            ):
                # `Verwacht wordt dat de resultaten in juni beschikbaar zijn`
                parts = clause.within() if best.kind != "expectation" else [k for c in told for k in c.own]
                whole = [
                    k for k in parts
                    if condition is None or not condition.start <= words.starts[k] < condition.end
                ]  # fmt: skip
                wider = due_of(whole, dates, words, text, self.lex, self.told.document.date)
                due = wider if wider.edtf else due
            if due.kind == "none" and condition and best.kind == "plan":
                # `Zijn de kosten in 2028 hoger, dan heroverweegt het kabinet de norm`: not before that year is over.
                inside_it = [k for k in clause.within() if condition.start <= words.starts[k] < condition.end]
                term = due_of(inside_it, [d for d in dates if d.bearing is None], words, text, self.lex, None)
                due = term if term.kind == "window" and term.edtf else due
            if due.kind == "event" and facts.done and not words.first("before", places):
                due = Due()  # where it was said: `verzocht mij in het debat`
            if due.kind == "none" and clause.own[0] == 0 and words.lower[0] in ("dan", "then") and self.memory.day:
                due = self.memory.day
        cue = " … ".join(text[a:b] for a, b in _runs(sorted({*facts.doing.places, *best.places}), words))
        return Statement(
            id=f"statement-{start}-{best.kind}",
            start=start,
            end=end,
            text=text[start:end],
            kind=best.kind,  # type: ignore[arg-type]
            actor=self._actor(best, facts, *named),
            addressee=self._addressee(best, facts, cast),
            cue=cue,
            rule=best.rule,
            negated=best.negated,
            modality=self._modality(best, facts, condition),  # type: ignore[arg-type]
            due=due.edtf,
            due_kind=due.kind,
            due_text=due.text,
            due_event=due.event,
            condition=condition,
            depends_on=(),
            topics=tuple(self.told.topics(start, end)),
            figures=[a.id for a in within if isinstance(a, Figure)],
            references=[a.id for a in within if isinstance(a, Reference)],
            dates=[a.id for a in within if isinstance(a, When)],
            outranked=[f"{c.kind} ({c.rule.removeprefix('statement.')})" for c in others],
        )

    def _mover(self, facts: Facts) -> Doer | None:
        """Who moved the motion that asks: `de motie van het lid Jansen`, `in de motie-Jansen`."""
        first, last = facts.clause.span()
        start, end = facts.words.starts[first], facts.words.ends[last]
        for a in self.inside:
            if isinstance(a, Actor) and a.kind == "person" and start <= a.start < end:
                before = self.told.text[max(start, a.start - _MOVED) : a.start].lower()
                if "motie" in before or "motion" in before:
                    return Doer(a.text, a.name, a.entity)
        return None

    def _actor(self, best: Candidate, facts: Facts, agent: Doer | None, view: Doer | None) -> Doer | None:
        subject, doing = facts.subject, facts.doing
        if best.kind == "tasking" and not agent and (doing.passive or not facts.acts) and (mover := self._mover(facts)):
            return mover
        if best.rule.startswith("statement.own-view"):
            found = facts.words.first("own_view", facts.clause.own)
            own = " ".join(facts.words.lower[found[0] : found[1]]) if found else ""
            if "kabinet" in own or "nederland" in own:
                return (
                    Doer("kabinet", "kabinet", "kabinet") if "kabinet" in own else Doer("Nederland", "Nederland", "NL")
                )
            return self.memory.writers if "on" in own.split()[1][:2] or own.startswith("ons") else self.memory.writer
        if view and best.kind in ("claim", "position", "expectation", "plan"):
            return view
        if doing.passive:
            if agent:
                return agent
            if best.kind == "commitment":
                return Doer("", "kabinet", "kabinet")
            certain = best.kind in ("tasking", "decision") and facts.clause.kind == "main"
            certain = certain and facts.words.lower[facts.clause.own[0]] not in ("in", "tijdens", "during")
            # `Nederland levert …. De missie is verlengd`: by whom?
            certain = certain and not is_country(self.memory.was_home) and self.lex.language == "nl"
            if certain and self.memory.was_home and subject.sort not in ("government", "writer"):
                # The government was the last to act in this paragraph; but it asks nothing of itself.
                return None if is_home(subject.doer) else replace(self.memory.was_home, text="")
            return None
        if best.kind == "commitment" and subject.sort in ("reader", "house", "thing", "none"):
            return Doer("", "kabinet", "kabinet")
        if best.kind == "tasking" and best.rule.partition(":")[2].startswith(("krijgen", "ontvangen", "receive")):
            return None
        if subject.sort == "thing" and not (
            best.kind in ("claim", "expectation") and doing.name in self.lex.sets["reckon"]
        ):
            return None
        return subject.doer

    def _addressee(self, best: Candidate, facts: Facts, cast: Cast) -> str | None:
        if best.kind == "commitment":
            return self._house()
        if best.kind in ("call", "tasking", "position", "decision"):
            if facts.doing.passive or "krijgen" in best.rule:
                return facts.subject.doer.entity if facts.subject.doer else None
            return (
                addressee_of(facts.clause, facts.subject, facts.words, cast)
                if best.kind in ("call", "tasking")
                else None
            )
        return None

    def _modality(self, best: Candidate, facts: Facts, condition: Stretch | None) -> str:
        if condition:
            return "conditional"
        own = facts.clause.own
        for modality in self.lex.promises:
            if facts.words.first(f"modality.{modality}", own):
                return modality
        return "firm"

    def _condition(self, clause: Clause, words: Words) -> Stretch | None:
        for child in clause.children:
            if child.kind == "condition" or (
                child.kind == "sub" and child.opener in self.lex.sets["conditions"] and self._is_condition(child, words)
            ):
                return Stretch(*self._span(child, words))
            if child.kind == "sub" and (deeper := self._condition(child, words)):
                return deeper
        if found := words.first("conditions", clause.own):
            end = found[1]
            if found[0] < clause.verb:
                return Stretch(words.starts[found[0]], words.ends[clause.verb - 1])
            while end < len(words) and words.lower[end] not in ",;.":
                end += 1
            return Stretch(words.starts[found[0]], words.ends[end - 1])
        return None

    def _is_condition(self, child: Clause, words: Words) -> bool:
        """`als` and `wanneer` of the past tell when it was, not under what condition."""
        if child.opener not in ("als", "wanneer", "nadat", "toen"):
            return True
        return not any(f.past for f in words.info[child.verb].finite)


def _runs(places: Sequence[int], words: Words) -> list[tuple[int, int]]:
    """Code points of words, those in a row together."""
    out: list[tuple[int, int]] = []
    for n, k in enumerate(places):
        if n and places[n - 1] == k - 1:
            out[-1] = (out[-1][0], words.ends[k])
        else:
            out.append((words.starts[k], words.ends[k]))
    return out
