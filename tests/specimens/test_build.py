"""The specimens: built as committed, the same in every format, and annotated soundly."""

import csv
import re
import tomllib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree, html

from griffier.evaluate import load_gold_directory
from specimens.build import build, sources
from specimens.source import load, plain, runs

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "specimens/built"
GOLD = load_gold_directory(ROOT / "evals")
SHARED = ROOT / "griffier/lexicon/shared"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("specimens")
    build(out / "built", out / "gold")
    return out


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def words_of(path: Path) -> str:
    """All text of a built file, by the plainest means there are, without white space."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(data)
        text = "".join(page.get_textpage().get_text_range() for page in pages)
        return squeezed(text.replace("\ufffe", "").replace("\x02", ""))
    if path.suffix in (".docx", ".odt"):
        member = "word/document.xml" if path.suffix == ".docx" else "content.xml"
        with ZipFile(BytesIO(data)) as archive:
            body = etree.fromstring(archive.read(member))
        for note in list(body.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}note")):
            _drop(note)
        return squeezed("".join(body.itertext()))
    if path.suffix in (".html", ".xml"):
        root = (html if path.suffix == ".html" else etree).fromstring(data)
        for mark in [*root.iter("sup"), *root.iter("noot")]:
            _drop(mark)
        return squeezed("".join(root.itertext()))
    return squeezed(data.decode("cp1252" if ".cp1252" in path.name else "utf-8"))


def _drop(element: etree._Element) -> None:
    tail, parent, before = element.tail or "", element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def test_the_committed_files_are_what_the_sources_give(rebuilt: Path) -> None:
    names = {path.name for path in (rebuilt / "built").iterdir()}
    assert names == {path.name for path in BUILT.iterdir()}
    for name in sorted(names):
        if Path(name).suffix in (".txt", ".html", ".xml"):
            assert (rebuilt / "built" / name).read_bytes() == (BUILT / name).read_bytes(), name
        else:  # other releases of the libraries may write other bytes, but not other words
            assert words_of(rebuilt / "built" / name) == words_of(BUILT / name), name


def test_building_twice_gives_the_same_bytes(rebuilt: Path, tmp_path: Path) -> None:
    for path in build(tmp_path / "built", tmp_path / "gold"):
        assert path.read_bytes() == (rebuilt / "built" / path.name).read_bytes(), path.name


def test_the_committed_gold_is_what_the_sources_give(rebuilt: Path) -> None:
    for gold in GOLD:
        again = (rebuilt / "gold" / gold.path.name).read_text("utf-8")
        assert gold.path.read_text("utf-8") == again.replace("../built/", "../../specimens/built/")


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_every_sentence_is_in_every_rendition(gold) -> None:
    for path in (gold.document, *gold.renditions):
        text = words_of(path)
        whole = path.suffix not in (".pdf",) and "layout" not in path.name
        for statement in gold.statements:
            sentence = squeezed(statement.sentence)
            # Hyphens and note marks stand between the words of pages; compare the letters.
            assert (sentence in text) if whole and not gold.footnotes else _alike(sentence, text)


def _alike(sentence: str, text: str) -> bool:
    """Whether the letters are there, if need be with a page break somewhere in between."""
    letters, there = (re.sub(r"[\W\d_]", "", part) for part in (sentence, text))
    return letters in there or letters[:25] in there or letters[-25:] in there


def test_every_file_says_that_it_is_a_specimen() -> None:
    for path in BUILT.iterdir():
        if path.suffix in (".docx", ".odt"):
            with ZipFile(path) as archive:
                names = [n for n in archive.namelist() if "footer" in n or n == "styles.xml"]
                raw = "".join(archive.read(name).decode() for name in names)
        elif path.suffix == ".pdf":
            raw = words_of(path)
        else:
            raw = path.read_bytes().decode("cp1252" if ".cp1252" in path.name else "utf-8")
        assert "Specimen–" in squeezed(raw), path.name


def test_every_file_is_small() -> None:
    assert {
        path.name: path.stat().st_size for path in BUILT.iterdir() if path.stat().st_size > 60_000
    } == {}


def test_actors_are_ids_the_lexicon_knows() -> None:
    known = {
        row["id"]
        for name in ("countries.csv", "bodies.csv")
        for row in csv.DictReader((SHARED / name).read_text("utf-8").splitlines())
    }
    known |= set(tomllib.loads((SHARED / "groups.toml").read_text("utf-8")))
    used = {
        actor
        for gold in GOLD
        for s in gold.statements
        if s.required
        for actor in (*s.actors, *s.recipients)
        if not actor.startswith("PERSON:")
    }
    assert used - known == set()


def test_topics_are_words_of_their_sentence() -> None:
    strays = [
        (gold.name, s.entry, s.topic)
        for gold in GOLD
        for s in gold.statements
        if s.topic and not set(_words(s.topic)) <= set(_words(s.sentence))
    ]
    assert strays == []


def _words(sentence: str) -> list[str]:
    return [word.strip(",;:.?") for word in sentence.casefold().split()]


def test_the_specimens_are_many_and_various() -> None:
    assert len(GOLD) >= 90
    assert sum(s.required for gold in GOLD for s in gold.statements) >= 1500
    assert sum(not gold.statements for gold in GOLD) >= 5
    years = {gold.metadata.date.year for gold in GOLD if gold.metadata.date}
    assert min(years) <= 2008
    assert max(years) >= 2026
    layouts = {path.name.split(".", 1)[1] for path in BUILT.iterdir()}
    assert len(layouts) >= 10


def test_the_test_part_is_large_and_various() -> None:
    test = [gold for gold in GOLD if gold.split == "test"]
    assert len(test) >= 32
    assert sum(s.required for gold in test for s in gold.statements) >= 450
    assert sum(not gold.statements for gold in test) >= 3
    assert sum(gold.metadata.lang == "en" for gold in test) >= 8
    kinds = {gold.metadata.kind for gold in test}
    assert kinds >= {"report", "agenda", "letter", "answers", "written_consultation"}
    assert kinds >= {"appreciation", "declaration", "conclusions", "alignment", "other"}
    years = {gold.metadata.date.year for gold in test if gold.metadata.date}
    assert len(years) >= 10


def test_marks_are_no_part_of_the_text() -> None:
    assert plain("De *verklaring* is open\u00adbaar.[^1]") == "De verklaring is openbaar."
    assert [run.note for run in runs("ja[^12], nee")] == [False, True, False]


def test_a_source_knows_the_word_its_note_hangs_on() -> None:
    specimen = load(next(path for path in sources() if path.stem == "tirana-verslag"))
    assert specimen.anchors == {"1": "openbaar"}


def test_an_annotation_needs_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text('+++\nlang = "nl"\n+++\n@ STATE NL\n')
    with pytest.raises(ValueError, match=r"x\.txt, line 4: no sentence"):
        load(path)
