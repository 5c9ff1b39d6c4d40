"""What a paper says of itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from griffier.model.meaning import meaning
from griffier.model.statement import Stretch

Kind = Literal["letter", "committee_report", "written_answers", "motion", "proceedings", "communique", "other"]


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody who signed a paper."""

    name: str | None = meaning("The name as signed, with titles and initials, or null where only the office signs.")
    role: str | None = meaning("The office as written, without article, or null where only a name stands.")


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier the paper belongs to."""

    number: str = meaning("As identifiers write it: `28676`, `35925-VI`, `36410-A`, `21501-02`.")
    title: str | None = meaning("The dossier's title as printed, or null.")


@dataclass(frozen=True, slots=True)
class Session:
    """A part of a meeting: a working session, a dinner, an item of its agenda."""

    label: str | None = meaning("What it is called (`tweede werksessie`, `diner`, `diversen`), or null.")
    topic: str | None = meaning("What it was about, in the paper's words, or null.")
    with_: Sequence[str] = meaning("Who sat at the table beside those whose meeting it is, as the paper names them.")
    start: int = meaning("First code point in `text` of the words about it.")
    end: int = meaning("Code point after the last one in `text`.")
    spans: Sequence[Stretch] = meaning("Every stretch that tells of it: sentences that name it, sections.", default=())


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that a paper reports on or announces."""

    role: Literal["report", "agenda"] = meaning("What the paper is to it.")
    body: str | None = meaning("Id of the body that meets, or null.")
    name: str = meaning("What the paper calls it.")
    date: str | None = meaning("Its day or days (EDTF), or null.")
    place: str | None = meaning("Where it is held, or null.")
    sessions: Sequence[Session] = meaning("Its parts, in the order of the paper.")


class _Later:
    __slots__ = ("_later",)  # works out what was put off


@dataclass(frozen=True, slots=True)
class Document(_Later):
    """The paper itself; what it does not say is null."""

    kind: Kind = meaning("What kind of paper it is.")
    title: str | None = meaning("Its subject, or the description an official publication prints after the number.")
    language: str = meaning("BCP 47: `nl`, `en`, or `und` where the words do not tell.")
    date: str | None = meaning("The day of the paper, ISO 8601.")
    place: str | None = meaning("The place of the dateline.")
    addressee: str | None = meaning("To whom it is written, without `Aan de`.")
    senders: Sequence[Sender] = meaning("Who signed, in signing order.")
    on_behalf_of: Sequence[str] = meaning("The offices on whose behalf it is written as well (`mede namens …`).")
    dossiers: Sequence[Dossier] = meaning("The dossiers in its head, in order; the first makes the identifier.")
    number: str | None = meaning("Its number within the dossier: digits, or letters for the Eerste Kamer.")
    identifier: str | None = meaning("Its official identifier (`kst-28676-275`).")
    meeting: Meeting | None = meaning("The meeting it reports on or announces, or null.")
    topics: Sequence[str] = meaning("What it is about: ids of the table of topics, the most telling first.")
    media_type: str = meaning("As sent over the web: `application/pdf`.")
    sha256: str = meaning("Of the file's bytes, in hexadecimal.")
    pages: int | None = meaning("Number of pages, or null for a format without pages.")

    def putting_off(self, later: "Callable[[], tuple[Meeting | None, Sequence[str]]]") -> "Document":
        """The same, whose meeting and topics are worked out when somebody asks for them."""
        made = replace(self)
        object.__setattr__(made, "_later", later)
        object.__delattr__(made, "meeting")
        object.__delattr__(made, "topics")
        return made

    def __getattr__(self, name: str) -> Any:
        """What was put off, once: Python asks here only for what the value does not hold yet."""
        if name not in ("meeting", "topics"):
            raise AttributeError(name)
        meeting, topics = self._later()
        object.__setattr__(self, "meeting", meeting)
        object.__setattr__(self, "topics", topics)
        object.__delattr__(self, "_later")
        return meeting if name == "meeting" else topics
