"""The letter on the page: its blocks as HTML, with marks, note calls and sentence anchors in its text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby

from griffier.model.clean import Block, Footnote, Part
from griffier.model.reading import Reading
from griffier.publish._html import Html, element, escape, join
from griffier.publish._marks import Kind, Mark, Marks, anchor
from griffier.publish._spans import Node, Span, cut, nest
from griffier.publish._words import both

# What a list item of a paper begins with; it hangs before the item's words.
_BULLET = re.compile(r"(?:[-–—•▪◦●■□*·»>‣]|o|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:\d{1,2}|[A-Z])\.)(?=\s)")
_YEAR = re.compile(r"(?:19|20)\d\d\*?")
_NUMERIC = re.compile(
    r"[€$£]?\s?[-–+±]?\s?\d[\d\s.,/:-]*\s?(?:%|‰|[a-z]{1,4}\.?)?\*?|[-–—]|n\.?v\.?t\.?", re.IGNORECASE
)
_HAS_WORD = re.compile(r"\w")
_HAS_DIGIT = re.compile(r"\d")
_LOWEST_HEADING = 6


class Letter:
    """One reading's text as HTML. Methods are called once, in the order of the text."""

    def __init__(self, reading: Reading, found: Marks) -> None:
        """A letter to be written.

        Args:
            reading: the text with its blocks, sentences and notes.
            found: what is to be marked in it; marks that were are `shown` afterwards.
        """
        self._text = reading.text
        self._blocks = reading.blocks
        self._places = found.places
        self._marks = marks = found.marks
        self._mark_starts = [m.start for m in marks]
        self._mark_ends = list(accumulate((m.end for m in marks), max))
        self._sentences = reading.sentences
        self._sentence_starts = [s.start for s in reading.sentences]
        self._notes = reading.footnotes
        self._calls = sorted((f.anchor, n) for n, f in enumerate(reading.footnotes))
        self._call = 0
        self._tables = 0
        self._called: set[int] = set()
        self.headings: list[tuple[int, str, Block]] = []
        """Headings as they were written: level from 1 without gaps, id, block."""

    def write(self) -> Html:
        """The whole letter, notes last."""
        parts: list[str] = []
        running = [b for b in self._blocks if b.part is not Part.NOTE]
        for part, blocks in groupby(running, key=lambda b: b.part):
            parts.extend(self._group(part, list(blocks)))
        notes = [b for b in self._blocks if b.part is Part.NOTE]
        if notes or self._notes:
            parts.append(self._endnotes(notes))
        return join(parts)

    # blocks

    def _group(self, part: Part, blocks: Sequence[Block]) -> Iterator[Html]:
        if part is Part.HEAD:
            yield element("div", *self._paragraphs(blocks), class_="head")
        elif part is Part.SIGNATURE:
            yield element("div", *self._paragraphs(blocks), class_="sign")
        elif part is Part.ITEM:
            yield element("ul", *(self._item(b) for b in blocks), class_="items", role="list")
        elif part is Part.TABLE:
            yield from (self._table(b) for b in blocks)
        elif part is Part.HEADING:
            yield from (self._heading(b) for b in blocks)
        else:
            yield from self._paragraphs(blocks)

    def _paragraphs(self, blocks: Sequence[Block]) -> Iterator[Html]:
        return (element("p", self._inline(b.start, b.end)) for b in blocks)

    def _heading(self, block: Block) -> Html:
        """Level 1 is h2, under the page's h1; no level is skipped, whatever the paper does."""
        above = self.headings[-1][0] if self.headings else 0
        level = min(max(block.level, 1), above + 1)
        identifier = f"h-{len(self.headings) + 1}"
        self.headings.append((level, identifier, block))
        name = f"h{min(level + 1, _LOWEST_HEADING)}"
        return element(name, self._inline(block.start, block.end), id=identifier)

    def _item(self, block: Block) -> Html:
        bullet = _BULLET.match(self._text, block.start, block.end)
        first = block.start
        hanging: str = ""
        if bullet and not any(m.start < bullet.end() for m in self._marks_in(block.start, block.end)):
            hanging = element("span", bullet[0], class_="b")
            first = bullet.end() + 1
        return element("li", hanging, self._inline(first, block.end) if first < block.end else "")

    def _table(self, block: Block) -> Html:
        rows: list[list[tuple[int, int]]] = []
        start = block.start
        for line in self._text[block.start : block.end].split("\n"):
            cells: list[tuple[int, int]] = []
            for cell in line.split("\t"):
                cells.append((start, start + len(cell)))
                start += len(cell) + 1
            rows.append(cells)
        width = max(map(len, rows))
        headed = self._is_head(rows)
        numeric = [self._is_numeric([row[n] for row in rows[headed:] if n < len(row)]) for n in range(width)]
        lines = [self._row(cells, numeric, head=headed and n == 0, named=headed) for n, cells in enumerate(rows)]
        parts = [element("thead", lines[0])] if headed else []
        self._tables += 1
        name = f"t-{self._tables}"
        caption = element("caption", both("page", "table"), f" {self._tables}", class_="vh", id=name)
        table = element("table", caption, *parts, element("tbody", *lines[headed:]))
        # A wide table scrolls by itself, so it must be reachable without a mouse.
        return element("div", table, class_="scroll", tabindex=0, role="group", aria_labelledby=name)

    def _is_head(self, rows: Sequence[Sequence[tuple[int, int]]]) -> bool:
        """Whether the first row names the columns: words or years over rows that hold other numbers."""
        first = [self._text[a:b].strip() for a, b in rows[0]]
        named = all(not _HAS_DIGIT.search(cell) or _YEAR.fullmatch(cell) for cell in first)
        return len(rows) > 1 and named and any(_HAS_DIGIT.search(self._text[a:b]) for row in rows[1:] for a, b in row)

    def _is_numeric(self, cells: Sequence[tuple[int, int]]) -> bool:
        """Whether a column holds numbers only, where it holds anything."""
        filled = [c for c in cells if c[0] < c[1]]
        return bool(filled) and all(_NUMERIC.fullmatch(self._text, a, b) for a, b in filled)

    def _row(self, cells: Sequence[tuple[int, int]], numeric: Sequence[bool], *, head: bool, named: bool) -> Html:
        """A row of a table, filled up to its width; the first cell names it where the first row names the columns."""
        out: list[Html] = []
        for n, (a, b) in enumerate(cells):
            words = self._inline(a, b) if a < b else Html("")
            scope = "col" if head else "row" if named and n == 0 and not numeric[0] else None
            name = "th" if words and scope else "td"
            side = "r" if numeric[n] else None
            out.append(element(name, words, scope=scope if name == "th" else None, class_=side))
        out.extend([element("td")] * (len(numeric) - len(cells)))
        return element("tr", *out)

    def _endnotes(self, blocks: Sequence[Block]) -> Html:
        """Every note with a way back to where it is called; a note that nothing calls stands as it is."""
        items: list[Html] = []
        ordered = sorted(enumerate(self._notes), key=lambda x: x[1].start)
        starts = [f.start for _, f in ordered]
        items.extend(self._note(n, note) for n, note in ordered)
        for b in blocks:
            before = bisect_left(starts, b.end) - 1
            if before < 0 or ordered[before][1].end <= b.start:
                items.append(element("li", self._inline(b.start, b.end)))
        title = element("h2", both("page", "notes"), id="w-n")
        return element("section", title, element("ol", *items, role="list"), class_="notes", aria_labelledby="w-n")

    def _note(self, n: int, note: Footnote) -> Html:
        back: str = ""
        if n in self._called:
            back = element(
                "a", "↩", element("span", both("page", "back"), class_="vh"), class_="back", href=f"#r-{n + 1}"
            )
        words = self._inline(note.start, note.end) if note.start < note.end else Html("")
        return element(
            "li", element("span", note.marker, class_="b"), element("span", words), " ", back, id=f"n-{n + 1}"
        )

    # running text

    def _inline(self, start: int, end: int) -> Html:
        """`text[start:end]`, which belongs to one block, with all that is marked in it."""
        marks = self._marks_in(start, end)
        first = max(0, bisect_right(self._sentence_starts, start) - 1)
        last = bisect_left(self._sentence_starts, end)
        sentences = [(n, self._sentences[n]) for n in range(first, last) if self._sentences[n].end > start]
        spans = [Span(max(start, s.start), min(end, s.end), 0, -2 - n) for n, s in sentences]
        edges = sorted({e for s in spans for e in (s.start, s.end)})
        # Where two marks have the same words, the one with an address holds the other.
        pieces = [Span(max(start, m.start), min(end, m.end), 1 if m.uris else 2, n) for n, m in enumerate(marks)]
        root = nest([*spans, *cut(pieces, edges)], start, end)
        return join(self._content(root, marks, inclusive=True))

    def _marks_in(self, start: int, end: int) -> Sequence[Mark]:
        first = bisect_right(self._mark_ends, start)
        last = bisect_left(self._mark_starts, end)
        return [m for m in self._marks[first:last] if m.end > start and m.start < m.end]

    def _content(
        self,
        node: Node,
        marks: Sequence[Mark],
        *,
        inclusive: bool,
        run: Callable[[int, int], Html] | None = None,
        held: Kind | None = None,
    ) -> Iterator[Html]:
        """What a node holds, in order.

        Args:
            node: the piece.
            marks: of this stretch of text, by the owners of its pieces.
            inclusive: a note that is called right behind the node is called in it.
            run: how its own words are written, those that no piece inside it holds.
            held: the kind of the link it stands in, if it stands in one.
        """
        run = run or self._words
        at = node.start
        for child in node.children:
            yield from self._run(at, child.start, run, inclusive=True)
            yield self._sentence(child, marks) if child.owner < -1 else self._mark(child, marks, held=held)
            at = child.end
        yield from self._run(at, node.end, run, inclusive=inclusive)

    def _run(self, start: int, end: int, run: Callable[[int, int], Html], *, inclusive: bool) -> Iterator[Html]:
        while self._call < len(self._calls) and self._calls[self._call][0] < start:
            self._call += 1  # called where no text is shown
        while self._call < len(self._calls):
            offset, n = self._calls[self._call]
            if offset > end or (offset == end and not inclusive):
                break
            self._call += 1
            if start < offset:
                yield run(start, offset)
            start = offset
            yield self._note_call(n)
        if start < end:
            yield run(start, end)

    def _words(self, start: int, end: int) -> Html:
        return _lines(self._text[start:end])

    def _note_call(self, n: int) -> Html:
        self._called.add(n)
        link = element(
            "a",
            element("span", both("page", "note"), " ", class_="vh"),
            self._notes[n].marker,
            id=f"r-{n + 1}",
            href=f"#n-{n + 1}",
            role="doc-noteref",
        )
        return element("sup", link, class_="fn")

    def _sentence(self, node: Node, marks: Sequence[Mark]) -> Html:
        number = -1 - node.owner
        identifier = f"s-{number}"
        if node.start > self._sentences[number - 1].start and node.start != self._bullet_end(number):
            identifier = ""  # a later piece of a sentence that goes on in another cell or block
        link = element("a", str(number), class_="p", href=f"#s-{number}") if identifier else ""
        return element("span", link, *self._content(node, marks, inclusive=True), class_="s", id=identifier or None)

    def _mark(self, node: Node, marks: Sequence[Mark], *, held: Kind | None) -> Html:
        mark = marks[node.owner]
        first = not mark.shown
        mark.shown = True
        also = [element("span", id=anchor(p.data["id"])) for p in mark.places[1:]] if first else []
        seen = {
            "id": mark.anchor if first else None,
            # Those of the first piece are known by the places that lead to it.
            "data_p": None if first else " ".join(str(p.number) for p in mark.places),
        }
        kind = f"a {mark.kind.classes}"
        wordless = not first and not _HAS_WORD.search(self._text, node.start, node.end)
        if held or wordless:
            # One line under the words says it once, where both would look the same.
            kind += " i" if held and held.look == mark.kind.look else ""
            return element("span", *also, *self._content(node, marks, inclusive=False, held=held), class_=kind, **seen)
        link = self._link(mark)
        numbers = ", ".join(str(n) for n in dict.fromkeys(p.entry.number for p in mark.places if p.entry.uri)) or None
        if not mark.uris:
            kind += " n"
        elif mark.several:
            kind += " m"
        if self._holds(node, marks, mark):
            words = [*also, *self._content(node, marks, inclusive=False, held=mark.kind)]
            return element("a", *words, class_=kind, **seen, data_n=numbers, tabindex=None if first else -1, **link)
        # Links cannot hold links. So the mark is a frame, and its own words are: the first of them for the
        # keyboard, the others for the mouse, where there is somewhere to go.
        done = not first

        def run(a: int, b: int) -> Html:
            nonlocal done
            if not _HAS_WORD.search(self._text, a, b) or (done and not mark.uris):
                return self._words(a, b)
            out = element("a", self._words(a, b), class_="l", tabindex=-1 if done else None, **link)
            done = True
            return out

        inner = self._content(node, marks, inclusive=False, run=run)
        return element("span", *also, *inner, class_=f"{kind} w", tabindex=-1, **seen, data_n=numbers)

    def _holds(self, node: Node, marks: Sequence[Mark], mark: Mark) -> bool:
        """Whether one link can stand for the whole of a piece: what it holds leads nowhere else."""
        call = bisect_right(self._calls, (node.start, len(self._calls)))
        if call < len(self._calls) and self._calls[call][0] < node.end:
            return False
        if not node.children:
            return True
        mine = set(mark.uris)
        return bool(mine) and all(set(marks[c.owner].uris) <= mine for c in _below(node))

    def _link(self, mark: Mark) -> dict[str, str]:
        """Where a mark leads: to its one address, to the list where it has more, else to what it leans on."""
        if mark.uris and not mark.several:
            return {"href": mark.uris[0]}
        leans = self._places.get(mark.places[0].data.get("antecedent") or "")
        if leans and not mark.several:
            return {"href": f"#{leans.mark.anchor}"}
        return {"href": f"#p-{mark.places[0].number}"}

    def _bullet_end(self, number: int) -> int:
        """Where the words of a sentence begin that is written without its bullet."""
        start = self._sentences[number - 1].start
        bullet = _BULLET.match(self._text, start)
        return bullet.end() + 1 if bullet else start


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _below(child)


def _lines(text: str) -> Html:
    return Html(escape(text).replace("\n", "<br>"))
