"""The papers of a dossier in the order of their days: what each says of the items of those before it.

A link is made from the papers up to its own day alone, so that the answer for an earlier day is the same whatever
came in later. Where the words do not show it for sure, the link is a candidate: it changes no status.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from griffier.follow.links import Key, Letter, Link
from griffier.follow.match import Weights, Word, match, ready, sought
from griffier.follow.traces import Item, Told
from griffier.follow.verdicts import Seen, judge
from griffier.follow.words import keys_of

# Below this a sentence does not speak of the item.
_SPEAKS = 0.22
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
_NONE: frozenset[Key] = frozenset()
_CLOSES = frozenset({"fulfilled", "superseded", "withdrawn"})


@dataclass(slots=True)
class _Open:
    """An item that a later paper may still speak of."""

    key: Key
    item: Item
    day: str
    names: frozenset[str]
    words: tuple[Word, ...]


@dataclass(slots=True)
class _Dossier:
    """The state between two papers."""

    weights: Weights = field(default_factory=Weights)
    open: dict[Key, _Open] = field(default_factory=dict)
    own: defaultdict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    around: defaultdict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))

    def begin(self, key: Key, item: Item, day: str, names: frozenset[str]) -> None:
        self.open[key] = _Open(key, item, day, names, ready(item))
        for word in set(keys_of(item.words)):
            self.own[word].add(key)
        for word in set(item.around):
            self.around[word].add(key)

    def close(self, key: Key) -> None:
        one = self.open.pop(key, None)
        if one is not None:
            for word in set(keys_of(one.item.words)):
                self.own[word].discard(key)
            for word in set(one.item.around):
                self.around[word].discard(key)

    def near(self, found: Mapping[str, float], cites: frozenset[str]) -> set[Key]:
        """Items that a sentence may speak of: it shares their words, or two from around them, or cites their paper."""
        out: set[Key] = set()
        beside: Counter[Key] = Counter()
        for word, place in found.items():
            if place == 1.0:
                out |= self.own.get(word, _NONE)
                beside.update(self.around.get(word, ()))
        out |= {key for key, times in beside.items() if times > 1}
        if cites:
            out |= {key for key, one in self.open.items() if cites & one.names}
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
        dossier.weights.learn(letter.trace.told)
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
    told, headings = letter.trace.told, letter.trace.headings
    renews = {item.told for item in letter.trace.items}
    for n, t in enumerate(told):
        if not (t.signals & _TELLING or t.kinds & _TOLD or n in renews):
            continue
        around = [headings[t.heading]] if t.heading < len(headings) else []
        heads = letter.trace.heads[t.heading] if t.heading < len(headings) else ()
        if n and told[n - 1].paragraph == t.paragraph and "leaning" in t.signals:
            around.append(told[n - 1].words)
        leans = n and told[n - 1].paragraph == t.paragraph and len(t.words) < _FEW
        found = sought(t, around, told[n - 1].words if leans and "leaning" in t.signals else ())
        for key in dossier.near(found, t.cites):
            one = dossier.open[key]
            bonus, points = _bonus(one, t, heads)
            met = match(one.words, found, dossier.weights, bonus=bonus)
            if (met.direct or points) and met.score >= _SPEAKS:
                out[key].append(Seen(n, t, met))
    return out


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
