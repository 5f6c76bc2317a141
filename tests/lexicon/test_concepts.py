"""Every concept is found by its labels and its examples, and by nothing else's."""

import time
import tomllib
from pathlib import Path

import pytest

from griffier.errors import DataError
from griffier.lexicon import thesaurus as module
from griffier.lexicon.concepts import ConceptMatcher, concept_matcher, concept_of, spellings
from griffier.lexicon.thesaurus import LANGUAGES, load_reading, load_thesaurus, read_thesaurus

THESAURUS = load_thesaurus()
CONCEPTS = list(THESAURUS.concepts.values())
TOPICS = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text("utf-8"))
HEADER = "id,broader,eurovoc,nl,en,nl_example,en_example\n"


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_a_concept_is_found_by_its_labels_and_its_examples(concept):
    for lang in LANGUAGES:
        for label in concept.labels[lang]:
            for spelled in spellings(label):
                assert (spelled, concept_of(spelled, "", lang)) == (spelled, concept.id)
        example = concept.examples[lang]
        assert (example, concept_of(example, "", lang)) == (example, concept.id)


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_what_an_example_is_read_by_stands_in_it(concept):
    for lang in LANGUAGES:
        example = concept.examples[lang]
        match = concept_matcher(lang).match(example)
        assert match is not None
        assert match.in_topic
        assert match.words in example


@pytest.mark.parametrize(
    ("lang", "topic", "concept"),
    [(lang, topic, concept) for lang, pairs in TOPICS.items() for topic, concept in pairs.items()],
)
def test_topics_as_letters_word_them(lang, topic, concept):
    assert (concept_of(topic, "", lang) or "") == concept


def test_there_are_enough_concepts_in_every_field():
    fields = [THESAURUS.field(concept.id) for concept in CONCEPTS]
    assert len(CONCEPTS) >= 300
    assert len(set(fields)) >= 15
    assert all(fields.count(field) >= 5 for field in set(fields))


def test_both_languages_say_the_same():
    dutch = concept_of("aansluiting bij het EU-visumbeleid", "", "nl")
    assert dutch == concept_of("align their visa policy", "", "en") == "visa-policy"


# --- abstaining ----------------------------------------------------------------------


def test_two_subjects_of_equal_right_cancel_out():
    assert concept_of("visserij en energieprijzen", "", "nl") is None


def test_two_subjects_of_one_kind_are_what_stands_above_them():
    assert concept_of("herplaatsing en hervestiging", "", "nl") == "asylum"
    assert concept_of("asiel en irreguliere migratie", "", "nl") is None  # a whole field


def test_the_narrower_concept_wins():
    assert concept_of("migratie, in het bijzonder het visumbeleid", "", "nl") == "visa-policy"


def test_the_sentence_is_heard_only_where_the_topic_points_to_it():
    sentence = "Nederland steunt het visumbeleid en kan dit voorstel aanvaarden"
    match = concept_matcher("nl").match("dit voorstel", sentence)
    assert match is not None
    assert (match.concept, match.words, match.in_topic) == ("visa-policy", "visumbeleid", False)
    assert concept_of("het verslag", sentence, "nl") is None
    assert concept_of("dit voorstel", "klimaatwet, visumbeleid: dit voorstel", "nl") is None


def test_words_far_apart_are_no_label():
    words = "de samenwerking van alle ministers over jaren heen binnen talloze werkgroepen bij"
    assert concept_of(f"{words} terugkeer", "", "nl") == "return-policy"


def test_an_unknown_language_is_read_as_english():
    assert concept_of("visa policy", "", "fr") == "visa-policy"


@pytest.mark.parametrize("topic", ["", "  ", "«»", ",;", "a", "7", "\n", "\x00", "-", "É"])
def test_nothing_comes_of_nothing(topic):
    assert concept_of(topic, topic, "nl") is None


def test_hostile_input_takes_linear_time():
    start = time.process_time()
    concept_of("visum" * 20_000, "visum en " * 20_000, "nl")
    concept_of("beleid " * 20_000, "-" * 100_000, "nl")
    assert time.process_time() - start < 5


# --- the data ------------------------------------------------------------------------


def row(identity="a", broader="", nl="visum", en="visa", example="visum,visa"):
    return f"{identity},{broader},,{nl},{en},{example}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,broader\n", "the first line must name id, broader"),
        (HEADER + "a,,\n", "line 2: 7 fields are needed"),
        (HEADER + row("A b"), "line 2: 'A b' is no id"),
        (HEADER + row(nl=""), "line 2: a needs labels"),
        (HEADER + row(nl="visum|"), "a label (nl) of a is empty or repeated"),
        (HEADER + row(en="visa|visa"), "a label (en) of a is empty or repeated"),
        (HEADER + row() + row(), "line 3: a stands there twice"),
        (HEADER + row(broader="b"), "b, above a, is no concept"),
        (HEADER + row("a", "b") + row("b", "a"), "stands in a circle"),
        (HEADER + row("a", "a"), "stands in a circle"),
    ],
)
def test_a_fault_is_named_with_its_place(text, said):
    with pytest.raises(DataError, match=r"^test\.csv") as caught:
        read_thesaurus(text, "test.csv")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("visa", "b, label 'visa' (en) is also one of a"),
        ("of the", "b, label 'of the' (en) holds no word that counts"),
    ],
)
def test_two_concepts_share_no_label(other, said):
    thesaurus = read_thesaurus(HEADER + row() + row("b", en=other), "test.csv")
    with pytest.raises(DataError) as caught:
        ConceptMatcher(thesaurus, "en", load_reading("en"))
    assert said in str(caught.value)


def test_a_list_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(module.tomllib, "loads", lambda text: {"nl": {"small": []}})
    with pytest.raises(DataError, match=r"thesaurus\.toml, \[nl\]: 'coordinators' is missing"):
        load_reading.__wrapped__("nl")


def test_the_counts_in_the_documentation_are_true():
    page = (Path(__file__).parents[2] / "docs" / "thesaurus.md").read_text("utf-8")
    fields = dict.fromkeys(THESAURUS.field(concept.id) for concept in CONCEPTS)
    for field in fields:
        below = [concept for concept in CONCEPTS if THESAURUS.field(concept.id) == field]
        linked = sum(concept.eurovoc is not None for concept in below)
        assert f"| {field} | {len(below)} | {linked} |" in page
    labels = [
        sum(1 for each in CONCEPTS for label in each.labels[lang] for _ in spellings(label))
        for lang in LANGUAGES
    ]
    assert "{:,} Dutch and {:,} English labels".format(*labels) in page
