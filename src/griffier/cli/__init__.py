"""The command line: thin, no rule about parliament lives here."""

import rich_click as click

from griffier import __version__
from griffier.cli import answers, ledger, stories, upkeep
from griffier.cli.explain import explain
from griffier.cli.export import export
from griffier.cli.read import read
from griffier.cli.search import search

click.rich_click.MAX_WIDTH = 100
click.rich_click.STYLE_COMMANDS_TABLE_COLUMN_WIDTH_RATIO = (1, 4)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="griffier")
def main() -> None:
    """Reads what a government writes to its parliament and keeps it to its word.

    Start with:  griffier read letter.pdf
    """


@main.command()
@click.option("--form", "form", help="Only this form (`kamerstuk`, `law` …).")
def finders(form: str | None) -> None:
    """Lists what griffier looks for, with examples."""
    from griffier.cli.finders import show

    show(form)


@main.command()
def schema() -> None:
    """Prints the JSON Schema of what `read --json` prints."""
    import json

    from griffier.publish.schema import schema as make

    click.echo(json.dumps(make(), indent=2, ensure_ascii=False))


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Prints the completion script of a SHELL.

    For bash, put this in ~/.bashrc:  eval "$(griffier completion bash)"
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(found(main, {}, "griffier", "_GRIFFIER_COMPLETE").source())


main.add_command(read)
main.add_command(explain)
for command in (
    ledger.add,
    ledger.commitments,
    ledger.decisions,
    ledger.expectations,
    ledger.taskings,
    ledger.plans,
    ledger.calls,
    ledger.judge,
    ledger.judgements,
    answers.positions,
    answers.contributions,
    answers.meetings,
    stories.due,
    stories.new,
    stories.timeline,
    stories.brief,
    ledger.references,
    ledger.figures,
    search,
    ledger.problems,
    export,
    upkeep.reread,
    upkeep.backup,
    upkeep.restore,
):
    main.add_command(command)
