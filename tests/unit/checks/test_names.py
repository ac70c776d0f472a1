"""Names and acronyms that one language lacks, or has in another way."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.checks import runner
from aligntrans.checks.acronyms import AcronymsCheck
from aligntrans.checks.names import NamesCheck
from aligntrans.checks.presence import VECTOR
from aligntrans.encoders.static import StaticEncoder
from aligntrans.model import Severity, TranslationUnit, Variant

ENCODER = StaticEncoder()


def found(*units, encoder=ENCODER):
    units = [
        TranslationUnit(f"{number}", tuple(Variant(tag, text) for tag, text in texts.items()))
        for number, texts in enumerate(units)
    ]
    return [finding for _, finding in runner.run(units, [NamesCheck(encoder=encoder)], encoder)]


def acronyms(en, **texts):
    (tag, text), *_ = texts.items()
    return list(AcronymsCheck().find(TranslationUnit("u", (Variant("en", en), Variant(tag, text)))))


def test_a_name_that_is_dropped_is_a_warning():
    (one,) = found({"en": "The envoy met Qais al-Khazali in Najaf.", "ar": "التقى المبعوث قيس الخزعلي هناك."})

    assert one.severity is Severity.WARNING
    assert one.message == "Najaf is missing from the Arabic, or is another name there"


def test_a_name_that_two_translations_lack_is_said_once():
    (one,) = found({"en": "The envoy flew to Tehran.", "ar": "سافر المبعوث.", "fa": "فرستاده پرواز کرد."})

    assert "the Arabic and the Farsi" in one.message


def test_names_that_the_same_translation_lacks_are_one_finding():
    en = "The delegation flew from Tehran to Baghdad and went on to Damascus by road."
    (one,) = found({"en": en, "ar": "سافر الوفد جوًا ثم تابع طريقه برًا."})

    assert one.message == "Tehran, Baghdad and Damascus are missing from the Arabic, or are other names there"
    assert [span.of(en) for span in one.spans["en"]] == ["Tehran", "Baghdad", "Damascus"]


def test_a_name_that_the_text_has_twice_may_stand_in_the_translation_once():
    en = "The envoy left Najaf on Monday, and the people of Najaf waved to him."

    assert not found({"en": en, "ar": "غادر المبعوث النجف يوم الاثنين ولوّح له أهل المدينة."})


def test_a_name_of_the_file_in_place_of_another_is_missed():
    every = found(
        {"en": "The new hospital in Mosul has forty beds.", "ar": "في المستشفى الجديد في الموصل أربعون سريرًا."},
        {"en": "Heavy rain flooded the old market in Basra.", "ar": "أغرقت الأمطار الغزيرة السوق القديمة في الموصل."},
    )

    assert [(one.unit, one.message) for one in every] == [
        ("1", "Basra is missing from the Arabic, or is another name there")
    ]


def test_a_name_whose_words_the_file_writes_small_as_well_is_less_likely_to_be_missing():
    units = [
        TranslationUnit(
            "0", (Variant("en", "They need intensive care now."), Variant("ar", "يحتاجون إلى عناية الآن."))
        ),
        TranslationUnit("1", (Variant("en", "The College of Intensive Care met."), Variant("ar", "اجتمعت الكلية."))),
    ]

    def odds(of):
        check = NamesCheck(encoder=ENCODER)
        check.prepare(of)
        source, place = next(check.unlinked(of[-1], of[-1].variants[0]))
        return np.dot(VECTOR, check.features(source, place))

    assert odds(units) < odds(units[1:])


def test_a_name_that_became_another_is_missing():
    (one,) = found({"en": "The convoy left Kabul at dawn.", "fa": "کاروان سپیده‌دم از هرات به راه افتاد."})

    assert one.message.startswith("Kabul is missing from the Farsi")


@pytest.mark.parametrize(
    "texts",
    [
        {"en": "The convoy left Kabul at dawn.", "fa": "کاروان سپیده‌دم از کابل به راه افتاد."},
        {"en": "A report by the Ministry of Water.", "ar": "تقرير لوزارة المياه."},
        {"en": "Yesterday the Council met.", "ar": "اجتمع المجلس أمس."},
        {"en": "They speak of it in the South.", "fa": "در جنوب از آن سخن می‌گویند."},
        {"en": "He left in March.", "ar": "غادر في آذار."},
        {"en": "The new GitHub page", "fa": "صفحهٔ تازهٔ GitHub"},
        {
            "en": "Reports that the International Maritime Organization (IMO) publishes are late.",
            "fa": "گزارش‌هایی که IMO منتشر می‌کند دیر می‌رسد.",
        },
    ],
)
def test_names_that_are_there_or_are_none_are_not_missed(texts):
    assert not found(texts)


def test_without_an_encoder_names_are_found_by_sound():
    assert not found({"en": "The convoy left Kabul.", "fa": "کاروان از کابل به راه افتاد."}, encoder=None)
    assert found({"en": "The convoy left Kabul.", "fa": "کاروان به راه افتاد."}, encoder=None)


def test_in_a_language_that_the_encoder_does_not_know_names_are_found_by_sound():
    class Narrow(StaticEncoder):
        languages = frozenset({"en"})

        def __init__(self):
            super().__init__()
            self.asked = set()

        def encode(self, texts, language):
            self.asked.add(language)
            return super().encode(texts, language)

    encoder = Narrow()
    assert not found({"en": "The convoy left Kabul.", "fa": "کاروان از کابل به راه افتاد."}, encoder=encoder)
    assert found({"en": "The convoy left Kabul.", "fa": "کاروان به راه افتاد."}, encoder=encoder)
    assert "fa" not in encoder.asked


def test_a_name_written_otherwise_than_nearly_everywhere_is_information():
    usual = {"en": "They live in Basra now.", "ar": "يعيشون في البصرة الآن."}
    odd = {"en": "They live in Basra now.", "ar": "يعيشون في باسرا الآن."}
    every = found(usual, usual, usual, usual, odd)

    assert [(one.unit, one.severity, one.suggestion) for one in every] == [("4", Severity.INFO, "البصرة")]


def test_scripts_without_capitals_have_no_names_to_miss():
    assert not found({"ar": "سافر المبعوث إلى طهران.", "fa": "فرستاده پرواز کرد."})


def test_an_acronym_that_the_source_lacks_is_a_warning():
    (one,) = acronyms("The fund sent two teams.", ar="أرسل صندوق UNDP فريقين.")

    assert (one.severity, one.message) == (Severity.WARNING, "UNDP of the Arabic is not in the English")


@pytest.mark.parametrize(
    ("en", "ar"),
    [
        ("The World Health Organization", "منظمة الصحة العالمية (WHO)"),
        ("A Covid patient", "مريض COVID"),
        ("Part two of the plan", "الجزء II من الخطة"),
        ("Write to us.", "راسلونا على DESK@EXAMPLE.ORG"),
        ("The fund", "الصندوق"),
    ],
)
def test_acronyms_that_the_source_has_or_spells_out_are_right(en, ar):
    assert not acronyms(en, ar=ar)
