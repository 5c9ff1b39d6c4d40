"""The finders and the text rooms: any text, in UTF-8, to be read."""

from time import process_time

import griffier
from griffier.find import finders
from tests.fuzz.holds import SECONDS, sound
from tests.fuzz.mutate import WORDS as TOKEN
from tests.properties.invariants import covers

__all__ = ["TOKEN", "WORDS", "once"]
WORDS = tuple(
    w.encode()
    for w in sorted(
        {t for f in finders() for t in f.triggers}
        | {e for f in finders() for e in f.examples}
        | {"\n\n", "\n", "(", ")", "[1]", "1", "¹", "jl.", "d.d.", "idem", "nr.", "en", "t/m", "–", "\u00ad", "\u200b"}
        | {"Geachte voorzitter,\n\n", "\n\nDe Minister van Defensie,\n", "Den Haag, 3 maart 2023\n\n", "12 345", "2021"}
    )
)


def once(data: bytes) -> None:
    """Reads a text and asserts that every finding covers the letters it says, in the source too."""
    text = data.decode("utf-8", "ignore")
    began = process_time()
    reading = griffier.read_text(text)
    assert process_time() - began < SECONDS, "it hangs"
    sound(reading)
    for a in reading.annotations:
        covers(reading, text, a.start, a.end)
