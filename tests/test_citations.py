"""The papers a letter leans on, as a bibliography."""

import json
from pathlib import Path

import pytest

import griffier
from griffier.model.findings import Reference
from griffier.publish.citations import bibtex, cite, csl_json, entries

LETTERS = sorted((Path(__file__).parent / "gold" / "reading" / "letters").glob("*.txt"))

ROWS = [
    ("Zie Kamerstuk II 2021/22, 35 925-X, nr. 26.", "Kamerstukken II 2021/22, 35925 X, nr. 26",
     "dossier and chapter as the Leidraad has them"),
    ("Zie Kamerstuk 36 045, nr. 2, blz. 3.", "Kamerstukken II, 36045, nr. 2, p. 3",
     "no session in the text, none invented"),
    ("Zie EK 34 812, C.", "Kamerstukken I, 34812, C", "letters are of the Eerste Kamer"),
    ("Zie Kamerstukken I 1998/99, 26 727, nr. 42e.", "Kamerstukken I 1998/99, 26727, nr. 42e",
     "an old number keeps its session"),
    ("Zie het dossier 36 410 A, over wegen.", "Kamerstukken 36410 A", "a fund without a number is a dossier"),
    ("Zie Kamerstuk 21 501-02, nr. 2345.", "Kamerstukken II, 21501-02, nr. 2345", "a series keeps its dash"),
    ("Zie Handelingen TK 2021-2022, nr. 53, item 7.", "Handelingen II 2021/22, nr. 53, item 7", "by item"),
    ("Zie Handelingen II 2007/08, nr. 108, p. 7909-7943.", "Handelingen II 2007/08, nr. 108, p. 7909-7943",
     "by page before 2011"),
    ("Zie Aanhangsel Handelingen, vergaderjaar 2021–2022, nr. 3301.", "Aanhangsel Handelingen II 2021/22, nr. 3301",
     "answers"),
    ("Zie Stcrt. 2022, nr. 4455.", "Stcrt. 2022, 4455", "a gazette"),
    ("Zie art. 3:4, tweede lid, Awb.", "Algemene wet bestuursrecht", "the act, not the article"),
    ("Zie artikel 5 van Verordening (EU) 2016/679.", "Verordening (EU) 2016/679", "the act, not the article"),
    ("Zie mijn brief van 24 mei 2018.", "Brief van 24 mei 2018", "a letter without a number is named by its day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "why"), ROWS, ids=[r[2] for r in ROWS])
def test_printed_as_the_leidraad_has_it(text: str, printed: str, why: str) -> None:
    reference = griffier.read_text(text).references[0]

    assert cite(reference) == printed, why


@pytest.mark.parametrize("letter", LETTERS, ids=lambda p: p.stem)
def test_what_is_printed_reads_as_the_same_paper(letter: Path) -> None:
    for a in griffier.read(letter).references:
        if (
            a.form in ("kamerstuk", "handelingen", "aanhangsel", "staatsblad", "staatscourant", "tractatenblad")
            and a.target
        ):
            again = griffier.read_text(f"Zie {cite(a)}.").references
            assert [x.target for x in again if isinstance(x, Reference)] == [a.target]


def test_each_paper_stands_once_and_nothing_unknown() -> None:
    reading = griffier.read_text(
        "Zie Kamerstuk 36 045, nr. 2 en Kamerstuk 36 045, nr. 2. De motie-Jansen is als bijlage toegevoegd."
    )

    assert [e.id for e in entries([reading])] == ["kst-36045-2"]


def test_csl_and_bibtex_hold_the_same_papers() -> None:
    reading = griffier.read(LETTERS[0])
    ids = [e.id for e in entries([reading])]

    assert [x["id"] for x in json.loads(csl_json([reading]))] == ids
    assert bibtex([reading]).count("@misc{") == len(ids)


def test_signs_of_latex_are_escaped() -> None:
    reading = griffier.read_text("Zie de Wet X & Y_Z 100% 2020 (Stb. 2020, 12).")

    assert "& " not in bibtex([reading]).replace("\\&", "")
