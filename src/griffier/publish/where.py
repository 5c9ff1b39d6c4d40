"""Where in its paper a finding stands, as a reader counts: sentence, heading, page."""

from bisect import bisect_right

from griffier.model.reading import Reading


class Where:
    """The places of one reading; offsets are code points of its clean text."""

    def __init__(self, reading: Reading) -> None:
        """Of this reading."""
        self._reading = reading
        self._sentences = [s.start for s in reading.sentences]
        self._sections = [s.start for s in reading.sections]
        self._blocks = [b.start for b in reading.blocks]

    def sentence(self, offset: int) -> int | None:
        """The number of the sentence, from 1 as the page counts them; None in a heading, a table, a note."""
        n = bisect_right(self._sentences, offset) - 1
        return n + 1 if n >= 0 and offset < self._reading.sentences[n].end else None

    def place(self, offset: int) -> str:
        """The number of the sentence; else what it stands in (`note`, `table`, `heading` …), or nothing."""
        if number := self.sentence(offset):
            return str(number)
        n = bisect_right(self._blocks, offset) - 1
        return self._reading.blocks[n].part.value if n >= 0 else ""

    def section(self, offset: int) -> str | None:
        """The heading it stands under, None before the first one."""
        n = bisect_right(self._sections, offset) - 1
        return self._reading.sections[n].title if n >= 0 else None

    def page(self, offset: int) -> int | None:
        """The page of the source, from 1; None for a format without pages."""
        r = self._reading
        if not r.document.pages or r.origin is None or r.source_text is None:
            return None
        spans = r.origin.span_to_source(offset, offset + 1)
        return next((p.page for a, b in spans for p in r.source_text.places(a, b)), None)
