"""Kamerstukken without a label: `32 802, nr. 73`, `(35851-17)`, `nr. 7 (34812)`, `het wetsvoorstel 34 812`.

A bare number is a reference only where nothing else fits: with `nr.` behind it, with a budget chapter, in brackets
or right behind the word for a paper. Counts, prices, telephone and order numbers are none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from griffier.find._dossiers import Cite, Frame, further_numbers, hits_of, read_cite, read_page
from griffier.find._numbers import Numbers, read_numbers
from griffier.lang import words
from griffier.model.findings import Finder, Hit, Paper

# Dossiers run from some 10000 (the sixties) to the present 36000s and a little beyond.
_FIVE = re.compile(r"[1-3]\d[ .]?\d{3}(?!\d)")
_LABELS = ("kamerstuk ", "kamerstukken ")
_GLUED = frozenset("-/.,+_#@:")
_MONEY = re.compile(r"(?:[€$£] ?|\d[ .,]|EUR )$")
_MARK = re.compile(r"\n\d{1,3} $")  # of a note: `3 32 802, nr. 73`
_BRACKET = re.compile(r"\((?:[^()]{0,80}[;,] ?)?$")
# `dossier 12345 van de rechtbank`, `dossiers 12345 tot en met 12350`
_OF_ANOTHER = re.compile(
    r" (?:tot en met|t/m) | (?:van|bij) (?:de|het|een|uw|zijn|haar) (?!Tweede|Eerste|Kamer|Staten)"
)
_BESIDE = re.compile(r"[-\w/.’' ]{0,24}?(?: ?(?:nr\.?|nummer|met nummer|op stuk|nrs\.?))?:? ?")
_IN_LIST = re.compile(r"\d{5}-\d{1,4}(?:;|,| en) ?$")
# `nr. 7 (34812)`, `8 (36800-XVI)`, `nrs. 343 t/m 345 (33576)`: as motions are named in the Handelingen.
_IN_FRONT = re.compile(
    r"(?:(?P<label>nrs?\.? ?)|(?<![\w.,]))"
    r"(?P<number>\d{1,4}(?:(?:, | en | t/m | tot en met |-)\d{1,4}){0,12}) ?\($",
    re.IGNORECASE,
)
_MOTION = re.compile(
    r"\b(?:moties?|amendement(?:en)?|op stuk|stuk|stem(?:t|men|den|ming(?:en)?))\b|-\w+|\bkrijgt $|(?:^|[\n(;:,.] ?)$",
    re.IGNORECASE,
)
_NO_FRAME = Frame()
# How far in front of the bracket the numbers of a list may begin.
_WITH_NUMBERS = 60


class _Words(NamedTuple):
    """Words before a bare number: those that make it a paper, those that forbid it, those of a dossier."""

    papers: re.Pattern[str]
    others: re.Pattern[str]
    dossiers: re.Pattern[str]


@cache
def _words() -> _Words:
    table = words("kamerstuk")
    others, dossiers = ("|".join(table[k]) for k in ("not_papers", "dossiers"))
    papers = "|".join(map(re.escape, table["papers"]))
    return _Words(
        re.compile(rf"\b\w*(?:{papers})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{others})\W{{0,3}}(?:(?:nr|nummer|van|is|no)\.?\W{{0,2}})?$", re.IGNORECASE),
        re.compile(rf"(?:{dossiers})\.? (?:(?:met|onder) (?:het )?(?:Kamerstuk)?nummer )?\(?$", re.IGNORECASE),
    )


def _find(paper: Paper, _: Sequence[int]) -> Iterator[Hit]:
    text, lower = paper.text, paper.lower
    done = 0
    for m in _FIVE.finditer(text):
        start = m.start()
        if start < done or (start and (text[start - 1].isalnum() or text[start - 1] in _GLUED)):
            continue
        if lower.endswith(_LABELS, 0, start):
            continue  # the finder of labelled papers reads it, with all that follows
        for hit in _at(text, start):
            done = max(done, hit.end)
            yield hit


def _counted_in_brackets(text: str, cite: Cite, before: str) -> bool:
    """`het bedrag van 12 345 (nr. 2)`: a number in brackets makes no paper of what is none."""
    return text[cite.end - 1] == ")" and not _words().papers.search(before[-60:])


def _at(text: str, start: int) -> Iterator[Hit]:
    cite = read_cite(text, start)
    if cite is None:
        return
    after = text[cite.end : cite.end + 1]
    if after.isalnum() or after in ("-", "/"):
        return
    before = text[max(0, start - 160) : start]
    if cite.numbers is None:
        hits = [*_number_in_front(text, cite, before), *_dossier(text, cite, before)]
    elif (cite.numbers.labelled and not _counted_in_brackets(text, cite, before)) or _sure(text, cite, before):
        hits = [*_numbered(text, cite)]
    else:
        return
    if hits and not _counts(before):
        yield from hits


def _counts(before: str) -> bool:
    """Whether the words before make a number something else: an amount, a telephone, a table."""
    money = _MONEY.search(before[-4:]) and not _MARK.search(before[-5:])
    return bool(money or _words().others.search(before[-40:]))


def _numbered(text: str, cite: Cite) -> Iterator[Hit]:
    yield from hits_of(cite, "kamerstuk_bare.number", start=cite.start, frame=_NO_FRAME, page=read_page(text, cite.end))
    at = cite.end
    while more := further_numbers(text, cite, at):
        yield from hits_of(more[0], "kamerstuk_bare.list", start=more[0].start, frame=_NO_FRAME)
        at = more[1]


def _dossier(text: str, cite: Cite, before: str) -> Iterator[Hit]:
    """A dossier without a number, behind the word for one."""
    if before[-1:] == "(" and text[cite.end : cite.end + 1] != ")":
        return
    if _words().dossiers.search(before[-60:]) and not _OF_ANOTHER.match(text, cite.end):
        yield from hits_of(cite, "kamerstuk_bare.dossier", start=cite.start, frame=_NO_FRAME)


def _sure(text: str, cite: Cite, before: str) -> bool:
    """Whether digits alone (`34812-7`, `34300-VII-60`) are a paper here."""
    glued = cite.numbers is not None and text[cite.start : cite.end].endswith("-" + cite.numbers.values[-1])
    if not glued:
        return False
    if cite.dossiers[0].part is not None:
        return True
    papers = _words().papers
    if not papers.search(before[-120:]):
        return False
    if _BRACKET.search(before[-90:]) and text[cite.end : cite.end + 1] in (")", ";", ","):
        return True
    tail = before[-40:]
    last = max((m.end() for m in papers.finditer(tail)), default=None)
    return (last is not None and _BESIDE.fullmatch(tail, last) is not None) or _IN_LIST.search(tail) is not None


def _number_in_front(text: str, cite: Cite, before: str) -> Iterator[Hit]:
    if before[-1:] != "(" or text[cite.end : cite.end + 1] != ")":
        return
    tail = before[-_WITH_NUMBERS:]
    m = _IN_FRONT.search(tail)
    if not m or not _MOTION.search(before[: len(before) - len(m[0])]):
        return
    begin = cite.start - len(tail) + m.start("label" if m["label"] else "number")
    listed = read_numbers(f" nrs. {m['number']}", 0)
    if listed is None:
        return
    number = Numbers(listed.values, cite.end + 1, listed.labelled)
    whole = Cite(cite.dossiers, cite.kingdom, number, begin, cite.end + 1)
    yield from hits_of(whole, "kamerstuk_bare.number_in_front", start=begin, frame=_NO_FRAME)


finder = Finder(
    kind="kamerstuk_bare",
    about="A parliamentary paper by dossier and number alone, where nothing else fits.",
    examples=("Dat blijkt uit 32 802, nr. 73.", "de tweede nota van wijziging (35851-17)"),
    triggers=(),
    find=_find,
)
