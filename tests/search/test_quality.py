"""What was reached on the judged queries is held; figures in docs/search.md."""

from evals.searching import corpus, judged, ndcg, scores

# Floors only rise.
FLOOR, AHEAD = 0.79, 0.2


def test_searching_finds_what_was_judged_to_answer_and_better_than_fts5():
    found = scores()
    ours = sum(score.ours for score in found) / len(found)
    theirs = sum(score.theirs for score in found) / len(found)
    assert ours >= FLOOR
    assert ours - theirs >= AHEAD


def test_enough_queries_were_judged_and_most_of_them_blind():
    queries = judged(corpus())
    assert len(queries) >= 60
    assert sum(not query.seen for query in queries) * 3 >= len(queries)
    assert all(set(query.grades.values()) <= {1, 2} for query in queries)


def test_the_measure_is_what_it_says():
    grades = {1: 2, 2: 1}
    assert ndcg([1, 2], grades) == 1.0
    assert ndcg([3], grades) == 0.0
    assert 0.5 < ndcg([2, 1], grades) < 1.0
