"""Short forms led to what they lean on; letters and motions to the number that stands with them in brackets.

One pass from left to right. Where more than one antecedent fits, the target is None and `fields.ambiguous` names
the candidates: no wrong guess.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from griffier.model.findings import Form, Hit, Rejection
from griffier.notation.days import DAY, iso_day
from griffier.notation.kamerstuk import Dossier, identifier

_NUMBERS: frozenset[Form] = frozenset({"kamerstuk", "document_number", "aanhangsel"})
_COUNTED: frozenset[Form] = frozenset({"kamerstuk", "aanhangsel"})
_LAWS: frozenset[Form] = frozenset({"law", "treaty", "eu_act"})
_NAMED: frozenset[Form] = frozenset({"letter", "motion"})
# Most candidates that an ambiguous short form names: more are a list and no choice.
_MOST = 60
# How far behind a letter or motion its bracket may open, in code points, with words of its subject between.
_REACH = 200
# Paragraphs behind which `die brief` may mean another one.
_FAR = 3


class Linked(NamedTuple):
    """A hit with its target settled; `antecedent` is the index of the linked reference it leans on."""

    hit: Hit
    antecedent: int | None = None


class Context(NamedTuple):
    """What a paper tells its own short forms.

    Attributes:
        text: the clean text.
        units: where sentences (and notes' sentences) begin, ascending.
        paragraphs: where blocks begin, ascending.
        dossiers: the paper's own, the first one first, as identifiers write them (`35925-VI`).
        date: the paper's own day, ISO.
    """

    text: str
    units: Sequence[int]
    paragraphs: Sequence[int]
    dossiers: Sequence[str] = ()
    date: str | None = None


def resolve(hits: Sequence[Hit], context: Context, rejected: list[Rejection]) -> list[Linked]:
    """Settles the target of every hit, in order; short forms that lean on nothing go to `rejected`."""
    resolver = _Resolver(hits, context, rejected)
    for n, hit in enumerate(hits):
        resolver.take(n, _dated(hit, context.date))
    return resolver.out


class _Nearest:
    """What stands in one sentence or paragraph: the last place in which anything stood."""

    def __init__(self) -> None:
        self.place = 0
        self._indexes: dict[str | int, int] = {}

    def add(self, place: int, name: str | int, n: int) -> None:
        """Notes the reference at index `n`; it comes in place of an earlier one of that name."""
        if place != self.place:
            self.place, self._indexes = place, {}
        self._indexes.pop(name, None)
        self._indexes[name] = n

    def within(self) -> list[int]:
        """Indexes of the references, the nearest first."""
        return list(islice(reversed(self._indexes.values()), _MOST))


class _Resolver:
    """What has been named so far, and how a short form finds its antecedent in it.

    Every look back is bounded by a number, so that the time grows in a straight line with the number of hits.
    """

    def __init__(self, hits: Sequence[Hit], context: Context, rejected: list[Rejection]) -> None:
        self.out: list[Linked] = []
        self._rejected = rejected
        self._hits = hits
        self._context = context
        self._paper: int | None = None  # the last kamerstuk, as index in `out`
        self._of_dossier: dict[str, int] = {}  # the last one of each dossier
        self._of_paragraph = _Nearest()  # the last one of each dossier in one paragraph
        # In one sentence the ones of a kind that short forms lean on.
        self._of_form: dict[Form, _Nearest] = {form: _Nearest() for form in ("letter", "motion", "aanhangsel")}
        self._different: dict[Form, set[str | int]] = {form: set() for form in self._of_form}  # in all, by target
        self._law: dict[bool, int] = {}  # the last one whose articles have a colon (`3:4`), and that have none
        self._treaty: int | None = None
        self._acts: dict[str, dict[str, int]] = {}  # the last place of each law and act of the Union, by its word

    def take(self, n: int, hit: Hit) -> None:
        """Links hit `n` and keeps it, unless it is a short form of nothing."""
        if hit.leans is None and hit.form in _NAMED and hit.target is None:
            hit = self._with_bracket(hit, n)
            if hit.rule == "letter.number" and hit.target is None:
                self._rejected.append(Rejection(hit, "a letter without a day, and no number stands with it"))
                return
            for target in self._further_targets(hit, n):
                self._keep(Linked(replace(hit, target=target)))
        linked = Linked(hit) if hit.leans is None else self._lean(hit)
        if linked is not None:
            self._keep(self._behind_its_antecedent(linked))
        else:
            self._rejected.append(Rejection(hit, f"a short form, and no {_WANTED[hit.leans or 'same']} before it fits"))

    def _behind_its_antecedent(self, linked: Linked) -> Linked:
        """The items of a list share a span: they lean on what its first item leans on, not on each other."""
        if linked.antecedent is None or self.out[linked.antecedent].hit.start < linked.hit.start:
            return linked
        return linked._replace(antecedent=self.out[linked.antecedent].antecedent)

    def _keep(self, linked: Linked) -> None:
        n, hit = len(self.out), linked.hit
        self.out.append(linked)
        if hit.form == "kamerstuk" and "dossier" in hit.fields:
            dossier = hit.fields["dossier"]
            self._paper = self._of_dossier[dossier] = n
            self._of_paragraph.add(self._paragraph(hit), dossier, n)
        elif hit.form in _LAWS and linked.antecedent is None:
            self._law.update(dict.fromkeys(_styles(hit), n))
            if hit.form == "treaty":
                self._treaty = n
            else:
                acts, name = self._acts.setdefault(_word_for(hit), {}), hit.target or _title(hit)
                acts.pop(name, None)
                acts[name] = n
        if hit.form in self._of_form:
            root = n if linked.antecedent is None else linked.antecedent
            self._named(hit.form, hit, root)
        elif hit.form == "kamerstuk" and "number" in hit.fields and (form := self._named_by_number(hit)):
            self._named(form, hit, n)

    def _named(self, form: Form, hit: Hit, root: int) -> None:
        self._of_form[form].add(self._unit(hit), root, root)
        self._different[form].add(self.out[root].hit.target or root)

    # letters and motions

    def _named_by_number(self, hit: Hit) -> Form | None:
        """`de brief (Kamerstuk …)`: a letter or motion that only its number names, and `die brief` may mean."""
        m = _BY_NUMBER.search(self._context.text, max(0, hit.start - 120), hit.start)
        if m is None:
            return None
        form: Form = "motion" if m["noun"] == "motie" else "letter"
        before = self._of_form[form].within()
        return None if before and self.out[before[0]].hit.end > m.start() else form

    def _with_bracket(self, hit: Hit, n: int) -> Hit:
        """The first number in the bracket that opens behind the words, in the same sentence."""
        text = self._context.text
        for other in self._hits[n + 1 : n + 12]:
            if other.start < hit.end:
                continue
            between = text[hit.end : other.start]
            if hit.form == "letter" and other.form == "motion":
                return self._behind_motion(hit, other, n)
            if len(between) > _REACH or other.form in _NAMED or self._unit(other) != self._unit(hit):
                return hit
            if other.form not in _NUMBERS:
                continue
            if not _in_brackets(between) and not (hit.form == "motion" and _beside(between, other)):
                return hit
            if hit.form == "letter" and _OF_ANOTHER.search(between):
                return hit
            letters = self._of_one_span(hit, n)
            if len(letters) > 1:
                return self._one_of(hit, letters.index(n), len(letters), other, n)
            target = other.target
            if other.leans == "dossier":
                linked = self._lean(other)
                target = linked.hit.target if linked else None
            if target is None:
                return hit
            end = hit.end
            if hit.form == "motion":
                close = text.find(")", other.end, other.end + 60)
                end = close + 1 if "(" in between and close >= 0 else other.end
            return replace(hit, target=target, end=end)
        return hit

    def _behind_motion(self, hit: Hit, motion: Hit, n: int) -> Hit:
        """`de brief … inzake de motie van het lid X (Kamerstuk …) (Kamerstuk …)`: the second number is the letter's."""
        numbers = [h for h in self._hits[n + 1 : n + 12] if h.start >= motion.end and h.form in _NUMBERS][:2]
        text = self._context.text
        if len(numbers) < 2 or self._unit(numbers[1]) != self._unit(hit):
            return hit
        first, second = numbers
        if not _in_brackets(text[motion.end : first.start]) or text[first.end : second.start] not in (") (", ")("):
            return hit
        return replace(hit, target=second.target)

    def _of_one_span(self, hit: Hit, n: int) -> list[int]:
        """`mijn brieven van 3 en 17 mei`: the indexes of its letters; one for a single letter."""
        near = range(max(0, n - 10), min(len(self._hits), n + 11))
        return [k for k in near if (h := self._hits[k]).form == "letter" and (h.start, h.end) == (hit.start, hit.end)]

    def _one_of(self, hit: Hit, place: int, count: int, first: Hit, n: int) -> Hit:
        """The number of one of several letters: in their order, where there are as many."""
        close = self._context.text.find(")", first.end, first.end + 120)
        numbers = [h for h in self._hits[n + 1 : n + 40] if first.start <= h.start < close and h.form == first.form]
        targets = [h.target for h in numbers]
        if len(targets) == count:
            return replace(hit, target=targets[place])
        return replace(hit, fields={**hit.fields, "ambiguous": [t for t in targets if t]})

    def _further_targets(self, hit: Hit, n: int) -> list[str]:
        """`moties-X (36 410 VIII, nrs. 52 en 53)`: the numbers beside the first one, all of this mover."""
        if not hit.fields.get("many") or hit.target is None:
            return []
        found = [h for h in self._hits[n + 1 : n + 24] if hit.start <= h.start < hit.end and h.form == "kamerstuk"]
        return [h.target for h in found if h.target and h.target != hit.target and h.start == found[0].start]

    # short forms

    def _lean(self, hit: Hit) -> Linked | None:
        if hit.leans == "dossier":
            return self._to_dossier(hit)
        if hit.leans == "law":
            return self._to_law(hit)
        if hit.leans == "same":
            return self._to_same(hit)
        return self._to_nearest(hit)

    def _to_dossier(self, hit: Hit) -> Linked | None:
        """`(nr. 12)`: of the dossier named in this sentence or the one before, else of the paper's own."""
        number = str(hit.fields["number"])
        if hit.rule.endswith(".same_dossier") and self._paper is not None:
            dossier = self.out[self._paper].hit.fields["dossier"]
            return _settled(hit, _paper(dossier, number), self._paper, dossier=dossier)
        if series := self._to_series(hit, number):
            return series
        here = self._here(hit)
        same = [n for n in here if self._unit(self.out[n].hit) == self._unit(hit)]
        if hit.rule.endswith(".in_sentence") and not same:
            return None
        near = same or [n for n in here if self._unit(hit) - self._unit(self.out[n].hit) == 1]
        if near:
            dossiers = self._dossiers(near)
            last = self.out[near[0]].hit
            if len(dossiers) > 1 and not _ONE_BREATH.fullmatch(self._context.text, last.end, hit.start):
                return _unsure(hit, [_paper(d, number) for d in dossiers])
            return _settled(hit, _paper(dossiers[0], number), self._root(near[0]), dossier=dossiers[0])
        if self._context.dossiers:
            own = self._context.dossiers[0]
            others = [d for d in self._dossiers(here) if d != own]
            if others:
                return _unsure(hit, [_paper(d, number) for d in (own, *others)])
            n = self._of_dossier.get(own)
            return _settled(hit, _paper(own, number), None if n is None else self._root(n), dossier=own)
        if len(self._of_dossier) == 1:
            dossier, n = next(iter(self._of_dossier.items()))
            return _settled(hit, _paper(dossier, number), self._root(n), dossier=dossier)
        return _unsure(hit, [_paper(d, number) for d in self._dossiers(here)]) if here else None

    def _root(self, n: int) -> int:
        """The reference in full that a short form leans on, itself for one in full."""
        root = self.out[n].antecedent
        return n if root is None else root

    def _here(self, hit: Hit) -> list[int]:
        """The last kamerstuk of each dossier in this paragraph, the nearest first."""
        return self._of_paragraph.within() if self._of_paragraph.place == self._paragraph(hit) else []

    def _to_law(self, hit: Hit) -> Linked | None:
        """A bare article leans on the law last named, `artikel 5 van dat verdrag` on the treaty last named."""
        pointer = hit.fields.get("pointer")
        if pointer in _WORDS:
            return self._to_act(hit, pointer)
        n = self._treaty if hit.form == "treaty" else self._law.get(":" in str(hit.fields.get("article", "")))
        if n is None:
            return None
        law = self.out[n].hit
        # `Artikel 9 daarvan` may be of the bill just named: only the last thing named, or a law in the sentence.
        if pointer and self._unit(law) != self._unit(hit) and not self._just_named(n, hit):
            return None
        return _settled(replace(hit, form=law.form), law.target, n)

    def _just_named(self, n: int, hit: Hit) -> bool:
        return n == len(self.out) - 1 and self._unit(hit) - self._unit(self.out[n].hit) == 1

    def _to_act(self, hit: Hit, word: str) -> Linked | None:
        """`artikel 5 van die wet`, `van de richtlijn`: the last one so called; none of two in an earlier sentence."""
        acts = list(islice(reversed(self._acts.get(word, {}).values()), _MOST))
        if not acts:
            return None
        last = self.out[acts[0]].hit
        moved, unit = replace(hit, form=last.form), self._unit(last)
        far = self._paragraph(hit) != self._paragraph(last)
        if unit != self._unit(hit) and any(far or self._unit(self.out[k].hit) == unit for k in acts[1:]):
            return _unsure(moved, [t for k in reversed(acts) if (t := self.out[k].hit.target)])
        return _settled(moved, last.target, acts[0])

    def _to_series(self, hit: Hit, number: str) -> Linked | None:
        """`Aanhangsel …, nr. 3105, en op die van een ander lid (nr. 3212)`: the series named last in this sentence."""
        n = next(
            (k for k in range(len(self.out) - 1, max(len(self.out) - 6, -1), -1) if self.out[k].hit.form in _COUNTED),
            None,
        )
        if n is None or self._unit(self.out[n].hit) != self._unit(hit) or self.out[n].hit.form == "kamerstuk":
            return None
        target = self.out[n].hit.target
        if target is None or not _SERIES.fullmatch(target):
            return None
        return _settled(replace(hit, form=self.out[n].hit.form), _SERIES.sub(rf"\g<1>{number}", target), n)

    def _dossiers(self, indexes: Sequence[int]) -> list[str]:
        return [self.out[n].hit.fields["dossier"] for n in indexes]

    def _to_same(self, hit: Hit) -> Linked | None:
        """`idem`: the reference right before, in this paragraph or the note before this one."""
        n = len(self.out) - 1
        while n >= 0 and self.out[n].hit.form == "annex":
            n -= 1
        if n < 0 or self._paragraph(hit) - self._paragraph(self.out[n].hit) > 1:
            return None
        last = self.out[n].hit
        moved = replace(hit, form=last.form)
        # A list gives several references over one span, a motion holds its number: these are one.
        targets = [last.target]
        for k in range(n - 1, max(n - 60, -1), -1):
            if self.out[k].hit.end <= last.start:
                break
            targets.append(self.out[k].hit.target)
        if len(set(targets)) > 1:
            return _unsure(moved, [t for t in reversed(targets) if t])
        if number := hit.fields.get("number"):
            target = _SERIES.sub(rf"\g<1>{number}", last.target or "")
            return _settled(moved, target, n) if _SERIES.fullmatch(target) else None
        return _settled(moved, last.target, n)

    def _to_nearest(self, hit: Hit) -> Linked | None:
        """`die brief`: the one letter of the nearest sentence that has one; more than one is ambiguous."""
        form: Form = "aanhangsel" if hit.leans == "answer" else hit.form
        roots = self._of_form[form].within()
        if not roots:
            return None
        far = len(self._different[form]) > 1 and self._paragraph(hit) - self._paragraph(self.out[roots[0]].hit) > _FAR
        if len(roots) > 1 or far:
            moved = replace(hit, form=form)
            return _unsure(moved, [t for n in reversed(roots) if (t := self.out[n].hit.target)])
        root = roots[0]
        kept = {k: v for k, v in self.out[root].hit.fields.items() if k in _KEPT}
        return _settled(replace(hit, form=form, fields={**kept, **hit.fields}), self.out[root].hit.target, root)

    def _unit(self, hit: Hit) -> int:
        return bisect_right(self._context.units, hit.start)

    def _paragraph(self, hit: Hit) -> int:
        return bisect_right(self._context.paragraphs, hit.start)


_WORDS = frozenset({"wet", "besluit", "regeling", "richtlijn", "verordening"})
_WORD = re.compile(r"(wet(?=boek)|(?:wet|besluit|regeling|richtlijn|verordening)(?!\w))")


def _title(hit: Hit) -> str:
    """What a law or act is called, by the tables or by the paper."""
    return str(
        hit.fields.get("title") or hit.fields.get("law") or hit.fields.get("kind") or hit.fields.get("name") or ""
    )


def _word_for(hit: Hit) -> str:
    """How a paper points back to it: `wet` for the Algemene wet bestuursrecht, `besluit` for the Opiumwetbesluit."""
    m = _WORD.search(_title(hit).lower())
    return m[1] if m else ""


def _styles(hit: Hit) -> Sequence[bool]:
    """Whether the articles of a law have a colon; a law named without one may be either."""
    article = hit.fields.get("article")
    return (False, True) if article is None else (":" in str(article),)


# `In mijn brief van 3 mei heb ik gemeld dat het rapport (Kamerstuk …) er is`: the number of another paper.
_OF_ANOTHER = re.compile(
    r"\b(?:is|was|zijn|waren|heb|hebben|heeft|had|wordt|werd|dat|staat|stond)\b.*\b(?:het|de|een|deze|dit|die)"
    r"(?: \w+)? \w*(?:rapport|motie|nota|notitie|evaluatie|advies|verslag|voorstel|agenda|visie|begroting|toelichting"
    r"|reactie|brief|besluit|akkoord|plan|programma|antwoorden)(?: [\w-]+)? \($|[.?!] [A-Z][a-z]+ "
)
_BY_NUMBER = re.compile(r"(?P<noun>brief|missive|motie)(?: [^.();:]{1,80})? \($")
_BESIDE = re.compile(r",? (?:op stuk )?|,? (?:met )?")
_SUBJECT = re.compile(r" over [^().;:]{1,120}, ?")
_OPENED = re.compile(r"\((?:[^()]{0,40}[ ,;])?$")
# Two dossiers in one sentence: the last one counts when the number comes in the same breath.
_ONE_BREATH = re.compile(r"[^()]{0,60}")
_KEPT = ("date", "date_text", "sender", "names")


def _beside(between: str, number: Hit) -> bool:
    """`motie-X, nr. 7 (34812)`, also with the motion's subject between."""
    if _BESIDE.fullmatch(between):
        return True
    return number.rule.endswith(".number_in_front") and _SUBJECT.fullmatch(between) is not None


def _in_brackets(between: str) -> bool:
    """Whether the only bracket between is the one that opens the number."""
    return between.count("(") == 1 and ")" not in between and _OPENED.search(between) is not None


def _paper(dossier: str, number: str) -> str:
    main, _, part = dossier.partition("-")
    return identifier(Dossier(main, part or None), number)


def _settled(hit: Hit, target: str | None, antecedent: int | None, **fields: str) -> Linked:
    return Linked(replace(hit, target=target, fields={**hit.fields, **fields}), antecedent)


def _unsure(hit: Hit, candidates: Sequence[str]) -> Linked:
    return Linked(replace(hit, target=None, fields={**hit.fields, "ambiguous": list(dict.fromkeys(candidates))}))


# What counts its papers: all but the last part stays when another number of the same series is named.
_SERIES = re.compile(r"((?:kst-\d{5}(?:-[\dA-Z]+)??|ah-[te]k-\d{8}|h-[tev]k-\d{8}|(?:stb|stcrt|trb)-\d{4})-)[\dA-Z]+")
_WANTED = {
    "dossier": "dossier", "law": "law or treaty", "letter": "letter", "motion": "motion",
    "same": "reference", "answer": "answer",
}  # fmt: skip
_DAY = re.compile(DAY)


def _dated(hit: Hit, today: str | None) -> Hit:
    """A day without year in a letter's date is the last such day on or before the paper's own."""
    said = hit.fields.get("date_text")
    if hit.form != "letter" or said is None or "date" in hit.fields or today is None:
        return hit
    m = _DAY.match(said)
    if m is None or m["day_month"] is None or m["day_year"]:
        return hit
    for year in (int(today[:4]), int(today[:4]) - 1):
        day = _DAY.match(f"{m['day']} {m['day_month']} {year}")
        iso = iso_day(day) if day else None
        if iso and iso <= today:
            return replace(hit, fields={**hit.fields, "date": iso})
    return hit
