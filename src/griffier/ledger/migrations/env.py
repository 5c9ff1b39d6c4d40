"""Alembic runs this to bring a ledger to the present schema, over the connection that the ledger hands it."""

from alembic import context

from griffier.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transaction_per_migration=True
)
with context.begin_transaction():
    context.run_migrations()
