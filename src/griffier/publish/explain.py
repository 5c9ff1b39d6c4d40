"""Why a stretch of a paper is what griffier says it is: rules, words, what was rejected, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from griffier.find import finders, triggers_at
from griffier.model.actor import Actor
from griffier.model.contribution import Contribution
from griffier.model.figure import Figure
from griffier.model.findings import AnyHit, Finder, Reference
from griffier.model.reading import Finding, Reading
from griffier.model.statement import Statement
from griffier.model.when import When


@dataclass(frozen=True, slots=True)
class Explanation:
    """What griffier can say of one stretch.

    Attributes:
        start, end: the stretch in the clean text, code points.
        sentence: the sentence or block around it.
        places: where it stands in the source file, in words.
        found: the annotations that touch it, each with its story.
        rejected: hits that became no annotation, each with the reason.
        silent: finders whose words stand there and that read nothing.
    """

    start: int
    end: int
    sentence: str
    places: Sequence[str]
    found: Sequence[tuple[Finding, Sequence[tuple[str, str]]]]
    rejected: Sequence[tuple[AnyHit, str, str]]
    silent: Sequence[tuple[str, Finder]]


def explain(reading: Reading, start: int, end: int | None = None) -> Explanation:
    """Explains the stretch `text[start:end]` of a reading, one code point when `end` is None.

    Raises:
        ValueError: the stretch lies outside the text.
    """
    end = start + 1 if end is None else end
    if not 0 <= start < end <= len(reading.text):
        raise ValueError(f"offset {start} lies outside the text, which has {len(reading.text):,} characters")
    first, last = _around(reading, start, end)
    found = [a for a in reading.findings if a.start < end and start < a.end]
    rejected = [r for r in reading.rejected if r.hit.start < end and start < r.hit.end]
    touched = {a.rule.split(".")[0] for a in found} | {r.hit.rule.split(".")[0] for r in rejected}
    silent = [
        (reading.text[a:b], f)
        for a, b, f in triggers_at(reading.text, first, last)
        if a < end + _NEAR and start - _NEAR < b and f.kind not in touched
        and not any(x.start <= a < x.end for x in reading.findings)
    ]  # fmt: skip
    return Explanation(
        start=start,
        end=end,
        sentence=reading.text[first:last],
        places=_places(reading, start, end),
        found=[(a, _story(a, reading)) for a in found],
        rejected=[(r.hit, reading.text[r.hit.start : r.hit.end], r.why) for r in rejected],
        silent=silent,
    )


_NEAR = 40  # code points around the stretch in which a finder's word is worth a line


def _around(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The sentence, or else the paragraph, that holds the stretch."""
    for s in reading.sentences:
        if s.start <= start < s.end:
            return s.start, max(s.end, end)
    a = reading.text.rfind("\n\n", 0, start)
    b = reading.text.find("\n\n", end)
    return (a + 2 if a >= 0 else 0), (b if b >= 0 else len(reading.text))


def _story(a: Finding, reading: Reading) -> list[tuple[str, str]]:
    finder = next((f for f in finders() if f.kind == a.rule.split(".")[0]), None)
    lines = [("rule", a.rule)]
    if isinstance(a, Reference):
        lines.append(("form", a.form.replace("_", " ")))
    if finder:
        lines.append(("which is", finder.about))
    if isinstance(a, When):
        return lines + _of_date(a)
    if isinstance(a, Statement):
        return lines + _of_statement(a, reading)
    if isinstance(a, Figure):
        return lines + _of_figure(a)
    if isinstance(a, Contribution):
        return lines + _of_contribution(a)
    return lines + (_of_actor(a) if isinstance(a, Actor) else _of_reference(a, reading))


def _of_statement(a: Statement, reading: Reading) -> list[tuple[str, str]]:
    """The clause, the words that show its kind with their entry of the lexicon, and what it outranked."""
    entry = a.rule.partition(":")[2]
    lines = [
        ("kind", f"{a.kind}, denied" if a.negated else a.kind),
        ("cue", a.cue),
        ("in the lexicon", entry),
        ("actor", f"{a.actor.name} ({a.actor.text or 'not written'})" if a.actor else "none: the words name nobody"),
        ("modality", a.modality),
    ]
    if a.due_text:
        lines.append(("due", f"{a.due or 'no day'} ({a.due_kind}: {a.due_text})"))
    if a.condition:
        lines.append(("on condition", reading.text[a.condition.start : a.condition.end]))
    if a.outranked:
        lines.append(("outranks", ", ".join(a.outranked)))
    return lines


def _of_actor(a: Actor) -> list[tuple[str, str]]:
    lines = [("kind", a.kind), ("name", a.name), ("entity", a.entity or f"none: {a.reason}")]
    if a.candidates:
        lines.append(("may be", ", ".join(a.candidates)))
    lines += [(what, said) for what, said in (("role", a.role), ("party", a.party)) if said]
    return lines


def _of_contribution(a: Contribution) -> list[tuple[str, str]]:
    giver = a.actor and f"{a.actor.name} ({a.actor.entity})" if a.actor and a.actor.entity else a.actor and a.actor.name
    told = (("who", giver), ("gives", a.what), ("which are", a.kind), ("to", a.to), ("where", a.where))
    more = (("when", a.when), ("part of", a.within), ("how far", a.stage))
    return [(name, value.replace("_", " ") if value else "not said") for name, value in (*told, *more)]


def _of_figure(a: Figure) -> list[tuple[str, str]]:
    value = "none: the words give no number" if a.value is None else f"{a.value:,}"
    if a.value_high is not None:
        value += f" to {a.value_high:,}"
    told = (("value", value), ("unit", a.unit or "none"), ("which is", a.comparator.replace("_", " ")))
    more = (
        ("measures", a.measure or a.label),
        ("whose", a.subject),
        ("as of", a.as_of),
        ("by", a.basis),
        ("why", a.reason),
    )
    fields = [(name.replace("_", " "), str(said)) for name, said in a.fields.items() if said is not None]
    return [*told, *((name, said or "not said") for name, said in more), ("why", a.reason or "not said"), *fields]


def _of_date(a: When) -> list[tuple[str, str]]:
    if a.edtf is None:
        return [("EDTF", f"none: {a.reason}")]
    lines = [("EDTF", a.edtf), ("first day", a.earliest or "open"), ("last day", a.latest or "open")]
    if a.bearing:
        lines.append(("said of it", a.bearing))
    if a.relative:
        lines.append(("worked out", "from the date of the paper"))
    return lines


def _of_reference(a: Reference, reading: Reading) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = [
        (k.replace("_", " "), ", ".join(map(str, v)) if isinstance(v, list) else str(v)) for k, v in a.fields.items()
    ]
    if a.antecedent:
        earlier = next(x for x in reading.references if x.id == a.antecedent)
        lines.append(("leans on", f"{earlier.text} (at {earlier.start})"))
    lines.append(("target", a.target or "none: the words do not say which"))
    if a.uri:
        lines.append(("address", a.uri))
    return lines


def _places(reading: Reading, start: int, end: int) -> list[str]:
    if reading.origin is None or reading.source_text is None:
        return []
    out: list[str] = []
    for a, b in reading.origin.span_to_source(start, end):
        for p in reading.source_text.places(a, b):
            where = [f"characters {p.start}–{p.end} of the source text"]
            if p.page:
                where.append(f"page {p.page}")
            if p.box:
                where.append("at " + ", ".join(f"{x:.0f}" for x in p.box))
            if p.path:
                where.append(p.path)
            out.append(", ".join(where))
    return out
