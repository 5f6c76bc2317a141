"""Mail handed to a mail server (RFC 5321), over TLS unless it is on this machine."""

import ipaddress
import smtplib
import ssl
from email.message import EmailMessage
from typing import Final

from griffier.errors import MailUnsent, UsageError
from griffier.serve.settings import Settings

_PATIENCE: Final = 30.0  # seconds


def hand_over(message: EmailMessage, settings: Settings) -> None:
    """Give a mail to the server of the settings.

    Raises MailUnsent where it does not answer or refuses, with neither user nor password in
    what it says; UsageError for settings by which a password would go out in the clear.
    """
    _check(settings)
    try:
        with _connected(settings) as server:
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            server.send_message(message)
    except smtplib.SMTPAuthenticationError as error:
        raise MailUnsent(f"The mail server refused to let us in ({error.smtp_code}).") from None
    except smtplib.SMTPResponseException as error:
        raise MailUnsent(f"The mail server refused ({error.smtp_code}).") from None
    except smtplib.SMTPRecipientsRefused as error:
        codes = sorted({code for code, _ in error.recipients.values()})
        raise MailUnsent(f"The mail server refused who it is for ({codes[0]}).") from None
    except (smtplib.SMTPException, OSError) as error:
        raise MailUnsent(f"{_where(settings)} did not take it: {type(error).__name__}.") from None


def _connected(settings: Settings) -> smtplib.SMTP:
    place = (settings.smtp_host, settings.smtp_port)
    context = ssl.create_default_context()
    if settings.smtp_tls == "tls":
        return smtplib.SMTP_SSL(*place, timeout=_PATIENCE, context=context)
    server = smtplib.SMTP(*place, timeout=_PATIENCE)
    try:
        if settings.smtp_tls == "starttls":
            server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _check(settings: Settings) -> None:
    if not settings.smtp_host:
        raise UsageError("Mail needs the setting smtp_host.")
    if settings.smtp_tls not in ("starttls", "tls", "none"):
        raise UsageError(f"smtp_tls is starttls, tls or none, not {settings.smtp_tls!r}.")
    if settings.smtp_tls == "none" and not _is_here(settings.smtp_host):
        raise UsageError("Without TLS mail goes only to a server on this machine.")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _where(settings: Settings) -> str:
    return f"The mail server {settings.smtp_host}:{settings.smtp_port}"
