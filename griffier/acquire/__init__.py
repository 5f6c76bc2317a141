"""Public sources: what they changed, and the bytes of one document, politely.

Nothing here knows a library: connectors turn a source's pages into the values of
`connector`, `client` fetches, and `griffier.service.syncing` keeps what comes.
"""
