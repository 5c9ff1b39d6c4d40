"""The number or numbers of a paper behind its dossier: `, nr. 2`, `-2`, `, D`, `, nrs. 12, 14 en 16 t/m 18`."""

import re
from typing import NamedTuple

NUMBER_LABEL = r"nrs?(?: ?[.,:])?|(?:onder|volg)?nummers?:?|n[°º]|no\.|nos\.|letters?|stuk(?:nr\.?| nr\.?)?"
NOTE_MARK = r"(?=\.\d{1,2}(?:(?-i: [A-ZÀ-Þ])|\n|$))"
"""Pattern of what may follow a number: the stop of the sentence with the mark of a note, `nr. 2.1 Daarna`."""

_LETTERS = rf"[A-Z]{{1,3}}(?![\w-])(?:{NOTE_MARK}|(?!\.\w))"
_NUMBER = rf"(?:\d{{1,4}}[a-z]?(?:{NOTE_MARK}|(?![\w%])(?![.,]\d))|{_LETTERS})"
# Behind a label or a dash no decimals are meant: `nr. 2,1 en` has the mark of a note, `nrs. 2,3 en 4` a list.
# Scanners read 1 as I or l, and 0 as O.
_LABELLED = rf"(?:(?:\d{{1,4}}[a-z]?|(?-i:[Il]\d{{1,3}}|\dO\d?))(?![\w%])(?![.,]\d{{3}}(?!\d))|{_LETTERS})"
_START = re.compile(
    # A letter stands apart from its label: `(NRI)` is no number I.
    rf"(?:(?: ?[,;:/-]? ?|\.(?-i: (?=n))|(?P<open> \())(?P<label>{NUMBER_LABEL})(?: |(?<=[.,:])|(?=\d))"
    rf"|(?P<comma>, ?)|(?P<dash> ?[-‐‑–/] ?))"
    rf"(?P<number>(?(comma){_NUMBER}|{_LABELLED}))",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf"(?P<by>(?i:, ?(?:en |and )?| (?:en|and|of|&|resp\.|respectievelijk) | ?/ ?))"
    rf"(?:(?:{NUMBER_LABEL}) )?(?P<number>{_NUMBER})"
)
_RANGE = re.compile(rf" ?(?P<by>-|‐|‑|–|—|(?i:t/m|tot en met|tot|to)) ?(?P<number>{_LABELLED})")
# What may follow the last number of a list whose label is singular; else the number counts something.
_SETTLED = re.compile(
    r"[).;:,\]]|$|\n|,? ?(?:p|blz)\."
    r"| (?:van|in|op|over|is|zijn|heeft|hebben|wordt|worden|werd|en|die|dat|met|bij|voor|aan|te|waarin)\b"
)
_DAY_OR_COUNT = re.compile(
    r" ?(?:%|procent|miljoen|miljard|mln|mld|euro|jan|feb|maart|apr|mei\b|jun|jul|aug|sep|okt|nov|dec|\d{3}\b)",
    re.IGNORECASE,
)
_LONGEST_RANGE = 200
_SCANNED = str.maketrans("IO", "10")


class Numbers(NamedTuple):
    """Numbers as read: `values` one by one, `end` behind the last, `labelled` what the label said (or nothing)."""

    values: list[str]
    end: int
    labelled: list[str]


def read_numbers(text: str, at: int) -> Numbers | None:
    """The numbers that begin at `at`, or None.

    A comma alone introduces one number (`, 26`) or the letter of a paper of the Eerste Kamer (`, D`); a dash one
    number (`-26`). More than one needs a label.
    """
    m = _START.match(text, at)
    if not m:
        return None
    label = (m["label"] or "").lower()
    number = _clean(m["number"])
    if number is None or _DAY_OR_COUNT.match(text, m.end()):
        return None
    if not label and m["dash"] and (len(number) > 4 or not number[0].isdigit()):
        return None
    values, end = [number], m.end()
    if m["open"]:
        # `36 045 (nr. 2)`; more than a number in the brackets is a reference of its own.
        return Numbers(values, end + 1, [label]) if text.startswith(")", end) else None
    if not label:
        # `, D en K`: letters of the Eerste Kamer go on without a label, digits do not.
        if number[0].isalpha():
            values, end = _list(text, values, end, plural=False)
        return Numbers(values, end, [])
    plural = label.startswith(("nrs", "nummers", "nos", "letters"))
    if (r := _RANGE.match(text, end)) and not _DAY_OR_COUNT.match(text, r.end()):
        span = _between(number, r["number"])
        if span and (plural or r["by"] not in ("-", "tot", "to")):
            values, end = span, r.end()
    values, end = _list(text, values, end, plural=plural)
    return Numbers(values, end, [label])


def _list(text: str, values: list[str], end: int, *, plural: bool) -> tuple[list[str], int]:
    """Goes on with `, 9 en 12` and `, 16 t/m 18`."""
    found = list(values)
    last = end
    closed = False
    for _ in range(40):
        m = _MORE.match(text, last)
        if not m or (number := _clean(m["number"])) is None or _DAY_OR_COUNT.match(text, m.end()):
            break
        by = m["by"].strip()
        if number[0].isdigit() != found[0][0].isdigit():
            break
        if not plural and (by == "/" or (number[0].isalpha() and by[0] == ",")):
            break
        if m["by"] == "," and number.isdigit() and int(number) < int(found[-1].rstrip("abcdefghijklmnopqrstuvwxyz")):
            break  # `nrs. 12 t/m 14,1 en`: the mark of a note
        closed = closed or by != ","
        last = m.end()
        if (r := _RANGE.match(text, last)) and (span := _between(number, r["number"])):
            found.extend(span)
            last = r.end()
        else:
            found.append(number)
    if last == end:
        return values, end
    if (plural or closed) and (plural or _SETTLED.match(text, last)):
        return found, last
    return values, end


def _between(first: str, last: str) -> list[str] | None:
    if not (first.isdigit() and last.isdigit()):
        return None
    a, b = int(first), int(last)
    return [str(n) for n in range(a, b + 1)] if a < b <= a + _LONGEST_RANGE else None


def _clean(number: str) -> str | None:
    """Without leading zeros; a word in small letters is no paper's letter."""
    if any(c.isdigit() for c in number):
        return number.translate(_SCANNED).lower().lstrip("0") or None
    return number if number.isupper() else None
