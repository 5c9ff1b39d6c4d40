"""Acts and documents of the European Union: `Verordening (EU) 2016/679`, `COM(2022) 60`, CELEX, PbEU, nicknames."""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from griffier.data import rows as facts
from griffier.find._search import search
from griffier.lang import words as table
from griffier.model.findings import Finder, Hit, Paper
from griffier.notation import celex
from griffier.notation.days import DAY, iso_day
from griffier.notation.numbering import PAGE_LABEL, PAGES

_BACK = 160  # how far before an act its article may begin
_TITLE = 400  # how far an act with its long title may be from the name it gets
_LIST = 20  # acts in one list; a longer one is a table

# Scans read O for 0 and l for 1; believed only inside a number that begins with a digit.
_DIGITS = r"(?-i:[0-9][0-9OolI]{0,3})"
_SCANNED = str.maketrans("OolI", "0011")
_NR = r"(?:n[ro]s?|nummers?)(?: ?[.,:])? ?"

_DOCUMENT = re.compile(
    r"(?P<series>COM|JOIN|SWD|SEC) ?(?:\( ?(?P<year>(?:19|20)?\d\d) ?\) ?(?:nr\.? ?)?|[/ ](?P<slashed>(?:19|20)\d\d)/)"
    r"(?P<number>\d{1,4})(?:/(?P<version>\d)(?!\d))?(?: ?(?P<final>final(?:/\d)?|definitief|def(?:\.|(?!\w))))?(?!\w)",
    re.IGNORECASE,
)
_DECISION_DOCUMENT = re.compile(r"(?P<series>C) ?\((?P<year>20\d\d|19\d\d)\) ?(?P<number>\d{1,5})(?: final)?(?!\w)")
# A further number of the same year: followed by nothing that it could count.
_FURTHER = re.compile(
    r"(?:, ?|,? (?:en|and|&) )(\d{1,4})(?: (?:final|def\.))?(?!\w|[.,/]\d)"
    r"(?= ?(?:[.,;:)\n]|$)| (?:en|and|zijn|worden) )"
)
_LAST_JOIN = re.compile(r" (?:en|and|&) ")

# `L 119/1`, `L 119 I`, and since October 2023 `L, 2024/1689`.
_JOURNAL = re.compile(
    r"(?:(?i:pb)\.? ?(?:(?i:van de )?(?P<community>E[UG]|EEG))?|OJ"
    r"|(?i:publicatieblad)(?: van de Europese (?:Unie|Gemeenschappen))?)"
    r"(?:,? ?\(?(?P<year>(?:19|20)\d\d)\)?)?,? ?(?:(?i:nr)\.? ?)?(?P<series>[LC])(?: ?(?P<part>I|A|E)(?= ))?,? ?"
    r"(?P<number>\d{1,4}(?: ?(?:I|A|E)(?![\w/]))?(?: ?/ ?\d{1,5})?)(?!\w)"
)
_JOURNAL_DATE = re.compile(rf"(?:, ?| van | of | )(?:{DAY})")
_PAGE = re.compile(rf",? ?{PAGE_LABEL}{PAGES}")

_ELI = re.compile(
    r"(?:data\.europa\.eu|eur-lex\.europa\.eu)/eli/(?P<kind>[a-z_]{2,12})/(?P<year>\d{4})/(?P<number>\d{1,5})"
    r"(?:/[a-z0-9_-]{1,12}){0,4}",
    re.IGNORECASE,
)
_SCHEMES = ("https://", "http://")
_CELEX_LABEL = re.compile(r"celex(?:[- ]?(?:nummer|nr\.?|number))?(?: ?: ?|%3A| )", re.IGNORECASE)

# `… (hierna: de ` and `(` before a name: what a paper calls an act that it has just named.
_DEFINED = re.compile(
    r",? ?\((?P<said>hierna|verder|ook wel|kortweg)?(?: te noemen)? ?:? ?(?:de |het )?[«\"“„'‘]?$", re.IGNORECASE
)
_HIERNA = re.compile(
    r",? \((?:hierna|verder)(?: te noemen)? ?:? ?(?:de |het )?[«\"“„'‘]?"
    r"(?P<name>[A-Za-z][\w.-]{1,40}(?: [A-Z0-9][\w-]{0,40})?)[»\"”'’]?\)"
)
# The act's long title may stand between.
_HIERNA_BEHIND_TITLE = re.compile(r"[^.;:()\n]{1,300}" + _HIERNA.pattern)
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z0-9]{0,8}")


class _Words:
    """The word lists of both languages, as patterns."""

    def __init__(self, *tables: Mapping[str, Any]) -> None:
        def gather(section: str, key: str) -> list[str]:
            return [w for t in tables for w in t[section].get(key, ())]

        self.letters = {w: letter for t in tables for letter, names in t["kinds"].items() for w in names}
        self.communities = {w.lower(): key for t in tables for key, names in t["communities"].items() for w in names}
        self.adjectives = tuple(f"{w} " for w in gather("before", "adjectives"))
        self.european = tuple(w if w.endswith("-") else f"{w} " for w in gather("before", "european"))
        self.national = re.compile(
            rf"\b(?:{_any(gather('before', 'national'))})(?: (?:van|voor|de|het|eu-|europese)){{0,3}} ?$"
        )
        self.sure = tuple(gather("institutions", "sure"))
        makers = _any(gather("institutions", "makers"))
        self.maker = re.compile(
            rf" (?P<maker>{makers})(?:,? (?:van|of) {DAY})?(?![ -]?(?:van|voor) [A-Za-z])", re.IGNORECASE
        )

        community = _any(self.communities)
        item = (
            rf"(?P<nr1>{_NR})?(?:\( ?(?P<before>{community})(?: ?, ?(?:{community}))? ?\) ?|(?P<bare>{community}) )?"
            rf"(?P<nr2>{_NR})?"
            rf"(?P<first>{_DIGITS}) ?/ ?(?P<second>{_DIGITS})"
            rf"(?:(?:(?: ?/ ?| )(?P<behind>{community})| \((?P<closed>{community})\))(?:, ?Euratom)?(?!-?\w))?(?![\w/])"
        )
        kind = rf"(?P<kind>{_any(self.letters)})"
        self.kind = re.compile(rf"{kind}(?!\w)", re.IGNORECASE)
        self.act = re.compile(rf"{kind}(?: (?:{makers}))? {{0,2}}{item}", re.IGNORECASE)
        self.item = re.compile(item, re.IGNORECASE)
        self.next = re.compile(rf"(?:[,;] ?(?:(?:en|of|and|or) )?| (?:en|of|alsmede|and|or|&) ){item}", re.IGNORECASE)
        self.apposed = re.compile(rf"[^.;:()\n]{{1,110}}(?=\()(?:\((?=\(|\d))?(?P<item>{item})", re.IGNORECASE)
        self._units(gather)
        self._documents(gather)

    def _units(self, gather: Callable[[str, str], list[str]]) -> None:
        self.units = {w: u for u in ("article", "recital", "annex") for w in gather("units", u)}
        ordinal = rf"(?:{_any(gather('units', 'ordinals'))}|\d{{1,2}}(?:e|de|ste))"
        member, part = _any(gather("units", "member")), _any(gather("units", "part"))
        joins = _any(gather("units", "joins"))
        number = r"(?:\d{1,3}(?::\d{1,3})?(?:bis|ter|quater|[a-z]{1,2})?(?:\(\w{1,3}\)){0,3}|[ivxl]{1,6})(?!\w)"
        token = rf",? (?:(?:{joins}) )?(?:{number}|{ordinal}|{member}|{part}|[a-z]\)?)(?!\w)"
        parts = rf"(?P<parts>{number}(?:{token}){{0,14}})"
        of = _any(gather("units", "of"))
        self.heads = re.compile(rf"(?<!\w)(?:{_any(self.units)}) (?=[\divxl])")
        self.article_before = re.compile(rf"(?P<unit>{_any(self.units)}) {parts}(?:,? (?:{of}))?,? ")
        self.article_after = re.compile(
            rf", (?P<unit>{_any(gather('units', 'article'))}) {parts}(?!,? (?:{of}|jo\.?|juncto)\b)(?=[.;)\n]|,? |$)"
        )
        self.recital = re.compile(
            rf",? \(?(?:{_any(gather('units', 'recital'))}) (?P<recital>\d{{1,3}})(?!\w)", re.IGNORECASE
        )
        self.number = re.compile(number, re.IGNORECASE)
        self.paragraph = re.compile(
            rf"({ordinal}(?:(?:,|,? (?:{joins})) {ordinal}){{0,6}}) (?:{member})\b"
            rf"|\b(?:{member}) (\d{{1,2}}[a-z]?(?:(?:,|,? (?:{joins})) \d{{1,2}}[a-z]?){{0,6}})"
        )
        self.part = re.compile(
            rf"\b(?:{part}) (?!en |and )([^ ,]{{1,5}}(?:(?:,|,? (?:{joins})) [^ ,]{{1,5}}(?= |,|$)){{0,5}})"
        )

    def _documents(self, gather: Callable[[str, str], list[str]]) -> None:
        far = {k: _any(gather("documents", k)) for k in ("proposals", "communications")}
        near = {k: _any(gather("documents", f"{k}_near")) for k in far}
        self.documents = {
            kind: re.compile(rf"\b(?:{far[k]})(?!\w)|\b(?:{near[k]}) ?[(,]? ?$")
            for kind, k in (("PC", "proposals"), ("DC", "communications"))
        }


def _any(words: Iterable[str]) -> str:
    """A pattern for one of these, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _words() -> _Words:
    return _Words(*(table("eu_act", language) for language in ("nl", "en")))


class _Row(NamedTuple):
    """One act of the table of nicknames."""

    name: str
    celex: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name by which acts go.

    Attributes:
        written: as the table has it.
        rows: the acts; more than one of the same `name` where the name passed on to a later act.
        gated: an abbreviation that means other things too: it counts where the paper also names the act otherwise.
    """

    written: str
    rows: tuple[_Row, ...]
    gated: bool

    @property
    def exact(self) -> bool:
        """Whether letter case must agree: so for abbreviations."""
        return self.written.isalnum() and sum(c.isupper() for c in self.written) > 1


@cache
def _names() -> tuple[Mapping[str, Sequence[_Name]], frozenset[str]]:
    """Names by their first three letters, the longest first, and the CELEX numbers of the table."""
    rows: dict[tuple[str, bool], list[_Row]] = {}
    known = set()
    for r in facts("eu_acts"):
        row = _Row(r["name"], r["celex"], r["valid_from"], r["valid_to"])
        known.add(row.celex)
        for name in [r["name"], *filter(None, r["other_names"].split(";"))]:
            rows.setdefault((name, False), []).append(row)
        for name in filter(None, r["abbreviations"].split(";")):
            rows.setdefault((name, True), []).append(row)
    out: dict[str, list[_Name]] = {}
    for (name, gated), acts in sorted(rows.items(), key=lambda item: -len(item[0][0])):
        out.setdefault(name[:3].lower(), []).append(_Name(name, tuple(acts), gated))
    return out, frozenset(known)


class _Triggers(Sequence[str]):
    """The literals, read from the tables when they are first asked for and not when the module is loaded."""

    fixed = (
        "celex", "319", "320", "519", "520", "619", "620", "019", "020", "com(", "com (", "com/", "com 19", "com 20",
        "join(", "join (", "join/", "swd(", "swd (", "swd/", "sec(", "sec (", "sec/", "c(19", "c(20", "c (20",
        "pbeu", "pbeg", "pb ", "pb.", "oj l", "oj c", "publicatieblad", "data.europa.eu/eli", "eur-lex.europa.eu/eli",
        "(eu) ", "(eg) ", "(eeg) ", "(eu, euratom) ", "(euratom) ", "(gbvb) ",
    )  # fmt: skip

    @staticmethod
    @cache
    def _all() -> tuple[str, ...]:
        names = (n.written.lower() for group in _names()[0].values() for n in group)
        return tuple(dict.fromkeys([*_Triggers.fixed, *_words().letters, *names]))

    def __getitem__(self, index: int | slice) -> Any:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    hits: list[Hit] = []
    names: list[tuple[int, _Name]] = []
    done = 0
    claimed: set[int] = set()
    for start in at:
        if start < done:
            continue
        found = list(_read(paper, start, claimed))
        if found:
            done = max(h.end for h in found)
        elif name := _name(paper, start):
            names.append((start, name))
            done = start + len(name.written)
        hits += found
        claimed.update(h.start for h in found)
        if not found and (hit := _apposed(paper, start)):
            hits.append(hit)
            claimed.add(hit.start)
    yield from hits
    aliases = list(_aliases(paper, hits))
    yield from aliases
    taken = {h.start for h in aliases}
    hits.sort(key=_begin)
    sure = {h.target for h in hits}
    # Abbreviations that mean other things too come last: when all is known that the paper names.
    for start, name in sorted(names, key=lambda n: n[1].gated):
        if start in taken or (name.gated and name.rows[0].celex not in sure):
            continue
        for hit in _named(paper, start, name, hits, sure):
            insort(hits, hit, key=_begin)
            sure.add(hit.target)
            yield hit


def _begin(hit: Hit) -> int:
    return hit.start


def _read(paper: Paper, start: int, claimed: set[int]) -> Iterator[Hit]:
    """What begins at this place and needs no more than its own words."""
    first = paper.lower[start]
    if first == "(":
        if start not in claimed:
            yield from _unnamed(paper, start)
    elif first.isdigit() or paper.lower.startswith("celex", start):
        yield from _celex(paper, start)
    elif m := _words().act.match(paper.text, start):
        yield from _acts(paper, start, m)
    elif m := _ELI.match(paper.text, start):
        yield from _eli(paper, start, m)
    elif m := _JOURNAL.match(paper.text, start):
        yield from _journal(paper, start, m)
    elif (m := _DOCUMENT.match(paper.text, start) or _DECISION_DOCUMENT.match(paper.text, start)) and not (
        start and paper.text[start - 1] in "./@"
    ):
        yield from _documents(paper, start, m)


# -- acts by number ---------------------------------------------------------------------------------------------------


class _Item(NamedTuple):
    """One numbered act of a list."""

    community: str | None
    suffixed: bool
    nr: bool
    first: str
    second: str


def _item(m: re.Match[str]) -> _Item:
    behind = m["behind"] or m["closed"]
    label = m["before"] or m["bare"] or behind
    return _Item(
        _words().communities[label.lower()] if label else None,
        bool(behind) and label is behind,
        bool(m["nr1"] or m["nr2"]),
        m["first"],
        m["second"],
    )


def _acts(paper: Paper, start: int, m: re.Match[str]) -> Iterator[Hit]:
    """The act or acts of a name with its numbers."""
    words, text = _words(), paper.text
    kind = m["kind"].lower()
    letter: str = words.letters[kind]
    items, end = _items(paper, m, plural=kind.endswith(("en", "s")))
    left = _left(paper, start)
    if all(i.community is None for i in items):
        prefix = next((w for w in words.european if paper.lower.endswith(w, 0, start)), None)
        if not prefix and not _meant(paper, m, letter, end):
            return
        items = [i._replace(community=words.communities.get((prefix or "").rstrip("-"))) for i in items]
    numbers = [_number(letter, i) for i in items]
    if None in numbers:
        return
    fields: dict[str, Any] = {"kind": text[left : m.end("kind")]}
    left, end = _around(paper, left, end, fields)
    for item, number in zip(items, numbers, strict=True):
        if number:
            community = item.community or next((i.community for i in reversed(items) if i.community), None)
            target = _target(letter, community, number)
            own = {
                k: v for k, v in (("community", community), ("year", str(number[0])), ("number", str(number[1]))) if v
            }
            yield Hit(left, end, "eu_act", target, "eu_act.number", {**fields, **own})


def _items(paper: Paper, m: re.Match[str], plural: bool) -> tuple[list[_Item], int]:
    """The numbers of a list, and where it ends; a bare second number counts only after a plural."""
    items, end = [_item(m)], m.end()
    for _ in range(_LIST):
        n = _words().next.match(paper.text, end)
        if not n or not (plural or n["before"] or n["behind"] or n["closed"]):
            break
        items.append(_item(n))
        end = n.end()
    before = items[0].community if not items[0].suffixed else None
    if before:
        items = [i if i.community else i._replace(community=before) for i in items]
    return items, end


def _number(letter: str | None, item: _Item) -> tuple[int, int] | None:
    """Year and number of an act, or None where these cannot be one."""
    first, second = item.first.translate(_SCANNED), item.second.translate(_SCANNED)
    if (first, second) != (item.first, item.second) and not item.community:
        return None
    return celex.year_and_number(letter, first, second, nr=item.nr, suffixed=item.suffixed, community=item.community)


def _target(letter: str, community: str | None, number: tuple[int, int]) -> str | None:
    # Acts of the coal and steel community have types of their own, that their names do not tell.
    if community == "EGKS":
        return None
    # Joint actions of justice and home affairs stand with the framework decisions.
    return celex.act("F" if letter == "E" and community == "JBZ" else letter, *number)


def _meant(paper: Paper, m: re.Match[str], letter: str, end: int) -> bool:
    """Whether a number without abbreviation is that of a European act: by its maker, or as one well known."""
    words = _words()
    between = paper.lower[m.end("kind") : m.start("first")]
    after = words.maker.match(paper.text, end)
    makers = between + (after["maker"].lower() if after else "")
    if any(w in makers for w in words.sure):
        return True
    number = _number(letter, _item(m))
    if letter not in ("R", "L") or number is None:
        return False
    if after or " van de " in between or celex.act(letter, *number) in _names()[1]:
        return True
    # `Verordening 2016/429`: so numbered since 2015; a town's has a small number, if any.
    return number[0] >= 2015 and number[1] >= 100 and paper.once(_of_the_union)


def _of_the_union(paper: Paper) -> bool:
    """Whether the paper speaks of acts of the Union at all."""
    return any(word in paper.lower for word in ("(eu)", "europese commissie", "europese unie", "eu-"))


def _left(paper: Paper, start: int) -> int:
    """Where the name begins, with the words before it that belong to it: `Gedelegeerde`, `EU-`."""
    words = _words()
    hyphened = tuple(w for w in words.european if w.endswith("-"))
    for w in hyphened:
        if paper.lower.endswith(w, 0, start):
            start -= len(w)
            break
    for _ in range(3):
        w = next((w for w in words.adjectives if paper.lower.endswith(w, max(0, start - 20), start)), "")
        if not w or paper.lower[start - len(w) - 1 : start - len(w)].isalnum():
            break
        start -= len(w)
    return start


def _apposed(paper: Paper, start: int) -> Hit | None:
    """The number that a common word gets in brackets further on: `de richtlijn over … (2009/81/EG)`."""
    words = _words()
    kind = words.kind.match(paper.text, start)
    if not kind or (letter := words.letters[kind[0].lower()]) not in ("R", "L", "F"):
        return None
    m = words.apposed.match(paper.text, kind.end())
    if not m or words.kind.search(paper.text, kind.end(), m.start("item")):
        return None
    item = _item(m)
    number = _number(letter, item) if item.community else None
    if not number:
        return None
    fields = {"kind": kind[0], "community": item.community, "year": str(number[0]), "number": str(number[1])}
    target = _target(letter, item.community, number)
    return Hit(m.start("item"), m.end("item"), "eu_act", target, "eu_act.apposed", fields)


def _unnamed(paper: Paper, start: int) -> Iterator[Hit]:
    """A number with its abbreviation but without the kind of act: surely an act, but not which."""
    m = _words().item.match(paper.text, start)
    if not m or not m["before"]:
        return
    item = _item(m)
    number = _number(None, item)
    # A school or budget year has the same shape.
    if number and item.second != f"{number[0] + 1}"[-2:]:
        fields = {"community": item.community, "year": str(number[0]), "number": str(number[1])}
        yield Hit(start, m.end(), "eu_act", None, "eu_act.unnamed", fields)


# -- what stands around an act ----------------------------------------------------------------------------------------


def _around(paper: Paper, start: int, end: int, fields: dict[str, Any]) -> tuple[int, int]:
    """Widens an act by its article before or behind it, and reads maker, date and recital into the fields."""
    words = _words()
    low = max(0, start - _BACK)
    window = paper.lower[low:start]
    for head in words.heads.finditer(window):
        if m := words.article_before.fullmatch(window, head.start()):
            fields.update(_parts(m, paper.text[low + m.start("parts") : low + m.end("parts")]))
            start = low + m.start()
            break
    else:
        if m := words.article_after.match(paper.lower, end):
            fields.update(_parts(m, paper.text[m.start("parts") : m.end("parts")]))
            end = m.end("parts")
    if m := words.maker.match(paper.text, end):
        fields["sender"] = m["maker"].split(" ", 1)[1]
        if day := iso_day(m):
            fields["date"] = day
    if m := words.recital.match(paper.text, end):
        fields["recital"] = m["recital"]
    return start, end


def _parts(m: re.Match[str], parts: str) -> dict[str, Any]:
    """Article, member and part of an expression like `artikel 5, eerste lid, onder a`."""
    words = _words()
    paragraph, part = words.paragraph.search(parts), words.part.search(parts)
    stop = min([n.start() for n in (paragraph, part) if n] or [len(parts)])
    numbers = [n[0] for n in words.number.finditer(parts, 0, stop)]
    out: dict[str, Any] = {words.units[m["unit"]]: numbers[0] if len(numbers) == 1 else numbers}
    if paragraph:
        out["paragraph"] = paragraph[1] or paragraph[2]
    if part:
        out["part"] = part[1].rstrip(")")
    return out


# -- acts by name -----------------------------------------------------------------------------------------------------


def _name(paper: Paper, start: int) -> _Name | None:
    """The longest name that stands here as words of their own."""
    for name in _names()[0].get(paper.lower[start : start + 3], ()):
        end = start + len(name.written)
        if not paper.lower.startswith(name.written.lower(), start) or paper.lower[end : end + 1].isalnum():
            continue
        # A longer word made with the name (`AVG-verzoek`, `AVG's`) is about something else.
        if paper.lower[end : end + 1] in tuple("-'’") and paper.lower[end + 1 : end + 2].isalnum():
            continue
        if name.exact and not paper.text.startswith(name.written, start):
            continue
        return name
    return None


def _named(paper: Paper, start: int, name: _Name, others: Sequence[Hit], sure: Set[str | None]) -> Iterator[Hit]:
    end = start + len(name.written)
    before = paper.lower[max(0, start - 40) : start]
    if _words().national.search(before):
        return
    acts: dict[str, list[_Row]] = {}
    for row in name.rows:
        acts.setdefault(row.name, []).append(row)
    targets = [_only(rows, sure) for rows in acts.values()]
    if _defines(paper, start, targets, others):
        return
    fields: dict[str, Any] = {"name": paper.text[start:end]}
    first, last = _around(paper, start, end, fields)
    weak = name.exact and (first, last) == (start, end)
    for target, rows in zip(targets, acts.values(), strict=True):
        # The name went over to a later act, and the words do not say which is meant.
        more = {} if target else {"ambiguous": True, "candidates": [r.celex for r in rows]}
        yield Hit(first, last, "eu_act", target, "eu_act.name", {**fields, **more}, weak=weak)


def _only(rows: Sequence[_Row], sure: Set[str | None]) -> str | None:
    """The act that a name stands for: the only one, or the only one that the paper also names otherwise."""
    numbers = {r.celex for r in rows}
    if len(numbers) > 1:
        numbers &= sure
    return numbers.pop() if len(numbers) == 1 else None


def _defines(paper: Paper, start: int, targets: Sequence[str | None], others: Sequence[Hit]) -> bool:
    """Whether a name in brackets only says what the act just named is called: `Verordening (EU) 2016/679 (AVG)`.

    Args:
        paper: the paper.
        start: where the name begins.
        targets: what it stands for.
        others: acts of the paper, by place.
    """
    m = _DEFINED.search(paper.text, max(0, start - 40), start)
    if not m:
        return False
    first, last = (bisect_left(others, place, key=_begin) for place in (start - _TITLE, start))
    for h in others[first:last]:
        if h.target in targets and h.end <= m.start():
            maker = _words().maker.match(paper.text, h.end)
            if m["said"] or m.start() == (maker.end() if maker else h.end):
                return True
    return False


def _aliases(paper: Paper, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The later places of a name that the paper gives an act: `Verordening (EU) 2021/1153 (hierna: CEF)`."""
    defined: dict[str, list[tuple[int, str | None]]] = {}
    for hit in hits:
        maker = _words().maker.match(paper.text, hit.end)
        behind = maker.end() if maker else hit.end
        m = _HIERNA.match(paper.text, behind) or _HIERNA_BEHIND_TITLE.match(paper.text, behind)
        if m and hit.rule == "eu_act.number" and (_ABBREVIATION.fullmatch(m["name"]) or _compound(m["name"])):
            defined.setdefault(m["name"], []).append((m.end(), hit.target))
    if not defined:
        return
    names = list(defined)
    text = paper.text
    for index, start, end in search(AhoCorasick(names), text, overlapping=True):
        # The name of an act goes on until the paper gives it to another.
        given = bisect_left(defined[names[index]], start, key=itemgetter(0))
        around = text[start - 1 : start] + text[end : end + 1]
        if given and not any(c.isalnum() or c == "-" for c in around):
            target = defined[names[index]][given - 1][1]
            fields: dict[str, Any] = {"name": names[index]}
            first, last = _around(paper, start, end, fields)
            yield Hit(first, last, "eu_act", target, "eu_act.hierna", fields, weak=(first, last) == (start, end))


def _compound(name: str) -> bool:
    """Whether a name says more than the kind of act: `CEF-verordening`, and not `verordening`."""
    low = name.lower()
    letters = _words().letters
    return low not in letters and any(low.endswith(w) and len(low) > len(w) + 1 for w in letters)


# -- other identifiers ------------------------------------------------------------------------------------------------


def _celex(paper: Paper, start: int) -> Iterator[Hit]:
    label = _CELEX_LABEL.match(paper.text, start)
    at = label.end() if label else start
    found = celex.match(paper.text, at)
    if not found or not (label or found[0].usual) or paper.text[found[1] : found[1] + 1].isalnum():
        return
    number, end = found
    fields = {"sector": number.sector, "year": str(number.year), "type": number.type, "number": number.number}
    yield Hit(at, end, "eu_act", str(number), "eu_act.celex", fields)


def _eli(paper: Paper, start: int, m: re.Match[str]) -> Iterator[Hit]:
    if target := celex.from_eli(m["kind"].lower(), m["year"], m["number"]):
        scheme = next((s for s in _SCHEMES if paper.lower.endswith(s, 0, start)), "")
        yield Hit(start - len(scheme), m.end(), "eu_act", target, "eu_act.eli", m.groupdict())


def _journal(paper: Paper, start: int, m: re.Match[str]) -> Iterator[Hit]:
    fields = {k: v for k, v in m.groupdict().items() if v}
    end = m.end()
    if d := _JOURNAL_DATE.match(paper.text, end):
        end = d.end()
        if day := iso_day(d):
            fields["date"] = day
    if p := _PAGE.match(paper.text, end):
        fields["page"] = p["page"]
    yield Hit(start, end, "eu_act", None, "eu_act.journal", fields)


def _documents(paper: Paper, start: int, m: re.Match[str]) -> Iterator[Hit]:
    """A document of the Commission, or several of one year."""
    year = celex.full_year(m["year"] or m["slashed"])
    if year is None:
        return
    series = m["series"].upper()
    numbers, end = _further(paper, m)
    kind = _document_kind(paper, start) if series == "COM" else None
    fields: dict[str, Any] = {"series": series, "year": str(year)}
    if m.groupdict().get("version"):
        fields["version"] = m["version"]
    if series == "COM" and kind is None:
        fields["ambiguous"] = True
    for number in numbers:
        target = celex.document(series, year, int(number), kind)
        yield Hit(start, end, "eu_act", target, "eu_act.document", {**fields, "number": number})


def _further(paper: Paper, m: re.Match[str]) -> tuple[list[str], int]:
    numbers, end = [m["number"]], m.end()
    waiting: list[str] = []
    at = end
    for _ in range(_LIST):
        n = _FURTHER.match(paper.text, at)
        # Numbers of a list rise; one that does not is something else that is counted.
        if not n or int(n[1]) <= int([*numbers, *waiting][-1]):
            break
        waiting.append(n[1])
        at = n.end()
        if _LAST_JOIN.search(n[0]):
            numbers += waiting
            end, waiting = at, []
    return numbers, end


def _document_kind(paper: Paper, start: int) -> str | None:
    """`PC` or `DC` where the words before a COM number in its sentence say one of the two."""
    low = max(0, start - _BACK)
    before = paper.lower[low:start]
    cut = max(before.rfind(s) for s in (". ", "; ", "\n", "com(", "com ("))
    before = before[cut + 1 :] if cut >= 0 else before
    said = [kind for kind, pattern in _words().documents.items() if pattern.search(before)]
    return said[0] if len(said) == 1 else None


finder = Finder(
    kind="eu_act",
    about="An act or document of the European Union: by number, CELEX, COM number, official journal, ELI or name.",
    examples=(
        "Richtlijn 2009/81/EG geldt.",
        "Verordening (EU) 2016/679 geldt.",
        "Het voorstel COM(2022) 60 ligt voor.",
        "Zie PbEU 2016, L 119/1.",
        "De Habitatrichtlijn geldt.",
    ),
    triggers=_Triggers(),
    find=_find,
    unparsed=("celex", "com(", "com (", "join(", "swd(", "pbeu", "pbeg", "oj l", "(eu) ", "(eg) ", "(eeg) "),
)
