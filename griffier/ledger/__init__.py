"""The ledger: what was read, kept. Everything right of the pure stages builds on it."""
