"""Files that hold papers: what they hand over one by one, and how much of it."""

import re
from typing import NamedTuple

from griffier.errors import UnreadableFile
from griffier.model.source import Source

DEEPEST = 8
"""Files in files that are opened, one in another."""
MOST = 10_000
"""Files that are taken out of one file."""

_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST = 200  # letters of a name


class Member(NamedTuple):
    """One of the papers in a file: its name, and its bytes, its source text, or why there is none.

    A `spare` one counts only where no other of the same file can be read: the few words around an attachment.
    """

    name: str
    content: bytes | Source | UnreadableFile
    spare: bool = False


class Budget:
    """How many bytes and files may still come out of one file, whatever is packed in what."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.bytes = limit
        self.files = MOST

    def spend(self, size: int) -> None:
        """Counts a file of this size."""
        self.bytes -= size
        self.files -= 1

    @property
    def spent(self) -> bool:
        """Whether nothing more may come out."""
        return self.bytes < 0 or self.files <= 0


def label(text: str) -> str:
    """A name from a stranger as a name to show: one line, no marks that turn it round; it opens nothing."""
    plain = _UNFIT.sub("", text.replace("\\", "/"))
    plain = "".join(c if c.isprintable() else "\ufffd" for c in plain).strip(" /")
    return plain if len(plain) <= _LONGEST else "…" + plain[1 - _LONGEST :]
