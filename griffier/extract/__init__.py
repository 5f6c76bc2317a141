"""From an annotated letter to statements: who did what towards whom, about what."""

from griffier.extract.fulfilments import fulfilments
from griffier.extract.statements import extract, why

__all__ = ["extract", "fulfilments", "why"]
