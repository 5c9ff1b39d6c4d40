"""griffier reads what a government writes to its parliament and keeps it to its word."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from griffier.errors import GriffierError, UnreadableFile
    from griffier.ledger.ledger import Ledger
    from griffier.model.reading import Reading
    from griffier.reading import read, read_all, read_text

__version__ = "0.1.0"
__all__ = ["GriffierError", "Ledger", "Reading", "UnreadableFile", "__version__", "read", "read_all", "read_text"]

_HOMES = {
    "GriffierError": "griffier.errors",
    "UnreadableFile": "griffier.errors",
    "Ledger": "griffier.ledger.ledger",
    "Reading": "griffier.model.reading",
    "read": "griffier.reading",
    "read_all": "griffier.reading",
    "read_text": "griffier.reading",
}


def __getattr__(name: str) -> Any:
    """Public names are fetched when first used, so that `import griffier` costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
