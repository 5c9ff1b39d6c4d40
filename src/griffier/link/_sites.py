"""Where a figure stands: its sentence, its clause, and the words that belong to it and to no other figure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from griffier.lang import words
from griffier.model.actor import Actor
from griffier.model.clean import Block, Footnote, Part, Sentence
from griffier.model.figure import FigureHit
from griffier.model.when import When

_GAP = r"[^.;]{1,60}?"  # what `…` stands for in a list of words
_STOP = re.compile(r"[.!?] (?=[A-ZÀ-Þ])")
_IN_ROW = 40  # code points around a cell of a table: what it is about stands in its headings
_BEHIND, _AHEAD = 480, 320  # code points around a figure that are looked at, however long the sentence


@dataclass(frozen=True, slots=True)
class Setting:
    """What must be known of a paper to tell what its figures measure.

    Attributes:
        text: the clean text.
        language: BCP 47.
        date: the paper's own day, ISO, or None.
        sentences: of running text, in order.
        blocks: paragraphs, headings, notes, in order.
        notes: with the places that call them.
        dates: worked out, by place.
        actors: by place.
        references: stretches that point to another paper, by place.
    """

    text: str
    language: str
    date: str | None
    sentences: Sequence[Sentence]
    blocks: Sequence[Block]
    notes: Sequence[Footnote]
    dates: Sequence[When]
    actors: Sequence[Actor]
    references: Sequence[tuple[int, int]]


class Site(NamedTuple):
    """Where one figure stands; all are offsets of the clean text.

    Attributes:
        n: its number among the figures of the paper.
        start, end: the figure.
        sentence: first and last of its sentence, at most some hundred code points around it.
        clause: of its clause in there.
        own: from the figure before in the clause, or the clause's begin, to the next one or the clause's end.
        block: number of its block.
        part: what that block is.
        opens: the word that begins its clause, or empty.
        goes_on: the clause goes on with time and source of the one before.
        begin: where its block begins.
    """

    n: int
    start: int
    end: int
    sentence: tuple[int, int]
    clause: tuple[int, int]
    own: tuple[int, int]
    block: int
    part: Part
    opens: str
    goes_on: bool
    begin: int


def sites(
    hits: Sequence[FigureHit], setting: Setting, starts: Sequence[int], blocks: Sequence[int], language: str
) -> list[Site]:
    """Where each of the figures stands.

    Args:
        hits: by place, none over another.
        setting: the paper around them.
        starts: where its sentences begin.
        blocks: where its blocks begin.
        language: of the tables.
    """
    out: list[Site] = []
    b, block = 0, setting.blocks[0] if blocks else Block(Part.BODY, 0, len(setting.text))
    s, spoken = -1, Sentence(0, 0)
    opened, stops, places = (-1, -1), list[re.Match[str]](), list[int]()
    for n, hit in enumerate(hits):
        if hit.start >= block.end and b != (at := max(0, bisect_right(blocks, hit.start) - 1)):
            b, block = at, setting.blocks[at]
        if hit.start >= spoken.end and s != (at := bisect_right(starts, hit.start) - 1):
            s, spoken = at, setting.sentences[at]
        whole = (block.start, block.end)
        if s >= 0 and spoken.end >= hit.end and spoken.start >= block.start:
            whole = (spoken.start, spoken.end)
        elif block.part is Part.TABLE:
            whole = _line(setting.text, hit.start, whole)
        else:
            whole = _sentence(setting.text, hit, whole)
        behind, ahead = (_IN_ROW, _IN_ROW) if hit.cell else (_BEHIND, _AHEAD)
        sentence = max(whole[0], hit.start - behind), min(whole[1], hit.end + ahead)
        if whole != opened:
            opened, stops = whole, list(_openers(language).finditer(setting.text, *whole))
            places = [m.start() for m in stops]
        begin, end, opens, goes_on = _clause(hit, sentence, stops, places)
        left = hits[n - 1].end if n else 0
        right = hits[n + 1].start if n + 1 < len(hits) else len(setting.text)
        own = max(begin, left), min(end, right)
        if left > begin:
            own = _join(setting.text, left, hit.start, language), own[1]
        if right < end:
            own = own[0], _join(setting.text, hit.end, right, language, behind=False)
        out.append(Site(n, hit.start, hit.end, sentence, (begin, end), own, b, block.part, opens, goes_on, block.start))
    return out


def _line(text: str, at: int, whole: tuple[int, int]) -> tuple[int, int]:
    a, b = text.rfind("\n", whole[0], at), text.find("\n", at, whole[1])
    return (a + 1 if a >= 0 else whole[0]), (b if b >= 0 else whole[1])


def _sentence(text: str, hit: FigureHit, whole: tuple[int, int]) -> tuple[int, int]:
    """The sentence of a note, whose sentences are not told apart."""
    begin = whole[0]
    for m in _STOP.finditer(text, max(whole[0], hit.start - _BEHIND), hit.start):
        begin = m.end()
    end = _STOP.search(text, hit.end, min(whole[1], hit.end + _AHEAD))
    return begin, (end.start() + 1 if end else whole[1])


def _clause(
    hit: FigureHit, sentence: tuple[int, int], stops: Sequence[re.Match[str]], places: Sequence[int]
) -> tuple[int, int, str, bool]:
    """Begin and end of the clause, the word that opens it, whether it goes on with the one before.

    Args:
        hit: the figure.
        sentence: what is looked at around it.
        stops: where clauses begin in its whole sentence, in order.
        places: where those stand.
    """
    begin, word, goes_on = sentence[0], "", True
    n = bisect_left(places, hit.start)
    while n and places[n - 1] >= sentence[0]:
        n -= 1
        m = stops[n]
        clear = max(m.end("word"), m.end("apart")) <= hit.start  # the word is no part of the figure (`tegen de 5%`)
        if clear or m["stop"] in ("; ", ": "):
            begin, word = m.end("stop"), (m["word"] or "").lower() if clear else ""
            goes_on = (clear and m["goes"] is not None) or m["stop"] == ": "
            break
    n = bisect_left(places, hit.end)
    stop = places[n] if n < len(places) and stops[n].end("stop") <= sentence[1] else sentence[1]
    return begin, stop, word, goes_on


def _join(text: str, left: int, right: int, language: str, *, behind: bool = True) -> int:
    """Where the words between two figures change from the first one's to the second one's."""
    m = _joins(language).search(text, left, right)
    if m:
        return m.start()
    return left if behind else right


@cache
def _openers(language: str) -> re.Pattern[str]:
    table = words("measures", language)["clauses"]
    goes, apart = any_of(table["goes_on"]), any_of(table["apart"])
    return re.compile(
        rf"(?P<stop>(?:; |: |, | (?=(?:{_while(language)})\b)))"
        rf"(?:(?P<goes>(?=(?P<word>{goes})\b))|(?=(?P<apart>{apart})\b)|(?<=[;:] ))",
        re.IGNORECASE,
    )


def _while(language: str) -> str:
    """Openers that need no comma before them."""
    return any_of(words("measures", language)["clauses"]["alone"])


@cache
def _joins(language: str) -> re.Pattern[str]:
    return re.compile(rf", | (?:{any_of(words('measures', language)['clauses']['joins'])}) (?=\S)", re.IGNORECASE)


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of any of these, the longest first; `*` is any end or begin of a word, `…` words between."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(p).replace(r"\*", r"\w*").replace(r"\ ", " ").replace("…", _GAP) for p in ordered)


@cache
def finder(table: str, key: str, language: str) -> re.Pattern[str]:
    """Finds any phrase of a list in `lang/<language>/measures.toml` as words of their own."""
    phrases: Sequence[str] = words("measures", language)[table][key]
    # A look at the first letter spares trying every phrase at every place.
    first = {p[0] for p in phrases}
    begins = "" if first & {"*", "…"} else f"(?=[{re.escape(''.join(sorted(first)))}])"
    return re.compile(rf"(?<![\w-]){begins}(?:{any_of(phrases)})(?![\w-])", re.IGNORECASE)


def table_of(language: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The words of a language."""
    return words("measures", language)
