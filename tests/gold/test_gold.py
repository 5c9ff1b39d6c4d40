"""The gold itself: every item can be found in its letter, and is written as the conventions have it."""

import re
from typing import Any, get_args

import pytest

from griffier.model.actor import ActorKind
from griffier.model.document import Kind
from griffier.model.findings import Form
from griffier.notation.edtf import parse
from tests.gate.measure import READING, gold, papers
from tests.gold.score import letters, plain

_TARGETS = {
    "kamerstuk": r"kst-(\d{8}-)?\d{5}(-[0-9]{2}|-[IVXL]+[A-E]?|-[A-M])?(-[0-9]+[a-z]?|-[A-Z]{1,3})?",
    "handelingen": r"h-(tk|ek|vv)-\d{8}-\d+(-\d+)?",
    "aanhangsel": r"ah-(tk|ek)-\d{8}-\d+",
    "staatsblad": r"stb-\d{4}-[A-Z]?\d+",
    "staatscourant": r"stcrt-\d{4}-\d+",
    "tractatenblad": r"trb-\d{4}-\d+",
    "attachment": r"blg-\d+",
    "law": r"BWBR\d{7}|CVDR\d+_\d+|[35]\d{4}[A-Z]{1,2}\d{4}|kst-.+",
    "case_law": r"ECLI:[A-Z]{2}:[A-Z]+:\d{4}:\w+|LJN:? [A-Z]{2}\d{4}|NJ \d{4}/\d+",
    "eu_act": r"[35]\d{4}[A-Z]{1,2}\d{4}",
    "treaty": r"BWBV\d{7}",
    "document_number": r"\d{4}[DZ]\d{5}",
    "commitment_number": r"TZ\d{6}-\d{3}",
}
_TARGETS |= {"motion": _TARGETS["kamerstuk"], "letter": f"{_TARGETS['kamerstuk']}|{_TARGETS['document_number']}"}


def _references() -> list[Any]:
    return [
        pytest.param(name, r, id=f"{name}-{n}")
        for name in papers()
        for n, r in enumerate(gold(name).get("references", []))
    ]


@pytest.mark.parametrize("name", papers())
def test_paper_has_its_letter_and_the_keys(name: str) -> None:
    it = gold(name)

    assert (READING / it["file"]).stem == name
    assert it["document"]["kind"] in get_args(Kind)
    assert it.keys() >= {"language"}
    assert it.keys() & {"references", "dates", "actors", "statements"}


@pytest.mark.parametrize("name", papers())
def test_structure_is_found_in_the_letter(name: str) -> None:
    it = gold(name)
    source = letters((READING / it["file"]).read_text(encoding="utf-8"))
    told = [t if isinstance(t, str) else t["text"] for t in it.get("sections", [])]
    told += [n["starts"] for n in it.get("footnotes", [])]
    starts = [t if isinstance(t, str) else t["text"] for t in it.get("sentence_starts", [])]
    told += [" ".join(t.split()[:2]) for t in starts]  # a page may end after the first words of a sentence

    assert [t for t in told if letters(t) not in source] == []
    assert [p for p in it.get("absent", []) if p in map(plain, it.get("present", []))] == []


@pytest.mark.parametrize(("name", "reference"), _references())
def test_reference_is_found_in_the_letter(name: str, reference: dict[str, Any]) -> None:
    source = letters((READING / gold(name)["file"]).read_text(encoding="utf-8"))

    assert letters(reference["text"]) in source
    assert {reference["form"], *reference.get("form_alt", [])} <= set(get_args(Form))
    for target in {reference["target"], *reference.get("target_alt", [])} - {None}:
        assert re.fullmatch(_TARGETS[reference["form"]], target), target


@pytest.mark.parametrize("name", papers())
def test_actors_are_named_in_the_letter_by_one_of_their_names(name: str) -> None:
    source = letters((READING / gold(name)["file"]).read_text(encoding="utf-8"))

    for actor in gold(name).get("actors", []):
        assert {actor["kind"], *actor.get("kind_alt", [])} <= set(get_args(ActorKind))
        # A country may stand there as an adjective, and a page may end inside a name.
        parts = [p for n in [actor["name"], *actor.get("name_alt", [])] for p in (n, n.split()[-1])]
        parts += [actor["name"][:3]] * (actor["kind"] == "country")
        assert actor.get("optional") or any(letters(p) in source for p in parts)


@pytest.mark.parametrize("name", papers())
def test_dates_are_found_in_the_letter_and_are_edtf(name: str) -> None:
    source = letters((READING / gold(name)["file"]).read_text(encoding="utf-8"))

    for date in gold(name).get("dates", []):
        assert letters(date["text"]) in source
        for edtf in {date["edtf"], *date.get("edtf_alt", [])} - {None}:
            assert str(parse(edtf)) == edtf
