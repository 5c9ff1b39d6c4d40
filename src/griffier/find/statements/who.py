"""Who does what a clause says: its subject, the agent with `door`, whom `volgens` names, and what pronouns mean."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from griffier.data import rows
from griffier.find.statements.clause import Clause
from griffier.find.statements.due import Due
from griffier.find.statements.lexicon import ADVERB, COORDINATOR, DETERMINER, PREPOSITION, PRONOUN, Lexicon
from griffier.find.statements.tokens import Words
from griffier.find.statements.verb import Doing, looks_like_participle
from griffier.model.actor import Actor
from griffier.model.statement import Doer
from griffier.model.when import When
from griffier.notation.numerals import word_value

Sort = Literal["writer", "government", "house", "reader", "member", "actor", "people", "pronoun", "thing", "none"]

Order = Literal["subject", "who acts", "any"]
"""What a thing in front of a verb is.

Its subject (`De bank vroeg de gemeente`), its object where somebody stands behind the verb (`Dat voorstel wees de Raad
af`), or the object of nobody but the government (`Die lijst stuurt het kabinet …`).
"""

_BEFORE_DATE = 20  # code points from a preposition to its date
_FAR = 2  # sentences back in which a pronoun's antecedent is looked for


class Subject(NamedTuple):
    """The subject of a clause.

    Attributes:
        sort: what kind of subject; `thing` cannot act, or has a name of no table; `none` was not found.
        doer: who that is, or None.
        words: its first word and the one behind its last.
        head: its noun in lower case, where it is no actor.
        plural: whether it is several.
    """

    sort: Sort
    doer: Doer | None = None
    words: tuple[int, int] = (0, 0)
    head: str = ""
    plural: bool = False


@dataclass
class Memory:
    """Who was spoken of before, in this paper.

    Attributes:
        writer: the signer.
        writers: who `wij` is.
        home: ids of the government and its parts.
        one, many: the last single and the last plural subject, each with the number of its sentence.
        organisation: the last organisation that a sentence named.
        day: the last day ahead that the sentence before named: `Dan nemen de ministers …`.
        paragraph: number of the one that is read.
        is_home, was_home: the government, where it was the last to act in this paragraph: so far, before this sentence.
    """

    writer: Doer | None
    writers: Doer | None
    one: tuple[int, Doer, str] | None = None
    many: tuple[int, Doer, str] | None = None
    organisation: tuple[int, Doer] | None = None
    sentence: int = 0
    day: Due | None = None
    paragraph: int = -1
    is_home: Doer | None = None
    was_home: Doer | None = None
    people: Mapping[str, object] = field(default_factory=dict)

    def note(self, subject: Subject, kind: str) -> None:
        """Keeps a subject for the pronouns to come."""
        if subject.doer and subject.sort not in ("writer", "reader", "thing"):
            kept = (self.sentence, subject.doer, kind)
            if subject.plural:
                self.many = kept
            else:
                self.one = kept

    def recall(self, plural: bool | None) -> Doer | None:
        """Whom `zij` and `hij` mean, or None when that is not sure."""
        kept = self.many if plural else self.one
        return kept[1] if kept and self.sentence - kept[0] <= _FAR else None


class Cast:
    """The actors of one sentence, by their place among its words."""

    def __init__(self, words: Words, actors: Sequence[Actor], dates: Sequence[When] = ()) -> None:
        self.at: dict[int, tuple[int, Actor]] = {}
        self._words, self._dates = words, dates
        for actor in actors:
            first, last = bisect_left(words.starts, actor.start), bisect_left(words.ends, actor.end)
            if max(first, last) >= len(words) or words.starts[first] != actor.start or words.ends[last] != actor.end:
                continue  # a part of a longer word
            if first not in self.at or self.at[first][0] <= last:
                self.at[first] = (last + 1, actor)

    def behind_date(self, preposition: int) -> int:
        """The word behind `in 2024`, `vanaf dit voorjaar`; 0 where no date follows the preposition."""
        words = self._words
        begin = words.starts[preposition]
        date = next((d for d in self._dates if begin <= d.start <= begin + _BEFORE_DATE), None)
        if date is None or bisect_left(words.starts, date.start) > preposition + 2:
            return 0
        return bisect_left(words.starts, date.end)


_HOME = frozenset({"kabinet", "NL", "regering", "rijk", "staat", "rijksoverheid", "nederland"})
_OFFICES = ("minister-", "staatssecretaris-", "ministerie-")


def is_home(doer: Doer | None) -> bool:
    """Whether this is the government that writes, or the country it speaks for."""
    if doer is None:
        return False
    return any(e in _HOME or e.startswith(_OFFICES) for e in (doer.entity, *doer.entities) if e)


def _sort(actor: Actor) -> Sort:
    entity = actor.entity or ""
    named = actor.name.lower()
    if entity in ("tweede-kamer", "eerste-kamer", "staten-generaal") or named.startswith(
        ("vaste kamercommissie", "vaste commissie", "kamercommissie", "vaste commissies")
    ):
        return "house"
    if named in ("minister", "staatssecretaris", "minister-president"):
        return "government"
    if entity in ("kabinet", "NL", "regering") or (
        actor.kind == "office" and entity.startswith(("minister-", "staatssecretaris-"))
    ):
        return "government"
    if actor.kind == "person" and (actor.role or "").lower().startswith(("lid", "kamerlid", "eerste kamerlid")):
        return "member"
    return "actor"


def _is_plural(actor: Actor) -> bool:
    return actor.kind == "group"


def noun_phrase(begin: int, words: Words, cast: Cast, lex: Lexicon, end: int) -> Subject | None:
    """The noun phrase that begins here; None when none does."""
    lower, info = words.lower, words.info
    n, steps = begin, 0
    found: list[tuple[int, int, Actor]] = []
    head = ""
    while n < end and steps < 9:
        steps += 1
        if n in cast.at:
            last, actor = cast.at[n]
            if found and found[-1][1] == n and not _stands_with(found[-1][2], actor):
                break  # `heeft de Commissie Nederland in gebreke gesteld`
            found.append((n, last, actor))
            n = last
            if n < end and _joins(n, words, cast, end):
                n += 1 if n + 1 in cast.at else 2
                continue
            if n < end and n not in cast.at and _is_noun(n, words) and _modifies(actor):
                found.clear()  # `de Nederlandse bijdrage`: it says whose
                head = lower[n]
                n += 1
            continue
        if found:
            break
        if (info[n].roles & DETERMINER and not head) or (
            not info[n].roles
            and lower[n][0].isalnum()
            and not found
            and (not info[n].forms or (n and info[n - 1].roles & DETERMINER and lower[n - 1] not in ("dit", "dat")))
        ):
            if not info[n].roles & DETERMINER:
                head = lower[n]
            n += 1
            continue
        break
    if found:
        return _of_actors(begin, found, words, lex)
    return _of_noun(begin, n, head, words, lex, end) if head else None


def _of_noun(begin: int, n: int, head: str, words: Words, lex: Lexicon, end: int) -> Subject:
    """The subject of a noun that no table of actors has; one who can speak is an actor all the same."""
    lower, info = words.lower, words.info
    if _text(words, begin, n).lower() in lex.sets["people.own"]:
        return Subject("government", Doer(_text(words, begin, n), "Nederland", "NL"), (begin, n))
    if words.raw[n - 1][0].isupper() and n - begin > 1 and _can_speak(lower[n - 2], lex):
        text = _text(words, begin + 1 if info[begin].roles & DETERMINER else begin, n)
        return Subject("people", Doer(text, text, None), (begin, n), head)  # `de scholierenbond Zeggenschap`
    if head in lex.sets["people.members"] and n - begin == 2 and lower[begin] in ("de", "the"):
        text = _text(words, begin, n)
        return Subject("government", Doer(text, words.raw[n - 1], None), (begin, n), head)
    if head in lex.sets["people.colleagues"] and lower[begin] in ("mijn", "onze", "my", "our"):
        end_of_it = n
        while end_of_it < end and (
            lower[end_of_it] in ("van", "voor", "en", "of") or words.raw[end_of_it][0].isupper()
        ):
            end_of_it += 1
        text = _text(words, begin + 1, end_of_it)
        return Subject("government", Doer(_text(words, begin, end_of_it), text, "kabinet"), (begin, end_of_it), head)
    if _can_speak(head, lex):
        while n + 1 < end and lower[n] in ("van", "voor", "of", "for") and words.raw[n + 1][0].isupper():
            n += 2
        text = _text(words, begin, n)
        plural = head.endswith(("en", "s")) and not head.endswith(("is", "us"))
        bare = begin + 1 if info[begin].roles & DETERMINER and n - begin > 1 else begin
        return Subject("people", Doer(text, head if plural else _text(words, bare, n), None), (begin, n), head, plural)
    first = begin + 1 if info[begin].roles & DETERMINER else begin
    if n - first == 1 and first > begin and _names_somebody(words.raw[first], lex):
        return Subject("people", Doer(_text(words, begin, n), words.raw[first], None), (begin, n), head)
    if lex.language == "en" and n - first > 1 and all(words.raw[k][0].isupper() for k in range(first, n)):
        name = _text(words, first, n)  # English writes only names so: `the Military Committee`
        return Subject("actor", Doer(_text(words, begin, n), name, None), (begin, n), head)
    if n - first > 1 and all(words.raw[k][0].isupper() for k in range(first, n)):
        name = _text(words, first, n)  # `Wageningen Marine Research raamt …`
        return Subject("thing", Doer(name, name, None), (begin, n), head)
    return Subject("thing", None, (begin, n), head)


def _of_actors(begin: int, found: list[tuple[int, int, Actor]], words: Words, lex: Lexicon) -> Subject:
    """One subject of the actors that stand in a row: the last of an apposition, all of a coordination."""
    actors = [a for _, _, a in found]
    if (
        len(actors) == 2
        and actors[0].kind == "office"
        and actors[1].kind == "person"
        and words.lower[found[1][0] - 1] == ","
    ):
        found = found[1:]  # `de Zweedse Minister, Strömmer,`
        actors = actors[1:]
    joined = [a for k, a in enumerate(actors) if k == 0 or found[k][0] > found[k - 1][1]]
    if len(joined) == 1:
        last_actor = actors[-1]
        doer = Doer(last_actor.text, last_actor.name, last_actor.entity)
        return Subject(_sort(last_actor), doer, (begin, found[-1][1]), "", _is_plural(last_actor))
    text = _text(words, found[0][0], found[-1][1])
    ids = tuple(a.entity for a in joined if a.entity)
    link = " and " if lex.language == "en" else " en "
    doer = Doer(text, ", ".join(a.name for a in joined[:-1]) + link + joined[-1].name, None, ids)
    return Subject("actor", doer, (begin, found[-1][1]), "", True)


@cache
def _abroad() -> frozenset[str]:
    beyond = {"EU", "NAVO", "VN", "OESO", "Raad van Europa"}
    found = (r for r in rows("organisations") if r["parent"] in beyond or r["abbreviations"].split(";")[0] in beyond)
    return frozenset(r["id"] for r in found)


def is_abroad(entity: str | None) -> bool:
    """Whether it is a body of states or another country, to whom no government gives tasks."""
    return bool(entity) and (entity in _abroad() or (len(entity or "") == 2 and entity != "NL"))


def is_country(doer: Doer | None) -> bool:
    """Whether it is a country, or several."""
    return doer is not None and any(len(e) == 2 for e in (doer.entity, *doer.entities) if e)


def _names_somebody(word: str, lex: Lexicon) -> bool:
    """Whether a word behind an article is a name that may act: `de Ysselbank`, but no law, plan or meeting."""
    return lex.language == "nl" and _is_name(word) and len(word) > 3 and not word.lower().endswith(lex.things)


def _can_speak(noun: str, lex: Lexicon) -> bool:
    last = noun.rsplit("-", 1)[-1]
    people = lex.sets["people.words"]
    return noun in people or last in people or (len(last) > 5 and last.endswith(lex.endings))


def _text(words: Words, first: int, last: int) -> str:
    out = ""
    for k in range(first, last):
        out += (" " if out and words.starts[k] > words.ends[k - 1] else "") + words.raw[k]
    return out


def _is_noun(n: int, words: Words) -> bool:
    word = words.lower[n]
    if word_value(word, "nl") is not None:
        return False  # `volgens het CBS vier procent`
    plain = not words.info[n].roles and not words.info[n].forms and not looks_like_participle(word)
    return plain and word[0].isalpha() and words.raw[n][0].islower()


def _stands_with(first: Actor, second: Actor) -> bool:
    """Whether two names in a row are one: `Minister Jansen`, `NAVO bondgenoten`, and not who does what to whom."""
    return second.kind == "person" or first.kind in ("office", "group") or _modifies(first)


def _modifies(actor: Actor) -> bool:
    """Whether a noun behind this name is what is named: `Nederlandse bijdrage`, `NAVO bondgenoten`."""
    return actor.text.isupper() or (actor.kind == "country" and actor.text != actor.name)


def _joins(n: int, words: Words, cast: Cast, end: int) -> bool:
    """Whether `en` or a comma leads to another actor: `Nederland, België en het Verenigd Koninkrijk`."""
    if words.lower[n] not in ("en", ",", "alsmede", "and"):
        return False
    if n + 1 in cast.at:
        return True
    return n + 2 < end and bool(words.info[n + 1].roles & DETERMINER) and n + 2 in cast.at


def subject_of(
    clause: Clause, doing: Doing, words: Words, cast: Cast, lex: Lexicon, memory: Memory, order: Order
) -> Subject:
    """The subject of a clause.

    Args:
        clause: the clause.
        doing: its verb.
        words: the sentence's words.
        cast: the actors among them.
        lex: the words of the language.
        memory: who was spoken of before.
        order: what a noun phrase in front is.
    """
    lower = words.lower
    sets = lex.sets
    own = clause.own
    for k in words.pronouns:
        word = lower[k]
        if k not in own:
            continue
        if word in sets["pronouns.writer"]:
            return Subject("writer", memory.writer and _as(words.raw[k], memory.writer), (k, k + 1))
        if word in sets["pronouns.writers"]:
            return Subject("writer", memory.writers and _as(words.raw[k], memory.writers), (k, k + 1), "", True)
    front = [k for k in own if k < clause.verb]
    if len(front) > 1 and lower[front[0]].isdecimal() and lower[front[1]] == ".":
        front = front[2:]  # `5. Allies will hold …`
    while front and (
        words.info[front[0]].roles & COORDINATOR or not lower[front[0]][0].isalnum() or lower[front[0]] in ("ja", "nee")
    ):
        front = front[1:]
    if clause.kind in ("sub", "relative"):
        return _first_phrase(own[1:], words, cast, lex, memory, doing)
    behind = _behind(clause, words, cast, lex, memory, doing)
    first = _phrase_at(front[0], front[-1] + 1, words, cast, lex, memory, doing) if front else None
    if first and behind and first.sort == "thing" and not doing.passive:
        pointed = lower[front[0]] in ("dat", "die", "deze", "dit", "een", "geen")
        return behind if _is_object(behind, doing, lex, order, pointed=pointed) else first
    return first or behind or Subject("none")


def _is_object(behind: Subject, doing: Doing, lex: Lexicon, order: Order, *, pointed: bool) -> bool:
    """Whether a thing in front is the object of what stands behind the verb.

    `Een garantie geeft het kabinet niet`, `Dat voorstel steunt Spanje`, `Het verslag ontvangt u in mei`; but `De bank
    vroeg de gemeente`.
    """
    if behind.sort == "reader" and doing.name in lex.sets["promises.receives"]:
        return True
    if order == "subject" or behind.sort == "thing":
        return False
    return behind.sort == "government" or pointed or order == "who acts"


def _as(raw: str, doer: Doer) -> Doer:
    return Doer(raw, doer.name, doer.entity, doer.entities)


def _behind(clause: Clause, words: Words, cast: Cast, lex: Lexicon, memory: Memory, doing: Doing) -> Subject | None:
    own = [k for k in clause.own if k > clause.verb]
    beyond = 0
    for k in own[:9]:
        if k < beyond:
            continue
        info = words.info[k]
        if k in cast.at or info.roles & (DETERMINER | PRONOUN) or not info.roles:
            if words.lower[k] in ("zich", "u") and words.lower[k] != "u":
                continue
            if k in doing.places:
                return None
            return _phrase_at(k, own[-1] + 1, words, cast, lex, memory, doing)
        if info.roles & PREPOSITION and not beyond:
            beyond = cast.behind_date(k)  # `zullen in 2024 vijftien landen de norm halen`
            if not beyond:
                return None
        elif not info.roles & ADVERB:
            return None
    return None


def _first_phrase(own: list[int], words: Words, cast: Cast, lex: Lexicon, memory: Memory, doing: Doing) -> Subject:
    for k in own[:6]:
        if words.info[k].roles & ADVERB:
            continue
        return _phrase_at(k, own[-1] + 1, words, cast, lex, memory, doing) or Subject("none")
    return Subject("none")


def _phrase_at(
    k: int, end: int, words: Words, cast: Cast, lex: Lexicon, memory: Memory, doing: Doing
) -> Subject | None:
    word, sets = words.lower[k], lex.sets
    if word == "u":
        return Subject("reader", None, (k, k + 1))
    if k not in cast.at and words.info[k].roles & PRONOUN:
        after = k + 1 if k + 1 < len(words) else k
        stands_alone = after in doing.places or not (words.info[after].roles == 0 or after in cast.at)
        if word in ("beide", "deze", "dit", "die") and not stands_alone:
            pass
        elif word in ("dit", "die"):
            return Subject("thing", None, (k, k + 1), word)
        elif word in sets["pronouns.many"] and doing.plural:
            doer = memory.recall(True)
            return Subject("pronoun", doer and _as(words.raw[k], doer), (k, k + 1), "", True)
        elif word in sets["pronouns.one"] and doing.plural is not True:
            doer = memory.recall(False)
            return Subject("pronoun", doer and _as(words.raw[k], doer), (k, k + 1))
    k = _past_number(k, words, end)
    phrase = noun_phrase(k, words, cast, lex, end)
    two = memory.many is not None and len(memory.many[1].entities) == 2 and memory.sentence - memory.many[0] <= _FAR
    if phrase and memory.many and two and word in ("beide", "both"):
        return phrase._replace(sort="actor", doer=_as(_text(words, *phrase.words), memory.many[1]))
    if phrase and phrase.sort == "thing" and phrase.head in sets["people.named_before"] and memory.organisation:
        sentence, doer = memory.organisation
        if memory.sentence - sentence == 1 and k == 0 and words.lower[k] in ("de", "het", "deze", "dit", "the"):
            return Subject("actor", _as(_text(words, *phrase.words), doer), phrase.words)
    return phrase


def _past_number(k: int, words: Words, end: int) -> int:
    """The word behind `elf van de 31`, `17`: who is counted."""
    lower = words.lower
    at = k + 2 if lower[k : k + 2] in (["meer", "dan"], ["minder", "dan"], ["more", "than"]) else k
    if at < end and (lower[at].isdecimal() or word_value(lower[at], "nl") or word_value(lower[at], "en")):
        at += 1
        if at + 2 < end and lower[at] in ("van", "of") and lower[at + 1] in ("de", "alle", "onze", "the", "all", "our"):
            at += 2
            at += at < end and (lower[at].isdecimal() or word_value(lower[at], "nl") is not None)
        return at if at < end else k
    return k


def agent_of(clause: Clause, words: Words, cast: Cast, lex: Lexicon) -> Doer | None:
    """Who does what a passive says: `door beide Kamers`."""
    by = "by" if lex.language == "en" else "door"
    for k in clause.own:
        if k in cast.at and cast.at[k][1].kind == "country" and words.lower[k - 1] == "van":
            last, actor = cast.at[k]
            if last < len(words) and words.lower[last] in ("zijde", "kant"):
                return Doer(actor.text, actor.name, actor.entity)  # `van Nederlandse zijde`
        if words.lower[k] == by and k and words.info[k - 1].roles & DETERMINER:
            continue  # `het door de commissie gevraagde overzicht`
        if words.lower[k] == by and k + 1 < len(words):
            phrase = noun_phrase(k + 1, words, cast, lex, clause.own[-1] + 1)
            if phrase and phrase.doer:
                after = words.lower[phrase.words[1]] if phrase.words[1] < len(words) else ""
                if after != "te":
                    return phrase.doer
    return None


def according_to(clause: Clause, words: Words, cast: Cast, lex: Lexicon) -> Doer | None:
    """Whose view it is: `volgens het CPB`."""
    if not (found := words.first("according", clause.own)):
        return None
    end = clause.own[-1] + 1
    phrase, first = noun_phrase(found[1], words, cast, lex, end), found[1]
    if (
        phrase
        and phrase.sort == "thing"
        and phrase.words[1] + 1 < end
        and words.lower[phrase.words[1]] in ("van", "of")
    ):
        first = phrase.words[1] + 1
        phrase = noun_phrase(first, words, cast, lex, end)  # `volgens de raming van het CPB`
    if (phrase is None or phrase.doer is None) and first < end and _is_name(words.raw[first]):
        name = words.raw[first]  # `volgens CentERdata`: of no table
        return Doer(name, name, None)
    return phrase.doer if phrase else None


def _is_name(word: str) -> bool:
    """Whether it is written like a name, and not like a thing that is called after one: `NAVO-definitie`."""
    return word[0].isupper() and not any(part[:1].islower() for part in word.split("-")[1:])


def addressee_of(clause: Clause, subject: Subject, words: Words, cast: Cast, home: str = "kabinet") -> str | None:
    """The actor in a clause that is not its subject, not behind a preposition other than `aan`, `bij`, `tot`."""
    for k in clause.own:
        if subject.words[0] <= k < subject.words[1]:
            continue
        if words.lower[k] in ("mij", "ons", "me", "us"):
            return home
        if k in cast.at:
            before = k - 1
            while before >= 0 and words.info[before].roles & DETERMINER:
                before -= 1
            if (
                before >= 0
                and words.info[before].roles & PREPOSITION
                and words.lower[before] not in ("aan", "bij", "tot", "on", "to")
            ):
                continue
            entity = cast.at[k][1].entity
            if entity:
                return entity
    return None
