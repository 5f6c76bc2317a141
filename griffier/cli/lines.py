"""Lines of the ledger as people read them, in a terminal or a file."""

import os
from collections.abc import Sequence

import click

from griffier.cli.output import to_terminal
from griffier.ledger.entries import Entry
from griffier.model import Act, Actor
from griffier.views.rows import clean

ID = 10  # characters of an id that are shown
_COLOURS = {
    **dict.fromkeys((Act.REQUEST, Act.EXPECT), "yellow"),
    **dict.fromkeys((Act.COMMIT, Act.AGREE), "green"),
    **dict.fromkeys((Act.PROPOSE, Act.PROVIDE), "cyan"),
    **dict.fromkeys((Act.SUPPORT, Act.EMPHASISE), "blue"),
    **dict.fromkeys((Act.OPPOSE, Act.WARN), "red"),
}


def styled(text: str, **style: object) -> str:
    """The text, coloured where people see it and did not ask for none (NO_COLOR)."""
    plain = os.environ.get("NO_COLOR") or not to_terminal()
    return text if plain else click.style(text, **style)  # type: ignore[arg-type]


def entry_lines(entry: Entry) -> str:
    """The facts on one line, the quotation on the next."""
    act = styled(entry.act.value, fg=_COLOURS.get(entry.act), bold=True)
    facts = [styled(entry.id[:ID], dim=True), str(entry.published or "no date   ")]
    facts += [f"{who(entry.actors)} {act}{_towards(entry.recipients)}", *notes(entry)]
    return "  ".join(facts) + f"\n    «{clean(entry.quote)}»\n"


def who(actors: Sequence[Actor]) -> str:
    """Ids of actors; a dash where nobody is named."""
    return ", ".join(clean(actor.id) for actor in actors) or "–"


def _towards(recipients: Sequence[Actor]) -> str:
    return f" → {who(recipients)}" if recipients else ""


def notes(entry: Entry) -> list[str]:
    """What is out of the ordinary, and by when."""
    found = [entry.modality] if entry.modality != "done" else []
    found += ["negated"] if entry.polarity != "positive" else []
    if entry.deadline:
        found.append(f"by {entry.deadline.last} («{clean(entry.deadline.text)}»)")
    return [f"[{'; '.join(found)}]"] if found else []
