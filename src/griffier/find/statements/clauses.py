"""Cuts a sentence into clauses: each with its finite verb, what opens it, and the words that are its own.

A main clause has its verb in second place, a subordinate one at its end; one that stands within another leaves a hole
in it. The words are read once, from left to right, with the clauses that are still open on a stack.
"""

from collections.abc import Sequence

from griffier.find.statements.clause import Clause
from griffier.find.statements.finite import finite_places
from griffier.find.statements.forms import Form
from griffier.find.statements.lexicon import (
    ADVERB,
    ASKS,
    COORDINATOR,
    DETERMINER,
    MAYBE_SUB,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUB,
    Lexicon,
    Word,
)
from griffier.find.statements.openers import opens, verb_at_end
from griffier.find.statements.tokens import Words

_MARKS = frozenset(",;:()[]") | {"die"}
_OPENERS = SUB | MAYBE_SUB | RELATIVE | ASKS | COORDINATOR
_DEEP = 12  # clauses within clauses that are followed


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
            elif kind := opens(n, words, self.lex, self.top, finite):
                self._open(kind, n)
            elif roles & COORDINATOR or word == "of":
                self.boundary = n
            self.top.own.append(n)
        self.top.own.extend(range(last, len(lower)))
        self._end()
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
            elif done == k - 1 and done >= 0 and lower[k] in ("en", "and", "maar", "but"):
                rest = clause.own[n + 1 :]
                last = [m for m in rest if any(f.shape == shape for f in info[m].forms)]
                if not last or any(lower[m] in ("te", "to", "om", "dat") for m in rest if m < last[0]):
                    return None
                clause.own = clause.own[:n]
                return Clause("main", None, None, clause, rest, clause.verb, tail=True)
        return None

    def _comma(self, n: int) -> None:
        if self.top.kind == "sub" and self.top.verb < 0:
            self._guess_end(n)
        if self.top.kind in ("sub", "relative") and self.top.verb >= 0 and self.top.parent:
            self.top = self.top.parent
        self.boundary = n

    def _end(self) -> None:
        """A clause that is open at the end of the sentence may end with a verb of no lexicon."""
        if self.top.kind == "sub" and self.top.verb < 0:
            end = len(self.words)
            while end > 1 and not self.words.lower[end - 1][0].isalnum():
                end -= 1
            self._guess_end(end)

    def _guess_end(self, n: int) -> None:
        """A word of no lexicon that is built like a verb ends its clause at a comma: `indien de kas standhoudt, …`."""
        words, own = self.words, self.top.own
        if len(own) < 3 or n - 1 not in own or not words.info[own[0]].roles & SUB:
            return
        word, last, before = words.lower[n - 1], words.info[n - 1], words.info[n - 2]
        known = (
            last.roles or last.forms or before.roles & (DETERMINER | PREPOSITION) or words.lower[n - 2].endswith("e")
        )
        if not known and len(word) > 4 and word.endswith("t") and words.raw[n - 1][0].islower():
            form = Form("?", "one", False)
            words.info[n - 1] = Word(0, (form,), (form,))
            self.top.verb = n - 1

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
        if other and (self._is_not_finite(n, other) or self._is_aside(n, other, finite)):
            top.own.append(n)
            return
        if top.verb < 0:
            if words.lower[n] == "zijn" and top.kind != "main" and verb_at_end(n - 1, words, finite):
                top.own.append(n)  # `dat Polen zijn verplichtingen was nagekomen`: whose
                return
            top.verb = n
            top.own.append(n)
            return
        if top.kind != "main":
            self._after_sub(n, top)
            return
        self._split(n, top)

    def _is_aside(self, n: int, shapes: Sequence[str], finite: frozenset[int]) -> bool:
        """Whether a participle stands between two commas: `de brief, voorzien voor mei, zal …`."""
        lower, top = self.words.lower, self.top
        if "participle" not in shapes or top.kind != "main" or top.verb >= 0 or not n or lower[n - 1] != ",":
            return False
        end = next((m for m in range(n + 1, min(n + 12, len(lower))) if lower[m] == ","), 0)
        return end > 0 and end + 1 in finite

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
            if base & helped and not self._coordinated(n) and not self._served(n, shapes):
                return True
            return self.boundary < top.verb
        # In a subordinate clause: `besloten is`, `verplaatst worden zal`.
        after = words.info[n + 1] if n + 1 < len(words) else None
        if after and any(f.base in self.lex.not_last for f in after.finite):
            return top.kind != "main" or words.lower[n + 1] not in ("zijn", "worden")
        return top.kind == "main" and not self._second(n) and words.lower[n] != "zijn" and not (n == 0 and self._then())

    def _served(self, n: int, shapes: Sequence[str]) -> bool:
        """Whether the helping verb has its main verb already: `gaat toezien, en de eerste worden …`."""
        top, info = self.top, self.words.info
        if top.kind != "main" or not top.verb < self.boundary < n - 1:
            return False
        done = any(
            (info[k].infinitive and "infinitive" in shapes) or (info[k].participle and "participle" in shapes)
            for k in top.own if top.verb < k < self.boundary
        )  # fmt: skip
        return done and bool(info[self.boundary + 1].roles & (DETERMINER | PRONOUN))

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
