"""What an account is told by mail of changes that could let somebody else in (ASVS 2.2.3)."""

import secrets
from enum import StrEnum

from griffier.ledger.library import Library
from griffier.ledger.persons import Account


class Notice(StrEnum):
    """What changed."""

    PASSWORD = "password"  # noqa: S105 - says what changed
    ADDRESS = "address"
    TOKEN = "token"  # noqa: S105 - the same
    REVOKED = "revoked"
    SECOND = "second"
    NO_SECOND = "no-second"


def note(library: Library, account: Account, notice: Notice, detail: str = "") -> None:
    """Write down a mail to the address the account has at this moment; one without an address
    is told nothing. It goes out with the next digest, in the words of `griffier.serve.sending`.
    """
    if account.email:
        at = library.clock().isoformat(timespec="minutes")
        body = {"notice": notice.value, "detail": detail, "at": at, "to": account.email}
        library.prepare_mail(account.seq, secrets.token_hex(16), body, {})
