"""What can go wrong, each with a sentence a reader can act on: what, where, and what to do."""


class GriffierError(Exception):
    """Anything griffier refuses; the message says what was wrong, where, and what to do."""


class UnreadableFile(GriffierError):  # noqa: N818 - says what happened, as FileNotFound does
    """A file that cannot be read as a document."""

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(f"{source}: {problem}. {remedy}.")
        self.source = source
        self.problem = problem
        self.remedy = remedy
