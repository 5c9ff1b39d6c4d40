"""An index of the words of each statement, and indexes for questions about one dossier in a ledger of 100,000 papers.

The statements of papers that are there are put into the index when a ledger is brought up (connection.py).
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


_INDEXES = (
    ("statements", ("kind", "paper")),
    ("papers", ("kind", "date")),
    ("papers", ("source",)),
    ("figures", ("label",)),
    ("figures", ("subject",)),
    ("links", ("paper",)),
    ("meetings", ("body",)),
)


def upgrade() -> None:
    """Makes the indexes."""
    for table, columns in _INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns), unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE statement_words USING fts5("
            "text, content='', tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        op.execute(
            "CREATE TABLE statement_words (paper bigint NOT NULL REFERENCES papers(nr) ON DELETE CASCADE,"
            " n integer NOT NULL, words tsvector NOT NULL, PRIMARY KEY (paper, n))"
        )
        op.execute("CREATE INDEX ix_statement_words_words ON statement_words USING gin (words)")


def downgrade() -> None:
    """Drops them."""
    op.drop_table("statement_words")
    for table, columns in _INDEXES:
        op.drop_index(f"ix_{table}_{'_'.join(columns)}", table)
