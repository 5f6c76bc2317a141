"""How a document is shown: JSON by the contract, plain text, a terminal, Markdown, HTML.

Every view is a function from a `Document` to a string; none of them decides anything
about the text, and none opens a file of the user's.
"""
