"""The list beside the letter: a legend, and under each kind what was found, with its places in the text."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from griffier.find import finders
from griffier.publish._html import Html, element, join
from griffier.publish._marks import Entry, Kind, Marks, Place
from griffier.publish._words import both, day, has

_WORDS = 120  # code points of a finding's words that the list shows
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
    for n, (kind, kinds) in enumerate(types):
        if len(types) > 1 and not _alone(kinds):
            # One box for a whole type needs the script, which shows it.
            switch = element("input", type="checkbox", checked=True, hidden=True, data_type=n)
            out.append(element("p", element("label", switch, element("span", both("types", kind)))))
        out.append(element("ul", *(element("li", _box(k)) for k in kinds), role="list"))
    more = element("label", element("input", type="checkbox", id="more"), element("b", both("page", "details")))
    return join(
        (element("fieldset", element("legend", both("page", "legend")), *out, class_="legend"), element("p", more))
    )


def _box(kind: Kind) -> Html:
    return element(
        "label",
        element("input", type="checkbox", id=f"k{kind.index}", checked=True),
        element("span", element("span", "Aa", class_=f"a {kind.classes}"), class_="sw", aria_hidden="true"),
        element("span", label(kind)),
        element("span", str(kind.count), class_="c"),
    )


def label(kind: Kind) -> Html:
    """What a kind is called."""
    return both(f"forms.{kind.type}", kind.form) if kind.form else both("types", kind.type)


def _alone(kinds: Sequence[Kind]) -> bool:
    """Whether a type is its own only kind, as dates are: then one name is enough."""
    return len(kinds) == 1 and not kinds[0].form


class Listing:
    """All findings by kind, each with its parts, which one box shows or hides.

    The labels of the parts are not in the list, where they would be repeated for every finding: each part has the
    class of its label, and the style says what that is.
    """

    def __init__(self, found: Marks, language: str | None) -> None:
        """A list to be written.

        Args:
            found: what to list; its marks must have been shown by now.
            language: of the paper's words (BCP 47).
        """
        self._found = found
        self._places = found.places
        self._language = language
        self.labels: dict[tuple[str, str], str] = {}
        """Labels of the parts that were written: from the words' section and key to the style class."""
        self._known: dict[tuple[str, str | bool], Html] = {}

    def write(self) -> Html:
        """The whole list."""
        types = [(kind, list(kinds)) for kind, kinds in groupby(self._found.kinds, key=lambda k: k.type)]
        out: list[Html] = []
        for kind, kinds in types:
            title = [element("h3", both("types", kind))] if len(types) > 1 and not _alone(kinds) else []
            groups = (self._group(k, "h4" if title else "h3") for k in kinds)
            out.append(element("div", *title, *groups, class_="type"))
        return join(out)

    def _group(self, kind: Kind, heading: str) -> Html:
        count = element("span", str(kind.count), class_="c")
        title = element(heading, label(kind), " ", count, id=f"g-{kind.index}", class_="gh")
        about: str = ""
        named = has(f"forms.{kind.type}", kind.form) if kind.form else has("types", kind.type)
        if not named and (said := _about(kind)):
            about = element("p", said, class_="about", lang="en")
        entries = element("ol", *(self._entry(e) for e in kind.entries), role="list", lang=self._language)
        return element("section", title, about, entries, class_=f"g {kind.classes}", aria_labelledby=f"g-{kind.index}")

    def _entry(self, entry: Entry) -> Html:
        target: str = ""
        if entry.target and entry.uri:
            target = element("a", entry.target, class_="u", href=entry.uri, target="_blank", rel="noopener")
        elif entry.target:
            target = element("span", entry.target, class_="u")
        if len(entry.places) == 1:
            place = entry.places[0]
            parts = self._place(place)
            return element("li", *parts, target, class_="e pl", value=entry.number, id=f"p-{place.number}")
        listed = (element("li", *self._place(p), class_="pl", id=f"p-{p.number}") for p in entry.places)
        return element("li", element("ul", *listed, role="list"), target, class_="e", value=entry.number)

    def _place(self, place: Place) -> Iterator[Html]:
        """A finding's words, which lead to their place; what it leans on; and its parts."""
        if place.mark.shown:
            yield _jump(place, "j")
        else:
            yield element("span", _short(place.data["text"]), class_="j")
        if before := self._leans_on(place):
            yield element("p", both("page", "leans"), " ", _jump(before), class_="up")
        yield from self._parts(place.data)

    def _leans_on(self, place: Place) -> Place | None:
        """What a short form leans on; in `nrs. 27 en 31` that is what the first of them leans on."""
        before = self._places.get(place.data.get("antecedent") or "")
        while before and before.mark is place.mark and before is not place:
            place, before = before, self._places.get(before.data.get("antecedent") or "")
        return before

    def _parts(self, data: Mapping[str, Any]) -> Iterator[Html]:
        """A finding's own parts, in their order; the rule that made it comes last. What is not so needs no line."""
        parts = {**data.get("fields", {}), **{k: v for k, v in data.items() if k not in _NOT_A_DETAIL}}
        for key, value in parts.items():
            if value is None or value is False or value in ("", []):
                continue
            if key in _SAME_WHEN_WHOLE and value == parts.get("edtf"):
                continue
            if isinstance(value, str | bool) and value not in self._places:
                # A long letter says the same of many findings.
                if (known := self._known.get((key, value))) is None:
                    known = self._known[key, value] = self._part("fields", key, _said(key, value))
                yield known
            else:
                yield self._part("fields", key, self._value(key, value))
        if rule := data.get("rule"):
            yield self._part("page", "rule", str(rule))

    def _part(self, section: str, key: str, value: str) -> Html:
        label = self.labels.setdefault((section, key), f"f{len(self.labels)}")
        return element("i", value, class_=label)

    def _value(self, key: str, value: Any) -> Html:
        """A part as a reader can use it: other findings as links, what is named by its name."""
        if isinstance(value, Mapping):
            named = (value.get(n) for n in ("name", "text", "entity"))
            return join((next((str(v) for v in named if v), ", ".join(f"{k} {v}" for k, v in value.items())),))
        if isinstance(value, list):
            several = [self._value(key, v) for v in value]
            return join(x for n, v in enumerate(several) for x in ((", ", v) if n else (v,)))
        if place := self._places.get(str(value)):
            return _jump(place)
        return _said(key, value)


def _about(kind: Kind) -> str | None:
    """What the finder says of itself, for a kind of which the page has no words yet."""
    named = [f for f in finders() if f.type == kind.type]
    return next((f.about for f in named if f.kind == kind.form), named[0].about if len(named) == 1 else None)


def _jump(place: Place, class_: str | None = None) -> Html:
    """A link from a finding's words to where they stand; the style isolates the direction of its words."""
    return element("a", _short(place.data["text"]), class_=class_, href=f"#{place.mark.anchor}")


def _said(key: str, value: Any) -> Html:
    """A part that stands for itself: days in words, the rest as it was read."""
    if isinstance(value, bool):
        return both("page", "yes" if value else "no")
    return both(f"values.{key}", str(value)) if has(f"values.{key}", str(value)) else day(str(value))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS else flat[: _WORDS - 1] + "…"
