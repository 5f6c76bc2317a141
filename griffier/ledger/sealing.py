"""Secrets of the second factor, sealed before they are written and opened when read.

With a key that stands outside the database (`secret_key` of the settings), whoever reads the
database or a backup of it can make no codes (OWASP ASVS 2.8.2). Sealing is Fernet: AES with a
check that nothing was changed. Without a key a secret is kept as it is.
"""

import base64
import binascii
from typing import TYPE_CHECKING, Final

from griffier.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

_MARK: Final = "sealed:"


def is_sealed(kept: str) -> bool:
    """Whether what is kept was sealed, by whatever key."""
    return kept.startswith(_MARK)


class Seal:
    """Seals by one key: 32 bytes in base64, as `openssl rand -base64 32` gives them."""

    def __init__(self, key: str = "") -> None:
        """Raises UsageError for a key that is none; an empty one seals nothing."""
        self._fernet = _fernet(key) if key else None

    @property
    def has_key(self) -> bool:
        """Whether it seals at all."""
        return self._fernet is not None

    def shut(self, secret: str) -> str:
        """What is kept of a secret."""
        if self._fernet is None:
            return secret
        return _MARK + self._fernet.encrypt(secret.encode()).decode()

    def opened(self, kept: str) -> str:
        """The secret that was kept; also one kept before there was a key.

        Raises UsageError where it was sealed by another key.
        """
        if not is_sealed(kept):
            return kept
        from cryptography.fernet import InvalidToken

        try:
            if self._fernet is not None:
                return self._fernet.decrypt(kept.removeprefix(_MARK)).decode()
        except InvalidToken:
            pass
        raise UsageError(
            "The secret of these codes was sealed by a key this site does not have: give it as "
            "the setting secret_key, or take the codes away (`griffier account forget-code`)."
        )


def _fernet(key: str) -> "Fernet":
    try:
        from cryptography.fernet import Fernet
    except ImportError as error:
        raise MissingExtra("serve", error) from error
    try:
        raw = base64.b64decode(key.strip().translate(str.maketrans("-_", "+/")), validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != 32:
        raise UsageError(
            "The setting secret_key must be 32 bytes in base64, as of `openssl rand -base64 32`."
        )
    return Fernet(base64.urlsafe_b64encode(raw))
