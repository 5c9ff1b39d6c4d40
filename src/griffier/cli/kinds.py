"""`--show` and `--hide`: which kinds of findings are shown."""

from collections.abc import Sequence

import rich_click as click


def chosen(show: Sequence[str], hide: Sequence[str]) -> list[str]:
    """The names of the kinds to show, in their order: all, or those named, without those hidden.

    Args:
        show: `figures,dates`, `figure`; each may name several.
        hide: the same.
    """
    from griffier.publish.tables import kinds

    names = list(kinds())
    wanted, unwanted = _named(show, names, "--show"), _named(hide, names, "--hide")
    return [n for n in names if n in (wanted or names) and n not in unwanted]


def _named(options: Sequence[str], names: Sequence[str], option: str) -> set[str]:
    out: set[str] = set()
    for word in (w.strip().lower() for o in options for w in o.split(",")):
        name = next((n for n in names if word in (n, n.removesuffix("s"))), None)
        if name is None:
            raise click.BadParameter(f"{word!r} is no kind; there is: {', '.join(names)}", param_hint=option)
        out.add(name)
    return out
