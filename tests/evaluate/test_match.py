from hypothesis import given
from hypothesis import strategies as st

from griffier.evaluate.match import Locator, match, pair
from griffier.model import Span

TEXT = "Inleiding.\n\nNederland verzocht Servië\u00a0om visa. Duitsland ook."
SENTENCE = "Nederland verzocht Servië om visa."


def test_a_sentence_is_found_whatever_its_white_space() -> None:
    spans = Locator(TEXT).find("Nederland  verzocht\nServië om visa.")
    assert spans == (Span(12, 46),)
    assert TEXT[12:46].startswith("Nederland")
    assert Locator(TEXT).find("Frankrijk verzocht Servië om visa.") == ()
    assert Locator(TEXT).find("  ") == ()


def test_a_sentence_that_occurs_twice_is_found_twice() -> None:
    assert len(Locator("Ja. Nee. Ja.").find("Ja.")) == 2


def test_the_same_act_in_the_sentence_is_a_hit_at_every_level(entry, said) -> None:
    result = match([entry()], [said(12, 40)], TEXT)
    assert result.hits == {"act": 1, "who": 1, "full": 1}
    assert result.missed == ()
    assert result.spurious == ()


def test_evidence_outside_the_sentence_is_no_hit(entry, said) -> None:
    result = match([entry()], [said(0, 40), said(47, 60)], TEXT)
    assert result.hits["act"] == 0
    assert len(result.missed) == 1
    assert len(result.spurious) == 2


def test_levels_ask_for_more_and_more(entry, said) -> None:
    wrong_who = match([entry()], [said(12, 40, actors=("DE",))], TEXT)
    wrong_whom = match([entry()], [said(12, 40, recipients=())], TEXT)
    wrong_act = match([entry()], [said(12, 40, act="WARN")], TEXT)
    assert wrong_who.hits == {"act": 1, "who": 0, "full": 0}
    assert wrong_whom.hits == {"act": 1, "who": 1, "full": 0}
    assert wrong_act.hits == {"act": 0, "who": 0, "full": 0}


def test_alternatives_are_accepted(entry, said) -> None:
    gold = entry(also=("EXPECT",), also_actors=(("NL", "DE"),), also_recipients=((), ("EU",)))
    offered = said(12, 40, act="EXPECT", actors=("DE", "NL"), recipients=())
    assert match([gold], [offered], TEXT).hits["full"] == 1


def test_actors_count_as_sets_in_any_order(entry, said) -> None:
    gold = entry(actors=("PL", "LT"))
    assert match([gold], [said(12, 40, actors=("LT", "PL"))], TEXT).hits["who"] == 1
    assert match([gold], [said(12, 40, actors=("PL",))], TEXT).hits["who"] == 0


def test_one_prediction_serves_one_gold_statement(entry, said) -> None:
    result = match([entry(), entry()], [said(12, 40)], TEXT)
    assert result.hits["act"] == 1
    assert len(result.missed) == 1


def test_the_best_pairing_is_found_not_the_first(entry, said) -> None:
    german = entry(actors=("DE",))
    result = match([entry(), german], [said(12, 40, actors=("DE",)), said(12, 40)], TEXT)
    assert result.hits == {"act": 2, "who": 2, "full": 2}
    assert all(c.agrees(s, "full") for c, s in result.pairs)


def test_minor_and_optional_gold_is_neither_asked_nor_wrong(entry, said) -> None:
    gold = [entry(optional=True), entry(act="MEET", weight="minor")]
    silent = match(gold, [], TEXT)
    spoken = match(gold, [said(12, 40), said(12, 40, act="MEET", actors=("FR",))], TEXT)
    assert silent.missed == ()
    assert spoken.counted == ()
    assert spoken.spurious == ()


def test_an_optional_statement_does_not_take_what_a_required_one_needs(entry, said) -> None:
    result = match([entry(optional=True), entry()], [said(12, 40)], TEXT)
    assert result.hits["full"] == 1
    assert len(result.counted) == 1


def test_minor_predictions_are_set_aside(entry, said) -> None:
    result = match([entry()], [said(12, 40, weight="minor")], TEXT)
    assert result.counted == ()
    assert len(result.missed) == 1


def test_evidence_may_lie_in_the_lead_in_of_the_list(entry, said) -> None:
    gold = entry("Duitsland ook.", lead=SENTENCE)
    assert match([gold], [said(12, 40)], TEXT).hits["full"] == 1
    assert match([gold], [said(47, 60)], TEXT).hits["full"] == 1


def test_a_sentence_the_reader_lost_is_a_miss_without_a_place(entry, said) -> None:
    result = match([entry("Servië weigerde.")], [said(12, 40)], TEXT)
    assert result.missed[0].spans == ()


@given(
    st.integers(0, 6),
    st.integers(0, 6),
    st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))),
)
def test_pairs_are_one_to_one_and_as_many_as_can_be(left: int, right: int, edges: set) -> None:
    pairs = pair(left, right, lambda a, b: (a, b) in edges)
    taken = [b for b in pairs if b >= 0]
    assert len(taken) == len(set(taken))
    assert all((a, b) in edges for a, b in enumerate(pairs) if b >= 0)
    assert len(taken) == _most(list(range(left)), frozenset(range(right)), edges)


def _most(left: list[int], free: frozenset[int], edges: set) -> int:
    """Every way tried: slow, and right."""
    if not left:
        return 0
    first, *rest = left
    ways = [1 + _most(rest, free - {b}, edges) for b in free if (first, b) in edges]
    return max([_most(rest, free, edges), *ways])


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4))), st.data())
def test_who_is_paired_stays_paired(edges: set, data: st.DataObject) -> None:
    strict = {edge for edge in sorted(edges) if data.draw(st.booleans())}
    first = pair(5, 5, lambda a, b: (a, b) in strict)
    second = pair(5, 5, lambda a, b: (a, b) in edges, first)
    assert all(second[a] >= 0 for a, b in enumerate(first) if b >= 0)
