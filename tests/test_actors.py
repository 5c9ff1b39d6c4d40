"""Every row of tests/text/actors.toml; persons by their day; short forms; bad input."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import griffier
from griffier.model.actor import Actor

ROWS = tomllib.loads((Path(__file__).parent / "text/actors.toml").read_text(encoding="utf-8"))["case"]
DAY = "2022-10-21"


def _actors(text: str, day: str | None = DAY) -> list[Actor]:
    return griffier.read_text(text, find={"actor"}, date=day).actors


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_row(row: dict[str, Any]) -> None:
    text = row["text"]
    signed = "\n\nDe {},\n{}\n".format(*row["signer"]) if "signer" in row else ""
    reading = griffier.read_text(text + signed, find={"actor"}, date=row.get("date", DAY))
    body = [a for a in reading.actors if a.start < len(text)]

    assert [[a.text, a.kind, a.name, a.entity or ""] for a in body] == row["found"], row["why"]
    for a in reading.actors:
        assert a.text == reading.text[a.start : a.end]
        assert (a.entity is None) == (a.reason is not None)
        assert a.entity is None or not a.candidates
    assert len({a.id for a in reading.actors}) == len(reading.actors)


@pytest.mark.parametrize(
    ("text", "day", "role", "party"),
    [
        ("Minister Kuipers sprak.", "2022-10-21", "Minister van Volksgezondheid, Welzijn en Sport", None),
        ("Minister Kuipers sprak.", None, None, None),
        ("Premier Rutte sprak.", "2022-10-21", "Minister-president", None),
        ("Toenmalig minister Bijleveld sprak.", "2022-10-21", None, None),
        ("Het lid Sjoerdsma (D66) sprak.", "2018-03-01", "Lid van de Tweede Kamer", "D66"),
        ("Het lid Harkema (Onze Dorpen) sprak.", "2022-10-21", "Kamerlid", "Onze Dorpen"),
        ("Het lid Harkema (Kamerstuk 36 410, nr. 12) sprak.", "2022-10-21", "Kamerlid", None),
        ("Minister Verhoeckx (Infrastructuur en Waterstaat) sprak.", "2024-05-21",
         "Minister van Infrastructuur en Waterstaat", None),
        ("De Minister van Defensie Reznikov sprak.", "2022-10-21", "Minister van Defensie", None),
        ("President Macron sprak.", "2022-10-21", "President", None),
    ],
)  # fmt: skip
def test_the_role_is_the_office_on_the_day_of_the_paper(
    text: str, day: str | None, role: str | None, party: str | None
) -> None:
    (person,) = [a for a in _actors(text, day) if a.kind == "person"]

    assert (person.role, person.party) == (role, party)


def test_two_of_one_name_are_both_named() -> None:
    (person,) = _actors("Het lid Van Dijk vroeg hiernaar.", "2018-09-05")

    assert person.entity is None
    assert person.candidates == ("g-j-van-dijk", "jasper-van-dijk")
    assert person.reason == "several are called so"


def test_a_body_of_two_with_one_abbreviation_names_both() -> None:
    (body,) = _actors("De RvC adviseert.")

    assert body.entity is None
    assert set(body.candidates) == {"raad-concurrentievermogen", "raad-voor-cultuur"}


def test_two_signers_leave_the_minister_open() -> None:
    text = (
        "Kan de Minister dat toelichten?\n\nDe Minister van Financiën,\nS.A.M. Kaag\n\n"
        "De Minister van Defensie,\nK.H. Ollongren\n"
    )
    minister = _actors(text)[0]

    assert minister.entity is None
    assert minister.candidates == ("minister-van-financien", "minister-van-defensie")


def test_signers_are_actors_and_the_head_is_not() -> None:
    letter = (
        "28 676 NAVO\n\nNr. 431 BRIEF VAN DE MINISTER VAN DEFENSIE\n\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 21 oktober 2022\n\n"
        "Hierbij stuur ik u het verslag.\n\nDe Minister van Defensie,\nK.H. Ollongren\n"
    )
    assert [(a.kind, a.name, a.entity, a.role) for a in _actors(letter)] == [
        ("office", "Minister van Defensie", "minister-van-defensie", None),
        ("person", "K.H. Ollongren", "k-h-ollongren", "Minister van Defensie"),
    ]


def test_the_house_is_the_one_that_is_written_to() -> None:
    letter = "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal\n\nDen Haag, 6 februari 2024\n\nUw Kamer vroeg."

    assert [(a.text, a.entity) for a in _actors(letter)] == [("Uw Kamer", "eerste-kamer")]


def test_english_words_count_in_english_papers_only() -> None:
    english = "We, the Allies, call on Russia to comply with the decision of the European Union and the Dutch proposal."
    dutch = "Wij lezen het rapport Russia and the Allies van de Dutch Safety Board en van de regering."

    assert [(a.kind, a.name, a.entity) for a in _actors(english)] == [
        ("group", "allies", None),
        ("country", "Russia", "RU"),
        ("organisation", "European Union", "eu"),
        ("country", "Netherlands", "NL"),
    ]
    assert [a.name for a in _actors(dutch)] == ["Dutch Safety Board", "regering"]


def test_the_same_actors_are_found_whatever_else_is_asked() -> None:
    text = "De motie-Harkema (Kamerstuk 36 410, nr. 12) vraagt het kabinet om een wet, zie Stb. 2022, 331 en de EU."

    assert _actors(text) == griffier.read_text(text, date=DAY).actors


@pytest.mark.parametrize(
    "text",
    [
        "het lid ", "de leden , en", "Minister van ", "minister " * 2000, "de Minister en " * 2000,
        "het lid Bos, " * 2000,
        "A.B." * 3000, "de heer van de van de " * 1000, "Raad voor " * 3000, "(SACEUR) " * 2000, "NAVO-" * 3000,
        "Inspectie A en " * 1500, "de Raad. " * 3000, "Minister\n\nvan Defensie", "De VS\n\nen",
        "fractievoorzitter " * 1500 + "Bos", "B.V. " * 2000, "43e " * 2000 + "brigade",
        "raad" * 8000, "Raad " * 4000, "Nationaal Raad" * 3000, "EU Hoge Vertegenwoordiger " * 2000, "College " * 4000,
        "KPN en Xx Yy en " * 2000, "Jan " * 4000, "ministers van A, " * 3000, "de gemeenten A, B, " * 2000,
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_odd_text_is_read_in_time_and_without_a_crash(text: str) -> None:
    for a in _actors(text):
        assert a.text
