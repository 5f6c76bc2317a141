"""Words come down to the same terms in every form, and terms know where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.search.compounds import Splitter, compound_words
from griffier.search.fold import folded
from griffier.search.terms import analysed, terms


@pytest.mark.parametrize(("word", "parts"), compound_words().examples)
def test_the_examples_come_apart_as_they_say(word, parts):
    assert " ".join(analysed(word, "nl")[1]) == parts


# Written without looking at what the splitter makes of them: words of other fields.
@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("drinkwaterkwaliteit", {"kwaliteit"}),
        ("ziekenhuisbedden", {"ziekenhuis", "bed"}),
        ("pensioenfondsen", {"pensioen", "fonds"}),
        ("kernwapenverdrag", {"verdrag"}),
        ("waterstofstrategie", {"waterstof", "strategie"}),
        ("havenarbeiders", {"haven", "arbeider"}),
        ("studentenuitwisseling", {"student", "uitwisseling"}),
        ("stikstofuitstoot", {"stikstof", "uitstoot"}),
        ("vluchtelingenkampen", {"vluchteling", "kamp"}),
        ("geneesmiddelentekorten", {"geneesmiddel", "tekort"}),
        ("landbouwsubsidies", {"landbouw", "subsidie"}),
        ("belastingontwijking", {"belasting", "ontwijking"}),
        ("treinverbindingen", {"trein", "verbinding"}),
        ("bankbiljetten", {"bank", "biljet"}),
        ("cyberaanvallen", {"aanval"}),
        ("kolencentrales", {"centrale"}),
        ("visquota", {"vis", "quotum"}),
        ("douanecontroles", {"douane", "controle"}),
        ("wapenembargo", {"wapen", "embargo"}),
        ("persvrijheid", {"vrijheid"}),
        ("klimaatconferentie", {"klimaat", "conferentie"}),
        ("kinderarbeid", {"arbeid"}),
        ("gegevensbescherming", {"bescherming"}),
        ("uitstootrechten", {"uitstoot", "recht"}),
    ],
)
def test_compounds_of_other_fields(word, parts):
    found = set(analysed(word, "nl")[1])
    # Missing beats wrong: no part may be found that is none.
    assert found <= parts | {"drinken", "water", "drinkwater", "ziek", "huis", "geneesmiddel"} | (
        {"kern", "wapen", "kernwapen", "cyber", "kool", "pers", "kind", "gegeven", "gegevens"}
    )


WHOLE = (  # noqa: SIM905 (easier to read as text)
    "regering parlement gemeenten verenigde bestuurder toenemende gezamenlijke burger "
    "gevolgen bijdrage verbetering beschermen ontvangen herziening aandacht besluit "
    "wijziging algemene openbare financiële economische internationale maatschappelijke "
    "persoonlijke uitvoering verdediging zittingen oplossingen vergadering vragen kinderen "
    "moeder schouder Oostenrijk Frankrijk Finland IJsland Zwitserland Rotterdam Amsterdam "
    "september november president commissaris secretaris staatkundig wederzijds tenminste "
    "bovendien desondanks "
).split()


@pytest.mark.parametrize("word", WHOLE)
def test_what_is_no_compound_stays_whole(word):
    assert analysed(word, "nl")[1] == ()


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("nl", ["sanctie", "sancties", "Sancties"]),
        ("nl", ["land", "landen"]),
        ("nl", ["dringen", "drong", "dringt", "gedrongen"]),
        ("nl", ["oliesanctie", "oliesancties"]),
        ("nl", ["visum", "visums"]),
        ("nl", ["Oekraïne", "Oekraine", "OEKRAÏNE"]),
        ("en", ["policy", "policies"]),
        ("en", ["urge", "urged", "urges"]),
    ],
)
def test_forms_of_one_word_are_one_term(lang, forms):
    assert len({analysed(form, lang)[0] for form in forms}) == 1


@pytest.mark.parametrize(
    ("lang", "text", "country"),
    [
        ("nl", "de Kosovaarse premier", "=XK"),
        ("nl", "Kosovo", "=XK"),
        ("nl", "het Verenigd Koninkrijk", "=GB"),
        ("nl", "Britse vissers", "=GB"),
        ("nl", "de Serviërs", "=RS"),
        ("en", "the Serbian government", "=RS"),
        ("en", "Serbia's accession", "=RS"),
        ("en", "Bosnia and Herzegovina", "=BA"),
    ],
)
def test_countries_are_known_by_every_name(lang, text, country):
    assert country in {other for term in terms(text, lang) for other in term.others}


def test_a_longer_compound_holds_the_shorter_ones():
    (term,) = terms("emissiehandelssysteem", "nl")
    assert term.others == ("emissie", "handel", "systeem", "emissie_handel", "handel_systeem")


def test_small_letters_name_no_country():
    assert not [term for term in terms("de polen van de aarde", "nl") if "=PL" in term.others]


def test_of_a_language_without_dictionary_only_accents_are_undone():
    assert [term.lemma for term in terms("Les États membres", "fr")] == ["les", "etats", "membres"]


@given(st.text(max_size=200), st.sampled_from(["nl", "en", "fr"]))
def test_terms_stand_in_order_and_are_never_empty(text, lang):
    at = 0
    for term in terms(text, lang):
        assert at <= term.start < term.end <= len(text)
        assert term.lemma
        assert " " not in term.lemma
        assert all(term.others)
        at = term.end


@given(st.text(max_size=60))
def test_folding_is_final(text):
    assert folded(folded(text)) == folded(text)


@given(st.lists(st.sampled_from(["visum", "beleid", "s", "en", "e", "land", "x"]), max_size=5))
def test_any_row_of_letters_has_a_term(parts):
    lemma, found = analysed("".join(parts) or "a", "nl")
    assert lemma
    assert all(found)


def test_a_splitter_cuts_only_into_words_it_knows():
    known = {"visum": "visum", "beleid": "beleid", "controles": "controle"}
    splitter = Splitter(compound_words(), known.get)
    assert splitter.parts("visumbeleid") == ("visum", "beleid")
    assert splitter.parts("visumbeleidscontroles") == ("visum", "beleid", "controle")
    assert splitter.parts("visumdienst") == ()
