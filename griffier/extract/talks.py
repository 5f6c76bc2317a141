"""Talks of which a letter tells outside any meeting: who spoke with whom.

«Ik sprak met minister X. Ook de visserij kwam aan de orde.»: what comes up is talked over
by both.
"""

from griffier.extract.case import Case
from griffier.extract.draft import Draft
from griffier.extract.phrases import Phrase
from griffier.extract.setting import Setting
from griffier.extract.visits import TOGETHER
from griffier.model import Act, Actor


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


def with_talker(case: Case, subject: Phrase, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """«Ik ontmoette minister X. Wij spraken over …»: both, where no one else is named."""
    words = case.analysis.tokens.words
    several = subject.start == subject.end and words[subject.end] in case.env.words.us
    if not several or case.draft.act not in TOGETHER:
        return actors
    if any(p.preposition in case.env.words.with_ for p in case.found.prepositional):
        return actors
    return case.env.setting.talk_at(case.analysis.span.start) or actors
