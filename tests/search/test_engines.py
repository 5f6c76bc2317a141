"""One suite for both engines: what a query finds does not depend on what finds it."""

import pytest

from griffier.errors import QueryError, UsageError
from griffier.search.query import PARAGRAPHS, STATEMENTS


def quotes(result):
    return {hit.quote for hit in result.hits}


def words_found(result):
    """The words that were marked, of all hits."""
    found = set()
    for hit in result.hits:
        found |= {hit.quote[a - hit.start : b - hit.start] for a, b in hit.marks}
    return found


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("visum", {"visumbeleid", "visa"}),
        ("visumbeleid", {"visumbeleid", "beleid", "visa"}),
        ("Kosovo", {"Kosovaarse", "Kosovo"}),
        ("kosovaarse", {"Kosovaarse", "Kosovo"}),
        ("Serbia", {"Servië", "Serbia"}),
        ("servie", {"Servië", "Serbia"}),
        ("sanctie", {"sancties", "oliesancties"}),
        ("oliesanctie", {"oliesancties"}),
        ("smokkel*", {"mensensmokkel"}),
        ("smokkel", {"mensensmokkel"}),
        ("mensensmok*", {"mensensmokkel"}),
        ("urge", {"urges"}),
        ('"vrije scheepvaart"', {"vrije scheepvaart"}),
        ('"scheepvaart vrije"', set()),
        ("premier NEAR/3 oliesancties", {"premier", "oliesancties"}),
        ("oliesancties NEAR/3 premier", {"premier", "oliesancties"}),
        ("premier NEAR/2 oliesancties", set()),
        ('premier NEAR/4 "wees op"', {"premier", "wees op"}),
        ("cafe", {"café"}),
        ("meaning:visa-policy", {"visumbeleid", "beleid", "visa", "visa policy"}),
        ("paling", set()),
    ],
)
def test_words_are_found_in_every_form(ask, query, words):
    found = words_found(ask(query))
    if "meaning" in query:
        assert "visumbeleid" in found
        assert any("visa" in word for word in found)
    else:
        assert found == words


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("scheepvaart", 1),
        ("scheepvaart oliesancties", 0),
        ("scheepvaart OR oliesancties", 2),
        ("scheepvaart NOT Polen", 0),
        ("(scheepvaart OR oliesancties) -Polen", 1),
        ("de scheepvaart", 1),
        ("scheepvaart kind:report", 1),
        ("scheepvaart kind:agenda", 0),
        ("scheepvaart lang:nl", 1),
        ("scheepvaart lang:en", 0),
        ("scheepvaart after:2021-03-04", 1),
        ("scheepvaart after:2021-03-05", 0),
        ("scheepvaart before:2021-03-04", 0),
        ("scheepvaart on:2021", 1),
        ("scheepvaart on:2020 OR oliesancties on:2022", 1),
        ("scheepvaart (kind:agenda OR on:2021-03)", 1),
    ],
)
def test_operators_and_fields(ask, query, total):
    result = ask(query)
    assert (result.total, len(result.hits)) == (total, total)
    assert result.scope == PARAGRAPHS


@pytest.mark.parametrize(
    ("query", "acts"),
    [
        ("actor:NL recipient:RS", {"REQUEST"}),
        ("actor:NL act:emphasise", {"EMPHASISE"}),
        ("actor:Polen act:request", {"REQUEST"}),
        ("is:promise", {"COMMIT"}),
        ("actor:NL NOT act:request on:2021-03", {"EMPHASISE", "COMMIT", "PROVIDE"}),
        ("recipient:Serbia lang:en", {"REQUEST", "SUPPORT"}),
        ("concept:visa-policy lang:nl on:2021", {"REQUEST"}),
        ("is:promise deadline:any", {"COMMIT"}),
        ("is:promise deadline:2021", {"COMMIT"}),
        ("is:promise deadline:2024", set()),
    ],
)
def test_fields_of_statements_hold_for_one_statement(ask, query, acts):
    result = ask(query, limit=50)
    assert result.scope == STATEMENTS
    assert {hit.entry.act.value for hit in result.hits} == acts


def test_two_statements_of_one_paragraph_do_not_make_one(ask, library):
    """Nederland asks Servië, Polen asks the Commission: nobody asks as Polen of Servië."""
    assert ask("actor:PL").total == 1
    assert ask("recipient:RS on:2021").total == 1
    assert ask("actor:PL recipient:RS").total == 0


def test_every_quotation_stands_in_its_document(ask, library):
    for query in ("visum", "sanctie", "is:ask", "meaning:restrictive-measures", "Nederland"):
        for hit in ask(query, limit=50).hits:
            text = library.text(hit.document)
            assert text[hit.start : hit.end] == hit.quote
            for start, end in hit.marks:
                assert hit.start <= start < end <= hit.end


def test_what_stands_above_a_paragraph_helps_but_is_not_enough(ask):
    """«scheepvaart» stands in the paragraph, the name of the Council in the title."""
    assert ask("scheepvaart buitenlandse").total == 1
    assert ask("buitenlandse").total < ask("buitenlandse OR Nederland").total


def test_sorting_by_date(ask):
    newest = [hit.date for hit in ask("Nederland", sort="date", limit=50).hits]
    oldest = [hit.date for hit in ask("Nederland", sort="oldest", limit=50).hits]
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert len(set(newest)) > 1


def test_the_better_fit_stands_first(ask):
    hits = ask("Nederland sancties").hits
    assert hits[0].score >= hits[-1].score > 0


def test_leafing_gives_every_hit_once(ask):
    whole = ask("Nederland OR Servië", limit=50)
    seen, cursor = [], None
    while True:
        page = ask("Nederland OR Servië", limit=2, cursor=cursor)
        seen += [(hit.document, hit.start) for hit in page.hits]
        cursor = page.cursor
        if cursor is None:
            break
    assert sorted(seen) == sorted((hit.document, hit.start) for hit in whole.hits)
    assert len(seen) == len(set(seen)) == whole.total > 3


@pytest.mark.parametrize("cursor", ["x", "", "bm9uc2Vucw", "é", "WzEsIDJd"])
def test_a_cursor_of_no_search_is_refused(ask, cursor):
    with pytest.raises(UsageError):
        ask("Nederland", cursor=cursor)


def test_a_cursor_of_another_search_is_refused(ask):
    cursor = ask("Nederland", limit=1).cursor
    with pytest.raises(UsageError, match="another search"):
        ask("Servië", limit=1, cursor=cursor)


@pytest.mark.parametrize(
    "more",
    [{"sort": "random"}, {"limit": 0}, {"limit": 101}, {"locale": "fr"}, {"lang": "klingon"}],
)
def test_a_request_that_makes_no_sense_is_refused(ask, more):
    with pytest.raises(UsageError):
        ask("Nederland", **more)


def test_each_facet_leads_to_as_many_as_it_says(ask):
    facets = ask("Nederland OR Serbia", facets=True).facets
    names = {facet.name for facet in facets}
    assert {"kind", "lang", "year", "actor", "recipient", "act"} <= names
    for facet in facets:
        for value in facet.values:
            result = ask(value.query)
            assert result.total == value.count, (facet.name, value)
            assert result.scope == facet.scope
            assert result.query == value.query


def test_a_facet_already_chosen_is_marked(ask):
    facets = {facet.name: facet for facet in ask("actor:NL", facets=True).facets}
    (chosen,) = [value for value in facets["actor"].values if value.chosen]
    assert (chosen.value, chosen.label, chosen.query) == ("NL", "Nederland", "actor:NL")


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("schepvaart", "scheepvaart"),
        ("oliesancties scheepvaart", "oliesancties OR scheepvaart"),
        ("oliesancties scheepvaart lang:nl", "(oliesancties OR scheepvaart) lang:nl"),
        ("oliesancteis", "oliesanctie"),
        ("lang:nl schepvaart", "lang:nl scheepvaart"),
        ("xyzzyplugh", None),
        ("scheepvaart paling", None),
    ],
)
def test_a_misspelt_word_is_offered_and_never_taken(ask, query, meant):
    result = ask(query)
    assert result.total == 0
    assert result.did_you_mean == meant


def test_where_nothing_is_found_less_is_offered(ask):
    assert ask("scheepvaart lang:en").with_less == (("scheepvaart", 1),)
    less = dict(ask("oliesancties Polen scheepvaart").with_less)
    assert less == {"Polen scheepvaart": 1}
    assert ask("scheepvaart -Polen").with_less == (("scheepvaart", 1),)
    assert ask("scheepvaart").with_less == ask("xyzzy lang:en").with_less == ()


def test_meaning_crosses_languages_only_when_asked(ask):
    plain, meant = ask("visumbeleid"), ask("visumbeleid", meaning=True)
    assert {hit.lang for hit in plain.hits} == {"nl"}
    assert {hit.lang for hit in meant.hits} == {"nl", "en"}
    assert "meaning:visa-policy" in meant.query
    assert ask(meant.query).total == meant.total


def test_a_row_of_words_that_names_a_concept_is_meant_as_one(ask):
    meant = ask("visa policy", meaning=True)
    assert meant.query == "visa policy OR meaning:visa-policy"
    assert {hit.lang for hit in meant.hits} == {"nl", "en"}


def test_only_documents_in_a_language(ask):
    assert {hit.lang for hit in ask("Serbia", lang="Engels").hits} == {"en"}


def test_a_document_by_its_hash_and_a_beginning_of_it(ask, library):
    identity = ask("scheepvaart").hits[0].document
    for name in (identity, identity[:10]):
        assert {hit.document for hit in ask(f"document:{name} Nederland").hits} == {identity}


def test_an_unknown_value_is_an_error_and_never_everything(ask):
    for query in ("meeting:zomertop", "document:kst-1-2", "actor:Atlantis", "kleur:rood"):
        with pytest.raises(QueryError):
            ask(query)


@pytest.mark.parametrize("query", ["a'b", "x';--", "'\\'", "a:b", "%_*", "café’s", "=RS", "\\'"])
def test_marks_in_a_word_reach_no_engine(ask, query):
    try:
        result = ask(query)
    except QueryError:
        return
    assert result.total >= 0


def test_a_heading_leads_to_what_stands_under_it(own_headings):
    result = own_headings("Vogelgriep")
    named = next(hit for hit in result.hits if hit.quote == "Vogelgriep")
    under = next(hit for hit in result.hits if hit.quote.startswith("Nederland zal"))
    assert named.score <= under.score or named.heading == ""
    assert under.heading == "Vogelgriep"
    assert under.marks == ()
    assert own_headings('"kippen afschermen"').hits[0].heading == "Vogelgriep"
