"""What every word can be in a clause: looked up once a token, so that no pattern has to be tried."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from griffier.find.statements.forms import Form, dutch, english
from griffier.lang import words

SUB, MAYBE_SUB, RELATIVE, COORDINATOR, DETERMINER, PREPOSITION, ADVERB, NEGATION, PRONOUN, ASKS, PARTICLE = (
    1 << n for n in range(11)
)


class Word(NamedTuple):
    """What a word can be.

    Attributes:
        roles: bits of the constants above.
        forms: the forms of verbs it can be.
        finite: those of them that are finite.
        infinitive, participle: whether it can be one.
        telling: whether it is a pronoun, a negation, or the first word of a phrase of the grammar.
    """

    roles: int
    forms: tuple[Form, ...] = ()
    finite: tuple[Form, ...] = ()
    infinitive: bool = False
    participle: bool = False
    telling: bool = False


class Sense(NamedTuple):
    """What somebody does with a verb.

    Attributes:
        kind: a kind of statement, `ask` (a tasking or a call, by who asks whom), or `inform`.
        fixed: word sequences of which one must stand beside the verb; empty for none.
        receives: the subject is given it, and does not do it.
        rule: its entry in the lexicon, for `explain`.
    """

    kind: str
    fixed: tuple[tuple[str, ...], ...]
    receives: bool
    rule: str


@dataclass(frozen=True)
class Lexicon:
    """The words of one language.

    Attributes:
        words: what each word can be.
        senses: of a verb, written `aan+nemen`.
        particles: of a base verb, what may come apart from it.
        loose: those that are no more than that: they count only at the end of a clause.
        grammar: the tables of `grammar.toml`.
        perfect, passive, modal, with_te, to_be: base verbs that help others.
        helpers, auxiliary, moods, not_last: all of the helping verbs, and some of them together.
        endings: of nouns for those who can speak.
        things: endings of names of what cannot act: `Klimaatakkoord`.
        promises: the modalities of `promises.toml`, in its order.
        begins: every phrase by its first word, with the name of its list and its other words; the longest first.
    """

    language: str
    words: Mapping[str, Word]
    senses: Mapping[str, tuple[Sense, ...]]
    particles: Mapping[str, frozenset[str]]
    perfect: frozenset[str]
    passive: frozenset[str]
    modal: frozenset[str]
    with_te: frozenset[str]
    unaccusative: frozenset[str]
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    loose: Mapping[str, frozenset[str]] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    helpers: frozenset[str] = frozenset()
    auxiliary: frozenset[str] = frozenset()
    moods: frozenset[str] = frozenset()
    not_last: frozenset[str] = frozenset()
    promises: tuple[str, ...] = ()
    begins: Mapping[str, tuple[tuple[str, list[str]], ...]] = field(default_factory=dict)


def _word(roles: int, forms: tuple[Form, ...], begins: bool) -> Word:
    finite = tuple(f for f in forms if f.shape in ("one", "many"))
    shapes = {f.shape for f in forms}
    telling = begins or bool(roles & (PRONOUN | NEGATION))
    return Word(roles, forms, finite, "infinitive" in shapes, "participle" in shapes, telling)


def _begins(lists: Mapping[str, list[str]]) -> dict[str, tuple[tuple[str, list[str]], ...]]:
    out: dict[str, list[tuple[str, list[str]]]] = {}
    for name, lines in lists.items():
        for line in lines:
            sequence = line.split()
            out.setdefault(sequence[0], []).append((name, sequence[1:]))
    return {k: tuple(sorted(v, key=lambda x: -len(x[1]))) for k, v in out.items()}


def _senses_of(verbs: dict[str, Any]) -> dict[str, list[Sense]]:
    senses: dict[str, list[Sense]] = {}
    for idiom in verbs["idiom"]:
        fixed = tuple(tuple(w.split()) for w in idiom["with"])
        for verb in idiom["verb"].split():
            rule = f"{verb} … {idiom['with'][0]}"
            senses.setdefault(verb, []).append(Sense(idiom["kind"], fixed, idiom.get("receives", False), rule))
    kinds = [*verbs["kinds"].items(), ("inform", verbs["inform"]["verbs"]), ("fact", verbs["fact"]["verbs"])]
    for kind, entries in kinds:
        for verb in entries:
            senses.setdefault(verb, []).append(Sense(kind, (), False, verb))
    return senses


def _forms_of(
    verbs: dict[str, Any], names: Iterable[str], language: str
) -> tuple[dict[str, list[Form]], dict[str, set[str]]]:
    """Every form of every verb by its word, and what may come apart from each base verb."""
    forms: dict[str, list[Form]] = {}
    particles: dict[str, set[str]] = {}
    conjugate = dutch if language == "nl" else english
    seen: set[str] = set()
    for verb in dict.fromkeys(names):
        particle, _, base = verb.rpartition("+")
        if particle:
            particles.setdefault(base, set()).add(particle)
        if base not in seen:
            seen.add(base)
            for word, form in conjugate(base, verbs["parts"].get(base), verbs["irregular"].get(base)):
                forms.setdefault(word, []).append(form)
        if particle and language == "nl":
            for word, form in conjugate(base, verbs["parts"].get(base), verbs["irregular"].get(base)):
                forms.setdefault(particle + word, []).append(form._replace(particle=particle))
    return forms, particles


def _loose(verbs: Iterable[str], senses: Iterable[str]) -> dict[str, frozenset[str]]:
    """Particles of verbs that take no meaning, by the verb they come apart from."""
    out: dict[str, set[str]] = {}
    for verb in set(verbs) - set(senses):
        particle, _, base = verb.rpartition("+")
        out.setdefault(base, set()).add(particle)
    return {base: frozenset(particles) for base, particles in out.items()}


def _roles_of(grammar: dict[str, Any]) -> dict[str, int]:
    roles: dict[str, int] = {}
    for bit, name in (
        (SUB, "subordinators"), (MAYBE_SUB, "maybe_subordinators"), (RELATIVE, "relatives"), (ASKS, "asks"),
        (COORDINATOR, "coordinators"), (DETERMINER, "determiners"), (PREPOSITION, "prepositions"),
        (ADVERB, "adverbs"), (NEGATION, "negations"),
    ):  # fmt: skip
        for word in grammar[name]:
            roles[word] = roles.get(word, 0) | bit
    for group in grammar["pronouns"].values():
        for word in group:
            roles[word] = roles.get(word, 0) | PRONOUN
    return roles


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, built once."""
    verbs, grammar = words("verbs", language), words("grammar", language)
    senses = _senses_of(verbs)
    more = verbs.get("more", {})
    names = [*senses, *verbs["plain"]["verbs"], *verbs["parts"], *verbs["aux"]["zijn"]]
    names += [*more.get("verbs", ()), *more.get("separable", ())]
    forms, particles = _forms_of(verbs, names, language)
    for verb in more.get("joined", ()):
        particle, _, base = verb.rpartition("+")
        for word, form in dutch(base, verbs["parts"].get(base), verbs["irregular"].get(base)):
            forms.setdefault(particle + word, []).append(form._replace(particle=particle))
    roles = _roles_of(grammar)
    for word in grammar["never_verbs"]:
        forms.pop(word, None)
        roles[word] = roles.get(word, 0) | ADVERB
    for word in grammar["no_participles"]:
        forms[word] = [f for f in forms.get(word, ()) if f.shape != "participle"]
        if not forms[word]:
            roles[word] = roles.get(word, 0) | ADVERB
    for parts in particles.values():
        for word in parts:
            roles[word] = roles.get(word, 0) | PARTICLE
    sets = {f"pronouns.{k}": frozenset(v) for k, v in grammar["pronouns"].items()}
    sets |= {f"people.{k}": frozenset(v) for k, v in grammar["people"].items()}
    sets["pronouns.first"] = sets["pronouns.writer"] | sets["pronouns.writers"]
    sets["events"], sets["papers"] = frozenset(grammar["when"]["events"]), frozenset(grammar["house"]["papers"])
    sets["conditions"] = frozenset(grammar["conditions"])
    sets["next"] = frozenset(grammar["when"]["next"])
    sets["nouns"] = frozenset(grammar["nouns"])
    sets["stative"] = frozenset(verbs["stative"]["verbs"])
    sets["reports"] = frozenset(verbs["reports"]["verbs"])
    sets["presents"] = frozenset(verbs["presents"]["verbs"])
    sets["reckon"] = frozenset(verbs["reckon"]["verbs"])
    sets["stance"] = frozenset(verbs["stance"]["verbs"])
    sets["parts"] = frozenset(grammar["parts"])
    sets["future"] = frozenset(verbs["aux"]["future"])
    sets["duty"] = frozenset(verbs["aux"]["duty"])
    sets["future_or_duty"] = sets["future"] | sets["duty"]
    when, house = grammar["when"], grammar["house"]
    lists = {
        "house": house["words"], "now": house["now"], "returns": house["returns"], "kept": house["kept"],
        "ahead": when["ahead"], "vague": when["vague"], "before": when["before"], "at": when["at"],
        "no_negation": grammar["no_negation"], "conditions": grammar["condition_phrases"],
        "according": grammar["according"], "own_view": grammar["own_view"],
    }  # fmt: skip
    promises = words("promises", language)
    formulas = promises["formula"]
    sets |= {f"promises.{k}": frozenset(v) for k, v in promises["words"].items()}
    lists |= {f"modality.{f['modality']}": f["words"] for f in formulas}
    begins = _begins(lists)
    table = {
        w: _word(roles.get(w, 0), tuple(dict.fromkeys(forms.get(w, ()))), w in begins)
        for w in {*roles, *forms, *begins}
    }
    aux = verbs["aux"]
    return Lexicon(
        language, table, {k: tuple(v) for k, v in senses.items()},
        {k: frozenset(v) for k, v in particles.items()},
        frozenset(aux["perfect"]), frozenset(aux["passive"]), frozenset(aux["modal"]), frozenset(aux["with_te"]),
        frozenset(aux["zijn"]), sets, _loose(more.get("separable", ()), senses), tuple(grammar["people"]["ends"]),
        tuple(grammar["people"]["things"]),
        frozenset([*aux["perfect"], *aux["passive"], *aux["modal"], *aux["with_te"]]),
        frozenset([*aux["perfect"], *aux["passive"]]), frozenset([*aux["modal"], *aux["with_te"]]),
        frozenset([*aux["perfect"], *aux["passive"], *aux["modal"]]),
        tuple(f["modality"] for f in formulas), begins,
    )  # fmt: skip
