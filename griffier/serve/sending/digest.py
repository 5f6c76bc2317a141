"""The digest: what is new of an account's saved searches, as one mail in its language."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any, Final
from urllib.parse import urlencode

from griffier.errors import MailUnsent, UsageError
from griffier.ledger.library import Library
from griffier.ledger.persons import Account, Delivery, Saved
from griffier.serve.language import catalogue
from griffier.serve.sending import notices, smtp
from griffier.serve.settings import Settings
from griffier.serve.site import templates
from griffier.service import alerts
from griffier.service.alerts import News
from griffier.service.search import Searcher

LEASE: Final = datetime.timedelta(minutes=10)
ATTEMPTS: Final = 8

Json = dict[str, Any]


def prepare(library: Library, searcher: Searcher, settings: Settings) -> int:
    """Write down a mail for each account with news; how many were written.

    Up to which change each search was told of is moved on in the same transaction, also where
    there was nothing to say. Raises UsageError without an address of the site or a sender.
    """
    if not settings.address or not settings.smtp_from:
        raise UsageError("A digest needs the settings address and smtp_from.")
    until = searcher.index.change  # what the index has not read yet waits for the next digest
    kept: dict[int, list[Saved]] = {}
    for saved in library.saved_searches():
        if saved.seen < until:
            kept.setdefault(saved.account, []).append(saved)
    return sum(
        _prepare(library, searcher, settings, (library.account_of(number), searches, until))
        for number, searches in kept.items()
    )


def send(library: Library, settings: Settings) -> tuple[int, int]:
    """Hand over every mail that waits; how many arrived, and how many did not yet.

    A mail that is refused is tried again after a while that doubles, from a minute; after
    eight attempts it is given up. One whose sender died before it was told of the arrival is
    sent once more under the same Message-ID, by which mail programs know it.
    """
    sent = unsent = 0
    while delivery := library.claim("mail", LEASE):
        account = library.account_of(delivery.account)
        if account.disabled or not (delivery.body.get("to") or account.email):
            library.give_up(delivery.id, "The account gets no mail.")
            continue
        try:
            smtp.hand_over(message(delivery, account, settings), settings)
        except MailUnsent as error:
            unsent += 1
            _again(library, delivery, str(error))
        else:
            library.delivered(delivery.id)
            sent += 1
    return sent, unsent


def message(delivery: Delivery, account: Account, settings: Settings) -> EmailMessage:
    """The mail as it goes out: plain text, and the same in HTML."""
    body = delivery.body
    to = body.get("to") or account.email
    if "notice" in body:
        body = notices.written(body, account, settings)
    made = EmailMessage()
    made["From"] = settings.smtp_from
    made["To"] = to
    made["Subject"] = body["subject"]
    made["Date"] = format_datetime(delivery.created.replace(tzinfo=datetime.UTC))
    made["Message-ID"] = f"<{delivery.id}@{settings.smtp_from.rpartition('@')[2].strip('<> ')}>"
    made["Auto-Submitted"] = "auto-generated"
    if body.get("leave"):
        made["List-Unsubscribe"] = f"<{body['leave']}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(body["text"])
    made.add_alternative(body["html"], subtype="html")
    return made


def _prepare(
    library: Library,
    searcher: Searcher,
    settings: Settings,
    due: tuple[Account, Sequence[Saved], int],
) -> bool:
    account, searches, until = due
    told = {saved.id: (saved.seen, until) for saved in searches}
    news = []
    if account.email:
        found = (
            alerts.news_of(library, searcher, saved, until, account.language) for saved in searches
        )
        news = [each for each in found if each.count]
    key = f"{account.seq}|{sorted(told.items())}"
    identity = hashlib.sha256(key.encode()).hexdigest()[:32]
    body = _body(account, news, settings) if news else None
    return library.prepare_mail(account.seq, identity, body, told) and body is not None


def _body(account: Account, news: Sequence[News], settings: Settings) -> Json:
    address = settings.address.rstrip("/")
    words = catalogue(account.language)
    count = sum(each.count for each in news)
    subject = words.ngettext("%(num)d new: %(name)s", "%(num)d new: %(name)s, and more", count)
    told: Mapping[str, Any] = {
        "news": [(each, _links(account, each, address)) for each in news],
        "address": address,
        "site": settings,
        "account": account,
        "lang": account.language,
    }
    pages = templates(account.language)
    leave = _links(account, news[0], address)["leave"] if len(news) == 1 else None
    return {
        "subject": _line(subject % {"num": count, "name": news[0].described}),
        "text": pages.get_template("mail/digest.txt").render(**told),
        "html": pages.get_template("mail/digest.html").render(**told),
        "leave": leave,
    }


def _links(account: Account, news: News, address: str) -> dict[str, str]:
    query = urlencode({"q": news.saved.query, "sort": "date"})
    leaving = alerts.leaving(account, news.saved)
    return {"search": f"{address}/search?{query}", "leave": f"{address}/unsubscribe/{leaving}"}


def _line(text: str) -> str:
    """A header of a mail is one line, and not for ever."""
    return " ".join(text.split())[:150]


def _again(library: Library, delivery: Delivery, reason: str) -> None:
    if delivery.attempts >= ATTEMPTS:
        library.give_up(delivery.id, reason)
    else:
        wait = datetime.timedelta(minutes=2 ** (delivery.attempts - 1))
        library.postpone(delivery.id, wait, reason)
