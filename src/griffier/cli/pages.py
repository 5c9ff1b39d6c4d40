"""`griffier read --html OUT`: a page in a file, pages and an index in a folder, or a page on standard output."""

import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import rich_click as click

from griffier.errors import GriffierError
from griffier.publish.page import Listed, index, page

if TYPE_CHECKING:
    from griffier.model.reading import Reading

_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
_LONGEST = 100  # characters of a page's name; file systems stop at 255 bytes


class Unwritable(GriffierError):  # noqa: N818 - says what happened, as FileNotFound does
    """A page that cannot be written where it was asked for."""

    def __init__(self, out: Path, problem: str | None) -> None:
        super().__init__(f"{out}: the page cannot be written ({problem}). Check the folder, its rights and its space.")


class Pages:
    """Where the pages go. Nothing is written before a paper has been read."""

    def __init__(self, out: str, *, several: bool) -> None:
        """A place for pages.

        Args:
            out: a file, a folder, or `-` for standard output.
            several: more than one file was asked for, so that `out` is a folder.
        """
        self._out = Path(out)
        self._aloud = out == "-"
        self._folder = not self._aloud and (several or self._out.is_dir() or out.endswith(("/", "\\")))
        self._waiting: Reading | None = None
        self._listed: list[Listed] = []
        self._names = {"index"}

    def add(self, reading: "Reading") -> None:
        """Takes a reading; in a folder its page is written at once.

        Raises:
            Unwritable: the page cannot be written.
        """
        if not self._folder and self._waiting is None and not self._listed:
            self._waiting = reading
            return
        if self._aloud:
            raise GriffierError("Standard output holds one page. Name a folder to write several to.")
        # One file may hold several papers, as a ZIP does.
        self._folder = True
        first, self._waiting = self._waiting, None
        for one in filter(None, (first, reading)):
            name = self._name(one.source)
            self._write(self._out / name, page(one))
            self._listed.append(Listed.of(name, one))

    def close(self) -> None:
        """Writes what is left: the one page, or the index of several.

        Raises:
            Unwritable: it cannot be written.
        """
        if self._waiting is not None:
            text = page(self._waiting)
            if self._aloud:
                click.echo(text, nl=False)
            else:
                self._write(self._out, text)
        elif self._listed:
            self._write(self._out / "index.html", index(self._listed))

    def _write(self, file: Path, text: str) -> None:
        try:
            if self._folder:
                self._out.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        except OSError as e:
            raise Unwritable(file, e.strerror) from e

    def _name(self, source: str) -> str:
        """A file name of its own for a paper's page, also where capitals make no difference."""
        stem = _NOT_IN_A_NAME.sub("-", PurePath(source).stem).strip("-.")[:_LONGEST] or "page"
        name, n = stem, 1
        while name.casefold() in self._names:
            n += 1
            name = f"{stem}-{n}"
        self._names.add(name.casefold())
        return f"{name}.html"
