"""The words around a hit, with what was asked for marked."""

from collections.abc import Sequence

from griffier.ledger.search.query import Query, Words, positive, standing
from griffier.text.stems import tokens

_WIDE = 240
"""How many characters a snippet has, about."""
_FEW = 200
"""After so many places the first good one is good enough."""


def snippet(text: str, query: Query) -> tuple[int, int, str]:
    """Where the best stretch of a text stands, and the stretch with its hits between `**`.

    The best one holds the most of what was asked for; where nothing of it stands in the text (it stood in the title),
    the beginning.
    """
    found = places(text, positive(query))
    if not found:
        end = _edge(text, min(len(text), _WIDE), back=True)
        return 0, end, _joined(text, 0, end, ())
    best, most = 0, 0
    for n, (start, _, _) in enumerate(found):
        different = len({which for s, _, which in found[n : n + _FEW] if s < start + _WIDE})
        if different > most:
            best, most = n, different
    first = found[best][0]
    start = _edge(text, max(0, first - 60), back=False) if first > 60 else 0
    end = _edge(text, min(len(text), start + _WIDE), back=True)
    inside = [(s, e) for s, e, _ in found if s >= start and e <= end]
    return start, end, _joined(text, start, end, inside)


def places(text: str, wanted: Sequence[Words]) -> list[tuple[int, int, int]]:
    """Where each of the words or phrases stands: start, end, and which it is."""
    read = list(tokens(text))
    stems = [stem for *_, stem in read]
    return sorted(
        (read[n][0], read[n + len(words.stems) - 1][1], which)
        for which, words in enumerate(wanted)
        for n in standing(words, stems)
    )


def _edge(text: str, at: int, *, back: bool) -> int:
    """The end of a word near `at`, so that no word is cut."""
    if at in (0, len(text)):
        return at
    if back:
        cut = max(text.rfind(" ", max(0, at - 40), at), text.rfind("\n", max(0, at - 40), at))
        return at if cut < 0 else cut
    cut = min((c for c in (text.find(" ", at, at + 40), text.find("\n", at, at + 40)) if c >= 0), default=at - 1)
    return cut + 1


def _joined(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> str:
    out, at = ["… " if start else ""], start
    for s, e in marks:
        if s >= at:
            out += [text[at:s], "**", text[s:e], "**"]
            at = e
    out += [text[at:end], " …" if end < len(text) else ""]
    return " ".join("".join(out).split())
