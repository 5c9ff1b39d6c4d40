"""Lets a field carry what it means, so that the JSON Schema and the docs are made from the code."""

from dataclasses import field
from typing import Any


def meaning(text: str, **kwargs: Any) -> Any:
    """A dataclass field that says what it holds.

    Args:
        text: one sentence: meaning, shape and unit of the field.
        kwargs: passed to `dataclasses.field` (a default, for one).
    """
    return field(metadata={"meaning": text}, **kwargs)
