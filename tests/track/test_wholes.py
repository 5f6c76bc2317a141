"""Concepts of which another is a part."""

import pytest

from griffier.errors import DataError
from griffier.track.wholes import load_wholes, parts_of, read_wholes, wholes_of

HEAD = "whole,part,why\n"


def test_parts_are_found_from_the_whole_and_wholes_from_the_part() -> None:
    assert "sanctions-russia" in parts_of("cfsp-alignment")
    assert {"cfsp-alignment", "restrictive-measures"} <= wholes_of(["sanctions-russia"])
    assert parts_of(None) == frozenset()
    assert wholes_of(["visa-policy"]) == frozenset()


def test_no_part_holds_its_whole() -> None:
    for whole, parts in load_wholes().items():
        assert whole not in {deeper for part in parts for deeper in parts_of(part)}


@pytest.mark.parametrize(
    "row",
    [
        "cfsp-alignment,no-such-concept,Because.",
        "no-such-concept,sanctions-russia,Because.",
        "cfsp-alignment,cfsp-alignment,Because.",
        "cfsp-alignment,sanctions-russia,",
        "cfsp-alignment",
    ],
)
def test_a_bad_row_is_named(row: str) -> None:
    with pytest.raises(DataError, match=r"wholes\.csv, line 2: two concepts and a reason"):
        read_wholes(f"{HEAD}{row}\n")
