"""The papers a letter leans on, as a bibliography: BibTeX and CSL-JSON.

Written after the Leidraad voor juridische auteurs (`Kamerstukken II 2015/16, 34442, nr. 3, p. 7`; `Handelingen II
2021/22, nr. 53, item 7`; `Stb. 2022, 10`; `HR 24 december 2021, ECLI:NL:HR:2021:1963`). What the text does not say,
such as the session of a paper, is left out.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from griffier.model.findings import Reference
from griffier.model.reading import Reading

_CSL_TYPES = {
    "kamerstuk": "bill", "motion": "bill", "handelingen": "hearing", "aanhangsel": "document",
    "staatsblad": "legislation", "staatscourant": "legislation", "tractatenblad": "treaty", "law": "legislation",
    "eu_act": "legislation", "treaty": "treaty", "case_law": "legal_case", "letter": "personal_communication",
}  # fmt: skip
_GAZETTES = {"stb": "Stb.", "stcrt": "Stcrt.", "trb": "Trb."}
_KAMERSTUK = re.compile(
    r"kst-(?:(?P<session>\d{8})-)?(?P<dossier>\d{5})(?:-(?P<part>[A-Z]+|\d\d(?=-)))??(?:-(?P<number>\d+[a-z]?|[A-Z]+))?"
)
_PROCEEDINGS = re.compile(r"h-(?P<house>[tev]k|vv)-(?P<session>\d{8})-(?P<meeting>\d+)(?:-(?P<item>\d+))?")
_ANSWERS = re.compile(r"ah-(?P<house>[te]k)-(?P<session>\d{8})-(?P<number>\w+)")
_GAZETTE = re.compile(r"(?P<name>stb|stcrt|trb)-(?P<year>\d{4})-(?P<number>.+)")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


class Entry(NamedTuple):
    """One paper of a bibliography."""

    id: str
    type: str
    title: str
    year: int | None
    uri: str | None


def entries(readings: Iterable[Reading]) -> list[Entry]:
    """Every paper the readings point to, once, in order of first mention; without a target only dated letters."""
    out: dict[str, Entry] = {}
    for reading in readings:
        for a in reading.references:
            entry = _entry(a)
            if entry:
                out.setdefault(entry.id, entry)
    return list(out.values())


def bibtex(readings: Iterable[Reading]) -> str:
    """The bibliography as BibTeX, all of type `misc`: BibTeX knows no laws, papers or judgments."""
    return "".join(_bibtex(e) for e in entries(readings))


def csl_json(readings: Iterable[Reading]) -> str:
    """The bibliography as CSL-JSON, an array that Zotero and Pandoc read."""
    return json.dumps([_csl(e) for e in entries(readings)], ensure_ascii=False, indent=2) + "\n"


def cite(r: Reference) -> str | None:
    """A reference in the words of the Leidraad, or None where it gives too little to name a paper.

    >>> from griffier import read_text
    >>> cite(read_text("Zie Kamerstuk II 2021/22, 35 925-X, nr. 26.").annotations[0])
    'Kamerstukken II 2021/22, 35925 X, nr. 26'
    """
    target = r.target or ""
    if m := _KAMERSTUK.fullmatch(target):
        return _kamerstuk(m, r)
    if m := _PROCEEDINGS.fullmatch(target):
        parts = [f"Handelingen {_house(m['house'])} {_years(m['session'])}"]
        parts += _pages_or_item(m, r)
        return ", ".join(parts)
    if m := _ANSWERS.fullmatch(target):
        return f"Aanhangsel Handelingen {_house(m['house'])} {_years(m['session'])}, nr. {m['number']}"
    if m := _GAZETTE.fullmatch(target):
        return f"{_GAZETTES[m['name']]} {m['year']}, {m['number']}"
    if r.form == "case_law":
        return _judgment(r)
    if r.form in ("law", "treaty"):
        return str(r.fields.get("title") or r.fields.get("law") or "") or None
    if r.form == "eu_act":
        return _without_article(r.text) if target else None
    if r.form == "letter":
        return _letter(r)
    return r.text if target else None


def _entry(r: Reference) -> Entry | None:
    title = cite(r)
    if title is None or (r.target is None and not (r.form == "letter" and "date" in r.fields)):
        return None
    form = "kamerstuk" if (r.target or "").startswith("kst-") else r.form
    date = str(r.fields.get("date") or "")
    year = str(r.fields.get("year") or "") or date[:4]
    return Entry(
        id=r.target or f"brief-{date}",
        type=_CSL_TYPES.get(form, "document"),
        title=title,
        year=int(year) if year.isdigit() else None,
        uri=r.uri,
    )


def _kamerstuk(m: re.Match[str], r: Reference) -> str:
    if "dossier" in r.fields and "number" not in r.fields:
        return f"Kamerstukken {str(r.fields['dossier']).replace('-', ' ')}"  # a fund looks like a letter
    letters = bool(m["number"]) and m["number"].isalpha()
    house = "I" if letters or m["session"] or r.fields.get("house") == "ek" else "II"
    session = _years(m["session"]) if m["session"] else _short_session(str(r.fields.get("session") or ""))
    dossier = m["dossier"] + (("-" if m["part"].isdigit() else " ") + m["part"] if m["part"] else "")
    head = f"Kamerstukken {house} {session}, {dossier}" if session else f"Kamerstukken {house}, {dossier}"
    number = m["number"] if letters else f"nr. {m['number']}"
    page = r.fields.get("page")
    return ", ".join([head, *([number] if m["number"] else []), *([f"p. {page}"] if page else [])])


def _pages_or_item(m: re.Match[str], r: Reference) -> Iterator[str]:
    # Before 2011 an identifier holds pages, and the meeting stands in the words only.
    if m["session"] < "20102011" and m["item"]:
        if "meeting" in r.fields:
            yield f"nr. {r.fields['meeting']}"
        yield f"p. {m['meeting']}-{m['item']}"
        return
    yield f"nr. {m['meeting']}"
    if m["item"]:
        yield f"item {m['item']}"
    elif "item_name" in r.fields:
        yield str(r.fields["item_name"])


def _judgment(r: Reference) -> str | None:
    if not r.target:
        return None
    court = str(r.fields.get("court_name") or r.fields.get("court") or "")
    day = _day(str(r.fields.get("date") or ""))
    head = " ".join(x for x in (court, day) if x)
    return f"{head}, {r.target}" if head and day else r.target


def _letter(r: Reference) -> str | None:
    day = _day(str(r.fields.get("date") or ""))
    if not day:
        return None
    sender = r.fields.get("sender")
    return f"Brief van {sender} van {day}" if sender else f"Brief van {day}"


def _without_article(words: str) -> str:
    """The act alone: `artikel 5, eerste lid, van Verordening (EU) 2016/679` is about the act."""
    m = re.search(r"\b(?:van|of) (?:de |het |the )?(?=[A-Z])", words)
    return words[m.end() :] if m and re.match(r"(?:art|bijlage|annex)", words, re.IGNORECASE) else words


def _house(code: str) -> str:
    return {"ek": "I", "tk": "II", "vv": "VV"}[code]


def _years(key: str) -> str:
    """`20212022` as `2021/22`."""
    return f"{key[:4]}/{key[6:]}"


def _short_session(session: str) -> str:
    years = re.findall(r"\d+", session)
    return f"{years[0]}/{years[1][-2:]}" if len(years) == 2 else ""


def _day(iso: str) -> str:
    m = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", iso)
    return f"{int(m[3])} {_MONTHS[int(m[2]) - 1]} {m[1]}" if m else ""


def _csl(e: Entry) -> dict[str, Any]:
    out: dict[str, Any] = {"id": e.id, "type": e.type, "title": e.title, "language": "nl-NL"}
    if e.year:
        out["issued"] = {"date-parts": [[e.year]]}
    if e.uri:
        out["URL"] = e.uri
    return out


_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def _bibtex(e: Entry) -> str:
    key = re.sub(r"[^\w:.-]+", "-", e.id)
    lines = [f"  title = {{{{{e.title.translate(_LATEX)}}}}}"]
    if e.year:
        lines.append(f"  year = {{{e.year}}}")
    if e.uri:
        lines.append(f"  url = {{{e.uri}}}")
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"
