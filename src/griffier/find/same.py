"""`idem`, `ibidem`, `t.a.p.`: the reference just named, once more."""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper

# As a reference it stands apart: behind a bracket, a stop, `en`, or at the head of a note.
_SAME = re.compile(r"(?:idem|ibid(?:em|\.)?|t\.a\.p\.|a\.w\.|op\. cit\.|loc\. cit\.)(?=[,.;)\s]|$)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:^|[(;,.\n]\s?|\b(?:[Ee]n|bij|in|ook|[Zz]ie|[Zz]ie ook|[Vv]gl\.) |\n\d{1,3} )$")
_AFTER = re.compile(r"[,;)]|\.(?:\s|$)|$|\n| (?:p|blz|onder|overweging|artikel|item)\b")
# `idem, nr. 12`: another number of the same series.
_NUMBER = re.compile(r",? nrs?\.? ?(?P<number>\d{1,5}|[A-Z]{1,3}(?!\w))")


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    text = paper.text
    for start in at:
        m = _SAME.match(text, start)
        if not m or not _BEFORE.search(text, max(0, start - 12), start):
            continue
        if n := _NUMBER.match(text, m.end()):
            yield Hit(start, n.end(), "letter", None, "same.number", {"number": n["number"]}, "same", weak=True)
        elif _AFTER.match(text, m.end()):
            yield Hit(start, m.end(), "letter", None, "same.idem", {}, "same", weak=True)


finder = Finder(
    kind="same",
    about="The reference just named, once more (idem, ibidem).",
    examples=("Richtlijn 2009/81/EG, overweging 72, en idem, overweging 74.",),
    triggers=("idem", "ibid", "t.a.p.", "a.w.", "op. cit.", "loc. cit."),
    find=_find,
    unparsed=(),
)
