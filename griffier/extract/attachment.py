"""What a clause hangs on: the verb that asks for it, a noun, or nothing in particular.

«meldt dat …» and «verzoekt om … te» fill a place of the verb; «het feit dat …» and «de
wens om … te» belong to a noun, «het land dat …» and «om … te» of purpose are additions.
"""

from collections.abc import Iterator

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.predicates import Predicate
from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Grammar, Tag


def complements(
    tokens: Tokens, clauses: list[Clause], predicate: Predicate, grammar: Grammar
) -> Iterator[tuple[int, list[int]]]:
    """The clauses that fill a place of `predicate`: the word that opens each and its verbs.

    An infinitive inside the bracket of its governor («lijkt te slagen») counts too.
    """
    bare = predicate.lemma.replace("|", "")
    if bare in grammar.takes_infinitive or predicate.lemma in grammar.raising:
        yield from _in_bracket(tokens, clauses[predicate.clause])
    for clause in clauses:
        if clause.parent != predicate.clause or not clause.verbs:
            continue
        if clause.kind is ClauseKind.INFINITIVE:
            if bare in grammar.takes_infinitive and clause.own[0] > predicate.verb:
                yield clause.mark, clause.verbs
        elif clause.kind is ClauseKind.SUBORDINATE and _asked_for(tokens, clause, bare, grammar):
            yield clause.mark, clause.verbs


def later_verbs(
    tokens: Tokens, clauses: list[Clause], predicate: Predicate, grammar: Grammar
) -> list[int]:
    """The verbs of its clause behind a predicate, but for the auxiliary right behind it:
    «dat Polen bereid is | om …», «dat de Raad besloten heeft | te …»."""
    behind = [v for v in clauses[predicate.clause].verbs if v > predicate.verb]
    beside = behind == [predicate.verb + 1]
    if beside and any(lemma in grammar.helpers for lemma, _ in tokens.readings[behind[0]]):
        return []
    return behind


def subjectless_passive(tokens: Tokens, clause: Clause, grammar: Grammar) -> bool:
    """«een pakket dat door Nederland wordt gesteund»: a passive with nothing but phrases
    behind prepositions, so that its «dat» is the subject."""
    if clause.finite < 0 or not any(
        lemma in grammar.passive for lemma, _ in tokens.readings[clause.finite]
    ):
        return False
    first = clause.mark + 1
    if not tokens.tags[first] & Tag.PREPOSITION:
        return False
    return not any(
        tokens.tags[j] & (Tag.DETERMINER | Tag.PERSONAL)
        and not tokens.tags[j - 1] & Tag.PREPOSITION
        for j in range(first, min(clause.verbs))
    )


def behind_comma(tokens: Tokens, mark: int) -> bool:
    """«een compromis, dat door allen werd omarmd»: a relative clause; but «gaf, net als in
    maart, aan dat …»."""
    if mark < 3 or tokens.words[mark] != "dat" or tokens.words[mark - 1] != ",":
        return False
    if behind_name(tokens, mark):
        return True
    noun = tokens.tags[mark - 2] == Tag.NOUN
    return noun and not set(tokens.words[mark - 5 : mark - 2]).isdisjoint(("een", "het"))


def behind_name(tokens: Tokens, mark: int) -> bool:
    """«België, | dat een onderzoek bepleitte»: a country is what «dat» stands for."""
    named = mark > 1 and tokens.words[mark - 1] == "," and tokens.capital[mark - 2]
    return named and not _behind_examples(tokens, mark)


def _behind_examples(tokens: Tokens, mark: int) -> bool:
    """«meldden enkele landen, waaronder Malta en Cyprus, | dat …»: said by all of them."""
    if tokens.words[mark] != "dat":
        return False
    before = (j for j in range(mark - 2, 0, -1) if not tokens.capital[j])
    other = next((j for j in before if not tokens.tags[j] & (Tag.JOINING | Tag.PUNCTUATION)), 0)
    return tokens.words[other] == "waaronder"


def apposed(tokens: Tokens, mark: int) -> bool:
    """«…, een verzoek dat door Frankrijk werd gesteund»: said of a noun that stands apart."""
    words, tags = tokens.words, tokens.tags
    for j in range(mark - 1, max(0, mark - 5), -1):
        if words[j] in ("een", "het", "iets") and tags[j - 1] & Tag.PUNCTUATION:
            return j < mark - 1 or words[j] == "iets"
        if not tags[j] & (Tag.NOUN | Tag.ALSO_NOUN | Tag.ATTRIBUTE | Tag.ADVERB):
            return False
    return False


def _in_bracket(tokens: Tokens, clause: Clause) -> Iterator[tuple[int, list[int]]]:
    for verb in clause.verbs[1:]:
        if tokens.tags[verb - 1] & Tag.MARKER:
            yield verb - 1, [v for v in clause.verbs if v >= verb]
            return


def _asked_for(tokens: Tokens, clause: Clause, lemma: str, grammar: Grammar) -> bool:
    if (
        tokens.words[clause.mark] not in grammar.complementisers
        or lemma not in grammar.takes_clause
    ):
        return False
    return not _neuter_antecedent(tokens, clause.mark)


def _neuter_antecedent(tokens: Tokens, mark: int) -> bool:
    """«het charisma dat …»: a relative pronoun right behind a noun with «het» or «een»."""
    if tokens.words[mark] != "dat" or mark < 2 or tokens.tags[mark - 1] != Tag.NOUN:
        return False
    article = next((w for w in reversed(tokens.words[max(0, mark - 4) : mark - 1])
                    if w in ("de", "het", "een", "dit", "die", "deze")), "")  # fmt: skip
    return article in ("het", "een", "dit")


def excepts(tokens: Tokens, mark: int) -> bool:
    """«…, zij het | dat lidstaten vrezen voor …», «met dien verstande | dat»: a clause that no
    verb asks for, and that tells what holds beside it."""
    if mark < 1 or tokens.words[mark] != "dat":
        return False
    conceded = tokens.words[max(0, mark - 2) : mark] == ["zij", "het"]
    return conceded or tokens.words[mark - 1] in ("verstande", "behalve")


def sums_up(tokens: Tokens, mark: int) -> bool:
    """«…, hetgeen werd toegezegd», «…, wat Polen afwees», «…, reden waarom ik het ontraad»: said
    of the whole clause before."""
    if mark > 1 and tokens.words[mark - 2 : mark + 1] == [",", "reden", "waarom"]:
        return True
    return mark > 1 and tokens.words[mark] in ("hetgeen", "wat") and tokens.words[mark - 1] == ","


def stands_apart(tokens: Tokens, mark: int) -> bool:
    """Whether a clause that might be what is said is said of something before it."""
    apart = behind_comma(tokens, mark) or excepts(tokens, mark) or sums_up(tokens, mark)
    return apart or supposes(tokens, mark)


def supposes(tokens: Tokens, mark: int) -> bool:
    """«voor het geval | dat lidstaten tekortschieten»: what may be, and nobody says."""
    return mark > 1 and tokens.words[mark - 1 : mark + 1] == ["geval", "dat"]


def is_bare(tokens: Tokens, mark: int) -> bool:
    """Whether a clause begins with its own subject: "said they would …", "hope both sides …"."""
    opens = Tag.SUBORDINATOR | Tag.PURPOSE | Tag.MARKER | Tag.PRONOMINAL
    return bool(tokens.tags[mark] & Tag.NOMINATIVE) or not tokens.tags[mark] & opens


def behind_noun(tokens: Tokens, clauses: list[Clause], predicate: Predicate) -> bool:
    """Whether a participle opens a clause of its own right behind a noun: "efforts | undertaken
    by"."""
    clause = clauses[predicate.clause]
    opens = clause.kind is ClauseKind.PARTICIPLE and clause.own[0] == predicate.verb > 0
    return opens and bool(tokens.tags[predicate.verb - 1] & Tag.NOUN)
