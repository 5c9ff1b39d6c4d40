"""What became of promises: two dossiers read by a careful reader first; what must hold whatever the papers say."""

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from griffier.follow.cues import signals
from griffier.follow.status import standing
from griffier.ledger.connection import LedgerError
from griffier.ledger.ledger import Ledger

ROOT = Path(__file__).parents[2]
TOLD = {
    p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in (Path(__file__).parent / "dossiers").glob("*.toml")
}
KINDS = ("commitments", "decisions", "expectations")


def _stands(item: dict[str, Any]) -> str:
    return str(item["status"]) + (" late" if item["late"] else "")


def _plain(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Items without where their files lay."""
    for item in items:
        for place in (item["place"], *(e["place"] for e in (*item["evidence"], *item["candidates"]))):
            place["document"]["source"] = Path(place["document"]["source"]).name
    return items


@pytest.mark.parametrize("name", TOLD)
def test_a_dossier_stands_as_a_careful_reader_says(name: str, ledger: Ledger) -> None:
    told = TOLD[name]
    ledger.add(ROOT / told["letters"])
    for on in told["on"]:
        for kind in KINDS:
            items = ledger.items(kind, as_of=on["day"])
            for words, status in on.get(kind, {}).items():
                found = [_stands(i) for i in items if words in i["place"]["text"]]
                assert found == [status], f"{on['day']}: {words}"
            if kind == "commitments":
                others = [i["place"]["text"] for i in items if not any(w in i["place"]["text"] for w in on[kind])]
                assert others == []


@pytest.mark.parametrize("name", TOLD)
def test_every_place_is_the_exact_words(name: str, ledger: Ledger) -> None:
    ledger.add(ROOT / TOLD[name]["letters"])
    texts = {r["document"]["sha256"][:16]: r["text"] for r in ledger.readings()}
    for kind in KINDS:
        for item in ledger.items(kind, as_of="2026-01-01"):
            for place in (item["place"], *(e["place"] for e in (*item["evidence"], *item["candidates"]))):
                assert texts[place["document"]["id"]][place["start"] : place["end"]] == place["text"]
            assert all(e["place"]["document"]["date"] > item["place"]["document"]["date"] for e in item["evidence"])


def test_an_answer_for_a_day_is_that_of_the_papers_up_to_it(ledger: Ledger, tmp_path: Path) -> None:
    letters = sorted((ROOT / TOLD["drinkwater"]["letters"]).glob("*.txt"))
    early = tmp_path / "early"
    early.mkdir()
    for file in letters[:4]:
        shutil.copy(file, early)
    with Ledger(f"sqlite:///{tmp_path}/early.db") as other:
        other.add(early)
        then = {kind: _plain(other.items(kind, as_of="2023-12-01")) for kind in KINDS}

    ledger.add(letters)

    assert {kind: _plain(ledger.items(kind, as_of="2023-12-01")) for kind in KINDS} == then


def test_the_order_in_which_papers_come_in_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    letters = sorted((ROOT / TOLD["zorg"]["letters"]).glob("*.txt"))
    ledger.add(letters)
    whole = {kind: ledger.items(kind, as_of="2026-01-01") for kind in KINDS}
    letters = [*letters[3:], *reversed(letters[:3])]
    with Ledger(f"sqlite:///{tmp_path}/shuffled.db") as other:
        for file in letters:
            other.add(file)

        assert {kind: other.items(kind, as_of="2026-01-01") for kind in KINDS} == whole


def test_filters(ledger: Ledger) -> None:
    for told in TOLD.values():
        ledger.add(ROOT / told["letters"])
    day = "2025-05-01"

    assert {i["status"] for i in ledger.commitments(as_of=day, status="overdue")} == {"overdue"}
    assert {i["actor"]["name"] for i in ledger.commitments(as_of=day, actor="Roelofsen")} == {"A.M. Roelofsen"}
    in_zorg = ledger.commitments(as_of=day, dossier="37120")
    assert {i["place"]["document"]["identifier"][:9] for i in in_zorg} == {"kst-37120"}
    assert ledger.commitments(as_of="2020-01-01") == []
    assert ledger.commitments(as_of=day, topic="no such subject") == []


def test_a_readers_judgement_wins_and_what_was_found_stays_visible(ledger: Ledger) -> None:
    ledger.add(ROOT / TOLD["drinkwater"]["letters"])
    item = next(i for i in ledger.commitments(as_of="2025-05-01") if "Binnenkort" in i["place"]["text"])

    ledger.judge(item["id"], "fulfilled", by="A. Reader", because="it stands in the letter of 21 March 2024")
    judged = next(i for i in ledger.commitments(as_of="2025-05-01") if i["id"] == item["id"])
    assert (judged["status"], judged["found_status"]) == ("fulfilled", "open")
    assert (judged["judged"]["by"], judged["judged"]["status"]) == ("A. Reader", "fulfilled")
    assert item["id"] in {i["id"] for i in ledger.commitments(as_of="2025-05-01", status="fulfilled")}

    ledger.judge(item["id"], None, by="A. Reader", because="I was wrong")
    back = next(i for i in ledger.commitments(as_of="2025-05-01") if i["id"] == item["id"])
    assert (back["status"], back["judged"]) == ("open", None)

    with pytest.raises(LedgerError, match="no item nothing"):
        ledger.judge("nothing", "open", by="A. Reader", because="")


def test_english_papers_are_followed_as_well(ledger: Ledger, tmp_path: Path) -> None:
    head = "Letter of {day}\n\nTo the Speaker of the House of Representatives\n\nThe Hague, {day}\n\nDear Speaker,\n\n"
    (tmp_path / "a.txt").write_text(
        head.format(day="3 May 2023") + "I will send the House the study on lighthouses before 1 October 2023.\n\n"
        "See Kamerstuk 36 999, nr. 1.\n\nYours sincerely,\n\nA. Writer\nMinister of Defence\n", encoding="utf-8"
    )  # fmt: skip
    ledger.add(tmp_path)

    assert [i["status"] for i in ledger.commitments(as_of="2023-06-01")] == ["open"]
    assert [i["status"] for i in ledger.commitments(as_of="2024-01-01")] == ["overdue"]


@pytest.mark.parametrize(
    ("last", "day", "evidence", "status", "late"),
    [
        (None, "2024-01-01", [], "open", False),
        ("2023-12-31", "2023-12-31", [], "open", False),
        ("2023-12-31", "2024-01-01", [], "overdue", False),
        ("2023-12-31", "2024-01-01", [("delayed", "2023-11-01")], "overdue", False),
        ("2023-12-31", "2024-01-01", [("repeated", "2023-11-01")], "overdue", False),
        ("2023-12-31", "2024-01-01", [("partly", "2023-11-01")], "partly", False),
        ("2023-12-31", "2024-01-01", [("fulfilled", "2023-12-31")], "fulfilled", False),
        ("2023-12-31", "2024-03-01", [("partly", "2023-11-01"), ("fulfilled", "2024-02-01")], "fulfilled", True),
        (None, "2024-03-01", [("fulfilled", "2024-02-01")], "fulfilled", False),
        ("2023-12-31", "2024-03-01", [("superseded", "2023-12-01")], "superseded", False),
        ("2023-12-31", "2024-03-01", [("withdrawn", "2024-01-01")], "withdrawn", False),
    ],
)
def test_the_status_follows_from_the_last_deciding_evidence(
    last: str | None, day: str, evidence: Any, status: str, late: bool
) -> None:
    assert standing(last, day, evidence) == (status, late)


@pytest.mark.parametrize(
    ("sentence", "there", "missing"),
    [
        ("Het rapport is als bijlage bijgevoegd.", "enclosed", "delayed"),
        ("Uw Kamer is op 3 mei geïnformeerd over de proef.", "", "enclosed"),
        ("Hiermee doe ik mijn toezegging gestand.", "kept", "withdrawn"),
        ("Zoals toegezegd ga ik in op de bruggen.", "kept", "withdrawn"),
        ("Het onderzoek is nog niet afgerond.", "delayed", "enclosed"),
        ("De planning is ongewijzigd.", "unchanged", "delayed"),
        ("Daarmee vervalt de toezegging.", "withdrawn", "kept"),
        ("Van een platform wordt afgezien.", "withdrawn", "delayed"),
        ("Twee van de vijf overwegen zijn klaar.", "partly", "withdrawn"),
        ("De rapportage gaat over de eerste helft van 2023.", "", "enclosed"),
        ("Bij brief van 27 juni heeft uw Kamer de verdeling ontvangen.", "sent", "delayed"),
    ],
)
def test_signals_of_a_sentence(sentence: str, there: str, missing: str) -> None:
    found = signals(sentence)

    assert not there or there in found
    assert missing not in found


@pytest.mark.parametrize(
    ("language", "sentence", "done"),
    [
        ("nl", "Het onderzoek is afgerond.", True),
        ("nl", "De toezegging is daarmee afgedaan.", True),
        ("nl", "Het waterschap heeft de dijk versterkt.", True),
        ("nl", "Het kabinetsbeleid is hiervoor de grondslag.", False),
        ("nl", "De rijksoverheid heeft daar een eigen rol.", False),
        ("nl", "Ik heb het voornemen de norm te verlagen.", False),
        ("nl", "De opening werd in juni verwacht.", False),
        ("en", "The review was completed in May.", True),
        ("en", "The ministers have taken the decision.", True),
        ("en", "The government has a role in this.", False),
        ("en", "The report was expected in May.", False),
        ("en", "There was no need for it.", False),
    ],
)
def test_what_is_done(language: str, sentence: str, done: bool) -> None:
    assert ("done" in signals(sentence, language)) is done


def test_a_word_without_end_takes_no_time() -> None:
    assert "done" not in signals("het is " + "gege" * 200_000 + "n")
