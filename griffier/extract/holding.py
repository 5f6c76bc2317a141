"""Whether a clause that no act claims may hold statements of its own."""

from griffier.extract.attachment import stands_apart, supposes
from griffier.extract.case import Environment
from griffier.extract.clause import ClauseKind
from griffier.extract.scene import in_past, is_condition
from griffier.extract.sentence import Analysis
from griffier.lexicon.grammar import Tag


def counts(analysis: Analysis, env: Environment, number: int, *, told: bool) -> bool:
    """Whether what clause `number` holds counts; `told` says that the one round it has told
    what was done."""
    clause, tokens = analysis.clauses[number], analysis.tokens
    if clause.kind is ClauseKind.INFINITIVE:
        return _does(analysis, env, number, told=told)
    how = clause.kind is ClauseKind.PARTICIPLE and clause.own[0] and not env.grammar.verb_second
    if how and tokens.words[clause.own[0] - 1] == "by":
        return _is_done(analysis, env, clause.parent) and not told
    if clause.is_conjunct or is_condition(analysis, env, number):
        return False
    mark = tokens.words[clause.mark] if clause.mark >= 0 else ""
    ahead = mark in env.words.beforehand and not in_past(analysis, clause)
    if ahead or mark in env.words.purpose:
        return False  # «Voordat Nederland kan instemmen, …»: not yet, if ever
    if mark in env.words.whereby and tokens.words[clause.mark - 1] in env.words.ways:
        return False  # «de wijze waarop ik dit zal uitvoeren»
    if mark not in env.words.complementisers:
        return True
    if clause.mark and tokens.words[clause.mark - 1] in env.words.lacking:
        return False  # «zonder dat de Commissie daartoe had opgeroepen»
    # A dat-clause nobody claimed may be a relative clause: «het plan dat X steunt».
    relative = tokens.tags[clause.mark] & Tag.RELATIVE or stands_apart(tokens, clause.mark)
    open_ = supposes(tokens, clause.mark) or _is_doubted(analysis, env, clause.parent)
    return bool(relative) and not open_


def _is_doubted(analysis: Analysis, env: Environment, number: int) -> bool:
    """«Niet uitgesloten is dat …», «onduidelijk is of …»: it may be so, or not."""
    own = analysis.clauses[number].own if number >= 0 else ()
    said = {analysis.tokens.words[j] for j in own}
    return not said.isdisjoint(env.words.doubted)


def _does(analysis: Analysis, env: Environment, number: int, *, told: bool) -> bool:
    """«Spanje opende het debat door op te roepen tot spoed», «na X te hebben gesteund, ging het
    naar huis»: what was done, where the clause round it tells no more than how."""
    clause, tokens = analysis.clauses[number], analysis.tokens
    if clause.mark < 0 or tokens.words[clause.mark] not in env.grammar.doing:
        return False
    outer = analysis.clauses[clause.parent]
    if outer.kind is not ClauseKind.MAIN or (told and outer.own[0] < clause.mark):
        return False
    return _is_done(analysis, env, clause.parent)


def _is_done(analysis: Analysis, env: Environment, number: int) -> bool:
    """Whether a clause tells of what has happened: no modal, no future, no denial."""
    outer, tokens = analysis.clauses[number], analysis.tokens
    unsure = env.grammar.modal | env.grammar.future
    verbs = [m for verb in outer.verbs for m, _ in tokens.readings[verb]]
    denied = any(tokens.tags[j] & Tag.NEGATION for j in outer.own)
    return not denied and unsure.isdisjoint(verbs)
