"""Scans: specimens drawn, laid askew and speckled, and what is found in them again."""

import hashlib
import io
import json
from collections import Counter
from pathlib import Path

import jsonschema
import pypdfium2
import pytest
from click.testing import CliRunner

from griffier import pipeline
from griffier.cli import main
from griffier.errors import DocumentTooLarge, NoTextLayer, RecogniserFailed, RecogniserMissing
from griffier.extract.doubt import DOUBTFUL
from griffier.model import Source
from griffier.read.limits import Limits
from griffier.scans import available, recognise, tesseract
from griffier.scans.tesseract import Bounds
from griffier.views.contract import as_json
from tests.scans.scanning import scanned

BUILT = Path(__file__).resolve().parents[2] / "specimens" / "built"
SCHEMA = Path(__file__).resolve().parents[2] / "griffier" / "schema" / "document.json"
NAME = "balkanreis-2024.kst.pdf"

needs_tesseract = pytest.mark.skipif(
    not available(),
    reason="tesseract is not installed with Dutch and English: scans are not tested",
)


@pytest.fixture(scope="module")
def scan():
    return Source(scanned((BUILT / NAME).read_bytes()), "scan.pdf")


@pytest.fixture(scope="module")
def words(scan):
    return recognise(scan)


@pytest.fixture(scope="module")
def found(scan, words):
    return pipeline.read(scan, scan=words)


@pytest.fixture(scope="module")
def printed():
    return pipeline.read(Source((BUILT / NAME).read_bytes(), NAME))


def acts(document):
    return Counter(
        (s.act, frozenset(a.id for a in s.actors), frozenset(r.id for r in s.recipients))
        for s in document.statements
    )


def test_a_scan_is_refused_and_the_way_out_is_named(scan):
    with pytest.raises(NoTextLayer, match="--ocr recognises the words in them"):
        pipeline.read(scan)


@needs_tesseract
def test_most_of_what_was_printed_is_found_again(found, printed):
    both = acts(found) & acts(printed)
    assert both.total() >= 0.9 * acts(printed).total()
    assert acts(found).total() - both.total() <= 1
    assert found.letter.metadata.date == printed.letter.metadata.date
    assert found.letter.metadata.kind == printed.letter.metadata.kind
    assert found.letter.metadata.dossiers == printed.letter.metadata.dossiers


@needs_tesseract
def test_the_original_stays_the_document(found, scan, printed):
    assert found.id == hashlib.sha256(scan.data).hexdigest()
    quote, same = (
        next(s.evidence for s in d.statements if s.act == "REQUEST") for d in (found, printed)
    )
    here, there = (
        next(o for o in d.letter.text.origins if o.start <= s.start < o.end)
        for d, s in ((found, quote), (printed, same))
    )
    assert here.page == there.page
    assert all(abs(a - b) < 12 for a, b in zip(here.box, there.box, strict=True))  # points


@needs_tesseract
def test_every_word_has_its_confidence_where_it_stands(found):
    text = found.letter.text
    words = text.recognised
    assert [w.start for w in words] == sorted(w.start for w in words)
    assert all(0 <= w.confidence <= 1 and text.text[w.start : w.end].strip() for w in words)
    covered = sum(w.end - w.start for w in words)
    assert covered > 0.97 * sum(not c.isspace() for c in text.text)


@needs_tesseract
def test_statements_are_as_sure_as_their_words_and_doubt_is_marked(found):
    assert all(s.confidence < 1 for s in found.statements)
    for statement in found.statements:
        start, end = statement.evidence.start, statement.evidence.end
        words = [w for w in found.letter.text.recognised if w.start < end and start < w.end]
        assert statement.doubtful == any(w.confidence < DOUBTFUL for w in words)
        named = [s for s in statement.explanation.steps if s.startswith("recognised in a picture")]
        assert bool(named) == statement.doubtful


@needs_tesseract
def test_a_bad_scan_gives_doubt(printed):
    source = Source(scanned((BUILT / NAME).read_bytes(), dots=72, specks=4000), "bad.pdf")
    bad = pipeline.read(source, scan=recognise(source))
    assert any(s.doubtful for s in bad.statements)
    assert (acts(bad) & acts(printed)).total() < acts(printed).total()


@needs_tesseract
def test_nobody_is_said_to_align_by_a_scan():
    name = "alignment-2016.plain.pdf"
    data = (BUILT / name).read_bytes()
    assert pipeline.read(Source(data, name)).alignment
    source = Source(scanned(data), name)
    assert not pipeline.read(source, scan=recognise(source)).alignment


@needs_tesseract
def test_the_contract_holds(found):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    line = json.loads(as_json(found, layout=True))
    jsonschema.Draft202012Validator(schema).validate(line)
    assert line["layout"]["recognised"][0]["confidence"] > 0
    assert [
        line["layout"]["given"][0][0],
        line["layout"]["given"][0][1].rpartition(" ")[2],
    ] == ["recognised", "nld+eng"]
    flags = [s.get("doubtful", False) for s in line["statements"]]
    assert flags == [s.doubtful for s in found.statements]


@needs_tesseract
def test_the_commands_take_scans(scan, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan.data)
    refused = CliRunner().invoke(main, ["read", str(path), "--json"])
    assert refused.exit_code == NoTextLayer.exit_code
    read = CliRunner().invoke(main, ["read", str(path), "--ocr", "--json"])
    assert read.exit_code == 0
    assert len(json.loads(read.stdout)["statements"]) > 20
    folder = str(tmp_path / "library")
    added = CliRunner().invoke(main, ["add", str(path), "--ocr", "--library", folder])
    assert added.exit_code == 0, added.output
    assert "new" in added.output


def test_a_document_with_text_is_not_recognised(monkeypatch):
    monkeypatch.setenv("PATH", "")
    tesseract._installed.cache_clear()
    path = str(BUILT / NAME)
    assert CliRunner().invoke(main, ["read", path, "--ocr", "--json"]).exit_code == 0


def test_without_tesseract_the_error_says_what_to_install(scan, monkeypatch):
    monkeypatch.setenv("PATH", "")
    tesseract._installed.cache_clear()
    try:
        assert not available()
        with pytest.raises(RecogniserMissing, match="apt-get install tesseract-ocr"):
            recognise(scan)
    finally:
        tesseract._installed.cache_clear()


@needs_tesseract
def test_time_pages_and_kinds_are_bounded(scan, words):
    with pytest.raises(RecogniserFailed, match=r"page 1: tesseract took more than 0\.01 seconds"):
        recognise(scan, bounds=Bounds(seconds=0.01))
    with pytest.raises(DocumentTooLarge, match="2 pages; the limit for recognising words is 1"):
        recognise(scan, bounds=Bounds(pages=1))
    with pytest.raises(RecogniserFailed, match="words are recognised in PDFs"):
        recognise(Source(b"\x89PNG\r\n\x1a\n", "picture.png"))
    with pytest.raises(DocumentTooLarge):
        pipeline.read(scan, Limits(characters=100), words)


@needs_tesseract
def test_a_program_that_fails_is_told(scan, monkeypatch, tmp_path):
    broken = tmp_path / "tesseract"
    broken.write_text(
        '#!/bin/sh\ncase "$1" in --version) echo tesseract 9;; '
        '--list-langs) printf "List\\nnld\\neng\\n";; *) echo "no model" >&2; exit 3;; esac\n'
    )
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    tesseract._installed.cache_clear()
    try:
        with pytest.raises(RecogniserFailed, match=r"page 1: tesseract failed: no model\."):
            recognise(scan)
    finally:
        tesseract._installed.cache_clear()


@needs_tesseract
def test_a_page_without_words_is_no_text():
    empty = Source(scanned(_blank()), "empty.pdf")
    with pytest.raises(NoTextLayer, match="no word could be recognised"):
        pipeline.read(empty, scan=recognise(empty))


def _blank() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(300, 200)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
