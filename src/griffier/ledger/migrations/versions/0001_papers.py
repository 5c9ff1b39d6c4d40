"""Papers, what they point to, figures, files, problems and events.

The tables are written out as they are at this step: a migration must not change when the schema does.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables and the index of words."""
    op.create_table(
        "events",
        sa.Column("nr", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False, comment="When it was written down, UTC"),
        sa.Column("what", sa.Text(), nullable=False, comment="paper_added, paper_version, file_failed ..."),
        sa.Column("cause", sa.Text(), nullable=False, comment="The command, or who judged"),
        sa.Column("paper", sa.Text(), nullable=True, comment="Id of the paper"),
        sa.Column("item", sa.Text(), nullable=True, comment="Id of the item"),
        sa.Column("details", sa.Text(), nullable=True, comment="JSON"),
        sa.PrimaryKeyConstraint("nr", name=op.f("pk_events")),
    )
    op.create_index("ix_events_item", "events", ["item"], unique=False)
    op.create_index("ix_events_paper", "events", ["paper"], unique=False)
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text(), nullable=False, comment="Of every file that was taken in, also a ZIP or a mail"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_files")),
    )
    op.create_table(
        "papers",
        sa.Column(
            "nr",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="Number within this ledger, for the other tables",
        ),
        sa.Column("id", sa.Text(), nullable=False, comment="First 16 hex digits of sha256: the same in every ledger"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="Of the file's bytes"),
        sa.Column("identifier", sa.Text(), nullable=True, comment="Official identifier (kst-28676-275), or null"),
        sa.Column("source", sa.Text(), nullable=False, comment="The file it came from"),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False, comment="letter, committee_report, motion ..."),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True, comment="The paper's day, ISO 8601, or null"),
        sa.Column("text", sa.Text(), nullable=False, comment="The clean text that all offsets point into"),
        sa.Column("added_at", sa.Text(), nullable=False, comment="When it came in, UTC"),
        sa.Column("made_by", sa.Text(), nullable=False, comment="Version of griffier that read it"),
        sa.Column(
            "reading", sa.LargeBinary(), nullable=False, comment="The whole reading without its text: JSON, zlib"
        ),
        sa.PrimaryKeyConstraint("nr", name=op.f("pk_papers")),
        sa.UniqueConstraint("id", name=op.f("uq_papers_id")),
        sa.UniqueConstraint("sha256", name=op.f("uq_papers_sha256")),
    )
    op.create_index(op.f("ix_papers_date"), "papers", ["date"], unique=False)
    op.create_index(op.f("ix_papers_identifier"), "papers", ["identifier"], unique=False)
    op.create_table(
        "problems",
        sa.Column("source", sa.Text(), nullable=False, comment="The file that could not be read"),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False, comment="When it was last tried, UTC"),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_problems")),
    )
    op.create_table(
        "figures",
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False, comment="Its place among the annotations of the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="Its id in the reading"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("said_from", sa.Integer(), nullable=False, comment="Where its sentence begins"),
        sa.Column("said_to", sa.Integer(), nullable=False, comment="Where its sentence ends"),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("value", sa.Float(precision=53), nullable=True),
        sa.Column("value_high", sa.Float(precision=53), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_figures_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper", "n", name=op.f("pk_figures")),
    )
    op.create_index("ix_figures_measure_subject", "figures", ["measure", "subject"], unique=False)
    op.create_table(
        "paper_dossiers",
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True, comment="As the paper prints it"),
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_paper_dossiers_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dossier", "paper", name=op.f("pk_paper_dossiers")),
    )
    op.create_index("ix_paper_dossiers_paper", "paper_dossiers", ["paper"], unique=False)
    op.create_table(
        "paper_identifiers",
        sa.Column("identifier", sa.Text(), nullable=False, comment="A paper of two dossiers has two"),
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_paper_identifiers_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("identifier", "paper", name=op.f("pk_paper_identifiers")),
    )
    op.create_index("ix_paper_identifiers_paper", "paper_identifiers", ["paper"], unique=False)
    op.create_table(
        "paper_references",
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False, comment="Its place among the annotations of the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="Its id in the reading"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=True, comment="Official identifier, or null"),
        sa.Column("day", sa.Text(), nullable=True, comment="Of a letter: the day that is named, ISO 8601"),
        sa.Column(
            "sender", sa.Text(), nullable=True, comment="Of a letter: whose it is, as written; `mijn` is the signer"
        ),
        sa.Column("antecedent", sa.Text(), nullable=True, comment="Id of the reference it leans on"),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_paper_references_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper", "n", name=op.f("pk_paper_references")),
    )
    op.create_index("ix_paper_references_day", "paper_references", ["day"], unique=False)
    op.create_index("ix_paper_references_target", "paper_references", ["target"], unique=False)
    op.create_table(
        "paper_senders",
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False, comment="Signing order, from 0"),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_paper_senders_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper", "rank", name=op.f("pk_paper_senders")),
    )

    if op.get_bind().dialect.name == "sqlite":
        # Stems only, without the words themselves: those stand in `papers`.
        op.execute(
            "CREATE VIRTUAL TABLE paper_words USING fts5("
            "title, text, content='', tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        op.execute(
            "CREATE TABLE paper_words (nr bigint PRIMARY KEY REFERENCES papers(nr) ON DELETE CASCADE,"
            " words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_paper_words_words ON paper_words USING gin (words)")
