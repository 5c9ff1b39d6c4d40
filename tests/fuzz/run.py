#!/usr/bin/env python
"""Fuzzes one target with atheris, guided by what the code has not done yet.

    pip install -e '.[fuzz]'
    python tests/fuzz/run.py html --minutes 30
    python tests/fuzz/run.py html found/AssertionError-1a2b3c4d      # again, with the whole error
    python tests/fuzz/run.py html found/AssertionError-1a2b3c4d --smallest

Inputs start from `tests/fuzz/corpus/TARGET`; new ones that reach new code are kept in `build/fuzz/TARGET`. An error
does not end the run: the first input of each goes to `build/fuzz/found`. A hang or too much memory does end it, and
libFuzzer leaves the input there as `timeout-…` or `oom-…`.
"""

import argparse
import hashlib
import importlib
import pkgutil
import sys
import traceback
from pathlib import Path
from random import Random
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).parent / "corpus"
OUT = ROOT / "build" / "fuzz"
TARGETS = sorted(p.stem.removeprefix("fuzz_") for p in Path(__file__).parent.glob("fuzz_*.py"))

LONGEST = 24_000  # bytes of an input
_SECONDS = 120  # on the clock, of one input; the targets ask for less of the processor
_MEMORY = 2_000  # megabytes, of the whole process


def target(name: str) -> ModuleType:
    """The module of a target."""
    return importlib.import_module(f"tests.fuzz.fuzz_{name}")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    """Reads the command line; runs files, or fuzzes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("files", nargs="*", type=Path, help="run these and nothing else")
    parser.add_argument("--smallest", action="store_true", help="write the least of each file that fails the same way")
    parser.add_argument("--minutes", type=float, default=30)
    args = parser.parse_args()
    sys.path[:1] = [str(ROOT), str(ROOT / "src")]  # this tree, wherever another is installed
    if args.files:
        for file in args.files:
            again(target(args.target), file, smallest=args.smallest)
    else:
        fuzz(args.target, args.minutes)


def again(of: ModuleType, file: Path, *, smallest: bool) -> None:
    """Runs one input; makes it smaller where that is asked."""
    from tests.fuzz import mutate

    data = file.read_bytes()
    wanted = _failure(of, data)
    if wanted is None:
        _say(f"{file}: holds")
        return
    _say(f"{file}: {wanted}")
    if smallest:
        least = mutate.smallest(data, of.TOKEN, lambda d: _failure(of, d) == wanted)
        file.with_suffix(".least").write_bytes(least)
        _say(repr(least))
    else:
        of.once(data)


def _failure(of: ModuleType, data: bytes) -> str | None:
    """What goes wrong with an input, or None: the kind of error and the place it comes from."""
    try:
        of.once(data)
    except Exception as e:
        return signature(e)
    return None


def signature(error: BaseException) -> str:
    """An error by its kind and the last two places of this project that it passed."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if str(ROOT) in f.filename]
    where = " ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames[-2:])
    return f"{type(error).__name__} {where}"


def fuzz(name: str, minutes: float) -> None:
    """Runs libFuzzer on a target; it ends the process."""
    import atheris

    with atheris.instrument_imports(include=["griffier"]):
        import griffier

        for module in pkgutil.walk_packages(griffier.__path__, "griffier."):
            if not module.name.endswith("__main__") and not module.name.startswith("griffier.ledger."):
                importlib.import_module(module.name)
    of = target(name)
    from tests.fuzz.mutate import changed

    seen: set[str] = set()
    found = OUT / "found"
    kept = OUT / name
    for folder in (found, kept):
        folder.mkdir(parents=True, exist_ok=True)

    def once(data: bytes) -> None:
        try:
            of.once(data)
        except Exception as e:
            said = signature(e)
            if said not in seen:
                seen.add(said)
                file = found / f"{type(e).__name__}-{name}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"
                file.write_bytes(data)
                _say(f"FOUND {said} -> {file}: {str(e)[:200]!r}")

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)  # noqa: S311 - no secret
        if random.random() < 0.4:
            out: bytes = atheris.Mutate(data, min(most, len(data) + 64))
            return out
        return changed(data, random, of.TOKEN, of.WORDS, most)

    corpus = CORPUS / name
    options = {
        "max_total_time": int(minutes * 60),
        "max_len": LONGEST,
        "timeout": _SECONDS,
        "rss_limit_mb": _MEMORY,
        "print_final_stats": 1,
        "len_control": 0,
        "artifact_prefix": f"{found}/",
    }
    atheris.Setup(
        [sys.argv[0], *(f"-{k}={v}" for k, v in options.items()), str(kept), str(corpus)],
        once,
        custom_mutator=mutator,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
