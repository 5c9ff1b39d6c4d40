"""How a ledger grows: adding, answering, searching, size; beside plain FTS5 that holds the texts only.

    python -m benchmarks.ledger [--letters 1000] [--jobs 2] [--sizes 1000,5000,20000,100000] [--url sqlite:///…]

First letters with known answers (`scripts/make_letters.py`) are read and added, as `griffier add` does it. Then a
ledger grows with copies of letters that are read already (`copies.py`), and at each size it is asked everything. Times
of answers are of one open ledger, medians with the 95th percentile behind; those of commands are of a whole process.
Times of processors are what the work costs, however busy the machine is.
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
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.copies import FIRST, PER_DOSSIER, Copies

from griffier.ledger.asking import batched
from griffier.ledger.connection import measure
from griffier.ledger.intake import TOGETHER, Taken
from griffier.ledger.ledger import Ledger

ROOT = Path(__file__).parent.parent
DAY = "2019-01-01"
_AT_ONCE = 100  # dossiers that are made ready together
Row = tuple[str, str]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=1000, help="how many are read and added; 0 for none")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sizes", default="1000,5000,20000,100000", help="of the ledger of copies")
    parser.add_argument("--url", help="a PostgreSQL database that is empty; a SQLite file of its own if left out")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if asked.letters:
            _read_and_add(Path(place), asked.letters, asked.jobs)
        _grow(Path(place), [int(n) for n in asked.sizes.split(",") if n], asked.url or f"sqlite:///{place}/ledger.db")


def _read_and_add(place: Path, letters: int, jobs: int) -> None:
    folder = place / "letters"
    subprocess.run([sys.executable, ROOT / "scripts/make_letters.py", folder, "--letters", str(letters)], check=True)
    texts = [f.read_text(encoding="utf-8") for f in sorted(folder.iterdir())]
    print(f"| read and added | {letters:,} letters |\n| --- | ---: |")
    with Ledger(f"sqlite:///{place}/first.db") as ledger:
        began = time.perf_counter()
        ledger.add(folder, jobs=jobs)
        took = time.perf_counter() - began
        _print("letters added a second", f"{letters / took:.0f} ({jobs} processes)")
        right, of = _right(ledger, folder.with_suffix(".answers.jsonl"), letters)
        _print("promises of the first dossiers that stand as they should", f"{right} of {of}")
    _plain(place, texts)
    print()


def _right(ledger: Ledger, answers: Path, letters: int) -> tuple[int, int]:
    """How many promises with a known end have it, in at most ten dossiers."""
    told = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    right = of = 0
    for dossier in range(FIRST, FIRST + min(10, letters // PER_DOSSIER)):
        items = {i["place"]["text"]: i["status"] for i in ledger.commitments(dossier=str(dossier))}
        for one in told:
            if one["dossier"] == dossier:
                of += 1
                right += items.get(one["promise"]) == one["status"]
    return right, of


def _plain(place: Path, texts: list[str]) -> None:
    """SQLite's FTS5 with the texts only: what somebody would build in an afternoon."""
    connection = sqlite3.connect(place / "plain.db")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    began = time.perf_counter()
    with connection:
        connection.executemany("INSERT INTO t VALUES (?)", ((t,) for t in texts))
    _print("plain FTS5: letters added a second", f"{len(texts) / (time.perf_counter() - began):,.0f}")
    _print("plain FTS5: size, for each letter", f"{(place / 'plain.db').stat().st_size / len(texts) / 1000:.1f} KB")


def _grow(place: Path, sizes: list[int], url: str) -> None:
    """Lets a ledger grow through the sizes, asks it everything at each, and prints one table."""
    columns: dict[int, dict[str, str]] = {}
    copies = Copies(place / "originals", 20)
    there = 0
    with Ledger(url) as ledger:
        for size in sizes:
            print(f"… {size:,}", file=sys.stderr, flush=True)
            rows = dict(_added(ledger, copies, there, size // PER_DOSSIER, url))
            there = size // PER_DOSSIER
            rows.update(_answered(ledger, there))
            rows["adding one letter more, read and followed"] = _one_more(ledger, place)
            rows.update(_commands(url, there))
            columns[size] = rows
    print("| what | " + " | ".join(f"{n:,}" for n in columns) + " |\n| --- |" + " --: |" * len(columns))
    for name in next(iter(columns.values()), {}):
        print(f"| {name} | " + " | ".join(c[name] for c in columns.values()) + " |")


def _added(ledger: Ledger, copies: Copies, first: int, end: int, url: str) -> Iterator[Row]:
    """Adds dossiers until there are so many; what each letter cost the ledger, reading left out."""
    kept = followed = wall = 0.0
    for n in range(first, end, _AT_ONCE):
        ready: list[Taken] = list(copies.letters(n, min(_AT_ONCE, end - n)))
        began, on_the_clock = time.process_time(), time.perf_counter()
        for several in batched(ready, TOGETHER):
            ledger.keep(several)
        kept += time.process_time() - began
        began = time.process_time()
        ledger.settle()
        followed += time.process_time() - began
        wall += time.perf_counter() - on_the_clock
    measure(ledger.engine)
    many = (end - first) * PER_DOSSIER
    yield "writing and indexing a letter, processor", f"{kept / many * 1000:.2f} ms"
    yield "following a letter, processor", f"{followed / many * 1000:.2f} ms"
    yield "both, on the clock", f"{wall / many * 1000:.2f} ms"
    if url.startswith("sqlite:///"):
        ledger.close()  # so that the log is written into the file
        file = Path(url.removeprefix("sqlite:///"))
        size = sum(p.stat().st_size for p in file.parent.glob(f"{file.name}*"))
        yield "size on disk, for each letter", f"{size / end / PER_DOSSIER / 1000:.1f} KB"


def _answered(ledger: Ledger, dossiers: int) -> Iterator[Row]:
    """Every question, asked for one dossier after the other, and those that go over the whole ledger."""
    chance = random.Random(2)  # noqa: S311 - no secret
    own = [str(FIRST + chance.randrange(dossiers)) for _ in range(40)]
    items = [i for d in own[:20] for i in ledger.commitments(dossier=d, as_of=DAY)]
    ids = [i["id"] for i in items]
    names = [i["place"]["document"]["identifier"] for i in items]
    subjects = [i["place"]["text"].split()[-1].strip(".") for i in items]
    fill = ["gemeenten", "provincies", "voorziening", "tevreden", "aanvragen toegekend", "miljoen besteed"]
    # As readers ask: mostly for what stands in few letters, now and then for what stands in all.
    queries = [w for n, w in enumerate(subjects) for w in ([w, fill[n % len(fill)]] if n % 4 == 0 else [w])]

    def of_each(ask: Callable[[str], object]) -> str:
        return _times(lambda n: ask(own[n % len(own)]))

    yield "commitments of a dossier", of_each(lambda d: ledger.commitments(dossier=d, as_of=DAY))
    yield "what is due in a dossier", of_each(lambda d: ledger.due(dossier=d, as_of=DAY))
    yield "what is new in a dossier", of_each(lambda d: ledger.new("2018-07-01", dossier=d, as_of=DAY))
    yield "figures of a dossier", of_each(lambda d: ledger.figures(dossier=d))
    yield "positions of a dossier", of_each(lambda d: ledger.positions(dossier=d))
    yield "contributions of a dossier", of_each(lambda d: ledger.contributions(dossier=d))
    yield "meetings of a dossier", of_each(lambda d: ledger.meetings(dossier=d))
    yield "a brief", of_each(lambda d: ledger.brief(d, as_of=DAY))
    yield "the story of an item", _times(lambda n: ledger.timeline(ids[n % len(ids)]))
    yield "who cites a paper", _times(lambda n: ledger.references(to=names[n % len(names)]))
    yield "a search", _times(lambda n: ledger.search(queries[n % len(queries)]), 100)
    yield "a search for a word of every letter", _times(lambda _: ledger.search("provincies"))
    yield (
        "a search for statements",
        _times(lambda n: ledger.search(queries[n % len(queries)], kind="commitment", limit=20)),
    )
    yield "all that is overdue or due", _times(lambda _: ledger.due(as_of=DAY), 3)
    yield "all meetings", _times(lambda _: ledger.meetings(), 3)
    yield "all commitments of an actor that is not there", _times(lambda _: ledger.commitments(actor="Xyz"), 3)


def _one_more(ledger: Ledger, place: Path) -> str:
    """A letter of a dossier that is there, read, kept and followed."""
    text = (place / "originals" / f"{FIRST}-5.txt").read_text(encoding="utf-8")
    more = place / "more.txt"
    times = []
    for _ in range(6):
        more.write_text(text.replace("de voortgang", f"de voortgang {time.time_ns()}"), encoding="utf-8")
        began = time.perf_counter()
        ledger.add(more)
        times.append(time.perf_counter() - began)
    return f"{statistics.median(times[1:]) * 1000:.0f} ms"


def _commands(url: str, dossiers: int) -> Iterator[Row]:
    dossier = str(FIRST + dossiers // 2)
    for command in (["commitments", "--dossier", dossier], ["search", "voorziening"], ["due", "--dossier", dossier]):
        whole = [sys.executable, "-m", "griffier", *command, "--ledger", url]
        times = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run(whole, check=True, stdout=subprocess.DEVNULL)
            times.append(time.perf_counter() - began)
        yield f"the command `griffier {command[0]}`", f"{statistics.median(times) * 1000:.0f} ms"


def _times(ask: Callable[[int], object], many: int = 40) -> str:
    ask(0)
    times = []
    for n in range(many):
        began = time.perf_counter()
        ask(n)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return f"{statistics.median(times):.1f} ({times[int(len(times) * 0.95)]:.1f}) ms"


def _print(what: str, value: str) -> None:
    print(f"| {what} | {value} |", flush=True)


if __name__ == "__main__":
    main()
