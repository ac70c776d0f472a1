"""Web and mail addresses on both sides."""

from __future__ import annotations

import pytest

from aligntrans.checks.addresses import AddressesCheck
from aligntrans.model import Severity, TranslationUnit, Variant


def found(en, fa):
    return list(AddressesCheck().find(TranslationUnit("u", (Variant("en", en), Variant("fa", fa)))))


@pytest.mark.parametrize(
    ("en", "fa"),
    [
        ("See http://example.org/a.", "https://www.example.org/a/ را ببینید."),
        ("See https://en.example.org/wiki/Water", "https://fa.example.org/wiki/Water را ببینید"),
        ("See https://example.org/en-GB/a", "https://example.org/fa/a را ببینید"),
        ("Mail Desk@Example.com!", "به desk@example.com بنویسید"),
        ("(www.example.net)", "«www.example.net»،"),
        ("both 1/2 and 3/4", "هم ۱/۲ و هم ۳/۴"),
    ],
)
def test_addresses_that_lead_to_the_same_place_are_equal(en, fa):
    assert not found(en, fa)


def test_an_address_that_changed_is_one_error_with_both_places():
    en, fa = "Mail desk@example.com.", "به desk@exampel.com بنویسید."
    (one,) = found(en, fa)

    assert one.severity is Severity.ERROR
    assert one.message == "desk@example.com is desk@exampel.com in the Farsi"
    assert one.spans["fa"][0].of(fa) == "desk@exampel.com"


def test_an_address_that_is_missing_is_an_error_and_one_that_was_added_a_warning():
    assert [one.severity for one in found("See www.example.org.", "ببینید.")] == [Severity.ERROR]
    assert [one.severity for one in found("See it.", "www.example.org را ببینید.")] == [Severity.WARNING]


def test_letters_that_grow_in_lower_case_keep_their_places():
    en = "İİİ see www.example.org."
    (one,) = found(en, "ببینید.")

    assert one.spans["en"][0].of(en) == "www.example.org"
