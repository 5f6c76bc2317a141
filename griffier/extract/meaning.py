"""Meaning round the act: is it done, meant, doubted, denied, repeated?"""

from dataclasses import dataclass
from typing import Final

from griffier.extract.contrasts import ruled_out
from griffier.extract.predicates import Predicate
from griffier.extract.sentence import Analysis
from griffier.lexicon.conjugation import Form
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Grammar, Tag
from griffier.model import Act

# What a denied act amounts to: another act, or nothing (annotation.md, ruling 9).
_DENIED: Final[dict[Act, Act | None]] = {
    Act.SUPPORT: Act.OPPOSE,
    Act.OPPOSE: Act.SUPPORT,
    Act.COMMIT: Act.OPPOSE,
    Act.AGREE: None,
    Act.PROPOSE: None,
    Act.PROVIDE: None,
    Act.MEET: None,
    Act.DISCUSS: None,
}


_YEAR = 4  # digits


@dataclass(frozen=True, slots=True)
class Mood:
    """`future` is «zal», `tentative` «zou», `obliged` «moet» or «dient te», `wished` «wil»,
    `able` «kan» or «mag»; `over` is told of in the past or the perfect; `heard` is «zou hebben
    gevraagd», without a word that makes it unreal; `now` is
    told in the present tense, and neither done nor past."""

    negated: bool
    future: bool
    tentative: bool
    obliged: bool
    forecast: bool
    repeated: bool
    wished: bool
    able: bool
    over: bool = False
    heard: bool = False
    now: bool = False


def mood(analysis: Analysis, predicate: Predicate, words: ContextWords, grammar: Grammar) -> Mood:
    """What the auxiliaries and adverbs round a predicate say of it."""
    tokens = analysis.tokens
    present = [tokens.words[j] for j in predicate.words]
    future = bool(predicate.helpers & grammar.future)
    future = future and not told_here(present, words)
    future = future and not _tells_next(predicate, present, words)
    past = future and _in_past(analysis, predicate, grammar)
    return Mood(
        negated=_negated(analysis, predicate, words),
        future=future and not past,
        tentative=past,
        obliged=bool(predicate.helpers & words.should - grammar.future)
        and predicate.lemma not in words.uttering
        and not _had_to(analysis, predicate, grammar)
        and not _does_so(predicate, present, words),
        forecast=not words.forecast.isdisjoint(present),
        repeated=not words.repeated.isdisjoint(present),
        wished=bool(predicate.helpers & words.willing - grammar.future),
        able=_may(predicate, present, words),
        over=_is_over(analysis, predicate, grammar),
        now=_is_now(analysis, predicate, grammar),
        heard=past
        and bool(predicate.helpers & grammar.perfect)
        and words.unreal.isdisjoint(present),
    )


def _may(predicate: Predicate, present: list[str], words: ContextWords) -> bool:
    """«kan verzoeken», «lidstaten mogen uitstel vragen»; but «mag ik u verzoeken»."""
    allowed = predicate.helpers & words.allowed and words.self.isdisjoint(present)
    return bool(predicate.helpers & words.able or allowed)


def told_here(present: list[str], words: ContextWords) -> bool:
    """«In deze brief zal ik ingaan op …», «hieronder zal ik stilstaan bij …»: what the letter
    will tell stands in it, and is no promise."""
    if not words.here_told.isdisjoint(present):
        return True
    spots = (k for k, word in enumerate(present) if word in words.within)
    return any(" ".join(present[k + 1 : k + 3]) in words.this_letter for k in spots)


def _is_over(analysis: Analysis, predicate: Predicate, grammar: Grammar) -> bool:
    """«heeft bepleit», «pleitte»: done, also where an agenda tells of it."""
    finite = analysis.clauses[predicate.clause].finite
    if not grammar.verb_second or finite < 0:
        return False
    if predicate.helpers & (grammar.perfect - grammar.passive):
        return True
    forms = [form for _, form in analysis.tokens.readings[finite]]
    present = Form.FIRST | Form.SINGULAR | Form.PLURAL
    return not any(form & present for form in forms)


def _is_now(analysis: Analysis, predicate: Predicate, grammar: Grammar) -> bool:
    """«bespreekt», «wordt besproken», «zal bespreken»; not «besprak», «is besproken»."""
    finite = analysis.clauses[predicate.clause].finite
    done = predicate.helpers & grammar.perfect or "zijn" in predicate.helpers
    if finite < 0 or done:
        return False
    forms = [form for _, form in analysis.tokens.readings[finite]]
    return any(form & (Form.FIRST | Form.SINGULAR | Form.PLURAL) for form in forms)


def _tells_next(predicate: Predicate, present: list[str], words: ContextWords) -> bool:
    """«Hierbij zal ik ingaan op …», «tot slot zal ik stilstaan bij …»."""
    return predicate.lemma in words.dwelling and not words.in_turn.isdisjoint(present)


def _does_so(predicate: Predicate, said: list[str], words: ContextWords) -> bool:
    """«De motie moet ik ontraden», «wij moeten constateren dat …»: it is done by saying so."""
    return predicate.lemma in words.performed and not words.self.isdisjoint(said)


def _had_to(analysis: Analysis, predicate: Predicate, grammar: Grammar) -> bool:
    """«heb moeten besluiten niet te gaan» tells what was done; «had moeten ingrijpen», «moet
    hebben besloten» do not."""
    finite = analysis.clauses[predicate.clause].finite
    forms = analysis.tokens.readings[finite] if finite >= 0 else ()
    present = Form.FIRST | Form.SINGULAR | Form.PLURAL
    perfect = grammar.perfect - grammar.passive
    return any(lemma in perfect and form & present for lemma, form in forms)


def _in_past(analysis: Analysis, predicate: Predicate, grammar: Grammar) -> bool:
    finite = analysis.clauses[predicate.clause].finite
    if finite < 0:
        return False
    return any(
        lemma in grammar.future and form & (Form.PAST | Form.PAST_PLURAL)
        for lemma, form in analysis.tokens.readings[finite]
    )


def _negated(analysis: Analysis, predicate: Predicate, words: ContextWords) -> bool:
    """A negation in the predicate's own words; «niet alleen» denies nothing."""
    tokens = analysis.tokens
    for position, j in enumerate(predicate.words):
        if not tokens.tags[j] & Tag.NEGATION:
            continue
        governed = j and tokens.tags[j - 1] & Tag.PREPOSITION and j - 1 in predicate.words
        if governed and words.no_way.isdisjoint(tokens.words[j + 1 : j + 2]):
            continue  # «in niet mis te verstane bewoordingen»; but «op geen enkele wijze»
        if j > 1 and tokens.words[j - 1] == "het" and tokens.tags[j - 2] & Tag.PREPOSITION:
            continue  # «teleurstelling over het niet opnemen van …»
        following = predicate.words[position + 1] if position + 1 < len(predicate.words) else -1
        any_of = tokens.tags[j] & Tag.DETERMINER  # «geen enkel voorstel»
        if following >= 0 and tokens.words[following] in words.not_negating and not any_of:
            continue
        if _tells_when(analysis, j, words) or _either(analysis, j, words):
            continue
        if j in ruled_out(tokens, analysis.clauses[predicate.clause]):
            continue
        return True
    return False


def _either(analysis: Analysis, j: int, words: ContextWords) -> bool:
    """«al dan niet in gewijzigde vorm»: one or the other."""
    return " ".join(analysis.tokens.words[max(0, j - 2) : j]) in words.either


def _tells_when(analysis: Analysis, j: int, words: ContextWords) -> bool:
    """«zal zich niet voor 2014 uitspreken»: later, and not never; «niet later dan 1 mei»."""
    tokens = analysis.tokens
    if any(m.kind == "deadline" and m.start == tokens.starts[j] for m in analysis.moments):
        return True
    before, year = (*tokens.words[j + 1 : j + 3], "", "")[:2]
    if before in words.awaited and not words.thereafter.isdisjoint(tokens.words[j + 2 :]):
        return True  # «zal niet eerder instemmen dan nadat …»
    if before not in words.before:
        return False
    is_year = year.isdigit() and len(year) == _YEAR
    return is_year or any(m.start in tokens.starts[j + 1 : j + 4] for m in analysis.moments)


def denied(act: Act) -> tuple[Act | None, str]:
    """The act that a denied `act` amounts to (None: no statement), and its polarity."""
    if act in _DENIED:
        return _DENIED[act], "positive"
    return act, "negated"
