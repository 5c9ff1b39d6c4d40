"""PDF files, with their streams unpacked so that what they show can be changed."""

import re

from tests.fuzz.holds import papers

TOKEN = re.compile(rb"\((?:[^()\\]|\\.){0,200}\)|\s+|[^\s()]+|.", re.DOTALL)
WORDS = (
    b" Tj ", b" TJ ", b" Td ", b" Tm ", b" Tf ", b" BT ", b" ET ", b" q ", b" Q ", b" cm ", b" Ts ", b" Tr ", b" Tz ",
    b" Tw ", b" Do ", b" 0 ", b" -1 ", b" 1e9 ", b" 99999999999 ", b" NaN ", b"(a) ", b"(\\000\\377) ", b"<FEFF> ",
    b" /F1 ", b" /Kids ", b" /Rotate 90 ", b" /MediaBox [0 0 0 0] ", b" /Length 0 ", b" /Parent 2 0 R ", b" endobj\n",
    b" stream\n", b"\nendstream ", b" /Encrypt << >> ", b" /ActualText (x) ", b" /Contents [3 0 R 3 0 R] ",
    b" 0 0 0 0 0 0 Tm ", b" 1 0 0 -1 0 0 cm ", b" 0 1 -1 0 100 100 Tm ", b" 3 Tr ", b" /CropBox [9 9 1 1] ",
)  # fmt: skip


def once(data: bytes) -> None:
    """Reads a PDF; what does not begin like one gets its first line."""
    papers(data if data.startswith(b"%PDF") else b"%PDF-1.4\n" + data)
