"""Letters that were read already, under other names: a ledger of 100,000 in minutes, without reading 100,000.

Dossiers of `scripts/make_letters.py` are read once. A copy of one has its own number, its own papers and its own
subjects (words of the same length, so that every place stays right); the sentences around them come back. What a copy
costs the ledger is what the letter itself would have cost; only the reading is left out, and is measured apart.
"""

import hashlib
import random
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from griffier.ledger.entry import Entry
from griffier.ledger.intake import Taken, take

ROOT = Path(__file__).parent.parent
PER_DOSSIER = 20
FIRST = 30_000
_SUBJECT = re.compile(r"\bhet ([a-z]{7,})(?:overzicht|onderzoek|plan|verslag|evaluatie)\b", re.IGNORECASE)
_VOWELS, _CONSONANTS = "aeiou", "bdfghklmnprstvw"


class Copies:
    """Dossiers to copy from."""

    def __init__(self, folder: Path, dossiers: int) -> None:
        letters = dossiers * PER_DOSSIER
        make = [sys.executable, str(ROOT / "scripts/make_letters.py"), str(folder), "--letters", str(letters)]
        subprocess.run(make, check=True)
        self.read: list[list[Taken]] = [[] for _ in range(dossiers)]
        for file in sorted(folder.iterdir()):
            self.read[int(file.name.split("-")[0]) - FIRST].append(take(file))

    def letters(self, first: int, many: int) -> Iterator[Taken]:
        """The letters of so many dossiers, from the one with this number on (0 is the first)."""
        for n in range(first, first + many):
            yield from self.dossier(n)

    def dossier(self, n: int) -> Iterator[Taken]:
        """The letters of one dossier: those that were read, or a copy."""
        told = self.read[n % len(self.read)]
        if n < len(self.read):
            yield from told
            return
        names = _names(told, FIRST + n % len(self.read), FIRST + n)
        pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
        for one in told:
            entries = (
                Entry(*(_renamed(p, pattern, names) for p in (e.paper, e.rows, e.words, e.said))) for e in one.entries
            )
            yield Taken(_renamed(one.name, pattern, names), names[str(one.sha256)], tuple(entries))


def _names(told: list[Taken], old: int, new: int) -> dict[str, str]:
    """What a copy calls what the original calls otherwise."""
    names = {str(old): str(new), f"{old // 1000} {old % 1000:03}": f"{new // 1000} {new % 1000:03}"}
    chance = random.Random(new)  # noqa: S311 - no secret
    for taken in told:
        sha256 = str(taken.sha256)
        names[sha256] = hashlib.sha256(f"{sha256} {new}".encode()).hexdigest()
        names[sha256[:16]] = names[sha256][:16]
        for entry in taken.entries:
            for m in _SUBJECT.finditer(entry.paper["text"]):
                word = m[1].lower()
                names.setdefault(word, "".join(chance.choice(_VOWELS if c in _VOWELS else _CONSONANTS) for c in word))
    return names


def _renamed(value: Any, pattern: re.Pattern[str], names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(lambda m: names[m[0]], value)
    if isinstance(value, bytes):
        return zlib.compress(_renamed(zlib.decompress(value).decode(), pattern, names).encode(), 6)
    if isinstance(value, Mapping):
        return {k: _renamed(v, pattern, names) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_renamed(v, pattern, names) for v in value)
    return value
