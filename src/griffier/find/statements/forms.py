"""The forms of a Dutch verb from its principal parts; English ones in the same shape."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Shape = Literal["one", "many", "infinitive", "participle"]
"""`one` and `many`: finite, of a singular or a plural subject; in English `many` is also the bare form."""

_VOWELS = "aeiouy"
_UNSTRESSED = ("er", "el", "en", "em", "om", "or")  # verzekeren → verzeker, but informeren → informeer: both are made
_SHORT = ("gaan", "staan", "slaan", "doen", "zien")
_NO_GE = ("be", "ge", "her", "ont", "ver", "er", "over", "onder", "weer", "voor", "aan")
_SURE_NO_GE = ("be", "ge", "her", "ont", "ver", "er")
_TREMA = {"e": "ë", "i": "ï", "u": "ü"}


class Form(NamedTuple):
    """One form of a verb.

    Attributes:
        base: the infinitive without what comes apart: `nemen` of `aan+nemen`.
        shape: what form it is.
        past: whether a finite form is of the past.
        particle: what is written on to it (`aannam`, `aangenomen`), else "".
    """

    base: str
    shape: Shape
    past: bool = False
    particle: str = ""


_PASTS = ("waren", "wou", "zegd")


def dutch(base: str, parts: str | None, irregular: list[str] | None) -> Iterator[tuple[str, Form]]:
    """Word and form, for every form of a verb without its particle.

    Args:
        base: infinitive: `nemen`.
        parts: past singular and participle of a strong verb: `nam genomen`.
        irregular: singular forms and plural forms that no rule makes.
    """
    yield base, Form(base, "infinitive")
    ways = [tuple(parts.split())] if parts else _weak(base)
    if irregular is None and base.endswith(_SHORT):
        # `voldoen`: `voldoe`, `voldoet`; `ondergaan`: `onderga`, `ondergaat`
        first = base[:-2] if base.endswith("aan") else base[:-1]
        past = ways[0][0]
        irregular = [f"{first} {base[:-1]}t {past}", f"{base} {plural_of_past(past, base)}"]
    for _, participle in ways:
        for word in participle.split("|"):
            yield word, Form(base, "participle")
    if irregular:
        pasts = (ways[0][0], plural_of_past(ways[0][0], base), *_PASTS)
        for group, shape in zip(irregular, ("one", "many"), strict=True):
            for word in group.split():
                yield word, Form(base, shape, past=word.startswith(pasts))  # type: ignore[arg-type]
        return
    for word in present_of(base):
        yield word, Form(base, "one")
    yield base, Form(base, "many")
    for past, _ in ways:
        yield past, Form(base, "one", past=True)
        yield plural_of_past(past, base), Form(base, "many", past=True)


def present_of(base: str) -> Iterator[str]:
    """First and third person of the present: `neem`, `neemt`."""
    for stem in _stems(base):
        yield stem
        if not stem.endswith("t"):
            yield stem + "t"


def _stems(base: str) -> Iterator[str]:
    if base.endswith("iëren"):
        yield base[:-5] + "ieer"
        return
    if base.endswith("iën"):
        yield base[:-2] + "e" if base.endswith("ieën") else base[:-3] + "ie"
        return
    raw = base[:-2] if base.endswith(("en", "ën")) else base.removesuffix("n")
    if len(raw) > 1 and raw[-1] == raw[-2]:
        yield raw[:-1]
        return
    bare = raw[:-1] + {"v": "f", "z": "s"}.get(raw[-1], raw[-1])
    open_syllable = (
        len(raw) > 1 and raw[-1] not in _VOWELS + "w" and raw[-2] in "aeou" and (len(raw) < 3 or raw[-3] not in _VOWELS)
    )
    if not open_syllable:
        yield bare
        return
    if raw.endswith(_UNSTRESSED) and sum(c in _VOWELS for c in raw) > 1:
        yield bare
    yield bare[:-1] + bare[-2] + bare[-1]


def _weak(base: str) -> list[tuple[str, str]]:
    """Past and participle, `|` between two that both occur, for each stem that the spelling allows."""
    out: list[tuple[str, str]] = []
    raw = base.removesuffix("en").replace("ië", "ie")
    raw = raw[:-1] if len(raw) > 1 and raw[-1] == raw[-2] else raw
    hard = raw.endswith(("ch", "t", "k", "f", "s", "p", "c", "x", "q"))
    for stem in _stems(base):
        past = stem + ("te" if hard else "de")
        end = "" if stem.endswith(("t", "d")) else "t" if hard else "d"
        if base.startswith(_SURE_NO_GE):
            out.append((past, stem + end))
            continue
        with_ge = "ge" + _TREMA.get(stem[0], stem[0]) + stem[1:] + end
        out.append((past, f"{with_ge}|{stem}{end}" if base.startswith(_NO_GE) else with_ge))
    return out


def plural_of_past(past: str, base: str) -> str:
    """`nam` → `namen`, `riep` → `riepen`, `schreef` → `schreven`, `trok` → `trokken`."""
    if past.endswith("e"):
        return past + "n"
    last, before = past[-1], past[-2]
    voiced = {"f": "v", "s": "z"}.get(last, last)
    if voiced not in base:
        voiced = last
    if before not in "aeiou":
        return past + "en"
    if past[-3:-1] in ("aa", "ee", "oo", "uu"):
        return past[:-2] + voiced + "en"
    if past[-3:-1] in ("ie", "oe", "ou", "ui", "ei", "eu") or before == "a":
        return past[:-1] + voiced + "en"
    return past + last + "en"


def english(base: str, parts: str | None, irregular: list[str] | None) -> Iterator[tuple[str, Form]]:
    """The same of an English verb; its past and participle are told apart by what stands around them."""
    yield base, Form(base, "infinitive")
    yield base, Form(base, "many")
    past, participle = parts.split() if parts else (_ed(base), _ed(base))
    yield participle, Form(base, "participle")
    if irregular:
        for group, shape in zip(irregular, ("one", "many"), strict=True):
            for word in group.split():
                yield word, Form(base, shape, past=word in ("was", "were", "had", "did", "would", "could", "should"))  # type: ignore[arg-type]
        return
    yield _third(base), Form(base, "one")
    yield past, Form(base, "one", past=True)
    yield past, Form(base, "many", past=True)
    yield _ing(base), Form(base, "participle")


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _ing(base: str) -> str:
    return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
