"""Passwords: how they are kept, and which are too easy to guess.

Argon2id with the second recommended option of RFC 9106 (64 MiB, 3 passes, 4 lanes), which is
the default of argon2-cffi; decision page 23.
"""

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from griffier.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 12
LONGEST: Final = 128
_GUESSES: Final = 3  # of zxcvbn's 0 to 4: more than ten to the eighth guesses
_AT_ONCE = threading.BoundedSemaphore(2)  # each takes 64 MiB


def check(password: str, name: str) -> None:
    """Raise UsageError for a password that is too short, too long or easily guessed.

    Common passwords, names, words, rows on the keyboard and days count for little, by the
    lists of zxcvbn.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"A password has {SHORTEST} to {LONGEST} characters.")
    try:
        from zxcvbn import zxcvbn
    except ImportError as error:
        raise MissingExtra("serve", error) from error
    # It looks at the first 72 characters: its time grows with the square of their number.
    if zxcvbn(password[:72], user_inputs=[*name.split(), "griffier"])["score"] < _GUESSES:
        raise UsageError("That password is easily guessed; four words at random are better.")


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _AT_ONCE:
        return _hasher().hash(password)


def verified(kept: str | None, password: str) -> bool:
    """Whether it is the password; without one it takes as long, and is not."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password) > LONGEST:
        password, kept = "", None
    with _AT_ONCE:
        try:
            _hasher().verify(kept or _nobodys(), password)
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


@lru_cache(maxsize=1)
def _hasher() -> "PasswordHasher":
    try:
        from argon2 import PasswordHasher
    except ImportError as error:
        raise MissingExtra("serve", error) from error
    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobodys() -> str:
    """The hash of a password nobody has."""
    import secrets

    return _hasher().hash(secrets.token_hex(16))
