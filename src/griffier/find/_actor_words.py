"""Every word by which an actor is found, from the tables of words and facts, in one automaton."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from griffier.data import rows
from griffier.lang import words
from griffier.model.actor import ActorKind

LANGUAGES = ("nl", "en")
# Words of a name that keep their small letter in any writing.
_SMALL = frozenset({"van", "voor", "de", "het", "der", "den", "en", "en/of", "op", "in", "inzake", "te", "tot", "of",
                    "the", "for", "and", "on", "to", "ter"})  # fmt: skip
_STRONG = re.compile(r"[A-Z]{3,}|[A-Z]+en[A-Z]+|Min[A-Z]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a literal may mean.

    Attributes:
        what: which part of the finder handles it.
        name: the name, or the word itself.
        ids: entities.
        kind: of the actor.
        full: a name, not an abbreviation.
        weak: an abbreviation that is an everyday word as well.
        english: only in papers in English.
        more: what else the table says.
    """

    what: str
    name: str = ""
    ids: tuple[str, ...] = ()
    kind: ActorKind = "organisation"
    full: bool = True
    weak: bool = False
    english: bool = False
    more: Mapping[str, Any] | None = None


class Words(NamedTuple):
    """The automaton, and by the index of each literal its meanings."""

    automaton: AhoCorasick
    meanings: tuple[tuple[Meaning, ...], ...]


class Small(NamedTuple):
    """The lists that are looked up by word, of all languages together."""

    particles: frozenset[str]
    not_names: frozenset[str]
    honorifics: frozenset[str]
    not_nouns: frozenset[str]
    joining: frozenset[str]
    before: frozenset[str]
    pointing: frozenset[str]
    former: tuple[str, ...]
    prepositions: tuple[str, ...]
    parties: frozenset[str]
    forenames: frozenset[str]
    unlike: frozenset[str]
    no_person: frozenset[str]


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Letters without marks and digits, joined by hyphens.

    >>> slug("Minister van Buitenlandse Zaken"), slug("D. Yeşilgöz-Zegerius")
    ('minister-van-buitenlandse-zaken', 'd-yesilgoz-zegerius')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")


@cache
def actor_words() -> Words:
    """Built when the first paper is read for actors."""
    table: dict[str, list[Meaning]] = {}
    for literal, meaning in _all():
        known = table.setdefault(literal, [])
        same = next(
            (m for m in known if m.what == meaning.what and (m.what != "adjective" or m.ids == meaning.ids)), None
        )
        if same is None:
            known.append(meaning)
        elif same.ids != meaning.ids and same.what == "name":
            # One name of two bodies: the paper must tell.
            known[known.index(same)] = Meaning(
                "name", same.name, (*same.ids, *meaning.ids), same.kind, same.full, same.weak and meaning.weak
            )
    automaton = AhoCorasick(list(table), implementation=Implementation.ContiguousNFA)
    return Words(automaton, tuple(tuple(m) for m in table.values()))


@cache
def small_words() -> Small:
    """The small lists."""
    tables = [words("actors", language) for language in LANGUAGES]

    def of(part: str, name: str) -> list[str]:
        return [w for t in tables for w in t[part][name]]

    particles = of("person", "particles")
    return Small(
        frozenset(particles),
        frozenset(of("person", "not_names")),
        frozenset(w for h in of("person", "honorifics") for w in _both(h)),
        frozenset(of("none", "not_nouns")),
        frozenset(of("heads", "joining")),
        frozenset(of("heads", "before")),
        frozenset(w for p in of("office", "pointing") for w in _both(p)),
        tuple(of("person", "former")),
        tuple(of("office", "prepositions")),
        frozenset(_parties()),
        frozenset(r["forename"].split(" ")[0] for name in ("government_members", "house_members") for r in rows(name)),
        frozenset(w for p in of("heads", "endings") for w in _both(p)),
        frozenset(of("person", "no_person")),
    )


def _parties() -> Iterator[str]:
    """Names and abbreviations of parties: they stand in brackets behind a member."""
    for row in rows("organisations"):
        if row["parent"] == "party":
            yield row["name"]
            yield from _list(row["abbreviations"])


def _both(word: str) -> tuple[str, ...]:
    """With a small letter and with a capital; one with a capital only so."""
    return (word, word[0].upper() + word[1:]) if word[0].islower() else (word,)


def _list(cell: str) -> list[str]:
    return [x for x in cell.split(";") if x]


def _writings(name: str) -> set[str]:
    """A name of several words as letters write it: as the table has it, with more capitals, with fewer."""
    parts = name.split(" ")
    if len(parts) < 3:
        return {name}
    capitals = " ".join(p if p in _SMALL else p[0].upper() + p[1:] for p in parts)
    return {name, capitals, name.replace("’", "'")}


def _all() -> Iterator[tuple[str, Meaning]]:
    yield from _bodies()
    yield from _countries()
    yield from _ministries()
    yield from _people()
    for language in LANGUAGES:
        yield from _words_of(words("actors", language), english=language == "en")


def _bodies() -> Iterator[tuple[str, Meaning]]:
    for row in rows("organisations"):
        kind: Any = row["kind"]
        ids = (row["id"],)
        weak = set(_list(row["weak"]))
        # Companies and associations come in rows: `KPN en Delta Fiber`.
        more = {"private": True} if not row["parent"] and kind == "organisation" else None
        for writing in _writings(row["name"]):
            yield writing, Meaning("name", row["name"], ids, kind, more=more)
        for name in _list(row["abbreviations"]):
            full = " " in name and not name.isupper()
            for writing in _writings(name) if full else {name}:
                yield writing, Meaning("name", writing, ids, kind, full=full, weak=name in weak, more=more)
        for name in _list(row["small"]):
            yield name, Meaning("name", name, ids, kind)
        if row["names_en"]:
            for writing in _writings(row["names_en"]):
                yield writing, Meaning("name", writing, ids, kind)


def _countries() -> Iterator[tuple[str, Meaning]]:
    for row in rows("countries"):
        ids = (row["alpha2"],)
        for name in [row["name"], *_list(row["names"])]:
            yield name, Meaning("country", row["name"], ids, "country")
        for adjective in _list(row["adjectives"]):
            yield adjective, Meaning("adjective", row["name"], ids, "country", full=False)
        for adjective in _list(row["inflected"]):
            yield adjective, Meaning("adjective", row["name"], ids, "country")
        for name in [row["name_en"], *_list(row["names_en"])]:
            if name != row["name"]:
                yield name, Meaning("country", row["name_en"], ids, "country", english=True)
        for adjective in _list(row["adjectives_en"]):
            yield adjective, Meaning("adjective", row["name_en"], ids, "country", english=True)


def _ministries() -> Iterator[tuple[str, Meaning]]:
    seen: set[str] = set()
    for row in rows("ministries"):
        name = row["name"]
        for writing in {name, *_list(row["abbreviations"])} - seen:
            seen.add(writing)
            yield writing, Meaning("ministry", name, more={"kind": row["kind"], "full": writing == name})
        if row["kind"] != "ministry":
            continue
        for short in _list(row["abbreviations"]):
            if _STRONG.fullmatch(short) and short not in {"DEF", "FIN", "JUS"}:
                yield short, Meaning("name", short, (slug(f"ministerie van {name}"),), full=False)


def _people() -> Iterator[tuple[str, Meaning]]:
    """Members of the government by first name and surname: `Kajsa Ollongren`; and first names."""
    seen: set[str] = set()
    for table in ("government_members", "house_members"):
        for row in rows(table):
            name, first = f"{row['forename']} {row['surname']}", row["forename"].split(" ")[0]
            if name not in seen and table == "government_members":
                yield name, Meaning("person", name, (row["id"],), "person")
            if first not in seen and len(first) > 2 and "." not in first:
                yield f"{first} ", Meaning("forename", first)
            seen |= {name, first}


def _each(part: str, names: Iterable[str], english: bool, **more: Any) -> Iterator[tuple[str, Meaning]]:
    for name in names:
        for writing in _both(name):
            yield writing, Meaning(part, name, english=english, more=more)


def _words_of(t: Mapping[str, Any], *, english: bool) -> Iterator[tuple[str, Meaning]]:
    """The literals of one language."""
    person, office = t["person"], t["office"]
    yield from _each("cue", person["member"], english, member=True)
    yield from _each("cue", person["members"], english, member=True, several=True)
    yield from _each("cue", person["sir"], english)
    yield from _each("cue", person["sirs"], english, several=True)
    yield from _each("cue", person["titles"], english, several=True, title=True)
    yield from _each("named_after", person["named_after"], english)
    for one, several in office["government"].items():
        yield from _each("government", [one], english)
        yield from _each("government", [several], english, several=True)
    yield from _offices(person, office, english)
    for name in office["portfolios"]:
        yield name, Meaning("portfolio", name)
    for name, (called, entity) in t["own"].items():
        for writing in _both(name):
            yield writing, Meaning("own", called, (entity,), english=english)
    for name, more in t["short"].items():
        for writing in _both(name):
            yield writing, Meaning("short", name, english=english, more=more)
    yield from _heads(t["heads"], english)
    yield from _each("unit", t["unit"]["heads"], english)
    yield from _each("ending", t["unit"]["endings"], english, unit=True)
    for name, entity in t["unit"]["own"].items():
        yield name, Meaning("own", name, (entity,), "unit", english=english)
    yield from _each("group", t["group"]["words"], english)
    yield from _each("named_group", t["group"]["named"], english)
    yield from _each("none", t["none"]["words"], english)


def _heads(heads: Mapping[str, Any], english: bool) -> Iterator[tuple[str, Meaning]]:
    """Words by which bodies are known that no table has."""
    led = frozenset(heads["led"])
    for use, more in (("capital", {}), ("noun", {"noun": True})):
        yield from _each("head", [h for h in heads[use] if h not in led], english, **more)
        yield from _each("head", [h for h in heads[use] if h in led], english, led=True, **more)
    yield from _each("head", heads["small"], english, place=True)
    yield from _each("head", heads["kinds"], english, kind=True)
    yield from _each("tail", heads["tails"], english)
    for name, one in heads["several"].items():
        yield from _each("heads", [name], english, one=one)
    yield from _each("fraction", heads["fractions"], english)
    yield from _each("committee", heads["committees"], english)
    yield from _each("after_person", [f"{w}-" for w in heads["after_persons"]], english)
    yield from _each("ending", heads["endings"], english)
    yield from _each("company", [f" {w}" for w in heads["companies"]], english)
    for name, kind in heads["abroad"].items():
        yield name, Meaning("abroad", name, kind=kind, english=english)


def _offices(person: Mapping[str, Any], office: Mapping[str, Any], english: bool) -> Iterator[tuple[str, Meaning]]:
    """Offices and titles: one literal may be before a name, with a body behind it, and stand alone."""
    literals: dict[str, dict[str, Any]] = {}
    for use in ("title", "of", "after"):
        for name in person["title"] if use == "title" else office[use]:
            for writing in _both(name):
                literals.setdefault(writing, {})[use] = True
    for use in ("single", "alone"):
        for name, entity in office[use].items():
            for writing in _both(name):
                literals.setdefault(writing, {})["id"] = entity
    for writing, more in literals.items():
        yield writing, Meaning("office", writing, english=english, kind="office", more=more)
