"""Letters that were read already, under other names: a ledger of 100,000 in minutes, without reading 100,000.

Dossiers of `scripts/make_letters.py` are read once. A copy of one has its own number, its own papers and its own
subjects (words of the same length, so that every place stays right); the sentences around them come back. What a copy
costs the ledger is what the letter itself would have cost; only the reading is left out, and is measured apart. The
reading that is kept whole, into which no answer looks, keeps the old names.
"""

import hashlib
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from griffier.ledger.entry import Entry, packed, unpacked
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
        self.parts = [[_parts(one) for one in several] for several in self.read]

    def letters(self, first: int, many: int) -> Iterator[Taken]:
        """The letters of so many dossiers, from the one with this number on (0 is the first)."""
        for n in range(first, first + many):
            yield from self.dossier(n)

    def dossier(self, n: int) -> Iterator[Taken]:
        """The letters of one dossier: those that were read, or a copy."""
        k = n % len(self.read)
        if n < len(self.read):
            yield from self.read[k]
            return
        names = _names(self.read[k], FIRST + k, FIRST + n)
        for one, parts in zip(self.read[k], self.parts[k], strict=True):
            for old, new in names.items():
                parts = parts.replace(old, new)
            paper, rows, words, said, trace = json.loads(parts)
            paper["reading"] = one.entries[0].paper["reading"]
            rows["traces"][0]["data"] = packed(trace)
            entry = Entry(paper, rows, tuple(words), tuple(map(tuple, said)))
            yield Taken(f"{FIRST + n}-{one.name}", names[str(one.sha256)], (entry,))


def _parts(one: Taken) -> str:
    """A paper in a form in which names are easy to change."""
    entry = one.entries[0]
    paper = {k: v for k, v in entry.paper.items() if k != "reading"}
    home = entry.rows["traces"][0]
    rows = {**entry.rows, "traces": [{"home": home["home"]}]}
    return json.dumps([paper, rows, entry.words, entry.said, unpacked(home["data"])])


def _names(told: list[Taken], old: int, new: int) -> dict[str, str]:
    """What a copy calls what the original calls otherwise; longer names stand first."""
    names = {str(old): str(new), f"{old // 1000} {old % 1000:03}": f"{new // 1000} {new % 1000:03}"}
    chance = random.Random(new)  # noqa: S311 - no secret
    for taken in told:
        sha256 = str(taken.sha256)
        names[sha256] = hashlib.sha256(f"{sha256} {new}".encode()).hexdigest()
        names[sha256[:16]] = names[sha256][:16]
        for m in _SUBJECT.finditer(taken.entries[0].paper["text"]):
            word = m[1].lower()
            names.setdefault(word, "".join(chance.choice(_VOWELS if c in _VOWELS else _CONSONANTS) for c in word))
    return dict(sorted(names.items(), key=lambda n: -len(n[0])))
