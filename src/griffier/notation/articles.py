"""Articles of laws and treaties as Dutch and English papers write them: `art. 3:4, tweede lid, onder a`.

Rules: Aanwijzingen voor de regelgeving 3.27 to 3.31 (numbers, members, parts) and 3.42; the spellings of letters
and case law beside them (`sub b`, `lid 1`, `jo.`, `t/m`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

MOST = 50
"""A range of more articles than this stays one article with the range as its number."""

_LABEL = re.compile(r"(?:grondwets)?(?:artikel(?:en)?|articles?|artt?\.)[ -]?", re.IGNORECASE)

# 17, 14a, 305a, 248aa, 3:305a, 7A:1576, 23.5, 2.1a, 1F, Z 4, 36bis, IV. Letters glued to a number are few and end it.
_NUMBER_TEXT = (
    r"(?:\d{1,2}A?:\d{1,4}|\d{1,4}(?:\.\d{1,4}){0,3})"
    r"(?: ?(?:bis|ter|quater|quinquies|sexies|septies)|[a-z]{1,3}|[A-Z])?(?!\w)"
    r"|[A-Z]{1,2} ?\d{1,3}[a-z]{0,2}(?!\w)|[IVX]{1,6}[a-zA-Z]?(?!\w)"
)
_NUMBER = re.compile(_NUMBER_TEXT)

_ORDINAL = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende"
    r"|vijftiende|zestiende|zeventiende|achttiende|negentiende|(?:een|twee|drie|vier|vijf|zes)?(?:ën|en)?twintigste"
    r"|laatste|enige|\d{1,2}(?:e|de|ste)(?!\w))"
)
_AND = r"(?:,? (?:en|of|tot en met|t/m|tot)|,|-|–)"
_ITEM = r"\(?(?:\d{1,2}[a-z]?|[a-z]|aa|bb|cc|dd|ee|ff|gg|hh|ii{1,2}|iv|vi{1,3}|ix|[A-Z]|I{2,3}|IV)(?!\w)[°º˚*)]?\)?"
_SMALL = r"\d{1,2}[a-z]?(?!\w)"

# A part follows another with or without a comma. Each of these is one alternative of a loop with a fixed bound.
_PARTS = (
    (
        "paragraph",
        rf"(?:en )?(?:het )?(?P<paragraph>{_ORDINAL}(?:{_AND} (?:het )?{_ORDINAL}){{0,6}}),? (?:lid|leden)\b",
    ),
    ("members", rf"(?:lid|leden|paragraphs?) (?P<members>{_SMALL}(?:{_AND} ?{_SMALL}){{0,6}})"),
    ("sentence", rf"(?:en )?(?P<sentence>{_ORDINAL} (?:volzin|zin|alinea|gedachtestreepje|streepje)|slotzin|slot)\b"),
    ("preamble", r"(?P<preamble>aanhef)\b(?: en)?"),
    (
        "part",
        r"(?:en )?(?:onder|sub|subonderdeel|onderdeel|onderdelen|letter|letters|punt|ten|under)"
        rf" (?P<part>{_ITEM}(?:{_AND} (?:onder |sub )?{_ITEM}){{0,8}})",
    ),
    ("bare", r"(?P<bare>\d{1,2}[°º˚])"),
)
_PART = re.compile(r"(?:, ?| )(?:" + "|".join(p for _, p in _PARTS) + ")")
_BRACKETS = re.compile(r" ?\((?P<paragraph>\d{1,2})\)(?: ?\((?P<part>[a-z]{1,3})\))?")
_SMALL_WORDS = frozenset({"en", "of", "het", "onder", "sub"})
_ITEMS = re.compile(rf"{_ORDINAL}|[^\W_]+[°º˚*]?")

_JOIN = re.compile(
    r"(?P<word>,? (?:en|of|alsmede|respectievelijk|resp\.|dan wel|juncto|jo\.?|j[°º]\.?|and|or"
    r"|(?:gelezen )?in (?:samenhang|verbinding) met)|,) ?(?P<label>(?:(?:de|het) )?(?:artikel(?:en)?|artt?\.) ?)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r" ?(?:tot en met|t/m|[-–]|tot) ?(?:artikel )?")
# What may follow a number in a list that began as one article: not a noun the number counts.
_LIST_GOES_ON = re.compile(
    r" ?(?:$|[,.;:)\]\n]|(?:van|uit|in|en|of|lid|leden|jo\.?|juncto|t/m|tot en met|sub|onder|aanhef|onderdeel|van de)\b"
    r"|[A-Z])|,? (?:eerste|tweede|derde|vierde|vijfde|zesde|zevende) (?:lid|en|tot)"
)
_COUNTED = re.compile(
    r" ?(?:%|€|jaar|jaren|keer|maal|maand(?:en)?|weken|week|dagen|uur|miljoen|miljard|mln|mld|euro|procent|personen"
    r"|mensen|gemeenten|stuks|pagina|bladzijden)"
)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    Attributes:
        number: `8:72`, `14a`, `3 tot en met 5` for a range that cannot be counted out.
        paragraph: members (`eerste`, `1`); part: letters and numbers below it (`a`, `2°`); sentence: `tweede volzin`.
        preamble: whether the opening words (`aanhef`) are meant too.
    """

    number: str
    paragraph: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    preamble: bool = False

    def fields(self) -> dict[str, str | list[str]]:
        """The parts that are there, by name; one value as a string, several as a list."""
        out: dict[str, str | list[str]] = {"article": self.number}
        for name in ("paragraph", "part", "sentence"):
            values: tuple[str, ...] = getattr(self, name)
            if values:
                out[name] = values[0] if len(values) == 1 else list(values)
        if self.preamble:
            out["preamble"] = "aanhef"
        return out


@dataclass(frozen=True, slots=True)
class Articles:
    """A label with the articles behind it: `artikelen 10, 14a en 300`; `end` lies behind the last part."""

    start: int
    end: int
    articles: tuple[Article, ...] = field(default=())


def read_articles(text: str, start: int) -> Articles | None:
    """The expression whose label begins at `start`, or None when no article number follows the label.

    >>> read = read_articles("artikel 8:72, derde lid, onder a, van de wet", 0)
    >>> read.articles[0].fields(), read.end
    ({'article': '8:72', 'paragraph': 'derde', 'part': 'a'}, 32)
    """
    label = _LABEL.match(text, start)
    if not label:
        return None
    m = _NUMBER.match(text, label.end())
    if not m or _COUNTED.match(text, m.end()) or _word_goes_on(text, m.end()):
        return None
    plural = label[0].rstrip(" -").lower() in {"artikelen", "articles", "artt."}
    articles: list[Article] = []
    end = m.end()
    while True:
        found, end = _one(text, m)
        if (upper := _upper(text, end, plural)) and found[0] == Article(m[0]):
            articles += _between(m[0], upper, text[end : upper.start()])
            _, end = _one(text, upper)
        else:
            articles += found
        following = _next(text, end, plural) if len(articles) < MOST else None
        if not following:
            return Articles(start, end, tuple(articles))
        m = following


def _word_goes_on(text: str, end: int) -> bool:
    # `artikel 5-verplichting`, `artikel 12'ers`
    return text[end : end + 1] in {"-", "‑", "'", "’"} and text[end + 1 : end + 2].isalpha()


def _one(text: str, number: re.Match[str]) -> tuple[list[Article], int]:
    """The article of this number with the parts behind it."""
    article, end = Article(number[0]), number.end()
    if m := _BRACKETS.match(text, end):
        article = replace(article, paragraph=(m["paragraph"],), part=(m["part"],) if m["part"] else ())
        end = m.end()
    for _ in range(8):
        m = _PART.match(text, end)
        if not m:
            break
        article, end = _with(article, m), m.end()
    return [article], end


def _with(article: Article, m: re.Match[str]) -> Article:
    if m["preamble"]:
        return replace(article, preamble=True)
    if m["sentence"]:
        return replace(article, sentence=(*article.sentence, m["sentence"]))
    if m["paragraph"] or m["members"]:
        return replace(article, paragraph=article.paragraph + _items(m["paragraph"] or m["members"]))
    return replace(article, part=article.part + _items(m["part"] or m["bare"]))


def _items(written: str) -> tuple[str, ...]:
    if re.search(r" tot | t/m |[-–]", written):
        return (written,)
    return tuple(i for i in _ITEMS.findall(written) if i not in _SMALL_WORDS)


def _upper(text: str, end: int, plural: bool) -> re.Match[str] | None:
    """The upper end of a range that begins with the number before `end`."""
    m = _RANGE.match(text, end)
    if not m or (m[0].strip() in {"-", "–"} and not plural) or (m[0].strip() == "tot" and not plural):
        return None
    number = _NUMBER.match(text, m.end())
    return number if number and not _COUNTED.match(text, number.end()) else None


def _between(first: str, last: re.Match[str], words: str) -> Iterator[Article]:
    low, high = first, last[0]
    if low.isdigit() and high.isdigit() and 0 < int(high) - int(low) < MOST:
        yield from (Article(str(n)) for n in range(int(low), int(high) + 1))
    else:
        yield Article(f"{low}{words}{high}")


def _next(text: str, end: int, plural: bool) -> re.Match[str] | None:
    """The number that a list goes on with behind `end`."""
    m = _JOIN.match(text, end)
    if not m:
        return None
    number = _NUMBER.match(text, m.end())
    if not number or _COUNTED.match(text, number.end()) or _word_goes_on(text, number.end()):
        return None
    if m["label"]:
        return number
    if re.fullmatch(r"(?:19|20)\d\d", number[0]) or number[0].isalpha():
        return None
    sure = plural and m["word"] != ","
    return number if sure or _LIST_GOES_ON.match(text, number.end()) else None
