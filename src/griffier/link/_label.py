"""The words that say what a figure measures, where no measure of the table fits."""

import re
from bisect import bisect_left
from functools import cache

from griffier.link._ground import Ground
from griffier.link._sites import Site, any_of, table_of
from griffier.model.figure import FigureHit

_LONGEST = 6  # words


def label(hit: FigureHit, site: Site, ground: Ground) -> str | None:
    """The head noun phrase: `subsidie` in `een subsidie van € 5 mln.`, `projecten` in `97 projecten`; or None."""
    if hit.cell is not None:
        return hit.cell.row or hit.cell.column
    text, language = ground.text, ground.language
    if hit.kind == "count" and (counted := _counted(text[hit.start : hit.end]) or hit.unit):
        return counted
    before, after = text[site.own[0] : hit.start], text[hit.end : site.own[1]]
    found = _named(before, language) or _behind(after, language) or _topic(site, ground)
    return None if found is None or found in _names(site, ground) else found


def _names(site: Site, ground: Ground) -> frozenset[str]:
    """The names in the clause."""
    actors = ground.setting.actors
    first = bisect_left(actors, site.clause[0], key=lambda a: a.start)
    last = bisect_left(actors, site.clause[1], lo=first, key=lambda a: a.start)
    return frozenset(a.text for a in actors[first:last])


def _counted(words: str) -> str | None:
    """The noun in the figure's own span."""
    m = re.search(r"([^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?)$", words)
    if not m or not re.search(r"\w ", words[: m.start() + 1]):
        return None
    noun = m[1].rpartition(" ")[2]
    return (
        noun
        if len(noun) > 2 and not re.fullmatch(r"(?i)miljoen|miljard|duizend|honderd|million|billion|thousand", noun)
        else None
    )


def _named(before: str, language: str) -> str | None:
    """`een subsidie (toe) van`, `het verschil van`, `de onderwaarde bedraagt`."""
    m = _of(language).search(before)
    if m and (found := _phrase(before[: m.start()], language)):
        return found
    return None


def _behind(after: str, language: str) -> str | None:
    """`van de geraamde uitgaven`, `aan kosten`."""
    m = _for(language).match(after)
    return _clip(after[m.end() :], language) if m else None


def _topic(site: Site, ground: Ground) -> str | None:
    """The words before the clause's verb."""
    m = ground.verbs.first(site.clause[0], site.start)
    if m is None:
        return None
    words = ground.text[site.clause[0] : m.start()]
    fronted = words.partition(" ")[0].lower() in _lists(ground.language)[0]  # `In de haven van Rotterdam is`
    return _clip(words, ground.language, last=fronted)


def _phrase(words: str, language: str) -> str | None:
    words = words.rstrip()
    m = _particle(language).search(words, max(0, len(words) - 16))
    return _clip(words[: m.start()] if m else words, language, last=True)


def _clip(words: str, language: str, *, last: bool = False) -> str | None:
    """A noun phrase at the begin or end of some words, without article."""
    stops, articles = _lists(language)
    parts = re.findall(r"[\w’'%-]+|[^\w\s]", words)
    kept: list[str] = []
    for part in reversed(parts[-24:]) if last else parts[:24]:
        if not re.match(r"\w", part) or part.lower() in stops or part[0].isdigit():
            break
        if part.lower() in articles:
            if last or kept:
                break
            continue
        kept.append(part)
        if len(kept) == _LONGEST:
            break
    if last:
        kept.reverse()
    return " ".join(kept) if kept and any(len(k) > 2 for k in kept) else None


@cache
def _lists(language: str) -> tuple[frozenset[str], frozenset[str]]:
    words = table_of(language)["label"]
    return frozenset([*words["stops"], *words["verbs"]]), frozenset(words["articles"])


@cache
def _of(language: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(table_of(language)['label']['of'])}) $", re.IGNORECASE)


@cache
def _for(language: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(table_of(language)['label']['for'])}) ", re.IGNORECASE)


@cache
def _particle(language: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(table_of(language)['label']['particles'])})$")
