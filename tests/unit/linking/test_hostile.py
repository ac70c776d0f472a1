"""Texts that would take for ever if anything grew faster than they do; work is counted, not timed."""

from __future__ import annotations

import random
import sys
from collections import Counter

import pytest

from aligntrans.linking.likeness import Likeness
from aligntrans.linking.links import links

CONSONANTS = dict(zip("bdfhjklmnrstwyz", "بدفهجكلمنرستويز", strict=True))
VOWELS = dict(zip("aiu", "ايو", strict=True))
GROWTH = 2.4
"""How much more work twice the text may be."""


def work(**texts):
    """How often functions are called to link *texts*, and how many pairs of words are compared."""
    counts = Counter()

    def watch(frame, event, value):
        counts["calls"] += event in ("call", "c_call")
        if event == "return" and isinstance(value, Likeness):
            counts["pairs"] += value.sound.size

    sys.setprofile(watch)
    try:
        links(texts)
    finally:
        sys.setprofile(None)
    return counts


def named(count):
    """As many made-up names, in English and in Arabic letters."""
    rng = random.Random(0)
    for _ in range(count):
        syllables = [(rng.choice(list(CONSONANTS)), rng.choice(list(VOWELS))) for _ in range(rng.randint(3, 5))]
        english = "".join(consonant + vowel for consonant, vowel in syllables).capitalize()
        yield english, "".join(CONSONANTS[consonant] + VOWELS[vowel] for consonant, vowel in syllables)


def document(count):
    """Units with a name each, all of them different."""
    pairs = list(named(count))
    return {
        "en": [f"They went to {english} again." for english, _ in pairs],
        "ar": [f"ذهبوا إلى {arabic} من جديد." for _, arabic in pairs],
    }


def test_work_grows_with_the_number_of_names():
    small, large = work(**document(384)), work(**document(768))

    assert large["pairs"] <= GROWTH * small["pairs"]
    assert large["calls"] <= GROWTH * small["calls"]


def test_nearly_every_one_of_many_names_is_found():
    texts = document(384)
    found = links(texts)

    assert sum(len(unit) == 1 for unit in found) >= 0.95 * len(found)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Karim Salman, ", "كريم سلمان، "),
        ("Karim 2 May 2020, ", "كريم ٢ أيار ٢٠٢٠، "),
        ("14 and 77, ", "١٤ و٧٧، "),
        ("the cat sat. ", "جلس القط. "),
        ("Karim ", "كريم "),
        ("Kar-", "ك-"),
        ("A.", "أ."),
        ("A\u200f", "أ\u200f"),
        ("A'", "أ'"),
        ("\u200f\n", "\u200f\n"),
        ("third ", "الثالث "),
        ("Bank of ", "بنك "),
    ],
)
def test_work_grows_with_the_length_of_a_unit(english, arabic):
    small, large = (
        work(en=[english * (size // len(english))], ar=[arabic * (size // len(arabic))]) for size in (8_000, 16_000)
    )

    assert large["calls"] <= GROWTH * small["calls"] + 1000
    assert large["pairs"] <= GROWTH * small["pairs"]


def test_work_grows_with_the_number_of_equal_units():
    english, arabic = "They met Karim in Zurbatiya on 2 May 2020.", "التقوا كريم في المدينة الصغيرة في ٢ أيار ٢٠٢٠."
    small, large = (work(en=[english] * count, ar=[arabic] * count) for count in (256, 512))

    assert large["calls"] <= GROWTH * small["calls"]
    assert large["pairs"] <= GROWTH * small["pairs"]


def test_equal_units_have_equal_links():
    found = links({"en": ["They met Karim on 2 May 2020."] * 300, "ar": ["التقوا كريم في ٢ أيار ٢٠٢٠."] * 300})

    assert len(set(found)) == 1
    assert [link.kind for link in found[0]] == ["name", "date"]


@pytest.mark.parametrize(("english", "arabic"), [("They met Karim today. ", "التقوا كريم اليوم. "), ("A", "أ")])
def test_a_unit_of_a_million_characters_is_passed_over(english, arabic):
    million = 1_000_000
    texts = {"en": [english * (million // len(english)), "Karim left."], "ar": [arabic * (million // len(arabic)), "."]}

    assert links(texts) == [(), ()]
