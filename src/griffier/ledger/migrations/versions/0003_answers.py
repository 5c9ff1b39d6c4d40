"""Contributions, and the meetings that papers are about; those of papers that are there come with `griffier reread`.

The tables are written out as they are at this step: a migration must not change when the schema does.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "contributions",
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False, comment="Its place among the contributions of the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="The paper's id and its id in the reading"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("actor_text", sa.Text(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=True, comment="Who gives"),
        sa.Column("actor_entity", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=True, comment="What is given, in the paper's words"),
        sa.Column("kind", sa.Text(), nullable=True, comment="people, unit, money, goods"),
        sa.Column("goes_to", sa.Text(), nullable=True, comment="Who gets it"),
        sa.Column("goes_where", sa.Text(), nullable=True, comment="The place or country"),
        sa.Column("day", sa.Text(), nullable=True, comment="When, EDTF"),
        sa.Column("within", sa.Text(), nullable=True, comment="The exercise, mission or fund it is part of"),
        sa.Column("stage", sa.Text(), nullable=True, comment="How far it is: examined, decided, carried_out"),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_contributions_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper", "n", name=op.f("pk_contributions")),
        sa.UniqueConstraint("id", name=op.f("uq_contributions_id")),
    )
    op.create_index(op.f("ix_contributions_actor_entity"), "contributions", ["actor_entity"], unique=False)
    op.create_table(
        "meetings",
        sa.Column("paper", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.Text(), nullable=False, comment="What the paper is to it: agenda or report"),
        sa.Column("body", sa.Text(), nullable=True, comment="Who meets"),
        sa.Column("name", sa.Text(), nullable=False, comment="What the paper calls it"),
        sa.Column("date", sa.Text(), nullable=True, comment="Its days, EDTF"),
        sa.Column("first", sa.Text(), nullable=True, comment="Its first day, ISO 8601"),
        sa.Column("last", sa.Text(), nullable=True, comment="Its last day"),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column(
            "sessions", sa.Text(), nullable=False, comment="JSON: label, topic, with, start, end, topics of each"
        ),
        sa.Column("topics", sa.Text(), nullable=False, comment="All that the paper is about, a blank between"),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_meetings_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper", name=op.f("pk_meetings")),
    )
    op.create_index(op.f("ix_meetings_first"), "meetings", ["first"], unique=False)
    # What was read before has no rows in these tables: `griffier reread` takes it for the work of another version.
    op.execute("UPDATE papers SET made_by = made_by || ' (schema 0002)'")


def downgrade() -> None:
    """Drops the tables."""
    op.drop_table("meetings")
    op.drop_table("contributions")
