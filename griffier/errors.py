"""Every error griffier raises on purpose, as one tree.

Each class is one situation a user can act on. `str(error)` is one clear sentence that
says what is wrong and where; `exit_code` is what the command line ends with. No other
exception is meant to leave a public function.
"""

from typing import ClassVar


class GriffierError(Exception):
    """Root of the tree; catch this to catch everything griffier raises on purpose."""

    exit_code: ClassVar[int] = 1


class UsageError(GriffierError):
    """The request itself makes no sense: an unknown option value, a missing path."""

    exit_code = 2


class DataError(GriffierError):
    """A data file shipped with griffier or given by the user is malformed."""

    exit_code = 3


class BelowFloor(GriffierError):
    """A score on the annotated documents fell below the floor it may not fall below."""

    exit_code = 4


class MissingExtra(GriffierError):
    """The command needs libraries that were left out when griffier was installed."""

    exit_code = 5

    def __init__(self, extra: str, cause: ImportError) -> None:
        super().__init__(
            f"This needs the extra «{extra}» ({cause.name or cause} is not installed): "
            f"pip install 'griffier[{extra}]'."
        )


class ReadError(GriffierError):
    """A document could not be read; nothing was kept of it."""

    exit_code = 10


class SourceMissing(ReadError):
    """There is no file at that path, or it may not be opened."""

    exit_code = 11


class EmptyDocument(ReadError):
    """The document has no bytes, or no text at all."""

    exit_code = 12


class UnknownFormat(ReadError):
    """The bytes are none of the formats griffier reads."""

    exit_code = 13


class DamagedDocument(ReadError):
    """The format is known, but the file is cut off or broken."""

    exit_code = 14


class EncryptedDocument(ReadError):
    """The document asks for a password."""

    exit_code = 15


class NoTextLayer(ReadError):
    """A scan: pages with pictures and no text to read."""

    exit_code = 16


class DocumentTooLarge(ReadError):
    """Reading would cross a limit on bytes, pages, characters, nesting or memory."""

    exit_code = 17


class HostileDocument(ReadError):
    """Markup that tries to exhaust the reader: entity bombs, zip bombs."""

    exit_code = 18


class UndecodableText(ReadError):
    """The bytes are text in no encoding griffier can establish."""

    exit_code = 19


class RecogniserMissing(ReadError):
    """Words in pictures were asked for, and tesseract or its data is not installed."""

    exit_code = 60


class RecogniserFailed(ReadError):
    """tesseract took too long over a page, or ended in an error."""

    exit_code = 61


class TookTooLong(ReadError):
    """A document was still being read when its time was up; reading it was given up."""

    exit_code = 62


class KilledItsWorker(ReadError):
    """The process that read a document died over it, or was killed by something else."""

    exit_code = 63


class LibraryError(GriffierError):
    """The library could not do what was asked; what it held, it still holds."""

    exit_code = 20


class LibraryMissing(LibraryError):
    """There is no library at that place."""

    exit_code = 21


class LibraryLocked(LibraryError):
    """Another program is writing to the library and did not finish in time."""

    exit_code = 22


class LibraryReadOnly(LibraryError):
    """The library may be read, but not written to."""

    exit_code = 23


class LibraryFull(LibraryError):
    """There is no room left where the library stands; nothing of the last batch was filed."""

    exit_code = 24


class LibraryTooNew(LibraryError):
    """A newer griffier made or changed the library; this one does not know its shape."""

    exit_code = 25


class LibraryDamaged(LibraryError):
    """The database is broken or is no library."""

    exit_code = 26


class OriginalDamaged(LibraryError):
    """The kept bytes of a document are gone or are not what was filed."""

    exit_code = 27


class NotInLibrary(LibraryError):
    """The library holds no document, statement, meeting or judgement of that id."""

    exit_code = 28


class AmbiguousId(LibraryError):
    """The beginning of an id fits more than one."""

    exit_code = 29


class DatabaseUnreachable(LibraryError):
    """The database server does not answer or does not let griffier in."""

    exit_code = 30


class LibraryUnsound(LibraryError):
    """`griffier verify` found something wrong."""

    exit_code = 31


class SearchError(GriffierError):
    """Something about searching a library."""

    exit_code = 40


class QueryError(SearchError):
    """A query cannot be understood; `at` is where, in characters from its beginning."""

    exit_code = 41

    def __init__(self, sentence: str, query: str = "", at: int = 0, length: int = 1) -> None:
        super().__init__(sentence)
        self.query, self.at, self.length = query, at, max(1, length)

    @property
    def pointer(self) -> str:
        """The query with a caret under the place that is wrong, on two lines."""
        line = "".join(" " if char.isspace() else char for char in self.query)
        return f"{line}\n{' ' * self.at}{'^' * self.length}"


class IndexMissing(SearchError):
    """A library has no search index, or one of another form; it must be built."""

    exit_code = 42


class IndexBusy(SearchError):
    """Another process is writing the search index just now."""

    exit_code = 43


class SourceError(GriffierError):
    """A public source on the network did not give what was asked; what is on file stays."""

    exit_code = 50


class SourceUnreachable(SourceError):
    """A source does not answer, or answers with an error of its own; try again later.

    `after` is how many seconds the source asked us to wait, where it said so.
    """

    exit_code = 51

    def __init__(self, sentence: str, after: float | None = None) -> None:
        super().__init__(sentence)
        self.after = after


class SourceRefused(SourceError):
    """A source answers and does not want to give it: forbidden, not acceptable."""

    exit_code = 52


class SourceGone(SourceError):
    """A source has nothing at that address, or has it no longer."""

    exit_code = 53


class SourceForbidden(SourceError):
    """An address that griffier does not go to: a host not on the list, a redirect elsewhere."""

    exit_code = 54


class SourceTooLarge(SourceError):
    """An answer crosses a limit on size or on time; it was not taken to its end."""

    exit_code = 55


class SourceDamaged(SourceError):
    """An answer is cut off, or its content is not what it says it is."""

    exit_code = 56


class SourceChanged(SourceError):
    """A source answers in another form than we know, or ignores what it was asked."""

    exit_code = 57


class UnknownPublication(SourceError):
    """Words that name no publication a source is known for."""

    exit_code = 58


class SyncIncomplete(SourceError):
    """Taking over from a source ended, and something could not be had; it is listed."""

    exit_code = 59


class PeopleError(GriffierError):
    """Something about accounts, or what is sent to them."""

    exit_code = 70


class NotSignedIn(PeopleError):
    """It needs an account, and whoever asks has not shown to have one."""

    exit_code = 71


class NotAllowed(PeopleError):
    """The account may not do this."""

    exit_code = 72


class TooManyAttempts(PeopleError):
    """Signing in failed too often; it is refused for a while."""

    exit_code = 73


class MailUnsent(PeopleError):
    """The mail server does not answer or refuses; what was not sent is tried again."""

    exit_code = 74


class HookUnanswered(PeopleError):
    """An address that was called does not answer as it should; it is called again."""

    exit_code = 75


class HookForbidden(PeopleError):
    """An address that is not called: no https, or a host that is not public."""

    exit_code = 76
