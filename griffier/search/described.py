"""A query described back in words, in Dutch or English, so that one sees what was asked."""

import datetime
from typing import Final

from griffier.lexicon.actors import actor_table
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.search.query import (
    STATEMENTS,
    And,
    Filter,
    Leaf,
    Meaning,
    Near,
    Node,
    Not,
    Or,
    Period,
    Phrase,
    Prefix,
    Query,
    Scope,
    Word,
)
from griffier.search.words import query_words

_SAID: Final = {
    "nl": {
        "statements": "Uitspraken",
        "paragraphs": "Alinea's",
        "with": "met",
        "word": "«{}»",
        "phrase": "de woorden «{}» achter elkaar",
        "prefix": "een woord dat met «{}» begint",
        "near": "{} en {} met hoogstens {} woorden ertussen",
        "and": " en ",
        "or": " of ",
        "but": " maar ",
        "not": "niet {}",
        "none": "zonder termijn",
        "any": "met een termijn",
        "due": "met een termijn op {}",
        "between": "met een termijn tussen {} en {}",
        "until": "{} tot en met {}",
    },
    "en": {
        "statements": "Statements",
        "paragraphs": "Paragraphs",
        "with": "with",
        "word": "“{}”",
        "phrase": "the words “{}” in a row",
        "prefix": "a word that begins with “{}”",
        "near": "{} and {} with at most {} words between them",
        "and": " and ",
        "or": " or ",
        "but": " but ",
        "not": "not {}",
        "none": "without a deadline",
        "any": "with a deadline",
        "due": "with a deadline on {}",
        "between": "with a deadline between {} and {}",
        "until": "{} to {}",
    },
}
_YEAR, _MONTH = len("2022"), len("2022-12")  # as a period is written
_MONTHS: Final = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def described(query: Query, locale: str = "nl") -> str:
    """One sentence that says what is sought. An unknown locale is read as English."""
    locale = locale if locale in _SAID else "en"
    said = _SAID[locale]
    what = said["statements" if query.scope == STATEMENTS else "paragraphs"]
    text = _node(query.node, locale, outer=False)
    needs = _begins_with_words(query.node)
    joined = f"{what} {said['with']} {text}" if needs else f"{what} {text}"
    return joined.strip() + "."


def _begins_with_words(node: Node) -> bool:
    while isinstance(node, And | Or):
        node = (_ordered(node) if isinstance(node, And) else node.parts)[0]
    return isinstance(node, Word | Phrase | Prefix | Near)


def _node(node: Node, locale: str, *, outer: bool = True) -> str:
    said = _SAID[locale]
    if isinstance(node, Not):
        return said["not"].format(_node(node.part, locale))
    if isinstance(node, And | Or):
        joint = said["and" if isinstance(node, And) else "or"]
        parts = _ordered(node) if isinstance(node, And) else node.parts
        texts = [_node(part, locale) for part in parts]
        text = _joined(node, texts, joint, said["but"])
        return f"({text})" if outer and len(texts) > 1 else text
    return _leaf(node, locale)


def _ordered(node: And) -> list[Node]:
    """The words first, then what must not be, then the fields that qualify them."""
    parts = [part for part in node.parts if not isinstance(part, Scope)]
    return sorted(parts, key=lambda part: (isinstance(part, Filter | Period), _is_denied(part)))


def _is_denied(node: Node) -> bool:
    return isinstance(node, Not)


def _joined(node: And | Or, texts: list[str], joint: str, but: str) -> str:
    """Fields of a conjunction follow one another without «and»: they qualify; the first thing
    that must not be follows with «but»."""
    if isinstance(node, Or):
        return joint.join(texts)
    parts = _ordered(node)
    text = texts[0] if texts else ""
    for before, part, said in zip(parts, parts[1:], texts[1:], strict=False):
        turns = _is_denied(part) and not _is_denied(before)
        text += ", " if isinstance(part, Filter | Period) else but if turns else joint
        text += said
    return text


def _leaf(leaf: Leaf, locale: str) -> str:
    said = _SAID[locale]
    match leaf:
        case Word(text):
            return said["word"].format(text)
        case Phrase(text):
            return said["phrase"].format(text)
        case Prefix(text):
            return said["prefix"].format(text)
        case Near(left, right, distance):
            return said["near"].format(_leaf(left, locale), _leaf(right, locale), distance)
        case Scope():
            return ""
        case Meaning(concept):
            return _field("meaning", locale).format(_concept(concept, locale))
        case Period():
            return _period(leaf, locale)
        case Filter():
            return _field(leaf.field, locale).format(_value(leaf, locale))


def _field(name: str, locale: str) -> str:
    return query_words().fields.label(name, locale)


def _value(leaf: Filter, locale: str) -> str:
    words = query_words()
    if leaf.field in ("actor", "recipient"):
        return actor_table().label(leaf.values[0], locale)
    if leaf.field == "concept":
        return _concept(leaf.written, locale)
    if leaf.field == "is":
        return words.properties.label(leaf.written, locale)
    named = {"act": words.acts, "kind": words.kinds, "lang": words.langs}
    named["modality"] = words.modality
    if leaf.field in named:
        return named[leaf.field].label(leaf.values[0], locale)
    return f"«{leaf.written.strip(chr(34))}»" if locale == "nl" else leaf.written.strip('"')


def _concept(identity: str, locale: str) -> str:
    label = load_thesaurus().concepts[identity].labels[locale][0]
    return f"«{label}»" if locale == "nl" else f"“{label}”"


def _period(leaf: Period, locale: str) -> str:
    said = _SAID[locale]
    if leaf.field == "deadline" and not leaf.first:
        return said["none" if leaf.none else "any"]
    first, last = leaf.first, leaf.last
    if leaf.field == "before" and last:
        return _field("before", locale).format(_day(last + datetime.timedelta(days=1), locale))
    if first and not last:
        return _field(leaf.field, locale).format(_day(first, locale))
    if first and last and leaf.field == "deadline" and len(leaf.written) > _MONTH:
        days = dict.fromkeys((_day(first, locale), _day(last, locale)))
        return said["due" if len(days) == 1 else "between"].format(*days)
    if first and last:
        return _field(leaf.field, locale).format(_days(leaf, first, last, locale))
    return leaf.written


def _days(leaf: Period, first: datetime.date, last: datetime.date, locale: str) -> str:
    if len(leaf.written) == _YEAR:
        return leaf.written
    if len(leaf.written) == _MONTH:
        return f"{_month(first, locale)} {first.year}"
    if first == last:
        return _day(first, locale)
    return _SAID[locale]["until"].format(_day(first, locale), _day(last, locale))


def _day(day: datetime.date, locale: str) -> str:
    return f"{day.day} {_month(day, locale)} {day.year}"


def _month(day: datetime.date, locale: str) -> str:
    return _MONTHS[locale].split()[day.month - 1]
