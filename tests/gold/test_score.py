"""The scorer itself: what counts as found, wrong and missed, and what counts neither way."""

from typing import Any

import pytest

from tests.gold.score import Places, Tally, score

TEXT = "Zie Kamerstuk 36 045, nr. 2 en de Awb. Later weer nr. 2, in die brief.\n\nSlot"


def _reference(text: str, form: str, target: str | None, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return {
        "type": "reference", "form": form, "target": target, "start": start, "end": start + len(text), "text": text
    }  # fmt: skip


def _gold(text: str, form: str, target: str | None, **more: Any) -> dict[str, Any]:
    return {"text": text, "form": form, "target": target, "before": "", "nth": 0, **more}


KST = _reference("Kamerstuk 36 045, nr. 2", "kamerstuk", "kst-36045-2")
GOLD_KST = _gold("Kamerstuk 36 045, nr. 2", "kamerstuk", "kst-36045-2")


@pytest.mark.parametrize(
    ("gold", "annotations", "tally", "why"),
    [
        ([GOLD_KST], [KST], Tally(found=1), "the same span, form and target"),
        ([GOLD_KST], [], Tally(missed=1), "nothing there"),
        ([], [KST], Tally(wrong=1), "found where there is nothing"),
        ([GOLD_KST], [{**KST, "target": "kst-36045-3"}], Tally(wrong=1, missed=1), "another target"),
        ([GOLD_KST], [{**KST, "target": None}], Tally(wrong=1, missed=1), "null is no answer for a paper"),
        ([GOLD_KST], [{**KST, "form": "motion"}], Tally(wrong=1, missed=1), "another form"),
        ([{**GOLD_KST, "form_alt": ["motion"]}], [{**KST, "form": "motion"}], Tally(found=1), "a form also accepted"),
        ([{**GOLD_KST, "target_alt": [None]}], [{**KST, "target": None}], Tally(found=1), "null also accepted"),
        ([GOLD_KST], [{**KST, "start": 14, "text": KST["text"][10:]}], Tally(found=1), "part of the span will do"),
        ([GOLD_KST], [KST, {**KST, "start": 22}], Tally(found=1, wrong=1), "one gold item, one annotation"),
        ([GOLD_KST, GOLD_KST], [KST, KST], Tally(found=2), "two targets over one span"),
        ([{**GOLD_KST, "optional": True}], [], Tally(), "debatable: no harm if left out"),
        ([{**GOLD_KST, "optional": True}], [KST], Tally(), "debatable: nothing gained"),
        ([{**GOLD_KST, "optional": True}], [{**KST, "form": "law"}], Tally(), "debatable: no harm in another view"),
        (
            [GOLD_KST, {**GOLD_KST, "form": "motion", "optional": True}],
            [KST, {**KST, "form": "law"}],
            Tally(found=1, wrong=1),
            "but not where something certain stands too",
        ),
        ([_gold("Awb", "law", "BWBR0005537")], [_reference("Awb", "law", None)], Tally(found=1), "a law's table"),
        ([_gold("Awb", "law", None)], [_reference("Awb", "law", "BWBR0005537")], Tally(found=1), "the same, reversed"),
        (
            [_gold("Awb", "law", "BWBR0005537")],
            [_reference("Awb", "law", "BWBR0001840")],
            Tally(wrong=1, missed=1),
            "but not another law",
        ),
        (
            [_gold("die brief", "letter", None)],
            [_reference("die brief", "letter", "kst-1-2")],
            Tally(found=1),
            "where a letter leads may be worked out",
        ),
        (
            [_gold("die brief", "letter", "kst-36045-2")],
            [_reference("die brief", "letter", None)],
            Tally(wrong=1, missed=1),
            "but where the paper says it, it is asked",
        ),
        (
            [_gold("nr. 2", "kamerstuk", "kst-36045-2", before="Later weer ", nth=0)],
            [_reference("nr. 2", "kamerstuk", "kst-36045-2", nth=1)],
            Tally(found=1),
            "the place is found by what stands before",
        ),
        (
            [_gold("nr. 2", "kamerstuk", "kst-36045-2", before="no such words", nth=1)],
            [_reference("nr. 2", "kamerstuk", "kst-36045-2", nth=1)],
            Tally(found=1),
            "else by its turn",
        ),
        ([_gold("nergens", "letter", None)], [], Tally(missed=1), "words that the reading lost"),
    ],
)
def test_references(gold: list[Any], annotations: list[Any], tally: Tally, why: str) -> None:
    result = score({"text": TEXT, "annotations": annotations}, {"references": gold})

    assert result.tallies.get("references", Tally()) == tally, why


def test_references_are_counted_by_form_too() -> None:
    result = score({"text": TEXT, "annotations": [_reference("Awb", "law", None)]}, {"references": [GOLD_KST]})

    assert result.tallies["references:kamerstuk"] == Tally(missed=1)
    assert result.tallies["references:law"] == Tally(wrong=1)


def test_place_needs_no_spacing_nor_punctuation() -> None:
    assert Places("de Kamer-\nstuk\u00a036045 nr 2.").locate(GOLD_KST) == (3, 25)


@pytest.mark.parametrize(
    ("wanted", "sentences", "tally"),
    [
        (["Zie Kamerstuk"], [(0, 38)], Tally(found=1)),
        (["Zie Kamerstuk"], [(4, 38)], Tally(wrong=1, missed=1)),
        ([{"text": "Zie Kamerstuk", "optional": True}], [(0, 38)], Tally()),
        ([{"text": "Zie Kamerstuk", "optional": True}], [], Tally()),
        (["1. Zie Kamerstuk"], [(0, 38)], Tally(found=1)),
        (["Zie Kamerstuk"], [(0, 38), (0, 38)], Tally(found=1, wrong=1)),
        ([], [(72, 76)], Tally()),  # it stands in a note
    ],
)
def test_sentences(wanted: list[Any], sentences: list[tuple[int, int]], tally: Tally) -> None:
    reading = {
        "text": TEXT,
        "sentences": [{"start": start, "end": end} for start, end in sentences],
        "footnotes": [{"marker": "1", "anchor": 38, "start": 72, "end": 76}],
    }

    assert score(reading, {"sentence_starts": wanted}).tallies.get("sentences", Tally()) == tally


@pytest.mark.parametrize(
    ("note", "tally"),
    [
        ({"marker": "1", "anchor": 38, "start": 72, "end": 76}, Tally(found=1)),
        ({"marker": "[1]", "anchor": 38, "start": 72, "end": 76}, Tally(found=1)),
        ({"marker": "2", "anchor": 38, "start": 72, "end": 76}, Tally(wrong=1, missed=1)),
        ({"marker": "1", "anchor": 50, "start": 72, "end": 76}, Tally(wrong=1, missed=1)),
        ({"marker": "1", "anchor": 38, "start": 0, "end": 3}, Tally(wrong=1, missed=1)),
    ],
)
def test_footnotes(note: dict[str, Any], tally: Tally) -> None:
    gold = {"footnotes": [{"marker": "1", "anchor_after": "de Awb.", "starts": "Slot"}]}

    assert score({"text": TEXT, "footnotes": [note]}, gold).tallies["footnotes"] == tally


def test_text_is_compared_by_its_words() -> None:
    gold = {"present": ["Kamerstuk\u00a036 045", "weg"], "absent": ["Awb", "weg"]}
    result = score({"text": TEXT}, gold)

    assert result.tallies["present"] == Tally(found=1, missed=1)
    assert result.tallies["absent"] == Tally(found=1, missed=1)


def test_document_is_judged_by_the_fields_the_gold_names() -> None:
    gold = {
        "language": "nl",
        "document": {"kind": "letter", "place": None, "senders": [{"name": "A. Bos"}], "dossiers": ["36045"]},
    }
    document = {
        "kind": "letter", "language": "nl-NL", "place": None, "number": "7", "dossiers": [{"number": "36045"}],
        "senders": [{"name": "A. Bos", "role": "Minister"}],
    }  # fmt: skip

    assert score({"text": "", "document": document}, gold).tallies["document"] == Tally(found=5)
    assert score({"text": "", "document": {**document, "senders": []}}, gold).tallies["document"].missed == 1


def test_a_paper_that_cannot_be_read_misses_everything() -> None:
    gold = {"references": [GOLD_KST], "sections": ["Slot"], "sentence_starts": ["Zie"], "present": ["Zie"]}
    result = score(None, gold)

    assert {m: t.f1 for m, t in result.tallies.items()} == dict.fromkeys(result.tallies, 0.0)


def test_shares_of_nothing_are_whole() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)
    assert Tally(found=1, wrong=1, missed=3).f1 == pytest.approx(1 / 3)


def _date(text: str, edtf: str | None) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"type": "date", "edtf": edtf, "start": start, "end": start + len(text), "text": text}


@pytest.mark.parametrize(
    ("wanted", "got", "tally", "why"),
    [
        ("2022-05", "2022-05", Tally(found=1), "the same"),
        ("2022-05", "2022-05~", Tally(found=1), "approximate adds nothing"),
        ("2022-21", "2022-03/2022-05", Tally(found=1), "the same days in other words"),
        ("2022-05-01", "2022-05-01/..", Tally(found=1), "an open end counts neither way"),
        ("2022-05", "2022-05-01", Tally(wrong=1, missed=1), "another length"),
        ("2022-05", None, Tally(wrong=1, missed=1), "null is no answer for a date"),
        (None, None, Tally(found=1), "null for a vague word"),
        (None, "2022", Tally(wrong=1, missed=1), "a date for a vague word"),
    ],
)
def test_dates(wanted: str | None, got: str | None, tally: Tally, why: str) -> None:
    gold = [{"text": "Later weer", "edtf": wanted}]

    assert score({"text": TEXT, "annotations": [_date("Later", got)]}, {"dates": gold}).tallies["dates"] == tally, why
    optional = score({"text": TEXT, "annotations": [_date("Later", got)]}, {"dates": [{**gold[0], "optional": True}]})
    assert optional.tallies.get("dates", Tally()) == Tally(), "debatable: neither way"


def _actor(kind: str, name: str) -> dict[str, Any]:
    return {"type": "actor", "kind": kind, "name": name, "start": 0, "end": 1, "text": name}


@pytest.mark.parametrize(
    ("kind", "name", "tally", "why"),
    [
        ("person", "K.H. Jansen", Tally(found=1), "the name as the gold has it"),
        ("person", "Jansen", Tally(found=1), "another accepted name"),
        ("person", "Karin Jansen", Tally(found=1), "of a person the surname is enough"),
        ("office", "Jansen", Tally(wrong=1, missed=1), "another kind"),
        ("person", "Jansens", Tally(wrong=1, missed=1), "another name"),
        ("group", "gemeenten", Tally(missed=1), "a common noun is never wrong"),
        ("group", "Gemeenten van Zeeland", Tally(wrong=1, missed=1), "a name of its own may be"),
    ],
)
def test_actors(kind: str, name: str, tally: Tally, why: str) -> None:
    gold = [{"name": "K.H. Jansen", "kind": "person", "name_alt": ["Jansen"]}]
    again = [_actor(kind, f"de {name}")] * (kind != "group")  # the same actor, once more in the paper
    reading = {"text": TEXT, "annotations": [_actor(kind, name), *again]}

    assert score(reading, {"actors": gold}).tallies["actors"] == tally, why
    optional = score(reading, {"actors": [{**gold[0], "optional": True}]}).tallies.get("actors", Tally())
    assert optional == Tally(wrong=tally.wrong) or kind == "office", "debatable: neither way"
