"""Documents and statements."""

import datetime
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from griffier.ledger.entries import Card, Entry
from griffier.ledger.queries import CardQuery, EntryQuery
from griffier.model import Act
from griffier.serve.api.machinery import PREFIX, Listed, router
from griffier.serve.site import further, library_of
from griffier.service import counting

documents = router("documents")
statements = router("statements")

Id = Annotated[
    str,
    Path(description="The id, or its first six characters or more.", pattern=r"^[0-9a-f]{6,64}$"),
]


class Days(BaseModel):
    """Of which days the documents are."""

    since: datetime.date | None = Field(None, description="First day of the document.")
    until: datetime.date | None = Field(None, description="Last day of the document.")


class Part(BaseModel):
    """Which part of a list."""

    limit: int = Field(50, ge=1, le=500, description="How many at a time.")
    after: str | None = Field(None, description="The id of the last one seen before.")


class CardsAsked(Days, Part):
    """What documents are asked for."""

    kind: str | None = Field(None, examples=["report"])
    lang: str | None = Field(None, examples=["nl"])
    dossier: str | None = Field(None, examples=["21501-20"])
    identifier: str | None = Field(None, examples=["kst-21501-20-1873"])
    text: str | None = Field(None, description="Words of the title, or a number.")
    replaced: bool = Field(False, description="Older versions too.")


class EntriesFilter(Days):
    """What lines of the ledger are asked for."""

    actor: str | None = Field(None, examples=["NL"])
    recipient: str | None = Field(None, examples=["RS"])
    act: Act | None = None
    concept: str | None = Field(None, description="With what is narrower.")
    meeting: str | None = Field(None, description="The id of a meeting.")
    document: str | None = Field(None, description="The id of a document.")
    kind: str | None = Field(None, examples=["report"])
    text: str | None = Field(None, description="Words of the quotation.")
    promise: bool = Field(False, description="Only what somebody promised.")


class EntriesAsked(EntriesFilter, Part):
    """Lines of the ledger, and which part of their list."""


@documents.get("/", response_model=dict[str, str], summary="What is where")
def index(request: Request) -> dict[str, str]:
    """The addresses of the API, and where it is described."""
    base = str(request.base_url).rstrip("/") + PREFIX
    places = (
        *("documents", "statements", "search", "meetings", "promises", "instruments"),
        "openapi.json",
    )
    return {place: f"{base}/{place}" for place in places}


@documents.get("/documents", response_model=Listed[Card], summary="Documents, newest first")
def list_documents(request: Request, asked: Annotated[CardsAsked, Query()]) -> Listed[Card]:
    """The documents of the library, without their text."""
    found = counting.cards(library_of(request), CardQuery(**asked.model_dump()))
    return Listed(list(found.items), found.count, further(request, found.after))


@documents.get("/documents/{document}", response_model=Card, summary="One document")
def one_document(request: Request, document: Id) -> Card:
    """What the library says of a document."""
    return library_of(request).card(document)


@documents.get(
    "/documents/{document}/contract", response_model=dict[str, Any], summary="All that was read"
)
def contract(request: Request, document: Id) -> dict[str, Any]:
    """What `griffier read --json --layout` prints: text, parts, statements and the rest."""
    return library_of(request).contract(document)


@documents.get(
    "/documents/{document}/text", response_class=PlainTextResponse, summary="The canonical text"
)
def text(request: Request, document: Id) -> Response:
    """The text in which all offsets count characters."""
    return PlainTextResponse(library_of(request).text(document))


@statements.get("/statements", response_model=Listed[Entry], summary="Lines of the ledger")
def list_statements(request: Request, asked: Annotated[EntriesAsked, Query()]) -> Listed[Entry]:
    """Statements, newest document first and within it as the text runs."""
    found = counting.entries(library_of(request), EntryQuery(**asked.model_dump()))
    return Listed(list(found.items), found.count, further(request, found.after))


@statements.get("/statements/{entry}", response_model=Entry, summary="One line of the ledger")
def one_statement(request: Request, entry: Id) -> Entry:
    """A statement with its quotation: `text[start:end]` of its document."""
    return library_of(request).entry(entry)
