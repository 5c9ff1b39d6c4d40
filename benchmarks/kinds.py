"""Dates and figures side by side with what one would use instead, and what each part of a reading costs.

    python -m benchmarks.kinds [--peers PYTHON] [--only dates|figures|speed|costs]

Prints tables in Markdown. `--peers` is the Python of an environment with the others:

    python -m venv peers && peers/bin/pip install dateparser ctparse quantulum3 text2num spacy

All get the clean text that griffier makes of the gold papers, their sentences, language and day. A finding is right
where it touches one that the gold asks for and says the same: a day inside the days of the gold, or its number. That is
kinder than the gate, which asks for the same first and last day, and for unit and comparator too.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from inspect import isfunction
from pathlib import Path
from types import GeneratorType
from typing import Any, NamedTuple

from benchmarks.letters import joined, letters
from tests.gate.measure import READING, gold, papers
from tests.gold.score import Places

import griffier
from griffier.notation.edtf import EdtfError, parse

_WORDS = re.compile(r"\w+")
_NOTES = {
    "griffier": "the whole reading: clean text, structure, all kinds",
    "dateparser": "`search_dates` with language and day, sentence by sentence",
    "ctparse": "knows English and German; one date a sentence",
    "quantulum3": "knows English; without its classifier",
    "text2num": "numbers in words",
    "spacy": "blank pipeline with sentencizer: words and sentences only",
}
_KINDS = {"dates": ("dateparser", "ctparse"), "figures": ("quantulum3", "text2num")}
Finding = tuple[int, int, Any]


class Asked(NamedTuple):
    """A finding of the gold: where, whether it may be left out, and whether an answer says the same."""

    span: tuple[int, int]
    optional: bool
    same: Callable[[Any], bool]


# -- what the gold asks


def asked(kind: str, text: str, items: Sequence[Any]) -> list[Asked]:
    """The gold of one paper, placed in its clean text."""
    places = Places(text)
    same = _same_day if kind == "dates" else _same_number
    placed = ((places.locate(item), item) for item in items)
    return [Asked(span, bool(item.get("optional")), same(item)) for span, item in placed if span]


def _same_day(item: Any) -> Callable[[Any], bool]:
    answers = [_bounds(e) for e in (item["edtf"], *item.get("edtf_alt", []))]

    def same(said: Any) -> bool:
        got = _bounds(said)
        return any(a is got or (a and got and a[0] <= got[0] and got[1] <= a[1]) for a in answers)

    return same


def _bounds(edtf: str | None) -> tuple[str, str] | None:
    """First and last day; an open end is far away."""
    if not edtf:
        return None
    try:
        first, last = parse(edtf).bounds
    except EdtfError:
        return None
    return (str(first) if first else "0000-01-01", str(last) if last else "9999-12-31")


def _same_number(item: Any) -> Callable[[Any], bool]:
    answers = [item["value"], *item.get("value_alt", [])]

    def same(said: Any) -> bool:
        return any(
            a is said or (a is not None and said is not None and abs(a - said) <= 1e-3 * abs(a)) for a in answers
        )

    return same


def judge(found: Sequence[Finding], wanted: Sequence[Asked]) -> tuple[int, int, int, int]:
    """How many are asked, found right, found with another value, and found where nothing is."""
    right = other = 0
    for ask in (a for a in wanted if not a.optional):
        over = [f for f in found if f[0] < ask.span[1] and ask.span[0] < f[1]]
        right += any(ask.same(f[2]) for f in over)
        other += bool(over) and not any(ask.same(f[2]) for f in over)
    beside = sum(not any(f[0] < a.span[1] and a.span[0] < f[1] for a in wanted) for f in found)
    return sum(not a.optional for a in wanted), right, other, beside


# -- the tables


def _own(texts: Sequence[Any], kind: str) -> dict[str, Any]:
    """What griffier finds, and how long the whole reading takes."""
    griffier.read_text(texts[0]["text"][:2000])
    began = time.process_time()
    for paper in texts:
        _WORDS.findall(paper["text"])
    words = time.process_time() - began
    began = time.process_time()
    readings = [griffier.read_text(paper["text"], date=paper["date"]) for paper in texts]
    seconds = time.process_time() - began
    found = [[_said(a) for a in r.annotations if f"{a.type}s" == kind] for r in readings]
    return {"version": griffier.__version__, "seconds": seconds, "words": words, "found": found}


def _said(a: Any) -> Finding:
    return a.start, a.end, a.edtf if a.type == "date" else a.value


def _peer(python: str, name: str, texts: Sequence[Any]) -> dict[str, Any]:
    command = [python, str(Path(__file__).with_name("peers.py")), name]
    done = subprocess.run(command, check=True, input=json.dumps(texts), capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _papers(kind: str) -> tuple[list[Any], list[Any]]:
    """Gold papers that have this kind: as every system gets them, and their gold."""
    texts, golds = [], []
    for it in (gold(name) for name in papers()):
        if kind not in it:
            continue
        reading = griffier.read(READING / it["file"], find=())
        sentences = [[s.start, s.end] for s in reading.sentences]
        sentences += [[f.start, f.end] for f in reading.footnotes]
        language = it["language"] if it["language"] in ("nl", "en") else "nl"
        texts.append(
            {"text": reading.text, "language": language, "date": reading.document.date, "sentences": sentences}
        )
        golds.append(it[kind])
    return texts, golds


def side_by_side(kind: str, python: str) -> None:
    """What each system finds of the gold of one kind, and how fast."""
    texts, golds = _papers(kind)
    size = sum(len(t["text"].encode()) for t in texts) / 1e6
    print(f"\n{len(texts)} papers, {size * 1000:.0f} KB\n")
    print(f"| {kind} | asked | right | another value | where nothing is | MB/s | of the word scan | |")
    print("|---|--:|--:|--:|--:|--:|--:|---|")
    for name in ("griffier", *_KINDS[kind]):
        r = _own(texts, kind) if name == "griffier" else _peer(python, name, texts)
        if "missing" in r:
            print(f"| {name} | | | | | | | {r['missing']} |")
            continue
        pairs = zip(texts, golds, r["found"], strict=True)
        marks = [judge(found, asked(kind, text["text"], items)) for text, items, found in pairs]
        total = [sum(m[n] for m in marks) for n in range(4)]
        speed = f"{size / r['seconds']:.3g} | {r['words'] / r['seconds']:.3g}"
        print(f"| {name} {r['version']} | {' | '.join(map(str, total))} | {speed} | {_NOTES[name]} |", flush=True)


def speed(python: str) -> None:
    """The whole reading against the word scan in the same run, and against spaCy's blank pipeline."""
    print("\n| system | MB/s | of the word scan | |\n|---|--:|--:|---|")
    text = joined(letters(), 1_000_000)
    size = len(text.encode()) / 1e6
    r = _peer(python, "spacy", [{"text": text, "language": "nl", "date": None, "sentences": []}])
    if "missing" in r:
        print(f"| spacy | | | {r['missing']} |")
    else:
        figures = f"{size / r['seconds']:.3g} | {r['words'] / r['seconds']:.3g}"
        print(f"| spacy {r['version']} | {figures} | {_NOTES['spacy']} |")
    for name, words, whole in _whole(text, 5):
        print(f"| griffier {griffier.__version__} | {size / whole:.3g} | {words / whole:.3g} | {name} |", flush=True)


def _whole(text: str, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Best processor times of the word scan and, in turns with it, of the reading: what is read, and both."""
    from griffier.find import types

    ways: dict[str, set[str] | None] = {"the whole reading": None, "text and structure alone": set()}
    ways |= {f"with {kind}s alone": {kind} for kind in types()}
    for name, find in ways.items():
        words = whole = 1e9
        for n in range(rounds):
            again = f"{text}\n{n}"
            words = min(words, _timed(lambda: _WORDS.findall(again)))  # noqa: B023  # runs at once
            whole = min(whole, _timed(lambda: griffier.read_text(again, find=find)))  # noqa: B023
        yield name, words, whole


class Stopwatch:
    """Processor time by part, each without the parts that it calls."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._running: list[float] = []  # for each part under way, the time of those it called

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed; what it yields little by little is asked for at once."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            self._running.append(0.0)
            began = time.process_time()
            made = function(*args, **kwargs)
            if isinstance(made, GeneratorType):
                made = list(made)
            took = time.process_time() - began
            self.seconds[name] = self.seconds.get(name, 0.0) + took - self._running.pop()
            if self._running:
                self._running[-1] += took
            return made

        return timed


def costs(rounds: int = 3) -> None:
    """What each finder and linker costs of a whole reading, best of some rounds."""
    text = joined(letters(), 1_000_000)
    size = len(text.encode()) / 1e6
    best: dict[str, float] = {}
    for n in range(rounds):
        for name, seconds in _parts(f"{text}\n{n}").items():
            best[name] = min(seconds, best.get(name, seconds))
    whole = sum(best.values())
    print("\n| part | share | ms for each MB | MB/s |\n|---|--:|--:|--:|")
    for name, seconds in sorted(best.items(), key=lambda x: -x[1]):
        if seconds > whole / 1000:
            print(f"| {name} | {seconds / whole:.1%} | {seconds * 1000 / size:.1f} | {size / seconds:.3g} |")
    print(f"| all | 100% | {whole * 1000 / size:.0f} | {size / whole:.3g} |")


def _parts(text: str) -> dict[str, float]:
    """Times of the parts of one reading: whatever `griffier.reading` calls, and every finder."""
    reading: Any = import_module("griffier.reading")
    find: Any = import_module("griffier.find")
    watch = Stopwatch()
    chosen, automaton, owners = find._triggers(None)
    timed = tuple(replace(f, find=watch.around(f"find.{f.kind}", f.find)) for f in chosen)
    before, triggers = dict(vars(reading)), find._triggers
    try:
        find._triggers = lambda _types: (timed, automaton, owners)
        for name, part in before.items():
            room = getattr(part, "__module__", "") or ""
            if isfunction(part) and room.startswith(("griffier.text.", "griffier.link.", "griffier.find")):
                label = "search for words" if part is find.find_all else room.removeprefix("griffier.")
                setattr(reading, name, watch.around(label, part))
        watch.around("the rest", griffier.read_text)(text)
    finally:
        find._triggers = triggers
        vars(reading).update(before)
    return watch.seconds


def _timed(read: Callable[[], object]) -> float:
    began = time.process_time()
    read()
    return time.process_time() - began


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default=sys.executable, help="Python with the other systems")
    parser.add_argument("--only", choices=[*_KINDS, "speed", "costs"], help="only this table")
    args = parser.parse_args()
    for kind in _KINDS:
        if args.only in (None, kind):
            side_by_side(kind, args.peers)
    if args.only in (None, "speed"):
        speed(args.peers)
    if args.only in (None, "costs"):
        costs()
    return 0


if __name__ == "__main__":
    sys.exit(main())
