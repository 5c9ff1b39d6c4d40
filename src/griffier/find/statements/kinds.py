"""Which kind of statement a clause is: every kind whose words stand there, and the one that outranks the others.

This is the one place of the precedence. Look-alikes are turned down here, each with its reason.
"""

from collections.abc import Callable, Mapping

from griffier.find.statements.facts import Candidate, Facts, is_negated, stands, wants
from griffier.find.statements.lexicon import Sense
from griffier.find.statements.promise import promise
from griffier.find.statements.verb import Doing
from griffier.find.statements.who import is_abroad, is_country

PRECEDENCE = (
    "decision", "commitment", "tasking", "call", "position", "plan", "expectation", "claim", "discussion",
)  # fmt: skip


_PUT_OFF = frozenset({"uit+stellen", "verschuiven", "door+schuiven"})
_TELLS = frozenset({"aan+geven", "melden", "schetsen", "toe+lichten", "bevestigen", "set"})


def choose(facts: Facts) -> tuple[Candidate | None, list[Candidate], str | None]:
    """The kind, the kinds it outranks, and why a look-alike is none."""
    found: list[Candidate] = []
    why: str | None = None
    negated = is_negated(facts)
    senses = _senses(facts)
    for sense in senses:
        found += _of_sense(sense, facts, negated)
    promised, reason = promise(facts, negated)
    if promised:
        found.append(promised)
    elif reason:
        why = reason
        found = [c for c in found if c.kind not in ("commitment", "plan", "discussion", "expectation")]
    found += _ahead(facts, negated, [c.kind for c in found])
    if facts.announces:
        found = []
    if facts.has("kept"):
        found, why = [], "a promise of earlier is recalled"
    if facts.has("ahead"):
        found = [c for c in found if c.kind != "plan" and (c.kind != "position" or facts.done)]
    writes = facts.home or facts.doing.passive or facts.subject.sort in ("house", "reader")
    if (facts.has("now") or facts.goes_on_now) and writes and not facts.future:
        found = [c for c in found if c.kind not in ("plan", "discussion") and facts.doing.name not in _TELLS]
    if not found and facts.has("own_view"):
        found.append(Candidate("position", "statement.own-view:naar mijn oordeel"))
    looked_at = any(sense.kind in ("none", "delivers") for sense in senses)
    if (
        facts.figures
        and not found
        and not looked_at
        and not facts.history
        and not (facts.done and facts.home and facts.house)
    ):
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
    fixed = [s for s in senses if s.fixed and stands(s, facts)]
    if fixed:
        asks = [s for s in senses if s.kind == "ask"]
        if asks and wants(facts) and all(s.kind == "discussion" for s in fixed):
            return asks  # `is gevraagd onderzoek te doen naar …`
        return [*fixed, *(s for s in senses if s.kind == "inform")]
    return [s for s in senses if not s.fixed]


def _of_sense(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    return _MAKERS[sense.kind](sense, facts, negated)


def _tasking(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    if facts.future:
        return [Candidate("plan", f"statement.tasking-ahead:{sense.rule}", negated=negated)]
    if not (sense.receives or facts.doing.passive or facts.acts):
        return []
    return [Candidate("tasking", f"statement.tasking:{sense.rule}", negated=negated)]


def _call(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    if not facts.acts and not facts.doing.passive:
        return []
    if facts.future:
        return [Candidate("plan", f"statement.call-ahead:{sense.rule}", negated=negated)]
    if negated:
        return [Candidate("position", f"statement.no-call:{sense.rule}")]
    if facts.subject.sort in ("member", "house"):
        return [Candidate("tasking", f"statement.member-asks:{sense.rule}")]
    return [Candidate("call", f"statement.call:{sense.rule}")]


def _position(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    if facts.doing.passive and facts.agent:
        return [Candidate("position", f"statement.position:{sense.rule}")]
    if facts.doing.passive and facts.clause.kind == "main" and not facts.history and _stands_alone(facts):
        return [Candidate("position", f"statement.position:{sense.rule}")]
    if not facts.acts or facts.doing.passive:
        kind = "claim" if facts.figures else "position"
        return [Candidate(kind, f"statement.according:{sense.rule}")] if facts.according else []
    if facts.figures and not facts.home and facts.doing.name in facts.lex.sets["reports"]:
        return [Candidate("claim", f"statement.reported:{sense.rule}")]
    refuses = negated and facts.home and _refuses(sense, facts)
    return [Candidate("position", f"statement.position:{sense.rule}", negated=refuses)]


def _stands_alone(facts: Facts) -> bool:
    """Whether a passive is a stand though nobody says whose: `Benadrukt wordt dat …`, `wordt onderschreven`."""
    told = any(c.opener in ("dat", "that") for c in facts.clause.children) and facts.doing.name not in ("zeggen", "say")
    return not facts.figures and (told or facts.doing.name in facts.lex.sets["stance"])


def _expectation(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    doing = facts.doing
    if doing.name == "voorzien":
        supplied = facts.words.lower[doing.main + 1 : doing.main + 2] == ["van"]
        if negated or supplied or not (facts.acts or doing.passive):
            return []
    if facts.done and sense.fixed and doing.name in _PUT_OFF and not facts.ahead:
        return [Candidate("decision", f"statement.put-off:{sense.rule}", negated=negated)]
    if doing.base == "komen":
        kind = "plan" if facts.home else "expectation"
        return [] if facts.done or not facts.acts else [Candidate(kind, f"statement.delivers:{sense.rule}")]
    return [Candidate("expectation", f"statement.expected:{sense.rule}")]


def _discussion(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    if not facts.acts and not facts.doing.passive and not sense.fixed:
        return []
    if facts.home and not facts.done and not sense.fixed:
        return [] if facts.has("now") else [Candidate("plan", f"statement.plan:{sense.rule}", negated=negated)]
    if facts.figures and not sense.fixed and facts.doing.name in facts.lex.sets["presents"]:
        return [Candidate("claim", f"statement.presented:{sense.rule}")]
    return [Candidate("discussion", f"statement.discussion:{sense.rule}")]


def _claim(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    if facts.figures or (negated and facts.acts):
        return [Candidate("claim", f"statement.claim:{sense.rule}")]
    return []


def _fact(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    return [Candidate("claim", f"statement.fact:{sense.rule}")]


def _none(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    """Fixed words that take the verb's meaning away: `er is beroep ingesteld` is no decision."""
    return []


def _delivers(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    """Advice that somebody gave is no decision; one that is still to come is waited for."""
    if facts.done:
        return []
    return [Candidate("plan" if facts.home else "expectation", f"statement.delivers:{sense.rule}", negated=negated)]


def _inform(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    return []  # `promise` looks at it


def _decision(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    doing = facts.doing
    decided = [Candidate("decision", f"statement.decision:{sense.rule}", negated=negated)]
    if facts.subject.sort == "writer" and facts.lex.language == "en" and not doing.helper and doing.tense == "present":
        return decided  # `We agree to merge …`
    deed = any(s.kind == "plan" and s.fixed == sense.fixed for s in facts.lex.senses.get(doing.name, ()))
    if facts.done:
        return decided if _is_decided(facts, deed=deed) else []
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
    told = facts.home or facts.future or facts.ahead or facts.conditional or facts.house or facts.told_later(True)
    if told and (facts.acts or doing.passive or facts.future):
        return [Candidate("expectation", f"statement.decision-ahead:{sense.rule}", negated=negated)]
    return []


def _is_decided(facts: Facts, *, deed: bool) -> bool:
    """Whether what is told in the past or perfect was decided, and is still in force."""
    doing, sort = facts.doing, facts.subject.sort
    if facts.history:
        return False
    behind = facts.clause.verb + 1
    if facts.figures and doing.passive and behind in facts.clause.own and facts.words.lower[behind] == "er":
        return False  # `Dit jaar zijn er 832 bekostigd`: it counts
    if doing.name == "besluiten" and doing.passive and sort == "thing" and not wants(facts):
        return False  # `Het eerste deel was besloten`
    if doing.passive or facts.acts or doing.name in ("overeen+komen", "agree"):
        return True
    return not deed and (sort != "thing" or _takes_effect(doing))


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
        kind = "call" if is_country(subject.doer) or is_abroad(facts.asked()) else "tasking"
        return [Candidate(kind, f"statement.government-asks:{sense.rule}")]
    urgent = any(lower[k] in ("dringend", "klem", "nadrukkelijk", "urgently") for k in own)
    asked_home = urgent or any(
        lower[k] in ("mij", "ons", "kabinet", "regering", "rijk", "minister", "staatssecretaris", "nederland", "us")
        and k > facts.clause.verb for k in own
    )  # fmt: skip
    asked = facts.asked()
    if asked_home or subject.sort == "people" or asked is None or (is_country(subject.doer) and is_abroad(asked)):
        return [Candidate("call", f"statement.asks-government:{sense.rule}")]
    del lex
    return [Candidate("tasking", f"statement.asks:{sense.rule}")]


def _plan(sense: Sense, facts: Facts, negated: bool) -> list[Candidate]:
    doing = facts.doing
    pledge = sense.rule.endswith("in het vooruitzicht")
    pledge = pledge or doing.name in ("toe+zeggen", "beloven", "aan+kondigen", "announce", "pledge", "commit")
    rule = f"statement.plan:{sense.rule}"
    if facts.done and (not pledge or (doing.passive and facts.house)):
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
    if doing.tense != "present":
        return []
    if facts.future:
        return [_will(facts, negated, "claim" in kinds)]
    if doing.helper in ("kunnen", "can") and facts.conditional and not facts.acts:
        return [Candidate("expectation", f"statement.possible-once:{doing.helper}")]
    if doing.helper in ("kunnen", "can") and facts.ahead and not facts.acts and not negated:
        return [Candidate("expectation", f"statement.possible-by:{doing.helper}")]
    if doing.helper in ("moeten", "dienen", "must", "should"):
        if facts.ahead:
            return [Candidate("plan" if facts.begins else "expectation", f"statement.must-by:{doing.helper}")]
        return [Candidate("position", f"statement.must:{doing.helper}")] if facts.acts and not facts.home else []
    if (doing.helper in ("willen", "laten") or doing.name == "willen") and facts.acts:
        # `De raad wil een vast tarief`; but `De raad wil een vast tarief invoeren`
        kind = "position" if doing.name == "willen" and not facts.home else "plan"
        return [Candidate(kind, f"statement.wants:{doing.helper}", negated=negated and kind == "plan")]
    if doing.helper in lex.modal or (negated and "claim" in kinds):
        return []  # `Nederland haalt de norm niet` tells how it is, and refuses nothing
    return _present(facts, negated)


def _will(facts: Facts, negated: bool, figure: bool) -> Candidate:
    helper = facts.doing.helper
    if not figure and (facts.home or (facts.acts and not facts.figures)):
        return Candidate("plan", f"statement.will:{helper}", negated=negated)
    if not figure and facts.doing.passive:
        return Candidate("plan", f"statement.will-be:{helper}", negated=negated)
    return Candidate("expectation", f"statement.outcome:{helper}")


def _present(facts: Facts, negated: bool) -> list[Candidate]:
    """A verb that says nothing by itself, in the present: with a day ahead, or denied by the government."""
    doing, lex = facts.doing, facts.lex
    if facts.ahead and (not facts.figures or facts.begins):
        if facts.acts or (doing.passive and doing.helper == "worden"):
            return [Candidate("plan", "statement.ahead:day", negated=negated)]
        if facts.subject.sort == "thing" and doing.base not in lex.perfect:
            return [Candidate("expectation", "statement.ahead:day")]
    if negated and facts.home and doing.name not in lex.sets["stative"]:
        return [Candidate("plan", "statement.will-not:niet", negated=True)]
    return []


_MAKERS: Mapping[str, Callable[[Sense, Facts, bool], list[Candidate]]] = {
    "decision": _decision,
    "tasking": _tasking,
    "ask": _ask,
    "call": _call,
    "position": _position,
    "plan": _plan,
    "expectation": _expectation,
    "discussion": _discussion,
    "claim": _claim,
    "fact": _fact,
    "inform": _inform,
    "none": _none,
    "delivers": _delivers,
}
