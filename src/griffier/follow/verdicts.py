"""What a later paper's sentences say of one item: the rules, from the surest to the weakest.

A rule gives evidence only where the sentence names the item's subject and a signal says what became of it. The same
words without a signal, or a signal over words that only half meet, make a candidate.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from griffier.follow.links import Key, Letter, Link, Verdict
from griffier.follow.match import Match
from griffier.follow.traces import Item, Told
from griffier.follow.words import keys, keys_of

# Shares of an item's subject, set on the dossiers in tests/gold that may be looked at (docs/decisions tells how).
_SURE = 0.45
_WITH_RECALL = 0.3
_BEHIND_DELAY = 0.25
_SHORTLY = 3  # sentences
# What the words tell together; half of it where the whole subject is named (`de B-brief`).
_MASS = 1.5
_WHOLE = 0.9
_HANDED = frozenset({"enclosed", "sent"})
_EVENTS = frozenset({"expectation", "plan", "tasking", "call"})


Said = tuple[Told, Verdict, bool, str]
"""A sentence, what it says of the item, whether that is sure, and why."""


class Seen(NamedTuple):
    """A sentence that speaks of an item."""

    n: int
    told: Told
    met: Match


Sort = Literal["promise", "event", "decision"]
"""Kinds of items that one set of rules is for, and that can be said again by one another."""


def sort_of(kind: str) -> Sort:
    """The sort of an item."""
    return "promise" if kind == "commitment" else "event" if kind in _EVENTS else "decision"


# Signals with which a sentence that names less of a subject can still say something.
_EASES = frozenset({"recalled", "kept", "delayed"})
_ENDS = frozenset({"withdrawn", "carried_out"})
_SAYS = frozenset({"withdrawn", "unchanged", "done", "enclosed", "sent"})


def least(told: Told, sort: Sort, renewed: Container[Sort]) -> float | None:
    """The share of its subject that a sentence must name for any rule here to look at an item of this sort.

    Args:
        told: the sentence.
        sort: of the items.
        renewed: sorts of the items that the sentence itself makes.

    Returns:
        None where the sentence can say nothing of such items, however much it names: most sentences, and most items.
    """
    signals = told.signals
    if sort == "decision":
        # A decision is in force until it is undone or carried out: what else is said of it changes nothing.
        return (_WITH_RECALL if "recalled" in signals else _SURE) if signals & _ENDS else None
    if sort in renewed:
        return _BEHIND_DELAY
    if signals & _EASES:
        return _WITH_RECALL
    told_as = "claim" if sort == "promise" else "decision"
    return _SURE if signals & _SAYS or told_as in told.kinds else None


def judge(item: Item, key: Key, letter: Letter, seen: Sequence[Seen]) -> Iterator[Link]:
    """The links between an item and one later paper.

    Args:
        item: of an earlier paper.
        key: names it among all papers.
        letter: the later paper.
        seen: its sentences that speak of the item, in order.
    """

    def link(told: Told, verdict: Verdict, met: Match, *, sure: bool, why: str, new: Key | None = None) -> Link:
        why = f"{why}; in common: {', '.join(met.words[:5])}"
        day = told.day or letter.day
        return Link(key, letter.nr, told.start, told.end, verdict, sure, round(met.score, 3), why, day, new)

    said: set[int] = set()
    for s, other, verdict in _new_terms(item, letter, seen):
        said.add(s.told.start)
        new = Key(letter.nr, other.id)
        yield link(s.told, verdict, s.met, sure=True, why="the same subject with a term", new=new)
    for s in seen:
        if s.told.start in said:
            continue
        for told, verdict, sure, why in _one(item, letter, s):
            if told.start in said:
                continue
            if sure:
                said.add(told.start)
            yield link(told, verdict, s.met, sure=sure, why=why)


def _one(item: Item, letter: Letter, s: Seen) -> Iterator[Said]:
    """What one sentence, with those behind it, says of the item."""
    signals, met = s.told.signals, s.met
    heavy = met.mass >= _MASS or (met.score >= _WHOLE and met.mass >= _MASS / 2)
    strong = met.score >= _SURE and heavy and bool(item.words)
    medium = met.score >= _WITH_RECALL and heavy
    open_ = "delayed" in signals or ("denied" in signals and "enclosed" not in signals)
    if "withdrawn" in signals and (strong or (medium and "recalled" in signals)):
        yield s.told, "withdrawn", True, "says that it lapses"
        return
    # What a reason names (`omdat de waterbedrijven …`) is not what comes later.
    headed = not s.met.own or not set(keys_of(item.words)).isdisjoint(keys_of(s.told.words[: s.told.head]))
    if "unchanged" in signals and strong and headed and item.kind != "decision":
        yield s.told, "repeated", True, "says that it stands"
        return
    if item.kind == "commitment":
        yield from _promise(item, letter, s, strong=strong, medium=medium, denied=open_, headed=headed)
    else:
        yield from _event(item, s, strong=strong, denied=open_, headed=headed)


def _promise(
    item: Item, letter: Letter, s: Seen, *, strong: bool, medium: bool, denied: bool, headed: bool
) -> Iterator[Said]:
    signals = s.told.signals
    if "delayed" in signals and strong:
        yield s.told, "delayed", headed, "says that it comes later"
        return
    handed = bool(_HANDED & signals)
    if (
        (handed or ("kept" in signals and "done" in signals))
        and not denied
        and (strong or (medium and "recalled" in signals))
    ):
        # A delivery does not close what comes back.
        yield s.told, "partly" if item.again else _whole(signals, ()), True, "says that it is handed over"
        return
    if {"recalled", "kept"} & signals and medium:
        yield from _behind(item, letter, s)
        return
    if strong and not denied and ("done" in signals or "claim" in s.told.kinds):
        yield s.told, "fulfilled", False, "speaks of the subject, and does not say that the promise is kept"


def _behind(item: Item, letter: Letter, s: Seen) -> Iterator[Said]:
    """What stands behind a sentence that recalls the promise, in its paragraph."""
    yield s.told, "repeated", True, "recalls it"
    told = letter.trace.told
    following = [t for t in told[s.n + 1 : s.n + 5] if t.paragraph == s.told.paragraph]
    for k, t in enumerate(following):
        more = t.signals
        if "withdrawn" in more:
            yield t, "withdrawn", True, "the sentence behind the one that recalls it says that it lapses"
            return
        if "delayed" in more:
            yield t, "delayed", True, "the sentence behind the one that recalls it says that it comes later"
            continue
        informs = {"done", "enclosed", "sent"} & more or {"claim", "decision"} & t.kinds
        if informs and "denied" not in more and "commitment" not in t.kinds:
            yield (
                t,
                _whole(more, [x.signals for x in following[k + 1 :]]),
                True,
                "tells it behind the sentence that recalls it",
            )
            return


def _whole(signals: frozenset[str], behind: Sequence[frozenset[str]]) -> Verdict:
    """`partly` where the words say that a part is there, or where the next sentence says that the rest is not."""
    rest = any("rest" in b and ({"delayed", "denied"} & b) for b in behind[:1])
    return "partly" if "partly" in signals or rest else "fulfilled"


def _event(item: Item, s: Seen, *, strong: bool, denied: bool, headed: bool) -> Iterator[Said]:
    signals, kinds = s.told.signals, s.told.kinds
    if "delayed" in signals and strong and item.kind != "decision":
        yield s.told, "delayed", headed, "says that it comes later"
        return
    if denied or not strong:
        return
    if item.kind == "decision":
        if "carried_out" in signals and "done" in signals and not {"expectation", "plan"} & kinds:
            yield s.told, "fulfilled", True, "says that it is carried out"
        return
    if not item.words or not (s.met.own or s.met.near > 2):
        return
    if "decision" in kinds or ("done" in signals and not {"expectation", "plan", "commitment", "claim"} & kinds):
        actor = item.actor and item.actor.get("entity")
        # A day named beside it, the same actor, or the words of a decision show that it is this event.
        sure = "decision" in kinds or (actor in s.told.actors if actor else s.told.day is not None)
        yield s.told, _whole(signals, ()), sure, "says that it happened"


def _new_terms(item: Item, letter: Letter, seen: Sequence[Seen]) -> Iterator[tuple[Seen, Item, Verdict]]:
    """Items of the later paper that are the same promise or expectation again, with a new term or the same."""
    by_told = {s.n: s for s in seen}
    for other in letter.trace.items:
        s = by_told.get(other.told)
        if s is None or "recalled" in s.told.signals or not _same_sort(item, other):
            continue
        # Behind a sentence that puts the item off, fewer words show that a new term is meant.
        score, mass = (_BEHIND_DELAY, _MASS / 2) if _put_off(letter, other.told, by_told) else (_SURE, _MASS)
        if s.met.score < score or s.met.mass < mass:
            continue
        if not (s.met.own or other.due == item.due) or not _same_actor(item, other) or not _mutual(item, other):
            continue
        if other.due is None and item.due is not None:
            continue
        # The next term of what comes back is no new promise.
        same = item.again or other.due is None or _same_term(item, other)
        yield s, other, "repeated" if same else "superseded"


def _put_off(letter: Letter, n: int, by_told: Mapping[int, Seen]) -> bool:
    """Whether a sentence shortly before, in the same paragraph, says of the item that it comes later."""
    told = letter.trace.told
    near = (by_told[k] for k in range(max(0, n - _SHORTLY), n) if k in by_told)
    return any(
        b.told.paragraph == told[n].paragraph and "delayed" in b.told.signals and b.met.score >= _WITH_RECALL
        for b in near
    )


def _same_sort(item: Item, other: Item) -> bool:
    sort = sort_of(item.kind)
    return sort != "decision" and sort == sort_of(other.kind)


def _same_term(item: Item, other: Item) -> bool:
    if item.due == other.due:
        return True
    return item.last is not None and item.last == other.last


def _same_actor(item: Item, other: Item) -> bool:
    """Whether they can be of the same actor: one that is not named may be anybody."""
    a, b = item.actor, other.actor
    if item.kind == "commitment" or not a or not b:
        return True
    return bool(a["entity"] and a["entity"] == b["entity"]) or bool(a["name"] == b["name"])


def _mutual(item: Item, other: Item) -> bool:
    """Whether the later words are about the earlier ones too: a third of them at least."""
    known = set(keys_of(item.words)) | set(keys_of(item.around))
    met = sum(any(k in known for k in keys(word)) for word in other.words)
    return 3 * met >= len(other.words)
