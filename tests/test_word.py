"""A page as a Word file: what stands in it, read back."""

import io
import zipfile

from lxml import etree

import griffier
from griffier.publish.word import docx

PAGE = """# Dossier 1: stand

**Een titel** en *nadruk*

## Open

- “Eerste” — [kst-1-2](https://zoek.officielebekendmakingen.nl/kst-1-2.html), 1 mei
  - nagekomen: “Tweede” \\*ster\\* & <b>
- Derde [niets](javascript:alert)
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_words_stand_there_as_they_are() -> None:
    reading = griffier.read(io.BytesIO(docx(PAGE)))

    # A bold line by itself is a heading to whoever reads it.
    assert [s.title for s in reading.sections] == ["Dossier 1: stand", "Een titel en nadruk", "Open"]
    assert "nagekomen: “Tweede” *ster* & <b>" in reading.text
    assert "[" not in reading.text.replace("[niets](javascript:alert)", "")


def test_looks_and_links() -> None:
    parts = _parts(docx(PAGE))
    body = etree.fromstring(parts["word/document.xml"])
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])

    bold = [r.findtext(f"{W}t") for r in body.iter(f"{W}r") if r.find(f"{W}rPr/{W}b") is not None]
    assert bold == ["Een titel"]
    levels = [e.get(f"{W}val") for e in body.iter(f"{W}ilvl")]
    assert levels == ["0", "1", "0"]
    external = [r.get("Target") for r in relations if r.get("TargetMode") == "External"]
    assert external == ["https://zoek.officielebekendmakingen.nl/kst-1-2.html"]
    ids = {r.get("Id") for r in relations}
    used = {v for link in body.iter(f"{W}hyperlink") for k, v in link.attrib.items() if str(k).endswith("}id")}
    assert used <= ids


def test_every_part_is_well_formed_and_the_same_page_gives_the_same_bytes() -> None:
    nasty = "# A & B <c>\n\n" + "x\x07y \ud800 \ufffe " + "é𝄞\n"
    for name, data in _parts(docx(nasty)).items():
        assert etree.fromstring(data) is not None, name
    assert docx(PAGE) == docx(PAGE)
