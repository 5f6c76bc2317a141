"""A plan as a query of Tantivy."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from tantivy import FieldType, Occur, Query, Searcher

from griffier.search.frequent import frequent_terms, pairs
from griffier.search.plan import (
    APART,
    AllOf,
    AnyOf,
    Begins,
    InARow,
    Lookup,
    Matcher,
    Nearby,
    Nothing,
    Plan,
    Run,
    Says,
    Without,
    matchers,
)
from griffier.search.query import STATEMENTS, Filter, Period
from griffier.search.tantivy_fields import (
    BEGUN,
    CONTEXT,
    HEADED_PAIRS,
    HEADING,
    KEPT,
    LEMMA,
    OF_STATEMENT,
    OTHERS,
    PAIRS,
    schema,
    words_field,
)

# How much a word counts beside one found as itself: as part of a compound or as a country by
# another name; as a compound written apart or within a longer one; in the heading above; in
# the title of the document. And words that stand together as in the query, beside words alone.
_OTHER: Final = 0.6
_APART: Final = 0.5
_HEADED: Final = 0.4
_ABOVE: Final = 0.2
_TOGETHER: Final = 0.5
_CLOSE: Final = 2  # words between
_TELLING: Final = 50_000  # units with a word, beyond which it says little of each
_PAIRS_OF: Final = {LEMMA: PAIRS, HEADING: HEADED_PAIRS}


class Renderer:
    """Makes the queries of one search, among paragraphs or among statements."""

    def __init__(self, searcher: Searcher, scope: str) -> None:
        self._schema, self._searcher, self._scope = schema(), searcher, scope
        self._above = False

    def render(self, plan: Plan) -> Query:
        """The whole query: the plan, and what it does not see to itself: the scope, and that
        something stands in the text and not only above it."""
        sought = [each for each in matchers(plan) if not _common(each)]
        self._above = len(sought) > 1
        musts = [self._plan(plan)]
        if not self._scoped(plan):
            musts.append(self._plain("scope", self._scope))
        if self._above and not self._inside(plan):
            self._above = False
            musts.append(_unscored(_any([self._matcher(each) for each in sought])))
        return _every(musts)

    def _scoped(self, node: Plan) -> bool:
        """Whether only units of the scope can fulfil it."""
        match node:
            case AllOf(parts):
                return any(self._scoped(part) for part in parts if not _common(part))
            case AnyOf(parts):
                return all(map(self._scoped, parts))
            case Filter(field=field):
                return self._scope == STATEMENTS and field in (*OF_STATEMENT, "is")
            case Period(field=field, none=none):
                return self._scope == STATEMENTS and field == "deadline" and not none
        return not isinstance(node, Without | Nothing)

    def _inside(self, node: Plan) -> bool:
        """Whether it sees to it that something stands in the text, or in its heading."""
        match node:
            case AllOf(parts):
                return any(self._inside(part) for part in parts if not _common(part))
            case AnyOf(parts):
                return all(map(self._inside, parts))
            case Lookup(lemmas, others):
                field = words_field(self._scope, CONTEXT)
                return not any(self._searcher.doc_freq(field, each) for each in (*lemmas, *others))
        return isinstance(node, Begins | InARow | Nearby | Says)

    def _plan(self, node: Plan) -> Query:
        match node:
            case AllOf(parts):
                return self._all(parts)
            case AnyOf(parts):
                return _any([self._plan(part) for part in parts])
            case Without():
                return self._all((node,))
            case Nothing():
                return _unscored(Query.all_query())
            case Filter():
                return _unscored(self._filter(node))
            case Period():
                return _unscored(self._period(node))
        return self._matcher(node)

    def _all(self, parts: Sequence[Plan]) -> Query:
        clauses: list[tuple[Occur, Query]] = []
        for part in parts:
            if isinstance(part, Without):
                clauses.append((Occur.MustNot, self._denied(part.part)))
            else:
                occur = Occur.Should if _common(part) else Occur.Must
                clauses.append((occur, self._plan(part)))
        clauses += [(Occur.Should, each) for each in self._together(parts)]
        if not any(occur == Occur.Must for occur, _ in clauses):
            clauses.append((Occur.Must, _unscored(Query.all_query())))
        return Query.boolean_query(clauses)

    def _together(self, parts: Iterable[Plan]) -> Iterator[Query]:
        """Two words that follow one another in the query and, closely, in the text."""
        words = [part for part in parts if isinstance(part, Lookup) and not part.common]
        for one, other in pairwise(words):
            run = (one.lemmas[0], other.lemmas[0])
            if one.lemmas[0] != other.lemmas[0]:
                yield Query.boost_query(self._row(run, _CLOSE), _TOGETHER)

    def _denied(self, node: Plan) -> Query:
        """What must not be is looked for in the text itself, not above it."""
        above, self._above = self._above, False
        made = self._plan(node)
        self._above = above
        return made

    # --- words ------------------------------------------------------------------------

    def _matcher(self, node: Matcher) -> Query:
        match node:
            case Lookup(lemmas, others, runs):
                return self._lookup(lemmas, others, runs)
            case Begins(prefix, lemmas):
                return self._begins(prefix, lemmas)
            case InARow(runs):
                inside = [self._row(run, 0) for run in runs]
                return _any([*inside, *(self._headed(run, 0) for run in runs)])
            case Nearby():
                return self._nearby(node)
            case Says(concepts, runs):
                inside = [self._loose(run) for run in runs]
                told = [self._plain("concept", each) for each in concepts]
                return _any([*inside, *(told if self._scope == STATEMENTS else ())])

    def _lookup(self, lemmas: Run, others: Run, runs: Iterable[Run]) -> Query:
        ways = [self._term(LEMMA, each) for each in lemmas]
        ways += [Query.boost_query(self._term(OTHERS, each), _OTHER) for each in others]
        ways += [Query.boost_query(self._loose(run), _APART) for run in runs]
        either = dict.fromkeys((*lemmas, *others))
        ways += [Query.boost_query(self._term(HEADING, each), _HEADED) for each in either]
        if self._above:
            above = (self._term(CONTEXT, each) for each in either)
            ways += [Query.boost_query(each, _ABOVE) for each in above]
        return _any(ways)

    def _begins(self, prefix: str, lemmas: Run) -> Query:
        whole = [each for each in lemmas if not (each.startswith(prefix) and self._worn(each))]
        if prefix in frequent_terms().beginnings:
            return _any([self._term(BEGUN, prefix), *(self._term(LEMMA, each) for each in whole)])
        begins = "".join(char if char.isalnum() else f"\\{char}" for char in prefix) + ".*"
        fields = [words_field(self._scope, name) for name in (LEMMA, OTHERS, HEADING)]
        ways = [Query.regex_query(self._schema, field, begins) for field in fields]
        return _any([*(self._term(LEMMA, each) for each in whole), *ways])

    def _worn(self, lemma: str) -> bool:
        """Whether a word stands in so many units that its standing there ranks none above."""
        return self._searcher.doc_freq(words_field(self._scope, LEMMA), lemma) > _TELLING

    def _nearby(self, node: Nearby) -> Query:
        ways: list[Query] = []
        for left in node.left:
            for right in node.right:
                if left == right:
                    continue
                if len(left) == len(right) == 1:
                    ways.append(self._within(left[0], right[0], node.distance))
                    continue
                both = [self._row(run, 0) for run in (left, right) if len(run) > 1]
                orders = ((*left, *right), (*right, *left))
                ways += [_every([self._row(order, node.distance), *both]) for order in orders]
        return _any(ways) if ways else Query.empty_query()

    def _within(self, one: str, other: str, distance: int) -> Query:
        """Two words in any order: at one place, with that much play and one for themselves."""
        field = words_field(self._scope, LEMMA)
        return Query.phrase_query(self._schema, field, [(0, one), (0, other)], distance + 1)

    def _loose(self, run: Run) -> Query:
        """These words within a few of one another; two of them in any order."""
        if len(run) == 1:
            other = Query.boost_query(self._term(OTHERS, run[0]), _OTHER)
            return _any([self._term(LEMMA, run[0]), other])
        if len(run) == 2 and run[0] != run[1]:
            return self._within(run[0], run[1], APART)
        return self._row(run, APART)

    def _headed(self, run: Run, slop: int) -> Query:
        return Query.boost_query(self._row(run, slop, HEADING), _HEADED)

    def _row(self, run: Run, slop: int, name: str = LEMMA) -> Query:
        if len(run) == 1:
            return self._term(name, run[0])
        found = () if slop else tuple(pairs(run))
        together = [self._term(_PAIRS_OF[name], each) for each in dict.fromkeys(found)]
        if found and len(run) == 2:
            return together[0]
        places = Query.phrase_query(self._schema, words_field(self._scope, name), list(run), slop)
        return _every([places, *map(_unscored, together)])

    def _term(self, name: str, value: str) -> Query:
        field = words_field(self._scope, name)
        return Query.term_query(self._schema, field, value, KEPT[name])

    # --- fields -----------------------------------------------------------------------

    def _plain(self, field: str, value: str) -> Query:
        return _unscored(Query.term_query(self._schema, field, value, "basic"))

    def _filter(self, node: Filter) -> Query:
        if node.field == "document":
            return _any([self._document(value) for value in node.values])
        field = "act" if node.field == "is" else node.field
        return _any([self._plain(field, value) for value in node.values])

    def _document(self, value: str) -> Query:
        if len(value) == 64:
            return self._plain("document", value)
        return Query.regex_query(self._schema, "document", f"{value}[0-9a-f]*")

    def _period(self, node: Period) -> Query:
        if node.field != "deadline":
            first = node.first.toordinal() if node.first else 1
            last = node.last.toordinal() if node.last else None
            return self._range("day", first, last)
        if node.none:
            some = (Occur.MustNot, self._range("due_last", 1, None))
            return Query.boolean_query([(Occur.Must, Query.all_query()), some])
        if not node.first or not node.last:
            return self._range("due_last", 1, None)
        return self._range("due_last", node.first.toordinal(), node.last.toordinal())

    def _range(self, field: str, first: int, last: int | None) -> Query:
        return Query.range_query(self._schema, field, FieldType.Integer, first, last)


def _common(node: Plan) -> bool:
    return isinstance(node, Lookup) and node.common


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _any(parts: list[Query]) -> Query:
    """Any of several ways to be found; each that is adds to the score."""
    should = [(Occur.Should, part) for part in parts]
    return parts[0] if len(parts) == 1 else Query.boolean_query(should)


def _every(parts: list[Query]) -> Query:
    must = [(Occur.Must, part) for part in parts]
    return parts[0] if len(parts) == 1 else Query.boolean_query(must)
