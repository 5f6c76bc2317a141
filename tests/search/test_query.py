"""The query language: what is understood, how it is written and described, what is refused."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.errors import QueryError
from griffier.search.described import described
from griffier.search.fields import Known
from griffier.search.parser import DEEPEST, LONGEST, MOST_LEAVES, parse
from griffier.search.plan import Begins, plan
from griffier.search.query import And, Filter, Near, Not, Or, Period, Phrase, Prefix, Word
from griffier.search.sentences import dutch, in_language

KNOWN = Known({"jbz-raad": ("jha-council-2022-12-08",)}, {"kst-21501-20-1873": ("ab" * 32,)})


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ("visum", Word("visum")),
        ("visum*", Prefix("visum")),
        ('"het visum"', Phrase("het visum")),
        ("«het visum»", Phrase("het visum")),
        ("a b", And((Word("a"), Word("b")))),
        ("a AND b EN c", And((Word("a"), Word("b"), Word("c")))),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a OF b OR c", Or((Word("a"), Word("b"), Word("c")))),
        ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ("a -b", And((Word("a"), Not(Word("b"))))),
        ("a NIET b", And((Word("a"), Not(Word("b"))))),
        ("a NOT NOT b", And((Word("a"), Word("b")))),
        ("a NEAR/3 b", Near(Word("a"), Word("b"), 3)),
        ('a BIJ/3 "b c"', Near(Word("a"), Phrase("b c"), 3)),
        (
            "a NEAR b NEAR/2 c",
            And((Near(Word("a"), Word("b"), 10), Near(Word("b"), Word("c"), 2))),
        ),
        ("EU-visumbeleid", Word("EU-visumbeleid")),
        ("en of niet", And((Word("en"), Word("of"), Word("niet")))),
    ],
)
def test_words_and_operators(typed, node):
    assert parse(typed).node == node


@pytest.mark.parametrize(
    ("typed", "field", "values"),
    [
        ("actor:RS", "actor", ("RS",)),
        ("actor:Servië", "actor", ("RS",)),
        ("actor:servie", "actor", ("RS",)),
        ("wie:Kosovaarse", "actor", ("XK",)),
        ('actor:"Verenigd Koninkrijk"', "actor", ("GB",)),
        ("ontvanger:Serbia", "recipient", ("RS",)),
        ('actor:"European Commission"', "actor", ("EU_COMMISSION",)),
        ('actor:"Mark Rutte"', "actor", ("PERSON:Mark Rutte",)),
        ("act:verzoek", "act", ("REQUEST",)),
        ("handeling:REQUEST", "act", ("REQUEST",)),
        ("is:toezegging", "is", ("COMMIT",)),
        ("is:commitment", "is", ("COMMIT", "AGREE")),
        ("kind:verslag", "kind", ("report",)),
        ('soort:"geannoteerde agenda"', "kind", ("agenda",)),
        ("taal:Engels", "lang", ("en",)),
        ("dossier:21501-20", "dossier", ("21501-20",)),
        ('dossier:"21 501-20"', "dossier", ("21501-20",)),
        ("concept:visumbeleid", "concept", ("visa-policy",)),
        ("meeting:JBZ-Raad", "meeting", ("jha-council-2022-12-08",)),
        ("document:kst-21501-20-1873", "document", ("ab" * 32,)),
        ("document:abcdef12", "document", ("abcdef12",)),
    ],
)
def test_fields_take_dutch_and_english_names(typed, field, values):
    node = parse(typed, KNOWN).node
    assert isinstance(node, Filter)
    assert node.field == field
    assert node.values[: len(values)] == values


def test_a_concept_takes_what_is_narrower_along():
    node = parse("concept:external-relations").node
    assert "cfsp-alignment" in node.values


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("on:2022", "2022-01-01", "2022-12-31"),
        ("op:2024-02", "2024-02-01", "2024-02-29"),
        ("datum:6-12-2022", "2022-12-06", "2022-12-06"),
        ("on:2022-01..2022-06", "2022-01-01", "2022-06-30"),
        ("after:2022-12", "2022-12-01", None),
        ("before:2022-12", None, "2022-11-30"),
        ("deadline:2023-07", "2023-07-01", "2023-07-31"),
        ("termijn:ja", None, None),
    ],
)
def test_days(typed, first, last):
    node = parse(typed).node
    assert isinstance(node, Period)
    assert (node.first, node.last) == tuple(
        day and datetime.date.fromisoformat(day) for day in (first, last)
    )


@pytest.mark.parametrize(
    ("typed", "at", "length", "sentence"),
    [
        ("", 0, 1, "expected, but the query ends"),
        ("visum (asiel", 6, 1, "never closed"),
        ("visum)", 5, 1, "closes none"),
        ('visum "asiel', 6, 1, "quotation mark is never closed"),
        ('"—"', 0, 3, "phrase is empty"),
        ("visum AND", 9, 1, "expected, but the query ends"),
        ("OR visum", 0, 2, "there is «OR»"),
        ("actr:NL", 0, 4, "did you mean «act:»"),
        ("https://x.nl", 0, 5, "no field «https:»"),
        ("actor:Servje", 6, 6, "did you mean «servie»"),
        ("actor:Congo", 6, 5, "write CD or CG"),
        ("actor: NL", 7, 2, "right behind «actor:»"),
        ("act:vrzoek", 4, 6, "did you mean «verzoek»"),
        ("after:2022-13-01", 6, 10, "no day of the calendar"),
        ("after:gisteren", 6, 8, "is no day; write 2022"),
        ("on:2023..2022", 3, 10, "ends before it begins"),
        ("lang:klingon", 5, 7, "it can be nl, en"),
        ("concept:visumbelied", 8, 11, "did you mean «visumbeleid»"),
        ("meeting:zomertop", 8, 8, "no meeting in this library"),
        ("dossier:x", 8, 1, "one looks like 21501-20"),
        ("visum NEAR/99 beleid", 6, 7, "from 1 to 50"),
        ("visum NEAR beleid*", 11, 7, "words or phrases only"),
        ("a* b", 0, 2, "At least two letters"),
        ("vi*sum", 0, 6, "only at the end"),
        ("visum ---", 8, 1, "holds no letter"),
        ("NOT visum", 0, 9, "only says what is not wanted"),
        ("in:uitspraken", 0, 13, "only says what is not wanted or where"),
    ],
)
def test_what_is_wrong_says_where_and_what_was_expected(typed, at, length, sentence):
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert sentence in str(caught.value)
    assert (caught.value.at, caught.value.length) == (at, length)
    said = dutch(str(caught.value))
    assert said is not None
    assert f"(teken {at + 1})." in said or "zegt alleen waar" in said
    assert caught.value.pointer == f"{typed}\n{' ' * at}{'^' * length}"


@pytest.mark.parametrize(
    "typed",
    ["a " * LONGEST, "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), "a " * (MOST_LEAVES + 1)],
)
def test_a_query_has_bounds(typed):
    with pytest.raises(QueryError):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "canonical", "nl", "en"),
    [
        (
            "wie:NL ontvanger:Servië act:verzoek visumbeleid na:2022",
            "actor:NL recipient:RS act:request visumbeleid after:2022",
            "Uitspraken met «visumbeleid», door Nederland, gericht aan Servië, van het soort "
            "verzoek, vanaf 1 januari 2022.",
            "Statements with “visumbeleid”, by Netherlands, addressed to Serbia, of the kind "
            "request, from 1 January 2022 on.",
        ),
        (
            'visum OF (asiel* NIET "veilig land")',
            'visum OR asiel* NOT "veilig land"',
            "Alinea's met «visum» of (een woord dat met «asiel» begint maar niet de woorden "
            "«veilig land» achter elkaar).",
            "Paragraphs with “visum” or (a word that begins with “asiel” but not the words "
            "“veilig land” in a row).",
        ),
        (
            "in:uitspraken gas BIJ/4 prijs op:2022-09",
            "in:statements gas NEAR/4 prijs on:2022-09",
            "Uitspraken met «gas» en «prijs» met hoogstens 4 woorden ertussen, van september 2022.",
            "Statements with “gas” and “prijs” with at most 4 words between them, of "
            "September 2022.",
        ),
        (
            "is:promise deadline:none",
            "is:promise deadline:none",
            "Uitspraken die toezeggingen zijn, zonder termijn.",
            "Statements that are promises, without a deadline.",
        ),
        (
            "-agenda beleid deadline:2025-01..2025-03",
            "NOT agenda beleid deadline:2025-01-01..2025-03-31",
            "Uitspraken met «beleid» maar niet «agenda», met een termijn tussen 1 januari 2025 en "
            "31 maart 2025.",
            "Statements with “beleid” but not “agenda”, with a deadline between 1 January 2025 "
            "and 31 March 2025.",
        ),
        (
            "is:promise deadline:2025-3-1 OR deadline:2025",
            "is:promise deadline:2025-03-01 OR deadline:2025",
            "Uitspraken (die toezeggingen zijn, met een termijn op 1 maart 2025) of met een "
            "termijn in 2025.",
            "Statements (that are promises, with a deadline on 1 March 2025) or with a deadline "
            "in 2025.",
        ),
        (
            "betekenis:visumbeleid before:6-12-2022",
            "meaning:visa-policy before:2022-12-06",
            "Alinea's met de betekenis «visumbeleid», vóór 6 december 2022.",
            "Paragraphs with the meaning “visa policy”, before 6 December 2022.",
        ),
    ],
)
def test_a_query_is_written_one_way_and_described_back(typed, canonical, nl, en):
    query = parse(typed)
    assert query.canonical == canonical
    assert parse(query.canonical) == query
    assert described(query, "nl") == nl
    assert described(query, "en") == en


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("visum (asiel", "Dit haakje wordt nergens gesloten (teken 7)."),
        ("actr:NL", "Er is geen veld «actr:»; bedoelde u «act:»? (teken 1)."),
        (
            "meeting:zomertop",
            "«zomertop» is geen vergadering in deze bibliotheek (teken 9).",
        ),
        (
            "actor:Servje",
            "«Servje» is geen naam van een land, orgaan of persoon; bedoelde u "
            "«servie»? (teken 7).",
        ),
        ("actor:Congo", "«Congo» kan op meer dan één wijzen: schrijf CD of CG (teken 7)."),
    ],
)
def test_what_is_wrong_is_said_in_dutch(typed, said):
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert in_language(str(caught.value), "nl") == said
    assert in_language(str(caught.value), "en") == str(caught.value)
    assert in_language("Something else.", "nl") == "Something else."


def test_a_beginning_is_no_small_word():
    assert plan(parse("den*")) == Begins("den", ("den",))
    assert plan(parse("sancties*")) == Begins("sancties", ("sanctie", "sancties"))


_LEAVES = st.sampled_from(
    [
        "visum",
        '"a b"',
        "asiel*",
        "actor:RS",
        "on:2022-12",
        "x NEAR/3 y",
        "act:request",
        "meaning:gas",
    ]
)
_QUERIES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " AND ", " OR "]), inner).map("".join),
        inner.map("({})".format),
        inner.map("({}) NOT d".format),
    ),
    max_leaves=12,
)


@given(_QUERIES)
def test_what_is_canonical_parses_to_the_same_query(typed):
    try:
        query = parse(typed)
    except QueryError:
        return  # `meaning:` of a word no concept has
    again = parse(query.canonical)
    assert again.canonical == query.canonical
    assert again.scope == query.scope
    assert described(again) == described(query)


@given(st.text(max_size=80))
def test_any_text_is_understood_or_refused_with_a_place_in_it(typed):
    try:
        query = parse(typed)
    except QueryError as caught:
        error = caught
    else:
        assert parse(query.canonical) == query
        return
    assert 0 <= error.at <= len(typed)
    assert str(error).endswith((".", "?"))
