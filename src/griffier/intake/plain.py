"""Plain text: UTF-8, UTF-16, Windows-1252, with or without a byte order mark."""

import codecs
import hashlib
import re

from griffier.errors import UnreadableFile
from griffier.model.source import Line, Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BREAK = re.compile(r"\r\n|[\n\r\f\x0b\x85\u2028\u2029]")
_OTHER_BREAK = re.compile(r"[\r\f\x0b\x85\u2028\u2029]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def sniff(head: bytes) -> bool:
    """Whether these bytes can be the beginning of a text."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head):
        return True
    return len(_CONTROL.findall(head)) * 20 <= len(head) and b"\x00\x00" not in head


def read(data: bytes, source: str) -> Source:
    """Source text of a text file.

    Raises:
        UnreadableFile: the bytes are no text in an encoding that griffier knows.
    """
    text = decode(data, source)
    return of_text(text, hashlib.sha256(data).hexdigest())


def of_text(text: str, sha256: str) -> Source:
    """Source of a text that is already decoded."""
    return Source(text=text, lines=split_lines(text), media_type="text/plain", sha256=sha256)


def decode(data: bytes, source: str) -> str:
    """Text of these bytes: by its mark, else UTF-16 by its zero bytes, else UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, source)
    if wide := _wide(data[:1024]):
        return _decode(data, wide, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # The five bytes that Windows-1252 leaves open pass as control characters, as browsers do.
        return data.decode("cp1252", errors="replace") if _CONTROL.search(data[:4096]) is None else _refuse(source)


def _decode(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as e:
        raise UnreadableFile(
            source,
            f"it says it is {encoding.upper()}, but byte {e.start:,} does not fit",
            "Save it again as UTF-8",
        ) from e


def _refuse(source: str) -> str:
    raise UnreadableFile(source, "its bytes are neither UTF-8 nor Windows-1252 text", "Save it again as UTF-8")


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Dutch text is then zero."""
    if len(head) < 4:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def split_lines(text: str) -> list[Line]:
    """The lines of a text; a form feed begins a new page, and pages count only where there is one."""
    lines: list[Line] = []
    start = 0
    if not _OTHER_BREAK.search(text):
        for line in text.split("\n"):
            end = start + len(line)
            lines.append(Line(start, end))
            start = end + 1
        return lines
    page = 1 if "\f" in text else 0
    for m in _BREAK.finditer(text):
        lines.append(Line(start, m.start(), page))
        start = m.end()
        if m[0] == "\f":
            page += 1
    lines.append(Line(start, len(text), page))
    return lines
