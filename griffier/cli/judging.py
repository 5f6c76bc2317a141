"""`griffier judge`, `griffier undo` and `griffier judgements`: what people decided."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from griffier.cli.library import library_options, opened
from griffier.cli.output import write

if TYPE_CHECKING:
    from griffier.ledger.entries import Judgement

_AUTHOR = click.option("--author", required=True, metavar="NAME", help="Who judges.")
_REASON = click.option("--reason", required=True, metavar="WORDS", help="Why, in a sentence.")


@click.command(short_help="Correct a line of the ledger, or say what came of it.")
@click.argument("identity", metavar="ID")
@click.argument("verdict", metavar="VERDICT")
@click.argument("value", metavar="[VALUE]", required=False)
@_AUTHOR
@_REASON
@library_options
def judge(  # each is an argument or an option
    identity: str,
    verdict: str,
    value: str | None,
    author: str,
    reason: str,
    folder: str,
    database: str | None,
) -> None:
    """Record a judgement on a line of the ledger, with who judges and why.

    A judgement is added and never overwrites: what was read stays as it was read, and
    `griffier undo` takes the judgement back. It hangs on the quotation, so it holds when
    the document is read again or a new version of it is filed.

    \b
    Verdicts:
      right                      the line is as it should be
      not-a-statement            the line does not belong in the ledger
      actors "RS FR"             who acted (nobody, for none)
      recipients "RS"            to whom
      act REQUEST                which act it is
      topic "visa policy"        its subject in words, or a concept by id
      meeting ID                 at which meeting it was done
      kept, not-kept             what came of a promise or an ask
      link-right ID, link-wrong ID   a document (as ID) belongs to that meeting, or not

    \b
    Examples:
      griffier judge 9baff62fef recipients RS --author "J. Smit" --reason "addressed to Serbia"
      griffier judge 9baff62fef not-a-statement --author "J. Smit" --reason "a heading"
    """
    with opened(folder, database) as library:
        made = library.judge(identity, verdict, value, author=author, reason=reason)
    write(f"{made.id}\n")


@click.command(short_help="Take a judgement back.")
@click.argument("identity", metavar="ID")
@_AUTHOR
@_REASON
@library_options
def undo(identity: str, author: str, reason: str, folder: str, database: str | None) -> None:
    """Take a judgement back, by the id that `griffier judge` printed.

    The undoing is a judgement too: it has an author and a reason, and can be undone.

    \b
    Example:
      griffier undo c255552222b6 --author "J. Smit" --reason "I misread the letter"
    """
    with opened(folder, database) as library:
        made = library.undo(identity, author=author, reason=reason)
    write(f"{made.id}\n")


@click.command(short_help="List judgements, or export them as gold.")
@click.option("--all", "everything", is_flag=True, help="Also what was undone, and the undoing.")
@click.option("--gold", metavar="DIR", help="Write documents judged as gold for griffier eval.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per judgement.")
@library_options
def judgements(
    folder: str, database: str | None, *, everything: bool, gold: str | None, as_json: bool
) -> None:
    """List what people judged, oldest first.

    With --gold each document judged is written to DIR as an annotation for `griffier eval`,
    beside its original: corrected lines are asked for, lines judged to be no statements are
    wrong where they are found, and lines nobody judged count neither way.

    \b
    Examples:
      griffier judgements --json
      griffier judgements --gold corrections && griffier eval corrections
    """
    with opened(folder, database) as library:
        if gold is not None:
            from griffier.service.gold import export

            for path in export(library, Path(gold)):
                write(f"{path}\n")
            return
        for judgement in library.judgements(undone=everything):
            write(_line(judgement, as_json=as_json))


def _line(judgement: "Judgement", *, as_json: bool) -> str:
    from griffier.cli.showing import judgement_dict
    from griffier.views.rows import clean

    if as_json:
        return json.dumps(judgement_dict(judgement), ensure_ascii=False) + "\n"
    facts = [judgement.id, f"{judgement.at:%Y-%m-%d %H:%M}", judgement.author, judgement.verdict]
    facts += [judgement.value] if judgement.value else []
    about = f"    «{clean(judgement.quote)}»\n" if judgement.quote else ""
    return f"{'  '.join(map(clean, facts))}: {clean(judgement.reason)}\n{about}"
