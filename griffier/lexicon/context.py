"""Words that point to actors, attitudes and circumstances, from context.toml."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from griffier.errors import DataError


@dataclass(frozen=True, slots=True)
class ContextWords:
    """Sets of lower-case words; context.toml says what each is for."""

    self: frozenset[str]
    addressee: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    it: frozenset[str]
    latter: frozenset[str]
    soliciting: frozenset[str]
    existing: frozenset[str]
    dwelling: frozenset[str]
    in_turn: frozenset[str]
    infeasible: frozenset[str]
    at_request: frozenset[str]
    means: frozenset[str]
    farewell: frozenset[str]
    within: frozenset[str]
    whereby: frozenset[str]
    ways: frozenset[str]
    this_letter: frozenset[str]
    here_told: frozenset[str]
    praising: frozenset[str]
    praised: frozenset[str]
    indispensable: frozenset[str]
    resuming: frozenset[str]
    possessive: frozenset[str]
    ours: frozenset[str]  # «onzerzijds»
    us: frozenset[str]  # «wij», who may be those who talked
    own: frozenset[str]
    yours: frozenset[str]
    country: frozenset[str]
    countries: frozenset[str]
    person: frozenset[str]
    persons: frozenset[str]
    spokesmen: frozenset[str]
    commons: frozenset[str]
    dail: frozenset[str]
    press_office: frozenset[str]  # … and of the government that issues a release
    by_mouth: tuple[str, ...]
    before_house: frozenset[str]  # words of a statement made to that parliament
    offices: frozenset[str]
    body: frozenset[str]
    house: frozenset[str]
    parliament: frozenset[str]  # nouns for the parliament of whichever country is spoken of
    assembly: frozenset[str]  # nouns for the House as a body, whose assent decides
    benches: frozenset[str]
    resolving: frozenset[str]
    resolved: frozenset[str]
    resolution_end: frozenset[str]
    considering: frozenset[str]
    intolerable: frozenset[str]  # of anything, it is the verdict of whoever says so
    exclaimed_good: frozenset[str]  # «Goed dat …», without a verb
    exclaimed_bad: frozenset[str]
    accepting: frozenset[str]  # of the advice on a motion
    declining: frozenset[str]
    sittings: frozenset[str]
    motions: frozenset[str]
    movers: frozenset[str]
    moved: frozenset[str]
    askers: frozenset[str]
    asked_in: frozenset[str]
    floor_openers: frozenset[str]
    pointers: frozenset[str]
    participants: frozenset[str]
    of_both: frozenset[str]
    pairs: frozenset[str]
    partners: frozenset[str]
    empty_heads: frozenset[str]
    minutes: frozenset[str]  # papers that are handed over as such, whatever they tell of
    manner: tuple[str, ...]  # endings of words that tell how
    located: frozenset[str]  # prepositions of a noun or of its verb
    parting: frozenset[str]  # prepositions behind a noun that belong to the verb again
    owner: frozenset[str]
    done_to: frozenset[str]  # nouns whose «van» names what something is done to
    under: frozenset[str]  # «onder» a presidency
    chairs: tuple[str, ...]
    letter: frozenset[str]  # «bij | deze brief»
    before_whom: frozenset[str]  # «bij» whoever one says something to
    as_to: frozenset[str]  # «ten aanzien» van
    agent: frozenset[str]
    according: frozenset[str]
    on_behalf: frozenset[str]
    together: frozenset[str]
    with_: frozenset[str]
    among: frozenset[str]
    peoples: frozenset[str]
    hopes: frozenset[str]  # nouns whose «dat» tells what somebody wants
    foreseeing: frozenset[str]  # "is expected to"
    wanting: frozenset[str]
    incumbent: frozenset[str]  # prepositions before whoever must act: "it is for Serbia to act"
    seated: frozenset[str]  # prepositions between authorities and their country
    gladly: frozenset[str]  # words of a courtesy whose infinitive says what is done
    noticing: frozenset[str]  # … unless it only says what one is glad of
    guessing: frozenset[str]  # verbs by which "should" guesses and asks nothing
    uttering: frozenset[str]  # verbs of saying, which "I must" only introduces
    talking: frozenset[str]
    governing: frozenset[str]
    mouthpiece: frozenset[str]
    sides: frozenset[str]
    too: frozenset[str]
    not_so: frozenset[str]
    quantities: frozenset[str]
    some: frozenset[str]
    majorities: frozenset[str]
    states: frozenset[str]
    surveys: tuple[str, ...]
    talks: tuple[str, ...]
    interlocutors: frozenset[str]
    reports: tuple[str, ...]
    visits: frozenset[str]
    parts: frozenset[str]
    portions: frozenset[str]
    like: frozenset[str]
    before: frozenset[str]
    when: frozenset[str]
    when_first: frozenset[str]
    about: frozenset[str]
    meant: frozenset[str]
    meant_papers: frozenset[str]
    stretches: frozenset[str]
    indefinite: frozenset[str]
    articles: frozenset[str]
    both: frozenset[str]
    two: frozenset[str]
    venues: frozenset[str]
    preparing: frozenset[str]
    looking: frozenset[str]
    spans: frozenset[str]
    adnominal: frozenset[str]
    there: frozenset[str]
    pronoun_articles: frozenset[str]  # … that can be a pronoun: «ik stuur het in mei»
    duty_verbs: frozenset[str]  # verbs that say that something has to be done
    reader_words: frozenset[str]  # with what a subject begins that is author or reader
    aside_headings: frozenset[str]  # words of a heading under which no meeting is told of
    aside_fillers: frozenset[str]  # … and what may stand beside them there
    told_about: frozenset[str]  # before what one is told of, not given
    at_meetings: frozenset[str]  # before the meeting at which something is to be done
    counted: frozenset[str]
    awaiting: frozenset[str]
    onward: frozenset[str]
    gone: frozenset[str]
    joins: frozenset[str]
    list_heads: frozenset[str]
    action_endings: tuple[str, ...]
    outcomes: frozenset[str]
    every: frozenset[str]
    linked: frozenset[str]
    papers: tuple[str, ...]
    commissioner: frozenset[str]
    state_papers: tuple[str, ...]  # and parliaments: a deed told in one is the state's
    undertaken: frozenset[str]  # said with «te» by whoever will do it: «gaf aan … te handhaven»
    speech_making: frozenset[str]  # "would like to add a few remarks"
    not_yet: frozenset[str]
    awaited: frozenset[str]  # before «nadat», which then opens a condition
    thereafter: frozenset[str]  # opens such a condition
    lacking: frozenset[str]  # before «dat»: what was not done
    inquiring: frozenset[str]
    telling: frozenset[str]
    cabinet_papers: frozenset[str]
    council_papers: frozenset[str]
    wherein: frozenset[str]
    whereupon: frozenset[str]
    herein: frozenset[str]
    enclosed: frozenset[str]
    people: tuple[str, ...]
    doers: tuple[str, ...]  # of whom something can be asked, though they are no actor of ours
    he_bodies: tuple[str, ...]
    publics: tuple[str, ...]
    panels: tuple[str, ...]
    somebody: tuple[str, ...]
    instruments: tuple[str, ...]
    speaking: frozenset[str]
    sums: frozenset[str]
    conditional: frozenset[str]
    purpose: frozenset[str]
    occasions: frozenset[str]
    going_on: frozenset[str]
    matters: frozenset[str]
    approved: frozenset[str]
    needed: frozenset[str]
    due: frozenset[str]
    excessive: frozenset[str]
    disapproved: frozenset[str]
    menacing: frozenset[str]
    writers: frozenset[str]
    causing: frozenset[str]
    starting: frozenset[str]
    steady: frozenset[str]
    forecast: frozenset[str]
    maybe: frozenset[str]
    rumours: frozenset[str]
    chances: frozenset[str]
    unreal: frozenset[str]
    set_phrases: frozenset[str]
    groups: frozenset[str]  # plural nouns that «zij» can take up
    named_before: frozenset[str]  # «deze leden»
    seizing: frozenset[str]  # verbs of using an occasion
    apposed: frozenset[str]  # nouns behind which a comma and a name may say who is meant
    hesitating: frozenset[str]  # verbs that tell what is not left undone, if denied
    doubted: frozenset[str]  # what is said of it may not be so
    either: frozenset[str]  # before a negation that leaves it open: «al dan» niet
    spokesbodies: tuple[str, ...]  # how bodies end that speak for a state
    mutual: frozenset[str]  # «elkaar»
    between: frozenset[str]  # «tussen Nederland en Kenia»
    no_way: frozenset[str]  # behind «geen» or «niet», which then denies
    repeated: frozenset[str]
    emphatic: frozenset[str]
    guarded: frozenset[str]
    repeating_verbs: frozenset[str]
    not_negating: frozenset[str]
    complementisers: frozenset[str]
    asking: frozenset[str]
    meeting_prepositions: frozenset[str]
    beforehand: frozenset[str]
    demanding: frozenset[str]
    ruled: frozenset[str]
    owing: frozenset[str]
    worrying: frozenset[str]
    duties: frozenset[str]
    amounting: frozenset[str]
    breaches: frozenset[str]
    complying: frozenset[str]
    rules: frozenset[str]
    welcomed: frozenset[str]
    vital: frozenset[str]
    weighty: frozenset[str]
    found_in: tuple[str, ...]
    agreed_with: frozenset[str]
    pointing: frozenset[str]
    should: frozenset[str]
    strict: frozenset[str]
    stating: frozenset[str]  # verbs that tell how things are, whoever is concerned
    allowed: frozenset[str]
    only: frozenset[str]
    opinions: frozenset[str]
    opining: frozenset[str]  # «…, zo luidt het oordeel van Frankrijk»: its verbs and its nouns
    opinion_nouns: frozenset[str]
    said_behind: frozenset[str]  # «…, zo stelde Frankrijk», «…, vindt Polen»
    willing: frozenset[str]
    curious: frozenset[str]
    able: frozenset[str]
    idle: frozenset[str]
    performed: frozenset[str]
    assuring: frozenset[str]
    fulfilling: frozenset[str]
    fulfilled: frozenset[str]
    requests: frozenset[str]
    unfulfilled: frozenset[str]
    undergoing: frozenset[str]
    formula: frozenset[str]
    herewith: frozenset[str]


# Lists of how words end, and not of words.
_ENDINGS = (
    "action_endings",
    "manner",
    "panels",
    "instruments",
    "found_in",
    "papers",
    "people",
    "doers",
    "chairs",
    "he_bodies",
    "publics",
    "reports",
    "somebody",
    "spokesbodies",
    "state_papers",
    "surveys",
    "talks",
)


@cache
def load_context(lang: str) -> ContextWords:
    """The context words of `lang`; raises DataError when a list is missing or unknown."""
    path = files("griffier.lexicon").joinpath(lang, "context.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    names = {field.name.rstrip("_") for field in fields(ContextWords)}
    if wrong := names ^ set(raw):
        raise DataError(f"{path}: list {sorted(wrong)[0]!r} is missing or unknown.")
    words = {name + "_" * (name == "with"): frozenset(raw[name]) for name in raw}
    values: dict[str, Any] = {**words, **{name: tuple(raw[name]) for name in _ENDINGS}}
    return ContextWords(**values)
