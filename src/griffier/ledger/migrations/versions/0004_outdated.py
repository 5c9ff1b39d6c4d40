"""Which papers have a newer version: written down once, so that no question has to find it out for every paper."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table and fills it."""
    op.create_table(
        "outdated",
        sa.Column(
            "paper",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
            comment="There is a newer version of it with the same identifier",
        ),
        sa.ForeignKeyConstraint(["paper"], ["papers.nr"], name=op.f("fk_outdated_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("paper", name=op.f("pk_outdated")),
    )
    op.execute(
        "INSERT INTO outdated (paper) SELECT nr FROM papers WHERE EXISTS (SELECT 1 FROM papers AS other"
        " WHERE other.identifier = papers.identifier AND (other.added_at > papers.added_at"
        " OR (other.added_at = papers.added_at AND other.nr > papers.nr)))"
    )


def downgrade() -> None:
    """Takes the table away."""
    op.drop_table("outdated")
