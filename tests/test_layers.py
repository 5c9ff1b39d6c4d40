"""The rooms of the house: imports run one way only, finders are alone, and only a few rooms touch files."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "griffier"
MODULES = sorted(p.relative_to(PACKAGE) for p in PACKAGE.rglob("*.py"))

# From the ground up. A room may use the rooms of the layers below its own, and itself; docs/decisions/0001 says why.
LAYERS = (
    {"errors"},
    {"model", "notation"},
    {"lang", "data"},
    {"intake", "text", "find", "link"},
    {"reading"},
    {"follow"},
    {"publish", "ledger"},
    {"cli"},
    {"__main__"},
)
LAYER = {room: n for n, layer in enumerate(LAYERS) for room in layer}

FILES = {"intake", "reading", "ledger", "cli"}
READS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
RESOURCES = {"lang", "data", "publish"}  # words, facts, and the looks of a page


def _room(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


def _tree(module: Path) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def _imports(module: Path) -> Iterator[tuple[str, str]]:
    """Modules that a module imports anywhere in it, with the name taken from each ("" for the module itself)."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: imports are written in full"
            for alias in node.names:
                yield node.module or "", alias.name


def _modules_of_ours(module: Path) -> Iterator[tuple[str, ...]]:
    """Parts of the modules of this package that a module imports: `("find", "_names")`."""
    for name, taken in _imports(module):
        parts = name.split(".")
        if parts[0] == "griffier" and taken != "__version__":
            whole = PACKAGE.joinpath(*parts[1:], taken)
            is_module = taken and (whole.with_suffix(".py").exists() or whole.is_dir())
            yield (*parts[1:], *([taken] if is_module else []))


def test_every_room_has_its_layer() -> None:
    assert {_room(m) for m in MODULES} - {"__init__"} == set(LAYER)


@pytest.mark.parametrize("module", [m for m in MODULES if _room(m) != "__init__"], ids=str)
def test_imports_run_one_way(module: Path) -> None:
    own = _room(module)
    for parts in _modules_of_ours(module):
        # The package itself is the public interface: only the top may use it.
        allowed = own == "cli" if not parts else parts[0] == own or LAYER[parts[0]] < LAYER[own]
        assert allowed, f"{module} imports griffier.{'.'.join(parts)}"


@pytest.mark.parametrize("module", [m for m in MODULES if _room(m) == "find"], ids=str)
def test_finders_do_not_know_each_other(module: Path) -> None:
    """`find/statements` is a room of its own, whose files work together and with no finder."""
    for parts in _modules_of_ours(module):
        inside = parts[:2] == ("find", "statements") and "statements" in module.parts
        assert parts[0] != "find" or inside or parts[1].startswith("_"), f"{module} imports the finder {parts[1]}"


@pytest.mark.parametrize("module", [m for m in MODULES if _room(m) not in FILES], ids=str)
def test_only_the_ends_of_the_house_touch_files(module: Path) -> None:
    calls = [n.func for n in ast.walk(_tree(module)) if isinstance(n, ast.Call)]
    called = {f.id if isinstance(f, ast.Name) else f.attr for f in calls if isinstance(f, ast.Name | ast.Attribute)}
    # Pure paths are words about files, not files.
    names = {name for name, taken in _imports(module) if not taken.startswith("Pure")}

    assert not names & {"os", "pathlib", "socket", "urllib.request", "http.client"}
    assert ("importlib.resources" in names) <= (_room(module) in RESOURCES)
    if "importlib.resources" not in names:
        assert not called & READS
