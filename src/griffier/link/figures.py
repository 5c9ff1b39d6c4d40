"""What figures measure, whose, when and by whose numbers: from hits to annotations."""

from collections.abc import Sequence

from griffier.link._as_of import hold
from griffier.link._basis import based
from griffier.link._ground import Ground
from griffier.link._label import label
from griffier.link._measure import tell
from griffier.link._sites import Setting, sites
from griffier.link._subject import whose
from griffier.model.figure import Figure, FigureHit

__all__ = ["Setting", "as_figures"]


def as_figures(hits: Sequence[FigureHit], setting: Setting) -> list[Figure]:
    """The figures of a paper.

    Args:
        hits: settled, by place, none over another.
        setting: the paper around them.
    """
    language = "en" if setting.language == "en" else "nl"
    if not hits:
        return []
    ground = Ground(setting, language)
    places = sites(hits, setting, ground.sentences, ground.blocks, language)
    told = tell(hits, places, ground)
    held = hold(hits, places, told, ground)
    basis = based(hits, places, told, ground)
    owners = whose(hits, places, told, basis, setting, language)
    return [
        Figure(
            id=f"figure-{h.start}-{h.end}",
            start=h.start,
            end=h.end,
            text=setting.text[h.start : h.end],
            kind=h.kind,
            value=h.value,
            value_high=h.value_high,
            unit=h.unit,
            comparator=h.comparator,
            measure=t.measure,
            label=None if t.measure else label(h, p, ground),
            subject=w.entity,
            as_of=a.edtf,
            basis=b.basis,
            fields=h.fields,
            rule=h.rule,
            reason="; ".join((f"measure: {t.why}", f"as of: {a.why}", f"basis: {b.why}", f"subject: {w.why}")),
        )
        for h, p, t, a, b, w in zip(hits, places, told, held, basis, owners, strict=True)
    ]
