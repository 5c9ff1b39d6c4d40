"""Changes a file by its tokens, so that what comes out still looks like one of its kind."""

import re
from collections.abc import Callable, Sequence
from random import Random

MARKUP = re.compile(rb"<[^<>]{0,400}>|[^<>]+|.", re.DOTALL)
"""Tags, and what stands between them."""
WORDS = re.compile(rb"\s+|\w+|[^\w\s]", re.DOTALL)
"""Words, white space, marks."""
LINES = re.compile(rb"[^\n]*\n|[^\n]+")
"""Lines with their ends."""

_MOST = 40  # copies of a token at once


def changed(data: bytes, random: Random, token: "re.Pattern[bytes]", words: Sequence[bytes], most: int) -> bytes:
    """The same file with one to four stretches of tokens taken out, moved, repeated, nested or put in.

    Args:
        data: the file.
        random: where the choices come from.
        token: what the file is made of.
        words: tokens worth putting in.
        most: the most bytes to give back.
    """
    parts = token.findall(data)
    for _ in range(random.randint(1, 4)):
        a = random.randint(0, len(parts))
        b = min(len(parts), a + random.choice((1, 1, 2, 5, 20)))
        c = random.randint(0, len(parts))
        stretch = parts[a:b]
        match random.randrange(7):
            case 0:
                del parts[a:b]
            case 1:
                parts[c:c] = stretch
            case 2:
                parts[a:b] = stretch * random.choice((2, 3, _MOST))
            case 3:
                parts[a:a] = [random.choice(words)] * random.choice((1, 1, 1, 2, _MOST))
            case 4 if stretch:
                parts[a] = _bytes_changed(stretch[0], random)
            case 5:
                parts[a:b] = stretch[::-1]
            case _:
                other = parts[c : c + len(stretch)]
                parts[a:b] = other
    return b"".join(parts)[:most]


def _bytes_changed(token: bytes, random: Random) -> bytes:
    out = bytearray(token)
    for _ in range(random.randint(1, 3)):
        at = random.randint(0, len(out))
        match random.randrange(3):
            case 0:
                out[at : at + 1] = b""
            case 1:
                out[at:at] = bytes([random.choice((0, 32, 45, 48, 57, 127, 160, 226, 255, random.randrange(256)))])
            case _:
                out[at : at + 1] = str(random.choice((-1, 0, 1, 2**31, 2**63, 10**30))).encode()
    return bytes(out)


def smallest(data: bytes, token: "re.Pattern[bytes]", fails: Callable[[bytes], bool]) -> bytes:
    """The least of a file that still fails: tokens are left out for as long as it does."""
    for pattern in (token, re.compile(rb"(?s).")):
        parts = pattern.findall(data)
        size = max(1, len(parts) // 2)
        while size:
            at = 0
            while at < len(parts):
                fewer = parts[:at] + parts[at + size :]
                if fails(b"".join(fewer)):
                    parts = fewer
                else:
                    at += size
            size //= 2
        data = b"".join(parts)
    return data
