"""Identifiers of Dutch law: BWB, CVDR, and the juriconnect reference (jci) that points into them.

Rules: Juriconnect standard for logical links to legislation, versions 1.0 to 1.3 (`jci1.3:c:BWBR0005537&artikel=8:72`)
and for local rules (`CVDR612345_1`, number and version).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

BWB = r"BWB[RVW]\d{7}"
CVDR = r"CVDR\d{1,7}(?:[_/]\d{1,3})?"

_ID = re.compile(rf"(?:{BWB}|{CVDR})(?![\w-])")
_JCI = re.compile(
    rf"jci(?P<version>\d(?:\.\d{{1,2}})?):(?P<kind>[a-z]):(?P<id>{BWB}|{CVDR})"
    r"(?P<parts>(?:&(?:amp;)?[a-z-]{1,20}=[\w:.°%+-]{0,60}){0,16})",
    re.IGNORECASE,
)
_PART = re.compile(r"&(?:amp;)?([a-z-]+)=([^&]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Jci:
    """A juriconnect reference.

    Attributes:
        version: of the standard (`1.3`).
        kind: `c` for the law itself, `v` for a collection.
        law: the BWB or CVDR id.
        parts: where in the law, by the standard's own words (`artikel`, `lid`, `z` and `g` for dates).
    """

    version: str
    kind: str
    law: str
    parts: Mapping[str, str]

    def __str__(self) -> str:
        return f"jci{self.version}:{self.kind}:{self.law}" + "".join(f"&{k}={v}" for k, v in self.parts.items())


def read_jci(text: str, start: int) -> tuple[Jci, int] | None:
    """The juriconnect reference that begins at `start`, with the offset behind it; a closing stop is left out.

    >>> jci, end = read_jci("jci1.3:c:BWBR0005537&artikel=8:72&lid=3.", 0)
    >>> jci.law, jci.parts["artikel"], jci.parts["lid"], end
    ('BWBR0005537', '8:72', '3', 39)
    """
    m = _JCI.match(text, start)
    if not m:
        return None
    end = m.start() + len(m[0].rstrip(".:-"))
    parts = {k.lower(): v for k, v in _PART.findall(text[m.start("parts") : end])}
    return Jci(m["version"], m["kind"], law_id(m["id"]), parts), end


def read_id(text: str, start: int) -> tuple[str, int] | None:
    """The BWB or CVDR id that begins at `start`, with the offset behind it.

    >>> read_id("CVDR612345/1 geldt", 0)
    ('CVDR612345_1', 12)
    """
    m = _ID.match(text, start)
    return (law_id(m[0]), m.end()) if m else None


def law_id(written: str) -> str:
    """The id as registers write it: capitals, and an underscore before the version of a local rule."""
    return written.upper().replace("/", "_")
