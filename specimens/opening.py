"""What stands above and below the body of a document, whatever it is set in."""

from specimens.source import Block, Specimen

MARK = {
    "nl": "Specimen – geen officieel document",
    "en": "Specimen – not an official document",
}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def mark(specimen: Specimen) -> str:
    """The words that say that this document is a specimen."""
    return MARK[specimen.get("lang")]


def printed_date(specimen: Specimen) -> str:
    """The date as the document prints it."""
    year, month, day = specimen.get("date").split("-")
    name = _MONTHS[specimen.get("lang")].split()[int(month) - 1]
    return f"{int(day)} {name} {year}"


def dossier(specimen: Specimen) -> str:
    """«21 501-20», as Kamerstukken print it."""
    numbers = specimen.front.get("dossiers")
    if not isinstance(numbers, list) or not numbers:
        return ""
    main, dash, rest = str(numbers[0]).partition("-")
    return f"{main[:-3]} {main[-3:]}{dash}{rest}"


def address(specimen: Specimen) -> list[Block]:
    """«Aan de Voorzitter …» and «Den Haag, 21 december 2022», if the document has them."""
    lines = [specimen.get("to")]
    if specimen.get("place") and not specimen.get("undated"):
        lines.append(f"{specimen.get('place')}, {printed_date(specimen)}")
    return [Block("paragraph", [line]) for line in lines if line]


def signature(specimen: Specimen) -> list[str]:
    """The lines of the signature."""
    lines: list[str] = []
    senders = [] if specimen.get("unsigned") else specimen.front.get("senders", [])
    assert isinstance(senders, list)
    for sender in senders:
        lines += [f"{sender['role']}," if sender.get("role") else "", sender.get("name", "")]
    return [line for line in lines if line]


def body(specimen: Specimen) -> list[Block]:
    """The blocks, with the signature where it belongs; its lines are `lines`."""
    signed = Block("signature", signature(specimen))
    blocks = [signed if b.kind == "signature" else b for b in specimen.blocks]
    if signed not in blocks and signed.lines:
        blocks.append(signed)
    return blocks
