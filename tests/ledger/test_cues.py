"""Signals are found by the first word of their phrases: the same as by looking for every phrase everywhere."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from griffier.follow.cues import signals
from griffier.lang import words

ROOM = Path(__file__).parent


def _lists(language: str) -> dict[str, list[str]]:
    told = words("following", language)
    lists: dict[str, list[str]] = told["cues"] | {name: told[name] for name in ("denied", "leaning")}
    return lists


def _everywhere(sentence: str, language: str) -> set[str]:
    low = " ".join(sentence.lower().split())
    lists = _lists(language).items()
    return {name for name, all_ in lists if re.search(rf"(?<!\w)(?:{'|'.join(all_)})(?!\w)", low)}


def _sentences(language: str) -> Iterator[str]:
    for file in sorted(ROOM.rglob("*.txt")):
        yield from re.split(r"(?<=[.!?])\s+|\n\n", file.read_text(encoding="utf-8"))
    chance = random.Random(1)  # noqa: S311 - no secret
    said = [w for all_ in _lists(language).values() for phrase in all_ for w in re.findall(r"\w+", phrase)]
    for _ in range(2_000):
        yield " ".join(chance.choice(said) for _ in range(chance.randrange(2, 12)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_signal_is_missed(language: str) -> None:
    for sentence in _sentences(language):
        assert signals(sentence, language) - {"done"} == _everywhere(sentence, language), sentence
