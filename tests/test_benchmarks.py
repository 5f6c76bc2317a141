"""That the benchmarks measure what they say; their figures are no business of a test."""

from benchmarks import growth, names
from benchmarks.measure import Row, best, command, table
from benchmarks.throughput import _long


def test_a_table_says_which_goals_were_missed() -> None:
    rows = [Row("fast", "1 s", "", "< 2 s", True), Row("slow", "3 s", "", "< 2 s", False)]
    lines = table("Speed", [*rows, Row("told", "5 s")]).splitlines()
    assert lines[0] == "## Speed"
    assert [line.rsplit("|", 2)[1].strip() for line in lines[4:]] == ["met", "**not met**", ""]


def test_cpu_seconds_are_counted_here_and_in_other_processes() -> None:
    task = "sum(range(1_000_000))"
    assert best(lambda: eval(task), 1) > 0
    assert command(["-c", task], 1) > 0


def test_growth_reads_longer_and_longer_text() -> None:
    *sizes, whole = growth.growing(_long().data.decode(), 10_000)
    assert [row.what for row in sizes] == ["1,000 characters", "10,000 characters"]
    assert whole.met is True


def test_names_of_frog_are_placed_in_the_text() -> None:
    text = "De Raad sprak in Den Haag.\nNoor zweeg.\n"
    rows = [("De", "O"), ("Raad", "B-ORG"), ("sprak", "O"), ("in", "O"), (".", "O")]
    rows[4:4] = [("Den_Haag", "B-LOC_I-LOC")]
    rows += [("Noor", "B-PER"), ("zweeg", "O"), (".", "O")]
    output = "\n".join(f"1\t{word}\tx\t\tx\t1\t{kind}\t\t\t" for word, kind in rows)
    found = [(text[n.start : n.end], n.kind) for n in names.placed(text, output)]
    assert found == [("Raad", "ORG"), ("Den Haag", "LOC"), ("Noor", "PER")]
    ours = [names.Name(3, 7), names.Name(20, 25)]
    assert names._compared(ours, list(names.placed(text, output))).splitlines()[1:] == [
        "ORG              1                       1",
        "LOC              1                       1",
        "PER              1                       0",
        "griffier: 2 with a capital, of which Frog has 2",
    ]
