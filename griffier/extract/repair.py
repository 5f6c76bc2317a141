"""What only the whole sentence tells: whose verb a verb is."""

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.tokens import Tokens
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag


def share_finite(tokens: Tokens, clauses: list[Clause], grammar: Grammar) -> None:
    """Give a main clause without its verb the verb behind that of a clause inside it: «de
    landen die dit steunen | zijn bereid», «zoals gezegd | blijft»."""
    for number, clause in enumerate(clauses):
        if clause.kind is not ClauseKind.MAIN or clause.finite >= 0:
            continue
        if any(tokens.words[j] in grammar.considering for j in clause.own):
            continue  # «overwegende dat hij heeft besloten …» has no verb to come
        inside = (n for n, c in enumerate(clauses) if c.parent == number and c.verbs)
        for inner in reversed(list(inside)):
            verb = _lent(tokens, clauses[inner], grammar)
            if verb >= 0:
                _lend(tokens, clauses, number, inner, verb)
                break
        else:
            _regain(tokens, clause)


def _lent(tokens: Tokens, clause: Clause, grammar: Grammar) -> int:
    """The verb in a clause that is not its own; -1 where all are."""
    if clause.kind is ClauseKind.INFINITIVE:
        behind = (v for v in clause.verbs[1:] if tokens.tags[v] & Tag.FINITE)
        return next((v for v in behind if _finite_only(tokens, v) or _before_we(tokens, v)), -1)
    if clause.kind is not ClauseKind.SUBORDINATE:
        return -1
    finite = sorted(v for v in clause.verbs if tokens.tags[v] & Tag.FINITE)
    if finite and _without_verb(tokens, clause, finite[0], grammar):
        return finite[0]
    if len(finite) > 1 and _awaited(tokens, clause, grammar):
        return -1
    if len(finite) > 1 and finite[-1] == clause.verbs[-1] and not _rests(tokens, clause):
        return finite[-1]
    own = [v for v in clause.own if finite and v > finite[0] and tokens.tags[v] & Tag.FINITE]
    return next((v for v in own if _second(tokens, clause, finite[0], v, grammar)), -1)


def _awaited(tokens: Tokens, clause: Clause, grammar: Grammar) -> bool:
    """«een motie waarin de regering wordt verzocht …»: the participle of the auxiliary that is
    the only other verb of its clause."""
    first, last = clause.verbs[0], clause.verbs[-1]
    helps = any(m in grammar.perfect | grammar.passive for m, _ in tokens.readings[first])
    return len(clause.verbs) == 2 and helps and bool(tokens.tags[last] & Tag.PARTICIPLE)


def _second(tokens: Tokens, clause: Clause, first: int, verb: int, grammar: Grammar) -> bool:
    """Whether a verb behind the finite one of its clause belongs to another clause."""
    if verb in clause.verbs and _finite_only(tokens, verb):
        return True  # «waarop zij dit baseren | heeft te maken met»
    if tokens.tags[verb] & Tag.DETERMINER:  # «die zich inzetten voor vrede | zijn …»
        return verb + 1 < len(tokens) and not tokens.tags[verb - 1] & (Tag.PREPOSITION | Tag.VERB)
    if any(lemma in grammar.helpers for lemma, _ in tokens.readings[first]):
        return False
    return verb == first + 1 and _inverted(tokens, verb)  # «zolang zij wachten | vallen de …»


def _regain(tokens: Tokens, clause: Clause) -> None:
    """Make a verb again of what was taken for a noun: «gelet op het voorgaande | zet het
    kabinet zich in»."""
    for j in clause.own:
        if tokens.tags[j] & Tag.CLOSED or not _inverted(tokens, j) or tokens.capital[j]:
            continue
        if _finite_only(tokens, j) and any(
            f & Form.FINITE > Form.FIRST for _, f in tokens.readings[j]
        ):
            tokens.tags[j] = Tag.FINITE
            clause.finite = j
            clause.verbs = sorted({j, *clause.verbs})
            return


def _without_verb(tokens: Tokens, clause: Clause, finite: int, grammar: Grammar) -> bool:
    """«Zoals gezegd | wordt», «indien nodig | kan»: one word stands for a clause."""
    if clause.mark < 0 or finite != clause.mark + 2:
        return False
    word = clause.mark + 1
    alone = tokens.tags[word] & Tag.PARTICIPLE and not tokens.tags[word] & Tag.FINITE
    return bool(alone) or tokens.words[word] in grammar.clause_adjectives


def _finite_only(tokens: Tokens, verb: int) -> bool:
    forms = [form for _, form in tokens.readings[verb]]
    return bool(forms) and not any(form & Form.INFINITIVE for form in forms)


def _before_we(tokens: Tokens, verb: int) -> bool:
    """«… zijn wij gestart»: what follows can only be a subject."""
    return verb + 1 < len(tokens) and bool(tokens.tags[verb + 1] & Tag.NOMINATIVE)


def _inverted(tokens: Tokens, verb: int) -> bool:
    """«… vallen hun acties»: the subject stands behind."""
    opens = Tag.PERSONAL | Tag.DETERMINER
    return verb + 1 < len(tokens) and bool(tokens.tags[verb + 1] & opens)


def _rests(tokens: Tokens, clause: Clause) -> bool:
    """Whether the last verb of a clause needs the one before it: «gehouden worden»."""
    last, before = clause.verbs[-1], clause.verbs[-2]
    ends = last == len(tokens) - 1 or bool(tokens.tags[last + 1] & Tag.PUNCTUATION)
    return before != last - 1 or ends


def _lend(tokens: Tokens, clauses: list[Clause], number: int, inner: int, verb: int) -> None:
    """Give a clause the words of an inner one from a verb on, and what hangs on them."""
    clause, lender = clauses[number], clauses[inner]
    moved = [j for j in lender.own if j >= verb]
    last = moved[-1] if not tokens.tags[moved[-1]] & Tag.PUNCTUATION else moved[-2]
    closes = tokens.tags[last] & (Tag.INFINITIVE | Tag.PARTICIPLE)  # «kan maatregelen treffen»
    clause.own.extend(moved)
    taken = {verb, *(v for v in lender.verbs if v > verb), *((last,) if closes else ())}
    clause.verbs.extend(sorted(taken))
    clause.finite = verb
    lender.own = [j for j in lender.own if j < verb]
    lender.verbs = [v for v in lender.verbs if v < verb]
    if lender.finite >= verb or lender.kind is ClauseKind.SUBORDINATE:
        lender.finite = lender.verbs[-1] if lender.verbs else -1
    for later in clauses:
        if later.parent == inner and later.own and later.own[0] > verb:
            later.parent = number
