"""Which kind of statement a clause is: every kind whose words stand there, and the one that outranks the others.

This is the one place of the precedence. Look-alikes are turned down here, each with its reason.
"""

from griffier.find.statements.facts import Candidate, Facts, is_negated, wants
from griffier.find.statements.lexicon import Sense
from griffier.find.statements.promise import promise
from griffier.find.statements.verb import Doing

PRECEDENCE = (
    "decision", "commitment", "tasking", "call", "position", "plan", "expectation", "claim", "discussion",
)  # fmt: skip


def choose(facts: Facts) -> tuple[Candidate | None, list[Candidate], str | None]:
    """The kind, the kinds it outranks, and why a look-alike is none."""
    found: list[Candidate] = []
    why: str | None = None
    negated = is_negated(facts)
    for sense in _senses(facts):
        found += _of_sense(sense, facts, negated)
    promised, reason = promise(facts, negated)
    if promised:
        found.append(promised)
    elif reason:
        why = reason
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
        if asks and wants(facts) and all(s.kind == "discussion" for s in fixed):
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


def _ask(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    """One verb, two kinds: who asks whom decides."""
    words, own, lex = facts.words, facts.clause.own, facts.lex
    doing, subject = facts.doing, facts.subject
    if negated:
        return []
    lower = words.lower
    if not wants(facts):
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
