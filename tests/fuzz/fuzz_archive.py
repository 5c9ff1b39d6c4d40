"""ZIP files of papers, by their names and contents, or as bytes."""

from tests.fuzz.holds import papers
from tests.fuzz.mutate import LINES as TOKEN
from tests.fuzz.packed import package

__all__ = ["TOKEN", "WORDS", "once"]
WORDS = (
    b"\n=== brief.txt\n", b"\n=== ../../brief.txt\n", b"\n=== map/brief.html\n<p>Tekst</p>",
    b"\n=== \xff\n", b"\n=== \n",
    b"\n=== .verborgen\n", b"\n=== map/\n", b"\n=== brief.eml\nFrom: a@b.nl\nMIME-Version: 1.0\n\nTekst.\n",
    b"\n=== a.zip\nPK\x03\x04", b"\n=== word/document.xml\n<w:document/>", b"\n=== mimetype\nx", b"PK\x01\x02",
    b"\n=== [Content_Types].xml\n<Types/>", b"PK\x05\x06", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"PK\x06\x06",
)  # fmt: skip


def once(data: bytes) -> None:
    """Reads a ZIP file, or the text of what is in it."""
    papers(package(data, {}))
