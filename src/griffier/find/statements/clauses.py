"""Cuts a sentence into clauses: each with its finite verb, what opens it, and the words that are its own.

A main clause has its verb in second place, a subordinate one at its end; one that stands within another leaves a hole
in it. The words are read once, from left to right, with the clauses that are still open on a stack.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from griffier.find.statements.finite import finite_places
from griffier.find.statements.lexicon import (
    ADVERB,
    ASKS,
    COORDINATOR,
    DETERMINER,
    MAYBE_SUB,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUB,
    Lexicon,
)
from griffier.find.statements.tokens import Words

_MARKS = frozenset(",;:()[]") | {"die"}
_OPENERS = SUB | MAYBE_SUB | RELATIVE | ASKS | COORDINATOR
_NOUN_AHEAD = DETERMINER | PRONOUN
_ASKED = frozenset({",", "vraag", "over", "op", "naar", "en", "duidelijkheid"})  # before `of`, `hoe`, `welke`
_DEEP = 12  # clauses within clauses that are followed


@dataclass(eq=False)
class Clause:
    """A clause of a sentence.

    Attributes:
        kind: `main`, `sub` (with a subordinator), `relative`, or `condition` (a verb in front: `mocht de …`).
        opener: the word that opens a subordinate clause, or None.
        parent: the clause it stands in.
        shares: the clause before it whose subject it shares: `stelden vast en namen …`.
        own: its words, without those of clauses within it.
        verb: the finite verb's place, -1 while there is none.
        tail: whether it has its finite verb from the clause before, and none of its own.
    """

    kind: str
    opener: str | None = None
    parent: "Clause | None" = None
    shares: "Clause | None" = None
    own: list[int] = field(default_factory=list)
    verb: int = -1
    children: list["Clause"] = field(default_factory=list)
    tail: bool = False

    def span(self) -> tuple[int, int]:
        """First and last word of it and what stands within it."""
        first, last = (self.own[0], self.own[-1]) if self.own else (1 << 30, -1)
        for child in self.children:
            a, b = child.span()
            first, last = min(first, a), max(last, b)
        return first, last

    def within(self) -> list[int]:
        """All its words, with those of the clauses within it, in order."""
        out = list(self.own)
        for child in self.children:
            out += child.within()
        return sorted(out)


def clauses_of(words: Words, lex: Lexicon) -> list[Clause]:
    """The clauses of a sentence that have a finite verb, in the order of their verbs' clauses."""
    return _Cutter(words, lex).cut()


class _Cutter:
    def __init__(self, words: Words, lex: Lexicon) -> None:
        self.words, self.lex = words, lex
        self.top = Clause("main")
        self.all = [self.top]
        self.boundary = -1  # the last comma or coordinator since the open clause got its verb

    def cut(self) -> list[Clause]:
        """Reads the words from left to right; those that neither open nor close anything are passed over at once."""
        words, depth, last = self.words, 0, 0
        lower = words.lower
        finite = finite_places(words, self.lex)
        if not finite:
            return []
        telling = [n for n, i in enumerate(words.info) if i[0] & _OPENERS or lower[n] in _MARKS or n in finite]
        for n in telling:
            self.top.own.extend(range(last, n))
            last = n + 1
            word, roles = lower[n], words.info[n][0]
            if word in "([":
                depth += 1
            elif word in ")]":
                depth = max(0, depth - 1)
            elif depth:
                pass
            elif word in ";:":
                self._new_main(n)
                continue
            elif word == ",":
                self._comma(n)
            elif n in finite:
                self._verb(n, finite)
                continue
            elif kind := self._opens(n, finite):
                self._open(kind, n)
            elif roles & COORDINATOR or word == "of":
                self.boundary = n
            self.top.own.append(n)
        self.top.own.extend(range(last, len(lower)))
        found = [c for c in self.all if c.verb >= 0]
        return [*found, *(tail for c in found if c.kind == "main" and (tail := self._tail(c)))]

    def _tail(self, clause: Clause) -> Clause | None:
        """The second of two that share their finite verb: `is aanvaard en op 1 mei in werking getreden`."""
        lower, info = self.words.lower, self.words.info
        base = info[clause.verb].finite[0].base
        if base in self.lex.auxiliary:
            shape = "participle"
        elif base in self.lex.sets["future"]:
            shape = "infinitive"
        else:
            return None
        done, depth = -1, 0
        for n, k in enumerate(clause.own):
            if k <= clause.verb:
                continue
            depth += (lower[k] == "(") - (lower[k] == ")")
            if depth or lower[k] == ")":
                done += done == k - 1  # what stands in brackets is passed over
                continue
            if done >= 0 and k > done + 1 and lower[k] in ("te", "to"):
                return None
            if any(f.shape == shape for f in info[k].forms) and lower[k - 1] not in ("te", "to"):
                done = k
            elif done == k - 1 and done >= 0 and lower[k] in ("en", "and"):
                rest = clause.own[n + 1 :]
                last = [m for m in rest if any(f.shape == shape for f in info[m].forms)]
                if not last or any(lower[m] in ("te", "to", "om", "dat") for m in rest if m < last[0]):
                    return None
                clause.own = clause.own[:n]
                return Clause("main", None, None, clause, rest, clause.verb, tail=True)
        return None

    def _comma(self, n: int) -> None:
        if self.top.kind in ("sub", "relative") and self.top.verb >= 0 and self.top.parent:
            self.top = self.top.parent
        self.boundary = n

    def _opens(self, n: int, finite: frozenset[int]) -> str | None:
        """Whether a word opens a clause here, and of what kind."""
        lower, info = self.words.lower, self.words.info
        word, roles = lower[n], info[n].roles
        before, after = lower[n - 1] if n else "", lower[n + 1] if n + 1 < len(lower) else ""
        if roles & SUB:
            bare = after in ("nodig", "gewenst", "mogelijk", "necessary", "possible")
            return "sub" if not bare and self._verb_ahead(n, finite) else None
        if word in ("die", "dat"):
            return self._opens_that(n, finite) if n and self._verb_ahead(n, finite) else None
        if roles & RELATIVE:
            return "relative" if self._verb_ahead(n, finite) else None
        if n + 1 >= len(info) or not self._verb_at_end(n, finite):
            return None
        follows = info[n + 1].roles
        if roles & ASKS and n:
            asked = bool(info[n - 1].forms) or bool(info[n - 1].roles & ADVERB) or before in _ASKED
            return "sub" if asked or (word == "of" and self.top.verb >= 0 and follows & _NOUN_AHEAD) else None
        if roles & MAYBE_SUB and word != "of":
            said = word != "als" or before == "," or bool(follows & (_NOUN_AHEAD | ADVERB))
            return "sub" if said and after and not follows & PREPOSITION else None
        return None

    def _opens_that(self, n: int, finite: frozenset[int]) -> str | None:
        """`die` and `dat` point (`die lijst`), go on (`de lijst die …`) or begin what is said (`dat de lijst …`)."""
        lower, info, top = self.words.lower, self.words.info, self.top
        word, before, prior = lower[n], lower[n - 1], info[n - 1].roles
        follows = info[n + 1].roles if n + 1 < len(info) else 0
        if before in ("", ";", ":", "(", "maar") or prior & (SUB | DETERMINER):
            return None
        if prior & PREPOSITION and not self._particle(n - 1) and not (word == "dat" and follows & _NOUN_AHEAD):
            return None
        if before == "en" and not (word == "dat" and top.kind == "sub" and top.opener == "dat"):
            return None
        cluster = word == "die" and (before == "," or sum(k in finite for k in self._segment(n)) > 1)
        if n + 1 in finite and not cluster:
            return None
        helped = n - 1 == top.verb and any(f.base in self.lex.helpers for f in info[n - 1].finite)
        if word == "dat" and top.verb == 0 and n == 1 and follows & (ADVERB | NEGATION):
            return None  # `Lukt dat niet, dan …`
        if word == "dat" and helped and n + 1 < len(info) and not follows:
            return None  # `zal dat verslag aanbieden`
        if word == "dat":
            relative = before == "," and n > 1 and not info[n - 2].roles and not info[n - 2].forms
            return "relative" if relative else "sub"
        is_noun = not prior & (ADVERB | COORDINATOR) and n - 1 not in finite
        return "relative" if before == "," or is_noun else None

    def _segment(self, n: int) -> range:
        end = n + 1
        lower = self.words.lower
        while end < len(lower) and lower[end] not in ",;:." and end - n < 60:
            end += 1
        return range(n + 1, end)

    def _verb_ahead(self, n: int, finite: frozenset[int]) -> bool:
        return any(k in finite for k in range(n + 1, min(n + 60, len(self.words))))

    def _verb_at_end(self, n: int, finite: frozenset[int]) -> bool:
        """Whether a finite verb stands before the next sign, and not right behind this word."""
        return any(k in finite for k in self._segment(n) if k > n + 1)

    def _particle(self, n: int) -> bool:
        """Whether this word may belong to the open clause's verb: `sprak de hoop uit dat`."""
        verb, word = self.top.verb, self.words.lower[n]
        return verb >= 0 and any(word in self.lex.particles.get(f.base, ()) for f in self.words.info[verb].finite)

    def _open(self, kind: str, n: int) -> None:
        depth, at = 0, self.top
        # A clause that has its verb is over when another begins, unless that one hangs on it.
        if self.top.kind != "main" and self.top.verb >= 0 and self.words.lower[n - 1] in ("en", "of", "maar"):
            self.top = self.top.parent or self.top
        while at.parent:
            at, depth = at.parent, depth + 1
        if depth >= _DEEP:
            return
        child = Clause(kind, self.words.lower[n], self.top)
        self.top.children.append(child)
        self.top = child
        self.all.append(child)
        self.boundary = -1

    def _new_main(self, n: int) -> None:
        self.top.own.append(n)
        while self.top.parent:
            self.top = self.top.parent
        if self.top.verb >= 0:
            self.top = Clause("main")
            self.all.append(self.top)
        self.boundary = -1

    def _verb(self, n: int, finite: frozenset[int]) -> None:
        """A word that can be a finite verb: the open clause's, another clause's, or an infinitive or participle."""
        words, top = self.words, self.top
        forms = words.info[n].forms
        if top.kind == "main" and all(f.particle for f in words.info[n].finite):
            top.own.append(n)  # `de uitstoot`: written together only at the end of a subordinate clause
            return
        other = [f.shape for f in forms if f.shape in ("infinitive", "participle")]
        if other and self._is_not_finite(n, other):
            top.own.append(n)
            return
        if top.verb < 0:
            if words.lower[n] == "zijn" and top.kind != "main" and self._verb_at_end(n - 1, finite):
                top.own.append(n)  # `dat Polen zijn verplichtingen was nagekomen`: whose
                return
            top.verb = n
            top.own.append(n)
            return
        if top.kind != "main":
            self._after_sub(n, top)
            return
        self._split(n, top)

    def _is_not_finite(self, n: int, shapes: Sequence[str]) -> bool:
        words, top = self.words, self.top
        then = n > 1 and words.lower[n - 1] in ("dan", "then") and words.lower[n - 2] == ","
        if then or (words.lower[n + 1 : n + 2] and words.lower[n + 1] in self.lex.sets["pronouns.first"]):
            return False  # `…, dan komen wij met …`
        if top.verb >= 0:
            base = {f.base for f in words.info[top.verb].finite}
            helped = self.lex.auxiliary if "participle" in shapes else frozenset()
            if "infinitive" in shapes:
                helped = helped | self.lex.moods
            if base & helped and not self._coordinated(n):
                return True
            return self.boundary < top.verb
        # In a subordinate clause: `besloten is`, `verplaatst worden zal`.
        after = words.info[n + 1] if n + 1 < len(words) else None
        if after and any(f.base in self.lex.not_last for f in after.finite):
            return top.kind != "main" or words.lower[n + 1] not in ("zijn", "worden")
        return top.kind == "main" and not self._second(n) and words.lower[n] != "zijn" and not (n == 0 and self._then())

    def _then(self) -> bool:
        """Whether `, dan` follows, so that a verb in front is a condition: `Blijven zij in gebreke, dan …`."""
        lower = self.words.lower
        return any(word == "dan" and lower[n - 1] == "," for n, word in enumerate(lower) if n)

    def _second(self, n: int) -> bool:
        """Whether this is the place of a main clause's verb: something stands before it."""
        return bool(self.top.own or self.top.children)

    def _coordinated(self, n: int) -> bool:
        return self.boundary == n - 1 and self.words.lower[n - 1] in ("en", "maar", "and", "but")

    def _after_sub(self, n: int, top: Clause) -> None:
        lower, parent = self.words.lower, top.parent
        if n == top.verb + 1 and parent and (parent.verb >= 0 or top.kind == "relative"):
            top.own.append(n)  # `zou moeten`, `is gebleken`: one cluster
            return
        root = top
        while root.parent:
            root = root.parent
        joined = self.boundary >= 0 and lower[self.boundary] in ("en", "maar", "of", "and", "but")
        if joined and (n - self.boundary > 3 or root.verb < 0) and parent:
            sibling = Clause(top.kind, top.opener, parent, shares=top)
            self._move(top, sibling, self.boundary)
            parent.children.append(sibling)
            sibling.verb = n
            sibling.own.append(n)
            self.all.append(sibling)
            self.top, self.boundary = sibling, -1
            return
        while self.top.parent and self.top.verb >= 0:
            self.top = self.top.parent
        if self.top.verb < 0:
            self.top.verb = n
            self.top.own.append(n)
        else:
            self._split(n, self.top, moved_from=top)

    def _split(self, n: int, top: Clause, moved_from: Clause | None = None) -> None:
        """A further main clause, from the last comma or coordinator on."""
        if self.boundary < 0 or self.boundary < top.verb or (n - self.boundary > 30):
            top.own.append(n)
            return
        lower = self.words.lower
        front = top.own[0] == top.verb or (
            len(top.own) > 1
            and top.own[0] != top.verb
            and lower[top.own[0]] in ("en", "maar")
            and top.own[1] == top.verb
        )
        new = Clause("main")
        if front and lower[self.boundary] == "," and n - self.boundary <= 2:
            # `Mocht het anders gaan, dan …`
            top.kind, top.opener, top.parent = "condition", lower[top.verb], new
            new.children.append(top)
        elif all(self.words.info[k].roles & (ADVERB | COORDINATOR) for k in range(self.boundary + 1, n)):
            new.shares = top
        self._move(moved_from or top, new, self.boundary)
        new.verb = n
        new.own.append(n)
        self.all.append(new)
        self.top, self.boundary = new, -1

    def _move(self, old: Clause, new: Clause, boundary: int) -> None:
        """Words behind the boundary go to the new clause; the comma or coordinator itself stays behind."""
        taken = [k for k in old.own if k > boundary]
        if taken:
            del old.own[-len(taken) :]
        new.own.extend(taken)
