"""What stands between commas behind a subject and is said of it."""

from typing import TYPE_CHECKING

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.phrases import Phrase

if TYPE_CHECKING:
    from griffier.extract.frames import Arguments, Situation


def leave_apposition(situation: "Situation", clause: Clause, found: "Arguments") -> None:
    """«Cyprus, het jongste lid van de groep, steunde …»: what stands between commas behind the
    subject is said of it, and is no object."""
    words, subject = situation.tokens.words, found.subject
    if subject is None or clause.kind is not ClauseKind.MAIN or subject.end > clause.finite - 3:
        return
    if words[subject.end + 1] == "," == words[clause.finite - 1]:
        inside = range(subject.end + 1, clause.finite)
        found.objects = [p for p in found.objects if p.start not in inside]
        found.prepositional = [p for p in found.prepositional if p.start not in inside]


def apposes(situation: "Situation", clause: Clause, named: list[Phrase]) -> bool:
    """ "France, | the largest producer of wheat, | opposed it": said of the actor before."""
    words = situation.tokens.words
    if len(named) < 2 or words[clause.finite - 1] != "," or words[named[0].end + 1] != ",":
        return False
    return situation.can_act(named[0]) and not situation.can_act(named[-1])
