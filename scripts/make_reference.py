"""Makes docs/reference from the code: `python scripts/make_reference.py`.

The pages say what the command line, the finders, the JSON Schema and the public docstrings say, and nothing else. A
test compares them, so that they cannot fall behind.
"""

import inspect
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

import griffier
from griffier.cli import main as program
from griffier.find import finders
from griffier.model.findings import Finder, Reference
from griffier.model.origin import Origin
from griffier.model.source import Place, Source
from griffier.publish.schema import schema

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
_MADE = "<!-- Made from the code by scripts/make_reference.py: edit the code, not this page. -->\n\n"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {
        "cli.md": cli(),
        "finders.md": finders_page(),
        "schema.json": json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
        "reading.md": reading_page(),
        "python.md": python_page(),
    }


# The command line


def cli() -> str:
    """Every command with its help, arguments and options."""
    out = [_MADE, "# Command line\n\n"]
    context = click.Context(program, info_name="griffier", **program.context_settings)
    out.append(_command(program, context))
    for name, command in sorted(program.commands.items()):
        out.append(f"## griffier {name}\n\n")
        out.append(_command(command, click.Context(command, context, name, **command.context_settings)))
    return "".join(out).rstrip() + "\n"


def _command(command: click.Command, context: click.Context) -> str:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    rows = [
        (f"`{record[0]}`", record[1])
        for param in command.get_params(context)
        if isinstance(param, click.Option) and (record := param.get_help_record(context))
    ]
    return f"```text\n{usage}\n```\n\n{_help(command.help or '')}\n" + _table(("option", "what it does"), rows)


def _help(text: str) -> str:
    """A command's help as Markdown: its indented lines are commands to type."""
    paragraphs: list[str] = []
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("  "):
            paragraphs.append(f"```sh\n{inspect.cleandoc(paragraph)}\n```")
        else:
            paragraphs.append(" ".join(paragraph.split()))
    return "\n\n".join(paragraphs).replace("\n```\n\n```sh\n", "\n") + "\n"


# The finders


def finders_page() -> str:
    """Every finder with its examples, and what is read in them."""
    out = [
        _MADE,
        "# Finders\n\n",
        "What griffier looks for: one finder for each kind, each in a file of its own in `src/griffier/find`. The\n"
        "tables show what is read in the finder's own examples; `griffier finders` prints the list on a terminal. A\n"
        "target of null means that the words do not say which paper is meant.\n\n",
        _table(("finder", "what it finds"), [(f"[{f.kind}](#{f.kind})", f.about) for f in finders()]),
    ]
    for finder in finders():
        out.append(f"## {finder.kind}\n\n{finder.about}\n\n")
        if finder.type == "date":
            out.append(_table(("in this text", "these words", "are in EDTF", "and say"), _dates(finder)))
            out.append(f"Worked out for a paper of {_DAY}. Tests: `tests/text/dates.toml`.\n\n")
            continue
        if finder.type == "actor":
            out.append(_table(("in this text", "these words", "are a", "with name", "and entity"), _actors(finder)))
            out.append(f"Worked out for a paper of {_DAY}. Tests: `tests/text/actors.toml`.\n\n")
            continue
        if finder.type == "contribution":
            head = ("in this text", "who", "gives", "to or where", "when", "part of", "how far it is")
            out.append(_table(head, _contributions(finder)))
            out.append("Tests: `tests/text/contributions.toml`.\n\n")
            continue
        out.append(_table(("in this text", "these words", "are a", "with target", "and fields"), _examples(finder)))
        out.append(f"Tests: `tests/tables/{finder.kind}.toml`.\n\n")
    return "".join(out).rstrip() + "\n"


def _examples(finder: Finder) -> Iterator[tuple[str, ...]]:
    for example in finder.examples:
        for r in griffier.read_text(example).annotations:
            if isinstance(r, Reference):
                fields = ", ".join(f"{k} `{_value(v)}`" for k, v in r.fields.items())
                target = f"`{r.target}`" if r.target else "null"
                yield example, f"`{r.text}`", f"`{r.form}`", target, fields


_DAY = "2024-05-15"


def _dates(finder: Finder) -> Iterator[tuple[str, ...]]:
    for example in finder.examples:
        for d in griffier.read_text(example, find={"date"}, date=_DAY).dates:
            yield example, f"`{d.text}`", f"`{d.edtf}`" if d.edtf else "null", d.reason or d.bearing or ""


def _actors(finder: Finder) -> Iterator[tuple[str, ...]]:
    for example in finder.examples:
        for a in griffier.read_text(example, find={"actor"}, date=_DAY).actors:
            yield example, f"`{a.text}`", a.kind, f"`{a.name}`", f"`{a.entity}`" if a.entity else f"null: {a.reason}"


def _contributions(finder: Finder) -> Iterator[tuple[str, ...]]:
    for example in finder.examples:
        for c in griffier.read_text(example, find={"contribution"}, date=_DAY).contributions:
            said = (c.what, c.to or c.where, c.when, c.within, c.stage)
            yield example, c.actor.name if c.actor else "null", *(x or "null" for x in said)


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


# The object


def reading_page() -> str:
    """Every key of the JSON object, from the JSON Schema."""
    whole = schema()
    out = [
        _MADE,
        "# The reading\n\n",
        "What `griffier read --json` prints for each paper and `Reading.to_dict()` gives: this object. All offsets\n"
        "are Unicode code points of `text`, end-exclusive. [schema.json](schema.json) says the same to a program\n"
        "(`griffier schema` prints it). Keys may be added; none changes its meaning.\n\n",
        _object(whole),
    ]
    for name, part in whole["$defs"].items():
        out.append(f"## {name}\n\n{part['description']}\n\n{_object(part)}")
    return "".join(out).rstrip() + "\n"


def _object(part: dict[str, Any]) -> str:
    rows = [(f"`{key}`", _shape(it), it.get("description", "")) for key, it in part["properties"].items()]
    return _table(("key", "shape", "meaning"), rows)


def _shape(it: dict[str, Any]) -> str:
    if "const" in it:
        return f"`{it['const']}`"
    if "enum" in it:
        return ", ".join(f"`{v}`" for v in it["enum"])
    if "anyOf" in it:
        return " or ".join(map(_shape, it["anyOf"]))
    if "$ref" in it:
        name = it["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if it.get("type") == "array":
        return f"list of {_shape(it['items'])}"
    return str(it.get("type", "any value"))


# Python


def python_page() -> str:
    """The public names, and what a reading offers, from their docstrings."""
    out = [
        _MADE,
        "# Python\n\n",
        "`import griffier` gives these names. It loads nothing else until one of them is used; nothing is printed,\n"
        "and no file or network is touched beyond what a call names.\n\n",
    ]
    for name in griffier.__all__:
        it = getattr(griffier, name)
        if isinstance(it, str):
            out.append(f"## griffier.{name}\n\nThe version, `{it}` in this copy.\n\n")
        else:
            out.append(_named(f"griffier.{name}", it))
    out.append("## The way back to the source\n\nWhat `Reading.origin` and `Reading.source_text` are.\n\n")
    out.extend(_named(cls.__name__, cls, level=3) for cls in (Origin, Source, Place))
    return "".join(out).rstrip() + "\n"


def _named(name: str, it: Any, level: int = 2) -> str:
    head = "#" * level
    if inspect.isclass(it):
        said = f"{head} {name}\n\n{_docstring(it)}\n{_fields(it)}"
        for method in _methods(it):
            said += f"{head}# {name}.{method.__name__}\n\n{_signature(method)}{_docstring(method)}\n"
        return said
    return f"{head} {name}\n\n{_signature(it)}{_docstring(it)}\n"


def _fields(cls: type) -> str:
    """The fields of a class whose fields say what they mean."""
    rows = [
        (f"`{f.name}`", f.metadata["meaning"]) for f in getattr(cls, "__dataclass_fields__", {}).values() if f.metadata
    ]
    return _table(("field", "meaning"), rows) if rows else ""


def _methods(cls: type) -> Iterator[Any]:
    """Its own methods, then those that it has from classes of ours."""
    for base in cls.__mro__:
        if base.__module__.startswith("griffier."):
            for name, it in vars(base).items():
                if inspect.isfunction(it) and not name.startswith("_") and getattr(cls, name) is it:
                    yield it


def _signature(function: Any) -> str:
    """The signature without `self` and without the modules of the types."""
    said = re.sub(r"\b(?:\w+\.)+(?=[A-Z])", "", str(inspect.signature(function)))
    return f"```text\n{function.__name__}{re.sub(r'^[(]self(?:, )?', '(', said)}\n```\n\n"


def _docstring(it: Any) -> str:
    """A Google-style docstring as Markdown: its sections become lists."""
    out: list[str] = []
    for block in inspect.cleandoc(it.__doc__ or "").split("\n\n"):
        title, _, rest = block.partition("\n")
        if re.fullmatch(r"\w+:", title) and rest.startswith("    "):
            out.append(f"{title}\n\n" + "".join(f"- {item}\n" for item in _items(rest)))
        else:
            out.append(" ".join(block.split()) + "\n")
    return "\n".join(out)


def _items(rest: str) -> list[str]:
    """`name: what it is`, each on one line."""
    items: list[str] = []
    for line in inspect.cleandoc(rest).split("\n"):
        if line.startswith(" "):
            items[-1] += " " + line.strip()
        else:
            items.append(line)
    return [re.sub(r"^([\w, ]+): ", _code, item) for item in items]


def _code(m: re.Match[str]) -> str:
    return f"`{m[1]}`: "


# Markdown


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(head), *rows]
    cells = [[str(c).replace("|", "\\|").replace("\n", " ") for c in line] for line in lines]
    cells.insert(1, ["---"] * len(cells[0]))
    return "".join(f"| {' | '.join(line)} |\n" for line in cells) + "\n"


def main() -> None:
    """Writes the pages."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        REFERENCE.joinpath(name).write_text(text, encoding="utf-8")
        print(f"docs/reference/{name}: {len(text):,} characters")


if __name__ == "__main__":
    main()
