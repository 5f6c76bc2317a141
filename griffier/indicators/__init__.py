"""Measured series that can answer an ask: each figure with its source."""
