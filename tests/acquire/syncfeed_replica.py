"""The Tweede Kamer's SyncFeed 2.0 and its OData by number, on this machine.

Each thing that happens to an entity is one entry with a token of its own, as in the real
feed: an entity emitted again has a later token, and only its latest entry is listed.
"""

import json
import re
import uuid
from dataclasses import dataclass, field
from urllib.parse import quote
from xml.sax.saxutils import escape

from tests.acquire.replica import Replica, Reply, conditional

_TK = "http://www.tweedekamer.nl/xsd/tkData/v1-0"


@dataclass
class Entry:
    """One entity as its latest entry has it."""

    token: int
    category: str
    id: str
    fields: tuple[tuple[str, str], ...] = ()  # «ref:zaak» for a reference
    withdrawn: bool = False
    body: bytes | None = None
    media_type: str = "text/plain"


def entity_id(category: str, number: int) -> str:
    """The same id for the same number, always."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{category}/{number}"))


@dataclass
class Feed(Replica):
    """`page` entries to a page; `cdata` gives entities as text, as some feeds do."""

    page: int = 50
    cdata: bool = False
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    last: int = 1000

    def __post_init__(self) -> None:
        Replica.__init__(self)
        self._listed: dict[str, list[Entry]] | None = None
        self._by_id: dict[str, Entry] = {}

    def put(self, category: str, id_: str, **what) -> Entry:
        """An entity is new, or emitted again."""
        self.last += 3  # the real feed counts up with gaps
        entry = Entry(self.last, category, id_, **what)
        self.entries[category, id_] = entry
        self._by_id[id_] = entry
        self._listed = None
        return entry

    def again(self, category: str, id_: str, **changed) -> Entry:
        """An entity is emitted again, as it is or with something else in it."""
        old = self.entries[category, id_]
        same = {"fields": old.fields, "body": old.body, "media_type": old.media_type}
        return self.put(category, id_, **{**same, **changed})

    def withdraw(self, category: str, id_: str) -> Entry:
        """An entity is taken back: its entry stays, without its fields."""
        return self.put(category, id_, withdrawn=True)

    def document(self, number: int, body: bytes, *fields: tuple[str, str], **what) -> str:
        """A letter with its file; returns its id."""
        id_ = entity_id("Document", number)
        default = (
            ("documentNummer", f"2024D{number:05}"),
            ("soort", "Brief regering"),
            ("onderwerp", f"Brief {number}"),
            ("datum", "2024-03-04T00:00:00"),
            ("vergaderjaar", "2023-2024"),
            ("kamer", "2"),
        )
        named = dict(fields)
        kept = tuple(each for each in default if each[0] not in named)
        self.put("Document", id_, fields=(*kept, *fields), body=body, **what)
        return id_

    # --- what is answered ---------------------------------------------------------------------

    def respond(self, path, query, headers) -> Reply:
        if path == "/SyncFeed/2.0/Feed":
            return self._feed(query["category"][0], int(query.get("skiptoken", ["0"])[0]))
        if path.startswith("/SyncFeed/2.0/Resources/"):
            return self._resource(path.rpartition("/")[2], headers)
        if path == "/OData/v4/2.0/Document":
            return self._odata(query["$filter"][0])
        return Reply(status=404)

    def _feed(self, category: str, past: int) -> Reply:
        mine = self._of(category)
        low, high = 0, len(mine)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if mine[middle].token <= past else (low, middle)
        here = mine[low : low + self.page]
        more = low + self.page < len(mine)
        last = here[-1].token if here else past
        link = self._link("next" if more else "resume", category, last)
        body = "".join(map(self._entry, here))
        feed = (
            '<?xml version="1.0" encoding="utf-8"?>'
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title>'
            f"<updated>2024-03-04T10:00:00Z</updated>{link}{body}</feed>"
        )
        return Reply(feed.encode(), "application/atom+xml")

    def _of(self, category: str) -> list[Entry]:
        if self._listed is None:
            self._listed = {}
            for entry in sorted(self.entries.values(), key=lambda each: each.token):
                self._listed.setdefault(entry.category, []).append(entry)
        return self._listed.get(category, [])

    def _link(self, rel: str, category: str, token: int) -> str:
        address = f"{self.base}/SyncFeed/2.0/Feed?category={quote(category)}&skiptoken={token}"
        return f'<link rel="{rel}" href="{escape(address)}"/>'

    def _entry(self, entry: Entry) -> str:
        enclosure = f'<link rel="enclosure" href="{self.base}/SyncFeed/2.0/Resources/{entry.id}"/>'
        element = self._element(entry)
        content = f"<![CDATA[{element}]]>" if self.cdata else element
        return (
            f"<entry><title>{entry.id}</title>"
            f"<id>{self.base}/SyncFeed/2.0/Entiteiten/{entry.id}</id>"
            "<author><name>Tweede Kamer der Staten-Generaal</name></author>"
            "<updated>2024-03-04T10:00:00Z</updated>"
            f'<category term="{entry.category.lower()}"/>'
            f"{self._link('next', entry.category, entry.token)}"
            f"{enclosure if entry.body is not None else ''}"
            f'<content type="application/xml">{content}</content></entry>'
        )

    def _element(self, entry: Entry) -> str:
        name = entry.category[0].lower() + entry.category[1:]
        # Newer entities have another prefix for the same namespace, and prefixed children.
        ns1 = entry.category == "Toezegging"
        own, attribute = ("ns1:", "ns1:") if ns1 else ("", "tk:")
        spaces = f'xmlns:ns1="{_TK}"' if ns1 else f'xmlns="{_TK}" xmlns:tk="{_TK}"'
        said = f'{attribute}bijgewerkt="2024-03-04T10:00:00.123"'
        said += f' {attribute}verwijderd="{str(entry.withdrawn).lower()}"'
        if entry.body is not None and not entry.withdrawn:
            said += f' tk:contentType="{entry.media_type}" tk:contentLength="{len(entry.body)}"'
        children = "".join(
            f'<{own}{key[4:]} ref="{value}"/>'
            if key.startswith("ref:")
            else f"<{own}{key}>{escape(value)}</{own}{key}>"
            for key, value in (() if entry.withdrawn else entry.fields)
        )
        return f'<{own}{name} {spaces} id="{entry.id}" {said}>{children}</{own}{name}>'

    def _resource(self, id_: str, headers) -> Reply:
        entry = self._by_id.get(id_)
        if entry is None or entry.body is None or entry.withdrawn:
            return Reply(b"<Error><Message>An error has occurred.</Message></Error>", status=404)
        etag = f'"{hash(entry.body) & 0xFFFFFFFF:x}"'
        return conditional(entry.body, entry.media_type, etag, headers)

    def _odata(self, asked: str) -> Reply:
        wanted = re.search(r"DocumentNummer eq '([^']*)'", asked)
        number = wanted[1] if wanted else ""
        rows = [
            {
                "Id": entry.id,
                "DocumentNummer": number,
                "Soort": dict(entry.fields).get("soort"),
                "Onderwerp": dict(entry.fields).get("onderwerp"),
                "ContentType": entry.media_type,
                "ContentLength": len(entry.body or b""),
                "Verwijderd": False,
            }
            for entry in self.entries.values()
            if ("documentNummer", number) in entry.fields and not entry.withdrawn
        ]
        return Reply(json.dumps({"value": rows}).encode(), "application/json")
