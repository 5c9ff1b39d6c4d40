"""How far a name reaches that no table knows: of a person behind `het lid`, of a body behind `Inspectie`."""

import re
from collections.abc import Callable
from typing import NamedTuple

from griffier.find._actor_words import small_words

_WORD = re.compile(r"(?:[’'](?=[^\W\d_]))?[^\W\d_](?:[\w&-]|[’'](?=\w)){0,40}")
_AMPERSAND = re.compile("&")
# Of longer ones only those that are usual: `Tan. Het` is a name and the next sentence.
_INITIALS = re.compile(r"(?:(?:[A-ZÀ-ÞŠŽŞĞİ]|IJ|Th|Ch|Chr|Ph|Sj|Tj|Joh|Jac|St|Fr|Y[vu])\.[ -]?){1,7}")
_PARTY = re.compile(r" \((?:beiden |beide |allen |alle )?([A-Z0-9][\w/&.’'-]{0,24}(?: [\w/&.’'-]{1,20}){0,3})\)")
_NO_PARTY = re.compile(r"\d{3}|^(?:nr|Kamerst|Hand|TZ|TK|EK|II?\b)")
_AND = re.compile(r",? (?:en|and) (?:het lid )?|, (?:het lid )?| ?/ ?| & ")
_CUM_SUIS = re.compile(r" c\.s\.?| cs\.?(?!\w)")
_MOST = 8  # words of a name
_CAPITALS = 3  # of them with a capital
_NOUN = re.compile(r"[a-zà-ÿ][\w-]{3,40}")

Known = Callable[[int], bool]
"""Whether a name of a table begins at a place."""


class Name(NamedTuple):
    """Where a person's name stands, how it is written, and the party in brackets behind it."""

    start: int
    end: int
    text: str
    party: str | None = None


def person_at(text: str, pos: int, known: Known, *, strict: bool, member: bool = False) -> Name | None:
    """The name of a person that begins at `pos`.

    Args:
        text: the clean text.
        pos: where it must begin; titles (`drs.`) are skipped.
        known: what it must not run into.
        strict: it begins with a capital, and not as a name of a table either.
        member: `van de` before it names a party or fraction, not a person; a particle may stand with a small letter.
    """
    start = _skip_titles(text, pos)
    if (strict and not member and not text[start : start + 1].isupper()) or (
        member and text.startswith(("van de ", "van het "), start)
    ):
        return None
    end = _name_end(text, start, known, strict)
    if end == start:
        return None
    end = start + len(text[start:end].removesuffix("’s").removesuffix("'s"))
    party = _PARTY.match(text, end)
    called = party[1] if party and not _NO_PARTY.search(party[1]) else None
    return Name(start, end, text[start:end], called)


def _name_end(text: str, start: int, known: Known, strict: bool) -> int:
    """Where a name ends: initials, first names, particles, a surname of up to three words."""
    small = small_words()
    initials = _INITIALS.match(text, start)
    first_names = initials is not None and initials[0].endswith(" ")  # then particles may follow a word with a capital
    pos = initials.end() if initials and first_names else start
    end, capitals, pending = start, 0, False
    for _ in range(_MOST):
        m = _WORD.match(text, pos)
        if m is None:
            break
        word = m[0]
        space = text[m.end() : m.end() + 1] == " "
        if word.lower() in small.particles and (word.islower() or _capital_follows(text, m.end())):
            if (capitals and not first_names and not pending) or not (space or text.startswith("-", m.end())):
                break
            pos, pending = m.end() + 1, True
            continue
        named = known(pos) and (capitals or strict or pending) and not (pending and text[start].isupper())
        if named or not _may_be_name(word):
            break
        capitals += 1
        if space and word.rpartition("-")[2] in small.particles and _capital_follows(text, m.end()):
            pos, pending = m.end() + 1, True  # `Faber-van de Klashorst`
            continue
        first_names = first_names or (capitals == 1 and word in small.forenames)
        end, pending = m.end(), False
        if capitals == _CAPITALS or not space:
            break
        pos = end + 1
    return end


def _may_be_name(word: str) -> bool:
    if word in small_words().not_names or (len(word) > 1 and word.isupper()):
        return False
    return word[0].isupper() or word[0] in "’'"


def persons_at(text: str, pos: int, known: Known, *, member: bool = False) -> list[Name]:
    """A row of names: `Jansen (VVD), De Vries en Ten Cate c.s.`."""
    out: list[Name] = []
    while len(out) < 12:
        name = person_at(text, pos, known, strict=bool(out), member=member)
        if name is None:
            break
        out.append(name)
        end = name.end
        for skip in (_PARTY, _CUM_SUIS):
            if m := skip.match(text, end):
                end = m.end()
        between = _AND.match(text, end)
        if between is None:
            break
        pos = between.end()
    # `de leden Oostenbrink en Salah (beiden Volkspartij)`
    if len(out) > 1 and (m := _PARTY.match(text, out[-1].end)) and m[0].startswith((" (beide", " (all")):
        out = [n._replace(party=out[-1].party) for n in out]
    return out


def _skip_titles(text: str, pos: int) -> int:
    titles = small_words().honorifics
    for _ in range(4):
        space = text.find(" ", pos, pos + 7)
        if space < 0 or text[pos:space] not in titles:
            break
        pos = space + 1
    return pos


def _capital_follows(text: str, pos: int) -> bool:
    """Whether a word with a capital follows, particles between them."""
    small = small_words().particles
    for _ in range(3):
        if text[pos : pos + 1] not in (" ", "-"):
            return False
        m = _WORD.match(text, pos + 1)
        if m is None:
            return False
        if m[0][0].isupper() and m[0].lower() not in small:
            return True
        if m[0].lower() not in small:
            return False
        pos = m.end()
    return False


def body_end(text: str, pos: int, known: Known, *, noun: bool, place: bool) -> int:
    """Where the name of a body ends whose first word ends at `pos`; `pos` itself when no name follows.

    Args:
        text: the clean text.
        pos: the offset behind its first word.
        known: names behind `en` that are bodies of their own.
        noun: behind `voor` and `van` one noun in small letters may end it.
        place: only a proper name follows, without `en`.
    """
    joining = small_words().joining
    start = end = pos
    links: list[str] = []
    for _ in range(_MOST + 2):
        if text[pos : pos + 1] != " ":
            break
        m = _WORD.match(text, pos + 1) or _AMPERSAND.match(text, pos + 1)
        if m is None:
            break
        word = m[0]
        if word[0].isupper():
            if links and links[0] == "en" and (end == start or len(links) > 1 or known(pos + 1)):
                break
            if place and links and links[-1] in ("en", "voor"):
                break
            end, links = m.end(), []
        elif (
            word in joining and len(links) < 3 and not (place and end > pos and word not in ("aan", "op", "den", "de"))
        ):
            links.append(word)
        elif noun and end == pos - _length(links) and links and links[0] in ("voor", "van") and _fits(word):
            return m.end()
        else:
            break
        pos = m.end()
    return end


def _length(links: list[str]) -> int:
    return sum(len(w) + 1 for w in links)


def _fits(word: str) -> bool:
    return bool(_NOUN.fullmatch(word)) and word not in small_words().not_nouns
