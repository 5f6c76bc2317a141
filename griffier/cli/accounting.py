"""`griffier account`: who may write on the site, and the tokens of the API."""

import json
import sys
from typing import TYPE_CHECKING

import click

from griffier.cli.library import library_options, opened
from griffier.cli.output import write

if TYPE_CHECKING:
    from griffier.ledger.persons import Account, Token


@click.group(short_help="Manage who may correct on the site.")
def account() -> None:
    """Accounts of a library: who may correct on the site and by the API.

    Without an account everything can be read and nothing written. Passwords are asked in the
    terminal, or read as one line from standard input; they never stand on the command line.

    \b
    Examples:
      griffier account add "J. Smit" --role reviewer
      griffier account token add "J. Smit" --scope judge
    """


@account.command("add", short_help="Make an account.")
@click.argument("name", metavar="NAME")
@click.option(
    "--role",
    type=click.Choice(["reviewer", "admin"]),
    default="reviewer",
    help="reviewer (default) takes back own corrections, admin anybody's.",
)
@click.option("--email", metavar="ADDRESS", help="Where digests of saved searches go.")
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", help="Of those digests.")
@library_options
def add(
    name: str, role: str, email: str | None, language: str, folder: str, database: str | None
) -> None:
    """Make an account; NAME signs its corrections and is seen by everybody.

    \b
    Examples:
      griffier account add "J. Smit"
      pass show griffier | griffier account add "J. Smit" --role admin --email smit@example.org
    """
    from griffier.ledger.persons import Role
    from griffier.service import people

    with opened(folder, database) as library:
        secret = _password()
        made = people.add(library, name, Role(role), secret, email=email, language=language)
    write(f"{made.name}\n")


@account.command("list", short_help="List the accounts.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per account.")
@library_options
def list_(folder: str, database: str | None, *, as_json: bool) -> None:
    """List the accounts, by name.

    \b
    Example:
      griffier account list --json
    """
    with opened(folder, database) as library:
        for each in library.accounts():
            write(_account_line(each, as_json=as_json))


@account.command("password", short_help="Give an account another password.")
@click.argument("name", metavar="NAME")
@library_options
def password(name: str, folder: str, database: str | None) -> None:
    """Give an account another password; it is signed out everywhere.

    \b
    Example:
      griffier account password "J. Smit"
    """
    from griffier.service import people

    with opened(folder, database) as library:
        library.account(name)
        people.set_password(library, name, _password())


@account.command("disable", short_help="Let an account in no longer.")
@click.argument("name", metavar="NAME")
@click.option("--undo", is_flag=True, help="Let it in again.")
@library_options
def disable(name: str, folder: str, database: str | None, *, undo: bool) -> None:
    """Let an account in no longer: it is signed out, its tokens do not count, it gets no mail
    and its hooks are not called. What it corrected stands.

    \b
    Examples:
      griffier account disable "J. Smit"
      griffier account disable "J. Smit" --undo
    """
    with opened(folder, database) as library:
        library.set_disabled(name, disabled=not undo)


@account.command("forget-code", short_help="Ask an account for no code any longer.")
@click.argument("name", metavar="NAME")
@library_options
def forget_code(name: str, folder: str, database: str | None) -> None:
    """Ask an account for its password alone, for somebody who lost the device with the codes.

    It is signed out everywhere, and told so by mail. Codes are set up on the page of the account.

    \b
    Example:
      griffier account forget-code "J. Smit"
    """
    from griffier.service import people

    with opened(folder, database) as library:
        people.reset_second(library, name)


@account.group("token", short_help="Manage tokens of the API.")
def token() -> None:
    """Tokens by which programs correct in the name of an account.

    \b
    Example:
      griffier account token list
    """


@token.command("add", short_help="Make a token, and print it once.")
@click.argument("name", metavar="NAME")
@click.option(
    "--scope",
    type=click.Choice(["read", "judge"]),
    required=True,
    help="read only tells who calls; judge may make and take back judgements.",
)
@click.option("--label", default="", metavar="WORDS", help="What it is for.")
@click.option(
    "--days", type=click.IntRange(1, 3660), help="How long it counts; for ever if not said."
)
@library_options
def token_add(
    name: str, scope: str, label: str, days: int | None, folder: str, database: str | None
) -> None:
    """Make a token for an account and print it. It is kept nowhere: who loses it makes another.

    \b
    Example:
      griffier account token add "J. Smit" --scope judge --label "nightly import" --days 90
    """
    from griffier.ledger.persons import Scope
    from griffier.service import people

    with opened(folder, database) as library:
        identity, made = people.add_token(library, name, Scope(scope), label, days)
    click.echo(f"Token {identity}; it is not shown again:", err=True)
    write(f"{made}\n")


@token.command("list", short_help="List the tokens.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per token.")
@library_options
def token_list(folder: str, database: str | None, *, as_json: bool) -> None:
    """List the tokens, the oldest first, also those that were revoked.

    \b
    Example:
      griffier account token list --json
    """
    with opened(folder, database) as library:
        for each in library.tokens():
            write(_token_line(each, as_json=as_json))


@token.command("revoke", short_help="Let a token count no longer.")
@click.argument("identity", metavar="ID")
@library_options
def token_revoke(identity: str, folder: str, database: str | None) -> None:
    """Let a token count no longer, by the id that `griffier account token list` prints.

    \b
    Example:
      griffier account token revoke 3f9a0c2b11d4e5f6
    """
    from griffier.service import people

    with opened(folder, database) as library:
        people.revoke_token(library, identity)


def _password() -> str:
    """Asked twice in a terminal, else one line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _account_line(each: "Account", *, as_json: bool) -> str:
    facts: dict[str, object] = {"name": each.name, "role": each.role.value, "email": each.email}
    facts |= {"language": each.language, "disabled": each.disabled}
    if as_json:
        return json.dumps({**facts, "created": each.created.isoformat() + "Z"}) + "\n"
    return f"{each.name}  {each.role}  {each.email or '–'}{'  disabled' * each.disabled}\n"


def _token_line(each: "Token", *, as_json: bool) -> str:
    if as_json:
        moments = {"created": each.created, "expires": each.expires, "revoked": each.revoked}
        said = {name: at.isoformat() + "Z" if at else None for name, at in moments.items()}
        facts = {"id": each.id, "account": each.account, "scope": each.scope.value}
        return json.dumps({**facts, "label": each.label, **said}) + "\n"
    state = "revoked" if each.revoked else f"until {each.expires:%Y-%m-%d}" if each.expires else ""
    return "  ".join(filter(None, (each.id, each.account, each.scope, each.label, state))) + "\n"
