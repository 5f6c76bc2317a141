"""The thesaurus can be taken elsewhere as SKOS, whole and well formed."""

import json
import re

from griffier.lexicon.skos import EUROVOC, SCHEME, alternatives, as_json_ld, as_turtle
from griffier.lexicon.thesaurus import load_thesaurus, read_thesaurus

THESAURUS = load_thesaurus()
TURTLE = as_turtle(THESAURUS)
GRAPH = json.loads(as_json_ld(THESAURUS))["@graph"]
# One statement of what we write: a subject and its properties, each with one object.
_OBJECT = r'(?:skos:\w+|<[^<>"\s]+>|"(?:[^"\\\n]|\\["\\n])*"@(?:nl|en))'
_BLOCK = rf"<[^<>\s]+> a {_OBJECT}(?: ;\n    skos:\w+ {_OBJECT})* \.\n"


def test_turtle_holds_only_well_formed_statements():
    blocks = TURTLE.split("\n\n")
    assert blocks[0].startswith("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .")
    assert len(blocks) == len(THESAURUS.concepts) + 2
    for block in blocks[1:]:
        assert re.fullmatch(_BLOCK, block.rstrip("\n") + "\n"), block


def test_turtle_names_every_concept_with_its_labels():
    for concept in THESAURUS.concepts.values():
        block = TURTLE.partition(f"<{SCHEME}:{concept.id}> a ")[2].partition(" .\n")[0]
        for lang in ("nl", "en"):
            assert f'skos:prefLabel "{concept.labels[lang][0]}"@{lang}' in block
        assert (f"skos:broader <{SCHEME}:{concept.broader}>" in block) == bool(concept.broader)
        assert (f"skos:closeMatch <{EUROVOC}{concept.eurovoc}>" in block) == bool(concept.eurovoc)


def test_json_ld_says_the_same():
    nodes = {node["@id"].rpartition(":")[2]: node for node in GRAPH[1:]}
    assert set(nodes) == set(THESAURUS.concepts)
    for identity, concept in THESAURUS.concepts.items():
        node = nodes[identity]
        assert node["prefLabel"]["en"] == concept.labels["en"][0]
        assert node["altLabel"]["nl"] == alternatives(concept, "nl")
        if concept.broader:
            assert node["broader"] == f"{SCHEME}:{concept.broader}"
            assert f"{SCHEME}:{identity}" in nodes[concept.broader]["narrower"]


def test_alternatives_are_written_out_and_escaped():
    text = (
        "id,broader,eurovoc,nl,en,nl_example,en_example\n"
        'a,,12,"Raad ""x""|nemen/geven van raad",back\\slash,raad,slash\n'
    )
    thesaurus = read_thesaurus(text, "test.csv")
    assert alternatives(thesaurus.concepts["a"], "nl") == ["nemen van raad", "geven van raad"]
    turtle = as_turtle(thesaurus)
    assert r'"Raad \"x\""@nl' in turtle
    assert r'"back\\slash"@en' in turtle


def test_eurovoc_ids_have_their_form_and_stand_once():
    ids = [concept.eurovoc for concept in THESAURUS.concepts.values() if concept.eurovoc]
    assert all(re.fullmatch(r"\d{1,6}|c_[0-9a-f]{8}", each) for each in ids)
    assert len(set(ids)) == len(ids)
