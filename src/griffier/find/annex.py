"""Annexes of the paper itself: `als bijlage toegevoegd`, `bijgevoegd`, `bijlage 2`."""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper

_AS = re.compile(
    r"als (?:aparte |separate |losse |vertrouwelijke )?bijlagen?"
    r"(?: (?P<number>\d{1,2}|[IVX]{1,4}|[A-Z])(?![\w.]))?(?![\w-])",
    re.IGNORECASE,
)
# The committee's report that is the paper itself is no annex: `brengt bijgaand geredigeerd woordelijk verslag uit`.
_ENCLOSED = re.compile(
    r"bijgevoegde?(?![\w-])|bijgaande?(?![\w-])(?! (?:\w+ ){0,2}verslag (?:uit|van het gevoerde))", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"bijlagen? (?P<number>\d{1,2}|[IVX]{1,4}|[A-Z])(?![\w-])"
    r"(?P<more>(?:(?:, | en | t/m )(?:\d{1,2}|[IVX]{1,4}|[A-Z])(?![\w-])){0,8})",
    re.IGNORECASE,
)
_THE = re.compile(
    r"(?<=\b[Dd]e )bijlagen?(?: bij deze brief)?(?![\w-])|(?<=\b[Ee]en )bijlage bij deze brief"
    r"|(?<=[Zz]ie )bijlagen?(?![\w-])|(?<=\bin )bijlage(?= (?:bij deze brief|vindt|treft))"
)
_ENGLISH = re.compile(
    r"(?:attached as an annex|enclosed as an? annex|annexed to this letter|attached hereto)", re.IGNORECASE
)
# An annex of another document is part of that document's own reference.
_OF_ANOTHER = re.compile(
    r" (?:bij|van|behorende bij|of|to) (?!deze brief|dit (?:verslag|rapport)|de(?:ze)? (?:brief|rapportage)\b)"
)


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text = paper.text
    done = 0
    for start in at:
        if start < done:
            continue
        m = _AS.match(text, start) or _ENCLOSED.match(text, start) or _ENGLISH.match(text, start)
        rule = "annex.enclosed"
        if m is None:
            m, rule = _NUMBERED.match(text, start) or _THE.match(text, start), "annex.named"
            if m is None or _OF_ANOTHER.match(text, m.end()):
                continue
        done = m.end()
        number = m.groupdict().get("number")
        fields: dict[str, object] = {"number": number} if number else {}
        if more := m.groupdict().get("more"):
            fields["number"] = [str(number), *re.findall(r"\w+", more.replace("t/m", " ").replace(" en ", " "))]
        yield Hit(start, done, "annex", None, rule, fields)


finder = Finder(
    kind="annex",
    about="Something enclosed with the paper itself.",
    examples=("Het verslag is als bijlage toegevoegd.",),
    triggers=(
        "als bijlage",
        "als aparte",
        "als separate",
        "als losse",
        "als vertrouwelijke",
        "bijgevoegd",
        "bijgaand",
        "bijlage",
        "attached",
        "enclosed",
        "annexed",
    ),
    find=_find,
    unparsed=(),
)
