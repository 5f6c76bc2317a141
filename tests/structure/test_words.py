"""The data: every word finds its entry, every entry its examples."""

import pytest

from griffier.errors import DataError
from griffier.lexicon.structure import RoleWord, StructureWords, _check_disjoint, structure_words
from griffier.structure.kinds import kind_in_title
from griffier.structure.names import actor_of, signatories, signature_grammar
from griffier.structure.senders import from_body
from griffier.structure.wording import wording

WORDS = structure_words()
CUES = [(lang, name) for lang, words in WORDS.items() for name in words.cues]
KINDS = [
    (lang, kind.name, text)
    for lang, words in WORDS.items()
    for kind in words.kinds
    for text in (*kind.words, *kind.examples)
]
ROLES = [
    (lang, role, text) for lang, w in WORDS.items() for role in w.roles for text in role.examples
]
BODIES = [
    (lang, b.actor, text) for lang, w in WORDS.items() for b in w.bodies for text in b.examples
]


def of(lang: str) -> StructureWords:
    return WORDS[lang]


@pytest.mark.parametrize(("lang", "name"), CUES)
def test_a_cue_finds_its_words_and_examples(lang: str, name: str) -> None:
    patterns = wording(of(lang), WORDS)
    entry = of(lang).cues[name]
    for word in entry.words:
        assert patterns.cue[name].match(word), word
        assert word == word.lower()
    for example in entry.examples:
        assert patterns.holds[name].search(example), example


@pytest.mark.parametrize(("lang", "name"), CUES)
def test_every_example_is_found_by_a_word_of_its_entry(lang: str, name: str) -> None:
    entry = of(lang).cues[name]
    assert all(any(w in example.lower() for w in entry.words) for example in entry.examples)


@pytest.mark.parametrize(("lang", "kind", "title"), KINDS)
def test_a_title_tells_the_kind(lang: str, kind: str, title: str) -> None:
    assert kind_in_title(title, wording(of(lang), WORDS)) == kind


@pytest.mark.parametrize(("lang", "role", "line"), ROLES)
def test_an_office_signs_for_its_actor(lang: str, role: RoleWord, line: str) -> None:
    grammar = signature_grammar(of(lang))
    signed = signatories(line, 0, len(line), grammar)
    assert len(signed) == 1
    assert signed[0].name
    assert actor_of(signed[0].role, grammar) == role.actor


@pytest.mark.parametrize(("lang", "actor", "title"), BODIES)
def test_a_title_names_its_body(lang: str, actor: str, title: str) -> None:
    assert [s.actor for s in from_body([title], wording(of(lang), WORDS))] == [actor]


def test_a_word_in_two_groups_is_refused() -> None:
    with pytest.raises(DataError, match="jl"):
        _check_disjoint("x.toml", {"a": frozenset({"jl."}), "b": frozenset({"jl."})})


def test_function_words_of_the_languages_differ() -> None:
    assert not of("nl").function_words & of("en").function_words
