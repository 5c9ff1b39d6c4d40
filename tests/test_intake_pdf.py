"""PDF intake: each test draws the page it speaks of."""

import io
import pickle
import re
import runpy
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from griffier.errors import UnreadableFile
from griffier.intake import pdf
from griffier.intake.plain import of_text
from griffier.model.source import Line, Role, Source

A4 = (595.0, 842.0)
LEFT, SIZE, LEADING = 110.0, 10.0, 14.0
Draw = Callable[[Any], None]

BODY = (
    "De bewindspersonen spraken over het onderhoud van de bruggen en over",
    "de planning voor het komende jaar. De gemeenten brachten in dat zij",
    "de kosten niet alleen kunnen dragen en vroegen om een vaste bijdrage.",
    "Het kabinet heeft daar begrip voor, maar wil eerst de uitkomst van het",
    "lopende onderzoek afwachten. Die uitkomst wordt in het najaar verwacht.",
    "Tot die tijd blijft de huidige regeling van kracht, met dien verstande",
    "dat een aanvraag ook langs elektronische weg kan worden ingediend bij",
    "de uitvoerder. De wachttijd is daarmee teruggelopen tot zes weken, zodat",
)


def draw(*pages: Draw | Sequence[Draw], size: tuple[float, float] = A4, **options: Any) -> bytes:
    """A PDF of these pages, each drawn by one function or several."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, **options)
    for page in pages:
        for one in page if isinstance(page, Sequence) else (page,):
            one(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def words(
    x: float,
    y: float,
    lines: str | Iterable[str],
    size: float = SIZE,
    leading: float = LEADING,
    font: str = "Helvetica",
) -> Draw:
    """Lines from a place downwards."""

    def go(canvas: Any) -> None:
        canvas.setFont(font, size)
        for n, line in enumerate([lines] if isinstance(lines, str) else lines):
            canvas.drawString(x, y - n * leading, line)

    return go


def body(y: float = 700, lines: Iterable[str] = BODY, x: float = LEFT) -> Draw:
    return words(x, y, lines)


def called(x: float, y: float, before: str, mark: str, after: str = "") -> Draw:
    """A line with a raised number in it."""

    def go(canvas: Any) -> None:
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(x, y, before)
        at = x + stringWidth(before, "Helvetica", SIZE)
        canvas.setFont("Helvetica", 6.5)
        canvas.drawString(at, y + 3.5, mark)
        at += stringWidth(mark, "Helvetica", 6.5)
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(at, y, after)

    return go


def note(y: float, mark: str, text: str, x: float = LEFT) -> Draw:
    def go(canvas: Any) -> None:
        canvas.setFont("Helvetica", 5)
        canvas.drawString(x, y + 2.5, mark)
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(x + 5, y, text)

    return go


def picture(x: float = 0, y: float = 0, width: float = A4[0], height: float = A4[1]) -> Draw:
    image = ImageReader(Image.new("L", (8, 8), 128))
    return lambda canvas: canvas.drawImage(image, x, y, width, height)


def read(data: bytes) -> Source:
    source = pdf.read(data, "brief.pdf")
    check(source)
    return source


def read_or_refuse(data: bytes) -> Source | UnreadableFile:
    """Anything but these two is a fault."""
    try:
        return read(data)
    except UnreadableFile as e:
        return e


def check(source: Source) -> None:
    """What holds for every source: lines in order, apart, and together all of the text; marks inside lines."""
    at = 0
    for line in source.lines:
        assert line.start == at
        assert line.end > line.start
        assert "\n" not in source.text[line.start : line.end]
        assert source.text[line.end] == "\n"
        assert source.text[line.start : line.end] == source.text[line.start : line.end].strip()
        assert len(source.text[line.start : line.end].splitlines()) == 1
        at = line.end + 1
    assert at == len(source.text)
    assert [n.page for n in source.lines] == sorted(n.page for n in source.lines)
    assert list(source.marks) == sorted(source.marks)
    for a, b in source.marks:
        assert any(n.start <= a < b <= n.end for n in source.lines)
    source.text.encode("utf-8")


def lines_of(source: Source, *roles: Role) -> list[str]:
    return [source.text[n.start : n.end] for n in source.lines if not roles or n.role in roles]


def line_of(source: Source, start: str) -> Line:
    return next(n for n in source.lines if source.text.startswith(start, n.start))


def raw_pdf(*objects: str | bytes, version: str = "1.4") -> bytes:
    """A PDF written by hand: objects from number 1, the first is the catalog."""
    out = bytearray(f"%PDF-{version}\n".encode())
    places = []
    for n, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n".encode() + (text if isinstance(text, bytes) else text.encode()) + b"\nendobj\n"
    xref = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n".encode()
    return bytes(out)


def one_page(content: str, font: str, page: str = "", media: str = "0 0 595 842") -> bytes:
    stream = content.encode("latin-1")
    return raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{media}] {page} /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        font,
    )


HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


# --- words and lines ---


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    assert pdf.sniff(b"%PDF-1.7\n...")
    assert pdf.sniff(b"\xef\xbb\xbf junk before \n%PDF-1.4")
    assert not pdf.sniff(b"PK\x03\x04")
    assert not pdf.sniff(b"x" * 1024 + b"%PDF-")


def test_lines_come_as_they_stand() -> None:
    source = read(draw(body()))
    assert lines_of(source) == list(BODY)
    assert {n.role for n in source.lines} == {Role.BODY}
    assert source.pages == 1
    assert source.media_type == "application/pdf"
    assert len(source.sha256) == 64
    assert source.warnings == ()


@pytest.mark.parametrize("hyphen", ["-", "\u00ad"])
def test_a_word_broken_at_a_line_end_keeps_hyphen_and_line_end(hyphen: str) -> None:
    lines = (
        f"De landen versterken de afschrikking en de verdedi{hyphen}",
        "gingsfunctie, zo staat in de NAVO2030-",
        "agenda.",
    )
    source = read(draw(body(lines=(*BODY, *lines))))
    assert lines_of(source)[-3:] == [lines[0].replace("\u00ad", "-"), lines[1], lines[2]]


def test_a_drawn_soft_hyphen_within_a_line_is_a_hyphen() -> None:
    source = read(draw(body(lines=(*BODY, "het politiek\u00admilitaire advies"))))
    assert lines_of(source)[-1] == "het politiek-militaire advies"


@pytest.mark.parametrize("stretch", [0.0, 4.0])
def test_words_set_one_by_one_make_the_same_lines(stretch: float) -> None:
    def by_word(canvas: Any) -> None:
        canvas.setFont("Helvetica", SIZE)
        for n, line in enumerate(BODY):
            x = LEFT
            for word in line.split():
                canvas.drawString(x, 700 - n * LEADING, word)
                x += stringWidth(word + " ", "Helvetica", SIZE) + stretch

    assert lines_of(read(draw(by_word))) == list(BODY)


def test_letters_set_one_by_one_make_words() -> None:
    def by_letter(canvas: Any) -> None:
        canvas.setFont("Helvetica", SIZE)
        for n, line in enumerate(BODY):
            x = LEFT
            for letter in line:
                if letter != " ":
                    canvas.drawString(x, 700 - n * LEADING, letter)
                x += stringWidth(letter, "Helvetica", SIZE)

    assert lines_of(read(draw(by_letter))) == list(BODY)


def test_order_is_that_of_the_page_not_of_the_file() -> None:
    parts = [words(LEFT, 700 - n * LEADING, line) for n, line in enumerate(BODY)]
    assert lines_of(read(draw(parts[::-1]))) == list(BODY)


def test_bold_words_stay_in_their_line() -> None:
    def mixed(canvas: Any) -> None:
        text = canvas.beginText(LEFT, 550)
        for font, part in (("Helvetica", "Dit is "), ("Helvetica-Bold", "zeer dringend"), ("Helvetica", ", zo bleek.")):
            text.setFont(font, SIZE)
            text.textOut(part)
        canvas.drawText(text)

    source = read(draw([body(), mixed]))
    assert lines_of(source)[-1] == "Dit is zeer dringend, zo bleek."


def test_white_space_above_a_line_makes_a_gap() -> None:
    source = read(draw([body(700), body(700 - 8 * LEADING - 10)]))
    assert [n for n, line in enumerate(source.lines) if line.gap] == [8]


def test_pages_come_in_order_and_count_from_one() -> None:
    source = read(draw(*(body(lines=(f"Blad {n} begint hier en loopt door tot het einde.", *BODY)) for n in "abc")))
    assert [source.text[n.start : n.start + 6] for n in source.lines if source.text.startswith("Blad", n.start)] == [
        "Blad a",
        "Blad b",
        "Blad c",
    ]
    assert line_of(source, "Blad c").page == 3


# --- running heads, feet, page numbers ---


def test_heads_and_feet_that_come_back_are_running() -> None:
    pages = [
        [
            words(LEFT, 800, "Ministerie van Waterstaat en Spoorwegen"),
            body(),
            words(LEFT, 40, f"Rapport bruggen {n}", 8),
        ]
        for n in range(1, 6)
    ]
    source = read(draw(*pages))
    assert lines_of(source, Role.BODY) == list(BODY) * 5
    assert len(lines_of(source, Role.RUNNING)) == 10


def test_heads_that_alternate_between_left_and_right_pages_are_running() -> None:
    heads = ("Jaarverslag waterkeringen", "Onderzoek naar bruggen en sluizen")
    pages = [[words(LEFT, 800, heads[n % 2]), body()] for n in range(6)]
    assert lines_of(read(draw(*pages)), Role.BODY) == list(BODY) * 6


@pytest.mark.parametrize(
    ("form", "x"),
    [
        ("Pagina {n} van 3", LEFT),
        ("{n}/3", 300),
        ("{n} van 3", 500),
        ("- {n} -", 290),
        ("– {n} –", 290),
        ("blz. {n}", 480),
        ("{n}", 300),
        ("Pagina {n}", 460),
    ],
)
@pytest.mark.parametrize("y", [36, 806])
def test_page_numbers_are_running(form: str, x: float, y: float) -> None:
    source = read(draw(*([body(), words(x, y, form.format(n=n), 8)] for n in (1, 2, 3))))
    assert lines_of(source, Role.BODY) == list(BODY) * 3
    assert lines_of(source, Role.RUNNING) == [form.format(n=n) for n in (1, 2, 3)]


def test_the_official_footer_is_running_on_two_pages_of_three() -> None:
    foot = "Tweede Kamer, vergaderjaar 2022–2023, 28 676, nr. 431"
    pages = [[body()]] + [[body(), words(LEFT, 44, foot, 7.5), words(515, 44, str(n), 7.5)] for n in (2, 3)]
    source = read(draw(*pages))
    assert lines_of(source, Role.RUNNING) == [f"{foot} 2", f"{foot} 3"]


@pytest.mark.parametrize(
    "foot",
    [
        "Pagina 1 van 1",
        "Tweede Kamer, vergaderjaar 2022–2023, 28 676, nr. 431 1",
        "kst-28676-431",
        "Postbus 90000, 2500 AA Den Haag, telefoon 070 000 00 00",
    ],
)
def test_the_foot_of_a_letter_of_one_page_is_running(foot: str) -> None:
    source = read(draw([body(), words(LEFT, 40, foot, 7.5)]))
    assert lines_of(source, Role.RUNNING) == [foot]
    assert lines_of(source, Role.BODY) == list(BODY)


def test_a_year_or_a_list_number_at_the_foot_is_text() -> None:
    source = read(draw([body(y=150, lines=(*BODY[:7], "2023"))]))
    assert lines_of(source, Role.BODY)[-1] == "2023"


def test_a_question_at_the_head_of_each_page_is_text() -> None:
    def page(n: int, first: str, font: str = "Helvetica") -> list[Draw]:
        rest = [f"{line} {'xyzw'[n % 4]}{n * 31}" for line in BODY]
        return [words(LEFT, 760, first, font=font), body(760 - LEADING, rest)]

    pages = [page(n, f"Vraag {n}" if n % 3 == 0 else f"Slotzin over brug nummer {n * 7}.") for n in range(1, 31)]
    assert not lines_of(read(draw(*pages)), Role.RUNNING)
    pages = [page(n, f"Vraag {n}", "Helvetica-Bold") for n in range(1, 9)]
    assert not lines_of(read(draw(*pages)), Role.RUNNING)


def test_text_that_reaches_the_edge_is_text() -> None:
    long = [f"{line} ({n})" for n, line in enumerate(BODY * 7)]
    source = read(draw(words(LEFT, 815, long)))
    assert lines_of(source, Role.BODY) == long


# --- margins ---

MARGIN = (
    "Ministerie van Waterstaat",
    "Directie Bruggen",
    "Oude Kade 12",
    "Den Haag",
    "Ons kenmerk",
    "MW/2024-00123",
    "Uw kenmerk",
    "2024Z00987",
    "Bijlage(n)",
    "2",
)


@pytest.mark.parametrize(("x", "size", "leading"), [(480, 7, 9), (480, 6.5, 14), (12, 7, 9)])
@pytest.mark.parametrize("first", [True, False])
def test_a_column_beside_the_letter_is_margin(x: float, size: float, leading: float, first: bool) -> None:
    parts = [words(x, 702, MARGIN, size, leading), body()]
    source = read(draw(parts if first else parts[::-1]))
    assert lines_of(source, Role.MARGIN) == list(MARGIN)
    assert lines_of(source, Role.BODY) == list(BODY)


def test_a_margin_beside_a_short_last_page_is_margin() -> None:
    page = [words(480, 702, MARGIN, 7, 9), body()]
    last = [words(480, 702, MARGIN[:2], 7, 9), words(LEFT, 700, ("De Minister van Waterstaat,", "J. de Bruin"))]
    source = read(draw(page, last))
    assert lines_of(source, Role.BODY)[-2:] == ["De Minister van Waterstaat,", "J. de Bruin"]
    assert lines_of(source, Role.MARGIN) == [*MARGIN, *MARGIN[:2]]


def test_numbers_set_out_to_the_left_belong_to_their_line() -> None:
    head = [
        words(50, 770, "29 385", font="Helvetica-Bold"),
        words(LEFT, 770, "Aanleg en onderhoud van bruggen", font="Helvetica-Bold"),
        words(50, 742, "Nr. 12", font="Helvetica-Bold"),
        words(LEFT, 742, "BRIEF VAN DE MINISTER VAN WATERSTAAT", font="Helvetica-Bold"),
    ]
    source = read(draw([*head, body()]))
    assert lines_of(source)[:2] == [
        "29 385 Aanleg en onderhoud van bruggen",
        "Nr. 12 BRIEF VAN DE MINISTER VAN WATERSTAAT",
    ]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [f"linker regel {n:02d} gaat over sluizen en dijken" for n in range(20)]
    right = [f"rechter regel {n:02d} gaat over bruggen en havens" for n in range(20)]
    head = words(60, 760, "Een kop die over beide kolommen van het blad heen loopt, van links naar rechts", 12)
    for offset in (0, 5):
        source = read(draw([head, words(60, 700, left), words(320, 700 - offset, right)]))
        assert lines_of(source)[1:] == left + right


# --- tables and signatures ---


def test_a_signature_in_two_columns_is_read_column_by_column() -> None:
    left = ("De Minister van Waterstaat,", "", "", "J. de Bruin")
    right = ("De Minister voor Buitenlandse Zeevaart en", "Havensamenwerking,", "", "A. van der Meer")
    source = read(draw([body(), words(LEFT, 560, left), words(300, 560, right)]))
    assert lines_of(source)[len(BODY) :] == [left[0], left[3], right[0], right[1], right[3]]
    assert all(n.gap for n in source.lines if source.text.startswith("De Minister", n.start))


def test_what_stands_under_a_signature_is_no_part_of_it() -> None:
    page = [
        body(),
        words(LEFT, 560, ("De Minister van Waterstaat,", "J. de Bruin")),
        words(300, 560, ("De Minister voor Havens,", "A. van der Meer")),
        words(LEFT, 500, "Bijlage: overzicht van de bruggen"),
        note(60, "1", "Een noot aan de voet."),
    ]
    source = read(draw(page))
    assert lines_of(source, Role.BODY)[-2:] == ["A. van der Meer", "Bijlage: overzicht van de bruggen"]
    assert lines_of(source, Role.NOTE) == ["1 Een noot aan de voet."]


def test_cells_of_a_row_stand_on_one_line_parted_by_a_tab() -> None:
    rows = [
        ("Jaar", "Bruggen", "Bedrag"),
        ("2022", "17", "€ 12,5 mln."),
        ("2023", "19", "€ 14,1 mln."),
        ("2024", "", "€ 15,0 mln."),
    ]
    cells = [
        words(x, 540 - n * LEADING, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((LEFT, 220, 330), row, strict=True)
        if cell
    ]
    source = read(draw([body(), *cells]))
    assert lines_of(source)[len(BODY) :] == ["\t".join(c for c in row if c) for row in rows]


def test_a_row_drawn_column_by_column_is_still_a_row() -> None:
    columns = [("Jaar", "2022", "2023"), ("Bedrag", "12", "14")]
    source = read(draw([body(), words(LEFT, 540, columns[0]), words(300, 540, columns[1])]))
    assert lines_of(source)[len(BODY) :] == ["Jaar\tBedrag", "2022\t12", "2023\t14"]


def test_words_that_wrap_within_a_cell_stay_together() -> None:
    cells = [
        words(LEFT, 540, ("Motie over de", "bruggen (Kamerstuk", "29 385, nr. 7)")),
        words(300, 540, ("Is uitgevoerd, zie", "de brief van mei")),
        words(LEFT, 480, ("Motie over de", "sluizen")),
        words(300, 480, ("Wordt nog", "uitgewerkt met de", "gemeenten")),
    ]
    source = read(draw([body(), *cells]))
    text = " ".join(lines_of(source)[len(BODY) :])
    assert "Motie over de bruggen (Kamerstuk 29 385, nr. 7)" in text
    assert "Is uitgevoerd, zie de brief van mei" in text
    assert text.index("de brief van mei") < text.index("Motie over de sluizen")


def test_a_tab_within_one_string_parts_cells() -> None:
    content = "BT /F1 10 Tf 100 500 Td [(Jaar) -6000 (Bedrag) -6000 (Bron)] TJ ET"
    assert lines_of(read(one_page(content, HELVETICA))) == ["Jaar\tBedrag\tBron"]


def test_a_list_item_is_no_table() -> None:
    parts = []
    for n, item in enumerate(("een rooster voor het onderhoud, dat", "een lijst van bruggen")):
        parts += [words(LEFT, 560 - n * 28, "–"), words(LEFT + 16, 560 - n * 28, item)]
    parts.append(words(LEFT + 16, 560 - 14, "elk jaar wordt herzien;"))
    source = read(draw([body(), *parts]))
    assert lines_of(source)[len(BODY) :] == [
        "– een rooster voor het onderhoud, dat",
        "elk jaar wordt herzien;",
        "– een lijst van bruggen",
    ]


def test_bullets_left_of_the_text_belong_to_their_items() -> None:
    items = [f"het onderdeel met nummer {n} van de lijst over bruggen en sluizen in het land" for n in range(30)]
    page = [words(LEFT, 760, items, leading=20), *(words(LEFT - 12, 760 - 20 * n, "•", 8) for n in range(30))]
    assert lines_of(read(draw(page))) == [f"• {item}" for item in items]


def test_cells_close_together_are_told_by_their_edges() -> None:
    rows = [("Mei", "Start van het werk", "€ 12"), ("Juni", "Eerste oplevering", "€ 14"), ("Juli", "Tweede", "€ 15")]
    cells = [
        words(x, 540 - n * LEADING, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((LEFT, 138, 232), row, strict=True)
    ]
    assert lines_of(read(draw([body(), *cells])))[len(BODY) :] == ["\t".join(row) for row in rows]


def test_offices_that_nearly_touch_are_two_columns() -> None:
    left = ("De Minister van Waterstaat en Bruggen en", "Havens,", "", "J. de Bruin")
    x = LEFT + stringWidth(left[0], "Helvetica", SIZE) + 0.5
    right = ("De Staatssecretaris van Sluizen,", "", "", "A. van der Meer")
    source = read(draw([body(), words(LEFT, 560, left), words(x, 560, right)]))
    assert lines_of(source)[len(BODY) :] == [left[0], left[1], left[3], right[0], right[3]]


# --- notes ---


def test_a_raised_number_is_a_mark() -> None:
    source = read(draw([body(), called(LEFT, 560, "Dat meldde de dienst.", "1", " Daarna volgde overleg.")]))
    assert lines_of(source)[-1] == "Dat meldde de dienst.1 Daarna volgde overleg."
    assert [source.text[a:b] for a, b in source.marks] == ["1"]


def test_a_note_at_the_foot_cuts_a_sentence() -> None:
    page = [
        body(),
        called(LEFT, 700 - 8 * LEADING, "de sluis in mei weer opengaat,", "1", " zoals ik in de"),
        note(80, "1", "Zie de brief van 3 mei over sluizen en de bijlage daarbij, waarin dit"),
        words(LEFT, 71, "nader is uitgewerkt.", 7.5),
        words(LEFT, 40, "Tweede Kamer, vergaderjaar 2023–2024, 29 385, nr. 12", 7),
        words(500, 40, "1", 7),
    ]
    source = read(draw(page, body(lines=("brief van juni al schreef. Verder is er geen nieuws te melden.", *BODY))))
    assert lines_of(source, Role.NOTE) == [
        "1 Zie de brief van 3 mei over sluizen en de bijlage daarbij, waarin dit",
        "nader is uitgewerkt.",
    ]
    assert lines_of(source, Role.BODY)[8:10] == [
        "de sluis in mei weer opengaat,1 zoals ik in de",
        "brief van juni al schreef. Verder is er geen nieuws te melden.",
    ]
    assert [source.text[a:b] for a, b in source.marks] == ["1", "1"]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    first = [
        body(),
        called(LEFT, 560, "Dit is bekend.", "1"),
        note(60, "1", "Een lange noot die hier begint en op het volgende blad"),
    ]
    second = [
        body(),
        called(LEFT, 560, "Ook dit is bekend.", "2"),
        words(LEFT, 76, "verder gaat, en daar ook eindigt.", 7.5),
        note(66, "2", "Een tweede noot."),
    ]
    source = read(draw(first, second))
    assert lines_of(source, Role.NOTE) == [
        "1 Een lange noot die hier begint en op het volgende blad",
        "verder gaat, en daar ook eindigt.",
        "2 Een tweede noot.",
    ]


def test_a_note_whose_number_is_not_raised_is_a_note() -> None:
    page = [
        body(),
        called(LEFT, 560, "Dit is bekend.", "1"),
        words(LEFT, 60, "1 Handboek bruggen, uitgave van de dienst.", 7.5),
    ]
    assert lines_of(read(draw(page)), Role.NOTE) == ["1 Handboek bruggen, uitgave van de dienst."]


def test_a_note_in_brackets_is_a_note() -> None:
    page = [body(lines=(*BODY, "Dit is bekend. [1]")), words(LEFT, 60, "[1] Handboek bruggen.", 7.5)]
    assert lines_of(read(draw(page)), Role.NOTE) == ["[1] Handboek bruggen."]


def test_small_print_at_the_end_of_the_text_is_no_note() -> None:
    source = read(draw([body(), words(LEFT, 200, "Bron: Dienst Bruggen, bewerking ministerie.", 7.5)]))
    assert not lines_of(source, Role.NOTE)


@pytest.mark.parametrize(
    ("before", "raised"),
    [("een vlak van 40 m", "2"), ("ruim 3 km", "2"), ("op de 11", "e"), ("een inhoud van 7 dm", "3")],
)
def test_powers_and_ordinals_are_no_marks(before: str, raised: str) -> None:
    source = read(draw([body(), called(LEFT, 560, before, raised, " van de sluis.")]))
    assert lines_of(source)[-1] == f"{before}{raised} van de sluis."
    assert source.marks == []


def test_a_note_in_the_margin_is_a_note() -> None:
    page = [
        body(),
        called(LEFT, 560, "Dit is bekend.", "1"),
        note(560, "1", "Kamerstuk", x=30),
        words(30, 551, "29 385, nr. 3", 7.5),
    ]
    source = read(draw(page))
    assert lines_of(source, Role.NOTE) == ["1 Kamerstuk", "29 385, nr. 3"]
    assert lines_of(source, Role.BODY)[-1] == "Dit is bekend.1"


# --- headings ---


def test_headings_are_known_by_weight_and_size() -> None:
    page = [
        words(LEFT, 790, "Bruggen en sluizen", 14, font="Helvetica-Bold"),
        words(LEFT, 750, "Onderhoud", 12),
        body(720),
        words(
            LEFT, 590, ("Een kop die zo lang is dat zij over twee regels van", "het blad loopt"), font="Helvetica-Bold"
        ),
        body(555),
        words(LEFT, 425, "Overige onderwerpen", font="Helvetica-Oblique"),
        body(400),
    ]
    source = read(draw(page))
    found = [(source.text[n.start : n.end], n.level) for n in source.lines if n.role is Role.HEADING]
    assert found == [
        ("Bruggen en sluizen", 1),
        ("Onderhoud", 2),
        ("Een kop die zo lang is dat zij over twee regels van", 3),
        ("het blad loopt", 3),
        ("Overige onderwerpen", 4),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Deze vetgedrukte zin is een zin."],
        [f"vette alinea die lang is en doorloopt over regel {n} van het blad en verder" for n in range(5)],
    ],
)
def test_bold_text_is_not_always_a_heading(lines: list[str]) -> None:
    source = read(draw([body(), words(LEFT, 560, lines, font="Helvetica-Bold"), body(450)]))
    assert not lines_of(source, Role.HEADING)


def test_a_bold_stretch_that_fills_a_line_is_no_heading() -> None:
    def mixed(canvas: Any) -> None:
        for y, parts in (
            (
                588,
                (
                    ("Helvetica", "Het kabinet wijst er nadrukkelijk op dat "),
                    ("Helvetica-Bold", "geen enkele aanvraag die na"),
                ),
            ),
            (574, (("Helvetica-Bold", "de gestelde dag binnenkomt nog in behandeling wordt genomen en dat"),)),
            (
                560,
                (("Helvetica-Bold", "dit ook geldt"), ("Helvetica", " voor gemeenten die eerder hebben aangevraagd.")),
            ),
        ):
            text = canvas.beginText(LEFT, y)
            for font, part in parts:
                text.setFont(font, SIZE)
                text.textOut(part)
            canvas.drawText(text)

    assert not lines_of(read(draw([body(), mixed, body(540)])), Role.HEADING)


def test_a_paper_set_in_bold_has_no_bold_headings() -> None:
    source = read(draw(words(LEFT, 700, [*BODY, "", "Onderhoud", "", *BODY], font="Helvetica-Bold")))
    assert not lines_of(source, Role.HEADING)


# --- turned pages, odd fonts ---


def test_turned_words_stay_out_of_the_lines() -> None:
    def stamp(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(-150, 0, "CONCEPT")
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(40, 300)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(0, 0, "Alleen voor intern gebruik")
        canvas.restoreState()

    source = read(draw([stamp, body(), body(450)]))
    assert lines_of(source, Role.BODY) == list(BODY) * 2
    assert sorted(lines_of(source, Role.MARGIN)) == ["Alleen voor intern gebruik", "CONCEPT"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("drawn", [True, False])
def test_a_turned_page_reads_as_an_upright_one(turn: int, drawn: bool) -> None:
    # reportlab takes the size as shown.
    width, height = A4 if turn % 180 == 0 else A4[::-1]

    def page(canvas: Any) -> None:
        canvas.setPageRotation(turn)
        if drawn:
            # As a scanner or a word processor makes a landscape page: the words run along the turned page.
            shift = {0: (0, 0), 90: (width, 0), 180: (width, height), 270: (0, height)}[turn]
            canvas.translate(*shift)
            canvas.rotate(turn)
        canvas.setFont("Helvetica", SIZE)
        for n, line in enumerate(BODY):
            canvas.drawString(60, 500 - n * LEADING, line)

    source = read(draw(page))
    assert lines_of(source, Role.BODY) == list(BODY)
    box = source.places(0, 10)[0].box
    assert box is not None
    if drawn:
        assert box[0] == pytest.approx(60, abs=1)
        assert box[1] < 500 < box[3]


def test_places_count_from_the_corner_of_the_crop_box() -> None:
    content = "BT /F1 10 Tf 200 300 Td (Een regel tekst) Tj ET"
    source = read(one_page(content, HELVETICA, "/CropBox [100 200 500 700]", media="50 50 595 842"))
    box = source.places(0, 3)[0].box
    assert box is not None
    assert box[0] == pytest.approx(100, abs=1)
    assert box[1] < 100 < box[3]


@pytest.mark.parametrize(
    "font",
    [
        "<< /Type /Font /Subtype /Type0 /BaseFont /Raadsel /Encoding /Identity-H /DescendantFonts ["
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Raadsel /CIDSystemInfo << /Registry (Adobe) /Ordering "
        "(Identity) /Supplement 0 >> /DW 500 >>] >>",
        "<< /Type /Font /Subtype /TrueType /BaseFont /Raadsel /FirstChar 0 /LastChar 3 /Widths [500 500 500 500] >>",
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 0 "
        "/LastChar 255 /Widths [] /CharProcs << >> /Encoding << /Differences [65 /raar] >> >>",
        "<< /Type /Font /Subtype /Type1 >>",
    ],
)
@pytest.mark.parametrize(
    "string",
    ["<0001020304050607>", "(\\001\\002\\003\\223\\226 abc)", "<FFFEFFFFD800DC00>", "<0041004200AD0043>", "()"],
)
def test_fonts_without_a_letter_table_do_not_break_reading(font: str, string: str) -> None:
    data = one_page(f"BT /F1 10 Tf 100 500 Td {string} Tj 0 -14 Td {string} Tj ET", font)
    source = read_or_refuse(data)
    assert isinstance(source, Source) or "no text" in source.problem


def test_ligatures_come_as_letters() -> None:
    font = HELVETICA.replace("/WinAnsiEncoding", "<< /Type /Encoding /Differences [1 /fi /fl] >>")
    source = read(one_page("BT /F1 10 Tf 100 500 Td (\\001nanci\\353n en \\002uctuatie) Tj ET", font))
    assert "nanci" in source.text
    assert source.text[0] in "fﬁ"


def test_words_of_text_recognition_are_read_though_sizes_and_base_lines_waver() -> None:
    def scanned(canvas: Any) -> None:
        picture()(canvas)
        for n, line in enumerate(BODY * 4):
            size = 10 + (n * 7 % 5 - 2) * 0.6
            x = LEFT
            for k, word in enumerate(line.split()):
                text = canvas.beginText(x, 700 - n * LEADING + (k * 5 % 3 - 1) * 0.6)
                text.setTextRenderMode(3)
                text.setFont("Helvetica", size)
                text.textOut(word)
                canvas.drawText(text)
                x += stringWidth(word + " ", "Helvetica", size) + (k % 3)

    source = read(draw(scanned))
    assert lines_of(source, Role.BODY) == list(BODY * 4)
    assert not any(n.gap for n in source.lines)


# --- places ---


def test_every_word_leads_back_to_its_rectangle() -> None:
    source = read(draw([words(480, 702, MARGIN, 7, 9), body()], [body(500)]))
    for page, y in ((1, 700), (2, 500)):
        for n, line in enumerate(BODY):
            starts = [x.start for x in source.lines if source.text.startswith(line, x.start) and x.page == page]
            for m in re.finditer(r"\S+", line):
                (place,) = source.places(starts[0] + m.start(), starts[0] + m.end())
                assert source.text[place.start : place.end] == m[0]
                assert place.page == page
                assert place.box is not None
                left, bottom, right, top = place.box
                assert left == pytest.approx(LEFT + stringWidth(line[: m.start()], "Helvetica", SIZE), abs=1.5)
                assert right == pytest.approx(LEFT + stringWidth(line[: m.end()], "Helvetica", SIZE), abs=1.5)
                assert bottom < y - n * LEADING < top < bottom + 20


def test_a_stretch_over_two_lines_has_two_places() -> None:
    source = read(draw(body()))
    start = source.text.index("onderhoud")
    places = source.places(start, source.text.index("planning"))
    assert [source.text[p.start : p.end] for p in places] == [BODY[0][BODY[0].index("onderhoud") :], "de "]
    assert source.places(start, start) == []
    assert source.places(len(source.text), len(source.text) + 5) == []


def test_a_source_travels_to_another_process_with_its_places() -> None:
    source = read(draw(body()))
    copy = pickle.loads(pickle.dumps(source))  # noqa: S301 - our own bytes
    assert copy == source
    assert copy.places(0, 20) == source.places(0, 20)


def test_places_of_plain_text_are_code_points() -> None:
    source = of_text("Geachte heer,\nHierbij é\n", "0")
    assert [(p.start, p.end, p.box) for p in source.places(8, 18)] == [(8, 13, None), (14, 18, None)]
    assert source.places(24, 25) == []


# --- bad input ---


def refused(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as e:
        pdf.read(data, "map/brief.pdf")
    assert str(e.value).startswith("map/brief.pdf: ")
    assert "\n" not in str(e.value)
    assert str(e.value).count(". ") == 1
    return e.value


def test_what_is_no_pdf_is_refused() -> None:
    assert "not a PDF" in refused(b"gewone tekst").problem
    assert "not a PDF" in refused(b"").problem


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\x00" * 5000, b"%PDF-1.4\ntrailer << /Root 1 0 R >>\n%%EOF"]
)
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    assert "damaged" in refused(data).problem


@pytest.mark.parametrize("part", range(1, 20))
def test_a_cut_off_pdf_is_refused_or_read_with_a_warning(part: int) -> None:
    whole = draw(*([body()] for _ in range(4)))
    data = whole[: len(whole) * part // 20]
    source = read_or_refuse(data)
    assert isinstance(source, UnreadableFile) or source.warnings


def test_a_locked_pdf_asks_for_one_without_password() -> None:
    lock = StandardEncryption("geheim", "baas", strength=128)
    error = refused(draw(body(), encrypt=lock))
    assert "password" in error.problem
    assert "without" in error.remedy


def test_a_pdf_with_an_owner_password_only_is_read() -> None:
    lock = StandardEncryption("", "baas", strength=128, canCopy=0)
    assert lines_of(read(draw(body(), encrypt=lock))) == list(BODY)


def test_pictures_without_text_are_named_by_page() -> None:
    assert "pages 1–3" in refused(draw(picture(), picture(), picture())).problem
    assert "on page 1" in refused(draw(picture())).problem
    source = read(draw(body(), picture(), body(), picture(), picture()))
    assert lines_of(source) == list(BODY) * 2
    assert len(source.warnings) == 1
    assert "pages 2 and 4–5" in source.warnings[0]


def test_a_scan_with_only_a_stamp_on_it_is_a_picture() -> None:
    source = read(draw(body(), [picture(), words(400, 20, "2024D01234", 8)]))
    assert "page 2" in source.warnings[0]


def test_a_logo_is_no_warning() -> None:
    assert read(draw([picture(250, 780, 60, 40), body()])).warnings == ()
    assert read(draw(body(), lambda canvas: None)).warnings == ()


def test_empty_pages_are_refused() -> None:
    assert "no text" in refused(draw(lambda canvas: None)).problem


@pytest.mark.parametrize("kids", ["/Kids [] /Count 0", "/Kids []", ""])
def test_a_pdf_without_pages_is_refused(kids: str) -> None:
    data = raw_pdf("<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages {kids} >>")
    assert re.match("the PDF (?:has no pages|is damaged)", refused(data).problem)


@pytest.mark.parametrize("count", [3, 2_000_000])
def test_pages_that_are_not_there_are_named(count: int) -> None:
    whole = one_page("BT /F1 10 Tf 100 500 Td (Een regel tekst) Tj ET", HELVETICA)
    source = pdf.read(whole.replace(b"/Count 1", b"/Count %d" % count), "x.pdf")
    assert lines_of(source) == ["Een regel tekst"]
    assert any("cannot be read" in w for w in source.warnings) or source.pages == 1


def test_a_page_that_holds_itself_does_not_hang() -> None:
    data = raw_pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")
    refused(data)


def test_damage_anywhere_gives_a_source_or_a_clear_refusal() -> None:
    whole = draw([body(), words(480, 702, MARGIN, 7, 9)], body(), pageCompression=0)
    for n in range(0, len(whole), 97):
        read_or_refuse(whole[:n] + b"\xff(<<[" + whole[n + 5 :])


def test_many_pages_are_read_one_by_one() -> None:
    source = read(draw(*(words(LEFT, 700, f"Blad met nummer {n} van de reeks.") for n in range(1500))))
    assert source.pages == 1500
    assert len(source.lines) == 1500


def test_several_threads_may_read_at_once() -> None:
    data = draw(*([body()] for _ in range(10)))
    wanted = pdf.read(data, "x.pdf").text
    found: list[str] = []

    def go() -> None:
        source = pdf.read(data, "x.pdf")
        source.places(0, 50)
        found.append(source.text)

    threads = [threading.Thread(target=go) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert found == [wanted] * 4


# --- the script that makes samples ---

LETTER = """\
| Ministerie van Waterstaat
| Directie Bruggen
|
| Ons kenmerk
| MW/2024-00123

Tweede Kamer der Staten-Generaal
Vergaderjaar 2023–2024

29 385 Aanleg en onderhoud van bruggen

Nr. 12 BRIEF VAN DE MINISTER VAN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 4 juni 2024

Hierbij informeer ik uw Kamer over het onder\u00adhouds\u00adprogramma voor bruggen.[1] De \
uit\u00advoe\u00adrings\u00ador\u00adga\u00adni\u00adsa\u00adtie heeft de planning herzien en de kosten opnieuw geraamd.

Planning

{filler}

– het eerste onderdeel van de planning;
– het tweede onderdeel, dat later komt.

De Minister van Waterstaat,
J. de Bruin

De Minister voor Havens,
A. van der Meer

[1] Zie de brief van 3 mei 2024 over hetzelfde onderwerp.
""".replace("{filler}", " ".join(BODY * 9) + "\n\n" + " ".join(BODY * 6) + "[1]")


@pytest.mark.parametrize("layout", ["kamerstuk", "ministry"])
def test_the_script_makes_letters_that_read_back(layout: str, tmp_path: Path) -> None:
    script = runpy.run_path(str(Path(__file__).parent.parent / "scripts" / "make_pdf.py"))
    made = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for path in made:
        script["make"](LETTER, path, layout)
    assert made[0].read_bytes() == made[1].read_bytes()

    source = read(made[0].read_bytes())
    assert source.pages is not None
    assert source.pages >= 2
    headings = lines_of(source, Role.HEADING)
    assert headings[0] == "Tweede Kamer der Staten-Generaal"
    assert "Planning" in headings
    assert lines_of(source, Role.NOTE)[0].startswith("1 Zie de brief van 3 mei 2024")
    assert any(x.endswith("-") for x in lines_of(source, Role.BODY))
    assert len(lines_of(source, Role.RUNNING)) == source.pages
    assert bool(lines_of(source, Role.MARGIN)) == (layout == "ministry")
    text = re.sub(r"(?<=\w)-\n", "", "\n".join(lines_of(source, Role.BODY))).replace("\n", " ")
    assert "De Minister van Waterstaat, J. de Bruin De Minister voor Havens, A. van der Meer" in text
    assert " ".join(BODY * 2) in text
