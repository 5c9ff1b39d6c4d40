"""The papers of a dossier in the order of their days: what each says of the items of those before it.

A link is made from the papers up to its own day alone, so that the answer for an earlier day is the same whatever
came in later. Where the words do not show it for sure, the link is a candidate: it changes no status.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from griffier.follow.links import Key, Letter, Link
from griffier.follow.match import ENTRY, Weighed, Weights, Word, entries, match, numbers, ready, sought
from griffier.follow.traces import Item, Told
from griffier.follow.verdicts import Seen, Sort, judge, least, sort_of

# What the same heading, actor and term and a pointer to the item's own paper add to a score.
_HEADED, _SAME_ACTOR, _SAME_TERM, _POINTS = 0.1, 0.08, 0.15, 0.25
# Of two items that a sentence closes, the second only where it fits nearly as well.
_NEAR = 0.8
# A sentence with fewer words of its own speaks with those of the one before: `Daarmee is het besluit uitgevoerd.`
_FEW = 2
# Without one of these a sentence says nothing of what became of something.
_TELLING = frozenset({
    "enclosed", "sent", "kept", "recalled", "withdrawn", "delayed", "unchanged", "carried_out", "done",
})  # fmt: skip
_TOLD = frozenset({"decision", "claim"})
_NONE: Mapping[Key, int] = {}
_CLOSES = frozenset({"fulfilled", "superseded", "withdrawn"})


@dataclass(slots=True)
class _Open:
    """An item that a later paper may still speak of."""

    key: Key
    item: Item
    day: str
    names: frozenset[str]
    words: tuple[Word, ...]
    keys: Mapping[str, int]
    weighed: Weighed | None = None


@dataclass(slots=True)
class _Dossier:
    """The state between two papers."""

    weights: Weights = field(default_factory=Weights)
    open: dict[Key, _Open] = field(default_factory=dict)
    index: Mapping[Sort, defaultdict[str, dict[Key, int]]] = field(
        default_factory=lambda: {sort: defaultdict(dict) for sort in get_args(Sort)}
    )

    def begin(self, key: Key, item: Item, day: str, names: frozenset[str]) -> None:
        words = ready(item)
        one = self.open[key] = _Open(key, item, day, names, words, entries(words))
        index = self.index[sort_of(item.kind)]
        for word, touched in one.keys.items():
            index[word][key] = touched

    def close(self, key: Key) -> None:
        one = self.open.pop(key, None)
        if one is not None:
            index = self.index[sort_of(one.item.kind)]
            for word in one.keys:
                del index[word][key]

    def learn(self, told: Iterable[Told]) -> None:
        self.weights.learn(told)
        for one in self.open.values():
            one.weighed = None

    def weighed(self, one: _Open) -> Weighed:
        if one.weighed is None:
            one.weighed = Weighed.by(self.weights, one.words)
        return one.weighed

    def touched(self, sort: Sort, found: Iterable[str]) -> Mapping[Key, int]:
        """The items of a sort that keys of a sentence lead to, each with its words that can meet."""
        out: dict[Key, int] = {}
        index = self.index[sort]
        for word in found:
            for key, touched in index.get(word, _NONE).items():
                out[key] = out.get(key, 0) | touched
        return out


def replay(letters: Iterable[Letter]) -> Iterator[Link]:
    """What the papers of one dossier say of its items.

    Args:
        letters: in the order of their days.
    """
    dossier = _Dossier()
    waiting: list[tuple[Key, Item, Letter]] = []
    for letter in letters:
        # Items of the same day are not spoken of by one another.
        for key, item, own in [w for w in waiting if w[2].day < letter.day]:
            dossier.begin(key, item, own.day, own.names)
        waiting = [w for w in waiting if w[2].day >= letter.day]
        dossier.learn(letter.trace.told)
        same = set()
        for link in _read(letter, dossier):
            if link.verdict == "repeated" and link.new is not None:
                same.add(link.new.item)
            yield link
        if not letter.guest:
            waiting += [(Key(letter.nr, i.id), i, letter) for i in letter.trace.items if i.id not in same]


def _read(letter: Letter, dossier: _Dossier) -> Iterator[Link]:
    """What one paper says of the items that are open."""
    seen = _seen(letter, dossier)
    links: list[Link] = []
    taken: dict[tuple[int, str], float] = {}
    for key, found in seen.items():
        one = dossier.open[key]
        links.extend(judge(one.item, key, letter, found))
    # A sentence that closes goes to the item it fits best.
    for link in links:
        if link.sure and link.verdict in _CLOSES:
            place = (link.start, link.verdict)
            taken[place] = max(taken.get(place, 0.0), link.score)
    kept = [one for one in links if not (one.sure and one.score < _NEAR * taken.get((one.start, one.verdict), 0.0))]
    yield from kept
    for link in kept:
        if link.sure and link.verdict in _CLOSES:
            dossier.close(link.item)


def _seen(letter: Letter, dossier: _Dossier) -> Mapping[Key, Sequence[Seen]]:
    """For each open item the sentences that speak of it, in order."""
    out: defaultdict[Key, list[Seen]] = defaultdict(list)
    headings = letter.trace.headings
    renewed: defaultdict[int, set[Sort]] = defaultdict(set)
    for item in letter.trace.items:
        renewed[item.told].add(sort_of(item.kind))
    for n, t in enumerate(letter.trace.told):
        renews = renewed.get(n, ())
        if not (t.signals & _TELLING or t.kinds & _TOLD or renews):
            continue
        wanted = [(sort, enough) for sort in dossier.index if (enough := least(t, sort, renews)) is not None]
        if not wanted:
            continue
        found = _sought(letter, n)
        heads = letter.trace.heads[t.heading] if t.heading < len(headings) else ()
        for sort, enough in wanted:
            for key, touched in dossier.touched(sort, found).items():
                if touched & ENTRY:
                    one = dossier.open[key]
                    bonus, points = _bonus(one, t, heads)
                    met = match(dossier.weighed(one), numbers(touched), found, dossier.weights, bonus=bonus)
                    if met.score >= enough and (met.direct or points):
                        out[key].append(Seen(n, t, met))
    return out


def _sought(letter: Letter, n: int) -> Mapping[str, float]:
    """The keys of a sentence, of its heading and of the sentence it leans on."""
    told, headings = letter.trace.told, letter.trace.headings
    t = told[n]
    around = [headings[t.heading]] if t.heading < len(headings) else []
    leans = n > 0 and told[n - 1].paragraph == t.paragraph and "leaning" in t.signals
    if leans:
        around.append(told[n - 1].words)
    return sought(t, around, told[n - 1].words if leans and len(t.words) < _FEW else ())


def _bonus(one: _Open, told: Told, heads: tuple[str, ...]) -> tuple[float, bool]:
    """What beside the words shows that a sentence speaks of an item, and whether it cites the item's own paper."""
    points = bool(told.cites & one.names)
    bonus = _POINTS if points else 0.0
    if heads and set(heads) & set(one.item.heading):
        bonus += _HEADED
    if one.item.due and one.item.due in told.terms:
        bonus += _SAME_TERM
    if one.item.actor and one.item.actor["entity"] and one.item.actor["entity"] in told.actors:
        bonus += _SAME_ACTOR
    return bonus, points
