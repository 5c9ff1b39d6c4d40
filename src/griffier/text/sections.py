"""Sections: each heading with what stands under it."""

from griffier.model.clean import Clean, Part, Section


def sections_of(clean: Clean) -> list[Section]:
    """The sections in order; text before the first heading has no title and level 0. Notes belong to none."""
    end = next((b.start for b in clean.blocks if b.part is Part.NOTE), len(clean.text))
    headings = [b for b in clean.blocks if b.part is Part.HEADING]
    first = headings[0].start if headings else end
    out = [Section(None, 0, 0, first)] if first else []
    for n, b in enumerate(headings):
        stop = headings[n + 1].start if n + 1 < len(headings) else end
        out.append(Section(clean.text[b.start : b.end], b.level, b.start, stop))
    return out
