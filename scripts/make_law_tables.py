"""Makes src/griffier/data/laws.csv and treaties.csv from fact tables: python scripts/make_law_tables.py FOLDER.

FOLDER holds `law_names.csv` (often cited acts), `treaties.csv` and `laws.csv` (the large list of ids with names in
lower case). The often cited acts go in whole; of the large list only names that are unique and long or peculiar
enough to be read in running text without a doubt. The choices below are judgements on Dutch usage, not facts.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "griffier" / "data"
LIST = "github.com/statengeneraal/laws-markdown, state 2017"
KNOWN = "general knowledge, unverified"

LAW_FIELDS = [
    "bwb_id", "title", "names", "alone", "phrase", "article", "ambiguous", "valid_from", "valid_to", "source",
]  # fmt: skip
TREATY_FIELDS = [
    "bwb_id", "title", "names", "english", "places", "alone", "phrase", "article", "ambiguous", "date", "trb", "source",
]  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Abbreviations that mean the act wherever they stand. All others mean it only behind an article.
ALONE = _words(
    """Awb Awgb Awbi Awir AWR Wwft Woo Wob Wbp Wpg Wht Wlz Wkkgz Wft Zvw Wmg WTZi Wtza Wzd Wvggz Wfz Wbmv Wjsg Wahv WAHV
    UAVG Pbw WOTS RWN Wav Wabb Wfpp Gemw Wgr Wnb Wabo Wro Wgh Wbm WHW WPO WTOS WNT Wbni Wgbz WGBO WSNP Wsnp WagwEU Wtp
    WAB Wkb Wsn Wdo Wmebv Wazo Waadi Wwz Wfsv WED WWM Adw Wtl Wafz Gnw Wmh Wabvpz Twm Wkgb Kew Chw Wcw Wwke Cbw Rgbv
    WolBES FinBES Wmcz Wzl Wazv Wvr Wfw Wbft Wtfv Wvgs Wgb Wrra Bibob-wet
    EVRM VWEU VEU IVRK UNCLOS IVBPR IVESCR UVRM CEDAW OPCAT IVRPH CRPD CITES TPNW CTBT UNFCCC FCTC HKOV UNCAC UNTOC
    CETA GATT VSCB IVUR BTWC NAVO-SOFA PfP-SOFA UNCCD TFEU ICCPR ICESCR UNCRC"""
) | {"NATO SOFA", "PfP SOFA"}
# These name a benefit, a wage or a sum as often as the act: they mean the act behind `op grond van de`.
PHRASE = _words("AOW Anw AKW WW ZW WAO WIA WAZ TW IOAW Wajong WML Wml Appa WOR WEC WEB WMS Wsw NPV")

# Books of the Burgerlijk Wetboek are cited by number and title.
BOOK = re.compile(r"Burgerlijk Wetboek Boek (\d+A?)")

# The ends of acts that usage changed, and the starts of those in their place.
DATES = {
    "BWBR0005252": ("", "2022-05-01"),
    "BWBR0045754": ("2022-05-01", ""),
    "BWBR0011468": ("", "2018-05-25"),
    "BWBR0040940": ("2018-05-25", ""),
    "BWBR0037885": ("2024-01-01", ""),
    "BWBR0024779": ("", "2024-01-01"),
    "BWBR0020449": ("", "2024-01-01"),
    "BWBR0027431": ("", "2024-01-01"),
    "BWBR0037552": ("", "2024-01-01"),
    "BWBR0009755": ("", "2026-01-01"),
    "BWBR0011440": ("", "2026-01-01"),
    "BWBR0050714": ("2026-01-01", ""),
}
MORE_NAMES = {
    "Wet maatschappelijke ondersteuning 2015": ["Wet maatschappelijke ondersteuning"],
    "Wet ter voorkoming van witwassen en financieren van terrorisme": [
        "Wet ter voorkoming van witwassen en het financieren van terrorisme"
    ],
    "Ambtenarenwet 2017": ["Ambtenarenwet"],
    "Archiefwet 1995": ["Archiefwet"],
    "Auteurswet": ["Auteurswet 1912"],
    "Wet kwaliteit, klachten en geschillen zorg": ["Wet kwaliteit klachten en geschillen zorg"],
}
NATO = "Verdrag tussen de staten die partij zijn bij het Noord-Atlantisch Verdrag"
MORE_TREATY_NAMES = {
    "Noord-Atlantisch Verdrag": ["Noord-Atlantische Verdrag"],
    "Verdrag tot bescherming van de rechten van de mens en de fundamentele vrijheden": [
        "Europees Verdrag tot bescherming van de rechten van de mens en de fundamentele vrijheden",
        "Europees Verdrag inzake de rechten van de mens",
        "Europees Verdrag van de Rechten van de Mens",
        "ECHR",
    ],
    "Verdrag inzake de rechten van het kind": [
        "Kinderrechtenverdrag",
        "Internationaal Verdrag inzake de Rechten van het Kind",
        "UNCRC",
    ],
    "Verdrag inzake de rechten van personen met een handicap": [
        "VN-verdrag inzake de rechten van personen met een handicap",
        "VN-Gehandicaptenverdrag",
    ],
    "Handvest van de grondrechten van de Europese Unie": [
        "Handvest van de grondrechten van de EU",
        "Handvest van de grondrechten",
        "EU-Handvest van de grondrechten",
    ],
    "Handvest van de Verenigde Naties": ["Handvest van de VN", "UN Charter"],
    "Statuut van Rome inzake het Internationaal Strafhof": ["Rome Statute"],
    "Verdrag betreffende de Europese Unie": ["TEU"],
    "Verdrag betreffende de werking van de Europese Unie": ["TFEU"],
    "Internationaal Verdrag inzake burgerrechten en politieke rechten": ["ICCPR"],
    "Internationaal Verdrag inzake economische, sociale en culturele rechten": ["ICESCR"],
    f"{NATO} nopens de rechtspositie van hun krijgsmachten": ["NATO SOFA"],
    f"{NATO} en de overige aan het Partnerschap voor de Vrede deelnemende staten nopens de rechtspositie van hun "
    "strijdkrachten": ["PfP SOFA"],
    "Verdrag betreffende de status van vluchtelingen": ["VN-Vluchtelingenverdrag"],
    "Verdrag betreffende de status van staatlozen": ["VN-Staatlozenverdrag"],
    "Raamverdrag van de Verenigde Naties inzake klimaatverandering": ["VN-Klimaatverdrag"],
    "Verdrag inzake biologische diversiteit": ["VN-Biodiversiteitsverdrag"],
    "Verdrag tegen foltering en andere wrede, onmenselijke of onterende behandeling of bestraffing": [
        "VN-Antifolterverdrag",
        "VN-Folterverdrag",
    ],
    "Verdrag van de Verenigde Naties inzake het recht van de zee": ["VN-Zeerechtverdrag", "Zeerechtverdrag"],
}  # fmt: skip
MORE_ENGLISH = {"Noord-Atlantisch Verdrag": ["Washington Treaty"]}

# Words of the large list that are common nouns as well, or that more than one act has been called.
COMMON = _words(
    """overgangswet afschaffingswet stelselwet conjunctuurwet vorderingswet prijzenwet distributiewet beroepswet
    spellingwet reparatiewet verzamelwet invoeringswet noodwet machtigingswet intrekkingswet kaderwet koppelingswet
    interventiewet geefwet flexwet uitvoeringsbesluit uitvoeringsregeling bezoldigingsbesluit delegatiebesluit
    mandaatbesluit organisatiebesluit instellingsbesluit convention protocol verdrag"""
) | {"reglement ii", "fisheries convention", "convention internationale", "universal postal convention"}
ACT_WORD = re.compile(r"(?:wet|wetboek|besluit|regeling|reglement)$")
NO_ACT = re.compile(
    r"^(?:wijzigings|aanpassings|intrekkings|vaststellings|goedkeurings|evaluatie|overige|leningwet|belastingplan)"
    r"|^(?:verzamel|herindelingswet|reparatiewet|veegwet)"
    r"|^(?:wet|rijkswet|besluit|regeling) (?:tot|van|houdende|ex|i\.|inz|om|op grond)\b"
    r"|\betc$|\benz\b|\bex artikel\b|\bhoudende\b|\b\w\.\w|\d{1,2} [a-z]+ \d{4}|[()\[\]_„”–]"
    r"|\bvan de gemeenten\b|samenvoeging"
)
TREATY_WORD = re.compile(r"(?:verdrag|handvest|statuut|overeenkomst|protocol|conventie|convention|treaty|charter)\b")
NO_TREATY = re.compile(
    r"\betc$|^(?:\w+ )?(?:aanvullend|financieel|additional|optional|wijzigings|uitvoerings)\W?\w*(?: protocol)?$"
    r"|^(?:additional protocol i|protocol (?:i|ii|no|van|of)\b.*)$"
    r"|^(?:convention|agreement|overeenkomst) (?:inzake|betreffende) \w+$"
    r"|^(?:notawisseling|briefwisseling|handelsverdrag|cultureel|accord|arbeids|luchtvaart|tweede|drittes)"
    r"|\d{2}-\d{2}-\d{4}|[()\[\]_„”]"
)
# Towns where so many treaties were signed that the town alone tells nothing, even when the table has just one.
TREATY_TOWNS = _words(
    """Washington Genève Wenen Parijs Rome Londen Brussel Bern Helsinki Dublin Warschau Stockholm München Boedapest
    Lissabon Straatsburg"""
) | {"Den Haag", "New York"}


def main(folder: Path) -> None:
    """Reads the fact tables of `folder` and writes both tables."""
    large = _read(folder / "laws.csv")
    times = Counter(r["name_lowercase"] for r in large)
    unique = {r["name_lowercase"]: r["bwb_id"] for r in large if times[r["name_lowercase"]] == 1}
    kinds = {r["bwb_id"]: r["kind"] for r in large}
    _write("laws.csv", LAW_FIELDS, _laws(_read(folder / "law_names.csv"), unique, kinds))
    _write("treaties.csv", TREATY_FIELDS, _treaties(_read(folder / "treaties.csv"), unique, kinds))


def _laws(cited: list[dict[str, str]], unique: dict[str, str], kinds: dict[str, str]) -> list[dict[str, str]]:
    rows = [_cited_law(r) for r in cited if not r["celex"]]
    rows += [
        {"title": t, "article": a, "source": f"{KNOWN}: cited as a whole, its books have their own ids"}
        for t, a in (("Burgerlijk Wetboek", "BW"),)
    ]
    # The large list has no commas.
    taken = {n.lower().replace(",", "") for r in rows for n in _names(r, "title", "names")}
    for name, bwb in sorted(unique.items(), key=lambda x: x[1]):
        if kinds[bwb] != "verdrag" and name not in taken and _readable(name):
            rows.append({"bwb_id": bwb, "title": name, "names": _with_commas(name), "source": LIST})
    return _marked(rows, ("title", "names", "alone", "phrase", "article"))


def _cited_law(r: dict[str, str]) -> dict[str, str]:
    title, names = r["official_title"], _split(r["other_names"])
    names += MORE_NAMES.get(title, [])
    short = dict.fromkeys(a for a in _split(r["abbreviations"]) if a not in names)
    if book := BOOK.fullmatch(title):
        names += [f"Boek {book[1]} van het Burgerlijk Wetboek", f"Boek {book[1]} van het BW"]
        names += [a for a in short if "Boek" in a]
        names += [f"Boek {book[1]} Burgerlijk Wetboek", f"Burgerlijk Wetboek, Boek {book[1]}"]
    names += [a for a in short if a.startswith(("Wet ", "Kaderwet ")) or (a.endswith("wet") and len(a) > 4)]
    short = {a: None for a in short if a not in names}
    valid_from, valid_to = DATES.get(r["bwb_id"], ("", ""))
    source = r["source"].replace("laws.csv (github.com/statengeneraal/laws-markdown, 2017)", LIST)
    return {
        "bwb_id": r["bwb_id"],
        "title": title,
        "names": ";".join(n for n in dict.fromkeys(names) if n != title),
        **_uses(short),
        "valid_from": valid_from,
        "valid_to": valid_to,
        "source": source + (f"; dates: {KNOWN}" if valid_from or valid_to else ""),
    }


def _treaties(known: list[dict[str, str]], unique: dict[str, str], kinds: dict[str, str]) -> list[dict[str, str]]:
    rows = [_known_treaty(r, unique, kinds) for r in known]
    taken = {n.lower() for r in rows for n in _names(r, "title", "names", "english", "places")}
    held = {r["bwb_id"] for r in rows}
    for name, bwb in sorted(unique.items(), key=lambda x: x[1]):
        if kinds[bwb] != "verdrag" or not TREATY_WORD.search(name) or NO_TREATY.search(name) or name in COMMON:
            continue
        if len(name) < 10 or bwb in held:
            continue
        if name in taken and name != "kernstopverdrag":
            continue
        rows.append({"bwb_id": bwb, "title": name, "source": LIST})
    columns = ("title", "names", "english", "places", "alone", "phrase", "article")
    marked = _marked(rows, columns)
    for r in marked:
        for place in _split(r.get("places", "")):
            if place.split(" van ", 1)[-1] in TREATY_TOWNS and place not in _split(r["ambiguous"]):
                r["ambiguous"] = ";".join([*_split(r["ambiguous"]), place])
    return marked


def _known_treaty(r: dict[str, str], unique: dict[str, str], kinds: dict[str, str]) -> dict[str, str]:
    title = r["name_nl"]
    other = [*_split(r["other_names_nl"]), *MORE_TREATY_NAMES.get(title, [])]
    names = [n for n in other if len(n) > 9 or n.lower().endswith(("verdrag", "statuut", "akte"))]
    short = {n: None for n in other if n not in names}
    bwb, source = r["bwb_id"], r["source"].replace("laws.csv (github.com/statengeneraal/laws-markdown, 2017)", LIST)
    if not bwb:
        ids = {unique[n.lower()] for n in (title, *names) if kinds.get(unique.get(n.lower(), "")) == "verdrag"}
        if len(ids) == 1:
            bwb = ids.pop()
            source = f"bwb_id: {LIST}, by name; the rest: {source}"
    english = [r["name_en"], *MORE_ENGLISH.get(title, [])]
    return {
        "bwb_id": bwb,
        "title": title,
        "names": ";".join(dict.fromkeys(n for n in names if n != title)),
        "english": ";".join(e for e in english if e and e != title and e not in short),
        "places": "" if r["place_name"] in (title, *names) else r["place_name"],
        **_uses(short),
        "date": r["date"],
        "trb": r["trb"],
        "source": source,
    }


def _uses(short: Iterable[str]) -> dict[str, str]:
    out: dict[str, list[str]] = {"alone": [], "phrase": [], "article": []}
    for a in short:
        year = re.fullmatch(r"[A-Za-z]{2,5}(?: [A-Z]{2,3})? ?\d{4}", a)
        use = "alone" if a in ALONE or year else "phrase" if a in PHRASE else "article"
        out[use].append(a)
    return {k: ";".join(v) for k, v in out.items()}


def _readable(name: str) -> bool:
    if NO_ACT.search(name) or name in COMMON:
        return False
    words = name.split(" ")
    if len(words) == 1:
        return len(name) >= 8 and bool(ACT_WORD.search(name))
    return len(name) >= 12 and any(ACT_WORD.search(w) for w in words[:2])


def _with_commas(name: str) -> str:
    """The large list has no commas; the three islands are always written with one."""
    islands = "bonaire sint eustatius en saba"
    return name.replace(islands, "bonaire, sint eustatius en saba") if islands in name else ""


def _marked(rows: list[dict[str, str]], columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Every row says which of its names another row has too."""
    owners: dict[str, set[int]] = defaultdict(set)
    for i, r in enumerate(rows):
        for c in columns:
            for n in _split(r.get(c, "")):
                owners[_key(c, n)].add(i)
    for r in rows:
        shared = [n for c in columns for n in _split(r.get(c, "")) if len(owners[_key(c, n)]) > 1]
        r["ambiguous"] = ";".join(dict.fromkeys(shared))
    return rows


def _key(column: str, name: str) -> str:
    # Abbreviations differ by their capitals (Wvo, WVO), names do not.
    return name if column in ("alone", "phrase", "article") else name.lower()


def _names(row: dict[str, str], *columns: str) -> list[str]:
    return [n for c in columns for n in (_split(row.get(c, "")) if c != "title" else [row["title"]])]


def _split(cell: str) -> list[str]:
    return [p.strip() for p in cell.split(";") if p.strip()]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def _write(name: str, fields: list[str], rows: list[dict[str, str]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, fields, lineterminator="\n", restval="")
        out.writeheader()
        out.writerows(rows)
    print(f"{name}: {len(rows)} rows, {sum(1 for r in rows if r.get('bwb_id'))} with an id")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python scripts/make_law_tables.py FOLDER (with law_names.csv, treaties.csv and laws.csv)")
    main(Path(sys.argv[1]))
