"""Plain text: UTF-8, UTF-16, Windows-1252, with or without a byte order mark."""

import codecs
import hashlib
import re
from array import array
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from griffier.errors import UnreadableFile
from griffier.model.source import PlainLines, Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The class comes first: so a break is looked for in one go.
_BREAK = re.compile(r"[\n\r\f\x0b\x85\u2028\u2029](?:(?<=\r)\n)?")
_OTHER_BREAK = re.compile(r"[\r\f\x0b\x85\u2028\u2029]")
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20)])
_ASCII = bytes(range(0x80))
_UTF8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_CUT_LETTER = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
_MOST_CONTROLS = 0.01  # of the bytes of a text
# Texts for a program, not for a reader.
_MARKED_UP = (b"{\\rtf", b"%!PS")
_SEEN = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


class Decoded(NamedTuple):
    """A text, and what a reader must know of its bytes."""

    text: str
    warnings: tuple[str, ...] = ()


def sniff(head: bytes) -> bool:
    """Whether these bytes can be the beginning of a text."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head):
        return True
    if head.startswith(_MARKED_UP):
        return False
    return _controls(head) * 20 <= len(head) and b"\x00\x00" not in head


def read(data: bytes, source: str) -> Source:
    """Source text of a text file.

    Raises:
        UnreadableFile: the bytes are no text in an encoding that griffier knows, or there is no word in them.
    """
    text, warnings = decode(data, source)
    if not _SEEN.search(text):
        raise UnreadableFile(
            source, "the file holds no text, only white space", "Check that it was saved or downloaded to the end"
        )
    return replace(of_text(text, hashlib.sha256(data).hexdigest()), warnings=warnings)


def of_text(text: str, sha256: str) -> Source:
    """Source of a text that is already decoded."""
    return Source(text=text, lines=split_lines(text), media_type="text/plain", sha256=sha256)


def decode(data: bytes, source: str) -> Decoded:
    """Text of these bytes: by its mark, else UTF-16 by its zero bytes, else UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_decode(data, len(mark), encoding, source))
    if wide := _wide(data[:1024]):
        return Decoded(_decode(data, 0, wide, source))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        if _controls(data) > _MOST_CONTROLS * len(data):
            raise UnreadableFile(
                source, "its bytes are neither UTF-8 nor Windows-1252 text", "Save it again as UTF-8"
            ) from None
    # More of the bytes above 127 make letters of UTF-8 than not: a text with a defect, no other encoding.
    strays = _strays(data)
    return _mixed(data, strays) if strays * 2 < _high(data) else _windows(data)


def _decode(data: bytes, start: int, encoding: str, source: str) -> str:
    # A mark inside says UTF-8 of bytes that are none: some programs put it before any text.
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as e:
        if encoding == "utf-8":
            return decode(data[start:], source).text
        raise UnreadableFile(
            source,
            f"it is written in {encoding.upper()}, but byte {start + e.start:,} does not fit; it may have been cut off",
            "Download it again, or save it as UTF-8",
        ) from e


def _controls(data: bytes) -> int:
    """How many bytes are control characters that no text needs."""
    return len(data) - len(data.translate(None, _CONTROLS))


def _strays(data: bytes) -> int:
    """How many bytes above 127 make no letter of UTF-8."""
    return _high(_UTF8_LETTER.sub(b"", data))


def _high(data: bytes) -> int:
    return len(data.translate(None, _ASCII))


def _mixed(data: bytes, strays: int) -> Decoded:
    """UTF-8 with some bytes that are none, which are taken for Windows-1252; a letter cut off at the end is lost."""
    warnings = []
    cut = _CUT_LETTER.search(data, max(0, len(data) - 3))
    if cut:
        strays -= len(cut[0])
        warnings.append("the file ends in the middle of a letter: it may have been cut off")
    if strays:
        warnings.append(f"{_bytes(strays)} no UTF-8, read as Windows-1252 instead")
    codecs.register_error(_STRAY, _stray)
    return Decoded(data.decode("utf-8", _STRAY), tuple(warnings))


_STRAY = "griffier.stray"


def _stray(e: UnicodeError) -> tuple[str, int]:
    assert isinstance(e, UnicodeDecodeError)  # noqa: S101 - the only kind that decoding raises
    bad = e.object[e.start : e.end]
    cut = e.end == len(e.object) and _CUT_LETTER.fullmatch(bad)
    return "\ufffd" if cut else bad.decode("cp1252", "replace"), e.end


def _windows(data: bytes) -> Decoded:
    text = data.decode("cp1252", "replace")
    lost = text.count("\ufffd")
    said = (f"{_bytes(lost)} no letter of Windows-1252; the text has � there",) if lost else ()
    return Decoded(text, said)


def _bytes(count: int) -> str:
    return f"{count:,} bytes are" if count > 1 else "1 byte is"


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


def split_lines(text: str) -> PlainLines:
    """The lines of a text; a form feed begins a new page, and pages count only where there is one."""
    starts, ends, pages = array("I", [0]), array("I"), [0] if "\f" in text else []
    if not _OTHER_BREAK.search(text):
        ends.extend(accumulate(map(len, text.split("\n")), lambda end, length: end + 1 + length))
        starts.extend(end + 1 for end in ends[:-1])
        return PlainLines(starts, ends)
    for m in _BREAK.finditer(text):
        end, after = m.span()
        ends.append(end)
        if text[end] == "\f":
            pages.append(len(starts))
        starts.append(after)
    ends.append(len(text))
    return PlainLines(starts, ends, pages)
