"""Whose number a figure is: a source that the text names for it, a price level, a budget's stand, an inquiry."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from griffier.link import _source_words as cues
from griffier.link._ground import Ground
from griffier.link._measure import Told
from griffier.link._sites import Site, finder, table_of
from griffier.model.clean import Part
from griffier.model.figure import FigureHit

_CUE = 72  # code points before a name in which the word stands that makes it a source
_TELLS = 64  # code points behind a name in which its verb stands
_SERIES = 6  # sentences in which a published series goes on
_LONG = 800  # code points of a sentence before that are looked at
_NOTE = 200  # longer notes say more than whose number it is
_TERMS = frozenset({"d", "wk", "mo", "a", "h", "min", "s"})


class Based(NamedTuple):
    """The basis of a figure, or None, and why."""

    basis: str | None
    why: str


class Source(NamedTuple):
    """Whose numbers a stretch of text says that they are.

    Attributes:
        start, end: where it is named.
        name: as the output gives it.
        said: the words that make it one.
        closing: it speaks for what stands before it.
        inquiry: a survey or report by its own name, beside which its maker may be named.
        level: a price level or budget's stand; it may go together with a source.
    """

    start: int
    end: int
    name: str
    said: str
    closing: bool = False
    level: bool = False
    inquiry: bool = False


def based(
    hits: Sequence[FigureHit],
    places: Sequence[Site],
    told: Sequence[Told],
    ground: Ground,
) -> list[Based]:
    """The basis of each figure."""
    return _Reader(hits, places, told, ground).all()


class _Reader:
    """One paper."""

    def __init__(
        self,
        hits: Sequence[FigureHit],
        places: Sequence[Site],
        told: Sequence[Told],
        ground: Ground,
    ) -> None:
        self._hits, self._places, self._told = hits, places, told
        self._ground, self._s, self._language = ground, ground.setting, ground.language
        language = ground.language
        self._actors = [
            a for a in self._s.actors if a.kind in ("organisation", "office") and a.entity not in cues.never(language)
        ]
        self._starts = [a.start for a in self._actors]
        self._figures = [h.start for h in hits]
        self._seen: dict[tuple[int, int], list[Source]] = {}
        self._anchors = sorted((n.anchor, n.start, n.end) for n in self._s.notes)
        self._whole = self._of_paper()

    def all(self) -> list[Based]:
        return [self._one(h, s, t) for h, s, t in zip(self._hits, self._places, self._told, strict=True)]

    def _one(self, hit: FigureHit, site: Site, told: Told) -> Based:
        here = self._sources(site.sentence)
        level = self._level(site, here) or self._noted(site, level=True)
        if level is None and hit.kind == "money" and not self._bare(hit, told):
            level = self._around_table(site, level=True) or self._whole
        source = None
        if not self._settled(hit, site, told):
            source = self._source(site, here) or self._noted(site, level=False) or self._around_table(site, level=False)
            source = source or self._carried(site)
        said = [s for s in (source, level) if s is not None]
        if not said:
            return Based(None, "the text names no source for it")
        return Based(", ".join(dict.fromkeys(s.name for s in said)), "; ".join(f"“{s.said}”" for s in said))

    def _bare(self, hit: FigureHit, told: Told) -> bool:
        return told.measure in ("norm", "fine")

    def _settled(self, hit: FigureHit, site: Site, told: Told) -> bool:
        """Terms, sizes, norms, and amounts that somebody decides on are nobody's statistics."""
        if hit.kind == "quantity" and (
            told.measure is None or (hit.unit in _TERMS and told.measure not in ("waiting_time", "consecutive_rises"))
        ):
            return True
        if told.measure in ("norm", "fine"):
            return True
        return self._ground.find("sources", "acts", *site.clause) is not None

    # -- in the sentence

    def _level(self, site: Site, here: Sequence[Source]) -> Source | None:
        """The price level in the figure's clause, the nearest; what stands in brackets belongs to what is before it."""
        if not here:
            return None
        levels = [s for s in here if s.level and site.clause[0] <= s.start < site.clause[1]]
        behind = [
            s
            for s in levels
            if site.end <= s.start < site.own[1] or (s.start >= site.end and not self._others(site.end, s.start))
        ]
        if behind:
            return behind[0]
        before = [s for s in levels if s.end <= site.start and self._s.text[s.end : s.end + 1] != ")"]
        if before:
            return before[-1]
        # One for a row of figures stands at its end.
        after = [s for s in levels if s.start >= site.end]
        return after[0] if after and len(levels) == 1 else None

    def _others(self, start: int, end: int) -> bool:
        """Whether another figure stands between."""
        n = bisect_left(self._figures, start)
        return n < len(self._figures) and self._figures[n] < end

    def _source(self, site: Site, here: Sequence[Source]) -> Source | None:
        sources = [s for s in here if not s.level]
        if not sources:
            return None
        inside = [s for s in sources if site.clause[0] <= s.start < site.clause[1]]
        # One that another figure follows is that figure's.
        behind = [s for s in inside if s.start >= site.end and (s.closing or not self._others(s.end, site.clause[1]))]
        before = [s for s in inside if s.end <= site.start]
        if before and (not before[-1].closing or not self._others(site.sentence[0], before[-1].start)):
            return before[-1]
        if behind:
            return behind[0]
        if site.goes_on or not site.opens:
            earlier = [
                s
                for s in sources
                if s.end <= site.clause[0]
                and not (s.closing and self._others(s.start - 200, s.start) and site.opens == "")
            ]
            if earlier and (site.goes_on or self._that(earlier[-1], site)):
                return earlier[-1]
        closing = [s for s in sources if s.closing and s.start >= site.end]
        return closing[0] if closing else None

    def _that(self, source: Source, site: Site) -> bool:
        """`X verwacht dat …, en dat …`: no stop between."""
        return ";" not in self._s.text[source.end : site.start]

    # -- beyond it

    def _noted(self, site: Site, *, level: bool) -> Source | None:
        """What a note says that is called right behind the figure or at the end of its sentence."""
        n = bisect_left(self._anchors, (site.end, 0, 0)) if self._anchors else 0
        if n >= len(self._anchors) or self._anchors[n][0] > site.sentence[1] + 1:
            return None
        if self._others(site.end, self._anchors[n][0]) and not level:
            return None
        _, start, end = self._anchors[n]
        if end - start > _NOTE:
            return None
        found = [s for s in self._sources((start, end)) if s.level == level]
        return found[0] if found and (level or found[0].start - start < 40) else None

    def _around_table(self, site: Site, *, level: bool) -> Source | None:
        """Beside a table: `Tabel 2, prijspeil 2023` over it, `Bron: CBS` under it."""
        if site.part is not Part.TABLE:
            return None
        for b in (site.block - 1, site.block + 1):
            if 0 <= b < len(self._s.blocks):
                block = self._s.blocks[b]
                if block.end - block.start <= _NOTE:
                    found = [s for s in self._sources((block.start, block.end)) if s.level == level]
                    if found:
                        return found[0]
        return None

    def _of_paper(self) -> Source | None:
        """`Alle bedragen zijn in prijspeil 2024`."""
        text = self._s.text
        for place in self._ground.places("basis", "whole"):
            m = finder("basis", "whole", self._language).search(text, max(0, place - 40), place)
            found = m and cues.levels(self._language).search(text, m.end(), m.end() + 40)
            if m and found:
                return Source(
                    found.start(), found.end(), cues.plain(found[0]), text[m.start() : found.end()], level=True
                )
        return None

    def _carried(self, site: Site) -> Source | None:
        """The source of the sentence before, where this one goes on with its series."""
        text = self._s.text
        ground = self._ground
        n = bisect_left(ground.sentences, site.sentence[0]) - 1
        if n < 0 or not ground.blocks or ground.sentences[n] < site.begin:
            return None
        if self._speaks(*site.sentence) or (
            self._told[site.n].measure != "norm_count" and self._ground.find("time", "norms", *site.clause)
        ):
            return None
        leans = self._ground.find("anaphors", "series", site.sentence[0], site.start)
        before = self._places[site.n - 1] if site.n else None
        same = (
            before is not None
            and before.sentence[0] == ground.sentences[n]
            and self._told[site.n].measure is not None
            and self._told[site.n].measure == self._told[before.n].measure
            and self._told[site.n].why == self._told[before.n].why
        )
        for k in range(n, max(-1, n - _SERIES), -1):
            start = ground.sentences[k]
            end = min(self._s.sentences[k].end, start + _LONG)
            if start < site.begin or self._speaks(start, end):
                return None
            found = [x for x in self._sources((start, end)) if not x.level]
            names = {x.name for x in found if not x.inquiry}
            if len(names) > 1:
                return None
            if found:
                told = finder("sources", "publishes", self._language).search(text, start, end)
                return found[-1] if told or ((leans or same) and k >= n - 1) else None
        return None

    def _speaks(self, start: int, end: int) -> bool:
        """Whether the writer speaks: the series of another is over."""
        return self._ground.find("sources", "own_voice", start, end) is not None

    # -- which sources a stretch names

    def _sources(self, stretch: tuple[int, int]) -> list[Source]:
        if stretch not in self._seen:
            self._seen[stretch] = sorted(self._find(*stretch))
        return self._seen[stretch]

    def _find(self, start: int, end: int) -> list[Source]:
        text, language = self._s.text, self._language
        found: list[Source] = []
        if self._ground.may("basis", "prices", start, end) or self._ground.may("basis", "stand", start, end):
            levels = cues.levels(language).finditer(text, start, end)
            found += [Source(m.start(), m.end(), cues.plain(m[0]), m[0], level=True) for m in levels]
        if self._ground.may("sources", "tails", start, end):
            tails = cues.tails(language).finditer(text, start, end)
            found += [Source(m.start(), m.end(), m["name"], m[0]) for m in tails]
        a, b = bisect_left(self._starts, start), bisect_left(self._starts, end)
        names = [(x.start, x.end, cues.called(x.entity, x.name, x.text, x.kind)) for x in self._actors[a:b]]
        inquiries: set[int] = set()
        asked = self._ground.may("sources", "inquiries", start, end)
        for m in cues.inquiries(language).finditer(text, start, end) if asked else ():
            lead = cues.lead(language).match(m["name"])
            skip = lead.end() if lead else 0
            bare = m["name"][skip:]
            inquiries.add(m.start("name") + skip)
            if not bare[:1].isupper() or bare.lower() in table_of(language)["sources"]["inquiries"]:
                continue  # `de monitor`, `Onderzoek laat zien`: no name
            names.append((m.start("name") + skip, m.end("name"), bare))
        if self._ground.may("sources", "strong", start, end):
            unknown = cues.unknown(language).finditer(text, start, end)
            names += [(m.start("name"), m.end("name"), m["name"].rstrip(",.;:")) for m in unknown]
        taken: list[tuple[int, int]] = []
        for s, e, name in sorted(names, key=lambda x: (x[0], -x[1])):
            if any(x < e and s < y for x, y in taken) or name is None:
                continue
            said = self._cue(s, e, start, end)
            if said:
                taken.append((s, e))
                found.append(Source(s, e, name, said[0], closing=said[1], inquiry=s in inquiries))
        return found

    def _cue(self, s: int, e: int, start: int, end: int) -> tuple[str, bool] | None:
        """The words that make a name a source, and whether it closes the sentence; or None."""
        text, language = self._s.text, self._language
        ahead = text[max(start, s - _CUE) : s]
        if m := cues.before(language).search(ahead):
            cue = m["cue"].lower()
            if cue in table_of(language)["sources"]["needs_with"]:  # `gaat het CPB uit van`
                ahead_of = text[e : min(end, e + 90)]
                return (f"{cue} {text[s:e]}", False) if finder("sources", "with", language).search(ahead_of) else None
            around = text[max(start, s - 120) : min(end, e + 90)]
            if cue in table_of(language)["sources"]["needs_telling"] and not finder(
                "sources", "telling", language
            ).search(around):
                return None
            closing = cue in table_of(language)["sources"]["closing"] or m["cue"].lower().startswith("aldus")
            return f"{m[0].strip()} {text[s:e]}", closing
        if cues.out_of(language).search(ahead) and finder("sources", "telling", language).search(
            text, e, min(end, e + 60)
        ):
            return f"{ahead.rsplit(' ', 4)[-2]} {text[s:e]}", False  # `uit de Juninota van het UWV volgt`
        if ahead.endswith("(") and text[e : e + 1] in (")", ",", ";"):
            return f"({text[s:e]})", True
        behind = text[e : min(end, e + _TELLS)]
        if m := cues.after(language).match(behind):
            verb = m["verb"].lower()
            if verb in table_of(language)["sources"]["needs_with"]:
                rest = text[e : min(end, e + 120)]
                if not finder("sources", "with", language).search(rest):
                    return None
            return f"{text[s:e]} {verb}", False
        return None
