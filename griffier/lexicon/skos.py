"""The thesaurus as SKOS, in Turtle or as JSON-LD, for other programs to link to.

https://www.w3.org/TR/skos-reference/ and https://www.w3.org/TR/turtle/ say what is written.
A EuroVoc concept is linked as skos:closeMatch: our concepts follow the wording of letters,
so we claim likeness, not that the two can stand in for each other everywhere.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from griffier.lexicon.concepts import spellings
from griffier.lexicon.thesaurus import LANGUAGES, Concept, Thesaurus

# Names of concepts, not addresses: the thesaurus is published with the program.
SCHEME: Final = "urn:griffier:thesaurus"
EUROVOC: Final = "http://eurovoc.europa.eu/"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_TITLES: Final = {"nl": "Thesaurus van griffier", "en": "Thesaurus of griffier"}


def as_turtle(thesaurus: Thesaurus) -> str:
    """The whole thesaurus as one Turtle document, in order of the file."""
    blocks = [_prefixes(), _scheme(thesaurus)]
    blocks += [
        _block(f"<{_name(concept.id)}>", list(_properties(concept, thesaurus)))
        for concept in thesaurus.concepts.values()
    ]
    return "\n".join(blocks)


def as_json_ld(thesaurus: Thesaurus) -> str:
    """The whole thesaurus as one JSON-LD document, indented."""
    context = {
        "skos": _SKOS,
        "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
        "altLabel": {"@id": "skos:altLabel", "@container": "@language"},
        **{
            name: {"@id": f"skos:{name}", "@type": "@id"}
            for name in ("broader", "narrower", "inScheme", "topConceptOf", "closeMatch")
        },
    }
    graph = [
        {"@id": SCHEME, "@type": "skos:ConceptScheme", "prefLabel": _TITLES},
        *(_node(concept, thesaurus) for concept in thesaurus.concepts.values()),
    ]
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def alternatives(concept: Concept, lang: str) -> list[str]:
    """The labels beside the preferred one, their alternatives («a/b») written out."""
    preferred, *others = concept.labels[lang]
    written = [label for other in others for label in spellings(other)]
    return [label for label in dict.fromkeys(written) if label != preferred]


def _name(identity: str) -> str:
    return f"{SCHEME}:{identity}"


# --- Turtle --------------------------------------------------------------------------


def _prefixes() -> str:
    return f"@prefix skos: <{_SKOS}> .\n"


def _scheme(thesaurus: Thesaurus) -> str:
    tops = [concept.id for concept in thesaurus.concepts.values() if not concept.broader]
    lines = ["a skos:ConceptScheme"]
    lines += [f"skos:prefLabel {_text(title, lang)}" for lang, title in _TITLES.items()]
    lines += [f"skos:hasTopConcept <{_name(top)}>" for top in tops]
    return _block(f"<{SCHEME}>", lines)


def _properties(concept: Concept, thesaurus: Thesaurus) -> Iterator[str]:
    yield "a skos:Concept"
    yield f"skos:inScheme <{SCHEME}>"
    for lang in LANGUAGES:
        yield f"skos:prefLabel {_text(concept.labels[lang][0], lang)}"
        for label in alternatives(concept, lang):
            yield f"skos:altLabel {_text(label, lang)}"
        yield f"skos:example {_text(concept.examples[lang], lang)}"
    if concept.broader:
        yield f"skos:broader <{_name(concept.broader)}>"
    else:
        yield f"skos:topConceptOf <{SCHEME}>"
    for narrower in thesaurus.narrower(concept.id):
        yield f"skos:narrower <{_name(narrower)}>"
    if concept.eurovoc:
        yield f"skos:closeMatch <{EUROVOC}{concept.eurovoc}>"


def _block(subject: str, lines: list[str]) -> str:
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def _text(words: str, lang: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"@{lang}'


# --- JSON-LD -------------------------------------------------------------------------


def _node(concept: Concept, thesaurus: Thesaurus) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": _name(concept.id),
        "@type": "skos:Concept",
        "inScheme": SCHEME,
        "prefLabel": {lang: concept.labels[lang][0] for lang in LANGUAGES},
        "altLabel": {lang: alternatives(concept, lang) for lang in LANGUAGES},
    }
    if concept.broader:
        node["broader"] = _name(concept.broader)
    else:
        node["topConceptOf"] = SCHEME
    if narrower := thesaurus.narrower(concept.id):
        node["narrower"] = [_name(each) for each in narrower]
    if concept.eurovoc:
        node["closeMatch"] = EUROVOC + concept.eurovoc
    return node
