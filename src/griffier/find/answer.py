"""Answers to written questions pointed back to: `dat antwoord`, `die beantwoording`."""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper

_NOUN = re.compile(r"(?:be)?antwoord(?:en|ing)?(?![\w-])(?! (?:op|van|op de)\b)")
_POINTER = re.compile(r"(?<!\w)(?:dat|die|dit|deze|datzelfde|dezelfde|(?:ge|voor|eerderge)noemde?) $")


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    for start in at:
        noun = _NOUN.match(paper.lower, start)
        pointer = _POINTER.search(paper.lower, max(0, start - 16), start) if noun else None
        if noun and pointer:
            yield Hit(pointer.start(), noun.end(), "aanhangsel", None, "answer.short", {}, "answer", weak=True)


finder = Finder(
    kind="answer",
    about="The answers to written questions that were just named.",
    examples=("Zie Aanhangsel Handelingen II 2017/18, nr. 1028. Dat antwoord geldt nog.",),
    triggers=("antwoord", "antwoorden", "beantwoording"),
    find=_find,
    unparsed=(),
)
