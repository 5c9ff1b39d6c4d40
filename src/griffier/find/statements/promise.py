"""Promises to the House, and what looks like one and is none."""

from griffier.find.statements.facts import Candidate, Facts, stands
from griffier.find.statements.lexicon import PREPOSITION

Answer = tuple[Candidate | None, str | None]
"""A promise, or why what looks like one is none, or neither."""

_NEITHER: Answer = (None, None)
_RECALLED: Answer = (None, "a promise of earlier is recalled")
_SHOWS = frozenset({"leggen", "liggen", "geven", "verzorgen", "organiseren", "aan+bieden", "maken"})
_PLEDGES = ("toe+zeggen", "toezeggen", "beloven")
_NOW: Answer = (None, "the letter itself does it")


def promise(facts: Facts, negated: bool) -> Answer:
    """A promise to the House, or why what looks like one is none."""
    name, lex = facts.doing.name, facts.lex
    if name in _PLEDGES and (name != "beloven" or facts.house):
        if facts.doing.passive and negated and not facts.done and not facts.agent:
            return Candidate("commitment", f"statement.refused:{name}", negated=True), None
        if facts.doing.passive and facts.done and not facts.agent:
            return _pledged_in_debate(facts, name)
        return _pledge(facts, negated, name) if facts.home else _NEITHER
    lower, own = facts.words.lower, facts.clause.own
    if facts.home and name == "doen" and any(lower[k] in ("toezegging", "toezeggingen") for k in own):
        return _pledge(facts, negated, "toezegging doen")
    inform = any(s.kind == "inform" and (not s.fixed or stands(s, facts)) for s in lex.senses.get(name, ()))
    if inform or _inform_below(facts) >= 0:
        return _NEITHER if facts.done else _informs(facts, negated, name if inform else facts.doing.helper or name)
    if facts.done:
        return _NEITHER
    if facts.has("now"):
        return _NOW if facts.home else _NEITHER
    if facts.home and facts.conditional and facts.doing.helper == "laten" and name == "weten" and not negated:
        return Candidate("commitment", "statement.lets-know:laten weten"), None
    rule = _returns(facts, negated) or _in_next_paper(facts)
    return (Candidate("commitment", rule, negated=negated), None) if rule else _NEITHER


def _pledged_in_debate(facts: Facts, name: str) -> Answer:
    """`In het debat is toegezegd dat u in mei een overzicht ontvangt`; what a letter promised stands in that letter."""
    written = any(_is_report(facts, facts.words.lower[k]) for k in facts.clause.own)
    house = facts.words.first("house", facts.clause.within())
    if house and not written and facts.told_later(True) and not facts.has("kept"):
        return Candidate("commitment", f"statement.pledged:{name}"), None
    return _RECALLED


def _pledge(facts: Facts, negated: bool, entry: str) -> Answer:
    within = facts.clause.within()
    house = facts.house or facts.words.first("house", within) is not None
    tells = house or any(facts.words.lower[k] in facts.lex.sets["promises.tells"] for k in within)
    later = facts.told_later(False) if house else facts.ahead
    if facts.done and not facts.has("kept") and tells and (later or not facts.kept_behind()):
        # `Ik heb het lid toegezegd uw Kamer eind dit jaar te informeren`: made in debate, and still to be kept.
        return Candidate("commitment", f"statement.pledged:{entry}", negated=negated), None
    if facts.done or facts.has("kept"):
        return _RECALLED
    return Candidate("commitment", f"statement.pledge:{entry}", negated=negated), None


def _returns(facts: Facts, negated: bool) -> str | None:
    """The rule of a promise without a word of telling: the writer comes back to it, or a paper follows."""
    name = facts.doing.name
    here = negated and any(facts.words.lower[k] in ("hier", "nu", "here", "now") for k in facts.clause.own)
    nobody = facts.doing.passive and not facts.agent
    if (facts.home or nobody) and not here and (name == "terug+komen" or facts.has("returns")):
        return "statement.returns:terug+komen"
    if facts.home and name == "in+gaan" and facts.told_later(True) and not negated:
        return "statement.treats:in+gaan"
    pointed = facts.subject.head in ("die", "deze") and facts.ahead  # `Die volgt in januari`
    if name == "volgen" and facts.subject.sort == "thing" and (_is_paper(facts) or pointed):
        return "statement.follows:volgen"
    return None


def _in_next_paper(facts: Facts) -> str | None:
    """The rule of a promise of what the next report will hold: `De volgende rapportage zal een cijfer bevatten`."""
    lower, sets, name = facts.words.lower, facts.lex.sets, facts.doing.name
    own = facts.clause.own
    nexts = any(lower[k] in sets["next"] and k + 1 < len(lower) and _goes_to_house(facts, lower[k + 1]) for k in own)
    if facts.subject.sort == "thing" and _goes_to_house(facts, facts.subject.head):
        if name in sets["promises.holds"] and (nexts or facts.future):
            return f"statement.next-paper:{name}"
    elif name in sets["promises.told"] and nexts and (facts.home or facts.doing.passive) and not facts.house:
        return f"statement.next-paper:{name}"
    return None


def _goes_to_house(facts: Facts, word: str) -> bool:
    """Whether it is a word for what a minister writes to the House."""
    return word in facts.lex.sets["papers"] or _is_report(facts, word)


def _is_report(facts: Facts, word: str) -> bool:
    return word.endswith(tuple(facts.lex.sets["promises.reports"]))


def _is_paper(facts: Facts) -> bool:
    return facts.doing.passive or facts.subject.head.rsplit("-", 1)[-1] in facts.lex.sets["papers"]


def _informs(facts: Facts, negated: bool, entry: str) -> Answer:
    """A verb of telling, in the present or with `zal`: who tells whom, and is it more than what this letter does?"""
    doing, subject = facts.doing, facts.subject
    if facts.has("now"):
        return _NOW
    to_house = subject.sort in ("reader", "house")
    if not facts.house and not to_house:
        told = _goes_unsaid(facts, negated)
        return (Candidate("commitment", f"statement.informs:{entry}", negated=negated), None) if told else _NEITHER
    if to_house and doing.name not in facts.lex.sets["promises.receives"] and not doing.passive:
        return _NEITHER
    arrives = subject.sort == "thing" and (_is_paper(facts) or doing.name in facts.lex.sets["promises.arrives"])
    if not (facts.home or to_house or doing.passive or arrives):
        return (Candidate("expectation", f"statement.other-informs:{entry}"), None) if facts.acts else _NEITHER
    if doing.helper in ("moeten", "dienen", "mogen"):
        return _NEITHER
    if _habit(facts) and not facts.future:
        return None, "it is what is done every time"
    return Candidate("commitment", f"statement.informs-house:{entry}", negated=negated), None


def _goes_unsaid(facts: Facts, negated: bool) -> bool:
    """Whether it goes to the House though nobody says so: `Ik bericht u`, `De uitkomsten worden toegezonden`."""
    doing, sets, lower, own = facts.doing, facts.lex.sets, facts.words.lower, facts.clause.own
    if _other_object(facts):
        return False
    nobody = doing.passive and not facts.agent
    if not (facts.home or doing.passive):
        return False
    written = any(_is_report(facts, lower[k]) for k in own)
    shown = doing.name in _SHOWS and (doing.name != "maken" or negated) and _is_shown(facts)
    if shown and (facts.home or nobody):
        return True  # `leg ik ter inzage`, `wordt een briefing verzorgd`
    if doing.name in sets["promises.attaches"]:
        return facts.told_later(True)
    if doing.passive:
        if doing.name in ("berichten", "melden"):
            return nobody and written  # `wordt in de volgende rapportage bericht`
        return nobody and doing.name in sets["promises.sent"] and facts.asked() is None
    # `De cijfers verstrek ik niet`, `Een uitsplitsing geef ik niet`
    first = next((k for k in own if lower[k][0].isalnum()), -1)
    means = any(s.fixed and s.kind != "inform" and stands(s, facts) for s in facts.lex.senses.get(doing.name, ()))
    fronted = False
    if doing.name in ("geven", "verstrekken") and not means and first >= 0:
        behind = facts.subject.words[0] > facts.clause.verb > first
        fronted = behind and not facts.words.info[first].roles & PREPOSITION
    paper = fronted or any(lower[k] in sets["papers"] for k in own)
    asked_for = negated and doing.name in sets["promises.handed"] and paper
    if doing.name in sets["promises.strong"] or asked_for:
        return True
    if doing.name in sets["promises.answers"] and written:
        return True  # `beantwoord ik in de verzamelbrief`
    below = _inform_below(facts)
    if below < 0:
        return False
    # `Ik verwacht de B-brief in mei te kunnen aanbieden`: such papers go to the House.
    strong = any(f.base in sets["promises.strong"] for f in facts.words.info[below].forms)
    return strong or any(_is_report(facts, lower[k]) for k in own if k < below)


def _is_shown(facts: Facts) -> bool:
    """Whether the fixed words of a verb of showing stand there: `ter inzage`, `briefing`."""
    senses = facts.lex.senses.get(facts.doing.name, ())
    return any(s.kind == "inform" and s.fixed and stands(s, facts) for s in senses)


def _other_object(facts: Facts) -> bool:
    """Whether somebody else than the House is told."""
    return any(
        k > facts.clause.verb and facts.words.lower[k] in facts.lex.sets["promises.others"]
        for k in facts.clause.own
    )  # fmt: skip


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
    words, lex, lower = facts.words, facts.lex, facts.words.lower
    willing = any(lower[k] in facts.lex.sets["promises.willing"] for k in facts.clause.own)
    if not willing:
        return -1
    for k in facts.clause.own:
        if k and (words.lower[k - 1] in ("te", "to") or (k > 1 and words.lower[k - 2 : k] == ["te", "kunnen"])):
            for form in words.info[k].forms:
                if form.shape != "infinitive":
                    continue
                before = words.lower[k - 2] if k > 1 else ""
                names = (form.base, f"{before}+{form.base}", f"{form.particle}+{form.base}")
                senses = (s for n in names for s in lex.senses.get(n, ()))
                if any(s.kind == "inform" and (not s.fixed or stands(s, facts)) for s in senses):
                    return k
    return -1
