"""Motions: `motie-Sjoerdsma c.s.`, `motie van het lid Valstar`, with the number that stands with them."""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper

_PREFIX = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Hh]et|’t|in|op"
    r"|[Ee]l|[Aa]l|[Bb]in|[Ll]e|[Ll]a|[Dd]i|[Dd]u|[Dd]os)[ -]){0,3}"
)
# A first name before a particle in small letters: `Inge van Dijk`, but not `Krul van de Volkspartij`.
_FIRST = r"(?:[A-ZÀ-Þ][a-zà-ÿ-]{1,20} (?!van de |van het )(?=(?:van|de|der|den|ten|ter|el|al) ))?"
_NAME = rf"{_FIRST}{_PREFIX}[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]+(?=[ ,./()]|$)){{0,1}}"
_CUM_SUIS = r"(?: c\.s\.?| cs\.?(?!\w))?"
_HYPHENED = re.compile(rf"[Mm]otie(?P<many>s?) ?[-‐‑–] ?(?P<names>{_NAME}(?: ?[/–] ?{_NAME}){{0,6}}{_CUM_SUIS})")
# Without a hyphen a capital may be any word: what follows must go with a motion.
_BARE = re.compile(
    rf"motie (?![a-z])(?P<names>{_NAME}(?: ?/ ?{_NAME}){{0,6}}{_CUM_SUIS})(?= \(| over | nr| op stuk| c\.s|[,.;)]|$)"
)
# Their party may stand behind them: `van de leden Jansen (VVD) en De Vries (D66)`.
_PARTY = r"(?: \([A-Z][\w/ -]{0,24}\))?"
_MOVERS = rf"(?P<names>{_NAME}{_PARTY}(?:(?:, ?| en | and |, en ?){_NAME}{_PARTY}){{0,8}}{_CUM_SUIS})"
_BY = re.compile(
    r"(?:motie|motion) (?:van|by|of) (?:"
    r"(?:het (?:Kamer)?lid|de (?:Kamer)?leden|de heer|mevrouw|(?:the )?members?|(?:Mr|Mrs|Ms)\.?) "
    rf"{_MOVERS}|{_MOVERS.replace('names', 'bare')}(?= \((?:Kamerst|\d\d[ .]?\d{{3}}|nrs?\b)))"
)
_MANY = re.compile(
    rf"moties ?[-‐‑–] ?(?P<names>{_NAME}(?: ?/ ?{_NAME}){{0,6}}{_CUM_SUIS})"
    rf"(?P<more>(?:(?: \([^()\n]{{1,60}}\))?(?:,| en) -{_NAME}(?: ?/ ?{_NAME}){{0,6}}{_CUM_SUIS}){{1,8}})"
)
_ONE_OF_MANY = re.compile(rf"-(?P<names>{_NAME}(?: ?/ ?{_NAME}){{0,6}}{_CUM_SUIS})")
_SHORT = re.compile(
    r"(?:die|deze|dezelfde|(?:ge|voor|boven|bovenge|eerder|eerderge|laatstge)noemde"
    r"|voormelde|vermelde|bedoelde|aangehaalde) $",
    re.IGNORECASE,
)
_ALONE = re.compile(r"motie(?![\w-])", re.IGNORECASE)
_NOT_A_NAME = frozenset(
    {
        "Kamer",
        "Tweede",
        "Eerste",
        "In",
        "De",
        "Het",
        "Een",
        "Ook",
        "Deze",
        "Die",
        "Dit",
        "Ik",
        "Zie",
        "Nr",
        "Kamerstuk",
        "Kamerstukken",
    }
)


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text = paper.text
    for start in at:
        if many := _MANY.match(text, start):
            for one in (many, *_ONE_OF_MANY.finditer(text, many.start("more"), many.end())):
                yield Hit(
                    one.start(), one.end("names"), "motion", None, "motion.names", {"names": _names(one["names"])}
                )
            continue
        m = _HYPHENED.match(text, start) or _BY.match(text, start) or _BARE.match(text, start)
        names = _names(m.groupdict().get("bare") or m["names"]) if m else []
        if m and names[0] not in _NOT_A_NAME:
            fields: dict[str, object] = {"names": names}
            if m.groupdict().get("many"):
                fields["many"] = True
            yield Hit(start, _end(text, m), "motion", None, "motion.names", fields)
        else:
            yield from _short(text, start)


def _end(text: str, m: re.Match[str]) -> int:
    """A stop that only ends the sentence is no part of the name."""
    end = m.end()
    return end - 1 if text[end - 1] == "." and not re.search(r"c\.s\.$|cs\.$", m[0]) else end


def _names(names: str) -> list[str]:
    bare = re.sub(r" c\.?s\.?$| \([^()]*\)", "", names)
    return [n for n in re.split(r" ?/ ?|, ?(?:en |and )?| en | and ", bare) if n]


def _short(text: str, start: int) -> Iterator[Hit]:
    """`genoemde motie`, `die motie`: one motion named before."""
    if not _ALONE.match(text, start):
        return
    m = _SHORT.search(text, max(0, start - 24), start)
    if m and not (m.start() and text[m.start() - 1].isalnum()):
        yield Hit(m.start(), start + len("motie"), "motion", None, "motion.short", {}, "motion")


finder = Finder(
    kind="motion",
    about="A motion by its movers, with the paper's number where it stands beside it.",
    examples=("de motie-Sjoerdsma c.s. vraagt hierom", "de motie van het lid Valstar (Kamerstuk 35 925 X, nr. 14)"),
    triggers=("motie", "moties", "motion"),
    find=_find,
    unparsed=(),
)
