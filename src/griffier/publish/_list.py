"""The list beside the letter: a legend, and under each kind what was found, with its places in the text."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from griffier.find import finders
from griffier.publish._html import Html, element, escape, join
from griffier.publish._marks import Entry, Kind, Marks, Place
from griffier.publish._words import LANGUAGES, both, has, one, spell

_RULE = 100  # letters that a rule of style takes, about
_WORDS = 90  # code points of a finding's words that the list shows
# What the list shows by itself, or what only a program needs.
_NOT_A_DETAIL = frozenset(
    {"id", "type", "start", "end", "text", "form", "kind", "target", "uri", "antecedent", "fields", "rule"}
    | {"references", "dates"}  # they stand marked within the words
)
# Worth a line where they are other than the words.
_SAME_AS_WORDS = frozenset({"name", "edtf"})
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


class Part(NamedTuple):
    """A part of a finding: section and key of the word for it, and what it says, in every language or as markup."""

    label: tuple[str, str]
    said: tuple[str, ...] | Html

    @property
    def html(self) -> Html:
        """What it says."""
        if isinstance(self.said, Html):
            return self.said
        if len(set(self.said)) == 1:
            return escape(self.said[0])
        return join(element("span", s, lang=code) for s, code in zip(self.said, LANGUAGES, strict=True))


class _Plan(NamedTuple):
    """Where the parts of a kind stand: with the kind, with an entry, or with a finding of an entry."""

    kind: Kind
    common: Sequence[Part]
    entries: Sequence[tuple[Entry, Sequence[Part], Sequence[Sequence[Part]]]]

    def written(self) -> Iterator[Part]:
        """Every part as often as the list has it."""
        yield from self.common
        for _, common, own in self.entries:
            yield from common
            for parts in own:
                yield from parts


class Listing:
    """All findings by kind, each with its parts, which one box shows or hides.

    What would be repeated for every finding is not in the list: a part has the class of its label, and the style says
    what that is; of a part that many findings have, the style says the whole.
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
        self.often: dict[Part, str] = {}
        """Parts that only the style says, with their style class."""
        self.leaning = False
        """Whether anything in the list leans on another finding."""
        self._known: dict[tuple[str, str | bool], tuple[str, ...]] = {}

    def write(self) -> Html:
        """The whole list."""
        plans = {k.index: self._plan(k) for k in self._found.kinds}
        counted = Counter(part for plan in plans.values() for part in plan.written())
        often = (
            part for part, n in counted.items() if not isinstance(part.said, Html) and (n - 1) * len(part.html) > _RULE
        )
        self.often = {part: f"v{n}" for n, part in enumerate(often)}
        types = [(kind, list(kinds)) for kind, kinds in groupby(self._found.kinds, key=lambda k: k.type)]
        out: list[Html] = []
        for kind, kinds in types:
            title = [element("h3", both("types", kind))] if len(types) > 1 and not _alone(kinds) else []
            groups = (self._group(plans[k.index], "h4" if title else "h3") for k in kinds)
            out.append(element("div", *title, *groups, class_="type"))
        return join(out)

    def _plan(self, kind: Kind) -> _Plan:
        said = [[list(self._parts(p.data)) for p in e.places] for e in kind.entries]
        common = _common([parts for entry in said for parts in entry]) if len(said) > 1 else []
        entries = []
        for entry, parts in zip(kind.entries, said, strict=True):
            shared = [p for p in _common(parts) if p not in common]
            own = [[p for p in mine if p not in common and p not in shared] for mine in parts]
            entries.append((entry, shared, own))
        return _Plan(kind, common, entries)

    def _group(self, plan: _Plan, heading: str) -> Html:
        kind = plan.kind
        count = element("span", str(kind.count), class_="c")
        title = element(heading, label(kind), " ", count, id=f"g-{kind.index}", class_="gh")
        about: str = ""
        named = has(f"forms.{kind.type}", kind.form) if kind.form else has("types", kind.type)
        if not named and (said := _about(kind)):
            about = element("p", said, class_="about", lang="en")
        listed = (self._entry(entry, shared, own) for entry, shared, own in plan.entries)
        entries = element("ol", *listed, role="list", lang=self._language, start=kind.entries[0].number)
        common = map(self._part, plan.common)
        mine = f"g {kind.classes}"
        return element("section", title, about, *common, entries, class_=mine, aria_labelledby=f"g-{kind.index}")

    def _entry(self, entry: Entry, shared: Sequence[Part], own: Sequence[Sequence[Part]]) -> Html:
        """One line of the list; what is the same of all its findings stands once."""
        target: str = ""
        if entry.target and entry.uri:
            target = element("a", entry.target, class_="u", href=entry.uri)
        elif entry.target:
            target = element("span", entry.target, class_="u")
        common = map(self._part, shared)
        if len(entry.places) == 1:
            place = entry.places[0]
            return element("li", *self._place(place), *common, target, class_="e pl", id=f"p-{place.number}")
        listed = (
            element("li", *self._place(p), *map(self._part, parts), class_="pl", id=f"p-{p.number}")
            for p, parts in zip(entry.places, own, strict=True)
        )
        return element("li", element("ul", *listed, role="list"), *common, target, class_="e")

    def _place(self, place: Place) -> Iterator[Html]:
        """A finding's words, which lead to their place, and what it leans on."""
        if place.mark.shown:
            yield _jump(place, "j")
        else:
            yield element("span", _short(place.data["text"]), class_="j")
        if before := self._leans_on(place):
            self.leaning = True
            yield element("p", _jump(before), class_="up")

    def _leans_on(self, place: Place) -> Place | None:
        """What a short form leans on; in `nrs. 27 en 31` that is what the first of them leans on."""
        before = self._places.get(place.data.get("antecedent") or "")
        while before and before.mark is place.mark and before is not place:
            place, before = before, self._places.get(before.data.get("antecedent") or "")
        return before

    def _parts(self, data: Mapping[str, Any]) -> Iterator[Part]:
        """A finding's own parts, in their order; the rule that made it comes last. What is not so needs no line."""
        parts = {**data.get("fields", {}), **{k: v for k, v in data.items() if k not in _NOT_A_DETAIL}}
        for key, value in parts.items():
            if value is None or value is False or value in ("", "none", []):
                continue
            if key in _SAME_WHEN_WHOLE and value == parts.get("edtf"):
                continue
            if key in _SAME_AS_WORDS:
                words = " ".join(str(data["text"]).split()).casefold()
                if words in (str(value).casefold(), spell(str(value), LANGUAGES[0])):
                    continue
            if key == "reason":
                # Each reason by itself: many findings share one of theirs.
                for reason in str(value).split("; "):
                    yield Part(("fields", key), (reason,) * len(LANGUAGES))
            elif isinstance(value, str | bool) and value not in self._places:
                # A long letter says the same of many findings.
                if (known := self._known.get((key, value))) is None:
                    known = self._known[key, value] = _said(key, value)
                yield Part(("fields", key), known)
            else:
                yield Part(("fields", key), self._value(key, value))
        if rule := data.get("rule"):
            yield Part(("page", "rule"), (str(rule),) * len(LANGUAGES))

    def _part(self, part: Part) -> Html:
        if name := self.often.get(part):
            return element("i", class_=name)
        name = self.labels.setdefault(part.label, f"f{len(self.labels)}")
        return element("i", part.html, class_=name)

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
        return Part(("fields", key), _said(key, value)).html


def _common(said: Sequence[Sequence[Part]]) -> list[Part]:
    """The parts that all of some findings have, in the order of the first."""
    first, *others = said
    return [part for part in first if all(part in other for other in others)]


def _about(kind: Kind) -> str | None:
    """What the finder says of itself, for a kind of which the page has no words yet."""
    named = [f for f in finders() if f.type == kind.type]
    return next((f.about for f in named if f.kind == kind.form), named[0].about if len(named) == 1 else None)


def _jump(place: Place, class_: str | None = None) -> Html:
    """A link from a finding's words to where they stand; the style isolates the direction of its words."""
    return element("a", _short(place.data["text"]), class_=class_, href=f"#{place.mark.anchor}")


def _said(key: str, value: Any) -> tuple[str, ...]:
    """A part that stands for itself, in every language: days in words, the rest as it was read."""
    if isinstance(value, bool):
        return tuple(one("page", "yes" if value else "no", code) for code in LANGUAGES)
    if has(f"values.{key}", str(value)):
        return tuple(one(f"values.{key}", str(value), code) for code in LANGUAGES)
    return tuple(spell(str(value), code) for code in LANGUAGES)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS else flat[: _WORDS - 1] + "…"
