"""A second factor: codes of six digits by an app, new every half minute (TOTP, RFC 6238).

A code counts once, in its half minute and those beside it. The secret is needed to make codes, so
it cannot be kept as a hash: it is kept sealed, if the site was given a key (`ledger.sealing`).
"""

import datetime
import re
from typing import Final

from griffier.errors import NotSignedIn, UsageError
from griffier.ledger.library import Library
from griffier.ledger.persons import Account

STEP: Final = 30  # seconds a code is shown
_BESIDE: Final = 1  # half minutes a clock may be wrong by
_SECRET: Final = re.compile(r"[A-Z2-7]{32}")  # 160 bits, as RFC 4226 advises


def new_secret() -> str:
    """A secret, to be shown to an app."""
    import pyotp

    return pyotp.random_base32()


def address(account: Account, secret: str, site: str) -> str:
    """What an app reads: `otpauth://…`, for an account of a site by its name."""
    import pyotp

    made = pyotp.TOTP(secret, interval=STEP)
    return made.provisioning_uri(name=account.name, issuer_name=site)


def begin(library: Library, account: Account, secret: str, code: str) -> None:
    """Ask an account for codes from now on, once a first one shows that the app has the secret.

    Raises UsageError where it does not.
    """
    step = _step_of(secret, code, _now(library)) if _SECRET.fullmatch(secret) else None
    if step is None:
        raise UsageError("That is not the code of this moment; check the clock of the device.")
    library.set_second(account.name, secret)
    library.use_second(account.seq, step)


def check(library: Library, account: Account, code: str) -> None:
    """Raise NotSignedIn unless the account has no second factor, or this is a code of it that
    was not used before."""
    secret = library.second_of(account.seq)
    if secret is None:
        return
    step = _step_of(secret, code, _now(library))
    if step is None or not library.use_second(account.seq, step):
        raise NotSignedIn("That code does not count.")


def _step_of(secret: str, code: str, now: datetime.datetime) -> int | None:
    """The half minute a code is of, if it is near enough."""
    import pyotp

    typed = "".join(code.split())
    if not re.fullmatch(r"[0-9]{6}", typed):
        return None
    this = int(now.timestamp()) // STEP
    made = pyotp.TOTP(secret, interval=STEP)
    for step in range(this - _BESIDE, this + _BESIDE + 1):
        if pyotp.utils.strings_equal(made.generate_otp(step), typed):
            return step
    return None


def _now(library: Library) -> datetime.datetime:
    return library.clock().replace(tzinfo=datetime.UTC)
