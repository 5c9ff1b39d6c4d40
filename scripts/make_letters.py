"""Makes letters with known answers, as many as asked, to see how a ledger grows.

    python scripts/make_letters.py FOLDER [--letters 1000] [--seed 1]

Each dossier has twenty letters over five years, about 4 KB each. Every letter promises two things, hands over or drops
some of what was promised before, and puts one off; `FOLDER.answers.jsonl` says what became of each promise. All names
are made of syllables, so that two dossiers share no subject. The text is plain: this measures growth, not reading.
"""

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_PER_DOSSIER = 20
_ONSETS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "kr", "br", "gr", "sl")
_RHYMES = ("aar", "oor", "eel", "ijk", "und", "ank", "olt", "erm", "ins", "ost", "uil", "eef", "aal", "iem", "oud")
_KINDS = ("overzicht", "onderzoek", "plan", "verslag", "evaluatie")
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip
_FILL = (
    "De {a}regeling geldt sinds vorig jaar voor alle gemeenten. ",
    "Over de {a}subsidie zijn afspraken gemaakt met de provincies. ",
    "In {year} is {n} miljoen euro besteed aan de {a}voorziening. ",
    "De {a}commissie heeft {n} aanvragen ontvangen, waarvan er {m} zijn toegekend. ",
    "Volgens het CBS steeg het gebruik van de {a}voorziening in {year} met {m} procent. ",
    "Gemeenten en uitvoerders zijn tevreden over de samenwerking rond de {a}voorziening. ",
)


def main() -> None:
    """Writes the letters and the answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with (asked.folder.with_suffix(".answers.jsonl")).open("w", encoding="utf-8") as answers:
        for n in range(-(-asked.letters // _PER_DOSSIER)):
            left = min(_PER_DOSSIER, asked.letters - n * _PER_DOSSIER)
            for name, text, told in dossier(30_000 + n, left, random.Random(f"{asked.seed}-{n}")):  # noqa: S311 - no secret
                (asked.folder / name).write_text(text, encoding="utf-8")
                for answer in told:
                    answers.write(json.dumps(answer, ensure_ascii=False) + "\n")


def dossier(number: int, letters: int, chance: random.Random) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """File name, text and answers of every letter; the answers come with the letter that settles them."""
    day = date(2015, 1, 10) + timedelta(days=chance.randrange(300))
    waiting: list[dict[str, Any]] = []
    for k in range(1, letters + 1):
        body: list[str] = []
        told: list[dict[str, Any]] = []
        for promise in list(waiting):
            fate = chance.random()
            if fate < 0.45:
                body.append(f"Het {promise['what']} is als bijlage bijgevoegd. ")
                told.append({**promise, "status": "fulfilled", "by": k})
            elif fate < 0.55:
                body.append(f"Van het {promise['what']} wordt afgezien. ")
                told.append({**promise, "status": "withdrawn", "by": k})
            elif fate < 0.6:
                body.append(f"Het {promise['what']} is nog niet gereed. ")
                continue
            else:
                continue
            waiting.remove(promise)
        for _ in range(2):
            subject, kind = _word(chance), chance.choice(_KINDS)
            due = date(day.year + 1, chance.randrange(1, 13), 1)
            said = f"Ik stuur uw Kamer uiterlijk {due.day} {_MONTHS[due.month - 1]} {due.year} het {subject}{kind}."
            body.append(said + " ")
            waiting.append(
                {"dossier": number, "letter": k, "promise": said, "what": f"{subject}{kind}", "due": str(due)}
            )
        yield f"{number}-{k}.txt", _letter(number, k, day, body, chance), told
        day += timedelta(days=chance.randrange(60, 120))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_ONSETS) + chance.choice(_RHYMES) for _ in range(3))


def _letter(number: int, k: int, day: date, body: list[str], chance: random.Random) -> str:
    while sum(map(len, body)) < 3_400:
        a = chance.choice(_ONSETS) + chance.choice(_RHYMES)
        fill = chance.choice(_FILL).format(
            a=a, year=day.year - 1, n=chance.randrange(2, 900), m=chance.randrange(2, 60)
        )
        body.insert(chance.randrange(len(body) + 1), fill)
    cut = chance.randrange(2, max(3, len(body) // 3))
    paragraphs = ["".join(body[i : i + cut]).strip() for i in range(0, len(body), cut)]
    written = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    back = (
        f" Ik verwijs naar mijn eerdere brief (Kamerstuk {number // 1000} {number % 1000:03}, nr. {k - 1})."
        if k > 1
        else ""
    )
    return (
        f"{number // 1000} {number % 1000:03} Programma {number}\n\n"
        f"Nr. {k} BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN\n\n"
        f"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, {written}\n\n"
        f"Met deze brief informeer ik uw Kamer over de voortgang.{back}\n\n" + "\n\n".join(paragraphs)
        + "\n\nDe Minister van Economische Zaken,\nJ.K. Terpstra\n"
    )  # fmt: skip


if __name__ == "__main__":
    main()
