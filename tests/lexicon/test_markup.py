import pytest

from griffier.errors import DataError
from griffier.lexicon.markup import _check_keys, _check_lists, _inverted, markup_names


def test_names_have_one_role():
    names = markup_names()
    assert names.elements["al"] == "paragraph"
    assert names.elements["vraag/nr"] == "heading"
    assert names.elements["nr"] == "word"
    assert "nadruk" not in names.strong


def test_metadata_names_are_ranked():
    names = markup_names()
    assert names.metadata["overheidop.documenttitel"] == (("title", 0),)
    assert ("alternative", 0) in names.metadata["dc.title"]


def test_all_names_are_lower_case():
    names = markup_names()
    assert all(name == name.lower() for name in [*names.elements, *names.metadata])
    assert all(each == each.lower() for words in names.web.values() for each in words)


def test_malformed_files_are_named_with_the_entry():
    with pytest.raises(DataError, match="al is both"):
        _inverted({"skip": ["al"], "paragraph": ["al"]})
    with pytest.raises(DataError, match=r"\[elements\] skip"):
        _check_lists("elements", {"skip": ["Al"]})
    with pytest.raises(DataError, match="missing keys: row"):
        _check_keys("elements", {"cell": []}, frozenset({"cell", "row"}))
