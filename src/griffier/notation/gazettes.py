"""The official gazettes: Staatsblad, Staatscourant, Tractatenblad. `Stb. 2022, 10` is `stb-2022-10`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from griffier.notation.numbering import LABEL, MONTH, PAGE_LABEL, PAGES, counted, is_plural, read_numbers

_MOST = 30  # continuations of one reference
_BACK = 24  # how far to look back for the country of another gazette

_DIGITS = str.maketrans("OolI", "0011")
# A scan gives O for 0 and l for 1; the first two digits must be sound.
_YEAR = r"(?P<year>(?:18|19|20|2O)[0-9OolI]{2})"

_YEAR_FIRST = re.compile(
    rf"[,.]? ?(?:(?:van|d\.d\.) )?(?:jaargang |\d{{1,2}} {MONTH} )?(?P<open>\()?{_YEAR}(?(open)\))(?![0-9])"
    rf"(?P<sign> ?, ?| ?/ ?| ?[-–] ?| \((?=[Nn])| )(?:{LABEL})?(?=[\dA-Z])"
)
_NUMBER_FIRST = re.compile(rf",? ?{LABEL}(?=\d)")
_LATE_YEAR = re.compile(
    rf"(?:,? ?(?:van|uit|jaargang|jrg\.?|van jaargang) (?:\d{{1,2}} {MONTH} )?| ?(?P<open>\())"
    rf"{_YEAR}(?(open)\))(?![\w/-])"
)
# Until 1950 a number of the Staatsblad could begin with a letter for its year: 1947 H 143, 1949 J 355.
_LETTERED = re.compile(r"(?P<number>[A-K] ?\d{1,4})(?!\w)")
_DATED = re.compile(rf"(?:van )?\d{{1,2}} {MONTH}")
_PAGE = re.compile(rf",? ?{PAGE_LABEL}{PAGES}")
_SAME_YEAR = re.compile(rf"(?:;|,? (?:en|alsmede|and)) {LABEL}(?=\d)")
_OTHER_YEAR = re.compile(rf"(?:;|,|,? (?:en|alsmede|and)) (?={_YEAR}(?:, ?|/)(?:{LABEL})?(?:\d{{1,5}}(?!\w)|[A-Z]))")
_FOREIGN = re.compile(r"(?:belgische?|indische?|indië|surinaamse?|surinaams|luxemburgse?|duitse?|african|indian) ?-?$")


@dataclass(frozen=True, slots=True)
class Gazette:
    """One official gazette.

    Attributes:
        prefix: of its identifiers: `stb`, `stcrt`, `trb`.
        short: pattern of its abbreviation; a space is enough between year and number.
        full: pattern of its name in full, in Dutch and English.
        variants: pattern of what may follow the number in an identifier.
        lettered: numbers may begin with a letter, in the years before 1951.
    """

    prefix: str
    short: str
    full: str
    variants: str
    lettered: bool = False


class Issue(NamedTuple):
    """One issue, as read at `start`..`end`; several may share one span."""

    start: int
    end: int
    target: str
    year: str
    number: str
    page: str | None
    rule: str


class Reader:
    """Reads references to one gazette; made once, holds no text."""

    def __init__(self, gazette: Gazette) -> None:
        self._gazette = gazette
        self._literal = re.compile(
            rf"{gazette.prefix}-(?P<year>\d{{4}})-(?P<number>[A-Z]?\d{{1,6}})(?:{gazette.variants})?(?![\w-])",
            re.IGNORECASE,
        )
        of_the_realm = r"(?: (?:van het Koninkrijk(?: der Nederlanden)?|of the Kingdom of the Netherlands))?"
        again = r"(?: \([A-Z][\w ]{2,30}\.?\))?"  # Bulletin of Acts and Decrees (Stb.)
        self._name = re.compile(
            rf"(?:(?P<short>{gazette.short})(?: ?\.)?|(?P<full>{gazette.full}){of_the_realm}{again})(?=[ ,.(\d])"
        )

    def read(self, text: str, start: int) -> Iterator[Issue]:
        """The issues named at `start`, and those that go on with the same name (`; 2021, 4`)."""
        if m := self._literal.match(text, start):
            target = self._gazette.prefix + m[0][len(self._gazette.prefix) :]
            yield Issue(start, m.end(), target, m["year"], m["number"], None, "identifier")
            return
        name = self._name.match(text, start)
        if not name or _FOREIGN.search(text[max(0, start - _BACK) : start].lower()):
            return
        issues = list(self._first(text, start, name))
        for _ in range(_MOST):
            if not issues:
                return
            yield from issues
            issues = list(self._next(text, issues[-1]))

    def _first(self, text: str, start: int, name: re.Match[str]) -> Iterator[Issue]:
        pos = name.end()
        if m := _YEAR_FIRST.match(text, pos):
            yield from self._from_year(text, start, m, short=name["short"] is not None)
        elif label := _NUMBER_FIRST.match(text, pos):
            read = read_numbers(text, label.end(), is_plural(label["label"]))
            if read and (year := _LATE_YEAR.match(text, read[1])):
                yield from self._issues(text, start, year.end(), year["year"], read[0], "number_first")

    def _from_year(self, text: str, start: int, m: re.Match[str], short: bool) -> Iterator[Issue]:
        """Year, then number. Two words with only a space between may be anything but after an abbreviation."""
        year, sign, pos = m["year"], m["sign"].strip(), m.end()
        if not m["label"] and (_DATED.search(text, m.start(), m.start("year")) or (not sign and not short)):
            return
        if self._gazette.lettered and _clean(year) < "1951" and (lettered := _LETTERED.match(text, pos)):
            end = _bracketed(text, lettered.end(), sign)
            yield from self._issues(text, start, end, year, [lettered["number"]], "lettered")
            return
        if not text[pos].isdigit():
            return
        read = read_numbers(text, pos, is_plural(m["label"]))
        if not read or (not m["label"] and counted(text, read[1])):
            return
        if sign in ("-", "–", "/") and _two_years(year, read[0][0]):
            return
        yield from self._issues(text, start, _bracketed(text, read[1], sign), year, read[0], "year_first")

    def _next(self, text: str, last: Issue) -> Iterator[Issue]:
        """What goes on with the same name: `; 2021, 4`, `en nr. 13`."""
        page = _PAGE.match(text, last.end)
        pos = page.end() if page else last.end
        if label := _SAME_YEAR.match(text, pos):
            if read := read_numbers(text, label.end(), is_plural(label["label"])):
                start = label.start("label")
                yield from self._issues(text, start, read[1], last.year, read[0], "same_year")
        elif (link := _OTHER_YEAR.match(text, pos)) and (m := _YEAR_FIRST.match(text, link.end())):
            yield from self._from_year(text, link.end(), m, short=True)

    def _issues(self, text: str, start: int, end: int, year: str, numbers: list[str], rule: str) -> Iterator[Issue]:
        page = _PAGE.match(text, end)
        for number in numbers:
            target = f"{self._gazette.prefix}-{_clean(year)}-{_plain(number)}"
            yield Issue(start, end, target, year, number, page["page"] if page else None, rule)


def _clean(year: str) -> str:
    return year.translate(_DIGITS)


def _plain(number: str) -> str:
    """As identifiers write it: no space after the letter, no zeros in front."""
    number = number.replace(" ", "")
    return number if number[0].isalpha() else str(int(number))


def _two_years(year: str, number: str) -> bool:
    """Whether `2021-2022` is a period and no year with a number."""
    return str(int(_clean(year)) + 1) == number


def _bracketed(text: str, end: int, sign: str) -> int:
    """The end of the reference with the bracket that closes `(no. 12)`."""
    return end + 1 if sign == "(" and text.startswith(")", end) else end


STAATSBLAD = Gazette(
    "stb",
    short=r"Stbl?|STB|stb",
    full=r"[Ss]taatsblad(?:en)?|STAATSBLAD|Bulletin of Acts and Decrees",
    variants=r"-[nvb]\d{1,2}",
    lettered=True,
)
STAATSCOURANT = Gazette(
    "stcrt",
    short=r"Stcrt|Stct|Stcourant|STCRT|stcrt",
    full=r"(?:Nederlandse )?[Ss]taatscourant|STAATSCOURANT|(?:Dutch |Netherlands )?Government Gazette",
    variants=r"-p\d{1,3}-SC\d{1,6}|-[nv]\d{1,2}|-CAO\d{1,6}",
)
TRACTATENBLAD = Gazette(
    "trb",
    short=r"Trb|TRB|trb",
    full=r"[Tt]ractatenblad(?:en)?|TRACTATENBLAD|(?:Dutch|Netherlands) Treaty Series|Treaty Series(?= of the Kingdom)",
    variants=r"-[nh]\d{1,2}",
)
