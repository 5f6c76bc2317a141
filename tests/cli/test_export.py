"""`griffier export` on the command line."""

import json
from pathlib import Path

import pytest

from griffier import pipeline, sources
from griffier.ledger.library import Library


@pytest.fixture
def library(tmp_path, letter):
    folder = tmp_path / "library"
    with Library.open(folder, create=True) as opened:
        source = sources.from_path(str(letter))
        opened.file(source, pipeline.read(source))
    return str(folder)


def test_text_goes_to_standard_output(run, library):
    lines = run("export", "jsonl", "--library", library, "--actor", "PL").stdout.splitlines()
    (found,) = map(json.loads, lines)
    assert (found["act"], found["recipients"]) == ("REQUEST", ["EU_COMMISSION"])


def test_csv_has_its_metadata_beside_it(run, library, tmp_path):
    file = tmp_path / "out.csv"
    result = run("export", "csv", "--library", library, "-o", str(file))
    assert result.exit_code == 0
    assert file.read_text("utf-8").startswith("id,document,kind,")
    metadata = json.loads((tmp_path / "out.csv-metadata.json").read_text("utf-8"))
    assert metadata["url"] == "out.csv"
    assert not list(tmp_path.glob(".out*"))


@pytest.mark.parametrize("form", ["parquet", "sqlite"])
def test_files_replace_what_was_there(run, library, tmp_path, form):
    file = tmp_path / "out"
    file.write_text("old")
    assert run("export", form, "--library", library, "-o", str(file)).exit_code == 0
    assert file.read_bytes()[:4] in (b"PAR1", b"SQLi")
    refused = run("export", form, "--library", library)
    assert refused.exit_code == 2
    assert "name a file with -o" in refused.stderr


def test_one_document_is_printed_and_several_go_to_a_folder(run, library, tmp_path):
    assert run("export", "akn", "--library", library).stdout.startswith("<?xml")
    other = tmp_path / "other.txt"
    other.write_text("Nederland riep Polen op de havens te openen.", encoding="utf-8")
    with Library.open(library) as opened:
        source = sources.from_path(str(other))
        opened.file(source, pipeline.read(source))
    refused = run("export", "akn", "--library", library)
    assert refused.exit_code == 2
    assert "name a folder with -o" in refused.stderr
    folder = tmp_path / "akn"
    assert run("export", "akn", "--library", library, "-o", str(folder)).exit_code == 0
    assert len(list(folder.glob("*.akn.xml"))) == 2


def test_what_is_no_plain_file_is_written_to_as_it_stands(run, library):
    for device in ("/dev/null", "/dev/full"):
        before = Path(device).stat().st_rdev
        result = run("export", "jsonl", "--library", library, "-o", device)
        assert Path(device).stat().st_rdev == before
    assert result.exit_code == 2
    assert "/dev/full cannot be written: No space left on device." in result.stderr


def test_an_unknown_actor_is_refused_before_anything_is_printed(run, library):
    result = run("export", "csv", "--library", library, "--actor", "Nowhereland")
    assert result.exit_code == 2
    assert "Nowhereland" in result.stderr
    assert result.stdout == ""


def test_a_link_is_followed(run, library, tmp_path):
    there, link = tmp_path / "there.jsonl", tmp_path / "link.jsonl"
    there.write_text("old")
    link.symlink_to(there)
    assert run("export", "jsonl", "--library", library, "-o", str(link)).exit_code == 0
    assert link.is_symlink()
    assert there.read_text("utf-8").startswith("{")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["popolo", "--table", "documents"], "--table goes with jsonl, csv and parquet"),
        (["jsonl", "-o", "/nowhere/a.jsonl"], "/nowhere/a.jsonl cannot be written"),
        (["akn", "--actor", "JP"], "there is nothing to write"),
    ],
)
def test_what_cannot_be_done_is_said(run, library, asked, told):
    result = run("export", *asked, "--library", library)
    assert result.exit_code == 2
    assert told in result.stderr
