"""Length, language, and what was left as it is."""

from __future__ import annotations

import pytest

from aligntrans.checks.confidence import ConfidenceCheck
from aligntrans.checks.language import LanguageCheck
from aligntrans.checks.length import LengthCheck, lengths
from aligntrans.checks.moved import MovedCheck
from aligntrans.checks.untranslated import UntranslatedCheck
from aligntrans.model import Quality, Severity, Status, TranslationUnit, Variant

EN = "The clinic moved to the old school because its roof had fallen in during the storm."
AR = "انتقلت العيادة إلى المدرسة القديمة لأن سقفها انهار خلال العاصفة."
FA = "درمانگاه به مدرسهٔ قدیمی منتقل شد، زیرا سقف آن در توفان فرو ریخته بود."


def found(check, **texts):
    unit = TranslationUnit("u", tuple(Variant(tag, text) for tag, text in texts.items()))
    return list(check.find(unit))


@pytest.mark.parametrize("check", [LengthCheck(), LanguageCheck(), UntranslatedCheck()])
def test_a_good_translation_into_two_languages_is_right(check):
    assert not found(check, en=EN, ar=AR, fa=FA)


def test_a_translation_of_a_third_of_the_length_is_too_short():
    (one,) = found(LengthCheck(), en=EN, ar="انتقلت العيادة.")

    assert one.severity is Severity.WARNING
    assert one.message == "Arabic is too short for its source: 13 letters for 67"


def test_how_far_is_too_far_can_be_said():
    assert found(LengthCheck(most_deviations=1), en=EN, fa="درمانگاه به مدرسهٔ قدیمی منتقل شد.")
    assert not found(LengthCheck(most_deviations=50), en=EN, ar="انتقلت العيادة.")


def test_lengths_of_two_languages_are_the_same_both_ways():
    forth, back = lengths("en", "fa"), lengths("fa", "en")

    assert forth.deviation(80, 60) == pytest.approx(-back.deviation(60, 80))


def test_a_text_of_the_neighbour_language_is_an_error():
    (one,) = found(LanguageCheck(), en=EN, ar=FA)

    assert one.severity is Severity.ERROR
    assert one.message.startswith("Arabic text looks like Farsi: ")
    assert found(LanguageCheck(), en=EN, fa=AR)


def test_a_text_in_another_script_is_an_error():
    (one,) = found(LanguageCheck(), en=EN, ar="El consultorio se trasladó a la escuela.")

    assert one.message == "Arabic text is in Latin letters"


@pytest.mark.parametrize("text", ["GitHub Enterprise Server", "OK", "2019", "https://example.org/reports", "A B C D"])
def test_names_numbers_and_addresses_are_in_every_language(text):
    assert not found(LanguageCheck(), en=text, ar=text)
    assert not any(one.severity is Severity.ERROR for one in found(UntranslatedCheck(), en=text, ar=text))


def test_a_translation_that_repeats_its_source_is_an_error():
    (one,) = found(UntranslatedCheck(), en=EN, fa=EN.upper())

    assert (one.severity, one.message) == (Severity.ERROR, "Farsi is the same as the English")


def test_arabic_left_in_farsi_is_an_error():
    assert found(UntranslatedCheck(), ar=AR, fa=AR)


def test_a_part_that_was_left_is_a_warning_with_its_place():
    text = "درمانگاه به مدرسهٔ قدیمی منتقل شد because its roof had fallen in."
    (one,) = found(UntranslatedCheck(), en=EN, fa=text)

    assert one.severity is Severity.WARNING
    assert one.spans["fa"][0].of(text) == "because its roof had fallen in"


def test_a_title_in_brackets_was_not_forgotten():
    text = "قرأت كتاب «سقف المدرسة القديمة» (The roof of the old school) أمس."

    assert not found(UntranslatedCheck(), en="I read The roof of the old school yesterday.", ar=text)


def unit(**more):
    return TranslationUnit("u", (Variant("en", EN), Variant("ar", AR)), **more)


def test_doubted_units_are_named_with_what_else_they_may_be():
    (one,) = ConfidenceCheck().find(unit(quality=Quality(0.31, rival="2-1, 40 %")))

    assert (one.severity, one.message, one.suggestion) == (
        Severity.INFO,
        "confidence is 0.31, under 0.50",
        "2-1, 40 %",
    )
    assert not list(ConfidenceCheck().find(unit(quality=Quality(0.5))))
    assert list(ConfidenceCheck(min_confidence=0.9).find(unit(quality=Quality(0.5))))


def test_what_people_accepted_is_neither_doubted_nor_moved():
    accepted = unit(quality=Quality(0.1), moved=True, status=Status.ACCEPTED)

    assert not list(ConfidenceCheck().find(accepted))
    assert not list(MovedCheck().find(accepted))


def test_moved_units_are_information():
    assert [one.severity for one in MovedCheck().find(unit(moved=True))] == [Severity.INFO]
    assert not list(MovedCheck().find(unit()))
