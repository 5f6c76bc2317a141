"""Searching paragraphs and statements of a library: query in, quotations out.

    query text -> parse -> Query -> engine -> hits -> quotes

`query` holds the values a query is made of, `parser` reads them, `terms` brings words down
to what is compared, and an `Engine` (Tantivy in a folder, or PostgreSQL) finds. The rules
are in docs/search.md.
"""
