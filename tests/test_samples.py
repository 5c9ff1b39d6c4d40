"""The papers that come with the package."""

from pathlib import Path

import pytest

import griffier

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(p for p in (ROOT / "src" / "griffier" / "samples").iterdir() if p.suffix in (".txt", ".pdf"))


@pytest.mark.parametrize("paper", SAMPLES, ids=lambda p: p.name)
def test_a_sample_reads_as_a_letter_with_references(paper: Path) -> None:
    reading = griffier.read(paper)

    assert reading.document.kind == "letter"
    assert reading.document.date is not None
    assert reading.document.senders
    assert reading.footnotes
    assert len([a for a in reading.references if a.target]) >= 10
    assert not reading.warnings


def test_the_pdf_reads_as_the_text_it_was_made_from() -> None:
    pdf = griffier.read(ROOT / "src" / "griffier" / "samples" / "2025-04-11-financien.pdf")
    text = griffier.read(ROOT / "scripts" / "samples" / "2025-04-11-financien.txt")

    assert [(a.form, a.target, a.text) for a in pdf.references] == [(a.form, a.target, a.text) for a in text.references]
    assert [s.title for s in pdf.sections] == [s.title for s in text.sections]
    assert len(pdf.sentences) == len(text.sentences)
    assert pdf.document.senders == text.document.senders
