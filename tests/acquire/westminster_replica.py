"""The UK Parliament's written statements on this machine."""

import json
from dataclasses import dataclass, field

from tests.acquire.replica import Replica, Reply, conditional


@dataclass
class Parliament(Replica):
    """`deaf` ignores the days asked for."""

    made: list[dict] = field(default_factory=list)
    deaf: bool = False

    def __post_init__(self) -> None:
        Replica.__init__(self)

    def state(self, day: str, text: str, house: str = "Commons", **more) -> dict:
        """A statement to a House."""
        number = len(self.made) + 1
        value = {
            "id": 1600000 + number,
            "memberId": 4,
            "memberRole": "Secretary of State for Exemplary Affairs",
            "uin": f"{'HLWS' if house == 'Lords' else 'HCWS'}{number}",
            "dateMade": f"{day}T00:00:00",
            "answeringBodyName": "Foreign, Commonwealth and Development Office",
            "title": f"Foreign Affairs Council {number}",
            "text": text,
            "house": house,
            "member": None,
            "hasAttachments": False,
        } | more
        self.made.append(value)
        return value

    def respond(self, path, query, headers) -> Reply:
        start = "/api/writtenstatements/statements"
        if path == start:
            return self._list(query)
        for value in self.made:
            if path == f"{start}/{value['id']}":
                named = value | {"member": {"id": 4, "name": "David Exampleman"}}
                body = json.dumps({"value": named, "links": []}).encode()
                return conditional(body, "application/json", f'"{value["id"]}"', headers)
        return Reply(status=404)

    def _list(self, query) -> Reply:
        first, last = query["madeWhenFrom"][0], query["madeWhenTo"][0]
        skip, take = int(query["skip"][0]), int(query["take"][0])
        mine = [
            value | {"text": value["text"][:255] + "..."}
            for value in sorted(self.made, key=lambda each: each["dateMade"], reverse=True)
            if value["house"] == query["house"][0]
            and (self.deaf or first <= value["dateMade"][:10] <= last)
        ]
        results = [{"value": value, "links": []} for value in mine[skip : skip + take]]
        answer = {"totalResults": len(mine), "results": results}
        return Reply(json.dumps(answer).encode(), "application/json")
