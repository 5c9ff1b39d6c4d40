"""Letters as a printer lays them out: the same words at any width, with pages, notes and broken words.

A letter is kept as words, with a `·` where a syllable ends. `Layout.print` makes text of it: one long line for each
paragraph, or lines of some width with words broken at their line ends, page footers, and notes at the page's foot.
Whatever the layout, griffier must find the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hypothesis import strategies as st

SYLLABLE = "·"

# References in the spellings of the contract, with invented numbers. They stand inside sentences.
REFERENCES = (
    "Kamer·stuk 36 745, nr. 2",
    "Kamer·stuk·ken II 2021/22, 35 925 X, nr. 26",
    "Kamer·stuk·ken 28 676 en 29 521, nr. 264",
    "Kamer·stuk·ken 29 521, nrs. 12 t/m 14",
    "Kamer·stuk 21 501-02, nr. 2941",
    "Kamer·stuk·ken I 2022/23, 36 067, D en K",
    "Han·de·lin·gen II 2021/22, nr. 53, item 7",
    "Aan·hang·sel Han·de·lin·gen II 2017/18, nr. 1028",
    "Stb. 2022, 10",
    "Stcrt. 2021, nr. 34567",
    "Trb. 2019, 12",
    "ar·ti·kel 3:4, twee·de lid, Awb",
    "ar·ti·kel 12, eer·ste lid, on·der a, van de Grond·wet",
    "ECLI:NL:HR:2021:1963",
    "Ver·or·de·ning (EU) 2016/679",
    "Richt·lijn 2009/81/EG",
    "COM(2022) 60",
    "ar·ti·kel 6 EVRM",
    "2022D06725",
    "TZ202202-041",
    "blg-812345",
    "34300-VII-60",
    "de mo·tie-Haverkate c.s. (Kamer·stuk 35 925 X, nr. 14)",
    "de brief van de Mi·nis·ter van De·fen·sie d.d. 7 maart 2018 (Kamer·stuk 28 676, nr. 33)",
    "mijn brief van 24 mei 2019 (Kamer·stuk 29 521, nr. 301)",
)

# Sentences around them; `{}` is where a reference goes. Only words that `mend` joins rightly have syllables marked:
# which words keep a hyphen is tested in test_hyphens.py.
SENTENCES = (
    "Het ka·bi·net heeft de uit·voe·ring in han·den ge·legd van de vei·lig·heids·re·gio’s.",
    "In {} is uw Ka·mer daar·over al be·richt.",
    "Ik ver·wijs naar {}, waar·in de ge·vol·gen voor de be·gro·ting ste·ven worden be·spro·ken.",
    "Op 12 en 13 ok·to·ber jl. stond dit on·der·werp op de agen·da (zie {}).",
    "De re·ge·rings- en par·le·ments·le·den zijn op 3 maart 2023 ge·hoord; dat volgt uit {}.",
    "De trans-Atlantische vei·lig·heid en de NAVO2030-agenda vra·gen om na·de·re uit·wer·king.",
    "De uit·ga·ven kwa·men uit op 1,85% van het bbp, te·gen 1.250 mln. euro in 2019.",
    "De in·dus·trie – het mid·den- en klein·be·drijf in·be·gre·pen – onder·schrijft dit (w.o. de toe·le·ve·ran·ciers).",
    "Dat geldt even·zeer voor K.H. van Oldenburg en me·vrouw drs. Terpstra, die dit no. 4 noem·den.",
    "Zou dat niet eer·der moe·ten?",
    "Naar ver·wach·ting ont·vangt u vóór 1 de·cem·ber 2024 een na·de·re toe·lich·ting, mits de raad dat toe·laat.",
    "Zij noem·den dat «on·uit·voer·baar en on·be·taal·baar».",
    "Voor de laat·ste stand van za·ken zie {} en {}.",
    "Bij de be·han·de·ling (zie {}) is daar·op in·ge·gaan.",
)

HEADINGS = (
    "Uit·voe·ring van de af·spra·ken",
    "Af·schrik·king en ver·de·di·ging",
    "Ge·vol·gen voor de be·gro·ting",
    "Ver·volg",
)

HEAD = (
    "28 676 NAVO",
    "Nr. 431 BRIEF VAN DE MINISTER VAN DEFENSIE",
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "Den Haag, 21 oktober 2022",
)
FOOT = ("De Minister van Defensie,", "K.H. van Oldenburg")

NOTES = (
    "Zie ook {}, en wat daar·over eer·der is ge·zegd.",
    "In con·stan·te prij·zen; de re·ge·ling treedt la·ter in wer·king.",
    "Vgl. {}.",
)


class Paragraph(NamedTuple):
    """Words with syllables marked; `notes` are the notes called in it, in order."""

    words: tuple[str, ...]
    heading: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """Paragraphs between head and signature."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def plain(self) -> str:
        """The letter with one line for each paragraph, its notes at the end."""
        blocks = [*HEAD, *(" ".join(p.words).replace(SYLLABLE, "") for p in self.paragraphs), "\n".join(FOOT)]
        notes = [f"{n + 1} {note}" for n, note in enumerate(note for p in self.paragraphs for note in p.notes)]
        return "\n\n".join([*blocks, *notes]).replace(SYLLABLE, "") + "\n"


@st.composite
def letters(draw: st.DrawFn, *, notes: bool = False) -> Letter:
    """Letters of a few paragraphs, with references in them and, where asked, with notes."""
    paragraphs: list[Paragraph] = []
    called = 0
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            paragraphs.append(Paragraph(tuple(draw(st.sampled_from(HEADINGS)).split()), heading=True))
        for _ in range(draw(st.integers(1, 3))):
            sentences = draw(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=7))
            words: list[str] = []
            mine: list[str] = []
            for sentence in sentences:
                filled = _filled(draw, sentence)
                if notes and draw(st.integers(0, 5)) == 0:
                    called += 1
                    filled += str(called)
                    mine.append(_filled(draw, draw(st.sampled_from(NOTES))))
                words += filled.split()
            paragraphs.append(Paragraph(tuple(words), notes=tuple(mine)))
    return Letter(tuple(paragraphs))


def _filled(draw: st.DrawFn, sentence: str) -> str:
    while "{}" in sentence:
        sentence = sentence.replace("{}", draw(st.sampled_from(REFERENCES)), 1)
    return sentence


@dataclass(frozen=True)
class Layout:
    """How a letter is printed.

    Attributes:
        width: characters of a line.
        hyphenate: words are broken at line ends.
        trailing: what stands at the end of each line.
        newline: the line break.
        page: lines of a page, 0 for one endless page. Pages end with the official footer and begin with a space.
        double: an empty line stands behind every line, also behind those between paragraphs.
    """

    width: int
    hyphenate: bool = False
    trailing: str = ""
    newline: str = "\n"
    page: int = 0
    double: bool = False

    def print(self, letter: Letter) -> str:
        """The letter as text."""
        lines: list[_Line] = []
        for block in HEAD:
            lines += [_Line(block), _Line("")]
        called = 0
        for p in letter.paragraphs:
            first = called
            for words in self._wrapped(p.words):
                calls = tuple(n for n in range(first + 1, first + len(p.notes) + 1) if _calls(words, n))
                called += len(calls)
                lines.append(_Line(words, tuple((n, p.notes[n - first - 1]) for n in calls)))
            lines.append(_Line(""))
        lines += [_Line(line) for line in FOOT]
        out = self._paged(lines) if self.page else self._endless(lines)
        if self.double:
            out = [printed for line in out for printed in (line, "")]
        return self.newline.join(line + self.trailing if line else line for line in out) + self.newline

    def _wrapped(self, words: Sequence[str]) -> list[str]:
        """Words as lines of at most `width`, as full as they can be."""
        lines: list[str] = []
        line = ""
        for word in words:
            rest = word
            while rest:
                gap = " " if line else ""
                room = self.width - len(line) - len(gap)
                whole = rest.replace(SYLLABLE, "")
                if len(whole) <= room:
                    line, rest = line + gap + whole, ""
                    continue
                head, tail = self._broken(rest, room)
                if head:
                    lines.append(line + gap + head)
                elif line:
                    lines.append(line)
                else:  # a word longer than the line
                    lines.append(whole)
                    tail = ""
                line, rest = "", tail
        return [*lines, line] if line else lines

    def _broken(self, word: str, room: int) -> tuple[str, str]:
        """The longest beginning of a word that fits, with its hyphen, and the rest; nothing where none fits."""
        if not self.hyphenate:
            return "", word
        for at in range(len(word) - 1, 1, -1):
            if word[at] == SYLLABLE:
                head, tail = word[:at].replace(SYLLABLE, "") + "-", word[at + 1 :]
            elif word[at] in "-/" and word[at - 1].isalnum() and at + 1 < len(word) and word[at + 1].isalnum():
                head, tail = word[: at + 1].replace(SYLLABLE, ""), word[at + 1 :]
            else:
                continue
            if len(head) <= room and len(head) > 2 and len(tail.replace(SYLLABLE, "").rstrip(".,;:)»?")) > 1:
                return head, tail
        return "", word

    def _note(self, number: int, text: str) -> list[str]:
        return self._wrapped((str(number), *text.split()))

    def _endless(self, lines: "Sequence[_Line]") -> list[str]:
        out = [line.text for line in lines]
        for number, text in (note for line in lines for note in line.notes):
            out += ["", *self._note(number, text)]
        return out

    def _paged(self, lines: "Sequence[_Line]") -> list[str]:
        out: list[str] = []
        page, used = 1, 0
        notes: list[str] = []
        indent = ""
        for line in lines:
            if used >= self.page and (line.text or notes):
                out += [*([""] if notes else []), *notes, *self._footer(page), ""]
                page, used, notes, indent = page + 1, 0, [], " "
            if line.text or used:
                out.append(indent + line.text if line.text else "")
                indent, used = "", used + 1
            for number, text in line.notes:
                notes += self._note(number, text)
        if notes:
            out += ["", *notes]
        return [*out, *self._footer(page)]

    def _footer(self, page: int) -> list[str]:
        return [f"Tweede Kamer, vergaderjaar 2022–2023, 28 676, nr. 431 {page}"]


class _Line(NamedTuple):
    text: str
    notes: tuple[tuple[int, str], ...] = ()


def _calls(line: str, number: int) -> bool:
    """Whether a line calls this note: its number glued to the stop of a word."""
    return any(word.endswith((f".{number}", f"?{number}", f"»{number}")) for word in line.split())


layouts = st.builds(
    Layout,
    width=st.integers(40, 120),
    hyphenate=st.booleans(),
    trailing=st.sampled_from(["", " ", "  "]),
    newline=st.sampled_from(["\n", "\r\n"]),
)
"""Any layout without pages."""

doubled = st.builds(Layout, width=st.integers(50, 90), hyphenate=st.booleans(), double=st.just(True))
"""Any layout with an empty line behind every line."""

paged = st.builds(
    Layout,
    width=st.integers(50, 110),
    hyphenate=st.booleans(),
    trailing=st.sampled_from(["", " "]),
    newline=st.sampled_from(["\n", "\r\n"]),
    page=st.integers(18, 40),
)
"""Any layout with pages."""
