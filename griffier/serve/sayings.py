"""Sentences that the rest of griffier says in English, for a page in another language.

What they say is made of a few sentences with something of the ledger in them. A sentence that is
not known here is shown as it was said.
"""

import gettext
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Final

from griffier.ledger.entries import Status
from griffier.lexicon.actors import actor_table
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.track.rules import load_rules


def _(message: str) -> str:
    """Marks a sentence for the catalogue; it is translated when it is shown."""
    return message


# The longer of two that fit stands first. Each of the parts in braces may be one of these itself.
SENTENCES: Final = (
    _("It answers what was asked just before."),
    _("The same actor asked the same again: it shares {}."),
    _("Another actor asked the same: it shares {}."),
    _("Whoever has to act speaks of {}, a part of it."),
    _("Nobody was asked by name, and this promises it: it shares {}."),
    _("The promiser was asked for it after the promise: it shares {}."),
    _("The promiser recalls the promise: it shares {}."),
    _("The same actor promised the same again: it shares {}."),
    _("Whoever has to act opposed it: it shares {}."),
    _("Whoever has to act backed it: it shares {}."),
    _("Whoever has to act gave of it: it shares {}."),
    _("Whoever has to act put it forward: it shares {}."),
    _("Whoever has to act agreed to it: it shares {}."),
    _("The promiser told the House: it shares {}."),
    _("It may keep the promise, since it shares {}; a person must judge."),
    _("The report promised was sent: both belong to {}."),
    _("The agenda promised was sent: both belong to {}."),
    _("It reports to have done so at {}: it shares {}."),
    _("«{}» points to the promise just before it."),
    _("It names {}, where this promise alone was made."),
    _("It names {}, where other promises were made as well; a person must judge."),
    _("It shares {}, as another promise does; a person must judge."),
    _("It repeats the words of this promise and of no other: {}."),
    _("The report of {} holds no such statement."),
    _("{} judged it not kept."),
    _("{} judged it kept."),
    _("The library holds no meeting {}. Nearest: {}."),
    _("The library holds no meeting {}."),
    _("The library holds no document {}."),
    _("The library holds no statement {}."),
    _("There is no subject {} in the thesaurus."),
    _("{} is no id of a statement; give at least {} characters."),
    _("{} is no id of a document; give at least {} characters."),
    _("{} is no actor griffier knows; there are {}."),
    _("{} is no kind; there are {}."),
    _("Nothing is known of alignment for {}."),
    _("There is no such page."),
    _("Too many requests; try again in a moment."),
    _("This took longer than {} seconds; ask for less."),
    _("This page needs an account; sign in first."),
    _("This form is too old, or came from elsewhere; load the page again."),
    _("Something went wrong on our side; the log knows it as {}."),
    _("the concept {} and the words {}"),
    _("the concept {}"),
    _("the words {}"),
    _("{}: more is what was asked. Source: {}."),
    _("{}: fewer is what was asked. Source: {}."),
    _("{}: it says of no direction that it was asked. Source: {}."),
    _("{}: {}; before: {}"),
    _("{} nationalities on {}"),
    _("{} nationalities in {}"),
    _("{} % of {} in {}"),
    _("{} % in {} (of how many is not published)"),
    _("{} % in {}"),
    _("Alignment with the Union's foreign policy, as published by: {}"),
    _("Alignment with the Union's foreign policy, from the declarations collected"),
    _("Nationalities admitted visa-free although the Union requires a visa"),
    _("Illegal border crossings detected, by route and month"),
    _("percent of decisions"),
    _("percent"),
    _("nationalities"),
    _("detections"),
)

Said = Callable[[str], str]
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_MOST: Final = 2_000  # characters; longer is no sentence of ours


def sayer(language: str, words: gettext.NullTranslations) -> Said:
    """What says such a sentence in a language; in English all are said already."""
    if language == "en":
        return str

    @lru_cache(maxsize=4096)
    def said(text: str) -> str:
        for sentence, fits in _patterns().items() if len(text) <= _MOST else ():
            if found := fits.fullmatch(text):
                return words.gettext(sentence).format(*map(part, found.groups()))
        return text

    def part(text: str) -> str:
        if _COUNTRY.fullmatch(text):
            return actor_table().label(text, language)
        known = load_thesaurus().concepts.get(text)
        return known.labels[language][0] if known else said(text)

    return said


def standing(status: Status, language: str) -> str:
    """Why it stands so: the rule by which it was given its state, in words."""
    rule = load_rules().get(status.rule)
    return rule.dutch if rule and language == "nl" else status.reason


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        each: re.compile("(.+?)".join(map(re.escape, each.split("{}"))), re.DOTALL)
        for each in SENTENCES
    }
