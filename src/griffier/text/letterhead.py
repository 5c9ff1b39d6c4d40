"""The head of a paper: dossiers, number, addressee, dateline, subject, salutation, and what kind of paper it is.

The head is read line by line from the top. A line that no reader knows belongs to the head only where a sure line
of it (salutation, subject, dateline …) still follows and nothing between the two reads like a sentence: so printed
letter paper may hold anything, and no line of the body is swallowed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from griffier.lang import words
from griffier.model.document import Dossier, Kind
from griffier.notation.days import DAY, iso_day
from griffier.notation.kamerstuk import CHAPTER, digits, identifier
from griffier.notation.kamerstuk import Dossier as DossierKey
from griffier.notation.proceedings import appendix_id, house_key
from griffier.notation.sessions import SESSION, session_key

_LOOK = 80  # lines a head may take
_AHEAD = 30  # lines between an unknown line and the sure one after it
_LONG = 160  # code points: no line of a head is longer, save official titles
_UPPER = 0.6  # share of capitals among the letters of an official description

_NUMBER = re.compile(
    r"(?:(?:nr|no)[.,]? ?(?P<digits>\d{1,5}[a-z]?|[A-Z]{1,3})|(?P<letters>[A-Z]{1,3}|\d{1,4}[a-z]))"
    r"(?: (?P<rest>\S.*))?$",
    re.IGNORECASE,
)
_DOSSIER = re.compile(
    r"(?P<number>\d\d[ .]?\d{3})(?: ?[-–] ?(?P<series>\d\d)(?!\d))?(?: ?\((?P<kingdom>R ?\d{3,4})\))?"
    rf"(?:[ -](?P<chapter>{CHAPTER})(?![^\s,]))?(?:,? nr\.? ?(?P<paper>\d{{1,5}}))?(?:[ ,]+(?P<title>[^\sa-z].*))?$"
)
_OWN_DOSSIER = re.compile(r"(?P<number>[CXVIL]{2,9}) (?P<title>[A-Z][a-z].*)$")
_DAY = re.compile(DAY)
_DATELINE = re.compile(
    r"(?P<place>(?:[’'‘]s-)?[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'-]*|aan|den|de|der|het|op|bij|in|a/d)){0,4})"
    rf"(?P<comma>,)?(?: d\.?d\.?)? ?(?:{DAY}|(?P<month>[a-z]{{3,9}} (?:19|20)\d\d))\.?$"
)
_PLACE_ALONE = re.compile(r"(?P<place>(?:[’'‘]s-)?[A-Z][\w’'.-]*(?: [A-Z][\w’'-]*){0,2}),$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = re.compile(r"\b[a-zà-öø-ÿ]{2,}")
_NOTE_MARK = re.compile(r"(?<=[A-Z])\d{1,2}$")
_QUESTIONS_NUMBER = re.compile(r"(?:nr\.? ?)?(\d{1,4})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of a paper says.

    Attributes:
        kind: the kind of paper.
        title: its subject, else the official description as printed.
        date: ISO 8601.
        place: of the dateline.
        addressee: without `Aan de`.
        dossiers: in order, the first makes the identifier.
        number: within the dossier.
        identifier: where dossier and number (or session and number of written answers) are there.
        end: how many leading lines belong to the head.
    """

    kind: Kind
    title: str | None
    date: str | None
    place: str | None
    addressee: str | None
    dossiers: tuple[Dossier, ...]
    number: str | None
    identifier: str | None
    end: int


def read_letterhead(lines: Sequence[str]) -> Letterhead:
    """Reads the head of a paper.

    Args:
        lines: of the whole paper, stripped, without running heads and notes; a blank line is empty. Only the first
            ones are looked at.
    """
    top = [" ".join(line.split()) for line in lines[:_LOOK]]
    reader = _Reader(top)
    return reader.read()


@cache
def _table() -> dict[str, dict[str, str]]:
    """Words of Dutch and English papers together, by room and use."""
    dutch, english = words("letterhead"), words("letterhead", "en")
    out: dict[str, dict[str, str]] = {}
    for room in ("official", "addressee", "stationery", "answers", "proceedings", "motion", "salutation", "communique"):
        out[room] = {}
        for use, pattern in dutch[room].items():
            if isinstance(pattern, str):
                other = english.get(room, {}).get(use)
                out[room][use] = f"(?:{pattern}|{other})" if other else pattern
    return out


@cache
def _pattern(room: str, use: str) -> re.Pattern[str]:
    return re.compile(_table()[room][use], re.IGNORECASE)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    return tuple((re.compile(k["pattern"], re.IGNORECASE), k["kind"]) for k in words("letterhead")["kind"])


@cache
def _label() -> re.Pattern[str]:
    """A label of letter paper and what stands behind it; the group's name is what it labels."""
    groups = []
    for use in ("other", "date", "subject"):
        names = [n for language in ("nl", "en") for n in words("letterhead", language)["labels"][use]]
        any_of = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
        groups.append(f"(?P<{use}>{any_of})")
    return re.compile(rf"(?:{'|'.join(groups)})(?:(?P<colon> ?:) ?|$| )(?P<value>.*)$", re.IGNORECASE)


@cache
def _dossier_label() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(words("letterhead")["official"]["dossier_labels"], key=len, reverse=True)))
    return re.compile(rf"(?:{names}):? ", re.IGNORECASE)


@cache
def _kept_hyphens() -> tuple[str, ...]:
    return tuple(words("letterhead")["official"]["kept_hyphens"])


@cache
def _addressed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A full addressee with or without `Aan`, and the beginning of one that needs it."""
    t = _table()["addressee"]
    whole = rf"(?:aan:? )?(?:de |het )?(?P<who>{t['chamber']})"
    return (
        re.compile(rf"(?:{whole}|aan:? (?:de )?(?P<house>{t['house']}))[,.]?$", re.IGNORECASE),
        re.compile(rf"aan:? (?:de |het |den )?(?P<who>{t['recipients']}.*)$", re.IGNORECASE),
    )


def join_lines(parts: Iterable[str]) -> str:
    """Lines as one line; a word that was broken at a line end is mended.

    A hyphen before a small letter goes, save in `regerings- en …`; one before a capital stays, save where all is
    set in capitals.
    """
    out = ""
    for part in parts:
        if not out.endswith("-") or part.startswith(("en ", "of ", "& ")):
            out = f"{out} {part}".strip()
            continue
        broken = part[:1].islower() or (
            part[:2].isupper() and out[-3:-1].isupper() and not out.endswith(_kept_hyphens())
        )
        out = (out[:-1] if broken else out) + part
    return out


def reads_like_body(line: str) -> bool:
    """Whether a line is running text rather than something printed on letter paper."""
    count = len(_WORD.findall(line))
    if len(line) > _LONG or len(_SMALL.findall(line)) >= 7:
        return True
    return count >= 4 and (line.endswith((".", "?", "!", "-")) or line[:1].islower())


def _is_upper(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= _UPPER * len(letters)


@dataclass(slots=True)
class _Reader:
    """Walks down the lines; every `_take_…` knows one element and returns the index after it, or None."""

    lines: list[str]
    house: str | None = None
    session: str | None = None
    dossiers: list[tuple[DossierKey, str | None]] = field(default_factory=list)
    number: str | None = None
    description: str | None = None
    subject: str | None = None
    addressee: str | None = None
    place: str | None = None
    dateline: str | None = None
    label_date: str | None = None
    status_date: str | None = None
    official_answers: bool = False
    letter_paper: bool = False
    sure: bool = False  # something was read that only a head has
    done: bool = False

    def read(self) -> Letterhead:
        special = self._communique() or self._proceedings() or self._answers()
        if special:
            return special
        end = self._walk()
        if not self.sure:
            return self._motion(0) or Letterhead("other", None, None, None, None, (), None, None, 0)
        kind = self._kind()
        if kind == "other" and self.description is None:
            return self._motion(end) or self._result(kind, end)
        return self._result(kind, end)

    def _walk(self) -> int:
        """Reads the head and returns the index after its last line."""
        i = end = 0
        while i < len(self.lines) and not self.done:
            if not self.lines[i]:
                i += 1
                continue
            after = self._take(i)
            if after is None:
                found = self._sure_line_after(i)
                if found is None:
                    break
                i = found
                continue
            i = end = after
        return end

    def _take(self, i: int) -> int | None:
        for reader in (
            self._take_salutation,
            self._take_addressee,
            self._take_house,
            self._take_dossier,
            self._take_number,
            self._take_status,
            self._take_dateline,
            self._take_label,
            self._take_paper,
        ):
            after = reader(i)
            if after is not None:
                return after
        return None

    def _sure_line_after(self, i: int) -> int | None:
        """The next line that only a head has, where nothing from `i` on reads like running text."""
        if self.dossiers and self.dateline:
            return None  # an official publication has its dateline last
        for j in range(i, min(len(self.lines), i + _AHEAD)):
            line = self.lines[j]
            if not line:
                continue
            if j > i and self._is_sure(j):
                return j
            if reads_like_body(line):
                return None
        return None

    def _is_sure(self, j: int) -> bool:
        line = self.lines[j]
        if self._salutation_end(j) or _addressed()[0].match(line) or self._dateline_at(j):
            return True
        label = _label().match(line)
        if label and (label["subject"] or label["date"]):
            return bool(label["colon"] or not label["value"] or _DAY.match(label["value"]) or self.letter_paper)
        m = _DOSSIER.match(line)
        following = self._next(j + 1) if m else None
        return following is not None and self._official_number(following) is not None

    def _next(self, i: int) -> int | None:
        """The next line that is not blank."""
        while i < len(self.lines) and not self.lines[i]:
            i += 1
        return i if i < len(self.lines) else None

    # -- the elements, in the order of an official publication

    def _take_house(self, i: int) -> int | None:
        line = self.lines[i]
        both = f"{line} {self.lines[i + 1]}" if i + 1 < len(self.lines) else line
        m = re.match(r"(Tweede|Eerste) Kamer der Staten-? ?Generaal(?: [12])?$", line, re.IGNORECASE)
        after = i + 1
        if not m:
            m = re.match(r"(Tweede|Eerste) Kamer der Staten-? Generaal(?: [12])?$", both, re.IGNORECASE)
            after = i + 2
        if m:
            self.house = self.house or house_key(f"{m[1]} Kamer")
            return after
        m = re.match(rf"Vergaderjaar {SESSION}(?: .{{0,40}})?$", line, re.IGNORECASE)
        if m:
            self.session, self.sure = m["session"], True
            return i + 1
        return None

    def _take_dossier(self, i: int) -> int | None:
        line = self.lines[i]
        label = _dossier_label().match(line)
        m = _DOSSIER.match(line, label.end() if label else 0)
        own = None if m else self._own_dossier(i)
        if own:
            self.dossiers.append((DossierKey(own["number"]), own["title"]))
            return i + 1
        if not m or (m["paper"] and not label):
            return None
        if label and m["paper"]:
            self.number = m["paper"]
        self.sure = self.sure or bool(label)
        title, after = m["title"], i + 1
        if label is None:
            if title is None:
                after, title = self._title_below(after)
            more = self._continuation(after)
            title = join_lines([title, *more]) if title else None
            after += len(more)
        self.dossiers.append((DossierKey(digits(m["number"]), m["series"] or m["chapter"]), title))
        return after

    def _own_dossier(self, i: int) -> re.Match[str] | None:
        """A dossier of the Eerste Kamer itself, in Roman numerals, before a paper numbered by a letter."""
        m = _OWN_DOSSIER.match(self.lines[i])
        following = self._next(i + 1) if m else None
        return m if following is not None and self._official_number(following) is not None else None

    def _title_below(self, i: int) -> tuple[int, str | None]:
        """The title of a dossier whose number stands on a line of its own."""
        j = self._next(i)
        if j is None or self._begins_element(j) or self._official_number(j):
            return i, None
        return j + 1, self.lines[j]

    def _continuation(self, i: int) -> list[str]:
        """The lines from `i` on that go on with a title."""
        out: list[str] = []
        while i + len(out) < len(self.lines):
            j = i + len(out)
            if not self.lines[j] or self._begins_element(j) or self._official_number(j):
                break
            out.append(self.lines[j])
        return out

    def _begins_element(self, j: int) -> bool:
        line = self.lines[j]
        return bool(
            _DOSSIER.match(line)
            or self._salutation_end(j)
            or self._addressee_at(j)
            or self._dateline_at(j)
            or _pattern("official", "status").match(line)
            or self._own_label(line)
            or _pattern("stationery", "lines").match(line)
        )

    @staticmethod
    def _own_label(line: str) -> re.Match[str] | None:
        """A label with a colon, alone, before a day, or in full: not a word that happens to open a line."""
        m = _label().match(line)
        if m and (
            m["colon"]
            or not m["value"]
            or _DAY.match(m["value"])
            or (line[:1].isupper() and not m["value"][:1].islower())
        ):
            return m
        return None

    def _official_number(self, i: int) -> tuple[str, str | None, int] | None:
        """Number, description and index after them, where line `i` has the number of an official publication."""
        m = _NUMBER.match(self.lines[i])
        if not m:
            return None
        labelled, rest, after = m["digits"] is not None, m["rest"], i + 1
        if rest is None:
            j = self._next(after)
            if j is not None and _is_upper(self.lines[j]) and self._kind_of(self.lines[j]):
                rest, after = self.lines[j], j + 1
        elif not _is_upper(rest):
            return None
        if not labelled and (rest is None or not self._kind_of(rest) or not m["letters"].replace("-", "").isalnum()):
            return None
        number = m["digits"] or m["letters"]
        if not labelled and number.isalpha() and not number.isupper():
            return None
        if rest is None:
            return number, None, after
        parts = [rest]
        while (
            after < len(self.lines)
            and self.lines[after]
            and _is_upper(self.lines[after])
            and not self._begins_element(after)
        ):
            parts.append(self.lines[after])
            after += 1
        return number, _NOTE_MARK.sub("", join_lines(parts)), after

    @staticmethod
    def _kind_of(description: str) -> Kind | None:
        return next((kind for pattern, kind in _kinds() if pattern.match(description)), None)

    def _take_number(self, i: int) -> int | None:
        if not self.dossiers and not self.session:
            return None
        found = self._official_number(i)
        if found:
            self.number, description, after = found
            self.description = self.description or description
            self.sure = True
            return after
        line = self.lines[i]
        if self.description is None and _is_upper(line) and self._kind_of(line):
            self.description, self.sure = _NOTE_MARK.sub("", line), True
            return i + 1
        return None

    def _take_status(self, i: int) -> int | None:
        line = self.lines[i]
        if (
            not (self.dossiers or self.description)
            or not _pattern("official", "status").match(line)
            or len(line) > _LONG
        ):
            return None
        m = _DAY.search(line)
        if not m or line[m.end() :].strip(" ."):
            return None
        self.status_date, self.sure = iso_day(m), True
        return i + 1

    # -- the elements of a letter

    def _salutation_end(self, i: int) -> int | None:
        line = self.lines[i]
        if not _pattern("salutation", "begins").match(line) or not line[:1].isupper() or len(line) > _LONG:
            return None
        if line.endswith((",", ":", "!")) or (len(line.split()) <= 6 and not line.endswith((".", "?", ";"))):
            return i + 1
        below = self.lines[i + 1] if i + 1 < len(self.lines) else ""
        return i + 2 if below.endswith((",", ":")) and len(below) < 60 and "." not in line else None

    def _take_salutation(self, i: int) -> int | None:
        after = self._salutation_end(i)
        if after:
            self.letter_paper = self.sure = self.done = True
        return after

    def _addressee_at(self, i: int) -> tuple[str, int] | None:
        """The addressee that begins on line `i`, and the index after it."""
        whole, begins = _addressed()
        if self.lines[i].rstrip(":").lower() in ("aan", "aan de"):
            i += 1
        for count in (3, 2, 1):
            part = self.lines[i : i + count]
            m = whole.match(join_lines(part)) if len(part) == count and all(part) else None
            if m:
                return _capital((m["who"] or m["house"]).replace("- ", "-")), i + count
        if i >= len(self.lines) or not begins.match(self.lines[i]):
            return None
        parts = [self.lines[i]]
        while (
            (j := i + len(parts)) < len(self.lines) and self.lines[j] and not self._ends_addressee(j) and len(parts) < 4
        ):
            parts.append(self.lines[j])
        text = join_lines(parts)
        m = begins.match(text)
        if m is None or len(text) > _LONG or text.endswith((".", "?", "-")) or len(_SMALL.findall(text)) > 14:
            return None
        return _capital(m["who"].rstrip(",")), i + len(parts)

    def _ends_addressee(self, j: int) -> bool:
        line = self.lines[j]
        return bool(
            _pattern("stationery", "lines").match(line)
            or self._dateline_at(j)
            or self._salutation_end(j)
            or self._own_label(line)
            or any(c.isdigit() for c in line)
        )

    def _take_addressee(self, i: int) -> int | None:
        found = self._addressee_at(i)
        if not found:
            return None
        self.addressee = self.addressee or found[0]
        self.sure = True
        return found[1]

    def _dateline_at(self, i: int) -> tuple[str, re.Match[str] | None, int] | None:
        """Place, day and index after a dateline on line `i`, or on that and the next."""
        line = self.lines[i]
        dateline = words("letterhead")["dateline"]
        m = _DATELINE.match(line)
        if m:
            place, day, after = m["place"], m, i + 1
            if not m["comma"] and place.casefold() not in {p.casefold() for p in dateline["places"]}:
                return None
        else:
            alone = _PLACE_ALONE.match(line)
            below = _DAY.fullmatch(self.lines[i + 1]) if alone and i + 1 < len(self.lines) else None
            if alone is None or below is None:
                return None
            place, day, after = alone["place"], below, i + 2
        first = place.split()[0].casefold().rstrip(".")
        return None if first in dateline["not_places"] else (place, day, after)

    def _take_dateline(self, i: int) -> int | None:
        found = self._dateline_at(i)
        if found:
            place, day, after = found
            self.place = self.place or _plain_place(place)
            self.dateline = self.dateline or (iso_day(day) if day else None)
            self.sure = True
            return after
        day = _DAY.fullmatch(self.lines[i])
        if day and self.sure and self.dateline is None:
            self.label_date = self.label_date or iso_day(day)
            return i + 1
        return None

    def _take_label(self, i: int) -> int | None:
        """A label with its value; labels in a column of their own take their values from the lines below."""
        waiting: list[str] = []
        while i < len(self.lines) and self.lines[i]:
            m = self._own_label(self.lines[i])
            if m is None or (m["value"] and waiting):
                break
            use = (
                m.lastgroup
                if m.lastgroup in ("date", "subject")
                else next(u for u in ("other", "date", "subject") if m[u])
            )
            if m["value"]:
                return self._value(use, m["value"], i)
            waiting.append(use)
            i += 1
        if not waiting:
            return None
        return self._values_below(waiting, i)

    def _values_below(self, waiting: list[str], i: int) -> int:
        """Values of the labels above: one line each, the subject as many as it needs."""
        end = i
        for use in waiting:
            j = self._next(end)
            if j is None or self._begins_element(j) or reads_like_body(self.lines[j]):
                break
            end = self._value(use, self.lines[j], j)
        self.letter_paper = True
        return end

    def _value(self, use: str, value: str, i: int) -> int:
        """Notes the value that begins on line `i`, and returns the index after it."""
        self.letter_paper = True
        if use == "date":
            m = _DAY.match(value)
            self.label_date = self.label_date or (iso_day(m) if m else None)
            self.sure = self.sure or m is not None
            rest = _label().match(value, m.end() + 1) if m and m.end() < len(value) else None
            return self._value("subject", rest["value"], i) if rest and rest["subject"] else i + 1
        if use == "subject":
            more = self._continuation(i + 1)
            self.subject = self.subject or join_lines([value, *more])
            self.sure = True
            return i + 1 + len(more)
        return i + 1

    def _take_paper(self, i: int) -> int | None:
        line = self.lines[i]
        if _pattern("stationery", "lines").match(line) and not reads_like_body(line):
            self.letter_paper = True
            return i + 1
        return None

    # -- papers with a head of their own

    def _communique(self) -> Letterhead | None:
        """A statement of heads of state or ministers: its title, who issued it, and when."""
        first = self._next(0)
        if first is None or len(self.lines[first]) > 2 * _LONG or self.lines[first].endswith("."):
            return None
        if not _pattern("communique", "titles").search(self.lines[first]):
            return None
        details, issuers = _pattern("communique", "details"), _pattern("communique", "issuers")
        i, date, issued, place = first, None, False, None
        while i < len(self.lines):
            line = self.lines[i].lstrip("•-–|* ")
            dated = self._dateline_at(i) if line else None
            if dated:
                place, date = _plain_place(dated[0]), date or (iso_day(dated[1]) if dated[1] else None)
            elif i > first and line and not details.match(line) and not self._issuer_goes_on(i):
                if not _DAY.match(line):
                    break
            day = _DAY.search(line)
            issued = issued or bool(issuers.search(line))
            date = date or (iso_day(day) if day else None)
            i += 1
        if not issued:
            return None
        return Letterhead("communique", self.lines[first], date, place, None, (), None, None, self._last_before(i))

    def _issuer_goes_on(self, i: int) -> bool:
        above = self.lines[i - 1]
        return bool(above) and (above.endswith(("the", "of", "in", "de", "van", ",")) or self.lines[i][:1].islower())

    def _last_before(self, i: int) -> int:
        while i and not self.lines[i - 1]:
            i -= 1
        return i

    def _proceedings(self) -> Letterhead | None:
        """A meeting of a House: its number, its day, its hours."""
        meeting, details, opening = (_pattern("proceedings", use) for use in ("meeting", "details", "opening"))
        filled = [i for i, line in enumerate(self.lines) if line][:12]
        head = [i for i in filled[:3] if meeting.match(self.lines[i]) and not reads_like_body(self.lines[i])]
        if not head and not any(opening.match(self.lines[i]) for i in filled[:6]):
            return None
        if any(_DOSSIER.match(self.lines[i]) or self._salutation_end(i) or self._addressee_at(i) for i in filled[:6]):
            return None
        date, end = None, 0
        for i in filled if head else ():
            line = self.lines[i].lstrip("•- ")
            if i != head[0] and not details.match(line) and not _DAY.match(line) and i > head[0]:
                break
            day = _DAY.search(line)
            date, end = date or (iso_day(day) if day else None), i + 1
        return Letterhead("proceedings", None, date, None, None, (), None, None, end)

    def _answers(self) -> Letterhead | None:
        """Written questions with their answers, in the form of the appendix to the proceedings."""
        form, bare = _pattern("answers", "form"), _pattern("answers", "bare")
        filled = [i for i, line in enumerate(self.lines) if line][:15]
        official = [i for i in filled if form.match(self.lines[i])]
        if not official:
            opens = [i for i in filled[:3] if bare.match(self.lines[i])]
            if not opens or any(self._salutation_end(i) or self._addressee_at(i) for i in filled):
                return None
        end = 0
        for i in filled:
            line = self.lines[i]
            if bare.match(line) or (official and i > official[-1] and not form.match(line) and reads_like_body(line)):
                break
            self._take_house(i)
            number = _QUESTIONS_NUMBER.match(line)
            self.number = number[1] if number else self.number
            end = i + 1
        asked = next((i for i in filled if bare.match(self.lines[i])), None)
        text = "" if asked is None else join_lines(line for line in self.lines[asked : asked + 20] if line)
        session = session_key(self.session) if self.session else None
        named = appendix_id(self.house or "tk", session, self.number) if self.number else None
        end = self._last_before(end)
        return Letterhead("written_answers", _question(text), _received(text), None, None, (), self.number, named, end)

    def _motion(self, end: int) -> Letterhead | None:
        """A motion by its own opening words, where no official head names it."""
        i = self._next(end)
        if i is not None and self._kind_of(self.lines[i]) == "motion" and not reads_like_body(self.lines[i]):
            self.description, end = self.lines[i], i + 1
            i = self._next(end)
        if i is not None and _pattern("official", "status").match(self.lines[i]):
            day = _DAY.search(self.lines[i])
            self.status_date, end = (iso_day(day) if day else None), i + 1
            i = self._next(end)
        if i is None or not re.match(_table()["motion"]["opening"], self.lines[i], re.IGNORECASE):
            return None
        following = self._next(i + 1)
        if following is None or not _pattern("motion", "next").match(self.lines[following]):
            return None
        return self._result("motion", end)

    def _kind(self) -> Kind:
        named = self._kind_of(self.description) if self.description else None
        if named:
            return named
        if self.addressee or self.done or self.place or (self.letter_paper and self.subject):
            return "letter"
        return "other"

    def _result(self, kind: Kind, end: int) -> Letterhead:
        named = None
        if self.dossiers and self.number:
            named = identifier(self.dossiers[0][0], self.number, self.house, self.session)
        return Letterhead(
            kind=kind,
            title=self.subject or self.description,
            date=self.dateline or self.label_date or self.status_date,
            place=self.place,
            addressee=self.addressee,
            dossiers=tuple(Dossier(str(key), title) for key, title in self.dossiers),
            number=self.number,
            identifier=named,
            end=end,
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain_place(place: str) -> str:
    """A place as in running text: `DEN HAAG` is set in capitals by some ministries."""
    if not place.isupper() or len(place) < 4:
        return place
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), place).replace("’S-", "’s-").replace("'S-", "'s-")


def _question(text: str) -> str | None:
    """Who asks whom about what, without the days in brackets behind it."""
    m = re.match(r"(?P<title>[^(]*(?:\([^)]{1,40}\)[^(]*){0,9}?) ?\((?:ingezonden|ontvangen)\b", text)
    return m["title"].strip(" .") if m else None


def _received(text: str) -> str | None:
    m = re.search(rf"\((?:{_table()['answers']['received']})(?: op)? {DAY}\)", text)
    return iso_day(m) if m else None
