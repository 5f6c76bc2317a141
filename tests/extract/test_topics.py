"""What a statement is about, and through whom its actor acts."""

import pytest

from tests.extract.reading import statements_in

CASES = [
    ("Ik heb toegezegd terug te komen op de kosten van het stelsel.", "kosten van het stelsel"),
    ("Nederland riep de Commissie op vast te houden aan de norm.", "norm"),
    ("Nederland zal hiermee instemmen.", "hiermee"),
    ("Nederland heeft daarvoor al eerder gepleit.", "daarvoor"),
    ("Het kabinet is verheugd over de keuze voor een verordening.", "keuze voor een verordening"),
    ("Nederland acht het wenselijk dat lidstaten het tarief bepalen.", "tarief"),
    ("Ik zal uw Kamer vertrouwelijk informeren over de marges.", "marges"),
    ("Nederland waarschuwde voor een te lange periode van rust.", "te lange periode van rust"),
    ("Servië en China hebben een vrijhandelsverdrag gesloten.", "vrijhandelsverdrag"),
    ("Nederland steunt deze boodschap in Brussel.", "deze boodschap"),
    ("Nederland veroordeelde de aanval door het leger.", "aanval"),
    ("Nederland steunt de steun van 2,4 miljoen euro.", "steun van 2,4 miljoen euro"),
    ("Nederland wees op de oorlog in Jemen.", "oorlog in Jemen"),
]


@pytest.mark.parametrize(("sentence", "topic"), CASES, ids=[case[0] for case in CASES])
def test_topic(sentence: str, topic: str) -> None:
    found = statements_in(sentence)
    assert [s.topic.text for s in found if s.topic] == [topic]


def test_what_a_relative_clause_is_about_is_what_it_hangs_on() -> None:
    body = "Dit geldt ook voor de hubs waarvoor Nederland in oktober had gepleit."
    (found,) = statements_in(body)
    assert found.topic
    assert found.topic.text == "hubs"


def test_a_particle_before_a_relative_clause_is_no_part_of_what_it_hangs_on() -> None:
    body = "De Commissie lichtte het steunpakket toe dat zij in november heeft aangekondigd."
    topics = [s.topic.text for s in statements_in(body) if s.topic]
    assert topics == ["steunpakket", "steunpakket"]


def test_a_topic_of_many_words_is_cut_before_a_phrase() -> None:
    body = (
        "Nederland steunt de toetreding van de landen van de Westelijke Balkan tot de "
        "Europese Unie en tot het Schengengebied."
    )
    (found,) = statements_in(body)
    assert found.topic
    assert found.topic.text == "toetreding van de landen van de Westelijke Balkan"


def test_a_verb_with_a_particle_has_its_object_behind_it() -> None:
    body = "Pristina pledged to set up the Association of Serb-majority municipalities."
    (found,) = statements_in(body, "conclusions")
    assert found.topic
    assert found.topic.text == "Association of Serb-majority municipalities"


def test_a_pronoun_acts_through_who_was_named_before() -> None:
    text = (
        "Verscheidene lidstaten steunden het verdrag met Japan. "
        "Zij drongen aan op een snelle ratificatie."
    )
    found = statements_in(text)
    assert [s.via for s in found] == ["lidstaten"] * 2


ENGLISH = [
    (
        "The Council decided to extend measures against persons destabilising the country.",
        "measures against persons destabilising the country",
    ),
    ("The Council agreed to reduce tariffs affecting the sector.", "tariffs affecting the sector"),
    (
        "The Council decided to take further restrictive measures in response to Iran's actions "
        "destabilising the region.",
        "restrictive measures",
    ),
]


@pytest.mark.parametrize(("sentence", "topic"), ENGLISH, ids=[case[1] for case in ENGLISH])
def test_nouns_that_are_verbs_elsewhere_and_participles_behind_nouns(
    sentence: str, topic: str
) -> None:
    (found,) = statements_in(sentence, "conclusions")
    assert found.act.value == "AGREE"
    assert found.topic
    assert found.topic.text == topic
