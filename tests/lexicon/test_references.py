"""Every form of citation finds its examples, and nothing in its counterexamples."""

import pytest

from griffier.annotate.references import find_references
from griffier.lexicon.references import Form, load_reference_forms

FORMS = load_reference_forms()
ALL = [*FORMS.anchored, *FORMS.numeric]


@pytest.mark.parametrize(
    ("form", "text", "id_"), [(form, *example) for form in ALL for example in form.examples]
)
def test_form_and_example_find_each_other(form: Form, text: str, id_: str) -> None:
    assert form.pattern.search(text), "the entry finds its example"
    found = find_references(f"Zie {text} en verder.", FORMS)
    assert [(each.kind, each.id) for each in found] == [(form.kind, id_)]


@pytest.mark.parametrize(
    ("form", "text"), [(form, text) for form in ALL for text in form.counterexamples]
)
def test_counterexample(form: Form, text: str) -> None:
    assert not form.pattern.search(text)
    assert find_references(f"Zie {text} en verder.", FORMS) == ()
