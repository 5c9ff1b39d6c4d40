"""A place of an answer in a few words: what stands there, and in which paper."""

from collections.abc import Mapping
from typing import Any


def words(place: Mapping[str, Any]) -> str:
    """The words of a place on one line."""
    return " ".join(place["text"].split())


def name(document: Mapping[str, Any]) -> str:
    """What a reader calls a paper: its official identifier, else its file."""
    return str(document["identifier"] or document["source"].rsplit("/", 1)[-1])


def source(place: Mapping[str, Any]) -> str:
    """The paper of a place: its date and name."""
    document = place["document"]
    return ", ".join(filter(None, (document["date"], name(document))))
