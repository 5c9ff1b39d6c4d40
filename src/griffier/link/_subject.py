"""Whose figure it is: the country or body that the clause is about, or that stands at the head of its row."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from griffier.data import rows
from griffier.link._basis import Based
from griffier.link._measure import Told
from griffier.link._sites import Setting, Site, any_of, finder, table_of
from griffier.model.actor import Actor
from griffier.model.figure import FigureHit

_KINDS = frozenset({"country", "organisation", "unit"})
_OF = 30  # code points between a phrase and the name behind it


class Whose(NamedTuple):
    """The entity whose figure it is, or None, and why."""

    entity: str | None
    why: str


def whose(
    hits: Sequence[FigureHit],
    places: Sequence[Site],
    told: Sequence[Told],
    basis: Sequence[Based],
    setting: Setting,
    language: str,
) -> list[Whose]:
    """Whose each figure is."""
    actors = [a for a in setting.actors if a.kind in _KINDS and a.entity]
    starts = [a.start for a in actors]
    never = frozenset(table_of(language)["subjects"]["never"])
    out: list[Whose] = []
    for hit, site, what, based in zip(hits, places, told, basis, strict=True):
        if hit.cell is not None and (found := _of_cell(hit, language)):
            out.append(found)
            continue
        if what.measure in ("norm", "target", "fine") or (hit.kind == "quantity" and what.measure is None):
            out.append(Whose(None, "a norm, a term or a size is nobody's"))
            continue
        text = setting.text

        def near(start: int, end: int, source: str | None = based.basis) -> list[Actor]:
            n = bisect_left(starts, start)
            if n == len(starts) or starts[n] >= end:
                return []
            inside = actors[n : bisect_left(starts, end)]
            return [a for a in inside if a.entity not in never and not _is_source(a, source)]

        found = (
            _subject(near(site.own[0], site.start), site, what, text, language)
            or _owner(near(site.end, site.own[1]), site, text, language)
            or _subject(near(site.clause[0], site.own[0]), site, what, text, language)
        )
        if found is None and site.opens in table_of(language)["subjects"]["relative"]:
            last = near(max(site.sentence[0], site.clause[0] - 40), site.clause[0])
            if last and site.clause[0] - last[-1].end <= 2:
                found = Whose(last[-1].entity, f"“{last[-1].text}” before its clause")
        if found is None and site.goes_on and site.clause[0] > site.sentence[0]:
            found = _subject(near(site.sentence[0], site.clause[0]), site, what, text, language)
        out.append(found or Whose(None, "its clause is about no country or body"))
    return out


def _is_source(actor: Actor, basis: str | None) -> bool:
    """A body whose numbers they are is not the one that they are about."""
    return basis is not None and actor.kind == "organisation" and (actor.text in basis or actor.name in basis)


def _subject(actors: Sequence[Actor], site: Site, what: Told, text: str, language: str) -> Whose | None:
    """The last of them that is the subject or owner of what stands before the figure."""
    for n, actor in reversed(list(enumerate(actors))):
        before = text[max(0, actor.start - 24) : actor.start]
        if n and _and(language).fullmatch(text, actors[n - 1].end, actor.start):
            return Whose(None, "several together")
        if _more(language).match(text, actor.end):
            return Whose(None, "several together")
        if _beside(language).search(before):
            continue
        if actor.kind == "organisation" and not (_has(actor, site, text, language) or _belongs(before, what, language)):
            continue
        return Whose(actor.entity, f"“{actor.text}” in its clause")
    return None


def _has(actor: Actor, site: Site, text: str, language: str) -> bool:
    """Whether a body is said to have, count or carry what is measured."""
    if finder("sources", "acts", language).search(text, *site.clause):
        return False  # who awards an amount is not the one that it measures
    behind = text[actor.end : min(site.start, actor.end + 60)]
    return finder("subjects", "has", language).search(behind) is not None or re.fullmatch(r"[ ,]*", behind) is not None


def _belongs(before: str, what: Told, language: str) -> bool:
    """`de bijdrage van X`: what is measured stands right before."""
    m = _of_word(language).search(before)
    return (
        m is not None
        and bool(what.words)
        and before[: m.start()].rstrip().lower().endswith((what.words or "")[-16:].lower())
    )


def _owner(actors: Sequence[Actor], site: Site, text: str, language: str) -> Whose | None:
    """`1,9% van Duitsland`, `in Zweden`: behind the figure, when one alone is named there."""
    if not actors or actors[0].start - site.end > _OF * 2 or len(actors) > 1:
        return None
    actor = actors[0]
    before = text[max(0, actor.start - 14) : actor.start]
    if _more(language).match(text, actor.end):
        return Whose(None, "several together")
    if actor.kind == "country" and _owned(language).search(before):
        return Whose(actor.entity, f"“{actor.text}” behind it")
    return None


def _of_cell(hit: FigureHit, language: str) -> Whose | None:
    for words in (hit.cell.row, hit.cell.column) if hit.cell else ():
        code = _countries(language).get((words or "").strip().lower())
        if code:
            return Whose(code, f"“{words}” at the head of its row or column")
    return None


@cache
def _countries(language: str) -> dict[str, str]:
    """Countries by their names in small letters."""
    out: dict[str, str] = {}
    for r in rows("countries"):
        names = [r["name_en"], *r["names_en"].split(";")] if language == "en" else [r["name"], *r["names"].split(";")]
        for name in names:
            if name:
                out.setdefault(name.lower(), r["alpha2"])
    return out


@cache
def _and(language: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(table_of(language)['subjects']['and'])}) (?:\w+ )?|, ", re.IGNORECASE)


@cache
def _more(language: str) -> re.Pattern[str]:
    """`Canada en Europese bondgenoten`: the name is one of several."""
    return re.compile(rf" (?:{any_of(table_of(language)['subjects']['and'])}) (?=[A-Z])")


@cache
def _beside(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(table_of(language)['subjects']['beside'])}) (?:\w+ )?$", re.IGNORECASE)


@cache
def _of_word(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(table_of(language)['subjects']['of'])}) (?:\w+ )?$", re.IGNORECASE)


@cache
def _owned(language: str) -> re.Pattern[str]:
    words = table_of(language)["subjects"]
    return re.compile(rf"(?<!\w)(?:{any_of([*words['of'], *words['in']])}) (?:\w+ )?$", re.IGNORECASE)
