"""The list beside the letter: a legend, and under each kind what was found, with its places in the text."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from griffier.find import finders
from griffier.publish._html import Html, element, join
from griffier.publish._marks import Entry, Kind, Marks, Place
from griffier.publish._words import both, day, has

_WORDS = 160  # code points of a finding's words that the list shows
# What the list shows by itself, or what only a program needs.
_NOT_A_DETAIL = frozenset(
    {"id", "type", "start", "end", "text", "form", "kind", "target", "uri", "antecedent", "fields", "rule"}
)
# A day has these of itself; they are worth a line where they differ from it.
_SAME_WHEN_WHOLE = frozenset({"earliest", "latest"})


def legend(found: Marks) -> Html:
    """A box to tick for every kind on the page, with how it is marked and how often it occurs."""
    types = [(kind, list(kinds)) for kind, kinds in groupby(found.kinds, key=lambda k: k.type)]
    out: list[Html] = []
    for kind, kinds in types:
        if len(types) > 1:
            out.append(element("p", both("types", kind)))
        out.append(element("ul", *(element("li", _box(k)) for k in kinds), role="list"))
    return element("fieldset", element("legend", both("page", "legend")), *out, class_="legend")


def _box(kind: Kind) -> Html:
    return element(
        "label",
        element("input", type="checkbox", id=f"k{kind.index}", checked=True),
        element("span", element("span", "Aa", class_=f"a {kind.classes}"), class_="sw", aria_hidden="true"),
        element("span", label(kind)),
        element("span", str(kind.count), class_="c"),
    )


def listing(found: Marks, language: str | None) -> Html:
    """All findings by kind; the language is that of their words (BCP 47)."""
    types = [(kind, list(kinds)) for kind, kinds in groupby(found.kinds, key=lambda k: k.type)]
    out: list[Html] = []
    for kind, kinds in types:
        if len(types) > 1:
            out.append(element("h3", both("types", kind)))
        out.extend(_group(k, found.places, language, "h4" if len(types) > 1 else "h3") for k in kinds)
    return join(out)


def label(kind: Kind) -> Html:
    """What a kind is called."""
    return both(f"forms.{kind.type}", kind.form) if kind.form else both("types", kind.type)


def _group(kind: Kind, places: Mapping[str, Place], language: str | None, heading: str) -> Html:
    title = element(
        heading, label(kind), " ", element("span", str(kind.count), class_="c"), id=f"g-{kind.index}", class_="gh"
    )
    about: str = ""
    if not has(f"forms.{kind.type}", kind.form) and (said := _about(kind)):
        about = element("p", said, class_="about", lang="en")
    entries = element("ol", *(_entry(e, places, language) for e in kind.entries), role="list")
    return element("section", title, about, entries, class_=f"g {kind.classes}", aria_labelledby=f"g-{kind.index}")


def _about(kind: Kind) -> str | None:
    """What the finder says of itself, for a kind of which the page has no words yet."""
    named = [f for f in finders() if f.type == kind.type]
    return next((f.about for f in named if f.kind == kind.form), named[0].about if len(named) == 1 else None)


def _entry(entry: Entry, places: Mapping[str, Place], language: str | None) -> Html:
    listed = element("ul", *(_place(p, places, language) for p in entry.places), role="list")
    target: str = ""
    if entry.target and entry.uri:
        target = element("a", element("bdi", entry.target), class_="u", href=entry.uri, target="_blank", rel="noopener")
    elif entry.target:
        target = element("span", element("bdi", entry.target), class_="u")
    return element("li", listed, target, class_="e", value=entry.number)


def _place(place: Place, places: Mapping[str, Place], language: str | None) -> Html:
    words = element("bdi", _short(place.data["text"]))
    jump = element("a", words, class_="j", href=f"#{place.mark.anchor}", lang=language)
    if not place.mark.shown:
        jump = element("span", words, class_="j", lang=language)
    leans: str = ""
    if before := _leans_on(place, places):
        earlier = element(
            "a", element("bdi", _short(before.data["text"])), href=f"#{before.mark.anchor}", lang=language
        )
        leans = element("p", both("page", "leans"), " ", earlier, class_="up")
    rows = list(_rows(place.data, places, language))
    details: str = ""
    if rows:
        name = element("summary", element("span", both("page", "details"), class_="vh"))
        details = element("details", name, element("dl", *rows))
    return element("li", jump, leans, details, class_="pl", id=f"p-{place.number}")


def _leans_on(place: Place, places: Mapping[str, Place]) -> Place | None:
    """What a short form leans on; in `nrs. 27 en 31` that is what the first of them leans on."""
    before = places.get(place.data.get("antecedent") or "")
    while before and before.mark is place.mark and before is not place:
        place, before = before, places.get(before.data.get("antecedent") or "")
    return before


def _rows(data: Mapping[str, Any], places: Mapping[str, Place], language: str | None) -> Iterator[Html]:
    """A finding's own parts, in their order; the rule that made it comes last."""
    parts = {**data.get("fields", {}), **{k: v for k, v in data.items() if k not in _NOT_A_DETAIL}}
    for key, value in parts.items():
        if value is None or value in ("", []):
            continue
        if isinstance(value, str | bool) and value not in places:
            yield _row(key, value)
        else:
            yield join((_term(key), element("dd", _value(key, value, places, language))))
    if rule := data.get("rule"):
        yield _rule(str(rule))


def _value(key: str, value: Any, places: Mapping[str, Place], language: str | None) -> Html:
    """A part as a reader can use it: other findings as links, what is named by its name."""
    if isinstance(value, Mapping):
        named = (value.get(n) for n in ("name", "text", "entity"))
        return element("bdi", next((str(v) for v in named if v), ", ".join(f"{k} {v}" for k, v in value.items())))
    if isinstance(value, list):
        several = [_value(key, v, places, language) for v in value]
        return join(x for n, v in enumerate(several) for x in ((", ", v) if n else (v,)))
    if place := places.get(str(value)):
        return element("a", element("bdi", _short(place.data["text"])), href=f"#{place.mark.anchor}", lang=language)
    return _said(key, value)


def _said(key: str, value: Any) -> Html:
    """A part that stands for itself: days in words, the rest as it was read."""
    if isinstance(value, bool):
        return both("page", "yes" if value else "no")
    return both(f"values.{key}", str(value)) if has(f"values.{key}", str(value)) else day(str(value))


# A long letter says the same of many findings.
@lru_cache(maxsize=4096)
def _row(key: str, value: str | bool) -> Html:
    return join((_term(key), element("dd", _said(key, value))))


@cache
def _rule(rule: str) -> Html:
    return join((element("dt", both("page", "rule")), element("dd", element("code", rule))))


@cache
def _term(key: str) -> Html:
    return element("dt", both("fields", key))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS else flat[: _WORDS - 1] + "…"
