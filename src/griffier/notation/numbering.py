"""Numbers as references write them: `nr. 12`, `nrs. 12, 14 en 15`, `12 t/m 14`, `p. 25-36`."""

import re

LABEL = r"(?P<label>[Nn](?:[ro]s?|ummers?|[°º])|N(?:[RO]S?|UMMERS?))(?: ?[.,:])? ?"
"""Pattern of the word before a number, as the group `label`. Scans read `nr,` for `nr.`."""

PAGE_LABEL = r"(?:[Pp]p?|[Bb]lz?|[Pp]ag|[Pp]agina(?:'s|’s)?|[Bb]ladz(?:ijden?)?)\.? ?"
"""Pattern of the word before a page."""

_PAGE = r"\d{1,5}(?: ?[-‐‑–—/] ?\d{1,5}){0,3}"
PAGES = rf"(?P<page>{_PAGE}(?:(?:, ?| en | t/m | tot en met ){_PAGE}){{0,9}}(?: e\.? ?v\.?)?)(?!\d)"
"""Pattern of pages, as the group `page`: one, a range, a list, `12 e.v.`."""

_MOST = 60  # numbers in one list; a longer one is a table
_WIDEST = 100  # between the ends of a range

# A longer number, one with a decimal or a thousand point, a share or an ordinal is none of these.
_END = r"(?![\w%‰]|[.,]\d{3}(?!\d))"
# A scan reads 0 as O, and 1 as l or I.
_NUMBER = re.compile(rf"\d[\dOlI]{{0,4}}{_END}")
_SCANNED = str.maketrans("OlI", "011")
_RANGE = re.compile(rf"(?: ?[-‐‑–—] ?| ?t ?/ ?m ?| tot en met | tot )(\d{{1,5}}){_END}")
_DASHED = re.compile(r" ?[-‐‑–—] ?\d")
_AND = re.compile(rf",? (?i:en|of|alsmede|and|&) (\d{{1,5}}){_END}")
_COMMA = re.compile(rf", ?(\d{{1,5}}){_END}")

# What follows a year that opens another reference (`en 2021, 4`; `en 2021/22, nr. 4`).
_YEAR = re.compile(r"(?:18|19|20)\d\d(?=,? ?(?:[Nn][ro]s?\.? ?)?\d|[-/–]\d)")
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d\d\b")

MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
"""Pattern of a month in full."""

_COUNTED = re.compile(
    rf" ?(?:%|‰|°|€|{MONTH}\b|(?:procent|miljoen|miljard|euro|duizend|mln|mld|keer|maal|dagen|weken|maanden|jaar"
    r"|uur|artikelen|leden|stuks|personen|vragen|antwoorden|vergaderingen|exemplaren|pagina|bladzijden)\b)"
)
# After the last number of a list without a plural word only these leave no doubt that it is one.
_CLOSED = re.compile(r"(?: ?$| ?[^\w %‰°€$-]| (?:zijn|waren|worden|werden|hebben|hadden|is|was|waarin|waarmee)\b)")


def counted(text: str, end: int) -> bool:
    """Whether what follows a number makes it an amount or a date: `10 mei`, `10 miljoen`."""
    return _COUNTED.match(text, end) is not None


def is_plural(label: str | None) -> bool:
    """Whether the word before a number announces several: `nrs.`, `nummers`."""
    return label is not None and label[-1] in "sS"


def read_numbers(text: str, pos: int, plural: bool = False) -> tuple[list[str], int] | None:
    """Reads one number, a list or a range from `pos` on.

    Args:
        text: the clean text.
        pos: where the first number must stand.
        plural: a word before it announced several (`nrs.`), so that a comma is enough between two.

    Returns:
        The numbers, a range written out, and the offset after them; None when no number stands there. Without
        `plural`, `12 en 13` is a list only where nothing counted follows (`12 en 13 leden`).
    """
    first = _NUMBER.match(text, pos)
    if not first:
        return None
    numbers, end = [first[0].translate(_SCANNED)], first.end()
    waiting: list[str] = []
    cursor = end
    for _ in range(_MOST):
        if (m := _RANGE.match(text, cursor)) and not counted(text, m.end()) and not _year(text, m, plural):
            numbers += waiting + between((waiting or numbers)[-1], m[1])[1:]
            end, waiting = m.end(), []
        elif m := _AND.match(text, cursor):
            if _year(text, m, plural) or counted(text, m.end()) or not (plural or _CLOSED.match(text, m.end())):
                break
            numbers += [*waiting, m[1]]
            end, waiting = m.end(), []
        elif (m := _COMMA.match(text, cursor)) and not counted(text, m.end()) and not _year(text, m, plural):
            waiting.append(m[1])
            if plural:
                numbers += waiting
                end, waiting = m.end(), []
        else:
            break
        cursor = m.end()
    return numbers, end


def read_number(text: str, pos: int) -> tuple[list[str], int] | None:
    """Like `read_numbers`, but a dash makes no range: what stands behind it may be of another kind."""
    m = _NUMBER.match(text, pos)
    if m and _DASHED.match(text, m.end()):
        return [m[0]], m.end()
    return read_numbers(text, pos)


def _year(text: str, m: re.Match[str], plural: bool) -> bool:
    """Whether the next number is a year: it opens another reference, or no word announced a list."""
    return bool(_YEAR.match(text, m.start(1)) or (not plural and _LIKE_A_YEAR.match(text, m.start(1))))


def between(first: str, last: str) -> list[str]:
    """The numbers of a range; only its ends where it runs backwards or is too wide to be meant.

    >>> between("12", "14"), between("12", "8")
    (['12', '13', '14'], ['12', '8'])
    """
    a, b = int(first), int(last)
    return [str(n) for n in range(a, b + 1)] if a < b <= a + _WIDEST else [first, last]
