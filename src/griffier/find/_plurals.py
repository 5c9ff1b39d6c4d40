"""One of what is counted: `lanceerinrichtingen` → `lanceerinrichting`, by the rules of spelling and a table.

Rules (Algemene Nederlandse Spraakkunst, 3.5; Leidraad, 2): -heden → -heid, -ieën → -ie, a doubled consonant is
single again (`bruggen` → `brug`), an open syllable is closed (`projecten` has none, `bomen` → `boom`), v and z at the
end are f and s. What they do not lead to stands in `lang/nl/plurals.toml`.
"""

import re
from functools import cache, lru_cache

from griffier.lang import words

_VOWELS = "aeiouyáéíóúäëïöüè"
_DOUBLED = re.compile(r"([bcdfgklmnprstz])\1\Z")
# One vowel between consonants, at the end: the syllable was open before -en.
_OPEN = re.compile(r"(?:\A|[^aeiouyäëïöü])([aeou])([bcdfgklmnprstvz])\Z")
_LONG_VOWEL = re.compile(r"(?:aa|ee|oo|uu|ie|ei|ij|oe|ou|ui|eu|au|éé|óó)[^aeiou]\Z")
# Syllables without stress, before which no vowel is doubled: `artikel-en`, `moeilijk-en`.
_UNSTRESSED = ("ig", "lijk", "erik", "erd", "ing")
_DIMINUTIVE = re.compile(r"(?:tj|pj|kj|etj|j)e\Z")


@cache
def _endings() -> tuple[dict[str, str], int]:
    table: dict[str, str] = words("plurals")["endings"]
    return table, max(map(len, table))


@cache
def _list(*path: str) -> frozenset[str]:
    found = words("plurals")
    for key in path:
        found = found[key]
    return frozenset(found)


@lru_cache(8192)
def singular(word: str, language: str = "nl") -> str:
    """The singular of a plural in small letters; a word that is none comes back as it is.

    >>> [singular(w) for w in ("lanceerinrichtingen", "bruggen", "bondgenoten", "moeilijkheden", "foto's", "huisjes")]
    ['lanceerinrichting', 'brug', 'bondgenoot', 'moeilijkheid', 'foto', 'huisje']
    """
    return _english(word) if language == "en" else _dutch(word)


def _dutch(word: str) -> str:
    table, longest = _endings()
    for n in range(min(longest, len(word)), 2, -1):
        one = table.get(word[-n:])
        # `zeventien` ends in no `tien`: a short ending counts from a seam that could be one.
        if one and (n == len(word) or n > 4):
            return word[:-n] + one
    if word.endswith(("'s", "’s")):
        return word[:-2]
    if word.endswith("heden") and len(word) > 7:
        return word[:-4] + "id"
    if word.endswith("ieën"):
        return word[:-2]
    if word.endswith("eeën"):
        return word[:-2]
    if word.endswith("ën"):
        return word[:-2]
    if word.endswith("en"):
        return _without_en(word[:-2])
    if word.endswith("s") and len(word) > 3 and not word.endswith("ss"):
        return word[:-1]
    return word


def _without_en(stem: str) -> str:
    if len(stem) < 2:
        return stem + "en"
    if stem.endswith("iss"):
        return stem[:-1]
    if _DOUBLED.search(stem):
        return stem[:-1]
    if stem.endswith(("ss", "ng", "cht")):
        return stem
    if stem.endswith(("t", "d")) and stem[:-1].endswith(("teri", "waar", "meen", "gedeel")):
        return stem + "e"
    open_ = _OPEN.search(stem)
    if open_ and not stem.endswith(_UNSTRESSED) and not _keeps(stem):
        stem = stem[:-1] + open_[1] + stem[-1]
    if stem[-1] == "v":
        return stem[:-1] + "f"
    if stem[-1] == "z":
        return stem[:-1] + "s"
    return stem


# Endings of nouns that have the stress on their last syllable, so that the vowel is doubled in the singular.
_STRESSED = (
    "neel", "geel", "eel", "eer", "een", "oneel", "iteer", "nier", "areel", "perceel", "tonel", "panel", "juwel",
    "kastel", "parel", "percel", "garel", "kwartel", "onderdel", "voordel", "oordel", "aandel", "bestanddel",
    "gedel", "toneel", "parlement", "artikel", "fenomen", "systemen", "problem", "probleem", "diadem", "systeem",
    "system", "alien", "vreemdeling",
)  # fmt: skip


def _keeps(stem: str) -> bool:
    """Whether the last syllable has no stress, so that its vowel stays single: `artikel`, `wonder`, `lichaam`."""
    if stem.endswith(tuple(_list("silent", "endings"))):
        return True
    # `ministers`, `motor`: before -er, -el, -em with a vowel earlier in the word the stress lies there.
    unstressed = re.search(rf"[{_VOWELS}][^{_VOWELS}]+e[lrmn]\Z", stem)
    return unstressed is not None and not stem.endswith(_STRESSED)


def _english(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("ves") and word[:-3] in ("hal", "kni", "li", "shel", "wol", "lea", "loa", "thie", "wi"):
        return word[:-3] + ("fe" if word[:-3] in ("kni", "li", "wi") else "f")
    if word.endswith("oes"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


# `uitgetrokken`, `aangenomen`: what comes apart from its verb stands before `ge`.
_APART = re.compile(r"(?:aan|af|bij|door|in|mee|na|om|op|over|toe|uit|vast|voor|vrij|weg|terug|samen|goed)ge\w{3,}en\Z")


@lru_cache(8192)
def is_participle(word: str) -> bool:
    """Whether a word in -en is a participle (`gekregen`, `verdwenen`) and so no plural."""
    if word in _list("participles", "words"):
        return True
    if _APART.match(word):
        return True
    return word.startswith("ge") and word.endswith("en") and word not in _list("ge_nouns", "words") and (
        not word.endswith(("ingen", "heden", "issen", "elen"))
    )  # fmt: skip
