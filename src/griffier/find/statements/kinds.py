"""Which kind of statement a clause is: every kind whose words stand there, and the one that outranks the others.

This is the one place of the precedence. Look-alikes are turned down here, each with its reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from griffier.find.statements.clauses import Clause
from griffier.find.statements.lexicon import DETERMINER, NEGATION, PREPOSITION, Lexicon, Sense
from griffier.find.statements.tokens import Words
from griffier.find.statements.verb import Doing
from griffier.find.statements.who import Subject, is_home

PRECEDENCE = (
    "decision", "commitment", "tasking", "call", "position", "plan", "expectation", "claim", "discussion",
)  # fmt: skip

_ACTS = frozenset({"actor", "government", "writer", "member", "people", "pronoun", "house"})
_STRONG_INFORM = frozenset({
    "verstrekken", "toe+zenden", "toe+sturen", "na+sturen", "na+zenden", "informeren", "berichten", "in+lichten",
    "terug+koppelen", "bij+praten",
})  # fmt: skip


class Candidate(NamedTuple):
    """A kind that a clause may be.

    Attributes:
        kind: the kind.
        rule: what showed it: `statement.<variant>` and the entry of the lexicon behind a colon.
        places: further words of the cue.
        negated: the act itself is denied.
    """

    kind: str
    rule: str
    places: tuple[int, ...] = ()
    negated: bool = False


@dataclass
class Facts:
    """What is known of a clause before its kind is.

    Attributes:
        house: whether the House is addressed in it.
        figures: whether a figure stands in it.
        ahead: whether a date that lies ahead stands in it.
        history: whether a date stands in it that is long past, and none that is not.
        begins: whether such a day is the first one: `vanaf 1 januari`.
        told_later: whether a term stands in it or in a clause within it.
        according: whether `volgens` names somebody.
        asked: who is addressed, as an entity's id.
        conditional: whether a clause within it says under what condition.
        agent: whether a passive names who does it.
    """

    clause: Clause
    doing: Doing
    subject: Subject
    words: Words
    lex: Lexicon
    house: bool
    figures: bool
    ahead: bool
    history: bool
    begins: bool
    told_later: Callable[[], bool]
    asked: Callable[[], str | None]
    conditional: bool
    agent: bool
    according: bool

    @property
    def acts(self) -> bool:
        """Whether the subject can act."""
        return self.subject.sort in _ACTS

    @cached_property
    def home(self) -> bool:
        """Whether the government that writes is the subject."""
        return self.subject.sort in ("writer", "government") or (
            self.subject.sort in _ACTS and is_home(self.subject.doer)
        )

    @property
    def future(self) -> bool:
        """Whether `zullen` or `gaan` helps the verb."""
        return self.doing.helper in self.lex.sets["future"]

    @property
    def done(self) -> bool:
        """Whether it has happened: past or perfect, without `zou`."""
        return self.doing.tense in ("past", "perfect") and self.doing.helper not in self.lex.modal

    def has(self, name: str) -> bool:
        """Whether a phrase of this list stands in the clause's own words."""
        return self._first(name) is not None

    def _first(self, name: str) -> tuple[int, int] | None:
        return self.words.first(name, self.clause.own)


def choose(facts: Facts) -> tuple[Candidate | None, list[Candidate], str | None]:
    """The kind, the kinds it outranks, and why a look-alike is none."""
    found: list[Candidate] = []
    why: str | None = None
    negated = is_negated(facts)
    for sense in _senses(facts):
        for candidate in _of_sense(sense, facts, negated):
            found.append(candidate)
    promised, reason = _promise(facts, negated)
    if promised:
        found.append(promised)
    elif reason:
        why = reason
        if facts.words and reason:
            found = [c for c in found if c.kind not in ("commitment", "plan", "discussion", "expectation")]
    found += _ahead(facts, negated, [c.kind for c in found])
    if facts.has("kept"):
        found, why = [], "a promise of earlier is recalled"
    if facts.has("ahead"):
        found = [c for c in found if c.kind != "plan" and (c.kind != "position" or facts.done)]
    if facts.figures and not found:
        found.append(Candidate("claim", "statement.figure:number"))
    if not found:
        return None, [], why
    best = min(found, key=lambda c: PRECEDENCE.index(c.kind))
    return best, [c for c in found if c.kind != best.kind], why


def _senses(facts: Facts) -> list[Sense]:
    """What the verb means here; fixed words beside it win over the bare verb."""
    name, lex = facts.doing.name, facts.lex
    senses = lex.senses.get(name, ())
    if not senses and facts.doing.particle:
        senses = lex.senses.get(facts.doing.base, ()) if facts.doing.base in lex.perfect else ()
    fixed = [s for s in senses if s.fixed and _stands(s, facts)]
    if fixed:
        asks = [s for s in senses if s.kind == "ask"]
        if asks and _wants(facts) and all(s.kind == "discussion" for s in fixed):
            return asks  # `is gevraagd onderzoek te doen naar …`
        return [*fixed, *(s for s in senses if s.kind == "inform")]
    return [s for s in senses if not s.fixed]


def _stands(sense: Sense, facts: Facts) -> bool:
    places = [*facts.clause.own, *(c.own[0] for c in facts.clause.children if c.own and c.kind == "sub")]
    lower = facts.words.lower
    here = {lower[k] for k in places}
    for sequence in sense.fixed:
        if sequence[0] in here:
            if len(sequence) == 1 or any(lower[k] == sequence[0] and facts.words.has(k, sequence) for k in places):
                return True
    return False


def _of_sense(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    kind, doing = sense.kind, facts.doing
    if kind == "decision":
        return _decision(sense, facts, negated)
    if kind == "tasking":
        if (facts.future and not facts.acts) or facts.future:
            return [Candidate("plan", f"statement.tasking-ahead:{sense.rule}", negated=negated)]
        if sense.receives and facts.subject.sort == "thing":
            return []
        if not sense.receives and not doing.passive and not facts.acts:
            return []
        return [Candidate("tasking", f"statement.tasking:{sense.rule}", negated=negated)]
    if kind == "ask":
        return _ask(sense, facts, negated)
    if kind == "call":
        if not facts.acts and not doing.passive:
            return []
        if negated:
            return [Candidate("position", f"statement.no-call:{sense.rule}")]
        if facts.subject.sort in ("member", "house"):
            return [Candidate("tasking", f"statement.member-asks:{sense.rule}")]
        return [Candidate("call", f"statement.call:{sense.rule}")]
    if kind == "position":
        if doing.passive and facts.agent:
            return [Candidate("position", f"statement.position:{sense.rule}")]
        if not facts.acts or doing.passive:
            return [Candidate("position", f"statement.according:{sense.rule}")] if facts.according else []
        return [
            Candidate(
                "position",
                f"statement.position:{sense.rule}",
                negated=negated and facts.home and _refuses(sense, facts),
            )
        ]
    if kind == "plan":
        return _plan(sense, facts, negated)
    if kind == "expectation":
        if doing.name == "voorzien" and (
            negated
            or facts.words.lower[doing.main + 1 : doing.main + 2] == ["van"]
            or not (facts.acts or doing.passive)
        ):
            return []
        if doing.base == "komen":
            if facts.done:
                return []
            return [Candidate("plan" if facts.home else "expectation", f"statement.delivers:{sense.rule}")]
        return [Candidate("expectation", f"statement.expected:{sense.rule}")]
    if kind == "discussion":
        if not facts.acts and not doing.passive and not sense.fixed:
            return []
        if facts.home and not facts.done and not sense.fixed:
            return [Candidate("plan", f"statement.plan:{sense.rule}")] if not facts.has("now") else []
        if facts.figures:
            return [Candidate("claim", f"statement.presented:{sense.rule}")]
        return [Candidate("discussion", f"statement.discussion:{sense.rule}")]
    if kind == "fact":
        return [Candidate("claim", f"statement.fact:{sense.rule}")]
    if kind == "claim" and (facts.figures or (negated and facts.acts)):
        return [Candidate("claim", f"statement.claim:{sense.rule}")]
    return []


def _decision(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    doing = facts.doing
    deed = any(s.kind == "plan" and s.fixed == sense.fixed for s in facts.lex.senses.get(doing.name, ()))
    if facts.done:
        if facts.history:
            return []
        if doing.passive or facts.acts or (not deed and facts.subject.sort == "none"):
            return [Candidate("decision", f"statement.decision:{sense.rule}", negated=negated)]
        return (
            []
            if deed or (facts.subject.sort == "thing" and not _takes_effect(doing))
            else [Candidate("decision", f"statement.decision:{sense.rule}", negated=negated)]
        )
    if doing.helper in facts.lex.sets["duty"] and not negated and facts.clause.kind == "main":
        if doing.helper in ("kunnen", "can", "could") and (facts.acts or facts.ahead):
            return [Candidate("expectation", f"statement.decision-possible:{sense.rule}")]
        return []
    if negated and facts.home:
        return [Candidate("plan", f"statement.no-decision-yet:{sense.rule}", negated=True)]
    if deed and not _is_ruling(doing):
        return []
    if not _is_ruling(doing) and (facts.home or (doing.passive and doing.helper in ("worden", "zullen"))):
        return [Candidate("plan", f"statement.measure-ahead:{sense.rule}", negated=negated)]
    if facts.acts or doing.passive or facts.future:
        return [Candidate("expectation", f"statement.decision-ahead:{sense.rule}", negated=negated)]
    return []


def _is_ruling(doing: Doing) -> bool:
    """Whether the verb is one of deciding, and no measure that follows from a decision."""
    return doing.name in (
        "besluiten",
        "beslissen",
        "nemen",
        "vast+stellen",
        "aan+nemen",
        "goed+keuren",
        "in+stemmen",
        "decide",
        "agree",
        "adopt",
    )


def _refuses(sense: Sense, facts: Facts) -> bool:
    """Whether denying it is a refusal and no stand: `geeft geen garantie`, `gaan wij niet op in`."""
    return facts.doing.helper in facts.lex.sets["duty"] or sense.rule.startswith(("in+gaan", "geven", "meegaan"))


def _takes_effect(doing: Doing) -> bool:
    return doing.name in ("treden", "worden", "in+gaan")


def _wants(facts: Facts) -> bool:
    """Whether it is said what somebody is to do: `te`, `om`, `dat`."""
    lower = facts.words.lower
    return any(
        lower[k] in ("te", "om", "to") or (lower[k] == "for" and k > facts.doing.main)
        for k in facts.clause.own if k > facts.clause.verb
    ) or any(c.opener in ("dat", "that") for c in facts.clause.children)  # fmt: skip


def _ask(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    """One verb, two kinds: who asks whom decides."""
    words, own, lex = facts.words, facts.clause.own, facts.lex
    doing, subject = facts.doing, facts.subject
    if negated:
        return []
    lower = words.lower
    if not _wants(facts):
        return []
    if facts.future:
        return [Candidate("plan", f"statement.asks-ahead:{sense.rule}")] if facts.acts else []
    if doing.passive:
        return [Candidate("tasking", f"statement.asked:{sense.rule}")]
    if not facts.acts:
        if any(lower[k].startswith(("motie", "amendement")) for k in range(*subject.words)):
            return [Candidate("tasking", f"statement.motion:{sense.rule}")]
        return []
    if subject.sort in ("member", "house") or subject.head in ("leden", "lid", "fractie", "fracties"):
        return [Candidate("tasking", f"statement.member-asks:{sense.rule}")]
    if facts.home:
        return [Candidate("tasking", f"statement.government-asks:{sense.rule}")]
    urgent = any(lower[k] in ("dringend", "klem", "nadrukkelijk", "urgently") for k in own)
    asked_home = urgent or any(
        lower[k] in ("mij", "ons", "kabinet", "regering", "rijk", "minister", "staatssecretaris", "nederland", "us")
        and k > facts.clause.verb for k in own
    )  # fmt: skip
    if asked_home or subject.sort == "people" or facts.asked() is None:
        return [Candidate("call", f"statement.asks-government:{sense.rule}")]
    del lex
    return [Candidate("tasking", f"statement.asks:{sense.rule}")]


def _plan(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    doing = facts.doing
    pledge = doing.name in ("toe+zeggen", "aan+kondigen", "announce", "pledge", "commit")
    rule = f"statement.plan:{sense.rule}"
    if facts.done and not pledge:
        return []
    if doing.helper in facts.lex.sets["duty"] or (_is_ruling(doing) and not facts.home and not facts.done):
        return []
    if facts.acts or (doing.passive and (doing.helper == "worden" or facts.future)):
        return [Candidate("plan", rule, negated=negated)]
    return [Candidate("plan", rule, negated=negated)] if sense.fixed and not facts.done and facts.ahead else []


def _ahead(facts: Facts, negated: bool, kinds: list[str]) -> list[Candidate]:
    """What `zal`, `naar verwachting`, `moet … zijn` and a day make of a clause."""
    doing, lex = facts.doing, facts.lex
    if facts.has("ahead"):
        return [Candidate("expectation", "statement.expected:naar verwachting")]
    if any(PRECEDENCE.index(k) < PRECEDENCE.index("claim") for k in kinds):
        return []
    if facts.according and not kinds and not facts.figures:
        return [Candidate("position", "statement.according:volgens")]
    if facts.future and doing.tense == "present":
        if "claim" in kinds:
            return [Candidate("expectation", f"statement.outcome:{doing.helper}")]
        if facts.home or (facts.acts and not facts.figures):
            return [Candidate("plan", f"statement.will:{doing.helper}", negated=negated)]
        if doing.passive:
            return [Candidate("plan", f"statement.will-be:{doing.helper}", negated=negated)]
        return [Candidate("expectation", f"statement.outcome:{doing.helper}")]
    if doing.helper in ("kunnen", "can") and facts.conditional and not facts.acts and doing.tense == "present":
        return [Candidate("expectation", f"statement.possible-once:{doing.helper}")]
    if doing.helper in ("moeten", "dienen", "must", "should") and doing.tense == "present":
        if facts.ahead:
            return [Candidate("plan" if facts.begins else "expectation", f"statement.must-by:{doing.helper}")]
        return [Candidate("position", f"statement.must:{doing.helper}")] if facts.acts and not facts.home else []
    if (doing.helper in ("willen", "laten") or doing.name == "willen") and facts.acts and doing.tense == "present":
        return [Candidate("plan", f"statement.wants:{doing.helper}", negated=negated)]
    if facts.ahead and doing.tense == "present" and not facts.figures and doing.helper not in lex.modal:
        if facts.acts or (doing.passive and doing.helper == "worden"):
            return [Candidate("plan", "statement.ahead:day", negated=negated)]
        if facts.subject.sort == "thing" and doing.base not in lex.perfect:
            return [Candidate("expectation", "statement.ahead:day")]
    if (
        negated
        and facts.home
        and doing.tense == "present"
        and doing.helper not in lex.modal
        and doing.base not in lex.perfect
    ):
        return [Candidate("plan", "statement.will-not:niet", negated=True)]
    return []


def _promise(facts: Facts, negated: bool) -> tuple[Candidate | None, str | None]:
    """A promise to the House, or why what looks like one is none."""
    doing, subject, lex = facts.doing, facts.subject, facts.lex
    name = doing.name
    gives = facts.home or subject.sort in ("reader", "house") or doing.passive or (
        subject.sort == "thing" and subject.head.rsplit("-", 1)[-1] in lex.sets["papers"]
    )  # fmt: skip
    if name in ("toe+zeggen", "toezeggen"):
        if not facts.home:
            return None, None
        if facts.done:
            return None, "a promise of earlier is recalled"
        return Candidate("commitment", "statement.pledge:toe+zeggen", negated=negated), None
    if (
        facts.home
        and name == "doen"
        and any(facts.words.lower[k] in ("toezegging", "toezeggingen") for k in facts.clause.own)
    ):
        if facts.done or facts.has("kept"):
            return None, "a promise of earlier is recalled"
        return Candidate("commitment", "statement.pledge:toezegging doen", negated=negated), None
    inform = any(s.kind == "inform" for s in lex.senses.get(name, ()))
    place = _inform_below(facts) if not inform else -1
    if not inform and place < 0:
        if facts.home and not facts.done and facts.has("returns"):
            return Candidate("commitment", "statement.returns:terug+komen", negated=negated), None
        if name == "terug+komen" and facts.home and not facts.done:
            return Candidate("commitment", "statement.returns:terug+komen", negated=negated), None
        if name == "in+gaan" and facts.home and not facts.done and facts.told_later() and not negated:
            return Candidate("commitment", "statement.treats:in+gaan", negated=negated), None
        if name == "volgen" and not facts.done and gives and subject.sort == "thing":
            return Candidate("commitment", "statement.follows:volgen", negated=negated), None
        return None, None
    if facts.done:
        return None, None
    entry = name if inform else doing.helper or name
    if facts.has("now"):
        return None, "the letter itself does it"
    if not facts.house and subject.sort not in ("reader", "house"):
        if facts.home and name in _STRONG_INFORM and not doing.passive and not _other_object(facts):
            return Candidate("commitment", f"statement.informs:{entry}", negated=negated), None
        return None, None
    if subject.sort in ("reader", "house"):
        if (
            name not in ("ontvangen", "krijgen", "tegemoet+zien", "vernemen", "verwachten", "receive")
            and not doing.passive
        ):
            return None, None
        if name == "ontvangen" and not facts.future and not _term_or_paper(facts):
            return None, "the letter itself does it"
    if not gives:
        return (Candidate("expectation", f"statement.other-informs:{entry}"), None) if facts.acts else (None, None)
    if doing.helper in ("moeten", "dienen", "mogen"):
        return None, None
    if _habit(facts) and not facts.future:
        return None, "it is what is done every time"
    return Candidate("commitment", f"statement.informs-house:{entry}", (), negated), None


def _other_object(facts: Facts) -> bool:
    """Whether somebody else than the House is told."""
    return any(
        k > facts.clause.verb and facts.words.lower[k] in ("commissie", "raad", "gemeenten", "partijen", "sector", "ouders")
        for k in facts.clause.own
    )  # fmt: skip


def _term_or_paper(facts: Facts) -> bool:
    return facts.ahead or facts.clause.kind == "main"


def _habit(facts: Facts) -> bool:
    lower = facts.words.lower
    return any(
        lower[k] in ("jaarlijks", "halfjaarlijks", "periodiek", "annually")
        or (lower[k] == "per" and k + 1 < len(lower) and lower[k + 1] in ("jaar", "kwartaal", "maand"))
        for k in facts.clause.own if k < facts.clause.verb
    )  # fmt: skip


def _inform_below(facts: Facts) -> int:
    """An infinitive with `te` that tells the House something: `ben bereid de commissie te informeren`."""
    if not facts.home:
        return -1
    words, lex = facts.words, facts.lex
    willing = any(
        facts.words.lower[k]
        in (
            "bereid",
            "voornemens",
            "streef",
            "streven",
            "hoop",
            "hopen",
            "zal",
            "zullen",
            "toe",
            "verwacht",
            "verwachten",
            "willing",
            "intend",
            "undertake",
        )
        for k in facts.clause.own
    )
    if not willing:
        return -1
    for k in facts.clause.own:
        if k and (words.lower[k - 1] in ("te", "to") or (k > 1 and words.lower[k - 2 : k] == ["te", "kunnen"])):
            for form in words.info[k].forms:
                if form.shape != "infinitive":
                    continue
                before = words.lower[k - 2] if k > 1 else ""
                names = (form.base, f"{before}+{form.base}", f"{form.particle}+{form.base}")
                if any(s.kind == "inform" for n in names for s in lex.senses.get(n, ())):
                    return k
    return -1


def is_negated(facts: Facts) -> bool:
    """Whether the clause's own act is denied, and no part of what is decided, asked or said."""
    words, clause = facts.words, facts.clause
    if not words.negations:
        return False
    lower = words.lower
    limit = facts.doing.main if facts.doing.helper and facts.clause.kind == "main" else 1 << 30
    first_te = next(
        (k for k in clause.own if k > clause.verb and lower[k] in ("te", "to", "om")), 1 << 30
    )  # fmt: skip
    lexical = not facts.doing.helper
    for k in words.negations:
        if k not in clause.own:
            continue
        if k > limit or (
            lexical and k > clause.verb + 1 and first_te < 1 << 30 and k > clause.verb + 2 and not facts.doing.particle
        ):
            continue
        if words.first("no_negation", (k,)):
            continue
        if lower[k] == "geen" and k + 1 < len(lower) and lower[k + 1] in ("enkele",):
            continue
        if k and words.info[k - 1].roles & PREPOSITION and lower[k] == "geen":
            continue
        if lower[k + 1 : k + 2] == ["voor"] and lower[k + 2 : k + 3] and lower[k + 2][0].isdigit():
            continue  # `niet voor 1 mei`
        return True
    return False


__all__ = ["DETERMINER", "PRECEDENCE", "Candidate", "Facts", "choose"]
