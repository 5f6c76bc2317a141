"""A small report in two pages with one of everything a view may have to show."""

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from griffier.model import (
    Abbreviation,
    Act,
    Actor,
    Amount,
    Annotations,
    Block,
    BlockKind,
    Deadline,
    Document,
    Explanation,
    Fulfilment,
    Furniture,
    Letter,
    Meeting,
    MeetingMention,
    Mention,
    Metadata,
    Moment,
    Note,
    Origin,
    Part,
    Reference,
    Role,
    Section,
    Sender,
    Sentence,
    Span,
    Statement,
    Text,
    Topic,
    Turn,
)

PARAGRAPHS = (
    ("ADDRESSEE", "Aan de Voorzitter van de Eerste Kamer"),
    ("DATELINE", "Den Haag, 3 maart 2021"),
    ("TITLE", "Verslag van de Zeetop van 1 maart 2021"),
    ("HEADING", "Havens & handel"),
    (
        "PARAGRAPH",
        "Nederland benadrukte opnieuw het belang van schone havens (1,5 miljoen euro). "
        "Polen en Litouwen riepen Noorwegen op vóór 1 mei 2021 met een <plan> te komen (ZEEPLAN).",
    ),
    ("ITEM", "De Minister zal de Kamer vóór de zomer informeren."),
    (
        "PARAGRAPH",
        "Volgens haar weigert Reykjavik de haven van Ålesund & Bergen te openen; daarover werd "
        "gesproken. Hiermee wordt voldaan aan de motie-De Wit.",
    ),
    ("SIGNATURE", "De Minister van Zeezaken, A.B. de Vries"),
    ("NOTE", "Zie https://example.org/zee/plan."),
)


def text() -> str:
    """The canonical text: the paragraphs, joined by blank lines."""
    return "\n\n".join(words for _, words in PARAGRAPHS)


def span(words: str, within: str | None = None) -> Span:
    """Where `words` stand, the first time (or the first time within other words)."""
    start = text().index(words, text().index(within) if within else 0)
    return Span(start, start + len(words))


def _topic(words: str, concept: str | None = None) -> Topic:
    where = span(words)
    return Topic(words, where.start, where.end, concept)


def statements() -> tuple[Statement, ...]:
    """Five statements, two of them overlapping, in no particular order."""
    return (
        Statement(
            id="s2",
            act=Act.REQUEST,
            evidence=span("Polen en Litouwen riepen Noorwegen op vóór 1 mei 2021 met een <plan>"),
            actors=(Actor("PL", "Polen"), Actor("LT", "Litouwen")),
            recipients=(Actor("NO", "Noorwegen"),),
            topic=_topic("een <plan>"),
            meeting="m1",
            date=date(2021, 3, 1),
            deadline=Deadline("vóór 1 mei 2021", date(2021, 3, 1), date(2021, 4, 30)),
            plover="REQUEST",
            confidence=0.8756,
            explanation=Explanation("request.particle", "nl/acts:oproepen", ("«riepen … op» …",)),
        ),
        Statement(
            id="s1",
            act=Act.EMPHASISE,
            evidence=span("Nederland benadrukte opnieuw het belang van schone havens"),
            actors=(Actor("NL", "Nederland"),),
            topic=_topic("schone havens", "clean-ports"),
            meeting="m1",
            date=date(2021, 3, 1),
            repeated=True,
            explanation=Explanation(
                "verb.object",
                "nl/acts:benadrukken",
                ("«benadrukte» is a form of benadrukken", "its subject is «Nederland»"),
            ),
        ),
        Statement(
            id="s3",
            act=Act.COMMIT,
            evidence=span("De Minister zal de Kamer vóór de zomer informeren"),
            actors=(Actor("NL", "De Minister", "A.B. de Vries"),),
            recipients=(Actor("TK", "de Kamer"),),
            via="Minister van Zeezaken",
            modality="intended",
            deadline=Deadline("vóór de zomer", date(2021, 3, 3), date(2021, 6, 20)),
            explanation=Explanation("promise.will", "nl/acts:informeren"),
        ),
        Statement(
            id="s4",
            act=Act.OPPOSE,
            evidence=span("weigert Reykjavik de haven van Ålesund & Bergen te openen"),
            actors=(Actor("IS", "Reykjavik"),),
            topic=_topic("de haven van Ålesund & Bergen"),
            modality="reported",
            polarity="negated",
            explanation=Explanation("verb.object", "nl/acts:weigeren"),
        ),
        Statement(
            id="s5",
            act=Act.DISCUSS,
            evidence=span("de haven van Ålesund & Bergen te openen; daarover werd gesproken"),
            actors=(),
            weight="minor",
            explanation=Explanation("passive", "nl/acts:spreken"),
        ),
    )


def document() -> Document:
    """The report with everything a stage could have found in it."""
    letter = Letter(_text(), "nl", _metadata(), _parts(), _sections(), _turns(), _sentences())
    found = statements()
    fulfils = (_fulfilment(),)
    return Document(hashlib.sha256(text().encode()).hexdigest(), letter, _found(), found, fulfils)


def silent() -> Document:
    """The same report, in which nobody was found to do anything."""
    return replace(document(), statements=())


def _spans() -> list[Span]:
    return [span(words) for _, words in PARAGRAPHS]


def _text() -> Text:
    spans = _spans()
    kinds = {"HEADING": BlockKind.HEADING, "ITEM": BlockKind.ITEM, "NOTE": BlockKind.NOTE}
    blocks = tuple(
        Block(where.start, where.end, kinds.get(role, BlockKind.PARAGRAPH))
        for where, (role, _) in zip(spans, PARAGRAPHS, strict=True)
    )
    origins = tuple(
        Origin(where.start, where.end, page=1 if index < 5 else 2, box=(72.0, 90.5, 520.0, 102.25))
        for index, where in enumerate(spans)
    )
    note = spans[-1]
    anchor = span("(ZEEPLAN).").end
    return Text(
        text=text(),
        blocks=blocks,
        origins=origins,
        notes=(Note("1", note.start, note.end, anchor),),
        furniture=(Furniture(2, (72.0, 800.0, 520.0, 812.0), "pagina 2 van 2"),),
        media_type="application/pdf",
        pages=((595.0, 842.0), (595.0, 842.0)),
        given=(("creator", "Ministerie van Zeezaken"),),
    )


def _metadata() -> Metadata:
    return Metadata(
        kind="report",
        title="Verslag van de Zeetop van 1 maart 2021",
        senders=(Sender("A.B. de Vries", "Minister van Zeezaken", "NL"),),
        addressee="de Voorzitter van de Eerste Kamer",
        place="Den Haag",
        date=date(2021, 3, 3),
        dossiers=("99501-07",),
        number="12",
        session="2020–2021",
        identifier="kst-99501-07-12",
    )


def _parts() -> tuple[Part, ...]:
    return tuple(
        Part(
            where.start,
            where.end,
            Role[role],
            label="–" if role == "ITEM" else None,
            section=0 if 3 <= index <= 6 else None,
            lead=4 if role == "ITEM" else None,
        )
        for index, (where, (role, _)) in enumerate(zip(_spans(), PARAGRAPHS, strict=True))
    )


def _sections() -> tuple[Section, ...]:
    return (Section("Havens & handel", _spans()[3].start, _spans()[6].end),)


def _turns() -> tuple[Turn, ...]:
    return (Turn("answer", ("3", "4"), _spans()[6].start, _spans()[6].end, "VVD"),)


def _sentences() -> tuple[Sentence, ...]:
    return tuple(Sentence(where.start, where.end, part) for part, where in enumerate(_spans()))


def _fulfilment() -> Fulfilment:
    where = span("Hiermee wordt voldaan aan de motie-De Wit")
    return Fulfilment(where.start, where.end, "de motie-De Wit")


def _found() -> Annotations:
    url, poles, plan = span("https://example.org/zee/plan"), span("Polen"), span("ZEEPLAN")
    reference = Reference(
        "url", "https://example.org/zee/plan", url.start, url.end, text()[url.start : url.end]
    )
    money = span("1,5 miljoen euro")
    top, day = span("de Zeetop"), span("1 maart 2021")
    return Annotations(
        mentions=(Mention(poles.start, poles.end, "PL", "country"),),
        moments=(Moment(day.start, day.end, date(2021, 3, 1), date(2021, 3, 1)),),
        references=(reference,),
        meetings=(
            Meeting("m1", "Zeetop", None, date(2021, 3, 1), date(2021, 3, 2), "Bergen", "NO"),
        ),
        meeting_mentions=(MeetingMention(top.start, top.end, "m1"),),
        abbreviations=(Abbreviation("ZEEPLAN", "een <plan>", plan.start, plan.end),),
        amounts=(Amount(money.start, money.end, Decimal(1_500_000), "EUR"),),
    )
