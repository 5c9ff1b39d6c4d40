"""Laws and treaties in a paper, with their articles, in one walk that both finders share.

An article (`artikel 6`) belongs to the law or treaty behind it, and a name may be set by the paper itself
(`hierna: de Wet`): so names, articles and definitions are read together, from left to right.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from griffier.find._names import EARLIER, IDS, LABELS, LAW_HEADS, Kind, Name, Place, Places, in_capitals, tables, words
from griffier.find._search import search
from griffier.find._titles import DATED, law_title, treaty_title, up_to_bracket
from griffier.model.findings import Hit, Paper
from griffier.notation.articles import Articles, read_articles
from griffier.notation.jci import read_id, read_jci

_OF = re.compile(
    r",? ?(?P<of>van|uit|in|of|bij|der)"
    r" (?:(?:hoofdstuk|titel|afdeling|paragraaf|bijlage|deel) [\w.:]{1,8},? (?:van|bij) ){0,3}"
    r"(?P<which>(?:de|het|the|die|deze|dat|dit|dezelfde|datzelfde|onze"
    r"|(?:de |het )?(?:laatst|voor|eerder|boven)?genoemde?) )?"
    r"(?:(?:huidige|nieuwe|Nederlandse|oude|gewijzigde|geldende|toenmalige|voorgestelde|bestaande) )?"
    r"(?:op \d{1,2} \w{3,10} \d{4} te [^\n,;.()]{2,30} (?:gesloten|tot stand gekomen|totstandgekomen|ondertekende) )?"
)
_NEXT = re.compile(r",? ?")
_SHORT = re.compile(r"[A-Z][\w&]{0,9}(?:-[A-Z]\w{1,5})?")
_SHORT_WITH_YEAR = re.compile(r"[A-Z][\w&]{0,9}(?: [A-Z]{2,3})? ?\d{4}(?!\w)")
_PLAIN = re.compile(
    r"(?P<law>[Ww]et|[Bb]esluit|[Rr]egeling)(?!\w)(?! (?:op|van|tot)\b)|(?P<treaty>[Vv]erdrag)(?!\w)"
    r"|(?P<union>[Rr]ichtlijn|[Vv]erordening)(?!\w)(?! (?:\(|nr|van|\d))"
)
_ALONE_ENDS = re.compile(r"$|[\n,.;:)\]»”’\"]| [(–-]| (?:[a-z]|j[°º])")
_BARE_ENDS = re.compile(r"$|[\n,.;:)\]»”’\"]")
_NEW_ACT = re.compile(r",? ?\(?[A-Z]")
_BOOK = re.compile(r"(\d{1,2}A?):")
_YEAR = re.compile(r" ((?:18|19|20)\d\d)(?![\w/-])")
_OF_YEAR = re.compile(r" (?:van |uit |\()?((?:18|19|20)\d\d)(?![\w/-])")
_IN_BRACKETS = re.compile(r" \(([a-z][^()\n]{5,80})\)")
_NAME_OF_ONE_WORD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{3,30}(?!\w)")
_A_PIECE = re.compile(r"\b(?:een|het|dit|dat|haar|zijn|hun|mijn|uw|ons|zo'n) $", re.IGNORECASE)
_TO = re.compile(r" (?:nr\. ?\d{1,2} )?bij (?:het|de) ")
_FIRST_WORD = re.compile(r"([A-Z][a-z]{4,12}) Protocol(?= )")
_BES = re.compile(r" (?:BES|bes)(?!\w)")
_BEFORE_CODE = re.compile(r"(?<![\w:.,])(?P<article>\d{1,2}A?:\d{1,4}[a-z]{0,2})(?:,? lid (?P<paragraph>\d{1,2}))?,? $")
_ADJECTIVE = re.compile(r"(?:^|[^\w])([A-Z][a-zëïü]{2,16}(?:se|sche)) $")
_AT_START = re.compile(r"(?:^|[\n.!?:•·–-]\s?|\d\. |[a-z]\) )$")
_DE = re.compile(r"\b(?:[Dd]e|[Hh]et|[Dd]er) $")
_COMPOUND = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{3,30}(?:wet|besluit|regeling|reglement|verdrag)")

# What a paper calls an act from here on: `(hierna: de Wet)`, `(Wwft)` behind its name, also behind its `(Stb. …)`.
_SET = re.compile(
    r"[»”’\"]?(?: ?\([^()\n]{1,60}\))?(?: ?\(|,| –| -)? ?(?:ook wel|verder|hierna|voortaan|in het vervolg)\b(?: ook)?"
    r"(?: te noemen| genoemd| aan te duiden als| aangeduid als| afgekort(?: als| tot)?)?:? ?[«‘“'\"„]?(?:(?:de|het) )?"
    r"(?P<alias>[A-Za-zÀ-ÿ][\w&-]{0,24}(?: [\w&-]{1,20}){0,3})[»”’'\"]?(?=[),;.]| genoemd)\)?"
)
_SAID = re.compile(r"\((?:ook|verder|hierna|voortaan|in het)|:|noem|duid|[«‘“'\"„]")
_SET_SHORT = re.compile(
    r"[»”’\"]?(?: ?\((?:Stb|Trb|Stcrt)\.[^()\n]{1,40}\))? ?\((?:de |het )?[«‘“'\"„]?"
    r"(?P<alias>[A-Z][\w&-]{1,9}(?: (?:[A-Z]{2,3} )?\d{4}| [A-Z]{2,3})?)[»”’'\"]?\)"
)
_Value = str | list[str]
_NESTED = 3  # protocols to protocols to a treaty
_EVERYDAY = frozenset(
    {"wet", "besluit", "regeling", "verdrag", "overeenkomst", "protocol", "akkoord", "handvest", "rijkswet"}
)


@dataclass(frozen=True, slots=True)
class _Found:
    """An act named in the paper; `target` None with `ambiguous` filled when the name means several."""

    start: int
    end: int
    kind: Kind
    target: str | None
    rule: str
    title: str
    ambiguous: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Leaning:
    """An act pointed back to (`die wet`): which kind, and where the pointing words end."""

    end: int
    kind: Kind
    pointer: str | None = None  # the word for it: `wet`, `besluit`, `richtlijn` …


def acts(paper: Paper) -> tuple[Hit, ...]:
    """All references to laws and treaties in a paper, read once: both finders ask for them."""
    return paper.once(_read)


def _read(paper: Paper) -> tuple[Hit, ...]:
    return tuple(_Walk(paper).hits())


class _Walk:
    """One paper, from left to right."""

    def __init__(self, paper: Paper) -> None:
        self.text, self.lower = paper.text, paper.lower
        self.places = Places(paper)
        self.nested = 0  # protocols being read, one in the other
        self.guard = 0  # nothing that starts before this offset is read again
        self.known: dict[str, _Found] = {}  # what the paper itself calls an act
        self.set: list[tuple[int, str, _Found]] = []
        self.named: set[str] = set()  # acts of the tables whose full name stands in the paper, by id or title
        self.waiting: list[tuple[Name, int, int]] = []  # abbreviations of a benefit as often as of its law
        self.mentioned: dict[str, bool] = {}

    def hits(self) -> Iterator[Hit]:
        kinds = _readers()
        names = tables().names
        for place in self.places:
            if place.start < self.guard:
                continue
            if place.what in names:
                if found := self._named(place, lenient=False):
                    yield self._hit(found)
                elif head := _head_of(place):
                    yield from kinds[head.what](self, head)
            elif read := kinds.get(place.what):
                yield from read(self, place)
            elif found := self._abbreviated(place):
                yield self._hit(found)
        yield from self._also_named()
        yield from self._called()

    # Names

    def _named(self, place: Place, *, lenient: bool) -> _Found | None:
        """The act of the tables whose name stands here, if it stands by itself and with the right capitals."""
        name = tables().names.get(place.what)
        if name is None or not self._bounded(place.start, place.end):
            return None
        if not self._capitals(name, place.start, place.end, lenient):
            return None
        if name.acts[0].kind == "law" and self._foreign(place.start):
            return None
        return self._lengthened(name, place.start, place.end)

    def _lengthened(self, name: Name, start: int, end: int) -> _Found:
        """A year or `BES` behind a name makes another act of it."""
        kind = name.acts[0].kind
        m = _BES.match(self.text, end) if kind == "law" else None
        if m is None and kind == "law" and not name.spelling[-4:].isdigit():
            m = _YEAR.match(self.text, end)
        if m:
            other = tables().names.get(name.spelling.lower() + m[0].lower())
            if other:
                return self._found(other, start, m.end())
            return _Found(start, m.end(), kind, None, "title", self.text[start : m.end()])
        return self._found(name, start, end)

    def _found(self, name: Name, start: int, end: int) -> _Found:
        title = name.spelling if name.ambiguous else name.acts[0].title
        kind, ambiguous, target = name.acts[0].kind, tuple(name.ambiguous), name.target
        more: tuple[tuple[str, str], ...] = ()
        if ambiguous and kind == "treaty" and (m := _OF_YEAR.match(self.text, end)):
            # Place names are told apart by their year: `Verdrag van Wenen (1961)`.
            more = (("year", m[1]),)
            of_year = [a for a in name.acts if a.year == m[1]]
            if len(of_year) == 1:
                target, title, ambiguous = of_year[0].target, of_year[0].title, ()
        if name.use == "name" and len(name.acts) == 1:
            self.named.add(name.acts[0].target or name.acts[0].title)
        elif ambiguous and name.use != "name":
            # `Wpg` is two laws; the one that the paper has named in full is meant, if it named just one.
            full = [a for a in name.acts if (a.target or a.title) in self.named]
            if len(full) == 1:
                target, title, ambiguous = full[0].target, full[0].title, ()
        rule = "name" if name.use == "name" else "abbreviation"
        return _Found(start, end, kind, target, rule, title, ambiguous, more)

    def _capitals(self, name: Name, start: int, end: int, lenient: bool) -> bool:
        written, official = self.text[start:end], name.spelling
        if written[0].isupper():
            return True
        if official.islower() or (len(official) < 8 and not lenient):
            return False
        if lenient:
            return True
        if " " in official:
            return len(official) >= 18
        return official.lower() not in words()["around"]["common"] and bool(
            _DE.search(self.text, max(0, start - 4), start)
        )

    def _bounded(self, start: int, end: int) -> bool:
        text = self.text
        before, after, further = text[start - 1 : start], text[end : end + 1], text[end + 1 : end + 2]
        if before and (before.isalnum() or before in "-‑_@."):
            return False
        if after.isalnum() or after == "_":
            return False
        return not (after and after in "-‑.’'" and further.isalpha() and (after in "-‑" or further.islower()))

    def _abbreviated(self, place: Place) -> _Found | None:
        """An abbreviation that means its act without an article."""
        start, end = place.start, place.end
        written = self.text[start:end]
        name = tables().abbreviations.get(written)
        if name is None or not self._bounded(start, end):
            return None
        if code := self._code(name, start, end):
            return code
        if written in self.known:
            return self._as_called(written, start, end)
        if name.use == "alone" or (name.use == "phrase" and self._law_words_before(name, start)):
            return self._found(name, start, end)
        if name.use == "phrase":
            self.waiting.append((name, start, end))
        return None

    def _also_named(self) -> Iterator[Hit]:
        """`de WIA` where the paper also names that law in full, before or behind."""
        for name, start, end in self.waiting:
            act = name.acts[0]
            if (act.target or act.title) in self.named and _DE.search(self.text, max(0, start - 4), start):
                found = self._found(name, start, end)
                yield self._made(start, end, found, f"{found.kind}.abbreviation", {}, weak=True)

    def _law_words_before(self, name: Name, start: int) -> bool:
        before = self.lower[max(0, start - 24) : start]
        if name.acts[0].kind == "treaty":
            return before.endswith("het ")
        return before.endswith(tuple(f"{p} de " for p in words()["around"]["phrase"]))

    def _code(self, name: Name, start: int, end: int) -> _Found | None:
        """`5:37 BW`: an article of a code without the word."""
        m = _BEFORE_CODE.search(self.text, max(self.guard, start - 24), start)
        if not m:
            return None
        found = _of_book(self._found(name, start, end), m["article"])
        more = tuple((k, v) for k, v in m.groupdict().items() if v)
        return replace(found, start=m.start(), rule="article.bare", more=more)

    def _as_called(self, alias: str, start: int, end: int) -> _Found:
        act = self.known[alias]
        return _Found(start, end, act.kind, act.target, "alias", act.title, act.ambiguous)

    # Articles

    def _article(self, place: Place) -> Iterator[Hit]:
        start = place.start
        if self.text[start - 1 : start].isalnum():
            return
        if fixed := self._fixed(start):
            self.guard = fixed.end
            yield fixed
            return
        read = read_articles(self.text, start)
        if read is None:
            return
        act = self._own_constitution(read) if place.what == "grondwetsartikel" else self._act_behind(read)
        if isinstance(act, _Found):
            end = max(read.end, act.end)
            self.guard = end
            yield from self._articles(read, end, act)
            self._definition(act, end)
        elif isinstance(act, _Leaning) and not read.articles[0].number.isalpha():
            self.guard = act.end
            yield from self._articles(read, act.end, act)

    def _own_constitution(self, read: Articles) -> _Found:
        return self._found(tables().names["grondwet"], read.start, read.start + len("grondwet"))

    def _articles(self, read: Articles, end: int, act: "_Found | _Leaning") -> Iterator[Hit]:
        numbers = [a.number for a in read.articles]
        for article in read.articles:
            fields = dict(article.fields())
            if len(numbers) > 1:
                fields["articles"] = numbers
            if isinstance(act, _Leaning):
                if act.pointer:
                    fields["pointer"] = act.pointer
                elif self.lower.startswith(" daarvan", end):
                    fields["pointer"] = "daarvan"  # of what was named just before, whatever that was
                yield Hit(read.start, end, act.kind, None, f"{act.kind}.article.short", fields, leans="law")
                continue
            found = _of_book(act, article.number)
            yield self._made(read.start, end, found, f"{found.kind}.article", fields)

    def _fixed(self, start: int) -> Hit | None:
        m = _fixed_pattern().match(self.text, start)
        if not m or self.text[m.end() : m.end() + 1].isalnum():
            return None
        for row in words()["fixed"]:
            if row["article"] == m["article"] and m["word"].lower() in row["words"]:
                if "needs" in row and not self._mentions(row["needs"]):
                    return None
                name = tables().names[row["law"].lower()]
                kind, fields = name.acts[0].kind, {"law": row["law"], "article": m["article"]}
                return Hit(start, m.end(), kind, name.target, f"{kind}.article.fixed", fields)
        return None

    def _mentions(self, word: str) -> bool:
        if word not in self.mentioned:
            self.mentioned[word] = word in self.lower
        return self.mentioned[word]

    def _act_behind(self, read: Articles) -> "_Found | _Leaning | None":
        """The act an article belongs to; None when it belongs to something that is neither law nor treaty."""
        m = _OF.match(self.text, read.end)
        if m:
            if found := self._act_at(m.end()):
                return found
            plain = _PLAIN.match(self.text, m.end()) if m["which"] and m["of"] in {"van", "uit", "in"} else None
            if plain:
                return self._leaning(plain)
            if m["of"] in {"van", "uit"}:
                return None
        direct = _NEXT.match(self.text, read.end)
        if direct and (found := self._act_at(direct.end())):
            return found
        if _NEW_ACT.match(self.text, read.end) or self.lower.startswith("article", read.start):
            return None
        if _A_PIECE.search(self.text, max(0, read.start - 6), read.start):
            return None
        ends = _BARE_ENDS if self.lower.startswith("art.", read.start) else _ALONE_ENDS
        return _Leaning(read.end, "law") if ends.match(self.text, read.end) else None

    def _leaning(self, m: re.Match[str]) -> "_Found | _Leaning":
        if m["union"]:
            return _Leaning(m.end(), "law", m["union"].lower())
        kind: Kind = "law" if m["law"] else "treaty"
        act = self.known.get(m[0]) or self.known.get(m[0].lower())
        if act and act.kind == kind:
            return _Found(m.start(), m.end(), kind, act.target, "alias", act.title, act.ambiguous)
        return _Leaning(m.end(), kind, m["law"].lower() if m["law"] else None)

    def _act_at(self, start: int) -> _Found | None:
        """The act named exactly here, behind an article, where capitals and full names matter less."""
        place = self.places.at(start)
        if place and (found := self._named(place, lenient=True)):
            return found
        for pattern in (_SHORT_WITH_YEAR, _SHORT):
            m = pattern.match(self.text, start)
            if not m or not self._bounded(start, m.end()):
                continue
            if m[0] in self.known:
                return self._as_called(m[0], start, m.end())
            if name := tables().abbreviations.get(m[0]) or in_capitals().get(m[0]):
                return self._found(name, start, m.end())
        head = _head_of(place) if place else None
        if head and head.what in LAW_HEADS and (found := self._law_title(head, sure=True)):
            return found
        m = _NAME_OF_ONE_WORD.match(self.text, start)
        if m and (found := self._compound(start, m.end(), sure=True)):
            return found
        if m := _FIRST_WORD.match(self.text, start):
            return self._protocol(start, m.end()) if m[1] in words()["treaty"]["protocols"] else None
        if head and head.what not in LAW_HEADS:
            return self._treaty_title(head)
        return None

    # Titles that no table has

    def _head(self, place: Place) -> Iterator[Hit]:
        if found := self._law_title(place, sure=False):
            yield self._hit(found)

    def _law_title(self, place: Place, *, sure: bool) -> _Found | None:
        text, end = self.text, place.end
        if text[end : end + 1].isalnum() or (end < len(text) and text[end] in "-‑"):
            return None
        start = self._word_start(place.start)
        if start < self.guard:
            return None
        head = text[start:end]
        if head[0].islower() and start == place.start:
            before = text[max(0, start - 12) : start].rsplit(" ", 2)
            if len(before) < 2 or before[-2].split("\n")[-1].strip("(‘“«") not in words()["heads"]["before"]:
                return None
            start -= len(before[-2].split("\n")[-1].strip("(‘“«")) + 1
        elif not head[0].isupper():
            return None
        if head.lower() not in words()["heads"]["open"]:
            return self._compound(start, end, sure=False)
        if (m := DATED.match(text, end)) and head.lower() in {"wet", "rijkswet", "besluit"}:
            return _Found(start, m.end(), "law", None, "dated", text[start : m.end()], more=(("date", m["date"]),))
        if bracketed := self._bracketed(start, end):
            return bracketed
        article = bool(_DE.search(text, max(0, start - 4), start))
        # `Besluit` and `Regeling` begin headings and notes as well.
        marked = article or (head[-3:] == "wet" and not _AT_START.search(text, max(0, start - 3), start))
        reached = law_title(text, end, sure=sure or marked, open_end=head not in self.known and (sure or article))
        if reached is None or self._foreign(start):
            return None
        reached = up_to_bracket(text, reached)
        if head in self.known and text[end + 1 : reached].isalpha() and text[end + 1].islower():
            return None  # `de Wet` is a name already, and one plain word behind it no title
        return _Found(start, reached, "law", None, "title", text[start:reached])

    def _bracketed(self, start: int, end: int) -> _Found | None:
        # `Wet (verplichte geestelijke gezondheidszorg)`
        m = _IN_BRACKETS.match(self.text, end)
        name = tables().names.get(f"{self.lower[start:end]} {m[1].lower()}") if m else None
        return self._found(name, start, m.end()) if m and name else None

    def _compound(self, start: int, end: int, *, sure: bool) -> _Found | None:
        """`de Asielwet`, `het Mediabesluit 2031`: a capital in mid-sentence makes a name of it."""
        word = self.text[start:end]
        if not _COMPOUND.fullmatch(word) or word.lower() in words()["heads"]["open"] or self._foreign(start):
            return None
        year = _YEAR.match(self.text, end)
        if not sure and not _DE.search(self.text, max(0, start - 4), start):
            return None
        if not (sure or year or word.endswith(("wet", "verdrag"))):
            return None
        end = year.end() if year else end
        return _Found(start, end, "treaty" if word.endswith("verdrag") else "law", None, "title", self.text[start:end])

    def _foreign(self, start: int) -> bool:
        # `de Duitse Grondwet`, `de Europese klimaatwet`: another one's law.
        m = _ADJECTIVE.search(self.text, max(0, start - 20), start)
        return bool(m and m[1] not in words()["around"]["own"])

    def _word_start(self, start: int) -> int:
        least = max(0, start - 40)
        while start > least and self.text[start - 1].isalpha():
            start -= 1
        return start

    def _treaty_head(self, place: Place) -> Iterator[Hit]:
        if found := self._treaty_title(place):
            yield self._hit(found)

    def _treaty_title(self, place: Place) -> _Found | None:
        text = self.text
        plural = place.what.endswith("en van ")
        end = place.end - len(" van ") if plural else place.end
        start = self._word_start(place.start)
        if start < self.guard or not text[start].isupper() or text[end : end + 1].isalnum():
            return None
        if start != place.start:
            return self._compound(start, end, sure=False)
        if place.what == "protocol" and (found := self._protocol(start, end)):
            return found
        plain = not place.what.endswith("verdrag") or text[start:end] in self.known
        title = treaty_title(text, end, plain=plain)
        if title is None:
            return None
        reached, town = title
        name = (
            tables().names.get(f"{place.what.removesuffix('en van ')} van {town.lower()}") if town and plural else None
        )
        ambiguous = tuple(name.ambiguous) if name else ()
        return _Found(start, reached, "treaty", None, "title", text[start:reached], ambiguous)

    def _protocol(self, start: int, end: int) -> _Found | None:
        """`Eerste Protocol bij het EVRM`: a treaty of its own, named by another."""
        m = _TO.match(self.text, end)
        if m is None or self.nested == _NESTED:
            return None
        self.nested += 1
        other = self._act_at(m.end())
        self.nested -= 1
        if other is None or other.kind != "treaty":
            return None
        before = self.text[max(0, start - 12) : start].split()
        if before and before[-1] in words()["treaty"]["protocols"]:
            start -= len(before[-1]) + 1
        return _Found(start, other.end, "treaty", None, "title", self.text[start : other.end])

    # Ids and earlier acts

    def _id(self, place: Place) -> Iterator[Hit]:
        start = place.start
        if self.text[start - 1 : start].isalnum():
            return
        if jci := read_jci(self.text, start):
            link, self.guard = jci
            fields = {"jci": str(link)}
            for ours, theirs in (("article", "artikel"), ("paragraph", "lid"), ("part", "o")):
                if theirs in link.parts:
                    fields[ours] = link.parts[theirs]
            yield Hit(start, self.guard, "law", link.law, "law.jci", fields)
        elif read := read_id(self.text, start):
            act, self.guard = read
            kind: Kind = "treaty" if act.startswith("BWBV") else "law"
            yield Hit(start, self.guard, kind, act, f"{kind}.id", {"law": self.text[start : self.guard]})

    def _earlier(self, place: Place) -> Iterator[Hit]:
        if self._bounded(place.start, place.end):
            yield Hit(place.start, place.end, "law", None, "law.earlier", {"law": place.what}, leans="law")

    # What the paper itself calls an act

    def _definition(self, found: _Found, end: int) -> None:
        m = _SET.match(self.text, end) or _SET_SHORT.match(self.text, end)
        if not m:
            return
        alias = m["alias"]
        if m.re is _SET and not _SAID.search(m[0]):
            return
        if m.re is _SET_SHORT and not _abbreviates(alias, found):
            return
        if alias[0].islower() and alias not in _EVERYDAY:
            return
        before = self.known.get(alias)
        self.known[alias] = found
        if alias[0].isupper() and (before is None or (before.target, before.title) != (found.target, found.title)):
            self.set.append((m.end(), alias, found))
        self.guard = max(self.guard, m.end())

    def _called(self) -> Iterator[Hit]:
        """Every later place of a name that the paper set; found in one pass for all of them."""
        seen = tables().abbreviations
        # Abbreviations of the tables that may stand alone were read on the way.
        aliases = list(dict.fromkeys(a for _, a, _ in self.set if a not in seen or seen[a].use == "article"))
        if not aliases:
            return
        since: dict[str, deque[tuple[int, _Found]]] = {a: deque() for a in aliases}
        for at, alias, found in self.set:
            if alias in since:
                since[alias].append((at, found))
        automaton = AhoCorasick(aliases, matchkind=MatchKind.LeftmostLongest)
        for which, start, end in search(automaton, self.text):
            alias = aliases[which]
            held = since[alias]
            while len(held) > 1 and held[1][0] <= start:
                held.popleft()
            if start < held[0][0] or not self._bounded(start, end):
                continue
            everyday = alias.lower() in _EVERYDAY
            if everyday and not _DE.search(self.text, max(0, start - 4), start):
                continue
            act = held[0][1]
            found = _Found(start, end, act.kind, act.target, "alias", act.title, act.ambiguous)
            yield self._made(start, end, found, f"{act.kind}.alias", {}, weak=True)

    # Hits

    def _hit(self, found: _Found) -> Hit:
        self.guard = max(self.guard, found.end)
        self._definition(found, found.end)
        weak = found.rule in {"abbreviation", "alias"}
        return self._made(found.start, found.end, found, f"{found.kind}.{found.rule}", {}, weak=weak)

    def _made(
        self, start: int, end: int, found: _Found, rule: str, fields: Mapping[str, _Value], *, weak: bool = False
    ) -> Hit:
        every: dict[str, _Value] = {"law": self.text[found.start : found.end], **fields, **dict(found.more)}
        if found.title.lower() != self.lower[found.start : found.end]:
            every["title"] = found.title
        if found.ambiguous:
            every["ambiguous"] = list(found.ambiguous)
        return Hit(start, end, found.kind, found.target, rule, every, weak=weak)


_Reader = Callable[[_Walk, Place], Iterator[Hit]]


@cache
def _readers() -> Mapping[str, _Reader]:
    heads = words()["treaty"]["heads"]
    return {
        **dict.fromkeys(LABELS, _Walk._article),
        **dict.fromkeys(LAW_HEADS, _Walk._head),
        **dict.fromkeys((*heads, *(f"{h}en van " for h in heads)), _Walk._treaty_head),
        **dict.fromkeys(IDS, _Walk._id),
        **dict.fromkeys(EARLIER, _Walk._earlier),
    }


@cache
def _fixed_pattern() -> re.Pattern[str]:
    every = sorted({w for row in words()["fixed"] for w in row["words"]}, key=len, reverse=True)
    numbers = "|".join(sorted({row["article"] for row in words()["fixed"]}, key=len, reverse=True))
    return re.compile(rf"artikel[ -](?P<article>{numbers})[-‑ ](?P<word>{'|'.join(every)})(?!\w)", re.IGNORECASE)


@cache
def _heads() -> tuple[str, ...]:
    return (*LAW_HEADS, *words()["treaty"]["heads"])


def _head_of(place: Place) -> Place | None:
    """The head (`wet`) of words of the tables that went wrong further on: `Wet dieren` in `Wet dierenvervoer 2031`."""
    first = place.what.split(" ", 1)[0]
    head = next((h for h in _heads() if first.endswith(h)), None)
    return Place(place.start + len(first) - len(head), place.start + len(first), head) if head else None


def _of_book(found: _Found, article: str) -> _Found:
    """The book of the Burgerlijk Wetboek that an article number names (`6:162`)."""
    if found.title != "Burgerlijk Wetboek" or not (m := _BOOK.match(article)):
        return found
    book = tables().names.get(f"burgerlijk wetboek boek {m[1].lower()}")
    if book is None:
        return found
    return replace(found, target=book.target, title=book.acts[0].title)


def _abbreviates(short: str, found: _Found) -> bool:
    """Whether `short` is this act's abbreviation in the tables, or has letters of its title in order."""
    known = tables().abbreviations.get(short)
    if known and any((a.target or a.title) == (found.target or found.title) for a in known.acts):
        return True
    letters = iter(found.title.lower())
    small = [c for c in short.lower() if c.isalpha()]
    return small[:1] == [found.title[:1].lower()] and all(c in letters for c in small)
