"""Letters by date and sender: `mijn brief van 24 mei 2018`, `de brief van de Minister van Defensie d.d. 7 maart`."""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper
from griffier.notation.days import DAY, iso_day

_NOUN = re.compile(r"(?P<noun>brie(?:f|ven)|missive|schrijven|letters?)(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"[\w’-]{0,40}\Z")
_FIXED = re.compile(r"\d-$")  # `artikel 100-brief` names an article
_OWNER = re.compile(r"\b(?:mijn|onze|zijn|haar|uw|hun|my|our|his|her|your) (?:[a-zé]+ ){0,2}$", re.IGNORECASE)
_TITLED = re.compile(r" [‘“«„\"'][^‘’“”«»„\"\n]{2,100}[’”»\"'](?=[ ,])")
# The stretch in which the letter's date stands: to the next stop, colon, bracket or line.
_STRETCH = re.compile(r"(?:[^.;:()\n]|\.(?! [A-Z]|\n|$)){0,220}")
_DIGIT = re.compile(r"\d")
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?"
_WHEN = re.compile(
    rf"(?:^|[ ,])(?:van|d\.d\.|dd\.?|gedateerd(?: op)?|of|dated) {_WEEKDAY}(?P<days>(?:\d\d?(?:, \d\d?)* en )?){DAY}"
)
_SENT_ON = re.compile(
    rf" (?:op|bij) {_WEEKDAY}(?P<days>){DAY}(?=[^.]{{0,70}}?\b"
    r"(?:stuurde|zond|gezonden|toezond|gestuurd|verzonden|aanbood|ontving|ontvangen|schreef|verstuurd)\b)"
)
_MORE_DAYS = re.compile(rf"(?:,| en| and)(?: (?:van|of))? {DAY}")
# `de brief van 3 mei (…) en die van 9 juni (…)`
_ANOTHER = re.compile(
    rf"(?: ?\([^()\n]{{1,80}}\))?(?:,| en| alsmede| evenals| and)(?: en)?(?: (?:in|naar|op|bij|met|aan))?"
    rf" (?P<word>die|that) (?:van|d\.d\.|dd\.?|of) {_WEEKDAY}{DAY}"
)
# What may follow the noun; anything else (a verb, mostly) says something about the letter and does not name it.
_FOLLOWS = re.compile(
    r",? ?(?:aan|over|inzake|betreffende|met|in|omtrent|naar|van|namens"
    r"|d\.d\.|dd\.?|gedateerd|to|on|from|of|dated)(?!\w)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",? ?(?:die|welke|waarin|waarmee|dat)\b")
_VERB = re.compile(
    r"\b(?:is|was|zijn|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden"
    r"|gaat|ging|staat|stond|kan|zal|zullen|moet|dat|of|ben|heb)\b"
)
_SENDER = re.compile(
    r"\b(?:van|namens|from|of) (?P<sender>(?:de |het |mijn |the |my )?"
    r"(?:(?:toenmalige? |vorige |huidige )?(?:minister|staatssecretaris|secretary)|(?:vaste )?(?:kamer)?commissie|"
    r"kabinet|regering|lid|leden|heer|mevrouw|ambtgeno(?:ot|te)|ambtsvoorgang(?:er|ster)|uw Kamer"
    r"|European Commission|Europese Commissie)"
    # A ministry's name may have commas: `Minister van Landbouw, Natuur en Voedselkwaliteit`.
    r"(?:(?! (?:aan|over|inzake|van \d|d\.d\.|met|of \d|to|on)\b)"
    r"(?:[^,]|,(?= (?-i:[A-Z])[\w-]+(?:, (?-i:[A-Z])[\w-]+)?,? (?:en|and) (?-i:[A-Z]))))*)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?:die|dat|dezelfde|(?:ge|voor|boven|bovenge|eerder|eerderge|laatstge)noemde"
    r"|voormelde|vermelde|bedoelde|aangehaalde|that|the said) $",
    re.IGNORECASE,
)
_BRACKET = re.compile(r" ?\((?=(?:Kamerst|TK|EK|\d\d ?\d{3}|nr))")


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text = paper.text
    done = 0
    for place in at:
        m = _NOUN.match(text, place)
        if m is None or place < done:
            continue
        if _FIXED.search(text, max(0, place - 5), place):
            continue
        word = _WORD.search(text, max(0, place - 40), place)
        start = word.start() if word else place
        owner = _OWNER.search(text, max(0, start - 50), start)
        hits = _named(text, owner.start() if owner else start, m)
        if not hits and owner is None:
            hits = _short(text, start, m)
        if hits:
            done = hits[-1].end
        yield from hits


def _named(text: str, start: int, noun: re.Match[str]) -> list[Hit]:
    """A letter with its date, or with its sender and a number in brackets."""
    titled = _TITLED.match(text, noun.end())
    begin = titled.end() if titled else noun.end()
    stretch = _STRETCH.match(text, begin)
    tail = stretch[0] if stretch else ""
    relative = _RELATIVE.match(tail)
    if tail.strip() and not relative and not _FOLLOWS.match(tail):
        return []
    day = (_SENT_ON if relative else _WHEN).search(tail) if _DIGIT.search(tail) else None
    if day is None and (relative or not _BRACKET.match(text, begin + len(tail.rstrip()))):
        return []
    between = tail[: day.start()] if day else tail
    fields = _fields(text, start, noun, between)
    if day is None:
        sent = "sender" in fields or "owner" in fields
        if not sent or _VERB.search(between):
            return []
        return [Hit(start, begin + len(tail.rstrip(" ,")), "letter", None, "letter.number", fields)]
    # `of` is `whether` in Dutch.
    english = noun["noun"].lower().startswith("letter")
    if not relative and _VERB.search(between.replace(" of ", " ") if english else between):
        return []
    days = [*_earlier_days(day), _day(day)]
    end = begin + day.end()
    while len(days) < 10 and noun["noun"].lower() in ("brieven", "letters") and (m := _MORE_DAYS.match(text, end)):
        days.append(_day(m))
        end = m.end()
    if text[end - 2 : end + 1] == "jl.":
        end += 1  # the stop of the abbreviation also ended the sentence
    hits = [Hit(start, end, "letter", None, "letter.date", {**fields, **d}) for d in days]
    while len(hits) < 10 and (m := _ANOTHER.match(text, hits[-1].end)):
        own = {"noun": fields["noun"], **_day(m)}
        hits.append(Hit(m.start("word"), m.end(), "letter", None, "letter.date", own))
    return hits


def _fields(text: str, start: int, noun: re.Match[str], between: str) -> dict[str, object]:
    fields: dict[str, object] = {"noun": text[start : noun.end()].rsplit(" ", 1)[-1]}
    if " " in text[start : noun.start()]:
        fields["owner"] = text[start : noun.start()].split(" ", 1)[0].lower()
    if m := _SENDER.search(between):
        fields["sender"] = m["sender"].strip(" ,")
        between = between[: m.start()] + between[m.end() :]
    if between.strip(" ,"):
        fields["about"] = between.strip(" ,")
    return fields


def _day(m: re.Match[str]) -> dict[str, object]:
    """The day as read, with its ISO form where it has a year."""
    first = m.start("day_iso") if m["day_iso"] else m.start("day_en_month") if m["day_en_month"] else m.start("day")
    out: dict[str, object] = {"date_text": m.string[first : m.end()]}
    if iso := iso_day(m):
        out["date"] = iso
    return out


def _earlier_days(m: re.Match[str]) -> Iterator[dict[str, object]]:
    """`3 en 17 mei 2021`: the days that share month and year with the last one."""
    for number in re.findall(r"\d+", m["days"]):
        rest = m.string[m.end("day") : m.end()]
        if day := re.match(DAY, number + rest):
            yield _day(day)


def _short(text: str, start: int, noun: re.Match[str]) -> list[Hit]:
    """`die brief`, `genoemde Kamerbrief`: one letter named before."""
    m = _SHORT.search(text, max(0, start - 24), start)
    if m is None or noun["noun"].lower() not in ("brief", "schrijven", "missive", "letter"):
        return []
    if m.start() and text[m.start() - 1].isalnum():
        return []
    return [Hit(m.start(), noun.end(), "letter", None, "letter.short", {"noun": noun["noun"]}, "letter")]


finder = Finder(
    kind="letter",
    about="A letter by its date and sender, with or without a number.",
    examples=("In mijn brief van 24 mei 2018 heb ik dat gemeld.",),
    triggers=("brief", "brieven", "missive", "schrijven", "letter"),
    find=_find,
    inside=True,
    unparsed=(),
)
