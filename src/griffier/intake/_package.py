"""ZIP packages of XML parts (DOCX, ODT), opened with limits: nothing is fetched or run, nothing grows unseen."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from griffier.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

PART = 64_000_000
"""Bytes that one part may unpack to."""

TOTAL = 160_000_000
"""Bytes that all parts that are read may unpack to."""

MARKS = 4_000_000
"""Tags and attributes that one part may have: some 1,500 pages as Word writes them, half a gigabyte as a tree."""

DIRECTORY = 8_000_000
"""Bytes that the list of a ZIP file's entries may take."""

_RATIO = 300  # text packs to a twentieth, a long table to a hundredth
_SMALL = 4_000_000  # bytes: below this a part may unpack as it likes
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    OverflowError,
)
_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16"})

_WORD_TYPES = (
    b"wordprocessingml.document.main+xml",
    b"wordprocessingml.template.main+xml",
    b"ms-word.document.macroEnabled.main+xml",
    b"ms-word.template.macroEnabledTemplate.main+xml",
)
_TEXT_TYPE = b"application/vnd.oasis.opendocument.text"
_OTHERS = (
    (b"spreadsheetml", "a workbook of Excel"),
    (b"presentationml", "slides of PowerPoint"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet"),
    (b"opendocument.presentation", "an OpenDocument presentation"),
    (b"opendocument.", "an OpenDocument file, but no text"),
    (b"epub+zip", "an e-book"),
)


class BadPart(Exception):  # noqa: N818 - says what it is
    """A part that cannot be read; `problem` is a clause, `remedy` what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


class Sort(NamedTuple):
    """What a ZIP file is: `docx`, `odt`, `zip` for an archive, `other`; `words` name it for a reader."""

    kind: Literal["docx", "odt", "zip", "other"]
    words: str


def is_zip(head: bytes) -> bool:
    """Whether these are the first bytes of a ZIP file that holds something."""
    return head.startswith(_ZIP)


def is_old_office(head: bytes) -> bool:
    """Whether these are the first bytes of an OLE file: Office before 2007, or a file locked with a password."""
    return head.startswith(_OLE)


def kind_of_zip(data: bytes) -> Literal["docx", "odt", "zip", "other"] | None:
    """What a ZIP file is; None for one that cannot be opened, and for bytes that are no ZIP file."""
    sort = sort_of_zip(data)
    return sort.kind if sort else None


def sort_of_zip(data: bytes) -> Sort | None:
    """What a ZIP file is, by the types it declares, else by the names of its parts."""
    if not is_zip(data):
        return None
    try:
        parts = _Parts(data)
    except BROKEN:
        return None
    declared = b""
    for name in ("mimetype", "[content_types].xml", "meta-inf/manifest.xml"):
        try:
            declared += parts.read(name, 1_000_000)[0] if name in parts.entries else b""
        except (*BROKEN, BadPart):
            continue
    declared = declared.replace(b"\0", b"")  # UTF-16 reads the same then
    if any(t in declared for t in _WORD_TYPES):
        return Sort("docx", "a Word file")
    if _TEXT_TYPE in declared:
        return Sort("odt", "an OpenDocument text")
    for mark, words in _OTHERS:
        if mark in declared:
            return Sort("other", words)
    if any(name.startswith("word/") for name in parts.entries) and "_rels/.rels" in parts.entries:
        return Sort("docx", "a Word file")
    return Sort("zip", "a ZIP file")


def refusal(data: bytes, source: str) -> UnreadableFile:
    """Why an OLE file cannot be read; its parts have names in UTF-16."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return UnreadableFile(
            source, "the file is locked with a password", "Open it with the password and save it without one"
        )
    if holds("WordDocument"):
        return UnreadableFile(
            source, "this is a file of Word before 2007 (.doc)", "Open it and save it as .docx or as PDF"
        )
    if holds("__substg1.0_"):
        return UnreadableFile(source, "this is a message of Outlook (.msg)", "Save it as .eml")
    return UnreadableFile(source, "this is an old Office file that holds no letter", "Save it as .docx or as PDF")


class _Parts:
    """The entries of a ZIP file by their names in small letters, as both formats compare them."""

    def __init__(self, data: bytes) -> None:
        if directory_size(data) > DIRECTORY:
            raise zipfile.BadZipFile("the list of its parts is too long")
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.entries: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            self.entries.setdefault(_key(info.filename), info)

    def read(self, name: str, limit: int) -> tuple[bytes, int]:
        """The first `limit` bytes of a part and one more where it has more; how many bytes it takes in the file."""
        info = self.entries[_key(name)]
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile("packed in a way that these files never are")
        if info.flag_bits & 1:
            raise BadPart(f"{name} is locked with a password", "Save it without a password")
        with self._zip.open(info) as part:
            return part.read(limit + 1), info.compress_size


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def directory_size(data: bytes) -> int:
    """Bytes that the list of entries takes by the end records; `zipfile` would read it whole before it can be asked."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if at < 0 or at + 16 > len(data):
        return 0
    size: int = struct.unpack_from("<I", data, at + 12)[0]
    if at >= 20 and data[at - 20 : at - 16] == b"PK\x06\x07":
        (wide,) = struct.unpack_from("<Q", data, at - 12)
        if wide + 48 <= len(data):
            size = struct.unpack_from("<Q", data, wide + 40)[0]
    return size


class Package:
    """The parts of a DOCX or ODT.

    Args:
        data: the whole file.
        source: its name, for messages.
        words: what to call it: `the Word file`.
        rename: names of namespaces that are read as others.

    Raises:
        UnreadableFile: it cannot be opened.
    """

    def __init__(self, data: bytes, source: str, words: str, rename: Mapping[bytes, bytes] | None = None) -> None:
        self.source = source
        self._rename = rename or {}
        self.words = words
        self.warnings: list[str] = []
        self._left = TOTAL
        try:
            self._parts = _Parts(data)
        except BROKEN as e:
            raise UnreadableFile(source, f"{words} is damaged: {_said(e)}", "Download or save it again") from e

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts.entries

    def part(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            BadPart: it is missing, damaged, locked, or would unpack to more than the limits allow.
        """
        if name not in self:
            raise BadPart(f"{name} is missing", "Open the file in the program that made it and save it again")
        limit = min(PART, self._left)
        try:
            data, packed = self._parts.read(name, limit)
        except BROKEN as e:
            raise BadPart(f"{name} is damaged: {_said(e)}", "Download or save the file again") from e
        if len(data) > limit or (len(data) > _SMALL and len(data) > _RATIO * packed):
            raise BadPart(f"{name} unpacks to more than a paper can hold ({packed:,} bytes packed)", _SUSPECT)
        self._left -= len(data)
        return data

    def tree(self, name: str) -> "_Element":
        """The root element of an XML part.

        Raises:
            BadPart: as `part`; or no XML, XML that declares a document type, or more of it than a paper has.
        """
        data = self.part(name)
        for old, new in self._rename.items():
            data = data.replace(old, new)
        return parse(data, name)

    def main(self, name: str) -> "_Element":
        """The root element of the part without which there is no paper.

        Raises:
            UnreadableFile: what `tree` finds amiss.
        """
        try:
            return self.tree(name)
        except BadPart as e:
            raise UnreadableFile(self.source, f"{self.words} cannot be read: {e.problem}", e.remedy) from e

    def side(self, name: str, what: str) -> "_Element | None":
        """The root element of a part that a paper can do without; a warning where it is there and cannot be read."""
        if name not in self:
            return None
        try:
            return self.tree(name)
        except BadPart as e:
            self.warnings.append(f"{what} were not read: {e.problem}")
            return None


_SUSPECT = "Ask the sender for a new copy: this one does not look like a paper"


def _said(error: Exception) -> str:
    """An error in a few words, without what the file may have put in it."""
    if isinstance(error, zipfile.BadZipFile) and "CRC" in str(error):
        return "its bytes have changed"
    if isinstance(error, EOFError | zlib.error) or "not a zip file" in str(error):
        return "it breaks off"
    if isinstance(error, zipfile.BadZipFile) and str(error).startswith(("the list", "packed")):
        return str(error)
    return "its list of parts does not fit"


def parse(data: bytes, name: str) -> "_Element":
    """The root element of XML that a stranger wrote: no document type, no entities, nothing fetched, bounded size.

    Args:
        data: the XML, in UTF-8, UTF-16 or a Western single-byte encoding.
        name: what to call it in messages.

    Raises:
        BadPart: it is anything else.
    """
    from lxml import etree  # takes a while to load: only when there is something to parse

    data, encoding = _as_ascii_kin(data, name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise BadPart(f"{name} declares a document type, which such a file never has", _SUSPECT)
    if data.count(b"<") + data.count(b"=") > MARKS:
        raise BadPart(f"{name} has more than {MARKS:,} tags and attributes", "Split the paper")
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as e:
        why = str(e.msg)
        if "depth" in why.lower():
            raise BadPart(f"{name} nests its elements more than 250 deep", _SUSPECT) from e
        line = e.lineno or 1
        raise BadPart(
            f"{name} is no well-formed XML (line {line:,})", "Open it in the program that made it and save it again"
        ) from e


def _as_ascii_kin(data: bytes, name: str) -> tuple[bytes, str]:
    """XML in an encoding in which a tag looks like ASCII, so that it can be looked at before it is parsed."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        wide = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        try:
            return data.decode(wide).encode("utf-8"), "utf-8"
        except ValueError as e:
            raise BadPart(f"{name} is no text in UTF-16", "Save the file again") from e
    m = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    said = m[1].decode("ascii").lower() if m else "utf-8"
    if said not in _ENCODINGS:
        raise BadPart(f"{name} is written in {said}, not in UTF-8", "Save the file again")
    return data, "utf-8" if said == "utf-16" else said
