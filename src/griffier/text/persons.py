"""Offices and names as they stand under a paper: a whole line that is one or the other."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from griffier.lang import words

_INITIALS = re.compile(r"(?:[A-ZÀ-ÞŠŽŞĞİ][a-z]{0,2}\.|IJ\.)(?:-?(?:[A-ZÀ-ÞŠŽŞĞİ][a-z]{0,2}\.|IJ\.)){0,8}$")
_CAPITALISED = re.compile(r"(?:[a-zA-Z]['’])?[A-ZÀ-ÞŠŽŞĞİ][\w’'-]*$")
_LONGEST_NAME = 60
_LONGEST_OFFICE = 100  # code points
_LONGEST_ROLE = 24  # words
_ON_BEHALF = re.compile(r",? (?:mede|ook|tevens) namens .*$", re.IGNORECASE)


class Role(NamedTuple):
    """An office: its words without article and comma, and how it was written."""

    text: str
    article: bool
    comma: bool


class Name(NamedTuple):
    """A name as written; `initials` says that it has them, which words of a heading have not."""

    text: str
    initials: bool


class _Words(NamedTuple):
    first_words: frozenset[str]
    start: re.Pattern[str]
    government: frozenset[str]
    parliament: frozenset[str]
    in_roles: frozenset[str]
    titles: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]


@cache
def _words() -> _Words:
    t: dict[str, Any] = words("letterhead")["signature"]

    def any_of(names: Sequence[str]) -> str:
        return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))

    offices = [*t["government"], *t["parliament"], *t["other_offices"]]
    before = rf"(?:(?P<article>{any_of(t['articles'])}) )?(?P<role>(?:(?:{any_of(t['before_role'])}) ){{0,2}}"
    sets = ("government", "parliament", "in_roles", "titles", "suffixes", "particles", "not_names")
    return _Words(
        frozenset(name.split(" ")[0] for name in [*t["articles"], *t["before_role"], *offices]),
        re.compile(rf"{before}(?P<office>{any_of(offices)})(?![\w-])(?P<rest>.*))$", re.IGNORECASE),
        *(frozenset(t[name]) for name in sets),
    )


def begins_role(line: str) -> bool:
    """Whether a line begins as an office does."""
    w = _words()
    first = line.partition(" ")[0].rstrip(",:")
    # The set answers nearly always, and much faster than the pattern.
    return first.lower() in w.first_words and w.start.match(line) is not None


def is_all_names(line: str) -> bool:
    """Whether a line that begins as an office goes on without the verbs and adverbs of a sentence.

    Offices outside government and parliament may be named in small letters: of those only the length tells.
    """
    w = _words()
    m = w.start.match(line)
    if m is None:
        return False
    office = m["office"].lower()
    if office not in w.government and office not in w.parliament:
        return len(line) <= _LONGEST_OFFICE
    tokens = m["rest"].replace(",", " ").split()
    return all(t in w.in_roles or _CAPITALISED.match(t) or "." in t or t in w.particles for t in tokens)


def as_role(text: str) -> Role | None:
    """A text that is an office and nothing else."""
    w = _words()
    m = w.start.match(_ON_BEHALF.sub(",", text))
    if not m or text.endswith((".", ":", ";")):
        return None
    rest = m["rest"].rstrip(", ")
    tokens = rest.replace(",", " ").split()
    known = all(t in w.in_roles or _CAPITALISED.match(t) for t in tokens)
    comma = text.endswith(",")
    office = m["office"].lower()
    if not known and (office in w.government or office in w.parliament or not comma):
        return None
    if (
        len(tokens) > _LONGEST_ROLE
        or any(c.isdigit() for c in rest)
        or (tokens and tokens[-1] in w.in_roles - {"commissie", "kamer", "portefeuille"})
    ):
        return None
    return Role(m["role"].rstrip(", "), m["article"] is not None, comma)


def signs_by_surname(role: str) -> bool:
    """Whether this is an office of parliament, which signs without initials."""
    m = _words().start.match(role)
    return m is not None and m["office"].lower() in _words().parliament


def as_name(text: str) -> Name | None:
    """A text that is the name of a person and nothing else."""
    w = _words()
    tokens = text.rstrip(",").split()
    if not tokens or len(text) > _LONGEST_NAME or any(c in "0123456789:;!?/" for c in text) or begins_role(text):
        return None
    while tokens and all(part in w.titles for part in tokens[0].lower().strip(".,").split(".")):
        tokens.pop(0)
    while tokens and tokens[-1].lower().strip(".,") in w.suffixes:
        tokens.pop()
    initials = 0
    while initials < len(tokens) and _INITIALS.match(tokens[initials]):
        initials += 1
    rest = [t for t in tokens[initials:] if not (t.startswith("(") and t.endswith(")") and initials)]
    rest = [*rest[:-1], rest[-1].rstrip(",")] if rest else rest
    if not 1 <= len(rest) <= 6 or not _CAPITALISED.match(rest[-1]) or len(rest[-1]) < 2:
        return None
    if not all(_CAPITALISED.match(t) or t in w.particles or (n and _INITIALS.match(t)) for n, t in enumerate(rest)):
        return None
    if not initials and (any(t.lower() in w.not_names for t in rest) or not _CAPITALISED.match(rest[0])):
        return None
    return Name(text.rstrip(", "), initials > 0)


def role_and_name(line: str) -> tuple[Role, Name] | None:
    """An office and its name on one line: `De Minister van Defensie, K.H. Ollongren`."""
    left, comma, right = line.rpartition(", ")
    role, name = (as_role(left), as_name(right)) if comma else (None, None)
    if role and name and (name.initials or signs_by_surname(role.text)):
        return role, name
    name, role = (as_name(line[: line.find(",")]), as_role(line[line.find(",") + 2 :])) if comma else (None, None)
    return (role, name) if role and name and name.initials else None
