"""The ledger as other programs use it: papers in, answers out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from griffier.ledger.answers import Answers, today
from griffier.ledger.asking import batched
from griffier.ledger.connection import LedgerError, measure, open_engine, plainly
from griffier.ledger.events import now
from griffier.ledger.schema import files, papers, problems, stirred
from griffier.ledger.upkeep import Upkeep

# A command answers one question: what the others need is fetched by them, so that none waits for it.
if TYPE_CHECKING:
    from griffier.ledger.intake import Problem, Taken
    from griffier.model.brief import Brief

DEFAULT = "sqlite:///griffier.db"
"""The ledger when none is named: a file in the present folder."""

# So many new papers change which way to an answer is the short one.
_MANY = 200


class Ledger(Answers, Upkeep):
    """A ledger on SQLite or PostgreSQL.

    Args:
        url: an SQLAlchemy URL.
        create: make it when it is not there, and bring an older one to the present schema.
        upgrade: bring an older one to the present schema, but make none.

    Raises:
        LedgerError: it is missing, of another version, no ledger, locked, or out of reach.
    """

    def __init__(self, url: str = DEFAULT, *, create: bool = True, upgrade: bool = False) -> None:
        self.engine = open_engine(url, create=create, upgrade=upgrade)
        self.where = self.engine.url.render_as_string(hide_password=True)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        jobs: int = 1,
        limit: int | None = None,
        told: "Callable[[Taken], None] | None" = None,
        counted: Callable[[int], None] | None = None,
    ) -> "Added":
        """Reads files, and every file in folders, into the ledger.

        Bytes that are in it already change nothing. A paper is in it whole or not at all, so that a run which was
        stopped at any moment is finished by running it again.

        Args:
            paths: a file or folder, or several.
            jobs: how many processes read at once.
            limit: the most bytes a file may have; `griffier.intake.LIMIT` when left out.
            told: called with what came out of each file, once it is kept.
            counted: called once, with the number of files that are new.

        Returns:
            How many papers came in, how many files were known, and what could not be read.
        """
        from griffier.intake import LIMIT
        from griffier.ledger.intake import TOGETHER, every_file, sha256_of, take_all

        asked = every_file([paths] if isinstance(paths, str | Path) else paths)
        by_bytes: dict[str, Path] = {}
        for path in asked:
            by_bytes.setdefault(sha256_of(path) or str(path), path)
        known: set[str] = set()
        with plainly(self.where), self.engine.connect() as connection:
            for some in batched(by_bytes):
                known.update(connection.execute(select(files.c.sha256).where(files.c.sha256.in_(some))).scalars())
        fresh = {sha256: path for sha256, path in by_bytes.items() if sha256 not in known}
        if counted:
            counted(len(fresh))
        came = 0
        failed: list[Problem] = []
        for several in batched(take_all(fresh.values(), jobs, LIMIT if limit is None else limit), TOGETHER):
            came += self.keep(several)
            for one in several:
                failed.extend(one.problems)
                if told:
                    told(one)
        self.settle()
        if came > _MANY:
            with plainly(self.where):
                measure(self.engine)
        return Added(came, len(asked) - len(fresh), tuple(failed))

    def keep(self, taken: "Sequence[Taken]") -> int:
        """Keeps what came out of files that were read elsewhere, all of it or nothing; how many papers were new.

        Their items are followed at the next `add` or question.
        """
        from griffier.ledger import keeping

        with plainly(self.where), self._writing() as connection:
            return keeping.keep(connection, taken, now())

    def _writing(self) -> Any:
        return self.engine.execution_options(writes=True).begin()

    def settle(self) -> None:
        """Follows what came in since the last time, a dossier at a time."""
        with plainly(self.where):
            with self.engine.connect() as connection:
                homes = connection.execute(select(stirred.c.home).order_by(stirred.c.home)).scalars().all()
            if homes:
                from griffier.ledger import following

                for home in homes:
                    with self._writing() as connection:
                        following.follow(connection, home)

    def items(
        self,
        kind: str,
        *,
        as_of: str | None = None,
        status: str | None = None,
        actor: str | None = None,
        topic: str | None = None,
        dossier: str | None = None,
    ) -> list[dict[str, Any]]:
        """What was promised, decided, expected or asked, and what became of it.

        Args:
            kind: `commitments`, `decisions`, `expectations`, `taskings`, `plans` or `calls`.
            as_of: as it stood on this day (ISO 8601), from papers up to it alone; today when left out.
            status: only `open`, `overdue`, `fulfilled`, `partly`, `superseded` or `withdrawn`.
            actor: only of this one: a name, a part of it, or an entity.
            topic: only about this subject.
            dossier: only in papers of this dossier.

        Returns:
            Items as the contract has them, by the day they were made.
        """
        from griffier.ledger import items

        self.settle()
        with plainly(self.where), self.engine.connect() as connection:
            return items.answer(
                connection,
                [items.KINDS[kind]],
                as_of or today(),
                undated=as_of is None,
                status=status,
                actor=actor,
                topic=topic,
                dossier=dossier,
            )

    def commitments(self, **asked: Any) -> list[dict[str, Any]]:
        """What the government promised the House (see `items`)."""
        return self.items("commitments", **asked)

    def decisions(self, **asked: Any) -> list[dict[str, Any]]:
        """What was decided (see `items`)."""
        return self.items("decisions", **asked)

    def expectations(self, **asked: Any) -> list[dict[str, Any]]:
        """What is still to come from others, or was announced (see `items`)."""
        return self.items("expectations", **asked)

    def taskings(self, **asked: Any) -> list[dict[str, Any]]:
        """Who was given which task (see `items`)."""
        return self.items("taskings", **asked)

    def plans(self, **asked: Any) -> list[dict[str, Any]]:
        """Who means to do what (see `items`)."""
        return self.items("plans", **asked)

    def calls(self, **asked: Any) -> list[dict[str, Any]]:
        """Who urges whom to do what (see `items`)."""
        return self.items("calls", **asked)

    def judge(
        self, item: str, status: str | None, *, by: str, because: str, place: Mapping[str, Any] | None = None
    ) -> None:
        """Writes down what a reader says of an item; it wins in answers, and what was found stays visible.

        Args:
            item: its id.
            status: what it is, or None to take the judgement back.
            by: who says so.
            because: why.
            place: where it shows: `{paper, start, end}`.

        Raises:
            LedgerError: there is no such item.
        """
        from griffier.ledger import judgements

        with plainly(self.where), self._writing() as connection:
            if not judgements.known(connection, item):
                raise self._no_item(item)
            judgements.judge(connection, item, status, by, because, now(), place)

    def judgements(self) -> list[dict[str, Any]]:
        """What readers said of items, in order: `{item, status, by, on, because, place}` each.

        A status of None takes back what was said before of this item.
        """
        from griffier.ledger import judgements

        with plainly(self.where), self.engine.connect() as connection:
            return judgements.everything(connection)

    def take_judgements(self, told: Sequence[Mapping[str, Any]]) -> tuple[int, list[str]]:
        """Takes over what readers said in another ledger of the same papers; what is here already changes nothing.

        Args:
            told: as `judgements` gives them.

        Returns:
            How many came in, and the items that this ledger does not have.
        """
        from griffier.ledger import judgements

        with plainly(self.where), self._writing() as connection:
            return judgements.take(connection, told)

    def due(
        self, *, within: int = 30, as_of: str | None = None, dossier: str | None = None
    ) -> dict[str, list[dict[str, Any]]]:
        """What is `overdue`, what falls `due` soon, and promises that are open and `undated`, the oldest first.

        Args:
            within: how many days ahead.
            as_of: counted from this day (ISO 8601); today when left out.
            dossier: only of this dossier.
        """
        from griffier.ledger import stories

        self.settle()
        with plainly(self.where), self.engine.connect() as connection:
            return stories.due(connection, as_of or today(), within, dossier)

    def new(self, since: str, *, as_of: str | None = None, dossier: str | None = None) -> dict[str, Any]:
        """What came since a day (ISO 8601): papers, items made and changed, terms that passed, contradictions."""
        from griffier.ledger import stories

        self.settle()
        with plainly(self.where), self.engine.connect() as connection:
            return stories.new(connection, since, as_of or today(), dossier)

    def timeline(self, item: str, *, as_of: str | None = None) -> dict[str, Any]:
        """The story of an item: what was said of it, candidates, judgements, and the items around it.

        Raises:
            LedgerError: there is no such item.
        """
        from griffier.ledger import stories

        self.settle()
        with plainly(self.where), self.engine.connect() as connection:
            found = stories.timeline(connection, item, as_of or today())
        if found is None:
            raise self._no_item(item)
        return found

    def brief(self, dossier: str, *, as_of: str | None = None, since: str | None = None) -> "Brief":
        """What a reader needs of a dossier before the next meeting; `publish.brief` writes it down.

        Args:
            dossier: its number.
            as_of: as it stood on this day (ISO 8601); today when left out.
            since: what is new or done since this day; half a year before when left out.

        Raises:
            LedgerError: the ledger has no paper of this dossier.
        """
        from griffier.ledger import brief

        self.settle()
        with plainly(self.where), self.engine.connect() as connection:
            found = brief.gather(connection, dossier, as_of or today(), since)
        if found is None:
            raise LedgerError(
                self.where, f"no paper of dossier {dossier} is in it", "Add its letters, or check the number"
            )
        return found

    def _no_item(self, item: str) -> LedgerError:
        return LedgerError(self.where, f"there is no item {item}", "Take its id from `griffier commitments --json`")

    def problems(self) -> list[dict[str, Any]]:
        """Files that could not be read, with the reason and what to do; they are tried again at the next `add`."""
        with plainly(self.where), self.engine.connect() as connection:
            rows = connection.execute(select(problems).order_by(problems.c.source))
            return [dict(row._mapping) for row in rows]

    def papers(self) -> list[dict[str, Any]]:
        """The papers, by date."""
        columns = [papers.c[n] for n in ("id", "identifier", "source", "date", "title", "kind", "language", "added_at")]
        with plainly(self.where), self.engine.connect() as connection:
            rows = connection.execute(select(*columns).order_by(papers.c.date, papers.c.id))
            return [dict(row._mapping) for row in rows]

    def references(
        self, *, to: str | None = None, from_: str | None = None, missing: bool = False
    ) -> list[dict[str, Any]]:
        """Every reference with the paper of this ledger that it leads to.

        Args:
            to: only those that lead to this identifier or paper: who cites it.
            from_: only those of this identifier or paper.
            missing: only those whose target has an identifier and is not in the ledger.

        Returns:
            `{place, form, target, resolved, how}` each; `resolved` is null where no paper of the ledger, or more than
            one, can be meant.
        """
        from griffier.ledger import references

        with plainly(self.where), self.engine.connect() as connection:
            return references.answer(connection, to=to, from_=from_, missing=missing)

    def figures(
        self,
        *,
        measure: str | None = None,
        subject: str | None = None,
        dossier: str | None = None,
        as_of: str | None = None,
    ) -> list[dict[str, Any]]:
        """Every figure that has a measure or a label, with what it contradicts.

        Args:
            measure: only this measure (an id of the measures table).
            subject: only of this entity.
            dossier: only in papers of this dossier.
            as_of: only papers dated on or before this day (ISO 8601).
        """
        from griffier.ledger import figures

        with plainly(self.where), self.engine.connect() as connection:
            return figures.answer(connection, measure=measure, subject=subject, dossier=dossier, as_of=as_of)

    def readings(self) -> Iterator[dict[str, Any]]:
        """Every reading as the contract has it, by date, its references with what they are resolved to."""
        from griffier.ledger import references
        from griffier.ledger.entry import reading_of

        with plainly(self.where), self.engine.connect() as connection:
            numbers = [row[0] for row in connection.execute(select(papers.c.nr).order_by(papers.c.date, papers.c.id))]
            for nr in numbers:
                row = connection.execute(select(papers.c.reading, papers.c.text).where(papers.c.nr == nr)).one()
                reading = reading_of(row.reading, row.text)
                found = references.resolved_of(connection, nr)
                for annotation in reading["annotations"]:
                    if annotation["type"] == "reference":
                        annotation["resolved"] = found.get(annotation["id"])
                yield reading


class Added:
    """What an `add` did.

    Attributes:
        papers: how many papers came in.
        known: how many files were in the ledger already, byte for byte.
        problems: what could not be read.
    """

    __slots__ = ("known", "papers", "problems")

    def __init__(self, papers: int, known: int, problems: "tuple[Problem, ...]") -> None:
        self.papers = papers
        self.known = known
        self.problems = problems
