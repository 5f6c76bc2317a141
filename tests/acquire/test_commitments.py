"""The House's register, taken over by a sync, answers promises in letters."""

import datetime

from griffier.acquire.connector import Wish
from griffier.acquire.tweedekamer import TweedeKamer
from griffier.ledger.entries import State
from griffier.service.after import FOLLOW_UPS
from griffier.service.commitments import day_of, register
from griffier.service.following import due, follow
from griffier.service.syncing import sync
from griffier.track.due import Wish as DueWish
from tests.acquire.letters import letter
from tests.acquire.syncfeed_replica import entity_id

ID = entity_id("Toezegging", 7)
FIELDS = (
    ("nummer", "TZ202402-007"),
    ("tekst", "De minister informeert de Kamer over de baggerwerken in de haven van Delfzijl."),
    ("naam", "Bruins Slot, H.G.J."),
    ("functie", "Minister van Buitenlandse Zaken"),
    ("ministerie", "Buitenlandse Zaken"),
    ("aanmaakdatum", "2024-02-29T17:42:13.69+01:00"),
    ("datumNakoming", "0001-01-01T00:00:00"),
    ("status", "Openstaand"),
)


def follow_house(library, feed, client):
    list(sync(library, TweedeKamer(feed.base), client, Wish(), follow_ups=FOLLOW_UPS))


def test_a_commitment_is_kept_with_its_state_and_days(feed, library, client):
    feed.put("Toezegging", ID, fields=FIELDS)
    case = (("nummer", "2024Z00009"), ("soort", "Brief regering"), ("gestartOp", "2024-05-06"))
    feed.put("Zaak", entity_id("Zaak", 9), fields=case)
    follow_house(library, feed, client)
    (line,) = register(library)
    assert (line.number, line.state, line.told) == ("TZ202402-007", State.OPEN, "Openstaand")
    assert (line.made, line.deadline) == (datetime.date(2024, 2, 29), None)
    assert line.known == datetime.date(2024, 3, 4)  # the day the House changed it
    done = [each for each in FIELDS if each[0] != "status"]
    done += [("status", "Voldaan"), ("kamerbriefNakoming", "2024Z00009")]
    feed.again("Toezegging", ID, fields=tuple(done))
    follow_house(library, feed, client)
    (line,) = register(library)
    assert (line.state, line.known) == (State.KEPT, datetime.date(2024, 5, 6))
    assert line.letters == ("2024Z00009",)
    feed.withdraw("Toezegging", ID)
    follow_house(library, feed, client)
    assert register(library) == ()


def test_what_the_register_says_is_shown_with_the_promise(feed, library, client):
    promise = b"over de baggerwerken in de haven van Delfzijl.\n"
    feed.document(7, letter(7).replace(b"over haven nummer 7.\n\nDe M", promise + b"\nDe M"))
    fields = [each for each in FIELDS if each[0] not in ("status", "datumNakoming")]
    fields += [("status", "Voldaan"), ("datumNakoming", "2024-06-20T00:00:00")]
    feed.put("Toezegging", ID, fields=tuple(fields))
    follow_house(library, feed, client)
    on = datetime.date(2024, 5, 1)
    (promise,) = due(library, on, DueWish())
    assert (promise.status.state, promise.status.rule) == (State.KEPT, "K4")
    assert promise.status.evidence[0].source == "TZ202402-007"
    trail = follow(library, promise.entry.id, on)
    assert [each.source for each in trail.evidence] == ["TZ202402-007"]


def test_days_as_the_house_writes_them():
    assert day_of("2024-03-19T17:42:13.69+01:00") == datetime.date(2024, 3, 19)
    assert day_of("0001-01-01T00:00:00Z") is None
    assert day_of("later") is None
    assert day_of(None) is None
