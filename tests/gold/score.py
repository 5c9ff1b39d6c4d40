"""Scores a reading against what a careful reader found in the same paper.

Texts are compared by letters and digits alone, so that neither spacing nor punctuation decides. Gold items that are
`optional` count neither way; `*_alt` lists further accepted answers. README.md in this folder has the conventions.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from griffier.notation.edtf import parse
from tests.gold.score_figures import figures
from tests.gold.score_statements import statements

Item = Mapping[str, Any]

# A target depends on the bundled tables for these, so that null is no error on either side.
_FROM_TABLES = {"law", "treaty"}
# What these lead to may be worked out from elsewhere: null in the gold judges no target.
_WORKED_OUT = {"letter", "annex"}
_ARTICLE = re.compile(r"^(de|het|een|the|a|an) ")
_POINTING = re.compile(r"^((de|het|een|the|a|an|onze|ons|deze|dit|die|uw) )+")
_LIST_LABEL = re.compile(r"^\W*(\d+|[a-z])[.)]?\s+|^\W+")


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was found, found wrongly, and missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.found + other.found, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return _share(self.found, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what there is that was found; 1 when there is nothing."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.found, 2 * self.found + self.wrong + self.missed)


@dataclass(slots=True)
class Score:
    """What a reading is worth.

    Attributes:
        tallies: by measure (`references`, `references:<form>`, `sections`, `sentences`, `footnotes`), and for
            `present`, `absent`, `document` and `spans` with `missed` only, so that recall is the share that holds.
        details: one line for everything missed or wrong, for people.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    details: list[str] = field(default_factory=list)

    def count(self, measure: str, *, found: int = 0, wrong: int = 0, missed: int = 0, why: str = "") -> None:
        """Add to a measure; `why` goes to the details."""
        self.tallies[measure] = self.tallies.get(measure, Tally()) + Tally(found, wrong, missed)
        if why:
            self.details.append(f"{measure}: {why}")


def score(reading: Mapping[str, Any] | None, gold: Item) -> Score:
    """All measures for which the gold has a key; a reading that is None has found nothing."""
    it = reading or {"text": ""}
    result = Score()
    for measure, rate in (("present", _present), ("absent", _absent)):
        if measure in gold:
            rate(it, gold[measure], result)
    if "document" in gold:
        _document(it.get("document") or {}, gold, result)
    for measure, tally in _MEASURES.items():
        if measure in gold:
            tally(it, gold[measure], result)
    return result


# ---- texts


def plain(text: str | None) -> str:
    """Compatibility form, white space made single."""
    return " ".join(unicodedata.normalize("NFKC", text or "").split())


def letters(text: str | None) -> str:
    """Letters and digits alone, lower case."""
    return "".join(c for c, _ in _letters(text or ""))


def _letters(text: str) -> Iterator[tuple[str, int]]:
    for at, char in enumerate(text):
        for c in unicodedata.normalize("NFKC", char).lower():
            if c.isalnum():
                yield c, at


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


class Places:
    """Finds the place of a gold item in a reading's text."""

    def __init__(self, text: str) -> None:
        pairs = list(_letters(text))
        self._letters = "".join(c for c, _ in pairs)
        self._at = [at for _, at in pairs]

    def locate(self, item: Item) -> tuple[int, int] | None:
        """Start and end of the item's `text` that stands after `before`; of several, or of none, the `nth`."""
        want, before, nth = letters(item["text"]), letters(item.get("before")), item.get("nth", 0)
        everywhere = [m.start() for m in re.finditer(f"(?={want})", self._letters)] if want else []
        if not everywhere:
            return None
        asked = everywhere[min(nth, len(everywhere) - 1)]
        after = [p for p in everywhere if before and self._letters.endswith(before, 0, p)]
        start = min(after, key=lambda p: abs(p - asked)) if after else asked
        return self._at[start], self._at[start + len(want) - 1] + 1


# ---- clean text


def _present(reading: Item, wanted: Sequence[str], result: Score) -> None:
    text = plain(reading.get("text"))
    for phrase in wanted:
        holds = plain(phrase) in text
        result.count("present", found=holds, missed=not holds, why="" if holds else repr(phrase))


def _absent(reading: Item, unwanted: Sequence[str], result: Score) -> None:
    text = plain(reading.get("text"))
    for phrase in unwanted:
        holds = bool(text) and plain(phrase) not in text
        result.count("absent", found=holds, missed=not holds, why="" if holds else repr(phrase))


# ---- structure


def _titles(entries: Iterable[str | Item]) -> list[tuple[str, bool]]:
    return [(e, False) if isinstance(e, str) else (e["text"], bool(e.get("optional"))) for e in entries]


def _take(wanted: Sequence[str | Item], got: list[str], measure: str, result: Score, *, prefix: bool) -> None:
    """Match titles or sentence beginnings one to one: first what is required, then what may be there."""
    for text, optional in sorted(_titles(wanted), key=lambda pair: pair[1]):
        want = letters(_LIST_LABEL.sub("", text)) if prefix else letters(text)
        hit = next((g for g in got if (g.startswith(want) if prefix else g == want)), None)
        if hit is not None:
            got.remove(hit)
        if not optional:
            result.count(measure, found=hit is not None, missed=hit is None, why=f"missed {text!r}" * (hit is None))
    for extra in got:
        result.count(measure, wrong=1, why=f"wrong {extra[:60]!r}")


def _sections(reading: Item, wanted: Sequence[str | Item], result: Score) -> None:
    got = [letters(s["title"]) for s in reading.get("sections") or [] if s.get("title")]
    _take(wanted, got, "sections", result, prefix=False)


def _sentences(reading: Item, wanted: Sequence[str | Item], result: Score) -> None:
    text = reading.get("text") or ""
    notes = [(n["start"], n["end"]) for n in reading.get("footnotes") or []]
    got = [
        letters(_LIST_LABEL.sub("", text[s["start"] : s["end"]]))
        for s in reading.get("sentences") or []
        if not any(start <= s["start"] < end for start, end in notes)
    ]
    _take(wanted, got, "sentences", result, prefix=True)


def _footnotes(reading: Item, wanted: Sequence[Item], result: Score) -> None:
    text = reading.get("text") or ""
    left = list(reading.get("footnotes") or [])
    for note in wanted:
        hit = next((n for n in left if _same_note(note, n, text)), None)
        if hit is not None:
            left.remove(hit)
        result.count("footnotes", found=hit is not None, missed=hit is None, why=f"missed {note}" * (hit is None))
    for extra in left:
        result.count("footnotes", wrong=1, why=f"wrong {extra}")


def _same_note(gold: Item, note: Item, text: str) -> bool:
    marker = str(note.get("marker")).strip("[]().")
    own = letters(text[note["start"] : note["end"]])
    return (
        marker == gold["marker"]
        and own.removeprefix(marker).startswith(letters(gold["starts"]))
        and letters(text[: note["anchor"]]).endswith(letters(gold["anchor_after"]))
    )


# ---- document


def _name(text: str | None) -> str:
    return _ARTICLE.sub("", plain(text).casefold().strip(" .,;:"))


def _document(got: Item, gold: Item, result: Score) -> None:
    """Only the fields that the gold names: one that is left out is not judged. `meeting` has its own day."""
    wanted = {k: v for k, v in gold["document"].items() if k != "meeting"}
    checks = {k: (v, got.get(k)) for k, v in wanted.items() if k in {"kind", "date", "place", "number", "identifier"}}
    checks["language"] = (gold["language"], str(got.get("language")).split("-")[0])
    if "dossiers" in wanted:
        checks["dossiers"] = (wanted["dossiers"], [d["number"] for d in got.get("dossiers") or []])
    if "on_behalf_of" in wanted:
        checks["on_behalf_of"] = (
            sorted(map(_name, wanted["on_behalf_of"])),
            sorted(map(_name, got.get("on_behalf_of") or [])),
        )
    if "senders" in wanted:
        checks["senders"] = _senders(wanted["senders"], got.get("senders") or [])
    for key, (want, have) in checks.items():
        holds = want == have
        result.count("document", found=holds, missed=not holds, why="" if holds else f"{key} {have!r}, not {want!r}")


def _senders(wanted: Sequence[Item], got: Sequence[Item]) -> tuple[object, object]:
    """Names and roles in order; a role that the gold leaves out is not judged."""
    judged = [s.get("role") is not None for s in wanted] + [True] * len(got)

    def told(side: Sequence[Item]) -> list[tuple[str, str]]:
        return [(_name(s.get("name")), _name(s.get("role")) if j else "") for s, j in zip(side, judged, strict=False)]

    return told(wanted), told(got)


# ---- references


def _same_reference(gold: Item, got: Item) -> bool:
    form, target = got.get("form"), got.get("target")
    if form not in [gold["form"], *gold.get("form_alt", [])]:
        return False
    if target in [gold["target"], *gold.get("target_alt", [])]:
        return True
    if form in _FROM_TABLES:
        return target is None or gold["target"] is None
    return form in _WORKED_OUT and gold["target"] is None


def _common(a: tuple[int, int] | None, got: Item) -> float:
    """Share that two spans have in common: 1 when they are the same, 0 when they do not touch."""
    if a is None:
        return 0.0
    start, end = int(got["start"]), int(got["end"])
    return max(0, min(a[1], end) - max(a[0], start)) / (max(a[1], end) - min(a[0], start))


def _references(reading: Item, wanted: Sequence[Item], result: Score) -> None:
    places = Places(reading.get("text") or "")
    spans = [places.locate(gold) for gold in wanted]
    left = [a for a in reading.get("annotations") or [] if a["type"] == "reference"]
    for gold, span in sorted(zip(wanted, spans, strict=True), key=lambda pair: bool(pair[0].get("optional"))):
        fits = [a for a in left if _common(span, a) > 0 and _same_reference(gold, a)]
        hit = max(fits, key=lambda a: _common(span, a), default=None)
        if hit is not None:
            left.remove(hit)
        if not gold.get("optional"):
            if hit is not None:
                exact = _same_words(gold, hit)
                result.count("spans", found=exact, missed=not exact, why=_told(gold, hit) * (not exact))
            for measure in ("references", f"references:{gold['form']}"):
                result.count(measure, found=hit is not None, missed=hit is None)
            if hit is None:
                result.details.append(f"references: missed {gold['text']!r} {gold['form']} {gold['target']}")
    for extra in left:
        over = [bool(g.get("optional")) for g, s in zip(wanted, spans, strict=True) if _common(s, extra) > 0]
        if over and all(over):
            continue  # another view of something debatable
        for measure in ("references", f"references:{extra['form']}"):
            result.count(measure, wrong=1)
        result.details.append(f"references: wrong {extra['text']!r} {extra['form']} {extra.get('target')}")


# ---- dates


def _dates(reading: Item, wanted: Sequence[Item], result: Score) -> None:
    places = Places(reading.get("text") or "")
    spans = [places.locate(gold) for gold in wanted]
    left = [a for a in reading.get("annotations") or [] if a["type"] == "date"]
    for gold, span in sorted(zip(wanted, spans, strict=True), key=lambda pair: bool(pair[0].get("optional"))):
        answers = [gold["edtf"], *gold.get("edtf_alt", [])]
        fits = [a for a in left if _common(span, a) > 0 and any(_same_days(e, a["edtf"]) for e in answers)]
        hit = max(fits, key=lambda a: _common(span, a), default=None)
        if hit is not None:
            left.remove(hit)
        if not gold.get("optional"):
            missed = f"missed {gold['text']!r} {gold['edtf']}" * (hit is None)
            result.count("dates", found=hit is not None, missed=hit is None, why=missed)
    for extra in left:
        over = [bool(g.get("optional")) for g, s in zip(wanted, spans, strict=True) if _common(s, extra) > 0]
        if not (over and all(over)):
            result.count("dates", wrong=1, why=f"wrong {extra['text']!r} {extra['edtf']}")


def _same_days(gold: str | None, got: str | None) -> bool:
    """The same days; an open end counts neither way, and null is null."""
    if gold is None or got is None:
        return gold is got
    return parse(_closed(gold)).bounds == parse(_closed(got)).bounds


def _closed(edtf: str) -> str:
    return edtf.removeprefix("../").removesuffix("/..")


# ---- actors


def _actors(reading: Item, wanted: Sequence[Item], result: Score) -> None:
    """Names with their kind, once a paper. A collective called by its common noun is never wrong."""
    got = {(_called(a["name"]), a["kind"]) for a in reading.get("annotations") or [] if a["type"] == "actor"}
    common = {(_called(a["name"]), "group") for a in reading.get("annotations") or [] if _common_noun(a)}
    for gold in sorted(wanted, key=lambda gold: bool(gold.get("optional"))):
        names = {_called(n) for n in [gold["name"], *gold.get("name_alt", [])]}
        kinds = [gold["kind"], *gold.get("kind_alt", [])]
        optional = bool(gold.get("optional"))
        hits = {
            (name, kind)
            for name, kind in got
            if (optional or kind in kinds)
            and (name in names or (gold["kind"] == "person" and name.endswith(tuple(f" {n}" for n in names))))
        }
        got -= hits
        if not optional:
            missed = f"missed {gold['name']!r} {gold['kind']}" * (not hits)
            result.count("actors", found=bool(hits), missed=not hits, why=missed)
    for name, kind in sorted(got - common):
        result.count("actors", wrong=1, why=f"wrong {name!r} {kind}")


def _common_noun(annotation: Item) -> bool:
    return annotation.get("kind") == "group" and str(annotation.get("name"))[:1].islower()


def _called(name: str) -> str:
    """A name without article and punctuation, in small letters."""
    return " ".join(re.findall(r"\w+", _POINTING.sub("", plain(name).casefold())))


# ---- figures and statements


def _figures(reading: Item, wanted: Sequence[Item], result: Score) -> None:
    places = Places(reading.get("text") or "")
    figures(wanted, [places.locate(gold) for gold in wanted], reading, result.count)


def _statements(reading: Item, wanted: Sequence[Item], result: Score) -> None:
    places = Places(reading.get("text") or "")
    spans = [places.locate({**gold, "text": gold["quote"]}) for gold in wanted]
    statements(wanted, spans, reading, result.count, _name)


def _same_words(gold: Item, got: Item) -> bool:
    """The same words, but that some forms may take in what stands with them or not (README.md, Spans)."""
    want, have = letters(gold["text"]), letters(got["text"])
    if got["form"] in {"motion", "letter", "handelingen", "annex"}:
        return want in have or have in want
    if got["form"] in {"eu_act", "treaty"}:
        return want in have
    return want == have


def _told(gold: Item, got: Item) -> str:
    return f"{got['text']!r}, not {gold['text']!r}"


_MEASURES = {
    "sections": _sections,
    "sentence_starts": _sentences,
    "footnotes": _footnotes,
    "references": _references,
    "dates": _dates,
    "actors": _actors,
    "figures": _figures,
    "statements": _statements,
}
