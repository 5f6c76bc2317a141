"""The set phrases that complete a verb."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from griffier.errors import DataError
from griffier.lexicon import expressions
from griffier.lexicon.expressions import POSSESSIVE, load_expressions
from griffier.lexicon.verbs import build_verbs


def test_each_verb_is_known_and_each_phrase_written_once() -> None:
    text = files("griffier.lexicon").joinpath("nl", "expressions.toml").read_text(encoding="utf-8")
    phrases: dict[str, str] = tomllib.loads(text)["phrases"]
    known = build_verbs("nl", ()).forms
    assert len(phrases) >= 800
    for phrase, verbs in phrases.items():
        assert phrase == " ".join(phrase.lower().split())
        assert verbs.split() == sorted(set(verbs.split()))
        assert all(verb in known for verb in verbs.split()), phrase


def test_phrases_are_found_by_verb_and_their_words_the_longest_first() -> None:
    found = load_expressions("nl").by_verb["nemen"]
    assert found["in"]["beslag"] == (("in", "beslag"),)
    assert ("voor", POSSESSIVE, "rekening") in found["voor"][POSSESSIVE]
    lengths = [len(" ".join(words)) for words in found["in"]["de"]]
    assert lengths == sorted(lengths, reverse=True)


def test_a_language_without_the_file_has_none() -> None:
    assert not load_expressions("en").by_verb


def test_a_file_without_its_tables_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nl" / "expressions.toml"
    path.parent.mkdir()
    path.write_text("[phrases]\n", encoding="utf-8")
    monkeypatch.setattr(expressions, "files", lambda _: tmp_path)
    with pytest.raises(DataError, match=r"expressions\.toml: 'possessives' is missing"):
        expressions.load_expressions.__wrapped__("nl")
