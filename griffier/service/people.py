"""Who may do what, and how somebody is known: sign-in, sessions, tokens.

Without an account everything is readable and nothing writable. What a door (site, API) wants
written it asks for with the person it knows; the functions of this layer refuse (`need`).

Figures are those of OWASP ASVS 4.0.3, level 2: a session ends after 30 minutes without a visit
(3.3.2) and after 12 hours at the latest, passwords have 12 characters or more (2.1.1), failures
are limited to well under 100 an hour for an account (2.2.1).
"""

import datetime
import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from griffier.errors import NotAllowed, NotSignedIn, TooManyAttempts, UsageError
from griffier.ledger.library import Library
from griffier.ledger.persons import Account, Role, Scope
from griffier.service import passwords, second
from griffier.service.notices import Notice, note

IDLE: Final = datetime.timedelta(minutes=30)
LONGEST: Final = datetime.timedelta(hours=12)
WINDOW: Final = datetime.timedelta(minutes=15)
PER_NAME_AND_PLACE: Final = 5
PER_PLACE: Final = 20
PER_NAME: Final = 20
TOKEN: Final = "grf_"  # noqa: S105 - what tokens begin with, so that they are found where they leaked
_LONGEST_NAME: Final = 80
LANGUAGES: Final = ("nl", "en")


class Right(StrEnum):
    """What can be done besides reading."""

    JUDGE = "judge"
    UNDO_OTHERS = "undo-others"
    ALERT = "alert"


_RIGHTS: Final = {
    Role.REVIEWER: frozenset({Right.JUDGE, Right.ALERT}),
    Role.ADMIN: frozenset(Right),
}
_WITHIN: Final = {
    Scope.READ: frozenset[Right](),
    Scope.JUDGE: frozenset({Right.JUDGE, Right.UNDO_OTHERS}),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and what they may do; `scope` is that of a token, None for a browser."""

    account: Account
    scope: Scope | None = None

    @property
    def name(self) -> str:
        """The name their judgements are signed with."""
        return self.account.name

    def may(self, right: Right) -> bool:
        """Whether they may do something."""
        within = _WITHIN[self.scope] if self.scope else frozenset(Right)
        return right in _RIGHTS[self.account.role] & within


def need(person: Person | None, right: Right) -> Person:
    """The person, who may. Raises NotSignedIn, NotAllowed."""
    if person is None:
        raise NotSignedIn("This needs an account; sign in first.")
    if not person.may(right):
        raise NotAllowed(f"The account {person.name!r} may not do this ({right}).")
    return person


# --- accounts -----------------------------------------------------------------------------


def add(
    library: Library,
    name: str,
    role: Role,
    password: str,
    *,
    language: str = "nl",
    email: str | None = None,
) -> Account:
    """Make an account. Raises UsageError for a name, password or address that will not do."""
    name = _name(name)
    passwords.check(password, name)
    told = {"language": _language(language), "email": _email(email)}
    key = secrets.token_hex(32)
    return library.add_account(name, role, passwords.hashed(password), key=key, **told)  # type: ignore[arg-type]


def set_password(library: Library, name: str, password: str) -> None:
    """Give an account another password; it is signed out everywhere.

    Raises UsageError, NotInLibrary.
    """
    account = library.account(name)
    passwords.check(password, account.name)
    library.set_password(account.name, passwords.hashed(password))
    note(library, account, Notice.PASSWORD)


def change_password(library: Library, person: Person, old: str, new: str, place: str) -> None:
    """As `set_password`, by whoever knows the old one. Raises NotSignedIn where it is wrong."""
    prove(library, person.name, old, place)
    set_password(library, person.name, new)


def set_mail(library: Library, person: Person, email: str | None, language: str) -> None:
    """Where, and in which language, a person gets mail. Raises UsageError."""
    need(person, Right.ALERT)
    before = library.account(person.name)
    library.set_mail(person.name, _email(email), _language(language))
    if before.email != _email(email):
        note(library, before, Notice.ADDRESS)


def set_second(
    library: Library, person: Person, secret: str, code: str, password: str, place: str
) -> None:
    """Ask a person for codes besides the password; signed out everywhere.

    Raises NotSignedIn for another password, UsageError for another code, TooManyAttempts.
    """
    account = prove(library, person.name, password, place)
    second.begin(library, account, secret, code)
    note(library, account, Notice.SECOND)


def drop_second(library: Library, person: Person, code: str, password: str, place: str) -> None:
    """Ask for no codes any longer; signed out everywhere. Raises NotSignedIn, TooManyAttempts."""
    account = prove(library, person.name, password, place, code)
    reset_second(library, account.name)


def reset_second(library: Library, name: str) -> None:
    """Take the second factor from an account whose owner lost it. Raises NotInLibrary."""
    account = library.account(name)
    library.set_second(account.name, None)
    note(library, account, Notice.NO_SECOND)


# --- browsers -----------------------------------------------------------------------------


def sign_in(library: Library, name: str, password: str, place: str, code: str = "") -> str:
    """What a browser is to hold, for whoever knows the password of an account and, where it
    asks for one, has the `code` of the moment.

    Name, password or code: which was wrong is not said, nor shown by the time it takes. `place`
    is the address it comes from. Raises NotSignedIn, TooManyAttempts.
    """
    account = prove(library, name, password, place, code)
    library.forget_old(LONGEST)
    return begin_session(library, account)


def begin_session(library: Library, account: Account) -> str:
    """What a browser is to hold, for an account that has just been proved."""
    held = secrets.token_urlsafe(32)
    library.start_session(account.seq, digest(held))
    return held


def prove(
    library: Library, name: str, password: str, place: str, code: str | None = None
) -> Account:
    """The account whose password this is, and whose code where one is given.

    Raises NotSignedIn, TooManyAttempts.
    """
    keys = _attempts(name, place)
    if library.failures(keys, WINDOW):
        raise TooManyAttempts("Too many attempts failed; try again in a quarter of an hour.")
    found = library.password_of(name)
    right = passwords.verified(found[1] if found else None, password)
    try:
        if not (found and right) or found[0].disabled:
            raise NotSignedIn("That name and password do not belong together.")
        if code is not None:
            second.check(library, found[0], code)
    except NotSignedIn:
        library.note_failure(keys, WINDOW)
        raise NotSignedIn("That name and password do not belong together.") from None
    return found[0]


def by_session(library: Library, held: str) -> Person | None:
    """Whose browser it is, by what it holds; None where that counts no longer."""
    account = library.session_account(digest(held), IDLE, LONGEST)
    return Person(account) if account else None


def sign_out(library: Library, held: str) -> None:
    """What the browser holds counts no longer."""
    library.end_session(digest(held))


# --- tokens -------------------------------------------------------------------------------


def add_token(
    library: Library, name: str, scope: Scope, label: str = "", days: int | None = None
) -> tuple[str, str]:
    """Make a token for an account: its id, and the token itself, which is kept nowhere.

    Raises NotInLibrary for the account, UsageError for a label that is too long.
    """
    if len(label) > _LONGEST_NAME:
        raise UsageError(f"A label has at most {_LONGEST_NAME} characters.")
    account = library.account(name)
    token, identity = TOKEN + secrets.token_urlsafe(32), secrets.token_hex(8)
    row = {"id": identity, "digest": digest(token), "scope": scope.value, "label": label}
    expires = library.clock() + datetime.timedelta(days=days) if days is not None else None
    library.add_token(account.seq, row, expires)
    note(library, account, Notice.TOKEN, label or identity)
    return identity, token


def revoke_token(library: Library, identity: str) -> None:
    """Let a token count no longer, by its id. Raises NotInLibrary."""
    mine = [each for each in library.tokens() if each.id == identity]
    library.revoke_token(identity)
    note(library, library.account(mine[0].account), Notice.REVOKED, mine[0].label or identity)


def by_token(library: Library, token: str) -> Person:
    """Whose token it is. Raises NotSignedIn for one that does not count."""
    found = library.token_account(digest(token))
    if found is None:
        raise NotSignedIn("That token does not count: it is unknown, expired or revoked.")
    return Person(*found)


def digest(held: str) -> str:
    """What is kept of something that is secret and long enough not to be guessed."""
    return hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()


def _attempts(name: str, place: str) -> dict[str, int]:
    """What failures are counted by, and how many there may be."""
    who = name.lower()[:_LONGEST_NAME]
    limits = {
        f"both\0{who}\0{place}": PER_NAME_AND_PLACE,
        f"place\0{place}": PER_PLACE,
        f"name\0{who}": PER_NAME,
    }
    return {digest(key): most for key, most in limits.items()}


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UsageError(f"A name has 1 to {_LONGEST_NAME} characters that can be printed.")
    return name


def _email(email: str | None) -> str | None:
    if not email:
        return None
    local, at, host = email.strip().rpartition("@")
    fine = at and local and "." in host and len(email) <= 254 and email.isprintable()
    if not fine or set(email.strip()) & set(' <>,;:"()[]\\'):
        raise UsageError(f"{email!r} is no address for mail.")
    return email.strip()


def _language(language: str) -> str:
    if language not in LANGUAGES:
        raise UsageError(f"{language!r} is no language of the site; there are nl and en.")
    return language
