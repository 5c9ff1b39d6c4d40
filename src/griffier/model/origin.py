"""The exact way back from clean text to source text."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class Origin:
    """Piecewise map from offsets in the clean text to offsets in the source text, both in code points.

    A piece copies source text letter by letter (equal lengths), or stands for a stretch of source of another
    length: a line break that became a space, a ligature that became two letters. `lengths[i]` is the piece's
    length in the clean text, `source_lengths[i]` in the source.

    Pieces need not be in source order: a note is moved behind the text, and its pieces point back.
    """

    starts: "array[int]"
    lengths: "array[int]"
    source_starts: "array[int]"
    source_lengths: "array[int]"

    def to_source(self, offset: int) -> int:
        """Where the character at `offset` of the clean text stands in the source.

        Raises:
            IndexError: the offset lies outside the clean text.
        """
        i = self._piece(offset)
        if self.lengths[i] == self.source_lengths[i]:
            return self.source_starts[i] + offset - self.starts[i]
        return self.source_starts[i]

    def span_to_source(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of source a clean span was made from, in clean order, adjacent ones merged.

        More than one stretch means that something was taken out between them: a running head, a hyphen, a note.
        """
        out: list[tuple[int, int]] = []
        if start >= end:
            return out
        i = self._piece(start)
        while i < len(self.starts) and self.starts[i] < end:
            a, b = self.source_starts[i], self.source_starts[i] + self.source_lengths[i]
            if self.lengths[i] == self.source_lengths[i]:
                a += max(0, start - self.starts[i])
                b -= max(0, self.starts[i] + self.lengths[i] - end)
            if out and out[-1][1] == a:
                out[-1] = (out[-1][0], b)
            else:
                out.append((a, b))
            i += 1
        return out

    def _piece(self, offset: int) -> int:
        i = bisect_right(self.starts, offset) - 1
        if i < 0 or offset >= self.starts[i] + self.lengths[i]:
            raise IndexError(f"offset {offset} lies outside the clean text")
        return i
