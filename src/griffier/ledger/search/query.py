"""The language of queries: words, "phrases", AND, OR, NOT, prefix*, brackets, title:word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from griffier.errors import GriffierError
from griffier.text.stems import stem

LONGEST = 1000
"""The most characters a query may have."""

RANKED = 5_000
"""The most papers that are weighed against each other: of a query that stands in more, those that came in last."""

SAID = 50_000
"""The most statements that lead to papers: of more, those that came in last."""

_MOST_WORDS = 100
_FIELDS = ("title", "text")
_TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<field>(?:title|text|titel|tekst):)|\"(?P<phrase>[^\"]*)\"?"
    r"|(?P<minus>-(?=[\w\"(]))|(?P<word>[^\s()\"]+))"
)
_WORD = re.compile(r"[^\W_]+")
_DUTCH = {"titel": "title", "tekst": "text", "EN": "AND", "OF": "OR", "NIET": "NOT"}


class QueryError(GriffierError):
    """A query that cannot be read."""


@dataclass(frozen=True, slots=True)
class Words:
    """Stems that stand side by side; the last may be a beginning only (`spoor*`).

    Attributes:
        stems: at least one.
        prefix: the last stem is the beginning of a word.
        field: only in the `title` or the `text`, or anywhere when None.
    """

    stems: tuple[str, ...]
    prefix: bool = False
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Both:
    """All of these must hold, and none of the others."""

    all: tuple["Query", ...]
    none: tuple["Query", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of these must hold."""

    any: tuple["Query", ...]


Query = Words | Both | Either


class _Token(NamedTuple):
    kind: str
    value: str
    at: int


def parse(query: str) -> Query:
    """What a query asks.

    Raises:
        QueryError: it is empty or too long, or only says what must not be there.
    """
    if len(query) > LONGEST:
        raise QueryError(f"the query has {len(query):,} characters, the most is {LONGEST:,}. Ask for fewer words.")
    found = _Parser(_tokens(query)).either(0)
    if found is None:
        raise QueryError("the query has no word to look for. Write a word, or a phrase between quotation marks.")
    return found


def positive(query: Query) -> list[Words]:
    """The words that a hit may show: all but those behind NOT."""
    if isinstance(query, Words):
        return [query]
    parts = query.all if isinstance(query, Both) else query.any
    return [w for part in parts for w in positive(part)]


def titled(query: Query) -> bool:
    """Whether a part of the query looks in titles."""
    if isinstance(query, Words):
        return query.field == "title"
    parts = (*query.all, *query.none) if isinstance(query, Both) else query.any
    return any(map(titled, parts))


def holds(query: Query, text: Sequence[str], title: Sequence[str]) -> bool:
    """Whether a stretch of text, with the title of its paper, holds what is asked; both as stems in order."""
    if isinstance(query, Words):
        return any(True for _ in standing(query, title if query.field == "title" else text))
    if isinstance(query, Either):
        return any(holds(q, text, title) for q in query.any)
    return all(holds(q, text, title) for q in query.all) and not any(holds(q, text, title) for q in query.none)


def standing(words: Words, there: Sequence[str]) -> Iterator[int]:
    """Where in a row of stems those of `words` begin to stand side by side."""
    *front, last = words.stems
    for n in range(len(there) - len(front)):
        end = there[n + len(front)]
        if (end.startswith(last) if words.prefix else end == last) and all(
            there[n + k] == stem for k, stem in enumerate(front)
        ):
            yield n


def _tokens(query: str) -> list[_Token]:
    out: list[_Token] = []
    for m in _TOKEN.finditer(query):
        kind = str(m.lastgroup)
        value = m[kind]
        if kind == "word":
            value = _DUTCH.get(value, value)
            kind = value if value in ("AND", "OR", "NOT") else "word"
        elif kind == "minus":
            kind = "NOT"
        elif kind == "field":
            value = value.rstrip(":")
            value = _DUTCH.get(value, value)
        out.append(_Token(kind, value, m.start(kind) if kind in m.groupdict() else m.start()))
    if sum(t.kind in ("word", "phrase") for t in out) > _MOST_WORDS:
        raise QueryError(f"the query has more than {_MOST_WORDS} words. Ask for fewer.")
    return out


class _Parser:
    """Reads `a b OR c NOT (d e)`: words side by side must all be there, OR binds weakest.

    A bracket that is not closed, or an operator with nothing beside it, is passed over: a reader who is still typing
    wants hits, not a lesson.
    """

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def either(self, depth: int) -> Query | None:
        parts: list[Query] = []
        while True:
            if (part := self.both(depth)) is not None:
                parts.append(part)
            if self._next() != "OR":
                break
            self.at += 1
        return parts[0] if len(parts) == 1 else Either(tuple(parts)) if parts else None

    def both(self, depth: int) -> Query | None:
        wanted: list[Query] = []
        unwanted: list[Query] = []
        refused = False
        while (kind := self._next()) not in (None, "OR"):
            if kind == "close":
                if depth:
                    break
                self.at += 1
            elif kind == "AND":
                self.at += 1
            elif kind == "NOT":
                self.at += 1
                refused = True
            else:
                if (one := self.one(depth)) is not None:
                    (unwanted if refused else wanted).append(one)
                refused = False
        if not wanted:
            if unwanted:
                raise QueryError("the query only says what must not be there. Add a word that must.")
            return None
        return wanted[0] if len(wanted) == 1 and not unwanted else Both(tuple(wanted), tuple(unwanted))

    def one(self, depth: int) -> Query | None:
        field = None
        while self._next() == "field":
            field = self.tokens[self.at].value
            self.at += 1
        if self._next() is None or self._next() in ("AND", "OR", "NOT", "close"):
            return None
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "open":
            if depth > 20:
                raise QueryError("the query has more than 20 brackets in each other. Ask it more simply.")
            inner = self.either(depth + 1)
            if self._next() == "close":
                self.at += 1
            return inner
        prefix = token.kind == "word" and token.value.endswith("*")
        stems = tuple(map(stem, _WORD.findall(token.value)))
        return Words(stems, prefix, field) if stems else None

    def _next(self) -> str | None:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else None
