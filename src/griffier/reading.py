"""The whole way of one paper: read → find → link. What a newcomer reads first."""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from griffier.errors import UnreadableFile
from griffier.find import find_all
from griffier.find.statements.lists import promised_in
from griffier.find.statements.read import Told as Heard
from griffier.find.statements.read import statements_of
from griffier.intake import LIMIT, take_in, take_in_all, too_large
from griffier.intake.archive import files_in
from griffier.intake.plain import of_text
from griffier.lang.which import language_of
from griffier.link.actors import Context as Cast
from griffier.link.actors import settle_actors, who_is_who
from griffier.link.contributions import contributions_of
from griffier.link.dates import as_when, settle_dates, work_out
from griffier.link.figure_hits import settle_figures
from griffier.link.figures import Setting, as_figures
from griffier.link.meeting import Told, meeting_of, might_meet
from griffier.link.overlaps import drained, settle
from griffier.link.resolve import Context, Linked, resolve
from griffier.link.sessions import in_sessions
from griffier.link.topics import Subjects
from griffier.model.actor import Actor, ActorHit
from griffier.model.clean import Clean, Part, Section, Sentence
from griffier.model.contribution import Contribution, ContributionHit
from griffier.model.document import Document, Meeting
from griffier.model.figure import Figure, FigureHit
from griffier.model.findings import Hit, Paper, Reference, Rejection
from griffier.model.reading import Annotation, Reading
from griffier.model.source import Source
from griffier.model.sweep import unswept
from griffier.model.when import DateHit, When
from griffier.notation.addresses import address
from griffier.text.clean import clean_text
from griffier.text.sections import sections_of
from griffier.text.sentences import sentences_of
from griffier.text.signature import on_behalf_of

# A heading names what its section is about; it points to nothing, but with an identifier.
_NOT_IN_HEADINGS = frozenset({"law", "treaty", "annex", "letter"})
_IDENTIFIED = (".id", ".jci")

_OPENING = 5_000  # code points of the body that show its language and on whose behalf it is written
_PAGES = 60_000  # code points, twenty pages, in which the meeting is looked for when only other kinds are asked

_H = TypeVar("_H", Hit, DateHit)


def read(
    file: str | Path | BinaryIO, *, find: Iterable[str] | None = None, limit: int = LIMIT, ocr: bool = False
) -> Reading:
    """Reads a paper from a file.

    Args:
        file: a path, or a file opened in binary mode.
        find: only these annotation types (`reference` …); all when None.
        limit: the most bytes the file may have.
        ocr: recognise the text in pictures; needs the extra `ocr` and Tesseract.

    Raises:
        UnreadableFile: no document that griffier can read; the message says why and what to do.
    """
    name, data = _bytes_of(file, limit)
    return _read(take_in(data, name, limit, ocr=ocr), name, find, None)


def read_all(
    file: str | Path | BinaryIO, *, find: Iterable[str] | None = None, limit: int = LIMIT, ocr: bool = False
) -> Iterator[tuple[str, Reading | UnreadableFile]]:
    """Reads every paper in a folder, a ZIP file or a mail; of any other file the one that it is.

    Args:
        file: a path, or a file opened in binary mode.
        find: only these annotation types (`reference` …); all when None.
        limit: the most bytes a file may have, and all together that may come out of it.
        ocr: recognise the text in pictures; needs the extra `ocr` and Tesseract.

    Yields:
        A name (`bundle.zip/letter.docx`) with its reading, or with the reason why there is none; the others go on.
    """
    wanted = None if find is None else set(find)
    found: Iterable[str | Path | BinaryIO] = [file]
    if isinstance(file, str | Path) and Path(file).is_dir():
        found = [*files_in(Path(file))]
        if not found:
            yield str(file), UnreadableFile(str(file), "there are no files in this folder", "Check its name")
    for one in found:
        try:
            name, data = _bytes_of(one, limit)
        except UnreadableFile as e:
            yield str(one), e
            continue
        for label, source in take_in_all(data, name, limit, ocr=ocr):
            yield label, source if isinstance(source, UnreadableFile) else _read(source, label, wanted, None)


def read_text(
    text: str, *, find: Iterable[str] | None = None, date: str | None = None, source: str = "text"
) -> Reading:
    """Reads a paper from text that is already at hand.

    Args:
        text: the paper, with its line breaks.
        find: only these annotation types (`reference` …); all when None.
        date: the paper's day (ISO 8601), used when the text does not say it.
        source: what to call it.
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _read(of_text(text, sha256), source, find, date)


def _read(source: Source, name: str, find: Iterable[str] | None, date: str | None) -> Reading:
    with unswept():
        return _whole(source, name, find, date)


def _whole(source: Source, name: str, find: Iterable[str] | None, date: str | None) -> Reading:
    clean, head, foot = clean_text(source)
    body = clean.text[clean.body_start : clean.body_start + _OPENING]
    stated = source.stated
    signed = next((b for b in clean.blocks if b.part is Part.SIGNATURE), None)
    document = Document(
        kind=stated.kind or head.kind if head.kind == "other" else head.kind,
        title=head.title,
        language=language_of(body),
        date=head.date or stated.date or date,
        place=head.place,
        addressee=head.addressee,
        senders=foot.senders,
        on_behalf_of=on_behalf_of(body) or (on_behalf_of(clean.text[signed.start : signed.end]) if signed else ()),
        dossiers=stated.dossiers or head.dossiers,
        number=stated.number or head.number,
        identifier=stated.identifier or head.identifier,
        meeting=None,
        topics=(),
        media_type=source.media_type,
        sha256=source.sha256,
        pages=source.pages,
    )
    sentences = sentences_of(clean.text, clean.blocks)
    sections = sections_of(clean)
    rejected: list[Rejection] = []
    asked = None if find is None else frozenset(find)
    said = asked is None or "statement" in asked
    wanted = asked
    if wanted is not None and said:
        wanted |= {"reference", "date", "figure", "actor"}  # what a statement is about
    annotations, contributions = _annotations(clean, document, sentences, wanted, rejected)
    subjects = Subjects(Paper.of(clean.text), document.language) if said else None
    about = partial(_about, clean, document, sections, sentences, wanted, (annotations, rejected), subjects)
    if subjects:
        meeting, topics = about()
        document = replace(document, meeting=meeting, topics=topics)
        promised = promised_in(clean, sections, sentences)
        heard = Heard(clean.text, document, sentences, annotations, subjects.of, promised)
        statements = in_sessions(statements_of(heard, rejected), meeting)
        annotations = sorted([*annotations, *statements], key=lambda a: (a.start, -a.end))
    else:
        document = document.putting_off(about)  # they cost as much as references, for which they are not needed
    if asked is not None:
        annotations = [a for a in annotations if a.type in asked]
        contributions = [c for c in contributions if c.type in asked]
        rejected = [r for r in rejected if r.hit.type in asked]
    return Reading(
        source=name,
        document=document,
        text=clean.text,
        sections=sections,
        sentences=sentences,
        footnotes=clean.footnotes,
        annotations=annotations,
        contributions=contributions,
        warnings=source.warnings,
        blocks=clean.blocks,
        origin=clean.origin,
        source_text=source,
        rejected=rejected,
    )


def _about(
    clean: Clean,
    document: Document,
    sections: Sequence[Section],
    sentences: Sequence[Sentence],
    wanted: Set[str] | None,
    found: tuple[Sequence[Annotation], list[Rejection]],
    subjects: Subjects | None,
) -> tuple[Meeting | None, Sequence[str]]:
    """The meeting and the topics of a paper; days and actors are looked for where they were not asked for."""
    meeting = None
    told = _told(clean, document, sections, sentences)
    if might_meet(told):
        annotations, rejected = found
        if wanted is not None and not {"date", "actor"} <= wanted:
            annotations, _ = _annotations(_first_pages(clean), document, sentences, {"date", "actor"}, rejected := [])
        meeting = _meeting(told, annotations, rejected)
    subjects = subjects or Subjects(Paper.of(clean.text), document.language)
    return meeting, _topics(subjects, clean, document, sections)


def _annotations(
    clean: Clean,
    document: Document,
    sentences: Sequence[Sentence],
    find: Iterable[str] | None,
    rejected: list[Rejection],
) -> tuple[Sequence[Annotation], Sequence[Contribution]]:
    """Findings of the paper's body and notes, linked; what became none goes to `rejected`."""
    asked = None if find is None else frozenset(find)
    if asked and asked & {"contribution", "figure"}:
        asked |= {"date", "actor"}  # who gives, and when; whose figure, and as of when
    references, dates, actors = (asked is None or kind in asked for kind in ("reference", "date", "actor"))
    figures = asked is None or "figure" in asked
    # A year or a name may be part of a reference: dates and actors cannot be told without them.
    hits = find_all(Paper.of(clean.text), asked and (asked | {"reference"} if dates or actors else asked))
    settled = settle((h for h in hits if isinstance(h, Hit)), rejected if references else [])
    told = [h for h in hits if isinstance(h, DateHit)]
    named = [h for h in hits if isinstance(h, ActorHit)]
    giving = [h for h in hits if isinstance(h, ContributionHit)]
    counted = [h for h in hits if isinstance(h, FigureHit)]
    del hits  # a long text has very many: each goes as soon as its annotation comes
    paragraphs = array("I", (b.start for b in clean.blocks))
    context = Context(
        text=clean.text,
        units=array("I", sorted({*(s.start for s in sentences), *paragraphs})),
        paragraphs=paragraphs,
        dossiers=[d.number for d in document.dossiers],
        date=document.date,
    )
    found: list[Annotation] = []
    if references:
        linked = resolve(_in_body(settled, clean, rejected), context, rejected)
        if not (dates or actors or figures):
            settled.clear()
        found.extend(_references(linked, clean.text))
    if dates:
        found.extend(_dates(told, settled, clean, context, document.language, rejected))
    if actors:
        found.extend(_actors(named, settled, clean, document, rejected))
    if figures:
        found.extend(_figures(counted, settled, clean, sentences, document, found, rejected))
    found.sort(key=lambda a: (a.start, -a.end))
    return found, _contributions(giving, clean, sentences, document, found, rejected)


def _figures(
    hits: list[FigureHit],
    references: Sequence[Hit],
    clean: Clean,
    sentences: Sequence[Sentence],
    document: Document,
    found: Sequence[Annotation],
    rejected: list[Rejection],
) -> list[Figure]:
    """Figures with what they measure, whose, when and by whose numbers."""
    dates = sorted((a for a in found if isinstance(a, When)), key=lambda a: a.start)
    pointers = sorted((r.start, r.end) for r in references)
    taken = [(a.start, a.end, "date") for a in dates] + [(s, e, "reference") for s, e in pointers]
    settled = settle_figures(hits, taken, clean.blocks, clean.text, rejected)
    hits.clear()
    setting = Setting(
        text=clean.text,
        language=document.language,
        date=document.date,
        sentences=sentences,
        blocks=clean.blocks,
        notes=clean.footnotes,
        dates=dates,
        actors=sorted((a for a in found if isinstance(a, Actor)), key=lambda a: a.start),
        references=pointers,
    )
    return as_figures(settled, setting)


def _contributions(
    hits: Sequence[ContributionHit],
    clean: Clean,
    sentences: Sequence[Sentence],
    document: Document,
    found: Sequence[Annotation],
    rejected: list[Rejection],
) -> list[Contribution]:
    """Who gives what, from the sentences with a word of giving and what was found in them."""
    if not hits:
        return []
    return contributions_of(
        hits,
        clean.text,
        sentences,
        [a for a in found if isinstance(a, Actor)],
        [a for a in found if isinstance(a, When)],
        document,
        rejected,
    )


def _topics(subjects: Subjects, clean: Clean, document: Document, sections: Sequence[Section]) -> Sequence[str]:
    """What the paper is about; its titles and headings tell most, its letterhead and signature nothing."""
    end = next((b.start for b in clean.blocks if b.part is Part.SIGNATURE), len(clean.text))
    headings = [(s.start, s.start + len(s.title)) for s in sections if s.title]
    titles = "\n".join(filter(None, (document.title, *(d.title for d in document.dossiers))))
    return subjects.of_paper(clean.body_start, end, headings, titles)


def _told(clean: Clean, document: Document, sections: Sequence[Section], sentences: Sequence[Sentence]) -> Told:
    """What the meeting is found from, still without days and actors."""
    at = clean.text.rfind(document.title, 0, clean.body_start) if document.title else -1
    return Told(
        text=clean.text,
        sections=sections,
        sentences=sentences,
        kind=document.kind,
        language=document.language,
        date=document.date,
        title=(at, at + len(document.title or "")) if at >= 0 else None,
    )


def _meeting(told: Told, annotations: Sequence[Annotation], rejected: Sequence[Rejection]) -> Meeting | None:
    """The meeting that the paper is about; its day may stand in the title, where a date is no finding."""
    first, last = told.title or (0, 0)
    titled = [r.hit for r in rejected if isinstance(r.hit, DateHit) and first <= r.hit.start < last]
    worked = work_out(titled, told.text, [first], told.date, told.language)
    dates = [*(as_when(w, told.text) for w in worked), *(a for a in annotations if isinstance(a, When))]
    return meeting_of(replace(told, dates=dates, actors=[a for a in annotations if isinstance(a, Actor)]))


def _first_pages(clean: Clean) -> Clean:
    """Where a paper tells of its meeting: enough of a long one where days and actors are not asked for."""
    blocks = [b for b in clean.blocks if b.end <= _PAGES] or clean.blocks[:1]
    return replace(clean, text=clean.text[: blocks[-1].end] if blocks else "", blocks=blocks)


def _actors(
    hits: list[ActorHit],
    references: Sequence[Hit],
    clean: Clean,
    document: Document,
    rejected: list[Rejection],
) -> list[Actor]:
    """Who is named in the paper's body, notes and signature."""

    def stretches(part: Part) -> list[tuple[int, int]]:
        return [(b.start, b.end) for b in clean.blocks if b.part is part]

    cast = Cast(
        text=clean.text,
        language=document.language,
        date=document.date,
        senders=document.senders,
        addressee=document.addressee,
        motion=document.kind == "motion",
        paragraphs=[b.start for b in clean.blocks],
        heads=stretches(Part.HEAD),
        signatures=stretches(Part.SIGNATURE),
    )
    settled = settle_actors(hits, references, cast, rejected)
    hits.clear()
    return who_is_who(settled, cast, rejected)


def _dates(
    hits: list[DateHit],
    references: Sequence[Hit],
    clean: Clean,
    context: Context,
    language: str,
    rejected: list[Rejection],
) -> Iterator[When]:
    """Dates of the paper's body and notes, worked out; those of the letterhead are the document's."""
    kept: list[DateHit] = []
    for hit, block in _with_blocks(settle_dates(hits, references, rejected), clean):
        if block in (Part.HEAD, Part.SIGNATURE):
            rejected.append(Rejection(hit, f"it stands in the {block.value} of the paper"))
        else:
            kept.append(hit)
    hits.clear()
    worked = work_out(kept, context.text, context.units, context.date, language)
    kept.clear()
    for one in drained(worked):
        yield as_when(one, context.text)


def _references(linked: list[Linked], text: str) -> list[Reference]:
    """The annotations of linked hits, in order; the list of hits is used up."""
    out: list[Reference] = []
    for h, antecedent in drained(linked):
        dossier = h.fields.get("dossier") if h.form == "kamerstuk" and "number" not in h.fields else None
        out.append(
            Reference(
                id=f"reference-{h.start}-{len(out)}",
                start=h.start,
                end=h.end,
                text=text[h.start : h.end],
                form=h.form,
                target=h.target,
                uri=address(h.target, dossier),
                fields=h.fields,
                antecedent=None if antecedent is None else out[antecedent].id,
                rule=h.rule,
            )
        )
    return out


def _in_body(hits: Sequence[Hit], clean: Clean, rejected: list[Rejection]) -> list[Hit]:
    """Without letterhead and signature; in headings only what points to a paper."""
    out: list[Hit] = []
    for hit, part in _with_blocks(hits, clean):
        if part in (Part.HEAD, Part.SIGNATURE):
            rejected.append(Rejection(hit, f"it stands in the {part.value} of the paper, which points to nothing"))
        elif part is Part.HEADING and hit.form in _NOT_IN_HEADINGS and not hit.rule.endswith(_IDENTIFIED):
            rejected.append(Rejection(hit, "a heading names what its section is about and points to nothing"))
        else:
            out.append(hit)
    return out


def _with_blocks(hits: Iterable[_H], clean: Clean) -> Iterator[tuple[_H, Part]]:
    """Each hit, in order, with the part of the paper that it stands in."""
    blocks = iter(clean.blocks)
    part, following = Part.BODY, next(blocks, None)
    for hit in hits:
        while following is not None and following.start <= hit.start:
            part, following = following.part, next(blocks, None)
        yield hit, part


def _bytes_of(file: str | Path | BinaryIO, limit: int) -> tuple[str, bytes]:
    """A file's name and bytes; of one over the limit no more is read than shows it."""
    if not isinstance(file, str | Path):
        name, data = str(getattr(file, "name", "file")), file.read(limit + 1)
        if len(data) > limit:
            raise too_large(name, f"more than {limit:,}", limit)
        return name, data
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(limit + 1)
        if len(data) > limit:
            size = Path(file).stat().st_size
            raise too_large(str(file), f"{size:,}" if size > limit else f"more than {limit:,}", limit)
        return str(file), data
    except FileNotFoundError as e:
        raise UnreadableFile(str(file), "there is no such file", "Check the name and the folder") from e
    except IsADirectoryError as e:
        raise UnreadableFile(str(file), "this is a folder", "Read it with griffier.read_all") from e
    except OSError as e:
        raise UnreadableFile(str(file), f"it cannot be opened ({e.strerror})", "Check your rights to read it") from e
    except ValueError as e:
        raise UnreadableFile(repr(file), "no file can have this name", "Check the name") from e
