"""Why a sentence gave what it gave, or nothing: the analysis in words a reader can check."""

from collections.abc import Iterator
from itertools import islice

from griffier.extract.case import Environment, Scene
from griffier.extract.continuing import unsaid_subject
from griffier.extract.draft import Draft
from griffier.extract.fitting import fitting_entries
from griffier.extract.frames import arguments
from griffier.extract.phrases import Phrase
from griffier.extract.positions import according_to, impersonal
from griffier.extract.predicates import Predicate
from griffier.extract.scene import scene_of
from griffier.extract.sentence import Analysis
from griffier.extract.syntax import relations
from griffier.lexicon.acts import ActLexicon, Entry
from griffier.model import Actor

_SHOWN = 4  # entries that do not fit, per verb


def trace(analysis: Analysis, lexicon: ActLexicon, env: Environment) -> tuple[str, ...]:
    """One line per clause and per verb of a sentence."""
    unsaid = unsaid_subject(analysis, env)
    scene = scene_of(analysis, env, continues=bool(unsaid))
    opening = (f"the subject is left out: {_ids(unsaid)}",) if unsaid else ()
    return (*opening, *_lines(scene, lexicon))


def _lines(scene: Scene, lexicon: ActLexicon) -> Iterator[str]:
    for number in range(len(scene.analysis.clauses)):
        yield clause_line(scene.analysis, number) + "".join(_relations(scene, number))
        for predicate in scene.analysis.predicates:
            if predicate.clause == number:
                yield f"  {_verdict(scene, predicate, lexicon)}"
                yield from _position(scene, predicate)


def _position(scene: Scene, predicate: Predicate) -> Iterator[str]:
    """What a clause holds without an entry: a position, a duty, a verdict."""
    draft = according_to(scene, predicate) or impersonal(scene, predicate)
    if draft is not None:
        why = f" ({draft.steps[-1]})" if draft.steps else ""
        yield f"  the clause is a position, {draft.entry}, of {_ids(draft.actors)}{why}"


def _ids(actors: tuple[Actor, ...]) -> str:
    return " and ".join(actor.id for actor in actors)


def clause_line(analysis: Analysis, number: int) -> str:
    """«clause 1 (subordinate, opened by «dat»): verbs «zal … steunen»»."""
    clause, words = analysis.clauses[number], analysis.tokens.words
    opened = f", opened by «{words[clause.mark]}»" if clause.mark >= 0 else ""
    verbs = " … ".join(words[j] for j in clause.verbs) or "none"
    return f"clause {number} ({clause.kind}{opened}): verbs «{verbs}»"


def _relations(scene: Scene, number: int) -> Iterator[str]:
    """«, subject «de raming», agent «de Commissie», complement «dat … zal»»."""
    analysis, words = scene.analysis, scene.analysis.tokens.words
    governor = next((p for p in analysis.predicates if p.clause == number), None)
    if governor is None:
        return
    related = relations(scene.situation, governor, scene.env.words.agent)
    for name, phrase in (("subject", related.subject), ("agent", related.agent)):
        if phrase is not None:
            yield f", {name} «{_shown(analysis, phrase)}»"
    for mark, verbs in related.complements:
        yield f", complement «{words[mark]} … {words[verbs[0]]}»"


def _shown(analysis: Analysis, phrase: Phrase) -> str:
    tokens = analysis.tokens
    return analysis.text[tokens.starts[phrase.core] : tokens.ends[phrase.end]]


def _verdict(scene: Scene, predicate: Predicate, lexicon: ActLexicon) -> str:
    """What became of one verb."""
    found = arguments(scene.situation, predicate)
    words = [scene.analysis.tokens.words[j] for j in predicate.phrase]
    name = f"«{' '.join([*words, predicate.lemma.replace('|', '')])}»"
    entries = lexicon.by_verb.get(predicate.lemma, ())
    if not entries:
        return f"{name} is in no entry of the lexicon"
    fitting = fitting_entries(lexicon, scene.situation, predicate, found)
    if not fitting:
        unmet = dict.fromkeys(_unmet(scene, predicate, entry) for entry in entries)
        return f"{name}: {'; '.join(islice(unmet, _SHOWN))}"
    if predicate.passive or found.elided:
        return f"{name} fits {fitting[0].id}"
    return f"{name} fits {fitting[0].id}; {_subject(scene, found.subject)}"


def _unmet(scene: Scene, predicate: Predicate, entry: Entry) -> str:
    present = {scene.analysis.tokens.words[j] for j in predicate.words}
    ends = entry.endings or ((),) * len(entry.words)
    missing = [
        min(words or endings)
        for words, endings in zip(entry.words, ends, strict=True)
        if not words & present and not any(word.endswith(endings) for word in present)
    ]
    if missing:
        return f"{entry.id} wants «{'», «'.join(missing)}»"
    if blocked := entry.excludes & present:
        return f"{entry.id} is ruled out by «{min(blocked)}»"
    return f"{entry.id} wants one of: {', '.join(sorted(entry.needs))}"


def _subject(scene: Scene, subject: Phrase | None) -> str:
    if subject is None:
        return "it has no subject"
    words = _shown(scene.analysis, subject)
    actors = scene.resolve(subject)
    if not actors:
        return f"its subject «{words}» names nobody who can act"
    return f"its subject «{words}» is {_ids(actors)}"


def steps_of(analysis: Analysis, draft: Draft) -> tuple[str, ...]:
    """How the statement came about: its clause, who was meant, and what the rules did."""
    clause = clause_line(analysis, draft.clause)
    actors = (f"actor «{a.text}» is {a.id}" for a in draft.actors if a.text)
    recipients = (f"recipient «{a.text}» is {a.id}" for a in draft.recipients if a.text)
    return (clause, *actors, *recipients, *draft.steps)
