"""`python -m griffier` is the command line."""

from griffier.cli import main

main(prog_name="griffier")
