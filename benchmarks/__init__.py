"""How fast griffier is, measured on what is in this repository."""
