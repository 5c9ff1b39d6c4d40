"""ZIP files of papers, and folders of them. Names in a ZIP file are labels: nothing is written or opened by them."""

import io
import os
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

from griffier.errors import UnreadableFile
from griffier.intake._members import Budget, Member, label
from griffier.intake._package import BROKEN, DIRECTORY, directory_size, is_zip, sort_of_zip

_IN_THE_WAY = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_LOCKED = 0x1


def sniff(head: bytes) -> bool:
    """Whether a file that begins so may be a ZIP file."""
    return is_zip(head)


def sniff_all(data: bytes) -> bool:
    """Whether a file is a ZIP file that is no document of its own."""
    sort = sort_of_zip(data)
    return sort is not None and sort.kind == "zip"


def members(data: bytes, source: str, budget: Budget) -> Iterator[Member]:
    """The files in a ZIP file, in its order; those that cannot be unpacked with the reason.

    Args:
        data: the whole file.
        source: its name.
        budget: how much may come out of it.
    """
    if directory_size(data) > DIRECTORY:
        yield Member(
            source, UnreadableFile(source, "the list of its files is too long", "Unpack it and give the folder")
        )
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as e:
        yield Member(source, UnreadableFile(source, f"the ZIP file is damaged ({e})", "Download it again"))
        return
    found = [i for i in archive.infolist() if not _is_folder(i) and not _hidden(i.filename) and not _is_link(i)]
    if not found:
        yield Member(source, UnreadableFile(source, "there are no files in it", "Check that it was made to the end"))
    for info in found:
        if budget.spent:
            yield Member(source, _too_much(source, budget))
            return
        name = f"{source}/{label(info.filename)}"
        yield Member(name, _unpacked(archive, info, name, budget))


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget) -> bytes | UnreadableFile:
    if info.flag_bits & _LOCKED:
        return UnreadableFile(name, "it is locked with a password", "Unpack it with the password and give the file")
    try:
        with archive.open(info) as file:
            content = file.read(budget.bytes + 1)
    except BROKEN as e:
        budget.spend(0)
        why = " ".join(str(e).split())[:80].encode("ascii", "replace").decode("ascii")  # it may quote the file's bytes
        return UnreadableFile(name, f"it cannot be unpacked ({why})", "Make or download the ZIP file again")
    budget.spend(len(content))
    if budget.bytes < 0:
        return UnreadableFile(name, f"it unpacks to more than is allowed ({budget.limit:,} bytes in all)", _UNPACK)
    return content


_UNPACK = "Unpack it and give the folder, or set a higher limit (--limit)"


def _too_much(source: str, budget: Budget) -> UnreadableFile:
    if budget.bytes < 0:
        problem = f"its files unpack to more than is allowed ({budget.limit:,} bytes in all); the rest was left out"
    else:
        problem = "it holds too many files; the rest was left out"
    return UnreadableFile(source, problem, _UNPACK)


def _is_folder(info: zipfile.ZipInfo) -> bool:
    """As `ZipInfo.is_dir`, which fails on a name that damage has emptied."""
    return info.filename.endswith("/")


def _hidden(name: str) -> bool:
    """What programs leave behind: hidden files, lists of a folder's pictures, locks of Word."""
    parts = name.replace("\\", "/").split("/")
    return (
        any(p.startswith(".") and p not in (".", "..") for p in parts)
        or "__MACOSX" in parts
        or parts[-1].startswith("~$")
        or parts[-1].lower() in _IN_THE_WAY
    )


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def files_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and the folders in it, by name; hidden ones and folders behind links are left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not _hidden(f))
        for file in sorted(files):
            if not _hidden(file):
                yield Path(place) / file
