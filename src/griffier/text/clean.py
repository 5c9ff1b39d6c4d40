"""From source text to clean text: running heads and notes out, broken words mended, the way back kept."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from griffier.model.clean import Block, Clean, Footnote, Part
from griffier.model.packed import Packed
from griffier.model.source import Source
from griffier.text.blocks import Group, blocks_of
from griffier.text.builder import BLANK, Builder
from griffier.text.hyphens import mend, words_of
from griffier.text.letterhead import Letterhead, read_letterhead
from griffier.text.notes import Note, take_notes
from griffier.text.rows import Row, rows_of, single_spaced, texts, width_of
from griffier.text.running import drop_running
from griffier.text.signature import Signature, read_signature

_HYPHENS = "-‐\u00ad"
_AFTER_CALL = " \t\u00a0.,;:!?)»”"  # no blank stays before these when the call of a note has gone
_PARTS = tuple(Part)
_LINED = frozenset({Part.SIGNATURE, Part.TABLE})


class Cleaned(NamedTuple):
    """The clean text, with what the head and the foot of the paper say."""

    clean: Clean
    letterhead: Letterhead
    signature: Signature


def clean_text(source: Source) -> Cleaned:
    """Clean text of a source, with its head and signature as read."""
    rows, notes = take_notes(drop_running(single_spaced(rows_of(source))), source)
    rows = _without_calls(rows, notes)
    lines = texts(rows)
    head = read_letterhead(lines)
    if not any(lines[head.end :]):
        head = read_letterhead([])  # nothing stands under it: these lines are the paper itself
    foot = read_signature(lines)
    start = max(foot.start, head.end)
    end = max(foot.end, start)
    top, body, rest = rows[: head.end], rows[head.end : start], rows[end:]
    width = width_of(body)
    groups = [
        *(g._replace(part=Part.HEAD, level=0) for g in blocks_of(top, max(width, width_of(top)))),
        *blocks_of(body, width),
        *_signature(rows[start:end]),
        *blocks_of(rest, width_of(rest)),
    ]
    return Cleaned(_build(source, groups, notes), head, foot)


def _signature(rows: Sequence[Row]) -> list[Group]:
    kept = [r for r in rows if r.text]
    return [Group(Part.SIGNATURE, kept)] if kept else []


def _without_calls(rows: list[Row], notes: Sequence[Note]) -> list[Row]:
    """Rows whose words do without the note markers in them, so that a stop before a marker is seen as one."""
    if not notes:
        return rows
    out = list(rows)
    starts = [row.start for row in rows]
    for a, b in sorted((n.call for n in notes), reverse=True):
        n = bisect_right(starts, a) - 1
        if n >= 0 and b <= out[n].end:
            text, start = out[n].text, out[n].start
            out[n] = out[n]._replace(text=(text[: a - start] + text[b - start :]).strip())
    return out


def _build(source: Source, groups: Sequence[Group], notes: Sequence[Note]) -> Clean:
    writer = _Writer(source, groups, notes)
    numbers = parts, starts, ends, levels = array("I"), array("I"), array("I"), array("I")
    body_start = 0

    def add(part: Part, start: int, level: int = 0) -> None:
        for column, number in zip(numbers, (_PARTS.index(part), start, writer.builder.length, level), strict=True):
            column.append(number)

    for group in groups:
        start = writer.block(group.rows, lined=group.part in _LINED, cells=group.part is Part.TABLE)
        add(group.part, start, group.level)
        if group.part is Part.HEAD:
            body_start = writer.builder.length
    spans: dict[str, tuple[int, int]] = {}
    for note in notes:
        start = writer.block(note.rows)
        add(Part.NOTE, start)
        spans[note.marker] = (writer.at(note.body_start), writer.builder.length)
    text, origin = writer.builder.finish()
    footnotes = tuple(Footnote(n.marker, writer.anchors.get(n.marker, 0), *spans[n.marker]) for n in notes)
    return Clean(text, origin, Packed(_block, parts, starts, ends, levels), footnotes, body_start)


def _block(part: int, start: int, end: int, level: int) -> Block:
    return Block(_PARTS[part], start, end, level)


class _Writer:
    """Writes rows as blocks of clean text, mends broken words, leaves note markers out and notes where they stood."""

    def __init__(self, source: Source, groups: Sequence[Group], notes: Sequence[Note]) -> None:
        self.builder = Builder(source.text)
        self.anchors: dict[str, int] = {}
        self._text = source.text
        self._end = 0  # source offset after the last row written
        self._calls = {n.call[0]: (n.call[1], n.marker) for n in notes}
        self._closing = {n.call[1]: (n.call[0], n.marker) for n in notes}
        self._at: dict[int, int] = dict.fromkeys((n.body_start for n in notes), 0)
        self._stops = sorted([*self._calls, *self._at])
        self._words: frozenset[str] | None = None
        self._groups = groups

    def at(self, source_offset: int) -> int:
        """Where a note's first word landed in the clean text."""
        return self._at[source_offset]

    def block(self, rows: Sequence[Row], *, lined: bool = False, cells: bool = False) -> int:
        """Writes one block and returns where it begins.

        Args:
            rows: of the block.
            lined: a line stays a line.
            cells: wide gaps part the cells of a table.
        """
        builder = self.builder
        builder.cells = cells
        if builder.length:
            builder.put("\n\n", self._end, self._after_space(self._end))
        self._end = rows[-1].end
        begin = builder.length
        text = self._text
        stops = self._stops
        plain = bisect_left(stops, rows[0].start) == bisect_left(stops, self._end)  # no note is called in it
        for row, following in pairwise(rows):
            end, marker = self._last(row)
            last = text[end - 1]
            between = "\n" if lined else " "
            if last in "/–" and not lined and end - 1 > row.start and text[end - 2].isalnum():
                between = ""  # glued to its word, it goes on: `motie-Ellian/` and `Sneller`, `2022–` and `2023`
            elif last in _HYPHENS and not lined and following.text[0].isalnum():
                join = self._mended(row, following)
                between = join[1:]
                end -= not join  # the hyphen stays where the word keeps it
            # Most often only the line break stands between, or a blank and the line break.
            gap = following.start - row.end
            near = gap == 2 and text[following.start] != "\t" and text[row.end : following.start].isspace()
            beyond = following.start if near or gap == 1 else self._after_space(row.end)
            if plain and between and end == row.end and text[row.start] != "\t":
                builder.line(row.start, end, between, beyond)
                continue
            self._row(row, end, marker)
            if between:
                builder.put(between, row.end, beyond)
        self._row(rows[-1], *self._last(rows[-1]))
        return begin

    def _row(self, row: Row, end: int, marker: str | None) -> None:
        """Writes the words of a row up to `end`, and notes the call that stands behind them."""
        start = row.start
        if self._text[start] == "\t" and not self.builder.cells:
            start = self._after_space(start)  # what would be empty cells in a table is white space elsewhere
        self._copy(start, end)
        if marker:
            self.anchors[marker] = self.builder.length

    def _last(self, row: Row) -> tuple[int, str | None]:
        """Where the words of a row end, and the marker of the note that is called right behind them."""
        call, marker = self._closing.get(row.end, (0, ""))
        if call > row.start:
            return len(self._text[row.start : call].rstrip()) + row.start, marker
        return row.end, None

    def _after_space(self, at: int) -> int:
        """Where the white space that begins at an offset of the source ends."""
        m = BLANK.match(self._text, at)
        return m.end() if m else at

    def _copy(self, start: int, end: int) -> None:
        """Copies a row without the note markers in it."""
        stops = self._stops
        first = start
        for stop in stops[bisect_left(stops, start) : bisect_left(stops, end)] if stops else ():
            if stop in self._calls:
                after, marker = self._calls[stop]
                beyond = after
                while beyond in self._calls:  # another note is called at the same place
                    beyond = self._calls[beyond][0]
                closes = beyond >= end or self._text[beyond] in _AFTER_CALL
                left = stop
                least = max(start, stop - 1) if self.builder.cells else start  # a wider gap parts cells
                while closes and left > least and _is_unseen(self._text[left - 1]):
                    left -= 1
                spaced = any(c.isspace() for c in self._text[left:stop])
                self.builder.copy(start, left if spaced else stop)
                self.anchors[marker] = self.builder.length
                if stop == first:  # at the head of the row: the blank behind it is the row's edge
                    after = first = min(self._after_space(after), end)
                start = after
            else:
                self.builder.copy(start, stop)
                self._at[stop] = self.builder.length
                start = stop
        self.builder.copy(start, end)

    def _mended(self, row: Row, following: Row) -> str:
        """What stands between the two halves of a word broken at a line end."""
        left = row.text[:-1].rsplit(None, 1)[-1] if row.text[:-1].strip() else ""
        right = following.text.split(None, 1)[0].rstrip('.,;:!?)]»”’"-')
        if not left or not right:
            return "- "
        if self._text[row.end - 1] == "\u00ad":
            return ""  # a soft hyphen is no part of the word
        if self._words is None:
            self._words = self._own_words()
        return mend(left.lstrip("([«“‘\"'"), right, self._words).value

    def _own_words(self) -> frozenset[str]:
        """The paper's words that do not stand at a broken line end."""
        found: set[str] = set()  # the paper's words at once would take far more room
        for group in self._groups:
            broken = False
            for row in group.rows:
                words = row.text.split()
                cut = row.text[-1] in _HYPHENS
                found.update(words[broken : len(words) - cut] if broken or cut else words)
                broken = cut
        return words_of(" ".join(found))


def _is_unseen(character: str) -> bool:
    """Whether it is white space, a control character or a mark of no width."""
    return character.isspace() or not character.isprintable()
