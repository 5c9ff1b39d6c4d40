"""Which words open a subordinate clause where they stand: `dat`, `die`, `of` and `als` are other things as often."""

from griffier.find.statements.clause import Clause
from griffier.find.statements.lexicon import (
    ADVERB,
    ASKS,
    COORDINATOR,
    DETERMINER,
    MAYBE_SUB,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUB,
    Lexicon,
)
from griffier.find.statements.tokens import Words

_NOUN_AHEAD = DETERMINER | PRONOUN
_ASKED = frozenset({",", "vraag", "over", "op", "naar", "en", "duidelijkheid"})  # before `of`, `hoe`, `welke`


def opens(n: int, words: Words, lex: Lexicon, top: Clause, finite: frozenset[int]) -> str | None:
    """Whether a word opens a clause here, and of what kind."""
    lower, info = words.lower, words.info
    word, roles = lower[n], info[n].roles
    before, after = lower[n - 1] if n else "", lower[n + 1] if n + 1 < len(lower) else ""
    if roles & SUB:
        bare = after in ("nodig", "gewenst", "mogelijk", "necessary", "possible")
        return "sub" if not bare and _verb_ahead(n, words, finite) else None
    if not n and word in ("dat", "of", "hoe", "welke", "wat", "waarom"):
        return "sub" if _fronted(words, finite) else None
    if word in ("die", "dat"):
        return _opens_that(n, words, lex, top, finite) if n and _verb_ahead(n, words, finite) else None
    if roles & RELATIVE:
        return "relative" if _verb_ahead(n, words, finite) else None
    if n + 1 >= len(info) or not verb_at_end(n, words, finite):
        return None
    follows = info[n + 1].roles
    if roles & ASKS and n:
        asked = bool(info[n - 1].forms) or bool(info[n - 1].roles & ADVERB) or before in _ASKED
        return "sub" if asked or (word == "of" and top.verb >= 0 and follows & _NOUN_AHEAD) else None
    if roles & MAYBE_SUB and word != "of":
        if word == "nu" and n and before != ",":
            return None  # `kan ik nu niet doen`
        said = word != "als" or before == "," or bool(follows & (_NOUN_AHEAD | ADVERB))
        return "sub" if said and after and not follows & PREPOSITION else None
    return None


def _opens_that(n: int, words: Words, lex: Lexicon, top: Clause, finite: frozenset[int]) -> str | None:
    """`die` and `dat` point (`die lijst`), go on (`de lijst die …`) or begin what is said (`dat de lijst …`)."""
    lower, info = words.lower, words.info
    word, before, prior = lower[n], lower[n - 1], info[n - 1].roles
    follows = info[n + 1].roles if n + 1 < len(info) else 0
    if before in ("", ";", ":", "(", "maar") or prior & (SUB | DETERMINER):
        return None
    if prior & PREPOSITION and not _particle(n - 1, words, lex, top) and not (word == "dat" and follows & _NOUN_AHEAD):
        return None
    if before == "en" and not (word == "dat" and top.kind == "sub" and top.opener == "dat"):
        return None
    segment = _segment(n, words)
    cluster = word == "die" and (before == "," or sum(k in finite for k in segment) > 1)
    if n + 1 in finite and not cluster:
        return None
    if word == "dat" and _is_object(n, words, lex, top, any(k in finite for k in segment)):
        return None
    if word == "dat":
        relative = before == "," and n > 1 and not info[n - 2].roles and not info[n - 2].forms
        return "relative" if relative else "sub"
    is_noun = not prior & (ADVERB | COORDINATOR) and n - 1 not in finite
    return "relative" if before == "," or is_noun else None


def _is_object(n: int, words: Words, lex: Lexicon, top: Clause, verb_follows: bool) -> bool:
    """Whether `dat` is what somebody does something with, and opens nothing."""
    info, verb = words.info, top.verb
    follows = info[n + 1].roles if n + 1 < len(info) else 0
    if n - 1 == verb:
        if not verb_follows and len(_segment(n, words)) < 4:
            return True  # `vindt dat te veel, …`
        if n + 1 < len(info) and not follows and any(f.base in lex.helpers for f in info[verb].finite):
            return True  # `zal dat verslag aanbieden`
        return verb == 0 and bool(follows & (ADVERB | NEGATION))  # `Lukt dat niet, dan …`
    # `laat ik u dat weten`, `dan hoort u dat snel`
    return bool(info[n - 1].roles & PRONOUN) and not follows & _NOUN_AHEAD and verb in (n - 2, n - 3)


def _fronted(words: Words, finite: frozenset[int]) -> bool:
    """Whether a sentence begins with what is said of something: `Dat zo weinig is gebouwd, is te verklaren`."""
    segment = _segment(0, words)
    end = segment.stop
    behind = end + 1 in finite and words.lower[end : end + 1] == [","]
    return behind and segment[-1] in finite | {k for k in segment if words.info[k].participle}


def _segment(n: int, words: Words) -> range:
    end = n + 1
    lower = words.lower
    while end < len(lower) and lower[end] not in ",;:." and end - n < 60:
        end += 1
    return range(n + 1, end)


def _verb_ahead(n: int, words: Words, finite: frozenset[int]) -> bool:
    return any(k in finite for k in range(n + 1, min(n + 60, len(words))))


def verb_at_end(n: int, words: Words, finite: frozenset[int]) -> bool:
    """Whether a finite verb stands before the next sign, and not right behind this word."""
    return any(k in finite for k in _segment(n, words) if k > n + 1)


def _particle(n: int, words: Words, lex: Lexicon, top: Clause) -> bool:
    """Whether this word may belong to the open clause's verb: `sprak de hoop uit dat`."""
    verb, word = top.verb, words.lower[n]
    return verb >= 0 and any(word in lex.particles.get(f.base, ()) for f in words.info[verb].finite)
