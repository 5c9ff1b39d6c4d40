"""What others find of dates and figures: each as one function from a paper to what it found in it.

Run by `benchmarks.kinds` under another Python, so that nothing but the standard library and the peer is needed here:

    python benchmarks/peers.py NAME < PAPERS.json

Reads `[{"text", "language", "date", "sentences": [[start, end]]}]` and prints `{"version", "seconds", "words",
"found"}`: processor time for all papers, that of a bare scan for words over the same texts, and for every paper
`[start, end, value]` of what was found: a day or the first and last day (ISO 8601), or a number.
"""

import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from importlib.metadata import version
from typing import Any

_WORDS = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
Found = Iterator[tuple[int, int, Any]]


def dateparser() -> Callable[[Any], Found]:
    """`dateparser.search`, told the language and the day of the paper, sentence by sentence."""
    search = import_module("dateparser.search").search_dates

    def read(paper: Any) -> Found:
        settings = {"RELATIVE_BASE": _day(paper)}
        for start, end in paper["sentences"]:
            words, at = paper["text"][start:end], 0
            for found, when in search(words, languages=[paper["language"]], settings=settings) or ():
                at = max(words.find(found, at), at)
                yield start + at, start + at + len(found), when.date().isoformat()
                at += len(found)

    return read


def ctparse() -> Callable[[Any], Found]:
    """Ctparse (English and German rules), which gives the best of a sentence."""
    parse = import_module("ctparse").ctparse
    import_module("logging").disable(50)  # it complains of every sentence without a time

    def read(paper: Any) -> Found:
        for start, end in paper["sentences"]:
            best = parse(paper["text"][start:end], ts=_day(paper), timeout=1.0)
            if best is None or not hasattr(best.resolution, "start"):
                continue
            when = best.resolution
            first, last = _ends(when)
            if first and last:
                yield start + when.mstart, start + when.mend, f"{first}/{last}"

    return read


def quantulum3() -> Callable[[Any], Found]:
    """quantulum3 (English) with its classifier off, sentence by sentence."""
    parser = import_module("quantulum3.parser")
    classifier: Any = import_module("quantulum3.classifier")
    classifier.USE_CLF = False

    def read(paper: Any) -> Found:
        for start, end in paper["sentences"]:
            for q in parser.parse(paper["text"][start:end]):
                yield start + q.span[0], start + q.span[1], float(q.value)

    return read


class _Token:
    """A word as text2num wants it."""

    def __init__(self, m: re.Match[str]) -> None:
        self.start, self.end, self._text = m.start(), m.end(), m[0]

    def text(self) -> str:
        """The word."""
        return self._text

    def nt_separated(self, _previous: "_Token") -> bool:
        """Nothing but words parts two words."""
        return False

    def not_a_number_part(self) -> bool:
        """Any word may be one."""
        return False


def text2num() -> Callable[[Any], Found]:
    """text2num: numbers in words, for Dutch and English; digits are beside its purpose."""
    find = import_module("text_to_num").find_numbers

    def read(paper: Any) -> Found:
        tokens = [_Token(m) for m in _TOKEN.finditer(paper["text"])]
        for n in find(tokens, paper["language"]):
            yield tokens[n.start].start, tokens[n.end - 1].end, float(n.value)

    return read


def spacy() -> Callable[[Any], Found]:
    """SpaCy's blank pipeline with its sentencizer: words and sentences, and nothing found."""
    blank = import_module("spacy").blank
    made: dict[str, Any] = {}

    def read(paper: Any) -> Found:
        language = paper["language"]
        if language not in made:
            made[language] = blank(language)
            made[language].add_pipe("sentencizer")
            made[language].max_length = 10**9
        for sentence in made[language](paper["text"]).sents:
            yield sentence.start_char, sentence.end_char, None

    return read


PEERS = {f.__name__: f for f in (dateparser, ctparse, quantulum3, text2num, spacy)}


def _day(paper: Any) -> datetime:
    return datetime.fromisoformat(paper["date"] or "2024-01-01")


def _ends(when: Any) -> tuple[str | None, str | None]:
    """First and last day of what ctparse resolved, where it has a year."""
    try:
        return when.start.dt.date().isoformat(), when.end.dt.date().isoformat()
    except (AttributeError, TypeError, ValueError):
        return None, None


def main() -> int:
    """Prints one JSON value."""
    warnings.simplefilter("ignore")
    name = sys.argv[1]
    try:
        read = PEERS[name]()
    except ImportError as e:
        print(json.dumps({"missing": f"not installed ({e.name})"}))
        return 0
    papers = json.load(sys.stdin)
    for paper in papers[:1]:
        list(read({**paper, "sentences": paper["sentences"][:3], "text": paper["text"][:2000]}))  # loads what it needs
    began = time.process_time()
    for paper in papers:
        _WORDS.findall(paper["text"])
    words = time.process_time() - began
    began = time.process_time()
    found = [list(read(paper)) for paper in papers]
    seconds = time.process_time() - began
    print(json.dumps({"version": version(name), "seconds": seconds, "words": words, "found": found}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
