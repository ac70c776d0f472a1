"""Units of no use are left out and counted, by reason; the rest are pairs of texts."""

from __future__ import annotations

import pytest

from aligntrans.adapting.memory import LONGEST, Pair, sifted

KNOWN = ("ar", "en", "fa")
RIVER = {"en": "A river.", "ar": "نهر."}


def test_regional_tags_and_other_names_count_as_their_language():
    found = sifted([{"en-GB": "A river.", "ara": "نهر.", "pes_IR": "رود."}], KNOWN)

    assert list(found.pairs) == [("en", "ar"), ("en", "fa"), ("ar", "fa")]
    assert found.pairs["en", "fa"] == (Pair(0, ("A river.", "رود.")),)
    assert found.languages == KNOWN


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        ({"en": "A river.", "ar": "  "}, "empty"),
        ({"en": "Air-2", "ar": "AIR-2"}, "the same in both languages"),
        ({"en": "A river.", "de": "Ein Fluss."}, "in other languages"),
        ({"en": "A river."}, "in one language only"),
        ({}, "in one language only"),
        ({"en": "A" * (LONGEST + 1), "ar": "نهر."}, "longer than 2,000 characters"),
        (RIVER, "seen before"),
    ],
)
def test_a_unit_of_no_use_is_counted_by_its_reason(unit, reason):
    found = sifted([RIVER, unit], KNOWN)

    assert (found.units, found.left_out) == (1, {reason: 1})


def test_an_empty_text_does_not_spoil_the_others_of_its_unit():
    found = sifted([{"en": "A river.", "ar": "", "fa": "رود."}], KNOWN)

    assert list(found.pairs) == [("en", "fa")]


def test_every_unit_is_used_or_counted():
    units = [RIVER, RIVER, {"en": "x"}, {"en": "One.", "ar": "واحد.", "fa": "یک."}]
    found = sifted(units, KNOWN)

    assert found.units + sum(found.left_out.values()) == len(units)
