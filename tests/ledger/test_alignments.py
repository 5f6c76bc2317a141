"""Lists of countries come back from a library as they were read, on either database."""

from griffier.indicators.declarations import decisions, declaration, filed

TEXT = """\
Declaration by the High Representative on behalf of the EU on the alignment of certain third
countries concerning restrictive measures in view of the situation in Belarus

Brussels, 14 March 2022

On 2 March 2022, the Council adopted Decisions (CFSP) 2022/354 and (CFSP) 2022/356.

The candidate countries Montenegro and Albania align themselves with these decisions.
"""


def test_what_is_filed_counts_as_what_was_read(library, letter):
    read = letter(TEXT, "declaration.txt")
    library.file(read.source, read.document)
    mine = decisions(filed(library.alignments()), {})
    theirs = decisions([declaration(read.document, "declaration.txt")], {})
    assert [each.id for each in mine] == ["2022/354", "2022/356"]
    for one, other in zip(mine, theirs, strict=True):
        assert (one.id, one.date, one.aligned, one.regime, one.subject) == (
            *(other.id, other.date, other.aligned, other.regime, other.subject),
        )
        assert [each.quote for each in one.declared] == [each.quote for each in other.declared]


def test_only_the_newest_version_of_a_declaration_counts(library, letter):
    old, new = (letter(text, "declaration.txt") for text in (TEXT, TEXT + "\n"))
    library.file(old.source, old.document)
    assert {each.document for each in library.alignments()} == {old.id}
    filing = library.file(new.source, new.document)
    assert (filing.outcome, filing.previous) == ("version", old.id)
    assert {each.document for each in library.alignments()} == {new.id}
    assert decisions(filed(library.alignments()), {})[0].aligned == {"ME", "AL"}
