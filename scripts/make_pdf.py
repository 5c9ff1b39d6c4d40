"""Makes a PDF from a letter in plain text, as a Kamerstuk or as a ministry sends it.

    python scripts/make_pdf.py letter.txt letter.pdf [--layout kamerstuk|ministry]

The text: an empty line between paragraphs; a short line without a full stop is a heading; `– ` begins a list item;
`[1] words` at the end is a note, called by `[1]` in the text; lines that begin with `| ` stand in the margin of the
ministry's letter. Signature blocks (`De Minister van …`) that follow each other stand side by side. Soft hyphens say
where a word may be broken; a word without one is broken by a small rule of syllables. The same text always gives the
same bytes.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SHY = "\u00ad"
_NOTE = re.compile(r"\[(\d{1,2})\]\s+")
_CALL = re.compile(r"\[(\d{1,2})\]")
_SIGNER = re.compile(r"[Dd]e (?:Minister|Staatssecretaris|minister|staatssecretaris)\b")
_LABEL = re.compile(r"(?P<label>\d{2} \d{3}(?: [IVXLC]+| [A-Z])?|Nr\. \d+) (?P<rest>.+)", re.DOTALL)
_VOWELS = "aeiouyáàäâéèëêíïîóòöôúùüû"
# Consonants that begin a syllable together.
_ONSETS = "ch|sch[r]?|st[r]?|sp[lr]?|[bcfgkptv][lr]|dr|[dktz]w|wr|sl|kn|sn|sm"
_SYLLABLE = re.compile(rf"(?<=[^\W\d_])(?=(?:{_ONSETS}|[^\W\d_{_VOWELS}])[{_VOWELS}])")


class Layout(NamedTuple):
    """Measures in points: where the body stands and how large it is set."""

    left: float
    right: float
    top: float
    bottom: float
    size: float
    leading: float
    label: float  # where outdented numbers begin
    margin: float  # where the margin column begins
    justified: bool


LAYOUTS = {
    "kamerstuk": Layout(147, 520, 770, 84, 10, 13, 62, 0, justified=True),
    "ministry": Layout(79, 420, 690, 84, 9, 13, 79, 452, justified=True),
}


class Run(NamedTuple):
    """Words in one face; a raised one is the call of a note."""

    text: str
    bold: bool = False
    raised: bool = False


@dataclass
class Line:
    """A line to be set: its runs, its white space above, the notes it calls."""

    runs: list[Run]
    x: float
    width: float = 0.0  # to be filled by word spaces; 0: as it comes
    size: float = 10.0
    leading: float = 13.0
    above: float = 0.0
    beside: list[tuple[float, str]] = field(default_factory=list)  # more words on this line, at their places
    keep: bool = False  # with the next line on one page

    @property
    def calls(self) -> list[str]:
        """Numbers of the notes called here."""
        return [r.text for r in self.runs if r.raised]


@dataclass
class Letter:
    """A text letter taken apart."""

    paragraphs: list[list[str]]
    notes: dict[str, str]
    margin: list[str]

    @classmethod
    def of(cls, text: str) -> "Letter":
        """The parts of a text."""
        paragraphs: list[list[str]] = []
        notes: dict[str, str] = {}
        margin: list[str] = []
        for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip("\n")):
            lines = [line.strip() for line in block.split("\n")]
            if lines[0].startswith("|"):
                margin += ["", *(line.lstrip("| ") for line in lines)] if margin else [x.lstrip("| ") for x in lines]
                continue
            starts = [n for n, line in enumerate(lines) if _NOTE.match(line)]
            if starts and starts[0] == 0:
                for a, b in zip(starts, [*starts[1:], len(lines)], strict=True):
                    m = _NOTE.match(lines[a])
                    if m:
                        notes[m[1]] = join([lines[a][m.end() :], *lines[a + 1 : b]])
                continue
            paragraphs.append(lines)
        return cls(paragraphs, notes, margin)

    def footer(self) -> str:
        """What stands at the foot of a Kamerstuk, from its own head."""
        head = "\n".join("\n".join(p) for p in self.paragraphs[:4])
        year = re.search(r"Vergaderjaar (\d{4}[–-]\d{2,4})", head)
        dossier = re.search(r"^(\d{2} \d{3}(?: [IVXLC]+\b| [A-Z]\b)?)", head, re.MULTILINE)
        number = re.search(r"^Nr\. (\d+)", head, re.MULTILINE)
        parts = ["Tweede Kamer"]
        if year:
            parts.append(f"vergaderjaar {year[1]}")
        if dossier:
            parts.append(dossier[1])
        if number:
            parts.append(f"nr. {number[1]}")
        return ", ".join(parts)


def join(lines: Sequence[str]) -> str:
    """Wrapped lines as one; a word broken with a hyphen gets a soft hyphen there."""
    out = lines[0]
    for line in lines[1:]:
        if out.endswith("-") and line[:1].islower() and not re.match(r"(?:en|of)\b", line):
            out = out[:-1] + SHY + line
        else:
            out += (
                line if out.endswith("-") and line[:1].isalpha() and not re.match(r"(?:en|of)\b", line) else " " + line
            )
    return out


def syllables(word: str) -> Iterator[int]:
    """Where the rule of thumb breaks a word: before the consonants that begin a syllable. It knows no compounds."""
    for m in _SYLLABLE.finditer(word):
        p = m.start()
        inside = re.fullmatch(_ONSETS, word[p - 1 : p + 1]) or word[p - 1 : p + 1] == "ij"
        if 3 <= p <= len(word) - 4 and not inside and any(c in _VOWELS for c in word[:p]):
            yield p


def breaks(word: str) -> Iterator[tuple[str, str]]:
    """Ways to part a word at a line end, longest beginning first; a hard hyphen in it counts too."""
    if SHY in word:
        points = [m.start() for m in re.finditer(SHY, word)]
    else:
        points = list(syllables(word.lower())) if re.fullmatch(r"[^\W\d_]+[.,;:)]?", word) else []
    for p in reversed(points):
        yield word[:p].replace(SHY, "") + "-", word[p:].lstrip(SHY)
    if "-" in word[1:-1]:
        p = word.index("-", 1) + 1
        yield word[:p], word[p:]


def font(*, bold: bool) -> str:
    """One of the fonts every reader of PDF has."""
    return "Helvetica-Bold" if bold else "Helvetica"


def width_of(runs: Sequence[Run], size: float) -> float:
    """Width of the runs in points."""
    return float(sum(stringWidth(r.text, font(bold=r.bold), 0.65 * size if r.raised else size) for r in runs))


def runs_of(text: str, *, bold: bool = False) -> list[Run]:
    """Words with the calls of notes raised; a call stays with the word before it."""
    out: list[Run] = []
    at = 0
    for m in _CALL.finditer(text):
        out += [Run(text[at : m.start()].rstrip(), bold), Run(m[1], bold, raised=True)]
        at = m.end()
    return [r for r in [*out, Run(text[at:], bold)] if r.text]


def wrap(
    text: str,
    x: float,
    width: float,
    size: float,
    leading: float,
    *,
    bold: bool = False,
    justified: bool = True,
    broken: bool = True,
) -> list[Line]:
    """A paragraph as lines, its words broken at the line ends unless `broken` says that they stay whole."""
    words = [w for w in text.split(" ") if w]
    lines: list[Line] = []
    current = ""
    while words:
        word = words.pop(0)
        candidate = f"{current} {word}".strip()
        if width_of(runs_of(candidate.replace(SHY, ""), bold=bold), size) <= width or not current:
            current = candidate
            continue
        for head, tail in breaks(word) if broken else ():
            longer = f"{current} {head}"
            if width_of(runs_of(longer.replace(SHY, ""), bold=bold), size) <= width:
                current = longer
                word = tail
                break
        lines.append(Line(runs_of(current.replace(SHY, ""), bold=bold), x, width if justified else 0.0, size, leading))
        current = word
    lines.append(Line(runs_of(current.replace(SHY, ""), bold=bold), x, 0.0, size, leading))
    return lines


def set_letter(letter: Letter, layout: Layout) -> list[Line]:
    """All lines of the body, from the first to the last."""
    out: list[Line] = []
    width = layout.right - layout.left
    n = 0
    while n < len(letter.paragraphs):
        lines = letter.paragraphs[n]
        signers = 0
        while n + signers < len(letter.paragraphs) and _SIGNER.match(letter.paragraphs[n + signers][0]):
            signers += 1
        if signers:
            new = signature(letter.paragraphs[n : n + signers], layout)
            n += signers
        else:
            new = paragraph(lines, layout, width)
            n += 1
        new[0].above = layout.leading if out else 0.0
        out += new
    return out


def paragraph(lines: list[str], layout: Layout, width: float) -> list[Line]:
    """A paragraph, heading, list or part of the letterhead."""
    size, leading = layout.size, layout.leading
    if lines[0].startswith("Tweede Kamer der Staten-Generaal"):
        out = [Line([Run(lines[0], bold=True)], layout.label, 0.0, size + 4, leading + 5)]
        return out + [Line([Run(x)], layout.label, 0.0, size, leading, above=4) for x in lines[1:]]
    m = _LABEL.fullmatch("\n".join(lines))
    if m:
        out = wrap(
            join(m["rest"].split("\n")), layout.left, width, size, leading, bold=True, justified=False, broken=False
        )
        if layout.label < layout.left:
            out[0].beside.append((layout.label, m["label"]))
        else:
            out[0].runs.insert(0, Run(m["label"] + " ", bold=True))
        return out
    if lines[0].startswith(("– ", "- ", "• ")):
        return [line for item in items(lines) for line in list_item(item, layout, width)]
    text = join(lines)
    if is_heading(lines):
        out = wrap(text, layout.left, width, size, leading, bold=True, justified=False, broken=False)
        out[-1].keep = True
        return out
    if all(len(x) < 45 for x in lines) and len(lines) > 1:
        return [Line(runs_of(x.replace(SHY, "")), layout.left, 0.0, size, leading) for x in lines]
    return wrap(text, layout.left, width, size, leading, justified=layout.justified)


def is_heading(lines: Sequence[str]) -> bool:
    """A short line that does not end as a sentence; the place and date and the addressee are none."""
    text = lines[0]
    return (
        len(lines) == 1
        and len(text) < 75
        and text[-1] not in ".,:;?!"
        and not re.match(r"Aan de |Den Haag|Datum |Betreft |Geachte", text)
        and not _CALL.search(text)
    )


def items(lines: Sequence[str]) -> list[str]:
    """The items of a list, each as one line."""
    out: list[list[str]] = []
    for line in lines:
        if line.startswith(("– ", "- ", "• ")):
            out.append([line])
        else:
            out[-1].append(line)
    return [join(item) for item in out]


def list_item(text: str, layout: Layout, width: float) -> list[Line]:
    """A list item with its dash standing apart."""
    out = wrap(text[2:], layout.left + 14, width - 14, layout.size, layout.leading, justified=layout.justified)
    out[0].beside.append((layout.left, text[0]))
    return out


def signature(blocks: Sequence[list[str]], layout: Layout) -> list[Line]:
    """Signature blocks, two of them side by side."""
    out: list[Line] = []
    step = (layout.right - layout.left) / 2
    for k in range(0, len(blocks), 2):
        pair = blocks[k : k + 2]
        if len(pair) == 2:
            pair = [[line for x in block for line in narrow(x, step - 24, layout.size)] for block in pair]
        depth = max(map(len, pair))
        for row in range(depth):
            cells = [(layout.left + step * c, block[row]) for c, block in enumerate(pair) if row < len(block)]
            line = Line([Run(cells[0][1])], cells[0][0], 0.0, layout.size, layout.leading, keep=row + 1 < depth)
            line.beside += cells[1:]
            out.append(line)
        if k:
            out[-depth].above = layout.leading
    return out


def narrow(text: str, width: float, size: float) -> list[str]:
    """A line of a signature, wrapped to its column."""
    return ["".join(r.text for r in line.runs) for line in wrap(text, 0, width, size, 0, justified=False, broken=False)]


class Sheet(NamedTuple):
    """A page: lines with their heights, and the notes at its foot."""

    lines: list[tuple[float, Line]]
    notes: list[Line]


def paginate(lines: Sequence[Line], letter: Letter, layout: Layout) -> list[Sheet]:
    """Lines on pages, each note at the foot of the page that calls it."""
    small = layout.size - 2.5
    sheets = [Sheet([], [])]
    y = layout.top
    for n, line in enumerate(lines):
        notes = [
            note
            for call in line.calls
            if call in letter.notes
            for note in set_note(call, letter.notes[call], layout, small)
        ]
        depth = sum(note.leading for note in [*sheets[-1].notes, *notes])
        needed = line.leading + (line.above if sheets[-1].lines else 0.0)
        if line.keep and n + 1 < len(lines):
            needed += lines[n + 1].leading + lines[n + 1].above
        if y - needed < layout.bottom + depth + (10 if depth else 0) and sheets[-1].lines:
            sheets.append(Sheet([], []))
            y = layout.top
        y -= line.leading + (line.above if sheets[-1].lines else 0.0)
        sheets[-1].lines.append((y, line))
        sheets[-1].notes.extend(notes)
    return sheets


def set_note(call: str, text: str, layout: Layout, size: float) -> list[Line]:
    """A note as lines, its number raised before it."""
    out = wrap(text, layout.left + 8, layout.right - layout.left - 8, size, size + 1.8, justified=False)
    out[0].x = layout.left
    out[0].runs.insert(0, Run(call, raised=True))
    if len(out[0].runs) > 1:
        out[0].runs[1] = out[0].runs[1]._replace(text=" " + out[0].runs[1].text)
    return out


def draw(canvas: Any, line: Line, y: float) -> None:
    """Sets one line at a height."""
    for x, words in line.beside:
        bold = line.runs[0].bold
        canvas.setFont(font(bold=bold), line.size)
        canvas.drawString(x, y, words.replace(SHY, ""))
    spaces = sum(r.text.count(" ") for r in line.runs)
    rest = line.width - width_of(line.runs, line.size) if line.width else 0.0
    stretch = rest / spaces if spaces and 0 < rest < 0.25 * line.width else 0.0
    x = line.x
    for r in line.runs:
        size = 0.65 * line.size if r.raised else line.size
        text = canvas.beginText(x, y + (0.35 * line.size if r.raised else 0.0))
        text.setFont(font(bold=r.bold), size)
        text.setWordSpace(stretch)
        text.textOut(r.text)
        canvas.drawText(text)
        x += stringWidth(r.text, font(bold=r.bold), size) + stretch * r.text.count(" ")


def make(text: str, path: Path, layout_name: str = "kamerstuk") -> None:
    """Writes the PDF of a text letter."""
    layout = LAYOUTS[layout_name]
    letter = Letter.of(text)
    sheets = paginate(set_letter(letter, layout), letter, layout)
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(letter.footer())
    for number, sheet in enumerate(sheets, 1):
        for y, line in sheet.lines:
            draw(canvas, line, y)
        y = layout.bottom + sum(note.leading for note in sheet.notes) - 10
        if sheet.notes:
            canvas.line(layout.left, y + 9, layout.left + 60, y + 9)
        for note in sheet.notes:
            y -= 0 if note is sheet.notes[0] else note.leading
            draw(canvas, note, y)
        small = layout.size - 2.5
        canvas.setFont(font(bold=False), small)
        if layout_name == "kamerstuk":
            canvas.drawString(layout.left, 44, letter.footer())
            canvas.drawRightString(layout.right, 44, str(number))
        else:
            canvas.drawString(layout.margin, 44, f"Pagina {number} van {len(sheets)}")
            for n, words in enumerate(letter.margin if number == 1 else letter.margin[:1]):
                canvas.drawString(layout.margin, layout.top - 2 - n * (small + 2.5), words)
        canvas.showPage()
    canvas.save()


def main() -> None:
    """Reads the command line and writes the PDF."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letter", type=Path, help="the letter, as text in UTF-8")
    parser.add_argument("pdf", type=Path, help="where the PDF goes")
    parser.add_argument("--layout", choices=sorted(LAYOUTS), default="kamerstuk")
    args = parser.parse_args()
    make(args.letter.read_text(encoding="utf-8"), args.pdf, args.layout)
    print(args.pdf)


if __name__ == "__main__":
    main()
