"""Words of giving: `stelt … beschikbaar`, `geleverd`, `bijdrage`. Who gives what is worked out from their sentences."""

from collections.abc import Iterator, Sequence
from functools import cache

from griffier.lang import words
from griffier.model.contribution import ContributionHit
from griffier.model.findings import Finder, Paper

_LANGUAGES = ("nl", "en")
_FORMS = ("present", "past", "participle", "infinitive", "subordinate")


@cache
def _forms() -> tuple[str, ...]:
    """Every form of every verb, and the nouns."""
    found: dict[str, None] = {}
    for language in _LANGUAGES:
        table = words("contributions", language)
        for verb in table["verbs"].values():
            found.update(dict.fromkeys(f for form in _FORMS for f in verb.get(form, "").split("|") if f))
        found.update(dict.fromkeys(table["noun"]["words"].split("|")))
    return tuple(found)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(n for language in _LANGUAGES for n in words("contributions", language)["noun"]["words"].split("|"))


@cache
def _by_length() -> tuple[tuple[int, ...], frozenset[str]]:
    forms = frozenset(_forms())
    return tuple(sorted({len(f) for f in forms}, reverse=True)), forms


def _find(paper: Paper, at: Sequence[int]) -> Iterator[ContributionHit]:
    lengths, forms = _by_length()
    lower = paper.lower
    done = 0
    for start in at:
        if start < done:
            continue
        for length in lengths:
            end = start + length
            if lower[start:end] in forms and not lower[end : end + 1].isalnum():
                rule = "contribution.noun" if lower[start:end] in _nouns() else "contribution.verb"
                yield ContributionHit(start, end, rule, lower[start:end])
                done = end
                break


finder = Finder(
    kind="contribution",
    about="Who gives what: people, units, money, goods; where, when, within what, and how far it is.",
    examples=("Nederland stelt twee fregatten beschikbaar.", "Duitsland heeft 20 instructeurs naar Mali gestuurd."),
    triggers=_forms(),
    find=_find,
    type="contribution",
    unparsed=(),
)
