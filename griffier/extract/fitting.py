"""Which entries of the lexicon fit a verb with its arguments."""

from dataclasses import replace

from griffier.extract.antecedent_nouns import antecedent_noun, described_noun
from griffier.extract.attachment import is_bare
from griffier.extract.frames import Arguments, Situation
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate
from griffier.extract.tokens import Tokens
from griffier.extract.topical import of_telling
from griffier.lexicon.acts import ActLexicon, Entry
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag
from griffier.model import Act

_OF = frozenset({"van", "op", "to", "of"})  # «in reactie op», but «een reactie | naar uw Kamer»
# What a letter is written on: «naar aanleiding van het verzoek», «in reactie op de oproep».
_OCCASIONS = frozenset({"aanleiding", "reactie", "antwoord", "vervolg", "response", "reply"})
# Verbs that say of a noun what it is for.
_NOMINAL = frozenset({"zijn", "blijven", "richten"})
_REPEATED = frozenset({Act.STATE, Act.PROPOSE})  # by the author, in «zoals ik heb aangegeven»


def fitting_entries(
    lexicon: ActLexicon, situation: Situation, predicate: Predicate, found: Arguments
) -> list[Entry]:
    """The entries whose fixed words and demands are met, the most specific first."""
    words, mark = situation.tokens.words, situation.clauses[predicate.clause].mark
    present = {words[j] for j in predicate.words}
    if not situation.grammar.verb_second:
        present -= _in_names(situation, predicate, present)
    if predicate.index and predicate.helpers:  # «wordt voortgezet en | verlengd»
        present.add(situation.tokens.words[situation.clauses[predicate.clause].finite])
    dated = [p for p in found.prepositional if p.preposition == "on"]
    if dated and not situation.grammar.verb_second and all(map(situation.is_moment, dated)):
        present.discard("on")  # "on Tuesday urged Serbia to …"
    if "me" in present:
        present.add("mij")
    if _told_to_come(situation, predicate, present):
        present.add("will")
    known = present | antecedent_noun(situation, predicate, found)
    barring = present | described_noun(situation, predicate)
    if "dat" in present and not any(words[j] == "dat" for j in predicate.words if j != mark):
        present, known = (
            present - {"dat"},
            known - {"dat"},
        )  # it points at nothing
    fitting = [
        entry
        for entry in lexicon.of_verb(predicate.lemma, known)
        if _words_present(entry, present if _is_of_thing(entry, situation) else known)
        and entry.excludes.isdisjoint(barring)
        and not (entry.present and not in_present(situation, predicate))
        and not (entry.author and not _by_author(situation, found))
        and _actor_named(entry, situation, found)
        and not (_of_speaker(entry) and found.subject and situation.can_act(found.subject))
        and _demands_met(entry, situation, predicate, found)
        and not _buried(entry, situation, found)
        and not _on_occasion(entry, situation, predicate, found)
        and of_telling(entry, situation, predicate, found)
    ]
    if len(fitting) < 2:
        return fitting
    if situation.grammar.verb_second:
        return _object_first(situation, predicate, found, fitting)
    if len(fitting[0].words) == len(fitting[1].words) == 1:
        fitting.sort(key=lambda entry: (-len(entry.words), _first(situation, predicate, entry)))
    return fitting


def turned(entry: Entry, situation: Situation, found: Arguments) -> Arguments:
    """«De bonden delen de zorgen van Frankrijk»: whose concerns these are does not share them,
    though nobody else is known here; the noun that the entry wants is no subject of it."""
    words, subject = situation.tokens.words, found.subject
    if not found.fronted or subject is None or not entry.is_fixed(words[subject.end]):
        return found
    if not any(p.start == subject.end + 1 and p.preposition == "van" for p in found.prepositional):
        return found  # «Dit soort proeven bevordert het kabinet»
    objects = [p for p in found.objects if p.start > subject.start]
    first = next(p for p in found.objects if p.start < subject.start)
    return replace(found, subject=first, objects=[subject, *objects], fronted=False)


def _in_names(situation: Situation, predicate: Predicate, present: set[str]) -> set[str]:
    """Words that stand only in names: "the Special Representative *for* the Sahel", "the
    Integrated *Support* Plan"."""
    tokens, inside = situation.tokens, situation.bounds.inside
    named = {j for j in predicate.words if j in inside or _in_title(tokens, j)}
    if not named:
        return set()
    return present - {tokens.words[j] for j in predicate.words if j not in named}


def _in_title(tokens: Tokens, j: int) -> bool:
    """Whether a noun is written with a capital, before or behind another such."""
    capital = tokens.capital
    if j < 1 or not capital[j] or not tokens.tags[j] & Tag.NOUN:
        return False
    return (j > 1 and capital[j - 1]) or (j + 1 < len(capital) and capital[j + 1])


def _is_of_thing(entry: Entry, situation: Situation) -> bool:
    """Deeds that a relative clause only tells of a thing: "the paper which France issued"."""
    english = not situation.grammar.verb_second
    return entry.act is Act.PROVIDE or (english and entry.act is Act.PROPOSE)


def _object_first(
    situation: Situation, predicate: Predicate, found: Arguments, fitting: list[Entry]
) -> list[Entry]:
    """«gaf een toelichting op de opschorting van de training»: an entry for which nothing but a
    noun of a noun speaks yields to one whose fixed word is the object."""
    words, best = situation.tokens.words, fitting[0]
    if len(best.words) != 1:
        return fitting
    heads = {words[p.end] for p in found.objects}
    ends = {p.end for p in found.prepositional}
    nested = (p for p in found.prepositional if p.preposition == "van" and p.start - 1 in ends)
    hanging = {words[p.end] for p in nested} - heads
    if best.words[0].isdisjoint(hanging):
        return fitting
    said = {words[j] for j in predicate.words} - hanging
    if any(best.is_fixed(word) for word in said):
        return fitting
    stronger = [e for e in fitting if any(e.is_fixed(head) for head in heads)]
    return [*stronger, *(e for e in fitting if e not in stronger)]


def _told_to_come(situation: Situation, predicate: Predicate, present: set[str]) -> bool:
    """ "said that they would continue …": "will", told of in the past."""
    mark = situation.clauses[predicate.clause].mark
    if mark < 1 or "would" not in present or situation.grammar.verb_second:
        return False
    tokens = situation.tokens
    content = tokens.words[mark] == "that" or is_bare(tokens, mark)
    return bool(content and tokens.tags[mark - 1] & Tag.VERB)


def unspoken_entry(
    lexicon: ActLexicon,
    situation: Situation,
    predicate: Predicate,
    first: Entry,
    found: Arguments,
) -> Entry | None:
    """«De missie wordt niet verlengd» is no decision of anybody who met, but what whoever
    speaks will not do: an entry without a subject, where `first` found nobody; and «er zal
    worden ingegaan op …» is said of a meeting, where it is no promise of a letter's author."""
    others = fitting_entries(lexicon, situation, predicate, found)[1:]
    if first.subject == "speaker":
        passive = (e for e in others if e.subject == "actor" and predicate.passive)
        return next(passive, None) if first.act in (Act.COMMIT, Act.STATE) else None
    return next((e for e in others if e.subject == "speaker"), None)


def _buried(entry: Entry, situation: Situation, found: Arguments) -> bool:
    """«benadrukte de noodzaak van het verdelen van steun»: the fixed word belongs to a noun
    of the object, and not to the verb."""
    if len(entry.words) != 1 or not found.objects or "van" in entry.prepositions:
        return False
    words = situation.tokens.words
    ends = {p.end for p in found.prepositional if p.preposition == "van"}
    nested = [p for p in found.prepositional if p.start - 1 in ends and p.core < p.end]
    nested = [p for p in nested if p.preposition == "van"]
    inside = {j for p in nested for j in range(p.core, p.end + 1)}
    if not inside:
        return False
    fixed = [j for j in range(len(words)) if entry.is_fixed(words[j])]
    return bool(fixed) and inside.issuperset(fixed)


def in_present(situation: Situation, predicate: Predicate) -> bool:
    """Whether what is told is yet to come: the present tense, and no perfect."""
    finite = situation.clauses[predicate.clause].finite
    if finite < 0 or predicate.helpers & (situation.grammar.perfect - situation.grammar.passive):
        return False
    forms = {form for _, form in situation.tokens.readings[finite]}
    present = Form.FIRST | Form.SINGULAR | Form.PLURAL
    grammar = situation.grammar
    done = predicate.passive and not predicate.helpers & (grammar.passive - grammar.perfect)
    return not done and any(form & present for form in forms)


def _by_author(situation: Situation, found: Arguments) -> bool:
    """Whether the subject may be the author: it is named so, or left out."""
    return found.subject is None or situation.is_author(found.subject)


def _of_speaker(entry: Entry) -> bool:
    """Whether an aim is that of whoever speaks, its subject naming nobody: «het doel is …»,
    but «de Duitse inzet is …» is Germany's."""
    aim = entry.subject == "speaker" and entry.lemma in _NOMINAL and entry.infinitive == "topic"
    return aim and entry.act is Act.COMMIT and not entry.is_fixed("mijn")


def _actor_named(entry: Entry, situation: Situation, found: Arguments) -> bool:
    """«is voor Nederland van belang», but «is voor de rechtsstaat van belang»: where the actor
    stands behind «voor» alone, somebody who can act must stand there."""
    roles = {word for word, role in entry.prepositions.items() if role == "actor"}
    if entry.needs != {"voor"} or "voor" not in roles:
        return True
    return any(p.preposition == "voor" and situation.can_act(p) for p in found.prepositional)


def _on_occasion(
    entry: Entry, situation: Situation, predicate: Predicate, found: Arguments
) -> bool:
    """«stuurde een brief naar aanleiding van het verzoek»: a fixed noun that only says on what
    occasion something is done."""
    words = situation.tokens.words
    ends = {
        p.end
        for p in found.prepositional
        if (p.start and p.preposition in _OF and words[p.start - 1] in _OCCASIONS)
        # «doet op ons verzoek onderzoek», but «gaat in op dit verzoek»
        or (p.preposition == "op" and words[p.end] == "verzoek" and _occasional(entry, p))
    }
    heads = {words[j] for j in ends}
    rest = {words[j] for j in predicate.words if j not in ends} if ends else set()
    return any(
        not alternatives.isdisjoint(heads) and alternatives.isdisjoint(rest)
        for alternatives in entry.words
    )


def _occasional(entry: Entry, phrase: Phrase) -> bool:
    return phrase.core == phrase.end or entry.prepositions.get("op") != "topic"


def _words_present(entry: Entry, present: set[str]) -> bool:
    """Whether each fixed word stands there, or a compound that ends in it: «-verdrag»."""
    if not entry.endings:
        for alternatives in entry.words:  # noqa: SIM110 - asked of every entry of every verb
            if alternatives.isdisjoint(present):
                return False
        return True
    return all(
        alternatives & present or (ends and any(word.endswith(ends) for word in present))
        for alternatives, ends in zip(entry.words, entry.endings, strict=True)
    )


def _first(situation: Situation, predicate: Predicate, entry: Entry) -> int:
    """ "expresses support for … and concern": the fixed word that stands first decides."""
    words = situation.tokens.words
    return min(
        (
            j
            for j in predicate.words
            if j != predicate.verb and any(words[j] in a for a in entry.words)
        ),
        default=len(words),
    )


def _relative_object(situation: Situation, predicate: Predicate, found: Arguments) -> bool:
    """«het mandaat dat de Raad vaststelde»: the relative pronoun is the object."""
    mark = situation.clauses[predicate.clause].mark
    if mark < 0 or not situation.tokens.tags[mark] & Tag.RELATIVE:
        return False
    return found.subject is not None and found.subject.start != mark


def _as_said(entry: Entry, situation: Situation, predicate: Predicate, found: Arguments) -> bool:
    """«Zoals de Rekenkamer opmerkt, …»: what is said stands around the clause; «zoals ik heb
    aangegeven» only repeats it."""
    mark = situation.clauses[predicate.clause].mark
    brief = mark >= 0 and situation.tokens.words[mark] in situation.grammar.briefly
    if not brief or found.subject is None or predicate.passive:
        return False
    return entry.act not in _REPEATED or not situation.is_author(found.subject)


def _looks_back(situation: Situation, found: Arguments) -> bool:
    """«Ik hoop u hiermee voldoende te hebben ingelicht»: what is done by now is no promise."""
    verbs, tokens = situation.clauses[found.infinitive].verbs, situation.tokens
    if situation.has_deadline or len(verbs) < 2:
        return False
    perfect = situation.grammar.perfect
    helper = any(lemma in perfect for verb in verbs for lemma, _ in tokens.readings[verb])
    return helper and any(f & Form.PARTICIPLE for verb in verbs for _, f in tokens.readings[verb])


def _demands_met(
    entry: Entry, situation: Situation, predicate: Predicate, found: Arguments
) -> bool:
    if not entry.needs:
        return True
    has = {p.preposition for p in found.prepositional}
    if found.complement >= 0 or _as_said(entry, situation, predicate, found):
        has.add("clause")
    ahead = entry.act in (Act.COMMIT, Act.EXPECT)
    if found.infinitive >= 0 and not (ahead and _looks_back(situation, found)):
        has.add("infinitive")
    if found.objects or predicate.passive or _relative_object(situation, predicate, found):
        has.add("object")
    if situation.has_deadline or predicate.helpers & situation.grammar.future:
        has.add("deadline")
    return bool(entry.needs & has)
