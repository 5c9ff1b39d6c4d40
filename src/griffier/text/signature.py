"""Who signs a paper.

A signature is an office and a name, each on lines of their own (`De Minister van Defensie,` / `K.H. Ollongren`), in
either order, one under another or side by side. A sentence of the body that begins with an office is none: a name
must stand alone, and what stands around the two must be empty or end a sentence.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from griffier.lang import words
from griffier.model.document import Sender
from griffier.text.behalf import on_behalf_of
from griffier.text.columns import PEN, Line, view_of
from griffier.text.head_lines import join_lines
from griffier.text.persons import Name, Role, as_name, as_role, begins_role, is_all_names, role_and_name

__all__ = ["Signature", "on_behalf_of", "read_signature"]

_TAIL = 60  # lines in which the looser forms are looked for
_LONGEST = 160  # code points of a line of a signature
_ROLE_LINES = 4

_GREETING = 40  # code points of a greeting without a comma
_ENDS = frozenset('.!?:;,)]»”"’')


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and which lines that takes.

    Attributes:
        senders: in signing order.
        start, end: range of lines, end-exclusive; both are the number of lines where nobody signs.
    """

    senders: tuple[Sender, ...]
    start: int
    end: int


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words("letterhead")["signature"][name] + "$", re.IGNORECASE)


@cache
def _motion_end() -> re.Pattern[str]:
    return re.compile(words("letterhead")["motion"]["closing"], re.IGNORECASE)


def read_signature(lines: Sequence[str]) -> Signature:
    """Reads the signature of a paper.

    Args:
        lines: of the whole paper, stripped, without running heads and notes; a blank line is empty.

    The first office with its name is the paper's: what follows it is an annex, which may be longer than the paper.
    Forms that are less sure (a name before its office, names alone under a motion) count near the end only.
    """
    return _first_pair(lines) or _loose(lines) or Signature((), len(lines), len(lines))


def _first_pair(lines: Sequence[str]) -> Signature | None:
    tried = 0
    above = ""
    for i, line in enumerate(lines):
        # The cheap questions first: this passes over every line of the paper.
        if i >= tried and _lets_begin(above) and _may_open(line):
            found = _signers(lines, i, _office_first)
            if found:
                return found
            tried = _after_offices(lines, i)
        above = line
    return None


def _may_open(line: str) -> bool:
    return 0 < len(line) <= _LONGEST and begins_role(line) and is_all_names(line)


def _after_offices(lines: Sequence[str], i: int) -> int:
    """The index after a run of offices: where no name follows the first of them, none follows the others."""
    while i < len(lines) and (not lines[i] or as_role(lines[i])):
        i += 1
    return i


def _stands_apart(lines: Sequence[str], i: int) -> bool:
    """Whether the line above lets a signature begin here: it is empty or ends a sentence."""
    return _lets_begin(lines[i - 1] if i else "")


def _lets_begin(above: str) -> bool:
    return not above or above[-1] in _ENDS or (len(above) < _GREETING and _is_closing(above))


def _is_closing(line: str) -> bool:
    return _pattern("closings").match(line) is not None


# -- offices and names


class _Block(NamedTuple):
    """Signers that belong together, and the index in the view after them."""

    senders: list[Sender]
    after: int


def _signers(lines: Sequence[str], i: int, read: Callable[[Sequence[Line], int], _Block | None]) -> Signature | None:
    """All signers from line `i` on, one under another."""
    view = view_of(lines, i)
    senders: list[Sender] = []
    n = end = 0
    while n < len(view) and (block := read(view, n)):
        senders += block.senders
        end = block.after
        n = _skip(view, end)
    if not senders:
        return None
    return Signature(tuple(senders), _closing_above(lines, i), view[end - 1].after)


def _closing_above(lines: Sequence[str], i: int) -> int:
    """Where the words over a signature begin (`Hoogachtend,`); `i` where there are none."""
    start = i
    for j in range(i - 1, max(-1, i - PEN), -1):
        if lines[j]:
            if not _is_closing(lines[j]) or not _stands_apart(lines, j):
                break
            start = j
    return start


def _skip(view: Sequence[Line], n: int) -> int:
    """The next line that is neither empty nor words around a signature; the same index where that is too far."""
    m = n
    while m < len(view) and m - n <= PEN:
        if view[m].text and not _is_closing(view[m].text):
            return m
        m += 1
    return n if m < len(view) else m


def _office_first(view: Sequence[Line], n: int) -> _Block | None:
    both = role_and_name(view[n].text)
    if both and _goes_no_further(view, n + 1, strict=not both[1].initials):
        return _Block([Sender(both[1].text, both[0].text)], n + 1)
    roles, n, deputy = _roles(view, n)
    if not roles and not deputy:
        return None
    names: list[Name] = []
    after = n
    while n < len(view) and len(names) < max(1, len(roles)) and (name := as_name(view[n].text)):
        names.append(name)
        after = n + 1
        n = _skip(view, after)
    if not names or not _goes_no_further(view, after, strict=not all(x.initials for x in names)):
        return None
    if not roles:
        below = _office_below(view, after)
        return _Block([Sender(names[0].text, below[0] if below else None)], below[1] if below else after)
    # More offices than names: the name is the last one's.
    return _Block([Sender(x.text, role) for x, role in zip(names, roles[-len(names) :], strict=True)], after)


def _roles(view: Sequence[Line], n: int) -> tuple[list[str], int, bool]:
    """The offices from line `n` on, the index of what follows, and whether somebody signs for them."""
    roles: list[str] = []
    deputy = False
    while n < len(view):
        if (roles or deputy) and _pattern("deputy").match(view[n].text):
            # Who signs for a minister signs under an office of his own.
            roles, deputy, n = [], True, _skip(view, n + 1)
            continue
        found = _role_at(view, n)
        if found is None:
            break
        role, after = found
        if roles and not role.article:
            roles[-1] = f"{roles[-1]}, {role.text}"
        else:
            roles.append(role.text)
        n = _skip_blank(view, after)
    return roles, n, deputy


def _skip_blank(view: Sequence[Line], n: int) -> int:
    """Like `_skip`, but stops at `namens deze,`."""
    m = n
    while m < len(view) and m - n <= PEN:
        text = view[m].text
        if text and (_pattern("deputy").match(text) or not _is_closing(text)):
            return m
        m += 1
    return n


def _role_at(view: Sequence[Line], n: int) -> tuple[Role, int] | None:
    """The office that begins on line `n`, also over several lines, and the index after it."""
    if n >= len(view) or not begins_role(view[n].text):
        return None
    parts: list[str] = []
    for m in range(n, min(n + _ROLE_LINES, len(view))):
        if not view[m].text:
            break
        parts.append(view[m].text)
        role = as_role(join_lines(parts))
        below = view[m + 1].text if m + 1 < len(view) else ""
        if role and (
            not below or begins_role(below) or _is_closing(below) or _pattern("deputy").match(below) or as_name(below)
        ):
            return role, m + 1
    return None


def _goes_no_further(view: Sequence[Line], n: int, *, strict: bool) -> bool:
    """Whether a signature may end before line `n`: no sentence goes on there.

    A name without initials (`strict`) could be words of a heading or a sentence, so it must stand alone.
    """
    below = view[n].text if n < len(view) else ""
    if not below or begins_role(below) or _is_closing(below):
        return True
    return not strict and not below[0].islower() and below[0] not in ",;("


def _name_first(view: Sequence[Line], n: int) -> _Block | None:
    """`K.H. Ollongren` / `Minister van Defensie`."""
    name = as_name(view[n].text)
    below = _office_below(view, n + 1) if name and name.initials else None
    return _Block([Sender(name.text, below[0])], below[1]) if name and below else None


def _office_below(view: Sequence[Line], n: int) -> tuple[str, int] | None:
    """The office on the lines under a name, one blank line at most between, and the index after it."""
    if n < len(view) and not view[n].text:
        n += 1
    parts: list[str] = []
    while n < len(view) and view[n].text and len(parts) < _ROLE_LINES:
        if parts and as_name(view[n].text) and as_role(join_lines(parts)):
            break
        parts.append(view[n].text)
        n += 1
    role = as_role(join_lines(parts)) if parts else None
    return (role.text, n) if role and not role.comma else None


# -- forms that count near the end only


def _loose(lines: Sequence[str]) -> Signature | None:
    first = max(0, len(lines) - _TAIL)
    for i in range(first, len(lines)):
        if _motion_end().match(lines[i]):
            found = _names_only(lines, i + 1)
            if found:
                return found
        if lines[i] and len(lines[i]) <= _LONGEST and _stands_apart(lines, i):
            found = _signers(lines, i, _name_first) or _after_closing(lines, i)
            if found:
                return found
    return _office_alone(lines, first)


def _names_only(lines: Sequence[str], i: int) -> Signature | None:
    """Names under a motion, to the end of the paper."""
    named = [j for j in range(i, len(lines)) if lines[j]]
    names = [as_name(lines[j]) for j in named]
    if not named or not all(names):
        return None
    return Signature(tuple(Sender(n.text, None) for n in names if n), named[0], named[-1] + 1)


def _after_closing(lines: Sequence[str], i: int) -> Signature | None:
    """A name alone, under `Hoogachtend,`."""
    start = _closing_above(lines, i)
    name = as_name(lines[i])
    if start == i or name is None or _is_closing(lines[i]) or (i + 1 < len(lines) and lines[i + 1]):
        return None
    return Signature((Sender(name.text, None),), start, i + 1)


def _office_alone(lines: Sequence[str], first: int) -> Signature | None:
    """An office as the last words of the paper: the name was written by hand."""
    end = len(lines)
    while end > first and not lines[end - 1]:
        end -= 1
    for i in range(max(first, end - _ROLE_LINES), end):
        role = as_role(join_lines(lines[i:end])) if _stands_apart(lines, i) and all(lines[i:end]) else None
        if role and role.comma:
            return Signature((Sender(None, role.text),), _closing_above(lines, i), end)
    return None
