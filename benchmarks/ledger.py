"""How a ledger grows: adding, answering, searching, size; beside plain FTS5 that holds the texts only.

    python -m benchmarks.ledger [--letters 1000] [--jobs 2] [--url sqlite:///…]

Makes letters with known answers (`scripts/make_letters.py`), adds them, asks, and prints a table in Markdown. Times of
answers are of one open ledger, medians and the 95th percentile; those of commands are of a whole process.
"""

import argparse
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from griffier.ledger.ledger import Ledger

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--url", help="a PostgreSQL database that is empty; a SQLite file of its own if left out")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        _measure(Path(place), asked.letters, asked.jobs, asked.url or f"sqlite:///{place}/ledger.db")


def _measure(place: Path, letters: int, jobs: int, url: str) -> None:
    folder = place / "letters"
    subprocess.run([sys.executable, ROOT / "scripts/make_letters.py", folder, "--letters", str(letters)], check=True)
    files = sorted(folder.iterdir())
    texts = [f.read_text(encoding="utf-8") for f in files]
    size = sum(len(t.encode()) for t in texts)
    print(f"| what | {letters:,} letters |\n| --- | ---: |")
    with Ledger(url) as ledger:
        began = time.perf_counter()
        ledger.add(folder, jobs=jobs)
        took = time.perf_counter() - began
        _row("letters added a second", f"{letters / took:.0f} ({jobs} processes)")
        if url.startswith("sqlite"):
            ledger.close()
            kept = sum(p.stat().st_size for p in place.glob("ledger.db*"))
            _row(
                "size on disk, for each letter",
                f"{kept / letters / 1000:.1f} KB (the letter itself {size / letters / 1000:.1f})",
            )
        chance = random.Random(2)  # noqa: S311 - no secret
        dossiers = [str(30_000 + chance.randrange(-(-letters // 20))) for _ in range(40)]
        found = [w for t in texts[:: max(1, letters // 200)] for w in t.split() if len(w) > 12][:200]
        _row(
            "commitments of a dossier",
            _times(lambda n: ledger.commitments(dossier=dossiers[n % 40], as_of="2019-01-01")),
        )
        _row("figures of a dossier", _times(lambda n: ledger.figures(dossier=dossiers[n % 40])))
        _row("who cites a paper", _times(lambda n: ledger.references(to=f"kst-{dossiers[n % 40]}-3")))
        _row("a search", _times(lambda n: ledger.search(found[n % len(found)].strip(".,")), 100))
        _row("a search for two words", _times(lambda n: ledger.search("gemeenten tevreden"), 30))
        one = files[letters // 2]
        (place / "one").mkdir()
        more = place / "one" / "one.txt"
        times = []
        for n in range(5):
            more.write_text(one.read_text(encoding="utf-8").replace("de voortgang", f"de voortgang in {n + 2} delen"))
            began = time.perf_counter()
            ledger.add(more)
            times.append(time.perf_counter() - began)
        _row("adding one letter more", f"{statistics.median(times) * 1000:.0f} ms")
        right, of = _right(ledger, folder.with_suffix(".answers.jsonl"), letters)
        _row("promises of the first dossiers that stand as they should", f"{right} of {of}")
    for command in (["commitments", "--dossier", dossiers[0]], ["search", "voorziening"]):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "griffier", *command, "--ledger", url], check=True, stdout=subprocess.DEVNULL
        )
        _row(f"`griffier {command[0]}`, the whole command", f"{(time.perf_counter() - began) * 1000:.0f} ms")
    _plain(place, texts, found)


def _right(ledger: Ledger, answers: Path, letters: int) -> tuple[int, int]:
    """How many promises with a known end have it, in at most ten dossiers."""
    told = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    right = of = 0
    for dossier in range(30_000, 30_000 + min(10, letters // 20)):
        items = {i["place"]["text"]: i["status"] for i in ledger.commitments(dossier=str(dossier))}
        for one in told:
            if one["dossier"] == dossier:
                of += 1
                right += items.get(one["promise"]) == one["status"]
    return right, of


def _plain(place: Path, texts: list[str], found: list[str]) -> None:
    """SQLite's FTS5 with the texts only: what somebody would build in an afternoon."""
    connection = sqlite3.connect(place / "plain.db")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    began = time.perf_counter()
    with connection:
        connection.executemany("INSERT INTO t VALUES (?)", ((t,) for t in texts))
    _row("plain FTS5: letters added a second", f"{len(texts) / (time.perf_counter() - began):.0f}")
    query = "SELECT snippet(t, 0, '', '', '…', 12) FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20"
    told = [w.strip(".,") for w in found]
    _row(
        "plain FTS5: a search",
        _times(lambda n: connection.execute(query, (f'"{told[n % len(told)]}"',)).fetchall(), 100),
    )
    _row("plain FTS5: size, for each letter", f"{(place / 'plain.db').stat().st_size / len(texts) / 1000:.1f} KB")


def _times(ask: Callable[[int], object], many: int = 40) -> str:
    ask(0)
    times = []
    for n in range(many):
        began = time.perf_counter()
        ask(n)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return f"{statistics.median(times):.1f} ms (p95 {times[int(len(times) * 0.95)]:.1f})"


def _row(what: str, value: str) -> None:
    print(f"| {what} | {value} |", flush=True)


if __name__ == "__main__":
    main()
