"""English number words."""

from __future__ import annotations

from fractions import Fraction

from aligntrans.languages.currencies import spelled
from aligntrans.languages.folding import as_written, fold_list
from aligntrans.languages.numerals import Numerals, by_phrase, by_word

UNITS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
TEENS = {
    10: "ten",
    11: "eleven",
    12: "twelve",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
}
TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty fourty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}
SCALES = {12: "dozen", 10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
ORDINALS = {
    1: "first",
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
    11: "eleventh",
    12: "twelfth",
    13: "thirteenth",
    14: "fourteenth",
    15: "fifteenth",
    16: "sixteenth",
    17: "seventeenth",
    18: "eighteenth",
    19: "nineteenth",
    20: "twentieth",
    30: "thirtieth",
    40: "fortieth",
    50: "fiftieth",
    60: "sixtieth",
    70: "seventieth",
    80: "eightieth",
    90: "ninetieth",
    100: "hundredth",
}
PARTS = {
    3: "third",
    4: "quarter fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
    100: "hundredth",
    1000: "thousandth",
}
CURRENCIES = spelled(
    {
        "USD": "dollars,dollar,us dollars,us dollar,u.s. dollars,u.s. dollar,american dollars",
        "CAD": "canadian dollars,canadian dollar",
        "AUD": "australian dollars,australian dollar",
        "EUR": "euros,euro",
        "dinar": "dinars,dinar",
        "rial": "riyals,riyal,rials,rial",
        "pound": "pounds,pound,pounds sterling",
        "lira": "lira,liras,lire",
        "dirham": "dirhams,dirham",
        "franc": "francs,franc",
        "rupee": "rupees,rupee",
        "IRT": "tomans,toman,tumans",
        "ILS": "shekels,shekel",
        "CNY": "yuan,renminbi",
        "JPY": "yen",
        "RUB": "rubles,roubles,ruble,rouble",
        "AFN": "afghanis,afghani",
    },
    {
        "dinar IQD": "iraqi",
        "dinar JOD": "jordanian",
        "dinar KWD": "kuwaiti",
        "dinar BHD": "bahraini",
        "dinar LYD": "libyan",
        "dinar TND": "tunisian",
        "dinar DZD": "algerian",
        "rial IRR": "iranian",
        "rial SAR": "saudi",
        "rial QAR": "qatari",
        "rial OMR": "omani",
        "rial YER": "yemeni",
        "pound EGP": "egyptian",
        "pound SDG": "sudanese",
        "pound SYP": "syrian",
        "pound LBP": "lebanese",
        "pound GBP": "british",
        "lira TRY": "turkish",
        "lira SYP": "syrian",
        "lira LBP": "lebanese",
        "dirham AED": "emirati,uae",
        "dirham MAD": "moroccan",
        "franc CHF": "swiss",
        "rupee INR": "indian",
        "rupee PKR": "pakistani",
    },
    owner_first=True,
)

NUMERALS = Numerals(
    small=by_word({0: "zero", **UNITS, **TEENS, **TENS}),
    hundred=as_written("hundred"),
    scales=by_word(SCALES),
    loose_scales=by_word({10**3: "k", 10**6: "m mn mln", 10**9: "bn bln", 10**12: "tn trn"}),
    money_scales=by_word({10**9: "b"}),
    ordinals=by_word(ORDINALS),
    ordinal_endings=as_written("st nd rd th"),
    fractions={"half": Fraction(1, 2), "halves": Fraction(1, 2), "quarter": Fraction(1, 4)},
    denominators={f"{word}s": number for word, number in by_word(PARTS).items()} | {"halves": 2},
    denominators_of_one=by_word(PARTS) | {"half": 2},
    articles=as_written("a an"),
    of=as_written("of"),
    conjunctions=as_written("and"),
    percent=by_phrase(
        {
            "%": "percent,per cent,pct",
            "‰": "per mille,per mil,per thousand",
        }
    ),
    currencies=CURRENCIES,
    to=as_written("to through"),
    between=as_written("between"),
    origin=as_written("from"),
    no_scale_after=as_written("several few many of"),
    weak=as_written("one first second half quarter zero"),
    others=frozenset(
        fold_list("one another, no one, at first, second hand, split second, first hand, at one point, quarter final")
    ),
)
