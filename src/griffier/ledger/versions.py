"""Which of several papers with one identifier counts: the one that came in last."""

from sqlalchemy import Connection, delete, insert, select

from griffier.ledger.schema import outdated, papers


def settle(connection: Connection, identifier: str | None) -> None:
    """Writes down which papers with this identifier have a newer version."""
    if identifier is None:
        return
    asked = select(papers.c.nr).where(papers.c.identifier == identifier).order_by(papers.c.added_at, papers.c.nr)
    numbers = list(connection.execute(asked).scalars())
    connection.execute(delete(outdated).where(outdated.c.paper.in_(numbers)))
    if older := [{"paper": nr} for nr in numbers[:-1]]:
        connection.execute(insert(outdated), older)
