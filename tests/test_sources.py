"""Bytes from disk and from streams, and what is said when there are none to have."""

import io
from pathlib import Path

import pytest

from griffier.errors import DocumentTooLarge, SourceMissing
from griffier.read.limits import Limits
from griffier.sources import from_path, from_stream


def test_a_file_gives_its_bytes_and_name(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_bytes(b"Geachte voorzitter")
    source = from_path(file)
    assert (source.data, source.name) == (b"Geachte voorzitter", str(file))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(SourceMissing, match=r"There is no file nergens\.pdf\."):
        from_path("nergens.pdf")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="is a folder"):
        from_path(tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_an_impossible_name_is_no_crash(name: str) -> None:
    with pytest.raises(SourceMissing, match="cannot be opened"):
        from_path(name)


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "groot.txt"
    file.write_bytes(b"x" * 4096)
    with pytest.raises(DocumentTooLarge, match=r"groot\.txt is larger than"):
        from_path(file, Limits(bytes=4095))
    assert len(from_path(file, Limits(bytes=4096)).data) == 4096


def test_a_stream_is_read_no_further_than_the_limit() -> None:
    stream = io.BytesIO(b"x" * 100)
    with pytest.raises(DocumentTooLarge, match="standard input"):
        from_stream(stream, "standard input", Limits(bytes=10))
    assert stream.tell() == 11
