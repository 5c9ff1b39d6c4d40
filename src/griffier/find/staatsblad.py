"""The Staatsblad, where acts and decrees are published: `Stb. 2022, 10`."""

from griffier.find._gazette import gazette_finder
from griffier.notation.gazettes import STAATSBLAD

finder = gazette_finder(
    "staatsblad",
    STAATSBLAD,
    about="An issue of the Staatsblad, where acts and decrees are published.",
    examples=("Zie Stb. 2022, 10.", "Staatsblad 1949, J 355"),
    triggers=("stb", "staatsblad", "bulletin of acts"),
)
