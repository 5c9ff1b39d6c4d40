"""Sentences of the clean text."""

import re
from array import array
from collections.abc import Iterable
from functools import cache

from griffier.lang import words
from griffier.model.clean import Block, Part, Sentence
from griffier.model.packed import Packed

_RUNNING_TEXT = frozenset({Part.BODY, Part.ITEM})
# A stop, what closes with it, white space, and what can begin a sentence. A row of stops is tried once, at its first.
_STOP = re.compile(r"[.!?…](?<![.!?…][.!?…])[.!?…]*[\"'»”’)\]]*\s+(?=[\"'«“‘(\[]*[^\W_a-zà-öø-ÿ]|€)")
_INITIAL_LENGTH = 2
_INITIAL = re.compile(r"(?:[a-z]\.(?:-?[a-z]\.)*|(?:th|ch|ph|chr|ij)\.)")
# A capital behind one of these names a part and is no initial: `onderdeel C. Voor staatssteun …`.
_LETTERED = re.compile(
    r"\b(?:bijlage|annex|onderdeel|onder|sub|letter|hoofdstuk|paragraaf|artikel|lid|categorie|scenario|optie|tabel"
    r"|groep|type|deel|variant|vitamine|klasse|figuur)\s[A-Z]\.$",
    re.IGNORECASE,
)
# A paper of the Eerste Kamer: `36 067, D en K. De commissie …`.
_LETTERED_PAPER = re.compile(
    r"\d\d[ .]?\d{3}(?: [IVXLC]{1,5})?, (?:nr\. )?(?:[A-Z]{1,3}(?:, | en | t/m )){0,9}[A-Z]\.$"
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


def sentences_of(text: str, blocks: Iterable[Block]) -> Packed[Sentence]:
    """The sentences of running text and lists, in order; headings, head, signature and notes hold none."""
    starts, ends = array("I"), array("I")
    for part, start, end, _ in blocks:
        if part not in _RUNNING_TEXT:
            continue
        begin = start
        for m in _STOP.finditer(text, start, end):
            if _ends(text, begin, m):
                stop = m.end()
                while text[stop - 1].isspace():
                    stop -= 1
                starts.append(begin)
                ends.append(stop)
                begin = m.end()
        if begin < end:
            starts.append(begin)
            ends.append(end)
    return Packed(Sentence, starts, ends)


def abbreviated(text: str) -> bool:
    """Whether the stop at the end of this text belongs to an abbreviation that never ends a sentence."""
    return text.endswith(".") and _last_word(text).lower() in _abbreviations()[0]


def _last_word(text: str) -> str:
    """The last word, its stops included, what opens before it left out."""
    return text[-24:].rsplit(None, 1)[-1].rsplit("(", 1)[-1].lstrip("[«“‘'\"-–/")


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
    written = _last_word(upto)
    word = written.lower()
    never, before_more = _abbreviations()
    after = text[m.end()]
    if word in before_more and len(word) > _INITIAL_LENGTH:
        return not (after.isdigit() or after in "([")
    if word == "hand." and written != "Hand.":
        return True  # the Handelingen have a capital
    if word in never:
        # `de VS. De …` is no `vs.`
        return written[:-1].isupper() and "." not in written[:-1] and not after.isdigit()
    if not _INITIAL.fullmatch(word):
        return True
    return bool(_LETTERED.search(upto) or _LETTERED_PAPER.search(upto))
