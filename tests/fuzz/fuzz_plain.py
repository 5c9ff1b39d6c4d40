"""Plain text as bytes, in whatever encoding."""

from tests.fuzz.holds import papers
from tests.fuzz.mutate import LINES

TOKEN = LINES
WORDS = (
    b"\n\n", b"\f", b"\r", b"\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\x8b", b"\xc2\xad\n", b"-\n", b"\x00",
    b"1 Zie Kamerstuk 36 045, nr. 2.\n", b"[1] Noot.\n", b"Geachte voorzitter,\n\n", b"De Minister van Defensie,\n",
    b"Den Haag, 3 mei 2024\n", b"Tweede Kamer, vergaderjaar 2022-2023, 28 676, nr. 4 2\n", b"- punt\n", b"a\tb  c\n",
    b"Pagina 2 van 7\n", b"\xe9\n",
)  # fmt: skip


def once(data: bytes) -> None:
    """Reads a file of plain text."""
    papers(data)
