"""Sums of money: «€ 500 miljoen», «3,5 mld. euro», «USD 2 million»."""

import re
from decimal import Decimal, InvalidOperation
from functools import cache

from griffier.lexicon.amounts import AmountWords
from griffier.model import Amount


@cache
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})\s?$")


def find_amounts(text: str, words: AmountWords, lang: str) -> tuple[Amount, ...]:
    """Every sum with its currency, in order, without overlap. A number without a
    currency is no sum, nor is a currency without a number."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found: list[Amount] = []
    lead = _before(tuple(words.before))
    for match in words.pattern.finditer(low):
        head = lead.search(low[max(0, match.start() - 6) : match.start()])
        value = _value(match["number"], lang)
        if value is None or not (head or match["after"]):
            continue
        start = match.start() - (len(head[0]) if head else 0)
        currency = words.before[head[0].strip()] if head else words.after[match["after"]]
        if match["scale"]:
            value *= words.scale[match["scale"]]
        if not found or start >= found[-1].end:
            found.append(Amount(start, match.end(), value, currency))
    return tuple(found)


def _value(number: str, lang: str) -> Decimal | None:
    """«1.234,5» in Dutch, «1,234.5» in English; three digits behind a mark are thousands."""
    point = "," if lang == "nl" else "."
    plain = number.replace(" ", "")
    mark = re.search(r"[.,](?=\d{1,2}$)", plain)
    whole, part = (plain[: mark.start()], plain[mark.end() :]) if mark else (plain, "")
    if mark and mark[0] != point and len(part) != 2 and len(part) != 1:
        return None
    try:
        return Decimal(f"{re.sub('[.,]', '', whole)}.{part or 0}").normalize() + 0
    except InvalidOperation:
        return None
