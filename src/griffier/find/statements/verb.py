"""What a clause does: its main verb, where helping verbs, particles and passives have taken it apart."""

import re
from typing import Literal, NamedTuple

from griffier.find.statements.clause import Clause
from griffier.find.statements.forms import Form
from griffier.find.statements.lexicon import ADVERB, COORDINATOR, DETERMINER, PREPOSITION, Lexicon
from griffier.find.statements.tokens import Words

Tense = Literal["present", "past", "perfect"]


class Doing(NamedTuple):
    """The verb of a clause.

    Attributes:
        base, particle: the main verb: `nemen`, `aan`; base is "" for a participle no lexicon has.
        helper: the finite verb where it is not the main one: `zullen`, `hebben`, else "".
        tense: of the finite verb, `perfect` for `heeft besloten`.
        passive: whether it is one.
        plural: whether the finite verb is a plural; None where that does not show.
        places: the words that make it up, in order.
        main: the place of the main verb.
    """

    base: str
    particle: str
    helper: str
    tense: Tense
    passive: bool
    plural: bool | None
    places: tuple[int, ...]
    main: int

    @property
    def name(self) -> str:
        """As the lexicon writes it: `aan+nemen`."""
        return f"{self.particle}+{self.base}" if self.particle else self.base


def doing_of(clause: Clause, words: Words, lex: Lexicon) -> Doing:
    """The verb of a clause that has a finite one."""
    verb = clause.verb
    finite = words.info[verb].finite
    form = _likely(finite, lex)
    shapes = {f.shape for f in finite}
    plural = "many" in shapes if len(shapes) == 1 else None
    tense: Tense = "past" if form.past else "present"
    if form.base in lex.helpers and not form.particle:
        found = _helped(clause, words, lex, form)
        if found:
            main, places, perfect, passive = found
            if words.lower[main] == "been":  # `has been asked to`
                further = next((k for k in clause.own if k > main and words.info[k].participle), -1)
                main, places, passive = (further, (main, further), True) if further > 0 else (main, places, passive)
            if lex.language == "en" and words.lower[main].endswith("ing"):
                base, particle = _name(words, main, True)  # `is preparing`
                return Doing(base, particle, "", tense, False, plural, (verb, *places), main)
            if form.base == "laten" and words.lower[main] == "weten":
                return Doing("laten", "", "", tense, False, plural, (verb, main), verb)
            base, particle = _name(words, main, perfect or passive)
            if not passive and perfect and form.base == "zijn":
                named = any(words.lower[k] == "door" for k in clause.own)
                passive = named or (f"{particle}+{base}" if particle else base) not in lex.unaccusative
            if perfect and base == "laten":
                passive = False
            now: Tense = "perfect" if perfect and form.base in lex.perfect else tense
            return Doing(base, particle, form.base, now, passive, plural, (verb, *places), main)
    particle, at = _particle(clause, words, lex, form)
    return Doing(form.base, particle, "", tense, False, plural, (verb, at) if at >= 0 else (verb,), verb)


def _likely(finite: tuple[Form, ...], lex: Lexicon) -> Form:
    return next((f for f in finite if f.base in lex.senses and not f.particle), finite[0])


def _name(words: Words, at: int, participle: bool) -> tuple[str, str]:
    forms = words.info[at].forms
    wanted = "participle" if participle else "infinitive"
    fits = [f for f in forms if f.shape == wanted] or list(forms)
    if not fits:
        return "", ""
    best = fits[0]
    if not best.particle and at and words.lower[at - 1] == "te":
        return best.base, ""
    return best.base, best.particle


_NOUNS = frozenset(
    {"beleid", "gebied", "verband", "geweld", "bewind", "bestand", "verstand", "bericht", "gezicht", "gebrek"}
)


_APART = re.compile(
    r"(?:aan|achter|af|bij|binnen|door|in|mee|na|neer|om|onder|op|over|rond|samen|tegen|terug|toe|uit|vast|voor|voort|weg)"
    r"ge\w{2,}(?:d|t|en)$"
)


def looks_like_participle(word: str) -> bool:
    """Whether a word that no lexicon has is built like one: `gefuseerd`, `vergroend`."""
    weak = word.startswith(("ge", "be", "ver", "ont", "her")) and word.endswith(("d", "t"))
    if word.endswith(("heid", "teit")) or word in _NOUNS:
        return False
    apart = _APART.match(word) is not None  # `overgebracht`
    return len(word) > 5 and (weak or apart or (word.startswith("ge") and word.endswith("en")))


_ALONE = frozenset({"deze", "dit", "beide", "alle", "enkele"})  # what may stand without a noun

# An infinitive where a participle would be: `heb moeten besluiten`.
_IN_PLACE = frozenset({"moeten", "kunnen", "willen", "mogen", "hoeven", "durven"})


def _helped(clause: Clause, words: Words, lex: Lexicon, form: Form) -> tuple[int, tuple[int, ...], bool, bool] | None:
    """Main verb's place, further places, whether perfect, whether passive."""
    info, lower = words.info, words.lower
    after = [k for k in clause.own if k > clause.verb]
    before = [k for k in clause.own if k < clause.verb] if clause.kind != "main" else []
    order = [*reversed(before), *after] if before else after
    if form.base in lex.moods:
        bare = [
            k for k in order
            if info[k].infinitive and (lower[k - 1] != "te" or form.base in lex.with_te)
            and (not info[k - 1].roles & DETERMINER or lower[k - 1] in _ALONE or lower[k] == "weten")
            and not (info[k].participle and lower[k - 1] == ",")
            and not info[k].roles & (PREPOSITION | COORDINATOR) and not _possessive(k, words)
        ]  # fmt: skip
        if not bare:
            return _unknown_infinitive(order, words, lex) if form.base in lex.sets["future_or_duty"] else None
        helper = next((k for k in bare if any(f.base in lex.auxiliary for f in info[k].forms)), -1)
        if helper >= 0:
            base = next(f.base for f in info[helper].forms if f.base in lex.auxiliary)
            participle = _participle(order, words, clause)
            if participle >= 0:
                return participle, (participle, helper), base in lex.perfect, base in lex.passive
        lexical = [k for k in bare if k != helper and not {f.base for f in info[k].forms} & (lex.modal - {"laten"})]
        main = lexical[0] if lexical and not before else (lexical or bare)[-1]
        return main, (main,), False, False
    front = next((k for k in clause.own if lower[k][0].isalnum()), clause.own[0])
    if front < clause.verb and info[front].participle:
        order = [*order, front]  # `Besloten is om …`
    participle = _participle(order, words, clause)
    if participle < 0 and form.base == "hebben":
        bare = [k for k in order if info[k].infinitive and lower[k - 1] != "te"]
        duty = next((k for k in bare if {f.base for f in info[k].forms} & _IN_PLACE), -1)
        if duty >= 0 and (main := next((k for k in bare if k > duty), -1)) >= 0:
            return main, (duty, main), True, False
    if participle < 0:
        let = [k for k in order if lower[k] == "laten"]
        if form.base == "hebben" and let:
            return let[0], (let[0],), True, False
        return None
    return participle, (participle,), form.base in lex.perfect, form.base in lex.passive


def _unknown_infinitive(order: list[int], words: Words, lex: Lexicon) -> tuple[int, tuple[int, ...], bool, bool] | None:
    """An infinitive that no lexicon has, at the end of its clause: `zal … gebruikmaken van`; in English behind it."""
    if lex.language == "en":
        k = next((k for k in order if not words.info[k].roles & ADVERB), -1)
        plain = k >= 0 and words.lower[k].isalpha() and not words.info[k].roles
        return (k, (k,), False, False) if plain else None
    for k in reversed(order):
        word, info = words.lower[k], words.info[k]
        if not word[0].isalpha():
            continue
        before = words.info[k - 1]
        if before.roles & (DETERMINER | PREPOSITION) or (not before.roles and words.lower[k - 1].endswith("e")):
            continue
        if word.endswith("en") and not info.roles and not info.forms and words.raw[k][0].islower():
            after = words.info[k + 1].roles if k + 1 < len(words) else PREPOSITION
            ends = k + 1 >= len(words) or not words.lower[k + 1][0].isalpha() or after & PREPOSITION
            if ends and words.lower[k - 1] != "te":
                return k, (k,), False, False
    return None


def _possessive(k: int, words: Words) -> bool:
    """`zijn arrest`, where a noun follows."""
    if words.lower[k] != "zijn" or k + 1 >= len(words):
        return False
    after = words.info[k + 1]
    return words.lower[k + 1][0].isalpha() and not after.roles and not after.forms


def _participle(order: list[int], words: Words, clause: Clause) -> int:
    unknown = -1
    for k in order:
        forms = words.info[k].forms
        if words.info[k].participle:
            follows = words.info[k + 1] if k + 1 < len(words) else None
            if words.lower[k - 1] in ("een", "de", "het") and follows and not follows.roles and not follows.forms:
                continue  # `een besloten vergadering`
            if words.lower[k - 1] in ("zoals", "conform", "als", "as"):
                continue  # `zoals verwacht`
            if clause.kind == "main" and follows and follows.participle and k + 1 in order:
                continue  # `is uitgebreid gesproken`
            return k
        if unknown < 0 and not forms and not words.info[k].roles and looks_like_participle(words.lower[k]):
            ends = (
                k + 1 >= len(words)
                or not words.lower[k + 1].isalpha()
                or words.info[k + 1].roles
                or words.info[k + 1].forms
            )
            if ends and words.raw[k][0].islower():
                unknown = k
    return unknown


def _particle(clause: Clause, words: Words, lex: Lexicon, form: Form) -> tuple[str, int]:
    """What belongs to the verb and stands apart from it, with its place."""
    if form.particle:
        return form.particle, -1
    parts = lex.particles.get(form.base)
    if not parts:
        return "", -1
    another = "", -1
    weak = "", -1
    for k in reversed(clause.own):
        if k <= clause.verb:
            break
        word = words.lower[k]
        if word not in parts or (word in lex.loose.get(form.base, ()) and not _ends(k, clause, words)):
            continue
        if _stands_apart(k, clause, words):
            if words.lower[k + 1 : k + 2] != ["te"]:
                return word, k
            # `stelde voor een bank in te richten`: it belongs to the infinitive, where that takes it
            infinitive = words.info[k + 2].forms if k + 2 < len(words) else ()
            if not any(word in lex.particles.get(f.base, ()) for f in infinitive):
                another = word, k
        elif _before_clause(k, words):
            weak = word, k  # the one nearest to the verb: `stelde voor het in mei te bespreken`
    return another if another[0] else weak


def _ends(k: int, clause: Clause, words: Words) -> bool:
    """Whether the clause, or what belongs to its verb, ends with this word: `treedt op tegen misbruik`."""
    if k == clause.own[-1] or k + 1 >= len(words):
        return True
    return not words.lower[k + 1][0].isalnum() or bool(words.info[k + 1].roles & (PREPOSITION | COORDINATOR))


def _stands_apart(k: int, clause: Clause, words: Words) -> bool:
    """Whether this word is no preposition here: nothing that it governs follows."""
    if not words.info[k].roles & PREPOSITION:
        return True
    if k + 1 >= len(words):
        return True
    after = words.lower[k + 1]
    if not after[0].isalnum() and after not in "«(“":
        return True
    if words.info[k + 1].roles & COORDINATOR and k + 2 < len(words) and words.info[k + 2].roles & PREPOSITION:
        return False  # `in en rond Oekraïne`
    if words.info[k + 1].roles & (PREPOSITION | COORDINATOR) or after in (
        "om",
        "dat",
        "of",
        "die",
        "hoe",
        "wat",
        "zich",
    ):
        return True
    if k + 1 not in clause.own and (k + 1) > clause.own[-1]:
        return True
    return bool(words.info[k + 1].roles & ADVERB) and after != "dit"


def _before_clause(k: int, words: Words) -> bool:
    """Whether what follows is a clause with `te`: `riep ertoe op de productie op te schalen`."""
    for n in range(k + 1, min(k + 40, len(words) - 1)):
        if words.lower[n] in ",;:.":
            return False
        if words.lower[n] == "te" and words.lower[n + 1].endswith("n"):
            return True
    return False
