"""From an annotated letter to statements: who did what towards whom, about what."""

from griffier.extract.statements import extract

__all__ = ["extract"]
