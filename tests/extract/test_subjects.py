"""A topic carries its concept, and the explanation says by which words."""

from griffier.extract.subjects import subject
from griffier.lexicon.concepts import concept_matcher
from griffier.model import Span

TEXT = "Nederland drong aan op aansluiting bij het visumbeleid en steunde dit voorstel."
NL = concept_matcher("nl")


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_the_topic_and_the_words_that_tell():
    topic, steps = subject(TEXT, span("aansluiting bij het visumbeleid"), Span(0, len(TEXT)), NL)
    assert topic is not None
    assert topic.concept == "visa-policy"
    assert TEXT[topic.start : topic.end] == topic.text == "aansluiting bij het visumbeleid"
    assert steps == ("topic is visa-policy by «aansluiting bij het visumbeleid»",)


def test_a_topic_that_points_back_is_read_by_its_sentence():
    topic, steps = subject(TEXT, span("dit voorstel"), Span(0, len(TEXT)), NL)
    assert topic is not None
    assert topic.concept == "visa-policy"
    assert steps[0].endswith("» in the sentence")


def test_without_a_concept_there_is_no_step():
    topic, steps = subject(TEXT, span("Nederland"), Span(0, len(TEXT)), NL)
    assert topic is not None
    assert (topic.text, topic.concept, steps) == ("Nederland", None, ())


def test_without_a_topic_there_is_nothing():
    assert subject(TEXT, None, Span(0, len(TEXT)), NL) == (None, ())


def test_a_topic_cut_off_at_eight_words_is_read_on():
    text = "Griekenland vroeg van alle buurlanden in de regio een verdere aansluiting bij het GBVB."
    cut = Span(text.index("alle"), text.index(" aansluiting"))
    assert len(text[cut.start : cut.end].split()) == 7
    topic, steps = subject(text, cut, Span(0, len(text)), NL)
    assert topic is not None
    assert topic.concept == "cfsp-alignment"
    assert topic.text == text[cut.start : cut.end]
    assert steps[0].endswith("in the sentence")
    short = Span(text.index("alle"), text.index(" in de regio"))
    assert subject(text, short, Span(0, len(text)), NL)[1] == ()
