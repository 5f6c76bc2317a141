"""A sentence set in its letter: what the reading of its clauses asks about."""

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import chain
from typing import Final

from griffier.extract.bounds import ActorBounds
from griffier.extract.case import Environment, Scene
from griffier.extract.clause import Clause
from griffier.extract.frames import Situation
from griffier.extract.phrases import Phrase
from griffier.extract.sentence import Analysis
from griffier.extract.tokens import Tokens
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag
from griffier.model import Mention, Moment

_WITH_ARTICLE: Final = frozenset({"GB", "VA"})  # «het Verenigd Koninkrijk»
_YEAR: Final = 4  # digits
_OPENING: Final = 4  # words: «in de loop van 2019»


def scene_of(analysis: Analysis, env: Environment, *, continues: bool = False) -> Scene:
    """A sentence in its letter; `continues` if its subject may stand in a lead-in."""

    def is_moment(phrase: Phrase) -> bool:
        if not analysis.moments:
            return False
        span = analysis.offsets(phrase)
        return any(m.start <= span.start and span.end <= m.end for m in analysis.moments)

    conditions = (is_condition(analysis, env, n) for n in range(len(analysis.clauses)))
    situation = Situation(
        tokens=analysis.tokens,
        clauses=analysis.clauses,
        grammar=env.grammar,
        is_author=lambda phrase: any(
            env.setting.is_author(actor.id) for actor in env.resolver.actors(analysis, phrase)
        ),
        can_act=lambda phrase: bool(env.resolver.actors(analysis, phrase)),
        is_person=lambda phrase: _is_person(analysis.tokens, phrase, env),
        is_moment=is_moment,
        has_deadline=any(conditions) or _has_deadline(analysis, env),
        continues=continues,
        complementisers=env.words.complementisers,
        bounds=_bounds(analysis, env),
    )
    return Scene(env, analysis, situation)


def _is_person(tokens: Tokens, phrase: Phrase, env: Environment) -> bool:
    """«de oppositieleider», «de activisten», «Jan Jansen»: by the noun at the end of a phrase,
    or as a name of several words."""
    head, words = tokens.words[phrase.end], env.words
    if head in words.offices or head.endswith(words.people + words.somebody):
        return True
    named = range(phrase.start, phrase.end + 1)
    return len(named) > 1 and all(tokens.capital[j] and tokens.words[j].isalpha() for j in named)


def _has_deadline(analysis: Analysis, env: Environment) -> bool:
    """Whether the sentence says by when, or when in time to come."""
    inverted = analysis.clauses[0].finite == 0 and len(analysis.clauses) > 1
    return inverted or any(
        m.kind == "deadline" or _to_come(analysis, env, m) for m in analysis.moments
    )


def _to_come(analysis: Analysis, env: Environment, moment: Moment) -> bool:
    """«in de eerste helft van 2024», also when that has begun; «met Prinsjesdag», «op 3 mei
    a.s.»; not «de Raad van juni»."""
    today = env.setting.today
    before = analysis.text[analysis.span.start : moment.start].lower().split()[-2:]
    if today is None:
        return False
    if moment.kind == "date":
        whose = _to_reader(analysis, env) or _of_writer(analysis, env, moment)
        ahead = moment.coming is not None or (moment.first > today and whose)
        named = analysis.text[moment.start : moment.end].split()[0].lower()
        opens = not before or before[-1] in env.words.when or named in env.words.when_first
        return ahead and opens
    if not _of_writer(analysis, env, moment):
        next_ = moment.coming if moment.coming and _to_reader(analysis, env) else None
        return (next_[1] if next_ else moment.last) > today and "in" in before
    return (moment.coming[1] if moment.coming else moment.last) > today


def _to_reader(analysis: Analysis, env: Environment) -> bool:
    """Whether the one written to is named: not «op 10 juni volgt het tweede onderdeel»."""
    written = {actor.id for actor in env.setting.addressee}
    named = any(mention.entity in written for mention in analysis.mentions)
    return named or not env.words.addressee.isdisjoint(analysis.tokens.words)


def _of_writer(analysis: Analysis, env: Environment, moment: Moment) -> bool:
    """Whether a sentence opens with a moment, and whoever writes stands beside the verb: «dit
    najaar besluit ik over …», «in de loop van 2019 neem ik …»."""
    opening = analysis.text[analysis.span.start : moment.start].lower().split()
    if len(opening) > _OPENING or (opening and opening[0] not in env.words.when):
        return False
    verb, words = analysis.clauses[0].finite, analysis.tokens.words
    return verb >= 0 and not env.words.writers.isdisjoint(words[verb + 1 : verb + 3])


def _bounds(analysis: Analysis, env: Environment) -> ActorBounds:
    """Where mentions begin and end; a set phrase («naar verwachting») ends as they do."""
    named = [m for m in analysis.mentions if m.form != "adjective"]
    tokens, starts = analysis.tokens, analysis.tokens.starts
    first = [(m, i) for m in named if (i := _at(starts, m.start)) >= 0]
    last = [i for m in named if (i := _at(tokens.ends, m.end)) >= 0]
    within = [range(bisect_right(starts, m.start), bisect_left(starts, m.end)) for m in named]
    return ActorBounds(
        frozenset([i for _, i in first]),
        frozenset(last),
        closed_phrases(tokens, env.words.set_phrases)
        | _people(tokens, env)
        | _times(analysis, env),
        frozenset(chain.from_iterable(within)),
        env.grammar.definite,
        env.grammar.measures,
        env.grammar.bare_nouns,
        frozenset([i for m, i in first if _never_with_article(m)]),
    )


def _at(offsets: list[int], offset: int) -> int:
    """The word at an offset, in a row of offsets that rise; -1 where none begins or ends there."""
    i = bisect_left(offsets, offset)
    return i if i < len(offsets) and offsets[i] == offset else -1


def _never_with_article(mention: Mention) -> bool:
    """Whether it is a country whose name never stands behind «het»."""
    return mention.kind == "country" and mention.entity not in _WITH_ARTICLE


def _people(tokens: Tokens, env: Environment) -> frozenset[int]:
    """«zijn met gemeenten | afspraken gemaakt»: people without an article behind «met»;
    «uitten enkele delegaties | zorgen», but not «de ministers Blok en Kaag»."""
    words, last = tokens.words, len(tokens) - 1
    found: list[int] = []
    if not env.words.with_.isdisjoint(words):
        known = env.words.people + env.words.publics
        before = [i for i, word in enumerate(words, 1) if word in env.words.with_ and i <= last]
        found = [i for i in before if words[i].endswith(known)]
    who = env.words.groups
    if env.grammar.verb_second and not who.isdisjoint(words):
        several = [i for i, word in enumerate(words) if word in who and i < last]
        found += [i for i in several if _plain_noun(tokens, i + 1)]
    return frozenset(found)


def _plain_noun(tokens: Tokens, i: int) -> bool:
    """A common noun, and no part of the name of those before it."""
    noun = tokens.tags[i] & (Tag.NOUN | Tag.ALSO_NOUN) and tokens.words[i][0].isalpha()
    return bool(noun) and not tokens.capital[i]


def _times(analysis: Analysis, env: Environment) -> frozenset[int]:
    """«in de afgelopen maanden | noodhulp toegezegd», «op 30 juli | sancties afgekondigd»."""
    if not env.grammar.verb_second:
        return frozenset()
    words, nouns = analysis.tokens.words, env.grammar.time_nouns
    dates = {moment.end for moment in analysis.moments}
    dated = [i for i, end in enumerate(analysis.tokens.ends) if i and end in dates] if dates else []
    if nouns.isdisjoint(words):
        return frozenset(dated)
    named = [i for i, word in enumerate(words) if word in nouns and i]
    return frozenset([*dated, *(i for i in named if _says_when(words[i - 1], env))])


def _says_when(word: str, env: Environment) -> bool:
    """«afgelopen», «in», before a noun of time."""
    return (word in env.words.gone or word in env.words.when) and word not in env.words.articles


def closed_phrases(tokens: Tokens, known: frozenset[str]) -> frozenset[int]:
    """The words at which a phrase is complete: the second of «naar verwachting», of a pair
    that is `known`; the year of «in 2019»."""
    words, tags, seconds = tokens.words, tokens.tags, _seconds(known)
    ages = (i for i, word in enumerate(words) if "1" <= word < "3")
    years = [i for i in ages if len(words[i]) == _YEAR and words[i].isdigit()]
    found = [i for i in years if i and tags[i - 1] & Tag.PREPOSITION]
    if not seconds.isdisjoint(words):
        behind = [i for i, word in enumerate(words) if word in seconds and i]
        found += [i for i in behind if f"{words[i - 1]} {words[i]}" in known]
    return frozenset(found)


@cache
def _seconds(known: frozenset[str]) -> frozenset[str]:
    """The second words of pairs, which are few among the words of a text."""
    return frozenset(pair.split()[1] for pair in known)


def is_condition(analysis: Analysis, env: Environment, number: int) -> bool:
    """Whether clause `number` states a condition («indien …»)."""
    mark = analysis.clauses[number].mark
    if mark < 0:
        return False
    conditional = analysis.tokens.words[mark] in env.words.conditional
    return conditional or _is_awaited(analysis, env, number)


def _is_awaited(analysis: Analysis, env: Environment, number: int) -> bool:
    """«treedt pas in werking nadat de Raad heeft ingestemd», «geldt niet totdat de Raad heeft
    ingestemd»: what has yet to be done; but «had ingestemd»."""
    clause, words = analysis.clauses[number], analysis.tokens.words
    mark = clause.mark
    if clause.finite < 0 or in_past(analysis, clause):
        return False
    if words[mark] in env.words.thereafter:
        outer = analysis.clauses[clause.parent].own if clause.parent >= 0 else []
        before = {words[mark - 1] if mark else ""} | {words[j] for j in outer if j < mark}
        return not env.words.awaited.isdisjoint(before)
    return words[mark] in env.words.not_yet - env.words.beforehand


def in_past(analysis: Analysis, clause: Clause) -> bool:
    """«moest», «dienden», or no finite verb at all."""
    if clause.finite < 0:
        return True
    forms = [form for _, form in analysis.tokens.readings[clause.finite]]
    return any(form & (Form.PAST | Form.PAST_PLURAL) for form in forms)
