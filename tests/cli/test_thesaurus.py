"""`griffier thesaurus` prints the concepts in three ways."""

import json


def test_the_outline_shows_each_concept_below_its_broader_one(run):
    lines = run("thesaurus").stdout.splitlines()
    at = lines.index("migration: migratie / migration")
    assert "  visa-policy: visumbeleid / visa policy" in lines[at:]
    assert "    visa-liberalisation: visumliberalisatie / visa liberalisation" in lines[at:]


def test_turtle_and_json_are_printed(run):
    assert run("thesaurus", "--turtle").stdout.startswith("@prefix skos:")
    assert "@graph" in json.loads(run("thesaurus", "--json").stdout)


def test_two_formats_at_once_are_refused(run):
    result = run("thesaurus", "--json", "--turtle")
    assert result.exit_code == 2
    assert "cannot both be printed" in result.stderr
