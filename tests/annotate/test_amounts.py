"""Sums of money in the forms both languages print them in."""

from decimal import Decimal

import pytest

from griffier.annotate.amounts import find_amounts
from griffier.lexicon.amounts import load_amount_words

WORDS = load_amount_words()


@pytest.mark.parametrize(
    ("lang", "text", "quote", "value", "currency"),
    [
        ("nl", "EUR 3,5 miljard voor", "EUR 3,5 miljard", "3500000000", "EUR"),
        ("nl", "een bedrag van € 500 miljoen voor", "€ 500 miljoen", "500000000", "EUR"),
        ("nl", "voor €500.000, waarvan", "€500.000", "500000", "EUR"),
        ("nl", "ruim 1.234.567,89 euro", "1.234.567,89 euro", "1234567.89", "EUR"),
        ("nl", "2,5 mln. euro", "2,5 mln. euro", "2500000", "EUR"),
        ("nl", "een som van 2023 euro", "2023 euro", "2023", "EUR"),
        ("nl", "70 miljoen dollar", "70 miljoen dollar", "70000000", "USD"),
        ("en", "EUR 1.5 billion for", "EUR 1.5 billion", "1500000000", "EUR"),
        ("en", "€1,000,000 for", "€1,000,000", "1000000", "EUR"),
        ("en", "$ 3 million", "$ 3 million", "3000000", "USD"),
        ("en", "£20 million", "£20 million", "20000000", "GBP"),
    ],
)
def test_sum(lang: str, text: str, quote: str, value: str, currency: str) -> None:
    (found,) = find_amounts(text, WORDS, lang)
    assert text[found.start : found.end] == quote
    assert (found.value, found.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(("text", "currency", "value"), WORDS.examples)
def test_example(text: str, currency: str, value: str) -> None:
    (found,) = find_amounts(f"ook {text} ook", WORDS, "nl")
    assert (found.currency, found.value) == (currency, Decimal(value))


@pytest.mark.parametrize(
    "text",
    ["27 lidstaten", "500 miljoen mensen", "21 501-20", "de euro", "€ veel", "6 december 2022"],
)
def test_no_sum(text: str) -> None:
    assert find_amounts(text, WORDS, "nl") == ()
