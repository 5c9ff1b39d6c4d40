"""Single lines of the head of a paper: what each may be, without knowing the rest."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from griffier.lang import words
from griffier.model.document import Kind
from griffier.notation.days import DAY
from griffier.notation.kamerstuk import CHAPTER

LONG = 160
"""Code points: no line of a head is longer, save titles of official publications."""

_UPPER = 0.6  # share of capitals among the letters of an official description
_SUBJECT_LINES = 12

A_DAY = re.compile(DAY)

DOSSIER = re.compile(
    r"(?P<number>\d\d[ .]?\d{3})(?: ?[-–] ?(?P<series>\d\d)(?!\d))?(?: ?\((?P<kingdom>R ?\d{3,4})\))?"
    rf"(?:[ -](?P<chapter>{CHAPTER})(?![^\s,]))?(?:,? nr\.? ?(?P<paper>\d{{1,5}}))?(?:[ ,]+(?P<title>[^\sa-z].*))?$"
)
"""A dossier with its title: `35 925 VI Vaststelling van …`, `21 501-02 Raad Algemene Zaken`, `35 107 (R2120)`."""

OWN_DOSSIER = re.compile(r"(?P<number>[CXVIL]{2,9}) (?P<title>[A-Z][a-z].*)$")
"""A dossier of the Eerste Kamer itself: `CXL Werkwijze van de commissies`."""

_NUMBER = re.compile(
    r"(?:(?:nr|no)[.,]? ?(?P<digits>\d{1,5}[a-z]?|[A-Z]{1,3})|(?P<letters>[A-Z]{1,3}|\d{1,4}[a-z]))"
    r"(?: (?P<rest>\S.*))?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>(?:[’'‘]s-)?[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'-]*|aan|den|de|der|het|op|bij|in|a/d)){0,4})"
    rf"(?P<comma>,)?(?: d\.?d\.?)? ?(?:{DAY}|(?P<month>[a-z]{{3,9}} (?:19|20)\d\d))\.?$"
)
_PLACE_ALONE = re.compile(r"(?P<place>(?:[’'‘]s-)?[A-Z][\w’'.-]*(?: [A-Z][\w’'-]*){0,2}),$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = re.compile(r"\b[a-zà-öø-ÿ]{2,}")
_NOTE_MARK = re.compile(r"(?<=[A-Z])\d{1,2}$")


class Number(NamedTuple):
    """The number of an official publication, its description, and the index after both."""

    number: str
    description: str | None
    after: int


class Dateline(NamedTuple):
    """A place with its day (None where only a month stands there), and the index after both."""

    place: str
    day: re.Match[str] | None
    after: int


# -- words


@cache
def table() -> dict[str, dict[str, str]]:
    """Patterns of Dutch and English papers together, by room of the word list and use."""
    dutch, english = words("letterhead"), words("letterhead", "en")
    out: dict[str, dict[str, str]] = {}
    for room in ("official", "addressee", "stationery", "answers", "proceedings", "motion", "salutation", "communique"):
        out[room] = {}
        for use, source in dutch[room].items():
            if isinstance(source, str):
                other = english.get(room, {}).get(use)
                out[room][use] = f"(?:{source}|{other})" if other else source
    return out


@cache
def pattern(room: str, use: str) -> re.Pattern[str]:
    """One of these patterns, letter case ignored."""
    return re.compile(table()[room][use], re.IGNORECASE)


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
def dossier_label() -> re.Pattern[str]:
    """The word before a dossier on letter paper."""
    names = "|".join(map(re.escape, sorted(words("letterhead")["official"]["dossier_labels"], key=len, reverse=True)))
    return re.compile(rf"(?:{names}):? ", re.IGNORECASE)


@cache
def _kept_hyphens() -> tuple[str, ...]:
    return tuple(words("letterhead")["official"]["kept_hyphens"])


@cache
def _addressed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A full addressee with or without `Aan`, and the beginning of one that needs it."""
    t = table()["addressee"]
    whole = rf"(?:aan:? )?(?:de |het )?(?P<who>{t['chamber']})"
    return (
        re.compile(rf"(?:{whole}|aan:? (?:de )?(?P<house>{t['house']}))[,.]?$", re.IGNORECASE),
        re.compile(rf"aan:? (?:de |het |den )?(?P<who>{t['recipients']}.*)$", re.IGNORECASE),
    )


# -- lines


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
    if len(line) > LONG or len(_SMALL.findall(line)) >= 7:
        return True
    return count >= 4 and (line.endswith((".", "?", "!", "-")) or line[:1].islower())


def is_upper(text: str) -> bool:
    """Whether a text is set in capitals, as descriptions of official publications are."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= _UPPER * len(letters)


def next_line(lines: Sequence[str], i: int) -> int | None:
    """The index of the next line from `i` on that is not blank."""
    while i < len(lines) and not lines[i]:
        i += 1
    return i if i < len(lines) else None


def kind_of(description: str) -> Kind | None:
    """The kind of paper that a description names with its first words."""
    return next((kind for begins, kind in _kinds() if begins.match(description)), None)


def without_note_mark(description: str) -> str:
    """A description without the digits of a note glued to it."""
    return _NOTE_MARK.sub("", description)


def official_number(lines: Sequence[str], i: int) -> Number | None:
    """The number of an official publication on line `i`, with the description behind it or below.

    Without `Nr.` (letters in the Eerste Kamer, `127a`) a description that names a kind of paper must follow.
    """
    m = _NUMBER.match(lines[i])
    if not m:
        return None
    rest, after = m["rest"], i + 1
    if rest is None:
        below = next_line(lines, after)
        if below is not None and is_upper(lines[below]) and kind_of(lines[below]):
            rest, after = lines[below], below + 1
    elif not is_upper(rest):
        return None
    letters = m["letters"]
    if letters and (rest is None or not kind_of(rest) or (letters.isalpha() and not letters.isupper())):
        return None
    if rest is None:
        return Number(m["digits"], None, after)
    parts = [rest]
    while after < len(lines) and lines[after] and is_upper(lines[after]) and not begins_element(lines, after):
        parts.append(lines[after])
        after += 1
    return Number(m["digits"] or letters, without_note_mark(join_lines(parts)), after)


def begins_element(lines: Sequence[str], i: int) -> bool:
    """Whether line `i` begins an element of the head other than a title or a number."""
    line = lines[i]
    return bool(
        DOSSIER.match(line)
        or salutation_end(lines, i)
        or addressee_at(lines, i)
        or dateline_at(lines, i)
        or pattern("official", "status").match(line)
        or label_of(line)
        or pattern("stationery", "lines").match(line)
    )


def continuation(lines: Sequence[str], i: int) -> list[str]:
    """The lines from `i` on that go on with a title or subject."""
    out: list[str] = []
    for j in range(i, min(len(lines), i + _SUBJECT_LINES)):
        if not lines[j] or begins_element(lines, j) or official_number(lines, j) or lines[j].endswith("."):
            break
        out.append(lines[j])
    return out


def label_of(line: str) -> re.Match[str] | None:
    """A label of letter paper: with a colon, alone, before a day or a capital; not a word that opens a sentence."""
    m = _label().match(line)
    if m and (m["colon"] or not m["value"] or A_DAY.match(m["value"])):
        return m
    return m if m and line[:1].isupper() and not m["value"][:1].islower() else None


def label_use(m: re.Match[str]) -> str:
    """What a label labels: `date`, `subject` or `other`."""
    return next(use for use in ("other", "date", "subject") if m[use])


def salutation_end(lines: Sequence[str], i: int) -> int | None:
    """The index after a salutation on line `i`, or on that and the next."""
    line = lines[i]
    if not pattern("salutation", "begins").match(line) or not line[:1].isupper() or len(line) > LONG:
        return None
    if line.endswith((",", ":", "!")) or (len(line.split()) <= 6 and not line.endswith((".", "?", ";"))):
        return i + 1
    below = lines[i + 1] if i + 1 < len(lines) else ""
    return i + 2 if below.endswith((",", ":")) and len(below) < LONG // 2 and "." not in line else None


def names_addressee(line: str) -> bool:
    """Whether a line is a full addressee, with or without `Aan`."""
    return _addressed()[0].match(line) is not None


def addressee_at(lines: Sequence[str], i: int) -> tuple[str, int] | None:
    """The addressee that begins on line `i`, without `Aan de`, and the index after it."""
    whole, begins = _addressed()
    if lines[i].rstrip(":").lower() in ("aan", "aan de"):
        i += 1
    for count in (3, 2, 1):
        part = lines[i : i + count]
        m = whole.match(join_lines(part)) if len(part) == count and all(part) else None
        if m:
            return _capital(_plain_house((m["who"] or m["house"]).replace("- ", "-"))), i + count
    if i >= len(lines) or not begins.match(lines[i]):
        return None
    parts = [lines[i]]
    while (j := i + len(parts)) < len(lines) and lines[j] and not _ends_addressee(lines, j) and len(parts) < 4:
        parts.append(lines[j])
    text = join_lines(parts)
    m = begins.match(text)
    if m is None or len(text) > LONG or text.endswith((".", "?", "-")) or len(_SMALL.findall(text)) > 14:
        return None
    return _capital(m["who"].rstrip(",")), i + len(parts)


def _ends_addressee(lines: Sequence[str], j: int) -> bool:
    line = lines[j]
    return bool(
        pattern("stationery", "lines").match(line)
        or dateline_at(lines, j)
        or salutation_end(lines, j)
        or label_of(line)
        or any(c.isdigit() for c in line)
    )


def dateline_at(lines: Sequence[str], i: int) -> Dateline | None:
    """The dateline on line `i`, or on that and the next."""
    dateline = words("letterhead")["dateline"]
    m = _DATELINE.match(lines[i])
    if m:
        if not m["comma"] and m["place"].casefold() not in {p.casefold() for p in dateline["places"]}:
            return None
        found = Dateline(m["place"], m, i + 1)
    else:
        alone = _PLACE_ALONE.match(lines[i])
        below = A_DAY.fullmatch(lines[i + 1]) if alone and i + 1 < len(lines) else None
        if alone is None or below is None:
            return None
        found = Dateline(alone["place"], below, i + 2)
    if found.place.split()[0].casefold().rstrip(".") in dateline["not_places"]:
        return None
    return found._replace(place=_plain_place(found.place))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain_house(who: str) -> str:
    """An addressee as in running text, where it is set in capitals."""
    if not who.isupper():
        return who
    return re.sub(r"(?:tweede|eerste|kamer|staten|generaal)", lambda m: m[0].capitalize(), who.lower())


def _plain_place(place: str) -> str:
    """A place as in running text: `DEN HAAG` is set in capitals by some ministries."""
    if not place.isupper():
        return place
    return re.sub(r"[^\W\d_]{2,}", lambda m: m[0].capitalize(), place).replace("S-", "s-")
