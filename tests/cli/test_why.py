"""`griffier why`: the sentences that hold some words, and how they were read."""

import json
from pathlib import Path

from griffier.lexicon.acts import load_acts
from tests.cli.conftest import LETTER, Run

SENTENCE = "Nederland benadrukte het belang van vrije scheepvaart."
CLAUSE = "verbs «benadrukte», subject «Nederland»"


def test_a_sentence_comes_with_its_statements_and_its_clauses(letter: Path, run: Run) -> None:
    done = run("why", letter, "vrije scheepvaart")
    assert done.exit_code == 0
    sentence, gives, clause, verb = done.stdout.splitlines()
    assert sentence == f"l. 12  «{SENTENCE}»"
    assert gives == "  gives EMPHASISE by Netherlands  on «vrije scheepvaart»"
    assert clause.strip() == f"clause 0 (main): {CLAUSE}"
    assert verb.strip().startswith("«benadrukken» fits ")


def test_every_sentence_that_holds_the_words_is_shown(letter: Path, run: Run) -> None:
    shown = run("why", letter, "raad", "buitenlandse", "zaken").stdout
    assert shown.count("«") >= 2
    assert "title  «Verslag van de Raad" in shown


def test_a_sentence_without_statements_says_so(letter: Path, run: Run) -> None:
    letter.write_text(LETTER + "\nHet regende die dag in Brussel.\n", encoding="utf-8")
    shown = run("why", letter, "regende").stdout
    assert "  gives nothing\n" in shown
    assert "is in no entry of the lexicon" in shown


def test_words_that_stand_nowhere_give_code_1(letter: Path, run: Run) -> None:
    done = run("why", letter, "walvisvangst")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"griffier: No sentence of {letter} holds «walvisvangst».\n"


def test_json_gives_offsets_and_the_ids_of_the_ledger(letter: Path, run: Run) -> None:
    ledger = json.loads(run("read", letter, "--json").stdout)
    shown = json.loads(run("why", letter, "VRIJE", "scheepvaart", "--json").stdout)
    [found] = shown["sentences"]
    assert ledger["text"][found["start"] : found["end"]] == found["text"] == SENTENCE
    assert found["statements"] == [s["id"] for s in ledger["statements"] if s["act"] == "EMPHASISE"]
    assert (shown["id"], found["line"], found["page"]) == (ledger["id"], 12, None)
    assert found["analysis"][0] == f"clause 0 (main): {CLAUSE}"


def test_json_of_nothing_is_still_json(letter: Path, run: Run) -> None:
    done = run("why", letter, "walvisvangst", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["sentences"] == []


def test_standard_input_reads_like_a_file(letter: Path, run: Run) -> None:
    from_file = run("why", letter, "Polen").stdout
    assert run("why", "-", "Polen", stdin=letter.read_bytes()).stdout == from_file
    assert "standard input" in run("why", "-", "xyz", stdin=letter.read_bytes()).stderr


def test_failures_keep_their_codes(letter: Path, run: Run) -> None:
    assert run("why", "nergens.pdf", "Polen").exit_code == 11
    assert run("why", letter).exit_code == 2
    done = run("why", letter, "  ")
    assert done.exit_code == 2
    assert done.stderr.startswith("griffier: Name the words")


def test_every_verb_of_the_lexicon_can_say_what_it_still_wants(letter: Path, run: Run) -> None:
    verbs = sorted(lemma.replace("|", "") for lemma in load_acts("nl").by_verb)
    body = "\n\n".join(f"De molenaar zal morgen {verb}." for verb in verbs)
    letter.write_text(f"{LETTER}\n{body}\n", encoding="utf-8")
    done = run("why", letter, "molenaar")
    assert done.exit_code == 0
    assert done.stdout.count("De molenaar zal morgen") == len(verbs)
