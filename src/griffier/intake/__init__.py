"""Bytes to source text, one file a format. The kind is seen from the bytes, not from the name."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from griffier.errors import UnreadableFile
from griffier.intake._members import DEEPEST, Budget, Member
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


class Holder(NamedTuple):
    """How to know a file that holds papers, and how to get at them; `words` name it for a reader."""

    words: str
    sniff: Callable[[bytes], bool]
    sniff_all: Callable[[bytes], bool]
    members: Callable[[bytes, str, Budget], Iterator[Member]]


def holders() -> tuple[Holder, ...]:
    """All kinds of files that hold papers."""
    from griffier.intake import archive, mail

    return (
        Holder("a ZIP file", archive.sniff, archive.sniff_all, archive.members),
        Holder("a mail", mail.sniff, mail.sniff_all, mail.members),
    )


def holder_of(data: bytes) -> Holder | None:
    """What kind of file of papers this is; None for a single paper."""
    return next((h for h in holders() if h.sniff(data[:1024]) and h.sniff_all(data)), None)


def formats() -> tuple[Format, ...]:
    """All formats, in the order in which they are tried; plain text takes what is left."""
    from griffier.intake import _markup, docx, odt, pdf, plain

    return (
        Format("pdf", pdf.sniff, pdf.read),
        Format("docx", docx.sniff, docx.read, docx.sniff_all),
        Format("odt", odt.sniff, odt.read, odt.sniff_all),
        Format("html", _markup.begins_html, _later("html")),
        Format("official_xml", _markup.begins_xml, _later("official_xml")),
        Format("plain", plain.sniff, plain.read),
    )


def _later(module: str) -> Callable[[bytes, str], Source]:
    """The `read` of a format whose parser takes longer to load than a letter takes to read."""

    def read(data: bytes, source: str) -> Source:
        out: Source = import_module(f"griffier.intake.{module}").read(data, source)
        return out

    return read


def too_large(source: str, size: str, limit: int) -> UnreadableFile:
    """The answer to a file of more bytes than the limit; `size` is a number in words for a message."""
    return UnreadableFile(
        source, f"the file has {size} bytes, the limit is {limit:,}", "Split it, or set a higher limit (--limit)"
    )


def take_in(data: bytes, source: str, limit: int = LIMIT, *, ocr: bool = False) -> Source:
    """Source text of a file's bytes.

    Args:
        data: the whole file.
        source: its name, for messages.
        limit: the most bytes it may have.
        ocr: recognise the text in pictures, and on pages of a PDF that have none of their own.

    Raises:
        UnreadableFile: empty, too large, or no document that griffier knows.
    """
    if not data:
        raise UnreadableFile(source, "the file is empty", "Check that it was saved or downloaded to the end")
    if len(data) > limit:
        raise too_large(source, f"{len(data):,}", limit)
    if holder := holder_of(data):
        raise UnreadableFile(source, f"this is {holder.words}, which may hold several papers", _READ_ALL)
    head = data[:1024]
    for form in (*_recognised(), *formats()) if ocr else formats():
        if form.sniff(head) and form.sniff_all(data):
            return form.read(data, source)
    kind = kind_of(data)
    raise UnreadableFile(
        source,
        f"this is not a document that griffier can read ({kind})",
        "Ask for the text in it to be recognised (--ocr)"
        if kind == "a picture" and not ocr
        else "Give a PDF, a Word or OpenDocument text, a web page, official XML or a plain text",
    )


def _recognised() -> tuple[Format, ...]:
    from griffier.intake import ocr

    return (Format("ocr", ocr.sniff, ocr.read),)


_READ_ALL = "Read each of them with griffier.read_all"


def take_in_all(
    data: bytes, source: str, limit: int = LIMIT, *, ocr: bool = False
) -> Iterator[tuple[str, Source | UnreadableFile]]:
    """Every paper in a file, with its name (`bundle.zip/map/letter.docx`): one, or those in a ZIP file or mail.

    Args:
        data: the whole file.
        source: its name.
        limit: the most bytes it may have, and all together that come out of it.
        ocr: recognise the text in pictures.

    Yields:
        A name with a source text, or with the reason why there is none; the others go on.
    """
    yield from _all(data, source, limit, Budget(limit), 0, ocr=ocr)


def _all(
    data: bytes, source: str, limit: int, budget: Budget, depth: int, *, ocr: bool
) -> Iterator[tuple[str, Source | UnreadableFile]]:
    holder = holder_of(data) if len(data) <= limit else None
    if holder is None:
        try:
            yield source, take_in(data, source, limit, ocr=ocr)
        except UnreadableFile as e:
            yield source, e
        return
    if depth == DEEPEST:
        yield (
            source,
            UnreadableFile(source, f"files stand in files more than {DEEPEST} deep", "Take it out and give it"),
        )
        return
    read = 0
    spare: list[Member] = []
    for member in holder.members(data, source, budget):
        if member.spare:
            spare.append(member)
        elif isinstance(member.content, bytes):
            for name, found in _all(member.content, member.name, limit, budget, depth + 1, ocr=ocr):
                read += isinstance(found, Source)
                yield name, found
        else:
            read += isinstance(member.content, Source)
            yield member.name, member.content
    for member in spare if not read else ():
        if not isinstance(member.content, bytes):
            yield member.name, member.content


_KNOWN = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3", "a database"),
    (b"PK\x05\x06", "an empty ZIP file"),
    (b"{\\rtf", "rich text, RTF"),
    (b"%!PS", "PostScript"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"Rar!", "a RAR file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
)


def kind_of(data: bytes) -> str:
    """What a file looks like, in words for a message."""
    from griffier.intake._package import is_zip, sort_of_zip

    if is_zip(data):
        sort = sort_of_zip(data)
        return sort.words if sort else "a ZIP file that is damaged"
    return next((name for magic, name in _KNOWN if data.startswith(magic)), "its bytes are not text")
