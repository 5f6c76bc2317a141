"""The forms of furniture and the words of hyphenation, each example both ways."""

import pytest

from griffier.lexicon.furniture import Form, furniture_forms, furniture_pattern
from griffier.lexicon.hyphens import hyphen_words


@pytest.mark.parametrize("form", furniture_forms(), ids=lambda form: form.name)
def test_a_form_finds_its_examples_and_no_form_the_others(form: Form) -> None:
    for example in form.examples:
        assert form.pattern.fullmatch(example), example
        assert furniture_pattern().match(example), example
    for other in form.others:
        assert not furniture_pattern().match(other), other


@pytest.mark.parametrize("form", furniture_forms(), ids=lambda form: form.name)
def test_each_example_needs_its_form(form: Form) -> None:
    rest = [one for one in furniture_forms() if one is not form]
    alone = [e for e in form.examples if not any(one.pattern.fullmatch(e) for one in rest)]
    assert alone, f"the form {form.name!r} is never needed"


def test_only_sure_forms_count_anywhere() -> None:
    assert furniture_pattern(anywhere=True).match("ISSN 0000 - 0000")
    assert not furniture_pattern(anywhere=True).match("12")
    assert not furniture_pattern(anywhere=True).match("EN")


def test_groups_of_hyphen_words_do_not_contradict_one_another() -> None:
    words = hyphen_words()
    assert not words.suspended & words.suspended_unless_word
    assert not words.abbreviations & words.prefixes
    assert all("-" in pair for pair in words.pairs)
