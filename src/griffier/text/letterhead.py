"""The head of a paper: dossiers, number, addressee, dateline, subject, salutation, and what kind of paper it is.

The head is read line by line from the top. A line that no reader knows belongs to the head only where a sure line
of it (salutation, subject, dateline …) still follows and nothing between the two reads like a sentence: so printed
letter paper may hold anything, and no line of the body is swallowed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from griffier.model.document import Dossier, Kind
from griffier.notation.days import iso_day
from griffier.notation.kamerstuk import Dossier as DossierKey
from griffier.notation.kamerstuk import digits, identifier
from griffier.notation.proceedings import house_key
from griffier.notation.sessions import SESSION
from griffier.text.head_lines import (
    A_DAY,
    DOSSIER,
    LONG,
    OWN_DOSSIER,
    addressee_at,
    begins_element,
    continuation,
    dateline_at,
    dossier_label,
    is_upper,
    join_lines,
    kind_of,
    label_of,
    label_use,
    names_addressee,
    next_line,
    official_number,
    pattern,
    reads_like_body,
    salutation_end,
    without_note_mark,
)
from griffier.text.other_heads import Opening, communique, motion, proceedings, written_answers

_LOOK = 80  # lines a head may take
_NARROW = 44  # code points of a line in a column beside the letter
_AHEAD = 30  # lines between an unknown line and the sure one after it

_HOUSE = re.compile(r"(Tweede|Eerste) Kamer der Staten-? ?Generaal(?: [12])?$", re.IGNORECASE)
_SESSION = re.compile(rf"Vergaderjaar {SESSION}(?: .{{0,40}})?$", re.IGNORECASE)


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
    special = communique(top) or proceedings(top) or written_answers(top)
    if special:
        return _of(special)
    reader = _Reader(top)
    end = reader.walk() if top else 0
    if not reader.sure:
        return _of(motion(top, 0) or Opening("other", 0))
    if reader.kind == "other" and reader.description is None and (opening := motion(top, end)):
        return reader.result("motion", opening.end)
    return reader.result(reader.kind, end)


def _of(opening: Opening) -> Letterhead:
    return Letterhead(
        kind=opening.kind,
        title=opening.title,
        date=opening.date,
        place=opening.place,
        addressee=None,
        dossiers=(),
        number=opening.number,
        identifier=opening.identifier,
        end=opening.end,
    )


@dataclass(slots=True)
class _Reader:
    """Walks down the lines; every `_take_…` knows one element and returns the index after it, or None."""

    lines: list[str]
    house: str | None = None
    session: str | None = None
    dossiers: dict[DossierKey, str | None] = field(default_factory=dict)
    number: str | None = None
    description: str | None = None
    subject: str | None = None
    addressee: str | None = None
    place: str | None = None
    dateline: str | None = None
    label_date: str | None = None
    status_date: str | None = None
    letter_paper: bool = False
    sure: bool = False  # something was read that only a head has
    saluted: bool = False

    def walk(self) -> int:
        """Reads the head and returns the index after its last line."""
        i = end = 0
        while i < len(self.lines) and not self.saluted:
            if not self.lines[i]:
                i += 1
                continue
            after = self._take(i)
            if after is not None:
                i = end = after
                continue
            found = self._sure_line_after(i)
            if found is None:
                break
            i = found
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
            self._take_labels,
            self._take_paper,
        ):
            after = reader(i)
            if after is not None:
                return after
        return None

    def _sure_line_after(self, i: int) -> int | None:
        """The next line that only a head has, where nothing from `i` on reads like running text.

        A narrow column of printed paper may read like it (`onze referentie en onderwerp / vermelden.`), but no body
        comes before a salutation.
        """
        if self.dossiers and self.dateline:
            return None  # an official publication has its dateline last
        first: int | None = None
        doubtful = False
        for j in range(i, min(len(self.lines), i + _AHEAD)):
            line = self.lines[j]
            if not line:
                continue
            if j > i and self._is_sure(j):
                first = j if first is None else first
                if not doubtful or salutation_end(self.lines, j):
                    return first
            elif reads_like_body(line):
                if len(line) > _NARROW:
                    return None
                doubtful = True
        return None

    def _is_sure(self, j: int) -> bool:
        line = self.lines[j]
        if salutation_end(self.lines, j) or names_addressee(line) or dateline_at(self.lines, j):
            return True
        label = label_of(line)
        if label and label_use(label) != "other":
            return bool(label["colon"] or not label["value"] or A_DAY.match(label["value"]) or self.letter_paper)
        below = next_line(self.lines, j + 1) if DOSSIER.match(line) else None
        return below is not None and official_number(self.lines, below) is not None

    # -- the elements of an official publication

    def _take_house(self, i: int) -> int | None:
        for after in (i + 1, i + 2):
            m = _HOUSE.match(join_lines(self.lines[i:after]))
            if m:
                self.house = self.house or house_key(f"{m[1]} Kamer")
                return after
        m = _SESSION.match(self.lines[i])
        if m:
            self.session, self.sure = m["session"], True
            return i + 1
        return None

    def _take_dossier(self, i: int) -> int | None:
        line = self.lines[i]
        label = dossier_label().match(line)
        m = DOSSIER.match(line, label.end() if label else 0)
        if not m:
            return self._take_own_dossier(i)
        key = DossierKey(digits(m["number"]), m["series"] or m["chapter"])
        if label:
            # A number of a paper on letter paper is that of another: this letter has none yet. Alone it makes no head.
            self.dossiers.setdefault(key, None)
            return i + 1
        if m["paper"]:
            return None
        title, after = m["title"], i + 1
        if title is None:
            title, after = self._title_below(after)
        if title is not None:
            more = continuation(self.lines, after)
            title, after = join_lines([title, *more]), after + len(more)
        self.dossiers[key] = title
        return after

    def _title_below(self, i: int) -> tuple[str | None, int]:
        """The title of a dossier whose number stands on a line of its own, and the index after its first line."""
        j = next_line(self.lines, i)
        if j is None or begins_element(self.lines, j) or official_number(self.lines, j):
            return None, i
        return self.lines[j], j + 1

    def _take_own_dossier(self, i: int) -> int | None:
        """A dossier of the Eerste Kamer itself, in Roman numerals, before a paper numbered by a letter."""
        m = OWN_DOSSIER.match(self.lines[i])
        below = next_line(self.lines, i + 1) if m else None
        if m is None or below is None or official_number(self.lines, below) is None:
            return None
        self.dossiers[DossierKey(m["number"])] = m["title"]
        return i + 1

    def _take_number(self, i: int) -> int | None:
        if not self.dossiers and not self.session:
            return None
        found = official_number(self.lines, i)
        if found:
            self.number, self.sure = found.number, True
            self.description = self.description or found.description
            return found.after
        line = self.lines[i]
        if self.description is None and is_upper(line) and kind_of(line):
            self.description, self.sure = without_note_mark(line), True
            return i + 1
        return None

    def _take_status(self, i: int) -> int | None:
        line = self.lines[i]
        if not (self.dossiers or self.description) or not pattern("official", "status").match(line):
            return None
        m = A_DAY.search(line)
        if not m or len(line) > LONG or line[m.end() :].strip(" ."):
            return None
        self.status_date, self.sure = iso_day(m), True
        return i + 1

    # -- the elements of a letter

    def _take_salutation(self, i: int) -> int | None:
        after = salutation_end(self.lines, i)
        self.saluted = after is not None
        self.sure = self.sure or self.saluted
        return after

    def _take_addressee(self, i: int) -> int | None:
        found = addressee_at(self.lines, i)
        if not found:
            return None
        self.addressee, self.sure = self.addressee or found[0], True
        return found[1]

    def _take_dateline(self, i: int) -> int | None:
        found = dateline_at(self.lines, i)
        if found:
            self.place = self.place or found.place
            self.dateline = self.dateline or (iso_day(found.day) if found.day else None)
            self.sure = True
            return found.after
        day = A_DAY.fullmatch(self.lines[i])
        if day and self.sure and self.dateline is None:
            self.label_date = self.label_date or iso_day(day)
            return i + 1
        return None

    def _take_labels(self, i: int) -> int | None:
        """A label with its value; labels in a column of their own take their values from the lines below."""
        waiting: list[str] = []
        for j in range(i, len(self.lines)):
            m = label_of(self.lines[j])
            if m is None or (m["value"] and waiting):
                break
            if m["value"]:
                return self._value(label_use(m), m["value"], j)
            waiting.append(label_use(m))
        if not waiting:
            return None
        self.letter_paper = True
        end = i + len(waiting)
        for use in waiting:
            below = next_line(self.lines, end)
            if below is None or begins_element(self.lines, below) or reads_like_body(self.lines[below]):
                break
            end = self._value(use, self.lines[below], below)
        return end

    def _value(self, use: str, value: str, i: int) -> int:
        """Notes the value that begins on line `i`, and returns the index after it."""
        self.letter_paper = True
        if use == "date":
            m = A_DAY.match(value)
            self.label_date = self.label_date or (iso_day(m) if m else None)
            self.sure = self.sure or m is not None
            rest = label_of(value[m.end() :].strip()) if m else None
            return self._value("subject", rest["value"], i) if rest and rest["subject"] else i + 1
        if use == "subject":
            more = continuation(self.lines, i + 1)
            self.subject = self.subject or join_lines([value, *more])
            self.sure = True
            return i + 1 + len(more)
        return i + 1

    def _take_paper(self, i: int) -> int | None:
        line = self.lines[i]
        if pattern("stationery", "lines").match(line) and not reads_like_body(line):
            self.letter_paper = True
            return i + 1
        return None

    # -- what it comes to

    @property
    def kind(self) -> Kind:
        """The kind of paper that the head makes it."""
        named = kind_of(self.description) if self.description else None
        if named:
            return named
        letter = self.addressee or self.saluted or self.place or (self.letter_paper and self.subject)
        return "letter" if letter else "other"

    def result(self, kind: Kind, end: int) -> Letterhead:
        """What was read, as one value."""
        first = next(iter(self.dossiers), None)
        return Letterhead(
            kind=kind,
            title=self.subject or self.description,
            date=self.dateline or self.label_date or self.status_date,
            place=self.place,
            addressee=self.addressee,
            dossiers=tuple(Dossier(str(key), title) for key, title in self.dossiers.items()),
            number=self.number,
            identifier=identifier(first, self.number, self.house, self.session) if first and self.number else None,
            end=end,
        )
