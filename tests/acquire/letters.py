"""Letters of our own for the replicas to give out."""


def letter(number: int, day: str = "4 maart 2024") -> bytes:
    """A short letter that is another for each number."""
    return (
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n"
        f"Den Haag, {day}\n\n"
        f"Betreft: haven nummer {number}\n\n"
        f"Nederland verzocht de Commissie om een voorstel voor haven nummer {number}.\n"
        f"Ik zeg toe de Kamer vóór de zomer te informeren over haven nummer {number}.\n\n"
        "De Minister van Buitenlandse Zaken,\n"
        "H.G.J. Bruins Slot\n"
    ).encode()
