"""Where bytes come from: the one place where documents are fetched from disk or a pipe."""

from os import PathLike
from pathlib import Path
from typing import BinaryIO

from griffier.errors import DocumentTooLarge, SourceMissing
from griffier.model import Source
from griffier.read.limits import Limits


def from_path(path: str | PathLike[str], limits: Limits | None = None) -> Source:
    """The bytes of a file.

    Raises:
        SourceMissing: there is no such file, it is a folder, or it may not be opened.
        DocumentTooLarge: the file is larger than `limits.bytes`; it is not read to its end.
    """
    file = Path(path)
    try:
        with file.open("rb") as stream:
            return from_stream(stream, str(path), limits)
    except FileNotFoundError:
        raise SourceMissing(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise SourceMissing(f"{path} is a folder; name the files in it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceMissing(f"{path} cannot be opened: {reason}.") from error


def from_stream(stream: BinaryIO, name: str, limits: Limits | None = None) -> Source:
    """The bytes of an open stream, such as standard input.

    Raises:
        DocumentTooLarge: there are more than `limits.bytes` of them.
    """
    most = (limits or Limits()).bytes
    data = stream.read(most + 1)
    if len(data) > most:
        raise DocumentTooLarge(f"{name} is larger than {most // 1024**2} MB; griffier stops there.")
    return Source(data, name)
