"""Words as data: TOML tables a clerk can read and mend, one folder a language, no logic."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str, language: str = "nl") -> dict[str, Any]:
    """A table of words, read once.

    Args:
        name: file name without its ending, in `lang/<language>/`.
        language: folder of the language.
    """
    return tomllib.loads(files(__name__).joinpath(language, f"{name}.toml").read_text(encoding="utf-8"))
