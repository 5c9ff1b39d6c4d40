"""Sentences of the clean text."""

import re
from collections.abc import Iterable
from functools import cache

from griffier.lang import words
from griffier.model.clean import Block, Part, Sentence

_RUNNING_TEXT = frozenset({Part.BODY, Part.ITEM})
# A stop, what closes with it, white space, and what can begin a sentence. A row of stops is tried once, at its first.
_STOP = re.compile(r"[.!?…](?<![.!?…][.!?…])[.!?…]*[\"'»”’)\]]*\s+(?=[\"'«“‘(\[]*[^\W_a-zà-öø-ÿ]|€)")
_INITIAL = re.compile(r"(?:[a-z]\.(?:-?[a-z]\.)*|(?:th|ch|ph|chr|ij)\.)")
# A capital behind one of these names a part and is no initial: `onderdeel C. Voor staatssteun …`.
_LETTERED = re.compile(
    r"\b(?:bijlage|annex|onderdeel|onder|sub|letter|hoofdstuk|paragraaf|artikel|lid|categorie|scenario|optie|tabel"
    r"|groep|type|deel|variant|vitamine|klasse|figuur)\s[A-Z]\.$",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})\.$")


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that never end a sentence, and those that do not before a digit or a bracket."""
    table = words("abbreviations")
    return (
        frozenset(a.lower() for a in table["never_last"]),
        frozenset(a.lower() for a in table["before_digit_or_bracket"]),
    )


def sentences_of(text: str, blocks: Iterable[Block]) -> list[Sentence]:
    """The sentences of running text and lists, in order; headings, head, signature and notes hold none."""
    out: list[Sentence] = []
    for part, start, end, _ in blocks:
        if part not in _RUNNING_TEXT:
            continue
        begin = start
        for m in _STOP.finditer(text, start, end):
            if _ends(text, begin, m):
                stop = m.end()
                while text[stop - 1].isspace():
                    stop -= 1
                out.append(Sentence(begin, stop))
                begin = m.end()
        if begin < end:
            out.append(Sentence(begin, end))
    return out


def abbreviated(text: str) -> bool:
    """Whether the stop at the end of this text belongs to an abbreviation that never ends a sentence."""
    return text.endswith(".") and _last_word(text) in _abbreviations()[0]


def _last_word(text: str) -> str:
    """The last word in small letters, its stops included, what opens before it left out."""
    return text[-24:].rsplit(None, 1)[-1].rsplit("(", 1)[-1].lstrip("[«“‘'\"-–/").lower()


def _ends(text: str, begin: int, m: re.Match[str]) -> bool:
    """Whether the sentence that began at `begin` ends at this stop."""
    stop = m.start()
    if text[stop] != "." or text[stop + 1] == ".":
        return True
    if stop - begin < 6 and _LIST_NUMBER.fullmatch(text[begin : stop + 1]):
        return False
    word_end = text[stop - 1]
    if not (word_end.isalpha() or word_end == "."):
        return True
    upto = text[max(begin, stop - 40) : stop + 1]
    word = _last_word(upto)
    never, before_more = _abbreviations()
    after = text[m.end()]
    if word in never or (word in before_more and (after.isdigit() or after in "([")):
        return False
    return not (_INITIAL.fullmatch(word) and not _LETTERED.search(upto))
