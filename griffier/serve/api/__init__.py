"""The REST API under /api/v1: the values of the ledger as JSON, read-only and without a key.

`machinery` has what every address does (unknown parameters refused, ETags, cursors); the
other modules have a `router` each. docs/api.md is for who calls it.
"""
