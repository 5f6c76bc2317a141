"""From where on which meeting a letter speaks of: by its titles and headings."""

from griffier.extract.authors import is_own
from griffier.lexicon.context import ContextWords
from griffier.model import Annotations, Letter, Part, Role


def scenes_of(
    letter: Letter, annotations: Annotations, words: ContextWords
) -> list[tuple[int, str]]:
    """From where on which meeting is spoken of: the main one from the start, another
    from a title or heading that names it («Voorbereiding Europese Raad» is an item)."""
    if not annotations.meetings:
        return []
    if letter.metadata.kind == "declaration" and not is_own(letter, annotations):
        return []
    scenes = [(0, annotations.meetings[0].id)]
    headings = [p for p in letter.parts if p.role in (Role.TITLE, Role.HEADING)]
    for part in headings:
        named = [m for m in annotations.meeting_mentions if part.start <= m.start < part.end]
        said = letter.text.text[part.start : part.end].lower()
        if len({m.meeting for m in named}) == 1 and words.preparing.isdisjoint(said.split()):
            scenes.append((part.start, named[0].meeting))
        elif not named and (held := _held_on(part, annotations)):
            scenes.append((part.start, held))
    return _with_asides(letter, scenes, words)


def _held_on(part: Part, annotations: Annotations) -> str | None:
    """«CULTUUR – 21 NOVEMBER 2019»: a heading that ends with the day of one meeting."""
    days = [m for m in annotations.moments if part.start < m.start and m.end == part.end]
    held = [m.id for m in annotations.meetings for day in days if m.date == day.first == day.last]
    return held[0] if len(held) == 1 else None


def _with_asides(
    letter: Letter, scenes: list[tuple[int, str]], words: ContextWords
) -> list[tuple[int, str]]:
    """What stands under «Toezeggingen» or «Overig» was said at no meeting, unless a heading
    within names one; behind it the one before goes on."""
    for section in letter.sections:
        said = section.heading.lower().strip(" .:0123456789ivx)(").split()
        bare = set(said) - words.aside_headings
        if bare == set(said) or not bare <= words.aside_fillers:
            continue
        before = [each for each in scenes if each[0] <= section.start]
        if any(section.start <= start < section.end for start, _ in scenes):
            continue
        scenes = sorted([*scenes, (section.start, ""), (section.end, before[-1][1])])
    return scenes
