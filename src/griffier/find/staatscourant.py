"""The Staatscourant, the daily gazette of the government: `Stcrt. 2021, 34567`."""

from griffier.find._gazette import gazette_finder
from griffier.notation.gazettes import STAATSCOURANT

finder = gazette_finder(
    "staatscourant",
    STAATSCOURANT,
    about="A notice in the Staatscourant, the daily gazette of the government.",
    examples=("Zie Stcrt. 2021, 34567.", "Staatscourant 2022, nr. 4455"),
    triggers=(
        "stcrt",
        "stct",
        "stcourant",
        "staatscourant",
        "nederlandse staatscourant",
        "government gazette",
        "dutch government gazette",
        "netherlands government gazette",
    ),
)
