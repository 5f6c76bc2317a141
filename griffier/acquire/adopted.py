"""How items of the source `eurlex` are named, for those who read them from a library."""

from typing import Final

SOURCE: Final = "eurlex"
DECISION: Final = "decision"  # an item named by its number, with the facts celex, date, title
YEAR: Final = "year"  # an item named by its year, with decisions (how many) and until (a day)
