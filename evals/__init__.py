"""Annotated documents and their floors; docs/evaluation.md explains both."""
