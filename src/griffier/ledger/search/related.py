"""Words that stand beside a query's in this ledger: what a reader might look for next.

They are told by the best papers found: a word that stands near the hits of several of them, and hardly in papers that
were not found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from griffier.follow.words import content, generic
from griffier.ledger.schema import papers
from griffier.ledger.search.query import Query, Words, positive
from griffier.ledger.search.snippet import places
from griffier.text.stems import tokens

_NEAR = 120  # characters on both sides of a hit: its sentence, about
_HITS = 5  # places of one paper
_OTHERS = 40  # papers to compare with
_LEAST = 5  # letters of a word that tells something


def related(connection: Connection, query: Query, ranked: Sequence[int], most: int = 6) -> list[str]:
    """Up to `most` words, the most telling first, as the papers mostly write them."""
    wanted = positive(query)
    asked = {s for w in wanted for s in w.stems}
    near: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in _texts(connection, ranked):
        seen: set[str] = set()
        for part in _around(text, wanted):
            telling = {s for w in content(part) for *_, s in tokens(w)}
            for start, end, root in tokens(part):
                word = part[start:end].lower()
                if len(word) >= _LEAST and root not in asked and (root in telling or word in telling):
                    seen.add(root)
                    forms[root][word] += 1
        near.update(seen)
    background = Counter(root for text in _others(connection, set(ranked)) for root in {s for *_, s in tokens(text)})
    common = generic()
    scored = sorted(
        (-many / (1 + 2 * background[root]), -forms[root].total(), root)
        for root, many in near.items()
        if many >= min(2, len(ranked)) and root not in common
    )
    return [forms[root].most_common(1)[0][0] for *_, root in scored[:most]]


def _around(text: str, wanted: Sequence[Words]) -> Iterator[str]:
    """The stretches around the first hits, with whole words at their ends."""
    end = 0
    for start, stop, _ in places(text, wanted)[:_HITS]:
        a, b = max(end, start - _NEAR), min(len(text), stop + _NEAR)
        if a < b:
            part = text[a:b]
            yield part[part.find(" ") + 1 if a else 0 : part.rfind(" ") if b < len(text) else len(part)]
            end = b


def _texts(connection: Connection, numbers: Sequence[int]) -> Iterator[str]:
    asked = select(papers.c.text).where(papers.c.nr.in_(numbers)).order_by(papers.c.nr)
    return iter(connection.execute(asked).scalars())


def _others(connection: Connection, found: set[int]) -> Iterator[str]:
    """Papers from all over the ledger that were not found: the same ones for the same question."""
    last = connection.execute(select(func.max(papers.c.nr))).scalar() or 0
    step = max(1, last // _OTHERS)
    return _texts(connection, [n for n in range(1, last + 1, step) if n not in found])
