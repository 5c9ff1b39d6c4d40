"""Makes the tables of actors in src/griffier/data from fact tables: python scripts/make_actor_tables.py FOLDER.

FOLDER holds `government_members.csv`, `house_members_to_2019.csv`, `organisations.csv` and `countries.csv`. What people
mended in a table stays: a row whose `source` is another than the one made here, and a row that FOLDER does not have.
The choices below are judgements on Dutch usage, not facts.
"""

import csv
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "griffier" / "data"
KNOWN = "general knowledge, unverified"
MEMBERS = "github.com/openkamer/openkamer fixtures (2019), from Wikidata"
MEMBERS_UNTIL = "2019-11-27"  # the last change in that list

Row = dict[str, str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Programmes, funds and methods that the list of bodies holds: they do nothing themselves.
NO_ACTORS = frozenset(
    {"nato-readiness-initiative", "nato-force-model", "pesco", "edf", "epf", "awacs", "partnership-for-peace"}
)
# Headquarters, staffs and agencies: bodies, not units in the field.
BODIES = _words(
    """shape allied-command-operations allied-command-transformation jfc-brunssum jfc-napels jfc-norfolk jsec aircom
    landcom marcom nsatu eums bestuursstaf defensiestaf commit dmo dosco kustwacht-nederland
    kustwacht-caribisch-gebied"""
)
# Abbreviations that are everyday words, other abbreviations as well, or too short to trust on their own: they count
# where the paper writes the name in full, or behind an article.
WEAK = _words(
    """AR AM NA RvC RVS MC NUC NO BD HR BS KL KM KW WB DC GR ER MR AU ISH NP RSM ACT JEF DCC IOE HV AP-PC NMI DPC
    JBZ IVD DIANA COMMIT NAM EK TK AR CAR CSR TIB ATR PVC EBA EEA IMG KMA KIM NRC"""
)
# Written without a capital as well.
SMALL = {
    "politie": ["politie", "nationale politie"],
    "douane": ["douane"],
    "om": ["openbaar ministerie"],
    "ministerraad": ["ministerraad"],
    "nationale-ombudsman": ["nationale ombudsman"],
    "kinderombudsman": ["kinderombudsman"],
    "koninklijke-marechaussee": ["marechaussee"],
    "koninklijke-landmacht": ["landmacht"],
    "koninklijke-luchtmacht": ["luchtmacht"],
    "rijksministerraad": ["rijksministerraad"],
    "algemene-rekenkamer": ["algemene rekenkamer"],
}
LIFE = {
    "defence-planning-committee": ("", "2010-06-10"),
    "isaf": ("2001-12-20", "2014-12-31"),
    "resolute-support": ("2015-01-01", "2021-09-12"),
    "minusma": ("2013-04-25", "2024-01-01"),
}


# The office was divided among several ministers from this day.
DIVIDED = frozenset(
    {("Minister voor Asiel en Migratie", "2025-06-19"), ("Minister van Asiel en Migratie", "2025-06-19")}
)


def slug(text: str) -> str:
    """Letters without marks and digits, joined by hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")


def read(path: Path) -> list[Row]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def full_name(row: Row) -> str:
    """Initials, particle and surname."""
    return " ".join(filter(None, (row["initials"], row["prefix"], row["surname"])))


def surname(row: Row) -> str:
    """Particle and surname."""
    return " ".join(filter(None, (row["prefix"], row["surname"])))


def office_title(row: Row) -> str:
    """The office as letters write it: `Minister van Defensie`, `Minister voor Rechtsbescherming`."""
    ministry, portfolio = row["ministry"], row["portfolio"]
    match row["office"]:
        case "minister" if ministry:
            return f"Minister van {ministry}"
        case "minister":
            return f"Minister voor {portfolio}"
        case "minister zonder portefeuille":
            of = "van" if row["cabinet"] == "Kabinet-Jetten" else "voor"
            return f"Minister {of} {portfolio or ministry}"
        case "staatssecretaris":
            return f"Staatssecretaris van {ministry}"
        case office:
            return office[0].upper() + office[1:]


def person_ids(folder: Path) -> dict[tuple[str, str], str]:
    """Ids by surname and forename: initials and surname, the forename where initials are not enough.

    Initials differ between the lists; the government's come first.
    """
    ids: dict[tuple[str, str], str] = {}
    for table in ("government_members", "house_members_to_2019"):
        for row in read(folder / f"{table}.csv"):
            key = (surname(row), row["forename"])
            if key not in ids:
                name = full_name(row)
                ids[key] = slug(name) if slug(name) not in ids.values() else slug(f"{row['forename']} {surname(row)}")
    return ids


def government(folder: Path) -> Iterable[Row]:
    """Members of the government, a row for each office."""
    ids = person_ids(folder)
    for row in read(folder / "government_members.csv"):
        name, title = full_name(row), office_title(row)
        yield {
            "id": ids[surname(row), row["forename"]],
            "person": name,
            "surname": surname(row),
            "forename": row["forename"],
            "office": row["office"],
            "title": title,
            "ministry": row["ministry"],
            "portfolio": row["portfolio"],
            "divided": "1" if (title, row["start"]) in DIVIDED else "",
            "valid_from": row["start"],
            "valid_to": row["end"],
            "source": row["source"],
        }


def house(folder: Path) -> Iterable[Row]:
    """Members of the House, a row for each time they sat."""
    ids = person_ids(folder)
    for row in read(folder / "house_members_to_2019.csv"):
        if not row["joined"] or row["joined"] == row["left"]:
            continue  # without days nobody can tell when they sat
        yield {
            "id": ids[surname(row), row["forename"]],
            "person": full_name(row),
            "surname": surname(row),
            "forename": row["forename"],
            "valid_from": row["joined"],
            "valid_to": row["left"],
            "source": f"{MEMBERS} {row['wikidata']}; state {MEMBERS_UNTIL}",
        }


def organisations(folder: Path) -> Iterable[Row]:
    """Bodies, and offices and units that have a name."""
    for row in read(folder / "organisations.csv"):
        if row["id"] in NO_ACTORS:
            continue
        short = [a for a in row["abbreviation"].split(";") if a and a != row["name"]]
        # A group is what has no name of its own.
        kind = "organisation" if row["kind"] == "group" or row["id"] in BODIES else row["kind"]
        since, until = LIFE.get(row["id"], ("", ""))
        yield {
            "id": row["id"],
            "name": row["name"],
            "abbreviations": ";".join(short),
            "weak": ";".join(a for a in short if a in WEAK),
            "small": ";".join(SMALL.get(row["id"], ())),
            "names_en": row["name_en"] if row["name_en"] != row["name"] else "",
            "kind": kind,
            "parent": row["parent"],
            "valid_from": since,
            "valid_to": until,
            "source": row["source"] + (f"; dates: {KNOWN}" if since or until else ""),
        }


def countries(folder: Path) -> Iterable[Row]:
    """Countries with their adjectives."""
    for row in read(folder / "countries.csv"):
        pairs = [(row["adjective"], row["adjective_inflected"])]
        pairs += [(a, b) for a, _, b in (p.partition("/") for p in row["other_adjectives"].split(";")) if a]
        yield {
            "alpha2": row["alpha2"],
            "name": row["name_nl"],
            "names": row["alt_names_nl"],
            "adjectives": ";".join(a for a, _ in pairs if a),
            "inflected": ";".join(b for _, b in pairs if b),
            "name_en": row["name_en"],
            "names_en": "",
            "adjectives_en": "",
            "valid_from": "",
            "valid_to": "",
            "source": row["source"],
        }


TABLES: dict[str, tuple[Callable[[Path], Iterable[Row]], Sequence[str]]] = {
    "government_members": (government, ("id", "title", "valid_from")),
    "house_members": (house, ("id", "valid_from")),
    "organisations": (organisations, ("id",)),
    "countries": (countries, ("alpha2",)),
}


def merge(made: list[Row], there: list[Row], key: Sequence[str]) -> list[Row]:
    """The rows that were made, but those that somebody mended or added as they stand."""
    old = {tuple(r[k] for k in key): r for r in there}
    out: list[Row] = []
    for row in made:
        kept = old.pop(tuple(row[k] for k in key), None)
        out.append(kept if kept and kept["source"] != row["source"] else row)
    return out + list(old.values())


def main(folder: Path) -> None:
    """Writes all tables."""
    for name, (make, key) in TABLES.items():
        made = list(make(folder))
        path = DATA / f"{name}.csv"
        merged = merge(made, read(path) if path.exists() else [], key)
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, list(made[0]), lineterminator="\n")
            out.writeheader()
            out.writerows(merged)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
