"""The ledger's tables, the same on SQLite and PostgreSQL.

A row is never overwritten: a paper's new version stands beside the old one, and what changed is an event. Offsets are
code points into `papers.text`, days are ISO 8601 text, so that a reader of the bare file understands them too.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)

_Nr = BigInteger().with_variant(Integer, "sqlite")


def _paper() -> Column[int]:
    return Column("paper", _Nr, ForeignKey("papers.nr", ondelete="CASCADE"), nullable=False)


papers = Table(
    "papers",
    metadata,
    Column("nr", _Nr, primary_key=True, comment="Number within this ledger, for the other tables"),
    Column("id", Text, nullable=False, unique=True, comment="First 16 hex digits of sha256: the same in every ledger"),
    Column("sha256", Text, nullable=False, unique=True, comment="Of the file's bytes"),
    Column("identifier", Text, index=True, comment="Official identifier (kst-28676-275), or null"),
    Column("source", Text, nullable=False, index=True, comment="The file it came from"),
    Column("title", Text),
    Column("kind", Text, nullable=False, comment="letter, committee_report, motion ..."),
    Column("language", Text, nullable=False),
    Column("date", Text, index=True, comment="The paper's day, ISO 8601, or null"),
    Column("text", Text, nullable=False, comment="The clean text that all offsets point into"),
    Column("added_at", Text, nullable=False, comment="When it came in, UTC"),
    Column("made_by", Text, nullable=False, comment="Version of griffier that read it"),
    Column("reading", LargeBinary, nullable=False, comment="The whole reading without its text: JSON, zlib"),
    Index("ix_papers_kind_date", "kind", "date"),
)

outdated = Table(
    "outdated",
    metadata,
    Column(
        "paper", _Nr, ForeignKey("papers.nr", ondelete="CASCADE"), primary_key=True, autoincrement=False,
        comment="There is a newer version of it with the same identifier",
    ),
)  # fmt: skip

paper_identifiers = Table(
    "paper_identifiers",
    metadata,
    Column("identifier", Text, nullable=False, comment="A paper of two dossiers has two"),
    _paper(),
    PrimaryKeyConstraint("identifier", "paper"),
    Index("ix_paper_identifiers_paper", "paper"),
)

paper_dossiers = Table(
    "paper_dossiers",
    metadata,
    Column("dossier", Text, nullable=False),
    Column("title", Text, comment="As the paper prints it"),
    _paper(),
    PrimaryKeyConstraint("dossier", "paper"),
    Index("ix_paper_dossiers_paper", "paper"),
)

paper_senders = Table(
    "paper_senders",
    metadata,
    _paper(),
    Column("rank", Integer, nullable=False, comment="Signing order, from 0"),
    Column("name", Text),
    Column("role", Text),
    PrimaryKeyConstraint("paper", "rank"),
)

references = Table(
    "paper_references",
    metadata,
    _paper(),
    Column("n", Integer, nullable=False, comment="Its place among the annotations of the reading"),
    Column("id", Text, nullable=False, comment="Its id in the reading"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("target", Text, comment="Official identifier, or null"),
    Column("day", Text, comment="Of a letter: the day that is named, ISO 8601"),
    Column("sender", Text, comment="Of a letter: whose it is, as written; `mijn` is the signer"),
    Column("antecedent", Text, comment="Id of the reference it leans on"),
    PrimaryKeyConstraint("paper", "n"),
    Index("ix_paper_references_target", "target"),
    Index("ix_paper_references_day", "day"),
)

figures = Table(
    "figures",
    metadata,
    _paper(),
    Column("n", Integer, nullable=False, comment="Its place among the annotations of the reading"),
    Column("id", Text, nullable=False, comment="Its id in the reading"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("said_from", Integer, nullable=False, comment="Where its sentence begins"),
    Column("said_to", Integer, nullable=False, comment="Where its sentence ends"),
    Column("measure", Text),
    Column("label", Text),
    Column("subject", Text),
    Column("value", Float(53)),
    Column("value_high", Float(53)),
    Column("unit", Text),
    Column("as_of", Text),
    Column("basis", Text),
    PrimaryKeyConstraint("paper", "n"),
    Index("ix_figures_measure_subject", "measure", "subject"),
    Index("ix_figures_label", "label"),
    Index("ix_figures_subject", "subject"),
)

statements = Table(
    "statements",
    metadata,
    _paper(),
    Column("n", Integer, nullable=False, comment="Its place among the annotations of the reading"),
    Column("id", Text, nullable=False, unique=True, comment="The paper's id and its id in the reading"),
    Column("kind", Text, nullable=False, comment="decision, commitment, tasking ..."),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("negated", Integer, nullable=False, comment="1: the act itself is denied; no item then"),
    Column("actor_text", Text),
    Column("actor_name", Text),
    Column("actor_entity", Text),
    Column("addressee", Text),
    Column("made_on", Text, comment="The day it was said or taken, ISO 8601"),
    Column("due", Text, comment="EDTF, or null"),
    Column("due_first", Text, comment="First day of the term, null where open"),
    Column("due_last", Text, comment="Last day of the term, null where open: it is overdue after this"),
    Column("due_event", Text, comment="The event that the term hangs on, in the paper's words"),
    Column("recurring", Integer, nullable=False, comment="1: it comes back; a delivery does not close it"),
    Column("condition", Text),
    Column("depends_on", Text, comment="Ids of the statements that have to come true first, a blank between"),
    Column("topics", Text, comment="Subjects, a blank before and behind each"),
    PrimaryKeyConstraint("paper", "n"),
    Index("ix_statements_kind_due_last", "kind", "due_last"),
    Index("ix_statements_kind_paper", "kind", "paper"),
    Index("ix_statements_actor_entity", "actor_entity"),
)

contributions = Table(
    "contributions",
    metadata,
    _paper(),
    Column("n", Integer, nullable=False, comment="Its place among the contributions of the reading"),
    Column("id", Text, nullable=False, unique=True, comment="The paper's id and its id in the reading"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("actor_text", Text),
    Column("actor_name", Text, comment="Who gives"),
    Column("actor_entity", Text, index=True),
    Column("what", Text, comment="What is given, in the paper's words"),
    Column("kind", Text, comment="people, unit, money, goods"),
    Column("goes_to", Text, comment="Who gets it"),
    Column("goes_where", Text, comment="The place or country"),
    Column("day", Text, comment="When, EDTF"),
    Column("within", Text, comment="The exercise, mission or fund it is part of"),
    Column("stage", Text, comment="How far it is: examined, decided, carried_out"),
    PrimaryKeyConstraint("paper", "n"),
)

meetings = Table(
    "meetings",
    metadata,
    Column("paper", _Nr, ForeignKey("papers.nr", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, nullable=False, comment="What the paper is to it: agenda or report"),
    Column("body", Text, index=True, comment="Who meets"),
    Column("name", Text, nullable=False, comment="What the paper calls it"),
    Column("date", Text, comment="Its days, EDTF"),
    Column("first", Text, index=True, comment="Its first day, ISO 8601"),
    Column("last", Text, comment="Its last day"),
    Column("place", Text),
    Column("sessions", Text, nullable=False, comment="JSON: label, topic, with, start, end, topics of each"),
    Column("topics", Text, nullable=False, comment="All that the paper is about, a blank between"),
)

traces = Table(
    "traces",
    metadata,
    Column("paper", _Nr, ForeignKey("papers.nr", ondelete="CASCADE"), primary_key=True),
    Column("home", Text, nullable=False, index=True, comment="The dossier in which its items are followed"),
    Column("data", LargeBinary, nullable=False, comment="Sentences and items as following needs them: JSON, zlib"),
)

links = Table(
    "links",
    metadata,
    Column("nr", _Nr, primary_key=True),
    Column("item", Text, nullable=False, index=True, comment="Id of the statement"),
    Column("home", Text, nullable=False, index=True, comment="The dossier it is followed in"),
    _paper(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("verdict", Text, nullable=False, comment="fulfilled, partly, superseded, withdrawn, delayed, repeated"),
    Column("sure", Integer, nullable=False, comment="1: evidence; 0: a candidate, which changes no status"),
    Column("score", Float(53), nullable=False, comment="How far the two meet, 0 to 1"),
    Column("why", Text, nullable=False),
    Column("day", Text, nullable=False, comment="When it happened, ISO 8601"),
    Column("new", Text, index=True, comment="Id of the statement that took its place, or says it again"),
    Index("ix_links_paper", "paper"),
)

stirred = Table(
    "stirred",
    metadata,
    Column("home", Text, primary_key=True, comment="A dossier whose items have to be followed anew"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("nr", _Nr, primary_key=True),
    Column("item", Text, nullable=False, index=True, comment="Id of the statement"),
    Column("status", Text, comment="What a reader says it is; null takes the judgement back"),
    Column("by", Text, nullable=False, comment="Who says so"),
    Column("on", Text, nullable=False, comment="UTC"),
    Column("because", Text, nullable=False),
    Column("place", Text, comment="JSON: paper, start, end"),
)

files = Table(
    "files",
    metadata,
    Column("sha256", Text, primary_key=True, comment="Of every file that was taken in, also a ZIP or a mail"),
    Column("name", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)

problems = Table(
    "problems",
    metadata,
    Column("source", Text, primary_key=True, comment="The file that could not be read"),
    Column("problem", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("at", Text, nullable=False, comment="When it was last tried, UTC"),
    Column("tries", Integer, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("nr", _Nr, primary_key=True),
    Column("at", Text, nullable=False, comment="When it was written down, UTC"),
    Column("what", Text, nullable=False, comment="paper_added, paper_version, file_failed ..."),
    Column("cause", Text, nullable=False, comment="The command, or who judged"),
    Column("paper", Text, comment="Id of the paper"),
    Column("item", Text, comment="Id of the item"),
    Column("details", Text, comment="JSON"),
    Index("ix_events_paper", "paper"),
    Index("ix_events_item", "item"),
)
