"""Mail about the account itself: what changed, and what to do if that was somebody else."""

from typing import Any

from griffier.ledger.persons import Account
from griffier.serve.language import catalogue
from griffier.serve.settings import Settings
from griffier.serve.site import templates
from griffier.service.notices import Notice

Json = dict[str, Any]


def _(message: str) -> str:
    """Marks a sentence for the catalogue; it is translated when it is written."""
    return message


SAID = {
    Notice.PASSWORD: _("The password of your account was changed."),
    Notice.ADDRESS: _("Mail of your account goes to another address from now on."),
    Notice.TOKEN: _("A token of the API was made for your account."),
    Notice.REVOKED: _("A token of the API of your account was revoked."),
    Notice.SECOND: _("Your account asks for a code as well from now on."),
    Notice.NO_SECOND: _("Your account asks for no code any longer."),
}


def written(body: Json, account: Account, settings: Settings) -> Json:
    """The body of a mail, from what was noted."""
    words, said = catalogue(account.language), SAID[Notice(body["notice"])]
    told = {
        "said": words.gettext(said),
        "detail": body["detail"],
        "at": body["at"].replace("T", " "),
        "account": account,
        "site": settings,
        "address": settings.address.rstrip("/"),
        "lang": account.language,
    }
    pages = templates(account.language)
    return {
        "subject": f"{settings.name}: {words.gettext(said)}",
        "text": pages.get_template("mail/notice.txt").render(**told),
        "html": pages.get_template("mail/notice.html").render(**told),
        "leave": None,
    }
