"""Bytes to source text, one file a format. The kind is seen from the bytes, not from the name."""

from collections.abc import Callable
from typing import NamedTuple

from griffier.errors import UnreadableFile
from griffier.model.source import Source

LIMIT = 200_000_000
"""Bytes a file may have unless the caller says otherwise."""


class Format(NamedTuple):
    """How to know a format and how to read it.

    `sniff` sees the first 1,024 bytes; `read` gets all bytes and the name to speak of in errors. Where the beginning
    does not tell, `sniff_all` is asked too, with all bytes.
    """

    name: str
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, str], Source]
    sniff_all: Callable[[bytes], bool] = bool


def formats() -> tuple[Format, ...]:
    """All formats, in the order in which they are tried; plain text takes what is left."""
    from griffier.intake import docx, odt, pdf, plain

    return (
        Format("pdf", pdf.sniff, pdf.read),
        Format("docx", docx.sniff, docx.read, docx.sniff_all),
        Format("odt", odt.sniff, odt.read, odt.sniff_all),
        Format("plain", plain.sniff, plain.read),
    )


def take_in(data: bytes, source: str, limit: int = LIMIT) -> Source:
    """Source text of a file's bytes.

    Args:
        data: the whole file.
        source: its name, for messages.
        limit: the most bytes it may have.

    Raises:
        UnreadableFile: empty, too large, or no document that griffier knows.
    """
    if not data:
        raise UnreadableFile(source, "the file is empty", "Check that it was saved or downloaded to the end")
    if len(data) > limit:
        raise UnreadableFile(
            source,
            f"the file has {len(data):,} bytes, the limit is {limit:,}",
            "Split it, or set a higher limit (--limit)",
        )
    head = data[:1024]
    for form in formats():
        if form.sniff(head) and form.sniff_all(data):
            return form.read(data, source)
    raise UnreadableFile(
        source,
        f"this is not a document that griffier can read ({kind_of(data)})",
        "Give a PDF, a Word or OpenDocument text, or a plain text file",
    )


_KNOWN = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3", "a database"),
)


def kind_of(data: bytes) -> str:
    """What a file looks like, in words for a message."""
    from griffier.intake._package import is_zip, sort_of_zip

    if is_zip(data):
        sort = sort_of_zip(data)
        return sort.words if sort else "a ZIP file that is damaged"
    return next((name for magic, name in _KNOWN if data.startswith(magic)), "its bytes are not text")
