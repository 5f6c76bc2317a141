"""Tells the parts of a document apart: head, prose, lists, questions, signatures."""

from griffier.structure.letter import structure

__all__ = ["structure"]
