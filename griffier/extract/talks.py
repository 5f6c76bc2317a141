"""Talks of which a letter tells outside any meeting: who spoke with whom.

«Ik sprak met minister X. Ook de visserij kwam aan de orde.»: what comes up is talked over
by both.
"""

from griffier.extract.draft import Draft
from griffier.extract.setting import Setting
from griffier.model import Act


def note_talk(drafts: list[Draft], setting: Setting, at: int) -> None:
    """Keep in mind the parties to the last talk or visit a sentence at `at` tells of."""
    for draft in reversed(drafts):
        who = tuple({a.id: a for a in (*draft.actors, *draft.recipients)}.values())
        if draft.act in (Act.MEET, Act.DISCUSS) and not draft.minor and len(who) > 1:
            setting.talked(at, setting.authors if _journey(draft) else who)
            return


def _journey(draft: Draft) -> bool:
    """A visit to several countries: its author alone is sure to have been everywhere."""
    return draft.act is Act.MEET and len(draft.recipients) > 1 and "bezoek" in draft.entry
