"""The targets of fuzzing on the corpus and on what it becomes when it is changed: what `run.py` does for hours."""

from importlib import import_module
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.mutate import changed
from tests.fuzz.packed import package
from tests.fuzz.run import CORPUS, LONGEST, TARGETS

EXAMPLES = 40  # of each target


def target(name: str) -> ModuleType:
    return import_module(f"tests.fuzz.fuzz_{name}")


def corpus(name: str) -> list[Path]:
    return sorted((CORPUS / name).iterdir())


@pytest.mark.parametrize("name", TARGETS)
def test_every_input_that_was_kept_holds(name: str) -> None:
    files = corpus(name)
    assert files
    for file in files:
        target(name).once(file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_what_becomes_of_them_holds(name: str, data: st.DataObject) -> None:
    of = target(name)
    random = Random(data.draw(st.integers(0, 2**32)))  # noqa: S311 - no secret
    file = random.choice(corpus(name))
    of.once(changed(file.read_bytes(), random, of.TOKEN, of.WORDS, LONGEST))


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_hold(name: str) -> None:
    of = target(name)
    random = Random(28676)  # noqa: S311 - no secret
    for n in (0, 1, 2, 5, 40, 400):
        of.once(random.randbytes(n))


def test_a_corpus_stays_small() -> None:
    assert sum(p.stat().st_size for p in CORPUS.rglob("*") if p.is_file()) < 300_000


def test_a_target_fails_on_what_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """A target that cannot fail would find nothing."""
    seen: list[str] = []

    def wrong(*_: object, **__: object) -> None:
        seen.append("read")
        raise KeyError("odd")

    monkeypatch.setattr("griffier.reading.clean_text", wrong)
    for name in TARGETS:
        with pytest.raises(KeyError):
            target(name).once(next(f for f in corpus(name) if f.name.startswith("seed-")).read_bytes())
    assert len(seen) == len(TARGETS)


def test_parts_of_a_package_and_a_package_as_it_is() -> None:
    made = package(b"=== a/b.xml\n<x/>\n=== c\nd", {"mimetype": b"text"})
    assert made.startswith(b"PK\x03\x04")
    assert package(made, {}) == made
