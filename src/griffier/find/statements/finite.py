"""Which words of a sentence are a finite verb here, and no noun, infinitive or name."""

from griffier.find.statements.forms import Form
from griffier.find.statements.lexicon import (
    ADVERB,
    COORDINATOR,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUB,
    Lexicon,
    Word,
)
from griffier.find.statements.tokens import Words
from griffier.notation.numerals import word_value


def finite_places(words: Words, lex: Lexicon) -> frozenset[int]:
    """The places of the finite verbs; a word of no lexicon is one where its place shows it, and gets that form."""
    return _Finder(words, lex).places()


class _Finder:
    def __init__(self, words: Words, lex: Lexicon) -> None:
        self.words, self.lex = words, lex

    def places(self) -> frozenset[int]:
        """Words that are a finite verb and nothing else here."""
        words = self.words
        found = [n for n, i in enumerate(words.info) if i[2] and self._may_be_finite(n, i[2])]
        guess = -1
        for k in words.pronouns:
            if words.lower[k] in self.lex.sets["pronouns.first"]:
                guess = next((n for n in (k - 1, k + 1) if self._unknown(n) and n not in found), -1)
                if guess >= 0 and not any(abs(n - k) == 1 for n in found):
                    break
                guess = -1
        if not found and guess < 0:
            guess = next((n for n in range(1, len(words)) if self._unknown(n) and self._verbal(n)), -1)
        if guess >= 0:
            form = Form("?", "one", words.lower[guess].endswith(("de", "te", "den", "ten")))
            words.info[guess] = Word(0, (form,), (form,))
            found.append(guess)
        return frozenset(found)

    def _unknown(self, n: int) -> bool:
        """Whether this is a word in small letters that no lexicon has."""
        words = self.words
        if not 0 <= n < len(words) or words.info[n].roles or words.info[n].forms:
            return False
        return words.lower[n].isalpha() and words.raw[n][0].islower()

    def _verbal(self, n: int) -> bool:
        """Whether it stands and is built like a verb: `De productie kelderde met 3 procent`."""
        words = self.words
        before, after = words.info[n - 1].roles, words.info[n + 1].roles if n + 1 < len(words) else 0
        if before & (DETERMINER | PREPOSITION) or not after & (DETERMINER | PREPOSITION | ADVERB | PRONOUN):
            return False
        return words.lower[n].endswith(("t", "de", "te", "den", "ten")) and not words.lower[n].endswith(
            ("heid", "teit")
        )

    def _may_be_finite(self, n: int, finite: tuple[Form, ...]) -> bool:
        lower, info = self.words.lower, self.words.info
        word = lower[n]
        before = info[n - 1] if n else None
        if info[n].roles & (SUB | RELATIVE | PREPOSITION | ADVERB | COORDINATOR) or (n and lower[n - 1] == "te"):
            return False
        if self.lex.language == "nl" and word == "zijn" and before and before.roles & PREPOSITION:
            return False
        if (
            before
            and before.roles & DETERMINER
            and not (lower[n - 1] in ("haar", "hun") and word != "zijn" and finite[0].base in self.lex.auxiliary)
            and (
                lower[n - 1] not in ("dit", "dat", "die", "deze", "beide", "alle", "het") or self._bare_stem(n, finite)
            )
        ):
            return False
        if word in self.lex.sets["nouns"]:
            return self._beside_subject(n, finite)
        if any(f.base in self.lex.helpers for f in finite):
            return True
        return not (
            before and before.roles & PREPOSITION and lower[n - 1] not in ("op", "aan", "in", "uit", "voor", "over")
        )

    def _bare_stem(self, n: int, finite: tuple[Form, ...]) -> bool:
        """Whether it is the writer's own form, without the writer behind it: `het verloop`, but `dat steun ik`."""
        word, lower = self.words.lower[n], self.words.lower
        if word.endswith("t") or any(f.shape != "one" or f.past or f.base in self.lex.helpers for f in finite):
            return False
        return lower[n + 1 : n + 2] == [] or lower[n + 1] not in self.lex.sets["pronouns.writer"]

    def _beside_subject(self, n: int, finite: tuple[Form, ...]) -> bool:
        """A word that is a noun as often is a verb only with its subject beside it, or at the place of a verb."""
        lower, info, raw = self.words.lower, self.words.info, self.words.raw
        before, after = lower[n - 1] if n else "", lower[n + 1] if n + 1 < len(lower) else ""
        sets = self.lex.sets
        word = lower[n]
        if not n:
            return word in ("zijn", "was")
        if word == "zijn" and self.lex.language == "nl":
            return before not in ("met", "in", "van", "over", "aan")  # `in zijn brief`
        one = any(f.shape == "one" for f in finite)
        if one:
            near = (
                sets["pronouns.writer"] | {"u", "men"} | (sets["pronouns.one"] if word.endswith("t") else frozenset())
            )
        else:
            near = sets["pronouns.writers"] | sets["pronouns.many"]
        if before in near or after in near:
            return True
        if before in ("en", "maar") and self._goes_on(n, one=one):
            return True
        if n and info[n - 1].roles & (DETERMINER | PREPOSITION):
            return False
        if one and word.endswith("t") and (self._second(n) or self._before_people(n)):
            return True
        if one and not word.endswith(("t", "s", "e")):
            return False  # a bare stem is the writer's own form
        if any(f.past for f in finite) and word == "was":
            return True
        # At the second place of a sentence, or behind a noun: `De Raad besluit`, `Nederland acht`, `Omwonenden hopen`.
        if not n or not (after and (n + 1 < len(info))):
            return n > 0
        if before[:1].isdigit() or word_value(before, "en" if self.lex.language == "en" else "nl") is not None:
            return False  # `binnen zes weken`
        known = before in sets["people.words"]
        subject = info[n - 1].roles == 0 and (not info[n - 1].forms or raw[n - 1][0].isupper() or known)
        names = raw[n - 1][0].isupper() or before in sets["people.words"] or before in sets["people.government"]
        return bool(subject and (names or (before.endswith(("en", "s")) and not one)))

    def _second(self, n: int) -> bool:
        """Whether another verb stands before it and its object behind it: `… steunt het plan, maar acht het laat`."""
        info = self.words.info
        if self.words.lower[n - 1] not in ("en", "maar"):
            return False
        after = info[n + 1].roles if n + 1 < len(info) else 0
        verbs = (k for k in range(n) if info[k].finite and self.words.lower[k] not in self.lex.sets["nouns"])
        return bool(after & (DETERMINER | PRONOUN | ADVERB | PREPOSITION)) and any(verbs)

    def _before_people(self, n: int) -> bool:
        """Whether who acts stands behind it: `Dat akkoord acht het kabinet van belang`."""
        behind = self.words.lower[n + 1 : n + 3]
        if len(behind) < 2 or behind[0] not in ("het", "de", "the"):
            return False
        return behind[1] in self.lex.sets["people.government"] or behind[1] in self.lex.sets["people.words"]

    def _goes_on(self, n: int, *, one: bool) -> bool:
        """Whether the writer goes on with a second verb: `Ik zal … en bericht uw Kamer`."""
        writer = self.lex.sets["pronouns.writer" if one else "pronouns.writers"]
        after = self.words.info[n + 1].roles if n + 1 < len(self.words) else 0
        return bool(after & (DETERMINER | PRONOUN | ADVERB | PREPOSITION)) and any(
            k < n and self.words.lower[k] in writer for k in self.words.pronouns
        )
