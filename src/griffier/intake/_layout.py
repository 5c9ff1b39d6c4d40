"""From pieces of text on pages to lines in reading order, each with its role.

Knows nothing of PDF: a piece is some words with a place, a size and a face. All lengths are points, y counts from
the page's lower edge upwards. What a line is follows from where it stands, how large it is and whether it comes
back on other pages; words decide only where they cannot mean anything else (`Pagina 2 van 7`, the ministers' names
of a signature).
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from griffier.model.source import Role

BOLD, ITALIC = 1, 2


class Piece(NamedTuple):
    """Words that the file hands out in one go: one size, one face, one base line.

    `at` is the place of its first character in the page's own count; `spaced` says whether the file puts white
    space between it and the piece before it in that count, None when it does not say.
    """

    x0: float
    x1: float
    y: float  # of the base line
    size: float
    face: int
    text: str
    at: int
    spaced: bool | None = None


class Fragment:
    """Pieces that stand on one base line with no more than a word space between them."""

    __slots__ = ("face", "head_face", "marks", "parts", "size", "tail_face", "text", "x0", "x1", "y")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        main = max(pieces, key=lambda p: len(p.text)) if len(pieces) > 1 else pieces[0]
        self.x0, self.x1 = pieces[0].x0, pieces[0].x1
        self.y, self.size = main.y, main.size
        self.text = pieces[0].text
        self.face = self.head_face = self.tail_face = pieces[0].face
        # (offset in `text`, place in the page's count, length) of each piece
        self.parts: tuple[tuple[int, int, int], ...] = ((0, pieces[0].at, len(pieces[0].text)),)
        self.marks: tuple[tuple[int, int], ...] = ()
        if len(pieces) > 1:
            self._join(pieces)

    def with_next(self, other: "Fragment") -> "Fragment":
        """This fragment and another to its right as one, a space between."""
        both = copy(self)
        shift = len(self.text) + 1
        both.text = f"{self.text} {other.text}"
        both.x1 = max(self.x1, other.x1)
        both.parts = self.parts + tuple((a + shift, at, n) for a, at, n in other.parts)
        both.marks = self.marks + tuple((a + shift, b + shift) for a, b in other.marks)
        both.face, both.tail_face = self.face & other.face, other.tail_face
        return both

    def _join(self, pieces: Sequence[Piece]) -> None:
        text = ""
        parts: list[tuple[int, int, int]] = []
        marks: list[tuple[int, int]] = []
        faces: list[int] = []
        before: Piece | None = None
        for p in pieces:
            if before is not None and _space_between(before, p):
                text += " "
            if _is_mark(p, self.y, self.size, text):
                marks.append((len(text), len(text) + len(p.text)))
            else:
                faces.append(p.face)
            parts.append((len(text), p.at, len(p.text)))
            text += p.text
            self.x1 = max(self.x1, p.x1)
            before = p
        self.text, self.parts, self.marks = text, tuple(parts), tuple(marks)
        if faces:
            self.head_face, self.tail_face = faces[0], faces[-1]
            self.face = faces[0]
            for face in faces:
                self.face &= face


class Page(NamedTuple):
    """A page's fragments from top to bottom; `aside` are those whose words run in another direction."""

    number: int
    height: float
    fragments: list[Fragment]
    aside: list[Fragment]


class Placed(NamedTuple):
    """A line as it comes out: cells from left to right, what it is, and how it stands."""

    page: int
    cells: Sequence[Fragment]
    role: Role
    level: int = 0
    gap: bool = False
    joint: str = "\t"  # what stands between its cells


# --- pieces to fragments ---

_SAME_LINE = 0.2  # of the size: how far base lines of one line may differ
# White space as a part of the size: wider than the widest never lies between words, the first may lie between cells.
_WORD_GAP, _CELL_GAP, _WIDEST = 0.6, 1.25, 2.5
_OPEN = 8  # stretches of one line that overlap, at most
_MARK = re.compile(r"\(?(?:\d{1,3}|[*†‡]{1,3})(?:, ?\d{1,3}){0,3}\)?")
_UNIT = re.compile(r"(?:^|[\s\d(/])[dckm]?m$")


def fragments_of(pieces: list[Piece]) -> list[Fragment]:
    """The fragments of a page, from top to bottom and from left to right."""
    pieces.sort(key=lambda p: (-p.y, p.x0))
    edges = _Edges(pieces)
    groups: list[list[Piece]] = []
    line: list[Piece] = []
    for p in pieces:
        if line and line[0].y - p.y > _SAME_LINE * min(p.size, line[0].size):
            _split(line, edges, groups)
            line = []
        line.append(p)
    if line:
        _split(line, edges, groups)
    return [Fragment(g) for g in _raise(groups)]


class _Edges:
    """Left and right edges of a page's pieces, by which cells are told from words set wide."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._left = Counter(round(p.x0 * 2) for p in pieces)
        self._right = Counter(round(p.x1 * 2) for p in pieces)

    def left(self, p: Piece) -> bool:
        """Whether another piece begins right above or below this one."""
        at = round(p.x0 * 2)
        return self._left[at] + self._left[at - 1] + self._left[at + 1] > 1

    def right(self, p: Piece) -> bool:
        """Whether another piece ends there."""
        at = round(p.x1 * 2)
        return self._right[at] + self._right[at - 1] + self._right[at + 1] > 1


def _split(line: list[Piece], edges: _Edges, groups: list[list[Piece]]) -> None:
    """Adds a line's pieces to the groups, parted where the white space is wider than between two words."""
    if len(line) == 1:
        groups.append(line)
        return
    line.sort(key=lambda p: p.x0)
    mine: list[list[Piece]] = []
    for p in line:
        # Words printed over each other (a stamp, a margin too wide) stay apart: each goes on with its own kind.
        for group in mine[: -_OPEN - 1 : -1]:
            if _in_one(group[-1], p, edges):
                group.append(p)
                break
        else:
            mine.append([p])
    groups.extend(mine)


def _in_one(a: Piece, b: Piece, edges: _Edges) -> bool:
    """Whether two pieces that follow each other on a line are words of one stretch of text."""
    gap, size = b.x0 - a.x1, min(a.size, b.size)
    if gap < -0.4 * size or gap > _WIDEST * size:
        return False
    following = 0 <= b.at - a.at - len(a.text) <= 4
    if edges.left(b) and (gap > _WORD_GAP * size or not following):
        return False  # a cell, even one close to the cell before it
    if gap <= _CELL_GAP * size:
        return True
    # Words of a narrow column that were set wide to fill the line.
    return following and abs(a.size - b.size) < 0.1 and not edges.left(b) and not edges.right(b)


def _raise(groups: list[list[Piece]]) -> list[list[Piece]]:
    """Puts small raised or lowered pieces into the line they belong to."""
    if len(groups) < 2 or min(g[0].size for g in groups) > 0.85 * max(g[0].size for g in groups):
        return groups
    hosts = _Hosts(groups)
    moved: set[int] = set()
    for n, group in enumerate(groups):
        if sum(len(p.text) for p in group) > 8:
            continue
        host = hosts.of(group[0])
        if host is not None and host not in moved:
            groups[host].extend(group)
            groups[host].sort(key=lambda p: p.x0)
            moved.add(n)
    return [g for n, g in enumerate(groups) if n not in moved]


class _Hosts:
    """Lines by their height, to find the one that a small raised piece belongs to."""

    _TRIED = 200

    def __init__(self, groups: Sequence[Sequence[Piece]]) -> None:
        self._depth = [-g[0].y for g in groups]
        self._edges = [(g[0].x0, max(p.x1 for p in g)) for g in groups]
        self._main = [max(g, key=lambda p: len(p.text)) for g in groups]

    def of(self, small: Piece) -> int | None:
        """Index of the nearest line that is larger and beside or around the piece."""
        first = bisect_left(self._depth, -small.y - 0.35 * small.size)
        best: int | None = None
        nearest = 1.0
        for k in range(first, min(first + self._TRIED, len(self._depth))):
            if self._depth[k] > -small.y + 1.2 * small.size:
                break
            size = self._main[k].size
            raised = (small.y - self._main[k].y) / size
            left, right = self._edges[k]
            if (
                small.size <= 0.85 * size
                and (0.1 <= raised <= 0.6 or -0.35 <= raised <= -0.05)
                and left - 0.8 * size <= small.x0 <= right + 0.4 * size
                and abs(raised) < nearest
            ):
                best, nearest = k, abs(raised)
        return best


def _space_between(a: Piece, b: Piece) -> bool:
    if b.spaced is not None and 0 <= b.at - a.at - len(a.text) <= 2:
        return b.spaced
    return b.x0 - a.x1 > 0.15 * min(a.size, b.size)


def _is_mark(p: Piece, y: float, size: float, before: str) -> bool:
    """A note marker: small, raised, a number or a star, and not the power of a unit (`m2`)."""
    if p.size > 0.85 * size or p.y - y < 0.1 * size or not _MARK.fullmatch(p.text):
        return False
    return not (p.text in "23" and _UNIT.search(before))


# --- the document's measures ---

_MANY = 40  # cells that no head and no table of a letter has
_ZONE = 0.14  # of the page's height: where running heads and footers stand
_ORDINARY = 0.75  # points: sizes that differ no more are alike


class _Band(NamedTuple):
    """Left and right edge of a column of running text."""

    x0: float
    x1: float


class _Measures:
    """What holds for the whole document: size and face of running text, edges, leading, what comes back."""

    def __init__(self, pages: Sequence[Page]) -> None:
        looks: Counter[tuple[float, int]] = Counter()
        for page in pages:
            for f in page.fragments:
                looks[f.size, f.face] += len(f.text)
        sizes: Counter[float] = Counter()
        faces = {BOLD: 0, ITALIC: 0}
        for (size, face), count in looks.items():
            sizes[round(size * 2) / 2] += count
            for one in faces:
                faces[one] += count if face & one else -count
        self.pages = len(pages)
        self.body = _body_size(sizes)
        # Text recognition guesses each line's size anew: then only great differences mean something.
        near = sum(count for size, count in sizes.items() if abs(size - self.body) <= 0.5)
        self.guessed = 10 * near < 7 * sum(sizes.values())
        # A paper set in bold throughout has no bold headings.
        self.plain_face = sum(one for one, more in faces.items() if more <= 0)
        self.band = _band(f for p in pages for f in p.fragments if self.ordinary(f)) or _Band(0, 1e9)
        self.leading = _leading(pages)
        self.repeated = _Repeated(pages)

    def ordinary(self, f: Fragment) -> bool:
        return abs(f.size - self.body) <= _ORDINARY

    def small(self, f: Fragment) -> bool:
        return f.size < self.body - 0.4 and f.size <= (0.8 if self.guessed else 0.94) * self.body

    def large(self, size: float) -> bool:
        return size > self.body + max(0.7, (0.35 if self.guessed else 0.07) * self.body)

    def face(self, face: int) -> int:
        """What is left of a face where the paper's running text has it too."""
        return face & self.plain_face

    def usual(self, size: float) -> float:
        """The distance between two base lines of one paragraph in this size."""
        key = round(size * 2) / 2
        return self.leading.get(key) or self.leading.get(self.body, 1.25 * self.body) / self.body * size


def _body_size(sizes: Counter[float]) -> float:
    """The size most letters have; two neighbouring half points count as one."""
    if not sizes:
        return 10.0
    return max(sizes, key=lambda s: (sizes[s] + 0.5 * (sizes[s - 0.5] + sizes[s + 0.5]), s))


def _band(fragments: Iterable[Fragment]) -> _Band | None:
    """The column in which most running text stands; ragged lines make its right edge by the longest of them."""
    starts: Counter[int] = Counter()
    seen: list[Fragment] = []
    for f in fragments:
        if len(f.text) >= 15:
            starts[round(f.x0 / 4)] += len(f.text)
            seen.append(f)
    if not seen:
        return None
    at = max(starts, key=lambda k: starts[k] + starts[k - 1] + starts[k + 1])
    mine = [f for f in seen if abs(round(f.x0 / 4) - at) <= 1]
    ends = sorted((f.x1 for f in mine), reverse=True)
    # One line alone may run into the margin (a table, a heading): the edge is where several lines end.
    needed = min(2 if len(ends) >= 4 else 1, len(ends)) if len(ends) < 50 else len(ends) // 25
    right = next((e for n, e in enumerate(ends) if ends[min(n + needed - 1, len(ends) - 1)] >= e - 12), ends[0])
    return _Band(min(f.x0 for f in mine), right)


def _leading(pages: Sequence[Page]) -> dict[float, float]:
    """For each size the commonest distance between base lines of lines that begin at the same place."""
    seen: dict[float, Counter[float]] = defaultdict(Counter)
    for page in pages[:200]:
        for a, b in pairwise(page.fragments):
            if abs(a.size - b.size) < 0.3 and abs(a.x0 - b.x0) < 40 and 0.8 * a.size < a.y - b.y < 3 * a.size:
                seen[round(a.size * 2) / 2][round((a.y - b.y) * 2) / 2] += 1
    return {size: max(c, key=lambda d: (c[d], -d)) for size, c in seen.items()}


# --- running heads, footers, page numbers ---

_DIGITS = re.compile(r"\d+")
_PAGE_FORM = re.compile(
    r"(?:(?:pagina|pag\.|blz\.?|bladzijde|page|p\.)\s*)?(?P<n>\d{1,4})\s*(?:(?:van|of|/)\s*\d{1,4})?"
    r"|[-–—]\s*(?P<m>\d{1,4})\s*[-–—]",
    re.IGNORECASE,
)
_PAGE_WORDS = re.compile(
    r"(?:pagina|pag\.|blz\.?|bladzijde|page)\s*\d{1,4}(?:\s*(?:van|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_OFFICIAL = re.compile(
    r"(?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar \d{4}[-–/]\d{2,4}, .{1,80}"
    r"|Staten-Generaal, vergaderjaar \d{4}[-–/]\d{2,4}, .{1,80}"
    r"|(?:kst|ah|h|kv|blg|nds)-[\w-]{3,40}|ISSN \d{4} ?[-–] ?\d{3}[\dXx]|[’'‘]s-Gravenhage \d{4}"
    r"|(?:Staatscourant|Staatsblad|Tractatenblad) \d{4},? (?:nr\. )?\d{1,6}.{0,30}",
    re.IGNORECASE,
)


def _counted(text: str, page: int) -> Iterator[tuple[str, int]]:
    """For each number in the text: the text without it, and how far it runs ahead of the page's."""
    for m in _DIGITS.finditer(text):
        if m.end() - m.start() < 5:
            yield f"{text[: m.start()]}#{text[m.end() :]}", int(m[0]) - page


def _near(ys: Sequence[float] | None, y: float) -> int:
    return bisect_left(ys, y + 4) - bisect_left(ys, y - 4) if ys else 0


def _in_zone(f: Fragment, height: float) -> int:
    """1 at the head of the page, -1 at its foot, 0 between."""
    if f.y > (1 - _ZONE) * height:
        return 1
    return -1 if f.y < _ZONE * height else 0


class _Repeated:
    """Which words stand at the same height of several pages, and how pages count.

    Words come back when they are the same throughout, or the same but for a number that goes along with the pages.
    Other numbers that change are the text's own (`Vraag 12`).
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        same: dict[tuple[int, str], list[float]] = defaultdict(list)
        counting: dict[tuple[int, str, int], list[float]] = defaultdict(list)
        shifts: Counter[int] = Counter()
        for page in pages:
            for f in page.fragments:
                side = _in_zone(f, page.height)
                if not side or len(f.text) > 160:
                    continue
                y = f.y if side < 0 else page.height - f.y
                m = _PAGE_FORM.fullmatch(f.text)
                if m:
                    shifts[int(m["n"] or m["m"]) - page.number] += 1
                    continue
                if any(c.isalpha() for c in f.text):
                    same[side, f.text].append(y)
                for rest, shift in _counted(f.text, page.number):
                    counting[side, rest, shift].append(y)
        self._same = {k: sorted(v) for k, v in same.items() if len(v) > 1}
        self._counting = {k: sorted(v) for k, v in counting.items() if len(v) > 1}
        self._shifts = {s for s, n in shifts.items() if n > 1 and 2 * n > len(pages)} | {0}

    def count(self, f: Fragment, page: Page) -> tuple[int, int]:
        """On how many pages these words stand at this height: the very same, and but for a number of the page."""
        side = _in_zone(f, page.height)
        y = f.y if side < 0 else page.height - f.y
        same = _near(self._same.get((side, f.text)), y)
        found = (_near(self._counting.get((side, *k)), y) for k in _counted(f.text, page.number))
        return same, max(found, default=0)

    def is_number(self, text: str, page: int) -> bool:
        """Whether this is the page's number and nothing else."""
        m = _PAGE_FORM.fullmatch(text)
        return m is not None and int(m["n"] or m["m"]) - page in self._shifts


def _running(page: Page, measures: _Measures, band: _Band) -> set[int]:
    """Ids of the fragments that belong to the page: peeled from its edges inwards, up to the first line of text."""
    gone: set[int] = set()
    rows = _rows(page.fragments)
    for side in (1, -1):
        ordered = rows if side > 0 else rows[::-1]
        for n, row in enumerate(ordered):
            if _in_zone(row[0], page.height) != side or len(row) > _MANY:
                break
            mine = [f for f in row if _comes_back(f, page, measures, ordered, n)]
            text = " ".join(f.text for f in row)
            if _OFFICIAL.fullmatch(text) or _PAGE_WORDS.fullmatch(text):
                mine = row
            elif mine or len(row) == 1 or all(_outside(f, band) for f in row[:-1]):
                mine += [f for f in row if f not in mine and measures.repeated.is_number(f.text, page.number)]
            elif _has_number(row, page, measures) and _apart(row[0], ordered, n, measures):
                mine = row
            gone.update(map(id, mine))
            if any(id(f) not in gone and not _outside(f, band) for f in row):
                break
    return gone


def _comes_back(f: Fragment, page: Page, measures: _Measures, rows: list[list[Fragment]], n: int) -> bool:
    if _OFFICIAL.fullmatch(f.text) or _PAGE_WORDS.fullmatch(f.text):
        return True
    if f.marks and f.marks[0][0] == 0:
        return False  # a note, though it says the same as one on another page
    same, counting = measures.repeated.count(f, page)
    apart = measures.small(f) or _apart(f, rows, n, measures)
    if same >= max(2, 0.3 * measures.pages):
        return True
    if counting >= max(2, 0.3 * measures.pages):
        # A heading may count along with the pages, one to a page.
        return apart and not measures.face(f.face) and f.size <= measures.body + _ORDINARY
    # In a long paper a few lines come back by chance: a running head is small, or stands apart.
    return apart and same >= 3


def _apart(f: Fragment, rows: list[list[Fragment]], n: int, measures: _Measures) -> bool:
    """Whether more white space than between two lines stands between row `n` and the next further inwards."""
    return n + 1 == len(rows) or abs(f.y - rows[n + 1][0].y) > 1.5 * measures.usual(f.size)


def _has_number(row: Sequence[Fragment], page: Page, measures: _Measures) -> bool:
    """A head that changes with the chapter, known by the page's number at its left or right end."""
    ends = (row[0].text, row[-1].text)
    return len(row) > 1 and any(t.isdigit() and measures.repeated.is_number(t, page.number) for t in ends)


# --- columns ---


def _outside(f: Fragment, band: _Band) -> bool:
    return f.x1 <= band.x0 + 2 or f.x0 >= band.x1 - 2


def _rows(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments (from top to bottom) that share a base line."""
    rows: list[list[Fragment]] = []
    for f in fragments:
        if rows and rows[-1][0].y - f.y <= 0.25 * min(f.size, rows[-1][0].size):
            rows[-1].append(f)
        else:
            rows.append([f])
    for row in rows:
        row.sort(key=lambda f: f.x0)
    return rows


def _bands(page: Page, measures: _Measures) -> list[_Band]:
    """The columns of running text on this page, from left to right; one for nearly all papers."""
    mine = [f for f in page.fragments if measures.ordinary(f)]
    main = _band(mine) if sum(len(f.text) >= 15 for f in mine) >= 6 else None
    if main is None:
        return [measures.band]
    bands = [main]
    rest = [f for f in mine if _outside(f, main)]
    while len(rest) >= 6 and len(bands) < 4:
        other = _band(rest)
        if other is None:
            break
        inside = [f for f in rest if f.x0 >= other.x0 - 2 and f.x1 <= other.x1 + 2]
        if len(inside) < 6 or other.x1 - other.x0 < 0.6 * (main.x1 - main.x0) or _mean_length(inside) < 20:
            break
        bands.append(other)
        rest = [f for f in rest if _outside(f, other)]
    return sorted(bands)


def _mean_length(fragments: Sequence[Fragment]) -> float:
    return sum(len(f.text) for f in fragments) / len(fragments)


def _margin(fragments: Sequence[Fragment], bands: Sequence[_Band], measures: _Measures) -> list[Fragment]:
    """What stands beside the columns: smaller than running text, or a stack of lines of its own."""
    whole = _Band(bands[0].x0, bands[-1].x1)
    beside = [f for f in fragments if _outside(f, whole)]
    if not beside:
        return []
    inside: dict[int, list[Fragment]] = defaultdict(list)
    for f in fragments:
        if not _outside(f, whole):
            inside[round(f.y)].append(f)
    out: list[Fragment] = []
    for stack in _stacks(beside):
        left = stack[0].x0 < whole.x0
        alone = [f for f in stack if not _has_partner(f, inside)]
        # A column of a small table has its lines beside lines of the same size.
        table = not left and 2 * sum(_has_partner(f, inside, same_size=True) for f in stack) > len(stack)
        for f in stack:
            if left and whole.x0 - f.x1 < 3 * f.size and _LABEL.fullmatch(f.text) and _has_partner(f, inside):
                keep = True
            elif measures.small(f):
                keep = table
            else:
                keep = f.size > measures.body + _ORDINARY or len(stack) < 3 or 2 * len(alone) < len(stack)
            if not keep:
                out.append(f)
    return out


def _stacks(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments above one another: those whose breadths overlap."""
    out: list[list[Fragment]] = []
    right = 0.0
    for f in sorted(fragments, key=lambda f: f.x0):
        if out and f.x0 < right:
            out[-1].append(f)
            right = max(right, f.x1)
        else:
            out.append([f])
            right = f.x1
    return out


def _has_partner(f: Fragment, inside: dict[int, list[Fragment]], *, same_size: bool = False) -> bool:
    """Whether something in the column stands on the same base line."""
    at = round(f.y)
    return any(
        abs(o.y - f.y) <= 0.25 * f.size and (not same_size or abs(o.size - f.size) < 0.3)
        for y in (at - 1, at, at + 1)
        for o in inside.get(y, ())
    )


def _in_order(fragments: Sequence[Fragment], bands: Sequence[_Band]) -> list[list[Fragment]]:
    """The fragments as stretches of one column each: a line across all columns parts what is above and below it."""
    if len(bands) == 1:
        return [list(fragments)]
    out: list[list[Fragment]] = []
    columns: list[list[Fragment]] = [[] for _ in bands]
    for f in fragments:
        touched = [n for n, b in enumerate(bands) if f.x0 < b.x1 - 2 and f.x1 > b.x0 + 2]
        if len(touched) > 1:
            out += [c for c in columns if c]
            columns = [[] for _ in bands]
            out.append([f])
        else:
            nearest = min(range(len(bands)), key=lambda n: abs(bands[n].x0 - f.x0))
            columns[touched[0] if touched else nearest].append(f)
    return out + [c for c in columns if c]


# --- rows, tables, signatures ---

_LABEL = re.compile(
    r"[-–—•▪◦●■□*·»>‣o\uf0b7\uf0a7]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[a-z]|[ivxIVX]{1,4})[.):]?|\[?\d{1,3}\]?"
    r"|Nrs?\.? ?\d{1,4}|\d{2}[ .\u00a0]?\d{3}(?:[- ](?:[IVXL]{1,5}[A-Z]?|[A-Z]))?(?: \(R ?\d{4}\))?|[A-Z]{1,2}"
)
_SIGNER = re.compile(
    r"(?:de |het )?(?:vice-?\s?)?(?:minister|staatssecretaris|viceminister|voorzitter|griffier)(?:[\s,-]|$)",
    re.IGNORECASE,
)


class _Row(NamedTuple):
    """A line of the body: `gap` where the layout itself, not a distance, sets it off from the line above."""

    cells: list[Fragment]
    joint: str = "\t"
    gap: bool = False

    @property
    def y(self) -> float:
        return self.cells[0].y

    @property
    def text(self) -> str:
        return self.joint.join(c.text for c in self.cells)


def _body_rows(fragments: Sequence[Fragment], measures: _Measures) -> list[_Row]:
    """The lines of one column: cells side by side, wrapped cells and signatures one after the other."""
    rows = _rows(fragments)
    out: list[_Row] = []
    n = 0
    while n < len(rows):
        if len(rows[n]) == 1:
            out.append(_Row(rows[n]))
            n += 1
            continue
        if sum(bool(_SIGNER.match(f.text)) for f in rows[n]) >= 2:
            end = _signature_end(rows, n, measures)
            out += _by_column(rows[n:end], _columns(rows[n:end]))
            n = end
        elif _is_labelled(rows[n]):
            out.append(_Row(rows[n], " "))
            n += 1
        else:
            end = _table_end(rows, n, measures)
            out += _table(rows[n:end], measures)
            n = end
    return out


def _is_labelled(row: Sequence[Fragment]) -> bool:
    """A list item or a numbered heading whose label stands apart: no table."""
    return len(row) == 2 and bool(_LABEL.fullmatch(row[0].text)) and not _DIGITS.fullmatch(row[1].text)


def _signature_end(rows: Sequence[Sequence[Fragment]], start: int, measures: _Measures) -> int:
    """The row after the signature: offices, white space for the hand, names; then white space or small print."""
    columns = [f.x0 for f in rows[start]]
    depth = [0] * len(columns)
    parted = False
    for n in range(start, len(rows)):
        row = rows[n]
        if n > start:
            distance = rows[n - 1][0].y - row[0].y
            usual = measures.usual(row[0].size)
            gap = distance > 1.6 * usual
            crosses = any(f.x0 < c - 4 < f.x1 for f in row for c in columns)
            named = min(depth) >= 2 and len(row) == 1
            if crosses or distance > 8 * usual or measures.small(row[0]) or (gap and (parted or named)):
                return n
            parted = parted or gap
        for f in row:
            depth[_column_of(f, columns)] += 1
    return len(rows)


def _columns(rows: Sequence[Sequence[Fragment]]) -> list[float]:
    """Left edges of the columns of a block: those of its fullest row."""
    return [f.x0 for f in max(rows, key=len)]


def _column_of(f: Fragment, columns: Sequence[float]) -> int:
    """The last column that begins no further right than the fragment, or the nearest."""
    return min(range(len(columns)), key=lambda n: abs(columns[n] - f.x0))


def _by_column(rows: Sequence[Sequence[Fragment]], columns: Sequence[float]) -> list[_Row]:
    """The block column by column, each set off from the one before."""
    lines: list[list[Fragment]] = [[] for _ in columns]
    for row in rows:
        for f in row:
            lines[_column_of(f, columns)].append(f)
    return [_Row([f], gap=n == 0) for column in lines for n, f in enumerate(column)]


def _table_end(rows: Sequence[Sequence[Fragment]], start: int, measures: _Measures) -> int:
    """The row after the table: rows with several cells, and between them rows that go on with one of the cells."""
    columns = [f.x0 for f in rows[start]]
    last = start
    for n in range(start + 1, len(rows)):
        row = rows[n]
        if rows[n - 1][0].y - row[0].y > 3 * measures.usual(row[0].size):
            break
        if len(row) > 1:
            if _is_labelled(row) or sum(bool(_SIGNER.match(f.text)) for f in row) >= 2:
                break
            if len(columns) + len(row) <= _MANY:
                columns = sorted({*columns, *(f.x0 for f in row)})
            last = n
        elif not _goes_on_in_cell(row[0], columns):
            break
        elif row[0].x0 > columns[0] + 4:
            last = n
    return last + 1


def _goes_on_in_cell(f: Fragment, columns: Sequence[float]) -> bool:
    """Whether a single fragment lies within one of the table's columns."""
    right = next((c for c in columns if c > f.x0 + 4), None)
    return any(abs(c - f.x0) <= 4 for c in columns) and (right is None or f.x1 < right)


def _table(rows: Sequence[list[Fragment]], measures: _Measures) -> list[_Row]:
    """A table's lines: a row's cells on one line, or cell by cell where the words of a cell take several lines."""
    rows = _cells(rows)
    groups: list[list[list[Fragment]]] = []
    tight = min((a[0].y - b[0].y for a, b in pairwise(rows)), default=0.0)
    for n, row in enumerate(rows):
        if n and rows[n - 1][0].y - row[0].y <= 1.15 * tight and tight <= 1.1 * measures.usual(row[0].size):
            groups[-1].append(row)
        else:
            groups.append([row])
    wrapped = _is_wrapped(groups)
    out: list[_Row] = []
    for n, group in enumerate(groups):
        if wrapped and len(group) > 1:
            out += _by_column(group, _columns(group))
        else:
            out += [_Row(r, gap=k == 0 and n > 0 and wrapped) for k, r in enumerate(group)]
    return out


def _cells(rows: Sequence[list[Fragment]]) -> list[list[Fragment]]:
    """The rows without the white space that a narrow column leaves between the words of a cell.

    Such words begin where no column does, in lower case.
    """
    starts: Counter[int] = Counter(round(f.x0) for row in rows for f in row)
    out: list[list[Fragment]] = []
    for row in rows:
        cells = [row[0]]
        for f in row[1:]:
            at = round(f.x0)
            lone = 5 * (starts[at - 1] + starts[at] + starts[at + 1]) < 2 * len(rows)
            if lone and f.text[0].islower() and f.x0 - cells[-1].x1 <= _WIDEST * f.size:
                cells[-1] = cells[-1].with_next(f)
            else:
                cells.append(f)
        out.append(cells)
    return out


def _is_wrapped(groups: Sequence[Sequence[Sequence[Fragment]]]) -> bool:
    """Whether the lines of a group are one row whose cells take several lines.

    Then most lines after a group's first go on in lower case, and the groups stand apart or their cells end at
    different heights.
    """
    later = [f for g in groups for row in g[1:] for f in row]
    if not later or any(len(g[0]) < max(map(len, g)) for g in groups):
        return False
    uneven = len(groups) > 1 or any(len(g[-1]) < len(g[0]) for g in groups)
    return uneven and 2 * sum(f.text[0].islower() for f in later) > len(later)


# --- notes ---

_NOTE = re.compile(r"(?:\[(?P<b>\d{1,3})\]|(?P<n>\d{1,3})\)?(?=[\s\t]|\D|$)|(?P<s>[*†‡]{1,3}))")


class _Notes:
    """Takes the notes from the foot of each page, in the order of the pages."""

    def __init__(self, measures: _Measures) -> None:
        self._measures = measures
        self._last = 0
        self._open = False  # the page before ended with a note, which may go on here

    def take(self, rows: list[_Row], margin: Sequence[Fragment]) -> int:
        """Index of the first row that is a note; all after it are notes too."""
        start = len(rows)
        while start and all(self._measures.small(c) for c in rows[start - 1].cells):
            start -= 1
        called = {r.cells[0].text[a:b] for r in rows[:start] for a, b in r.cells[0].marks}
        called |= {c.text[a:b] for r in rows[:start] for c in r.cells for a, b in c.marks}
        heads = [n for n in range(start, len(rows)) if self._begins(rows[n], called)]
        if heads and not (self._open and self._goes_on(rows, start, heads[0])):
            start = heads[0]
        elif not heads and not self._open:
            start = len(rows)
        self._open = start < len(rows)
        return start

    def _begins(self, row: _Row, called: set[str]) -> bool:
        m = _NOTE.match(row.text)
        if not m:
            return False
        first = row.cells[0]
        number = int(m["b"] or m["n"] or 0)
        ok = bool(
            m["b"]
            or (first.marks and first.marks[0][0] == 0)
            or (m["n"] or m["s"]) in called
            or number == self._last + 1
        )
        if ok and number:
            self._last = number
        return ok

    def _goes_on(self, rows: list[_Row], start: int, head: int) -> bool:
        """Whether the rows above this page's first note are the rest of a note of the page before."""
        return head > start and rows[start].y - rows[head].y < 8 * self._measures.usual(rows[head].cells[0].size)


def _margin_notes(margin: Sequence[Fragment], called: set[str]) -> set[int]:
    """Ids of fragments of the margin that are notes: from a marker that the body has to the end of its paragraph."""
    out: set[int] = set()
    above: Fragment | None = None
    inside = False
    for f in margin:
        m = _NOTE.match(f.text)
        if m and ((f.marks and f.marks[0][0] == 0) or (m["n"] in called and m.end() < len(f.text))):
            inside = True
        elif above is None or abs(above.x0 - f.x0) > 12 or above.y - f.y > 1.6 * f.size:
            inside = False
        if inside:
            out.add(id(f))
        above = f
    return out


# --- headings ---

_HEADING_LINES = 3
_HEADING_LENGTH = 220
_NO_HEADING = (",", ";", ":", ".")
_STOPPED = (".", "!", "?", ":", ";", "»", "”", '"', ")", ",")


class _Style(NamedTuple):
    """How a heading looks; the larger comes first, bold before italic."""

    size: float
    bold: bool
    italic: bool


def _style(row: _Row, measures: _Measures) -> _Style | None:
    """The look of a heading, None for an ordinary line."""
    if len(row.cells) > 1 and row.joint != " ":
        return None
    face = measures.plain_face
    for c in row.cells:
        face &= c.face
    size = row.cells[-1].size
    larger = measures.large(size)
    if not larger and (not face or size < measures.body - _ORDINARY):
        return None
    if not any(ch.isalpha() for ch in row.text):
        return None
    return _Style(round(size * 2) / 2 if larger else measures.body, bool(face & BOLD), bool(face & ITALIC))


def _headings(rows: Sequence[_Row], gaps: Sequence[bool], measures: _Measures) -> dict[int, _Style]:
    """Rows that are headings, by index: a few lines of one look that stand alone and do not end as a sentence does."""
    styles = [_style(r, measures) for r in rows]
    out: dict[int, _Style] = {}
    n = 0
    while n < len(rows):
        style = styles[n]
        if style is None:
            n += 1
            continue
        end = n + 1
        while end < len(rows) and styles[end] == style and not gaps[end]:
            end += 1
        if _is_heading(rows, gaps, n, end, style, measures):
            out.update(dict.fromkeys(range(n, end), style))
        n = end
    return out


def _is_heading(
    rows: Sequence[_Row], gaps: Sequence[bool], start: int, end: int, style: _Style, measures: _Measures
) -> bool:
    text = " ".join(r.text for r in rows[start:end])
    if end - start > _HEADING_LINES or len(text) > _HEADING_LENGTH or text.endswith(_NO_HEADING):
        return False
    if style.size > measures.body:
        return True
    # A bold or italic stretch of a paragraph can fill a line: then the lines around it are of the paragraph.
    above = rows[start - 1] if start and not gaps[start] else None
    below = rows[end] if end < len(rows) and not gaps[end] else None
    if above is not None and (
        measures.face(above.cells[-1].tail_face) & BOLD or (not above.text.endswith(_STOPPED) and not style.bold)
    ):
        return False
    if below is not None and measures.face(below.cells[0].head_face) & (BOLD if style.bold else ITALIC):
        return False
    if style.bold:
        return True
    return above is None and text[0].isupper() and end - start == 1 and len(text) <= 90


# --- the whole ---


def lay_out(pages: Sequence[Page]) -> Iterator[Placed]:
    """All lines of a document in reading order: for each page its head, its margin, its body, its notes, its foot."""
    measures = _Measures(pages)
    notes = _Notes(measures)
    laid = [_lay_page(page, measures, notes) for page in pages]
    ranks = {
        style: n + 1
        for n, style in enumerate(
            sorted({s for _, styles in laid for s in styles.values()}, key=lambda s: (-s.size, not s.bold, s.italic))
        )
    }
    for placed, styles in laid:
        for n, line in enumerate(placed):
            if n in styles:
                yield line._replace(role=Role.HEADING, level=ranks[styles[n]])
            else:
                yield line


def _lay_page(page: Page, measures: _Measures, notes: _Notes) -> tuple[list[Placed], dict[int, _Style]]:
    bands = _bands(page, measures)
    gone = _running(page, measures, _Band(bands[0].x0, bands[-1].x1))
    running = [f for f in page.fragments if id(f) in gone]
    left = [f for f in page.fragments if id(f) not in gone]
    margin = _margin(left, bands, measures)
    aside = set(map(id, margin))
    rows: list[_Row] = []
    for stretch in _in_order([f for f in left if id(f) not in aside], bands):
        rows += _body_rows(stretch, measures)
    first = notes.take(rows, margin)
    first, foot = _small_foot(page, rows, first, measures)
    body, noted = rows[:first], rows[first : len(rows) - len(foot)]
    called = {c.text[a:b] for r in body for c in r.cells for a, b in c.marks}
    beside = _margin_notes(margin, called)

    number = page.number
    top = [f for f in running if f.y > page.height / 2]
    out = [Placed(number, row, Role.RUNNING, joint=" ") for row in _rows(top)]
    out += [
        Placed(number, [f], Role.MARGIN, gap=g)
        for f, g in _with_gaps(
            sorted((f for f in margin if id(f) not in beside), key=lambda f: (f.x0 > bands[0].x0, -f.y))
        )
    ]
    gaps = _gaps(body, measures)
    styles = {n + len(out): s for n, s in _headings(body, gaps, measures).items()}
    out += [Placed(number, r.cells, Role.BODY, gap=g, joint=r.joint) for r, g in zip(body, gaps, strict=True)]
    out += [Placed(number, [f], Role.NOTE) for f in margin if id(f) in beside]
    out += [
        Placed(number, r.cells, Role.NOTE, gap=g, joint=" ") for r, g in zip(noted, _gaps(noted, measures), strict=True)
    ]
    out += [Placed(number, r.cells, Role.RUNNING, joint=" ") for r in foot]
    out += [Placed(number, row, Role.RUNNING, joint=" ") for row in _rows(f for f in running if f.y <= page.height / 2)]
    out += [Placed(number, [f], Role.MARGIN) for f in page.aside]
    return out, styles


def _small_foot(page: Page, rows: list[_Row], first: int, measures: _Measures) -> tuple[int, list[_Row]]:
    """Small print at the very foot of the page that is no note: the address line of a letter of one page."""
    if first < len(rows):
        return first, []
    start = len(rows)
    while (
        start
        and rows[start - 1].y < 0.08 * page.height
        and all(c.size <= measures.body - 1 for c in rows[start - 1].cells)
    ):
        start -= 1
    if not start or start == len(rows) or rows[start - 1].y - rows[start].y < 1.5 * measures.usual(measures.body):
        return first, []
    return start, rows[start:]


def _gaps(rows: Sequence[_Row], measures: _Measures) -> list[bool]:
    """For each row whether more white space stands above it than between two lines of a paragraph."""
    out: list[bool] = []
    for n, row in enumerate(rows):
        if not n or row.gap:
            out.append(row.gap)
            continue
        above = rows[n - 1]
        distance = above.y - row.y
        usual = measures.usual(max(above.cells[0].size, row.cells[0].size))
        # Higher up than the line before it: the next column, where a sentence may go on.
        out.append(distance > 1.25 * usual)
    return out


def _with_gaps(fragments: Sequence[Fragment]) -> Iterator[tuple[Fragment, bool]]:
    """Lines of a margin with their gaps, by the least distance between two of them."""
    steps = [a.y - b.y for a, b in pairwise(fragments) if a.y > b.y]
    usual = median(steps) if steps else 0.0
    for n, f in enumerate(fragments):
        yield f, bool(n) and fragments[n - 1].y - f.y > 1.3 * usual
