"""Lists of promises, where an item needs no verb: `Uw Kamer ontvangt:` and then `- de evaluatie, vóór 1 juni`."""

import re
from collections.abc import Sequence

from griffier.model.clean import Clean, Part, Section, Sentence

_INTRODUCES = re.compile(
    r"\b(?:uw [Kk]amer|u|de Kamer)\b.*\b(?:ontvangt|krijgt|tegemoet|verwachten|informeren?|sturen?|stuur|zenden?|zend"
    r"|toegezegd)\b|\btoezeggingen\b"
)
_LONGEST = 400  # code points of a sentence that introduces a list


def promised_in(clean: Clean, sections: Sequence[Section], sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Stretches that list promises: what stands under a heading of them, and items that a sentence announces."""
    out = [(s.start, s.end) for s in sections if s.title and s.title.lower().endswith("toezeggingen")]
    items = {b.start: b.end for b in clean.blocks if b.part is Part.ITEM}
    opened = False
    for s in sentences:
        if s.start in items:
            if opened:
                out.append((s.start, items[s.start]))
        else:
            words = clean.text[s.start : s.end]
            opened = words.endswith(":") and len(words) < _LONGEST and _INTRODUCES.search(words) is not None
    return out
