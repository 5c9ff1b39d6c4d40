"""Statements, how they are followed, and what readers judge.

The tables are written out as they are at this step: a migration must not change when the schema does.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "judgements",
        sa.Column("nr", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item", sa.Text(), nullable=False, comment="Id of the statement"),
        sa.Column(
            "status", sa.Text(), nullable=True, comment="What a reader says it is; null takes the judgement back"
        ),
        sa.Column("by", sa.Text(), nullable=False, comment="Who says so"),
        sa.Column("on", sa.Text(), nullable=False, comment="UTC"),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True, comment="JSON: paper, start, end"),
        sa.PrimaryKeyConstraint("nr", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_item"), "judgements", ["item"], unique=False)
    op.create_table(
        "stirred",
        sa.Column("home", sa.Text(), nullable=False, comment="A dossier whose items have to be followed anew"),
        sa.PrimaryKeyConstraint("home", name=op.f("pk_stirred")),
    )
    op.create_table(
        "links",
        sa.Column("nr", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item", sa.Text(), nullable=False, comment="Id of the statement"),
        sa.Column("home", sa.Text(), nullable=False, comment="The dossier it is followed in"),
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column(
            "verdict", sa.Text(), nullable=False, comment="fulfilled, partly, superseded, withdrawn, delayed, repeated"
        ),
        sa.Column("sure", sa.Integer(), nullable=False, comment="1: evidence; 0: a candidate, which changes no status"),
        sa.Column("score", sa.Float(precision=53), nullable=False, comment="How far the two meet, 0 to 1"),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False, comment="When it happened, ISO 8601"),
        sa.Column("new", sa.Text(), nullable=True, comment="Id of the statement that took its place, or says it again"),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_links_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("nr", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_home"), "links", ["home"], unique=False)
    op.create_index(op.f("ix_links_item"), "links", ["item"], unique=False)
    op.create_index(op.f("ix_links_new"), "links", ["new"], unique=False)
    op.create_table(
        "statements",
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False, comment="Its place among the annotations of the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="The paper's id and its id in the reading"),
        sa.Column("kind", sa.Text(), nullable=False, comment="decision, commitment, tasking ..."),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("negated", sa.Integer(), nullable=False, comment="1: the act itself is denied; no item then"),
        sa.Column("actor_text", sa.Text(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=True),
        sa.Column("actor_entity", sa.Text(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("made_on", sa.Text(), nullable=True, comment="The day it was said or taken, ISO 8601"),
        sa.Column("due", sa.Text(), nullable=True, comment="EDTF, or null"),
        sa.Column("due_first", sa.Text(), nullable=True, comment="First day of the term, null where open"),
        sa.Column(
            "due_last",
            sa.Text(),
            nullable=True,
            comment="Last day of the term, null where open: it is overdue after this",
        ),
        sa.Column(
            "due_event", sa.Text(), nullable=True, comment="The event that the term hangs on, in the paper's words"
        ),
        sa.Column("recurring", sa.Integer(), nullable=False, comment="1: it comes back; a delivery does not close it"),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column(
            "depends_on",
            sa.Text(),
            nullable=True,
            comment="Ids of the statements that have to come true first, a blank between",
        ),
        sa.Column("topics", sa.Text(), nullable=True, comment="Subjects, a blank before and behind each"),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_statements_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper", "n", name=op.f("pk_statements")),
        sa.UniqueConstraint("id", name=op.f("uq_statements_id")),
    )
    op.create_index("ix_statements_actor_entity", "statements", ["actor_entity"], unique=False)
    op.create_index("ix_statements_kind_due_last", "statements", ["kind", "due_last"], unique=False)
    op.create_table(
        "traces",
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("home", sa.Text(), nullable=False, comment="The dossier in which its items are followed"),
        sa.Column(
            "data", sa.LargeBinary(), nullable=False, comment="Sentences and items as following needs them: JSON, zlib"
        ),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_traces_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper", name=op.f("pk_traces")),
    )
    op.create_index(op.f("ix_traces_home"), "traces", ["home"], unique=False)
