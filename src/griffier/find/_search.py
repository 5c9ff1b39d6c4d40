"""One pass over a text for many words at once."""

from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

# Characters searched in one go. The search makes some ten bytes of each byte it is given, and gives them back.
_PIECE = 500_000


def search(automaton: AhoCorasick, text: str, *, overlapping: bool = False) -> Iterator[tuple[int, int, int]]:
    """Which word, start and end of every match, in order; no word may hold a blank line."""
    start = 0
    while start < len(text):
        cut = text.find("\n\n", start + _PIECE)
        end = len(text) if cut < 0 else cut
        for which, first, last in automaton.find_matches_as_indexes(text[start:end], overlapping=overlapping):
            yield which, start + first, start + last
        start = end
