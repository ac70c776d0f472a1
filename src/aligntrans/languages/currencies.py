"""Currencies: signs and codes that every language writes, and families of currencies of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.languages.folding import as_written

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNS: Mapping[str, str] = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₪": "ILS",
    "₺": "TRY",
    "₽": "RUB",
    "₹": "INR",
    "₩": "KRW",
    "؋": "AFN",
    "﷼": "rial",
}
"""ISO 4217 code by sign. Folding may have spelled the last of them out."""
DOLLARS: Mapping[str, str] = {"us": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "hk": "HKD", "s": "SGD"}
"""Whose dollar, by the letters before the sign."""
CODES = as_written("""
    usd eur gbp jpy cny chf cad aud inr pkr rub ils afn irr irt iqd sar aed qar kwd bhd omr yer jod lbp syp egp sdg
    lyd tnd dzd mad mru krw sek nok dkk pln zar
    """)
"""ISO 4217 codes, in lower case, that are no words; IRT, the toman, is none of ISO's but is what markets write."""
FAMILIES: Mapping[str, frozenset[str]] = {
    "dinar": frozenset({"IQD", "JOD", "KWD", "BHD", "LYD", "TND", "DZD", "RSD"}),
    "rial": frozenset({"IRR", "SAR", "QAR", "OMR", "YER"}),
    "pound": frozenset({"GBP", "EGP", "SDG", "SSP", "SYP", "LBP"}),
    "lira": frozenset({"TRY", "SYP", "LBP", "ITL"}),
    "dirham": frozenset({"AED", "MAD"}),
    "franc": frozenset({"CHF", "XOF", "XAF", "DJF"}),
    "rupee": frozenset({"INR", "PKR"}),
}
"""Whose dinar, where a text says no more than dinar."""


def spelled(nouns: Mapping[str, str], whose: Mapping[str, str], *, owner_first: bool) -> dict[str, str]:
    """Return currency by phrase.

    Args:
        nouns: forms of the noun, parted by commas, by currency or family.
        whose: adjectives, parted by commas, by ``FAMILY CODE``.
        owner_first: whether the adjective stands before its noun.
    """
    phrases = {form: unit for unit, forms in nouns.items() for form in forms.split(",")}
    for key, adjectives in whose.items():
        family, code = key.split()
        for noun in nouns[family].split(","):
            for adjective in adjectives.split(","):
                phrases[f"{adjective} {noun}" if owner_first else f"{noun} {adjective}"] = code
    return phrases
