"""Those who sit together, spoken of as such: all who met, a part of them, or the House by
its motions."""

from griffier.extract.phrases import Phrase
from griffier.extract.sentence import Analysis
from griffier.extract.setting import Setting
from griffier.extract.speakers import is_state
from griffier.extract.tokens import Tokens
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Tag
from griffier.model import Actor

# Meetings at which the member states sit, alone or with others.
_OF_MEMBER_STATES = frozenset({"EU", "EU_COUNCIL", "EUROPEAN_COUNCIL", "EUROGROUP", "EURO_SUMMIT"})

# Bodies whose assent is a decision.
_DECIDING = frozenset({"EU_COUNCIL", "EUROPEAN_COUNCIL", "EUROGROUP", "EU_PARLIAMENT",
                       "EURO_SUMMIT", "NATO", "UN", "UNSC", "UNGA", "COREPER", "PSC"})  # fmt: skip
_HOUSES = frozenset({"TK", "EK"})


def is_deciding(actors: tuple[Actor, ...], words: ContextWords) -> bool:
    """Whether one of those who assent decides by it: the House does, and no member or party
    of it («de leden van de VVD-fractie kunnen instemmen met …»)."""
    for actor in actors:
        named = actor.text.lower().split()[-1:]
        if actor.id in _DECIDING or (actor.id in _HOUSES and words.assembly.intersection(named)):
            return True
    return False


def who_met(
    setting: Setting, words: ContextWords, shown: str, at: int, *, alone: bool
) -> tuple[Actor, ...]:
    """«de leiders»: the parties to the meeting; «verschillende leiders», «sommigen»: some
    of them, who can be told apart only at a meeting of the Union's own. `alone` is false
    where «met» stands before («met een meerderheid vastgesteld»)."""
    named = shown.lower().split()
    first, head = named[0], named[-1]
    met = setting.participants(at) or setting.talkers(at)
    if head in words.partners:
        others = [actor for actor in met if actor.id != "EU"]
        only = len(others) == 1 and len(met) == 2
        return tuple(Actor(actor.id, shown) for actor in others) if only else ()
    some = first in words.some or (named[1:-1] and named[1] in words.quantities)
    if alone and (head in words.majorities or _is_part(words, named)):
        some = True
    elif head in words.pairs and setting.of_both and named[:-1] == ["the"]:
        return tuple(Actor(actor.id, shown) for actor in met)  # of an Association Council
    elif some and head in words.persons:
        pass  # «verschillende collega's» are some of them, «mijn collega's» may be others
    elif not _are_participants(words, shown.split()) or (head in words.pairs and len(met) < 2):
        return ()
    if not some:
        return tuple(Actor(actor.id, shown) for actor in met)
    ids = {actor.id for actor in met}
    circle = len(met) == 1 and not is_state(met[0].id) and head in words.parts
    rest = tuple(Actor(actor.id, shown) for actor in met) if circle else ()
    return (Actor("MEMBER_STATES", shown),) if ids & _OF_MEMBER_STATES else rest


def all_counted(setting: Setting, words: ContextWords, shown: str, at: int) -> tuple[Actor, ...]:
    """ "The three countries", "the eight ministers": all who met or speak, where they are
    several or a circle; two are told apart elsewhere."""
    named = shown.lower().split()
    known = len(named) > 2 and named[0] in words.articles - words.some and named[-1] in (
        words.countries | words.persons | words.participants
    )  # fmt: skip
    if not known or named[1] not in words.some - words.two - words.quantities:
        return ()
    met = setting.participants(at) or setting.talkers(at) or setting.authors
    circle = len(met) == 1 and not is_state(met[0].id)
    return tuple(Actor(a.id, shown) for a in met) if len(met) > 2 or circle else ()


def told_apart(analysis: Analysis, phrase: Phrase) -> bool:
    """«De landen die aan zee grenzen»: those of whom the relative clause is true, and
    none that were named before."""
    behind, tags = phrase.end + 1, analysis.tokens.tags
    return any(c.mark == behind and tags[behind] & Tag.RELATIVE for c in analysis.clauses)


def body_of_both(
    setting: Setting, words: ContextWords, tokens: Tokens, phrase: Phrase
) -> tuple[Actor, ...]:
    """ "The Council" of a Cooperation Council, "the Commission" of a NATO-Georgia one."""
    if not setting.of_both:
        return ()
    said = tokens.words[phrase.end]
    alone = tokens.words[phrase.core] in words.articles and phrase.end == phrase.core + 1
    short = alone and said == setting.of_both
    return tuple(Actor(a.id, said) for a in setting.authors) if short else ()


def _are_participants(words: ContextWords, named: list[str]) -> bool:
    """«de leiders», "the Parties", "the Association Council": all who met."""
    head = {named[-1], named[-1].lower()}
    if named[-1] in words.pairs and not words.two.isdisjoint(map(str.lower, named[:-1])):
        return True  # "The two parties"
    return not head.isdisjoint(words.participants) or " ".join(named[-2:]).lower() in words.of_both


def _is_part(words: ContextWords, named: list[str]) -> bool:
    """«sommigen», «de meesten», «een kleine groep», «verschillende noordelijke landen»."""
    if named[-1] in words.parts:
        return len(named) < 3
    if named[-1] in words.portions:
        return named[0] in words.articles and named[0] in words.some
    if named[-1] not in words.countries:
        return False
    return named[0] in words.some or (named[0] in words.every and len(named) == 2)


def is_motion(analysis: Analysis, phrase: Phrase, words: ContextWords) -> bool:
    """«de motie», «de motie-Geurts», «de motie Van der Lee c.s.», «een eerdere motie»: not what
    is done with it."""
    tokens, first = analysis.tokens, phrase.core + 1
    for at in range(first, phrase.end + 1):
        if tokens.words[at].partition("-")[0] in words.motions:
            break
    else:
        return False
    names = range(at + 1, phrase.end + 1)
    adjectives = range(first, at)
    plain = all(tokens.words[j].endswith(("e", "en")) and not tokens.capital[j] for j in adjectives)
    return plain and all(
        tokens.capital[j] or not tokens.words[j].isalpha() or tokens.capital[j - 1] for j in names
    )


def by_motion(analysis: Analysis, phrase: Phrase, words: ContextWords) -> tuple[Actor, ...]:
    """«In de motie wordt de regering verzocht …»: by the House."""
    if not is_motion(analysis, phrase, words):
        return ()
    span = analysis.offsets(phrase)
    return (Actor("TK", analysis.text[span.start : span.end]),)


def in_motion(analysis: Analysis, mark: int, words: ContextWords) -> tuple[Actor, ...]:
    """«de motie van het lid X, waarin de regering wordt verzocht …»: by the House, where no
    other paper is named between."""
    tokens = analysis.tokens
    if mark < 0 or tokens.words[mark] not in words.wherein:
        return ()
    return motion_before(analysis, mark, words)


def motion_before(analysis: Analysis, mark: int, words: ContextWords) -> tuple[Actor, ...]:
    """The House, where the last paper named before word `mark` is a motion."""
    tokens = analysis.tokens
    for j in range(mark - 1, -1, -1):
        if tokens.words[j].split("-")[0] in words.motions:
            return (Actor("TK", analysis.text[tokens.starts[j] : tokens.ends[j]]),)
        if tokens.words[j].endswith(words.papers):
            return ()
    return ()


def resolves(analysis: Analysis, setting: Setting, words: ContextWords) -> tuple[Actor, ...]:
    """«De Kamer, gehoord de beraadslaging, … verzoekt de regering …»: the text of a motion,
    whole or the part of it that asks."""
    said = analysis.tokens.words
    whole = " ".join(said[:3]) in words.resolving
    asks = " ".join(said[:3]) in words.resolved
    if ":" in said and said[0].split("-")[0] in words.motions:  # «Motie-Smit: verzoekt de …»
        behind = said.index(":") + 1
        asks = " ".join(said[behind : behind + 3]) in words.resolved
    shown = analysis.text[analysis.tokens.starts[0] : analysis.tokens.ends[1]] if whole else ""
    return tuple(Actor(a.id, shown) for a in setting.addressee) if whole or asks else ()


def before_names(tokens: Tokens, phrase: Phrase) -> int:
    """The last word of a phrase that is part of no name: «de *leden* Van der Meer en Smit»."""
    for j in range(phrase.end, phrase.core, -1):
        joins = tokens.tags[j] & (Tag.JOINING | Tag.PUNCTUATION)
        small = tokens.tags[j] == Tag.NOUN and not tokens.readings[j] and tokens.capital[j - 1]
        if not joins and not tokens.capital[j] and not small:
            return j
    return phrase.end
