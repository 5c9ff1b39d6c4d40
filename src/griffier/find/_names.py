"""Names of laws and treaties: the tables, and one pass over a paper for all of them and for the words around them.

The finders for laws and treaties share this pass, because one article (`artikel 6`) may belong to either.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from griffier.data import rows as facts
from griffier.find._search import search
from griffier.lang import words as table
from griffier.model.findings import Paper

Kind = Literal["law", "treaty"]

LABELS = ("artikel", "article", "art.", "artt.", "grondwetsartikel")
LAW_HEADS = ("wet", "besluit", "regeling", "reglement")
IDS = ("bwbr", "bwbv", "bwbw", "cvdr", "jci")
EARLIER = ("genoemde wet", "voornoemde wet", "eerdergenoemde wet", "bovengenoemde wet", "laatstgenoemde wet")


@dataclass(frozen=True, slots=True)
class Act:
    """A law or treaty that a name may mean: `target` is its BWB id, or None where the table has none."""

    kind: Kind
    target: str | None
    title: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name or abbreviation of the tables.

    Attributes:
        spelling: as the table writes it; wholly in lower case where the official capitals are unknown.
        acts: what it may mean; more than one when it is not unique.
        use: `name` and `alone` stand by themselves, `phrase` only behind words of the law (`op grond van de AOW`),
            `article` only behind an article.
        vague: the name tells too little even though the table knows one act for it (`Verdrag van Londen`).
    """

    spelling: str
    acts: tuple[Act, ...]
    use: Literal["name", "alone", "phrase", "article"]
    vague: bool = False

    @property
    def target(self) -> str | None:
        """The id, where the name means one act only."""
        return self.acts[0].target if len(self.acts) == 1 and not self.vague else None

    @property
    def ambiguous(self) -> list[str]:
        """What an ambiguous name may mean: ids, or titles where the table has no id."""
        return [a.target or a.title for a in self.acts] if len(self.acts) > 1 or self.vague else []


class Tables(NamedTuple):
    """All names by lower case, and abbreviations as written."""

    names: Mapping[str, Name]
    abbreviations: Mapping[str, Name]


class Place(NamedTuple):
    """One match of the pass; `what` are its words in lower case, as the tables or the lists above have them."""

    start: int
    end: int
    what: str


def words() -> Mapping[str, Any]:
    """The word list `lang/nl/laws.toml`."""
    return table("laws")


@cache
def tables() -> Tables:
    """The tables in `data/`, read once. A place name gives way to a title that is spelled alike."""
    acts: dict[str, dict[str, list[Act]]] = {"name": {}, "place": {}, "alone": {}, "phrase": {}, "article": {}}
    spelled: dict[str, str] = {}
    vague: set[str] = set()
    for kind, row in _rows():
        act = Act(kind, row["bwb_id"] or None, row["title"], row.get("date", "")[:4])
        for name in (row["title"], *_split(row["names"]), *_split(row.get("english", ""))):
            _put(acts["name"], name.lower(), act)
            spelled.setdefault(name.lower(), name)
        for place in _split(row.get("places", "")):
            _put(acts["place"], place.lower(), act)
            spelled.setdefault(place.lower(), place)
            if place in _split(row["ambiguous"]):
                vague.add(place.lower())
        for use in ("alone", "phrase", "article"):
            for short in _split(row[use]):
                _put(acts[use], short, act)
    names = {k: Name(spelled[k], tuple(v), "name", k in vague) for k, v in acts["place"].items()}
    names |= {k: Name(spelled[k], tuple(v), "name") for k, v in acts["name"].items()}
    abbreviations = {
        short: Name(short, tuple(found), use)
        for use in ("article", "phrase", "alone")
        for short, found in acts[use].items()
    }
    return Tables(names, abbreviations)


def _rows() -> list[tuple[Kind, dict[str, str]]]:
    sources: tuple[tuple[Kind, str], ...] = (("law", "laws"), ("treaty", "treaties"))
    return [(kind, row) for kind, name in sources for row in facts(name)]


def _split(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def _put(into: dict[str, list[Act]], key: str, act: Act) -> None:
    held = into.setdefault(key, [])
    if all((a.target or a.title) != (act.target or act.title) for a in held):
        held.append(act)


@cache
def in_capitals() -> Mapping[str, Name]:
    """Abbreviations by their spelling in capitals (`WOB`), where only one act has it."""
    found: dict[str, dict[str, Name]] = {}
    for short, name in tables().abbreviations.items():
        found.setdefault(short.upper(), {})[str(name.acts)] = name
    return {short: next(iter(names.values())) for short, names in found.items() if len(names) == 1}


@cache
def _automaton() -> tuple[AhoCorasick, Sequence[str]]:
    lexicon, heads = tables(), words()["treaty"]["heads"]
    patterns = dict.fromkeys([*LABELS, *IDS, *EARLIER, *LAW_HEADS, *heads, *(f"{h}en van " for h in heads)])
    for name in lexicon.names:
        patterns[name] = None
        if "'" in name:
            patterns[name.replace("'", "’")] = None
    patterns |= dict.fromkeys(a.lower() for a, n in lexicon.abbreviations.items() if n.use != "article" or a == "BW")
    automaton = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(p.replace("’", "'") for p in patterns)


class Places:
    """What the pass found in a paper, in order, and by where it starts."""

    def __init__(self, paper: Paper) -> None:
        automaton, self._patterns = _automaton()
        self._found = list(search(automaton, paper.lower))
        self._starts = array("q", (start for _, start, _ in self._found))

    def __iter__(self) -> Iterator[Place]:
        patterns = self._patterns
        for which, start, end in self._found:
            yield Place(start, end, patterns[which])

    def at(self, start: int) -> Place | None:
        """What starts exactly at `start`."""
        i = bisect_left(self._starts, start)
        if i < len(self._starts) and self._starts[i] == start:
            return Place(start, self._found[i][2], self._patterns[self._found[i][0]])
        return None
