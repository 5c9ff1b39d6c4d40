"""The documentation says what the code does: its examples run, its reference is fresh, and its links lead somewhere."""

import doctest
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest

import griffier
import griffier.find
from griffier.cli import main as program
from griffier.find import finders
from griffier.intake import formats
from tests.gate.measure import floors

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
WRITTEN = [p for p in PAGES if p.parent.name != "reference"]
_BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _blocks(page: Path, *kinds: str) -> list[tuple[str, str]]:
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [(m["kind"], m["text"]) for m in found if m["kind"] in kinds]


@cache
def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a reader of the docs has it: the package's `src`, some letters, `letter.pdf`."""
    samples = [p for p in sorted((ROOT / "src/griffier/samples").iterdir()) if p.name[:2] == "20"]
    (tmp_path / "src").symlink_to(ROOT / "src")
    (tmp_path / "letters").mkdir()
    samples += sorted((ROOT / "src/griffier/samples/dossier").iterdir())
    for sample in samples:
        shutil.copy(sample, tmp_path / "letters")
    shutil.copy(next(p for p in samples if p.suffix == ".pdf"), tmp_path / "letter.pdf")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# What is made from the code


def test_reference_is_made_from_the_code() -> None:
    stale = [
        name
        for name, text in _script("make_reference").pages().items()
        if not (DOCS / "reference" / name).exists() or (DOCS / "reference" / name).read_text(encoding="utf-8") != text
    ]
    assert not stale, "run: python scripts/make_reference.py"


def test_every_command_and_option_is_in_the_reference() -> None:
    page = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
    for name, command in program.commands.items():
        assert f"## griffier {name}\n" in page
        for param in command.params:
            assert [o for o in param.opts if o.startswith("--") and o not in page] == []


def test_every_finder_is_in_the_reference() -> None:
    page = (DOCS / "reference" / "finders.md").read_text(encoding="utf-8")
    for finder in finders():
        assert f"## {finder.kind}\n\n{finder.about}\n" in page


def test_every_public_name_is_in_the_reference() -> None:
    page = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    assert [name for name in griffier.__all__ if f"## griffier.{name}\n" not in page] == []


def test_the_readme_names_every_format() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").lower()
    assert [f.name for f in formats() if f.name.replace("_", " ") not in readme] == [], "name it under What it does"


def test_the_picture_needs_nothing_but_itself() -> None:
    picture = (DOCS / "images" / "read.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg")
    assert not re.search(r"url\(['\"]?http|@import|<image|href=", picture)


# What people type


@pytest.mark.parametrize("page", [p for p in WRITTEN if _blocks(p, "sh", "python", "pycon")], ids=_name)
def test_a_page_works_as_written(page: Path, desk: Path) -> None:
    names: dict[str, Any] = {"__name__": "example"}
    for number, (kind, text) in enumerate(_blocks(page, "sh", "python", "pycon"), 1):
        place = f"{_name(page)}, block {number}"
        if kind == "sh":
            _type(text, desk)
        elif kind == "python":
            exec(compile(text, place, "exec"), names)  # noqa: S102 - our own documentation
        else:
            _talk(text, names, place)


def _type(text: str, folder: Path) -> None:
    """Runs the lines that call griffier; the set-up and the tests are left to the build server."""
    lines = [line for line in text.splitlines() if "griffier " in line and ".venv" not in line]
    bash = shutil.which("bash")
    if not lines or bash is None:
        return
    done = subprocess.run(  # noqa: S603 - our own documentation
        [bash, "-euo", "pipefail", "-c", "\n".join(lines)],
        cwd=folder,
        env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr


def _talk(text: str, names: dict[str, Any], place: str) -> None:
    """Runs a conversation with the interpreter, whose answers must be those that the page shows."""
    test = doctest.DocTestParser().get_doctest(text, names, place, place, 0)
    test.globs = names
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append, clear_globs=False)
    assert not said, "".join(said)


def test_examples_in_docstrings_hold() -> None:
    tried = 0
    for info in walk_packages(griffier.__path__, "griffier."):
        if not info.name.endswith("__main__") and ".migrations." not in info.name:
            failed, attempted = doctest.testmod(import_module(info.name))
            assert not failed, info.name
            tried += attempted
    assert tried


# The walk through a new finder


def test_the_finder_of_contributing_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = ROOT / "CONTRIBUTING.md"
    (code,) = (text for _, text in _blocks(page, "python"))
    (table,) = (text for _, text in _blocks(page, "toml"))
    kind = "kamerstuk_record"
    assert f"src/griffier/find/{kind}.py" in page.read_text(encoding="utf-8")
    (tmp_path / f"{kind}.py").write_text(code, encoding="utf-8")
    adopted = f"griffier.find.{kind}" in sys.modules  # by somebody who walks through it
    monkeypatch.setattr(griffier.find, "__path__", [*griffier.find.__path__, str(tmp_path)])
    caches = (griffier.find.finders, griffier.find.types, griffier.find._triggers, griffier.find._suspects)
    for cached in caches:
        cached.cache_clear()
    try:
        assert kind in [f.kind for f in finders()]
        rows = tomllib.loads(table)
        silent = [r for r in rows["case"] if not r["found"]]
        assert len(silent) * 3 >= len(rows["case"])
        for row in rows["case"]:
            found = griffier.read_text(row["text"]).references
            assert [(a.form, a.target) for a in found] == [(rows["form"], t) for t in row["found"]], row["why"]
            assert [a.text for a in found] == row.get("span", [a.text for a in found])
            for key, value in row.get("fields", {}).items():
                assert found[0].fields[key] == value
        assert not [r for r in rows["case"] if r["found"] and _without(kind, r)], "the table fails without the finder"
    finally:
        if not adopted:
            sys.modules.pop(f"griffier.find.{kind}", None)
        for cached in caches:
            cached.cache_clear()


def _without(kind: str, row: dict[str, Any]) -> bool:
    """Whether a row already holds without this finder."""
    rules = [a.rule for a in griffier.read_text(row["text"]).annotations]
    return not all(rule.startswith(f"{kind}.") for rule in rules)


# Pages and links


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("http"):
            continue
        path, _, anchor = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        assert to.exists(), target
        if anchor:
            assert anchor in _anchors(to), target


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_page_is_named_in_the_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    named = {(DOCS / target).resolve() for target in re.findall(r"[(`]([\w/-]+\.(?:md|json))[)`]", index)}
    pages = {p for p in DOCS.rglob("*") if p.suffix in (".md", ".json") and p != DOCS / "README.md"}
    assert {str(p.relative_to(DOCS)) for p in pages - named} == set()


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(p.name[:4]) for p in (DOCS / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


# The README's first commands


def test_the_readme_begins_with_the_two_commands() -> None:
    quick = (ROOT / "README.md").read_text(encoding="utf-8").split("## Quick start\n", 1)[1].split("\n## ", 1)[0]
    reads, tests = (text.strip() for text in re.findall(r"```sh\n(.*?)```", quick, re.DOTALL)[:2])

    assert all(command.startswith("python3 -m venv .venv && ") for command in (reads, tests))
    folder = re.search(r"griffier add (\S+)", reads)
    assert folder is not None
    letters = [p.read_text(encoding="utf-8") for p in (ROOT / folder[1]).glob("*.txt")]
    assert len(letters) >= 8
    dossier = reads.rsplit(" ", 1)[1]
    assert all(letter.startswith(f"{dossier[:2]} {dossier[2:]} ") for letter in letters)
    assert "'.[dev]'" in tests
    assert "pytest" in tests


def test_the_build_server_runs_the_readme() -> None:
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in text
    assert "pytest" not in re.sub(r"^#.*$", "", text, flags=re.MULTILINE), "it is in the README's own command"


def test_the_readme_shows_the_pinned_figures() -> None:
    if not all(frozen["floors"] for frozen in floors()["sets"]):
        pytest.skip("no floors are pinned yet")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert _script("make_figures").with_figures(readme) == readme, "run: python scripts/make_figures.py"
