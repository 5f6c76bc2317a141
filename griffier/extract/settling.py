"""What tense, mood and negation make of an act (annotation.md, rulings 2, 9 and 12)."""

from typing import Final

from griffier.extract.case import Environment
from griffier.extract.draft import Draft
from griffier.extract.meaning import Mood, denied
from griffier.extract.setting import SITS_IN_SESSIONS
from griffier.model import Act

# Attitudes that an agenda reports as they stand.
_STANDING: Final = frozenset({Act.SUPPORT, Act.OPPOSE, Act.EMPHASISE, Act.EXPECT, Act.WARN})
# What a body is going to do in the session an agenda is of: «de Raad bespreekt de voortgang».
_SITTING: Final = frozenset({Act.DISCUSS, Act.AGREE, Act.STATE, Act.MEET})
_BODIES: Final = SITS_IN_SESSIONS | {"EU_PRESIDENCY"}


_REFUSAL: Final = "oppose:weigeren"  # by the name of its entry
# What somebody only could do.
_ONLY_ABLE: Final = frozenset({Act.REQUEST, Act.MEET, Act.DISCUSS})


# How a clause stands that is told so, whatever its tense.
_OPEN: Final = frozenset({"conditional", "expected", "reported"})


# What is yet to come where its author wants it: «wil hierover met Polen in gesprek».
_TO_COME: Final = frozenset({Act.MEET, Act.DISCUSS})


def settle(env: Environment, draft: Draft, sense: Mood, inherited: str) -> None:
    """Set the modality from tense and mood; `inherited` is that of the clause around."""
    draft.repeated, draft.future = sense.repeated, sense.future
    if sense.future:
        _future(env, draft, sense)
        if inherited in _OPEN and draft.modality in ("done", "intended"):
            draft.modality = inherited
    elif sense.tentative or inherited == "conditional":
        heard = sense.heard and inherited != "conditional" and draft.actors
        others = heard and not env.setting.is_author(_first(draft))
        draft.modality = "reported" if others else "conditional"
    elif inherited != "done":
        draft.modality = inherited
    elif sense.wished and draft.act in _TO_COME and _plans(env, draft):
        draft.act = Act.COMMIT
        draft.steps.append("what its author wants to do it undertakes")
    elif env.setting.foretells and env.setting.is_author(_first(draft)):
        to_house = any(actor.id in ("TK", "EK") for actor in draft.recipients)
        stands = draft.act in _STANDING  # «Nederland steunt dit pakket»: already, not later
        draft.modality = "done" if to_house or stands or sense.over else "intended"
    elif sense.forecast and sense.now and env.grammar.verb_second:
        draft.modality = "expected"  # «Vermoedelijk steunt Hongarije het voorstel»
    elif env.setting.foretells and sense.now and draft.act in _SITTING:
        sits = bool(draft.actors) and all(actor.id in _BODIES for actor in draft.actors)
        draft.modality = "intended" if sits else draft.modality
    if draft.act is Act.COMMIT and draft.modality == "intended":
        draft.modality = "done"  # who says what it will do has promised it


def stand(env: Environment, draft: Draft, sense: Mood, around: str) -> None:
    """«Nederland vindt dat de tekst moet worden aangepast»: the expectation that a view turned
    out to be stands, also in an agenda."""
    own = env.setting.foretells and not sense.future and around == "done"
    if own and draft.act is Act.EXPECT and draft.modality == "intended":
        draft.modality = "done"


def _plans(env: Environment, draft: Draft) -> bool:
    return env.setting.is_author(_first(draft)) and not env.setting.foretells


def _future(env: Environment, draft: Draft, sense: Mood) -> None:
    author = env.setting.is_author(_first(draft))
    own = author or (not draft.actors)
    asked = draft.act is Act.REQUEST and draft.recipients and "no-agent" in draft.doubts
    if sense.forecast:
        draft.modality = "expected"
    elif asked and not env.grammar.verb_second:
        draft.modality = "intended"  # "the Council will be called on to approve the text"
    elif env.setting.foretells:
        draft.modality = "intended"
    elif author or (own and draft.act not in (Act.MEET, Act.DISCUSS)):
        if draft.act is not Act.COMMIT:
            draft.steps.append(f"{draft.act} in the future tense is a promise")
        draft.act = Act.COMMIT
    else:
        draft.modality = "intended"


def deny(draft: Draft, sense: Mood) -> bool:
    """Turn the act by negation and obligation; False where no statement is left."""
    if sense.obliged and draft.impersonal and draft.act is Act.EMPHASISE and not sense.negated:
        draft.act = Act.EXPECT  # «de veiligheid moet vooropstaan»
    if sense.obliged and draft.act is not Act.EXPECT:
        return False  # «moet steunen» says what ought to be, not what is
    if sense.able and not sense.over and draft.act in _ONLY_ABLE:
        return False  # «zo kunnen we druk uitoefenen», «kunnen contact opnemen met de ambassade»
    if sense.able and draft.entry == _REFUSAL and not (sense.over or sense.negated):
        return False  # «kan een vergunning weigeren» is a power
    if sense.wished and draft.act is Act.AGREE and not sense.negated:
        return False  # «wil een comité oprichten» is no decision yet
    if sense.negated:
        act, draft.polarity = denied(draft.act)
        if act is None:
            return False
        if act is not draft.act:
            draft.steps.append(f"{draft.act} denied is {act}")
        draft.act = act
    return bool(draft.words)


def _first(draft: Draft) -> str:
    return draft.actors[0].id if draft.actors else ""
