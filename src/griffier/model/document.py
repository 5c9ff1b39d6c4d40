"""What a paper says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from griffier.model.meaning import meaning

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
class Document:
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
    meeting: None = meaning("The meeting it reports on or announces; not read yet, always null.")
    media_type: str = meaning("As sent over the web: `application/pdf`.")
    sha256: str = meaning("Of the file's bytes, in hexadecimal.")
    pages: int | None = meaning("Number of pages, or null for a format without pages.")
