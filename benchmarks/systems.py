"""Each system as one function from a text to what it found.

Run by the other benchmarks, each system in a process of its own and maybe in another environment: so nothing but the
standard library is needed here.

    python benchmarks/systems.py time NAME FILE ROUNDS
    python benchmarks/systems.py read NAME < TEXTS.json
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

_WORDS = re.compile(r"\w+")
Read = Callable[[str], Sequence[Any]]


class System(NamedTuple):
    """A system as it is installed here: what it finds in a text, and what one finding says in words."""

    read: Read
    say: Callable[[Any], str]
    version: str = ""


def words() -> System:
    """The yardstick: what a regular expression needs to see every word."""
    return System(_WORDS.findall, str)


def griffier() -> System:
    """This project."""
    from griffier import __version__, read_text

    def read(text: str) -> Sequence[Any]:
        return read_text(text, find={"reference"}).annotations

    return System(read, lambda a: f"{a.form}:{a.target or '?'}", __version__)


def nllegalcit() -> System:
    """A grammar for Dutch parliamentary papers and rulings."""
    return System(import_module("nllegalcit").parse_citations, repr, version("nllegalcit"))


def wetsuite() -> System:
    """Patterns for references in Dutch law. Its list of names of laws is fetched at import: here an empty one."""
    datasets: Any = import_module("wetsuite.datasets")
    datasets.load = lambda *_, **__: SimpleNamespace(data={})
    read = import_module("wetsuite.helpers.patterns").find_references
    return System(read, lambda found: str(found["text"]), version("wetsuite"))


def eyecite() -> System:
    """Citations in rulings of the United States: for its speed only."""
    return System(import_module("eyecite").get_citations, lambda c: str(c.matched_text()), version("eyecite"))


SYSTEMS: dict[str, Callable[[], System]] = {f.__name__: f for f in (words, griffier, nllegalcit, wetsuite, eyecite)}


def _peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(system: System, text: str, rounds: int) -> dict[str, Any]:
    """Best times of the system and, in turns with it, of the word scan; what was found; memory above the start.

    Times are of the processor, so that what else the machine does counts little.
    """
    system.read(text[:2000])
    before, best, best_words, found = _peak(), 1e9, 1e9, 0
    for n in range(rounds):
        again = f"{text}\n{n}"  # no system shall know it from before
        started = time.process_time()
        _WORDS.findall(again)
        best_words = min(best_words, time.process_time() - started)
        started = time.process_time()
        found = len(system.read(again))
        best = min(best, time.process_time() - started)
    size = len(text.encode()) / 1e6
    return {
        "version": system.version,
        "speed": size / best,
        "words": size / best_words,
        "ratio": best_words / best,
        "found": found,
        "memory": _peak() - before,
    }


def main() -> int:
    """Prints one JSON value: the measures, what was found in each text, or why the system is not there."""
    what, name, *rest = sys.argv[1:]
    try:
        system = SYSTEMS[name]()
    except ImportError as e:
        print(json.dumps({"missing": f"not installed ({e.name})"}))
        return 0
    if what == "time":
        text = Path(rest[0]).read_text(encoding="utf-8")
        print(json.dumps(measure(system, text, int(rest[1]))))
    else:
        print(json.dumps([[system.say(x) for x in system.read(text)] for text in json.load(sys.stdin)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
