import pytest

from griffier.lexicon.conjugation import (
    NONE,
    Form,
    PrincipalParts,
    dutch_forms,
    dutch_prefixed,
    english_forms,
)


@pytest.mark.parametrize(
    ("infinitive", "wanted"),
    [
        ("maken", {"maak", "maakt", "maakte", "maakten", "gemaakt", "gemaakte"}),
        ("leven", {"leef", "leeft", "leefde", "geleefd", "geleefde"}),
        ("zetten", {"zet", "zette", "zetten", "gezet", "gezette"}),
        ("handelen", {"handel", "handelt", "handelde", "gehandeld"}),
        ("evalueren", {"evalueer", "evalueert", "geëvalueerd"}),
        ("creëren", {"creëer", "creëert", "creëerde", "gecreëerd"}),
        ("bekleden", {"bekleed", "bekleedt", "bekleedde", "beklede"}),
        ("hockeyen", {"hockey", "hockeyt", "hockeyde", "gehockeyd"}),
        ("coachen", {"coach", "coachte", "gecoacht"}),
    ],
)
def test_weak_dutch_verbs_follow_the_spelling_rules(infinitive: str, wanted: set[str]) -> None:
    assert wanted <= dutch_forms(PrincipalParts(infinitive)).keys()


@pytest.mark.parametrize(
    ("infinitive", "wrong"),
    [
        ("presenteren", "presentert"),
        ("handelen", "handeelt"),
        ("monitoren", "monitoort"),
        ("waarschuwen", "waarschuuwt"),
        ("zetten", "gezete"),
        ("bereiken", "gebereikt"),
        ("bellen", "beld"),
        ("volgen", "volgd"),
        ("uiten", "geüit"),
        ("ijveren", "geïjverd"),
    ],
)
def test_misspellings_are_not_made(infinitive: str, wrong: str) -> None:
    assert wrong not in dutch_forms(PrincipalParts(infinitive))


def test_both_spellings_where_the_stress_cannot_be_seen() -> None:
    assert {"levert", "leveert"} <= dutch_forms(PrincipalParts("leveren")).keys()


def test_one_word_carries_everything_it_can_be() -> None:
    forms = dutch_forms(PrincipalParts("zetten"))
    assert forms["zetten"] == Form.INFINITIVE | Form.PLURAL | Form.PAST_PLURAL
    assert forms["zet"] == Form.FIRST | Form.SINGULAR


def test_a_present_form_before_itself_with_t_is_the_first_person() -> None:
    forms = dutch_forms(PrincipalParts("hebben", ("heb", "hebt", "heeft"), ("had", "hadden")))
    assert (forms["heb"], forms["heeft"]) == (Form.FIRST, Form.SINGULAR)


def test_an_inseparable_prefix_takes_the_place_of_ge() -> None:
    root = dutch_forms(PrincipalParts("sluiten", (), ("sloot", "sloten"), ("gesloten",)))
    forms = dutch_prefixed("be", root)
    assert forms["besloten"] == Form.PAST_PLURAL | Form.PARTICIPLE
    assert "begesloten" not in forms


def test_a_verb_without_participle_has_none() -> None:
    dutch = dutch_forms(PrincipalParts("zullen", ("zal",), ("zou", "zouden"), NONE))
    english = english_forms(PrincipalParts("must", (), NONE, NONE))
    assert not any(form & Form.PARTICIPLE for form in dutch.values())
    assert english == {"must": Form.SINGULAR | Form.PLURAL}


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("travel", {"travelled", "traveled", "travelling", "traveling"}),
        ("organise", {"organised", "organized", "organize", "organizing"}),
        ("favour", {"favoured", "favored", "favors"}),
        ("panic", {"panicked", "panicking"}),
        ("die", {"dies", "dying", "died"}),
        ("agree", {"agrees", "agreeing", "agreed"}),
        ("stop", {"stopped", "stopping"}),
        ("visit", {"visited", "visiting"}),
    ],
)
def test_english_endings(verb: str, wanted: set[str]) -> None:
    assert wanted <= english_forms(PrincipalParts(verb)).keys()


@pytest.mark.parametrize(
    ("verb", "wrong"),
    [("raise", "raize"), ("tour", "tors"), ("show", "showwed"), ("join", "joinned")],
)
def test_english_misspellings_are_not_made(verb: str, wrong: str) -> None:
    assert wrong not in english_forms(PrincipalParts(verb))
