"""Verdicts without a verb: «Jammer dat de minister niet meedenkt», «Motie 12: ontraden»."""

from typing import Final

from griffier.extract.case import Environment
from griffier.extract.draft import Draft
from griffier.extract.frames import arguments
from griffier.extract.scene import scene_of
from griffier.extract.sentence import Analysis
from griffier.extract.topics import clause_words_topic
from griffier.lexicon.grammar import Tag
from griffier.model import Act

_APART: Final = frozenset({":", "–", "—"})
_ADVICE: Final = 7  # words in which the advice is given


def without_verb(analysis: Analysis, env: Environment, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, or the verdict that it gives without a verb of its own."""
    if exclamation := exclaimed(analysis, env):
        return [exclamation]
    advice = None if drafts else appraised(analysis, env)
    return [advice] if advice else drafts


def exclaimed(analysis: Analysis, env: Environment) -> Draft | None:
    """What whoever speaks says of the content of a «dat» that only an adjective stands before;
    whose doing that is receives it."""
    tokens, words = analysis.tokens, env.words
    if "dat" not in tokens.words:
        return None
    first = 0
    while first < len(tokens) and _strengthens(analysis, env, first):
        first += 1
    if first + 2 >= len(tokens) or tokens.words[first + 1] not in ("dat",):
        return None
    if not _judges(env, tokens.words[first]) or analysis.clauses[0].finite >= 0:
        return None
    content = next((n for n, c in enumerate(analysis.clauses) if c.mark == first + 1), -1)
    who = env.setting.speakers(analysis.span.start)
    if content < 0 or not who:
        return None
    act = Act.SUPPORT if tokens.words[first] in words.exclaimed_good else Act.OPPOSE
    draft = Draft(act, f"{act.lower()}:exclaimed", "exclaimed", 0, first, who)
    scene = scene_of(analysis, env, continues=False)
    inner = next((p for p in analysis.predicates if p.clause == content), None)
    subject = arguments(scene.situation, inner).subject if inner else None
    doers = scene.resolve(subject) if subject else ()
    draft.recipients = () if draft.speaks_for(doers) else doers
    draft.words = {first, *analysis.clause_words(content)}
    draft.topic = clause_words_topic(analysis, list(analysis.clause_words(content))[1:])
    draft.steps.append("a verdict without a verb, of whoever speaks")
    return draft


def appraised(analysis: Analysis, env: Environment) -> Draft | None:
    """«De motie op stuk nr. 12: oordeel Kamer», «Motie-Smit (34): ontraden»: what the government
    advises the House, without a verb."""
    words, setting = analysis.tokens.words, env.setting
    mark = next((k for k, word in enumerate(words) if word in _APART), -1)
    moved = mark > 0 and any(w.split("-")[0] in env.words.motions for w in words[:mark])
    if not moved or not setting.authors or setting.house_has_floor:
        return None
    advice = " ".join(words[mark + 1 : mark + _ADVICE])
    favours = any(advice.startswith(each) for each in env.words.accepting)
    if not favours and not any(advice.startswith(each) for each in env.words.declining):
        return None
    act = Act.SUPPORT if favours else Act.OPPOSE
    draft = Draft(act, f"{act.lower()}:advice", "advice", 0, mark + 1, setting.authors)
    draft.recipients = setting.addressee
    draft.words = set(range(len(words)))
    draft.topic = clause_words_topic(analysis, list(range(mark)))
    draft.steps.append("what is advised on a motion")
    return draft


def _judges(env: Environment, word: str) -> bool:
    return word in env.words.exclaimed_good or word in env.words.exclaimed_bad


def _strengthens(analysis: Analysis, env: Environment, i: int) -> bool:
    """«heel», «ook» before the adjective."""
    return bool(analysis.tokens.tags[i] & Tag.ADVERB) and not _judges(env, analysis.tokens.words[i])
