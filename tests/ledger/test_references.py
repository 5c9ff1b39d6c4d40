"""What each reference leads to in the ledger, and back."""

from pathlib import Path

import pytest

from griffier.ledger.ledger import Ledger

# In which letter, the words, what they lead to, by what, and why.
LEADS = [
    ("2022-10-13", "Kamerstuk 31 999, nr. 3", "2022-04-07", "identifier", "a number"),
    ("2022-10-13", "mijn brief van 7 april jl.", "2022-04-07", "date_and_sender", "the signer's own, without a year"),
    ("2023-02-01", "brief van de Minister van Infrastructuur en Waterstaat van 13 oktober 2022", "2022-10-13",
     "date_and_sender", "another minister's"),
    ("2023-02-01", "brief van de Minister van Defensie van 7 april 2022", None, None, "that day, another sender"),
    ("2022-04-07", "Kamerstuk 31 999, nr. 1", None, None, "a paper that is not in the ledger"),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "words", "leads", "how", "why"), LEADS, ids=[why for *_, why in LEADS])
def test_a_reference_leads_to(
    filled: Ledger, paper: str, words: str, leads: str | None, how: str | None, why: str
) -> None:
    found = [
        r for r in filled.references()
        if paper in r["place"]["document"]["source"] and r["place"]["text"] == words
    ]  # fmt: skip

    assert [(r["resolved"] and Path(r["resolved"]["source"]).stem, r["how"]) for r in found] == [(leads, how)], why


def test_a_second_letter_of_that_day_and_sender_makes_it_unclear(filled: Ledger, letters: Path) -> None:
    twin = letters / "2022-04-07-twin.txt"
    twin.write_text(
        (letters / "2022-04-07.txt").read_text(encoding="utf-8").replace("Nr. 3", "Nr. 4"), encoding="utf-8"
    )
    filled.add(twin)

    mine = next(r for r in filled.references() if r["place"]["text"].startswith("mijn brief"))
    assert (mine["resolved"], mine["how"]) == (None, None)


def test_who_cites_a_paper(filled: Ledger) -> None:
    cites = filled.references(to="kst-31999-3")

    assert {c["place"]["text"] for c in cites} >= {"mijn brief van 7 april jl.", "Kamerstuk 31 999, nr. 3"}
    assert all(c["resolved"]["identifier"] == "kst-31999-3" for c in cites)


def test_what_a_paper_cites(filled: Ledger) -> None:
    assert {r["place"]["document"]["identifier"] for r in filled.references(from_="kst-31999-5")} == {"kst-31999-5"}


def test_what_to_fetch_next(filled: Ledger) -> None:
    assert [r["target"] for r in filled.references(missing=True)] == ["kst-31999-1"]


def test_a_paper_that_comes_later_is_found(filled: Ledger, letters: Path) -> None:
    late = letters / "first.txt"
    text = (letters / "2022-04-07.txt").read_text(encoding="utf-8")
    late.write_text(text.replace("Nr. 3", "Nr. 1").replace("7 april", "2 maart"), encoding="utf-8")
    filled.add(late)

    assert "kst-31999-1" not in [r["target"] for r in filled.references(missing=True)]


def test_every_place_holds_its_words(filled: Ledger) -> None:
    texts = {r["document"]["sha256"][:16]: r["text"] for r in filled.readings()}

    for r in filled.references():
        place = r["place"]
        assert texts[place["document"]["id"]][place["start"] : place["end"]] == place["text"]


def test_a_reading_that_is_exported_says_where_its_references_lead(filled: Ledger) -> None:
    readings = {r["document"]["identifier"]: r for r in filled.readings()}

    own = {a["text"]: a["resolved"] for a in readings["kst-31999-5"]["annotations"] if a["type"] == "reference"}
    assert own["Kamerstuk 31 999, nr. 3"]["identifier"] == "kst-31999-3"
