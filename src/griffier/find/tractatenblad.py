"""The Tractatenblad, where treaties are published: `Trb. 2019, 12`."""

from griffier.find._gazette import gazette_finder
from griffier.notation.gazettes import TRACTATENBLAD

finder = gazette_finder(
    "tractatenblad",
    TRACTATENBLAD,
    about="An issue of the Tractatenblad, where treaties are published.",
    examples=("Zie Trb. 2019, 12.", "Tractatenblad 1951, nr. 154"),
    triggers=("trb", "tractatenblad", "dutch treaty", "netherlands treaty", "treaty series of"),
)
