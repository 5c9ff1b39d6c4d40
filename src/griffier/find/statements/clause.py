"""A clause of a sentence, as the grammar sees it."""

from dataclasses import dataclass, field


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
