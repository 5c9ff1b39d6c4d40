"""Every row of tests/text/statements.toml; who is meant, terms, explanation; bad input."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

import griffier
from griffier.find.statements.kinds import PRECEDENCE
from griffier.model.statement import Statement
from griffier.publish.explain import explain

ROWS = tomllib.loads((Path(__file__).parent / "text/statements.toml").read_text(encoding="utf-8"))["case"]
SIGNED = "\n\nDe Minister van Economische Zaken en Klimaat,\nJ.K. Terpstra\n"


def _read(text: str) -> griffier.Reading:
    return griffier.read_text("Geachte voorzitter,\n\n" + text + SIGNED, date="2023-03-15")


def _told(s: Statement) -> str:
    who = "-" if s.actor is None else "@" if s.actor.name == "J.K. Terpstra" else s.actor.name
    flags = [flag for flag, said in (("not", s.negated), ("if", s.condition)) if said]
    return " ".join([s.kind, who, s.due or "-", *flags])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_row(row: dict[str, Any]) -> None:
    reading = _read(row["text"])

    assert [_told(s) for s in reading.statements] == row["found"]
    for s in reading.statements:
        assert s.text == reading.text[s.start : s.end]
        assert s.cue
        assert s.rule.startswith("statement.")


def test_a_third_of_the_rows_holds_nothing() -> None:
    assert len(ROWS) >= 200
    assert sum(not row["found"] for row in ROWS) >= len(ROWS) // 3


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("De ministers stelden de plannen vast. Zij gaven de Commissie mandaat om te onderhandelen.",
         ["ministers", "ministers"]),
        ("De Raad van State adviseerde negatief. Hij benadrukte het belang van uitvoerbaarheid.",
         ["Raad van State", "Raad van State"]),
        ("Nederland en Zweden wezen op de risico's. Beide landen steunden het voorstel.",
         ["Nederland en Zweden", "Nederland en Zweden"]),
        ("Zij riepen de Commissie op om te wachten.", [None]),
        ("De cijfers zijn bekend. Hij benadrukte het belang ervan.", [None]),
        ("Er is besloten de weg te verbreden.", [None]),
    ],
)  # fmt: skip
def test_a_pronoun_means_who_was_spoken_of_before_or_nobody(text: str, actors: list[str | None]) -> None:
    assert [s.actor and s.actor.name for s in _read(text).statements] == actors


def test_two_acts_in_one_sentence_are_two() -> None:
    reading = _read("De Raad nam de conclusies aan en gaf de Commissie opdracht voor 1 juli een voorstel te doen.")

    assert [_told(s) for s in reading.statements] == ["decision Raad -", "tasking Raad ../2023-06-30"]
    assert reading.statements[1].addressee == "europese-commissie"


def test_a_decision_that_is_only_reported_counts_beside_the_stand() -> None:
    reading = _read("Nederland benadrukte dat het kabinet tot een verhoging heeft besloten.")

    assert [_told(s) for s in reading.statements] == ["position Nederland -", "decision kabinet -"]


@pytest.mark.parametrize(
    ("text", "due", "kind", "event"),
    [
        ("Ik informeer uw Kamer vóór 1 juni.", "../2023-05-31", "date", None),
        ("Ik informeer uw Kamer in het najaar.", "2023-23", "window", None),
        ("Ik informeer uw Kamer vóór het zomerreces.", "../2023-07-06", "recess", None),
        ("Ik informeer uw Kamer voor het debat over de begroting.", None, "event", "het debat over de begroting"),
        ("Ik informeer uw Kamer binnen twee maanden.", "../2023-05-15", "window", None),
        ("Ik informeer uw Kamer spoedig.", None, "vague", None),
        ("Ik informeer uw Kamer over de voortgang.", None, "none", None),
    ],
)
def test_terms(text: str, due: str | None, kind: str, event: str | None) -> None:
    (statement,) = _read(text).statements

    assert (statement.due, statement.due_kind, statement.due_event) == (due, kind, event)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ik zal uw Kamer informeren.", "firm"),
        ("Ik ben bereid uw Kamer te informeren.", "intention"),
        ("Ik verwacht uw Kamer te kunnen informeren.", "expectation"),
        ("Zodra het advies er is, informeer ik uw Kamer.", "conditional"),
    ],
)
def test_how_firmly_it_is_promised(text: str, modality: str) -> None:
    assert [s.modality for s in _read(text).statements] == [modality]


def test_english_is_read_by_the_same_code() -> None:
    text = (
        "We, the Ministers, met today. Allies agreed to strengthen the eastern flank. Ministers called on Russia to "
        "withdraw. The Council tasked the Commission to report before 1 June 2023. Germany and France reaffirmed their "
        "support for Moldova. Poland welcomed the decision of the Council and the efforts of its partners."
    )
    found = griffier.read_text(text, date="2023-03-15").statements

    assert [(s.kind, s.actor and s.actor.name) for s in found] == [
        ("discussion", "Ministers"),
        ("decision", "allies"),
        ("call", "ministers"),
        ("tasking", "Council"),
        ("position", "Germany and France"),
        ("position", "Poland"),
    ]


def test_a_list_of_promises_needs_no_verbs() -> None:
    text = "Toezeggingen\n\n- Een brief vóór 1 mei.\n- Een overzicht van de kosten.\n\nVervolg\n\n- Een lijst."

    assert [_told(s) for s in _read(text).statements] == ["commitment kabinet ../2023-04-30", "commitment kabinet -"]


def test_what_has_to_come_first_is_named() -> None:
    reading = _read(
        "Nederland onderzoekt of het kan bijdragen. Nadat hierover is besloten door bondgenoten, kan het kabinet "
        "beslissen over deelname."
    )
    plan, expectation = reading.statements

    assert (plan.kind, expectation.kind) == ("plan", "expectation")
    assert expectation.depends_on == (plan.id,)
    assert plan.depends_on == ()


def test_explain_tells_cue_entry_and_what_was_turned_down() -> None:
    reading = _read("Ik zeg toe de Kamer te informeren. Hierbij ontvangt u het verslag.")
    promise = reading.statements[0]

    (story,) = [dict(s) for a, s in explain(reading, promise.start).found if a is promise]
    assert story["cue"] == "zeg toe"
    assert story["in the lexicon"] == "toe+zeggen"
    assert "plan" in story["outranks"]
    turned_down = explain(reading, reading.text.index("ontvangt")).rejected
    assert [why for hit, _, why in turned_down if hit.type == "statement"] == ["the letter itself does it"]


def test_every_kind_has_one_place_in_the_precedence() -> None:
    assert len(set(PRECEDENCE)) == len(PRECEDENCE) == 9


@pytest.mark.parametrize(
    "text",
    [
        "woord " * 10_000 + ".",
        "HET KABINET ZAL DE KAMER INFORMEREN OVER DE VOORTGANG " * 300,
        "dat " * 5_000 + "is.",
        "heeft besloten dat " * 2_000,
        "1 2 3 4 5 6 7 8 9 " * 2_000,
        "d3 m1n|ster h33ft b€sl0ten t0t v3rl@ging v@n d3 k0sten. " * 500,
        "((((((" * 2_000 + "de Raad besloot",
        "Rij\tKolom\tTotaal\n" * 500,
        "en, of, maar, want; : . " * 1_000,
    ],
)  # fmt: skip
def test_bad_text_takes_no_long_time(text: str) -> None:
    begun = time.process_time()
    reading = griffier.read_text(text)

    assert time.process_time() - begun < 3
    assert all(s.text == reading.text[s.start : s.end] for s in reading.statements)


def test_noise_names_nobody() -> None:
    reading = griffier.read_text("w0ord zaak ding hemd riem broek zonder werkwoord " * 50 + ".")

    assert not [s for s in reading.statements if s.actor]
