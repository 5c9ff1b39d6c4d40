"""The clean text and its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from griffier.model.meaning import meaning
from griffier.model.origin import Origin


class Part(StrEnum):
    """What a block of clean text is."""

    HEAD = "head"  # letterhead, addressee, dateline, salutation
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"  # of a list
    TABLE = "table"  # rows apart by a line break, cells by a tab
    SIGNATURE = "signature"
    NOTE = "note"


class Block(NamedTuple):
    """One paragraph of the clean text, `text[start:end]`; level of a heading from 1."""

    part: Part
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str | None = meaning("The heading's words, or null for the text before the first heading.")
    level: int = meaning("1 is the highest; 0 for the text before the first heading.")
    start: int = meaning("First code point of the heading in `text`.")
    end: int = meaning("Code point after the section: where the next heading begins.")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text or of a list."""

    start: int = meaning("First code point in `text`.")
    end: int = meaning("Code point after the last one in `text`.")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note, moved out of the text it stood in."""

    marker: str = meaning("The note's number or sign, without brackets.")
    anchor: int = meaning("Offset in `text` where the note is called.")
    start: int = meaning("First code point of the note's own words in `text`.")
    end: int = meaning("Code point after the note.")


@dataclass(frozen=True, slots=True)
class Clean:
    """Clean text, its way back, and its blocks in order.

    Attributes:
        text: words joined, running heads and page breaks gone, paragraphs apart by one blank line.
        origin: the way back to the source text.
        blocks: what `text` consists of, in order; only the blank lines between them belong to none.
        footnotes: in order of the text that calls them.
        body_start: where the letterhead ends.
    """

    text: str
    origin: Origin
    blocks: Sequence[Block]
    footnotes: Sequence[Footnote]
    body_start: int
