"""What the index of words holds of a paper and of a statement: stems, and marks by which statements are sorted."""

import re
from collections.abc import Iterable

from griffier.text.stems import stemmed

_NO_LETTER = re.compile(r"[\W_]+")


def of_paper(title: str | None, dossiers: Iterable[str | None], text: str) -> tuple[str, str]:
    """The stems of what a reader takes for the title, the paper's own and those of its dossiers, and of the text."""
    return stemmed("\n".join(filter(None, [title, *dossiers]))), stemmed(text)


def of_statement(kind: str, topics: str | None, text: str) -> str:
    """The stems of a statement, behind the marks of its kind and of its subjects."""
    return " ".join([kind_mark(kind), *map(topic_mark, (topics or "").split()), stemmed(text)])


def kind_mark(kind: str) -> str:
    """A word that no text has, for a kind of statements."""
    return f"0k{kind}"


def topic_mark(topic: str) -> str:
    """A word that no text has, for a subject."""
    return "0t" + _NO_LETTER.sub("", topic)
