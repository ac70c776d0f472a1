"""What is left out, added, or stands with the wrong neighbour."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.checks import runner
from aligntrans.checks.additions import AdditionsCheck
from aligntrans.checks.gaps import VECTOR, WEIGHTS, content, features, gap
from aligntrans.checks.meaning import Meaning, meaning_of
from aligntrans.checks.omissions import OmissionsCheck
from aligntrans.checks.sides import quoted
from aligntrans.checks.swapped import SwappedCheck
from aligntrans.checks.usual import Usual
from aligntrans.encoders.static import StaticEncoder
from aligntrans.model import Severity, Status, TranslationUnit, Variant

ENCODER = StaticEncoder()
EN = (
    "The ministry closed the old bridge in spring, and the families on the other bank now reach the hospital by boat "
    "when the river is calm."
)
AR = (
    "أغلقت الوزارة الجسر القديم في الربيع، وتصل العائلات على الضفة الأخرى الآن إلى المستشفى بالقارب "
    "حين يكون النهر هادئًا."
)
AR_CUT = "أغلقت الوزارة الجسر القديم في الربيع حين يكون النهر هادئًا."
DAM = ("The dam was closed for repairs.", "أُغلق السد لأعمال الصيانة.")
SCHOOL = ("The school has nine new teachers.", "في المدرسة تسعة معلمين جدد.")


def unit(name, more=(), **texts):
    return TranslationUnit(name, tuple(Variant(tag, text) for tag, text in texts.items()), **dict(more))


def found(check, *units):
    return [finding for _, finding in runner.run(units, [check], ENCODER)]


def test_a_clause_that_is_left_out_is_a_warning_with_its_place():
    (one,) = found(OmissionsCheck(encoder=ENCODER), unit("a", en=EN, ar=AR_CUT))

    assert one.severity is Severity.WARNING
    assert one.message.endswith("seems to be missing from the Arabic")
    assert "families on the other bank" in one.spans["en"][0].of(EN)


def test_a_whole_translation_leaves_nothing_out():
    assert not found(OmissionsCheck(encoder=ENCODER), unit("a", en=EN, ar=AR))


def test_without_an_encoder_only_missing_texts_are_found():
    units = unit("a", en=EN, ar=AR_CUT), unit("b", en=DAM[0])

    assert [one.unit for one in found(OmissionsCheck(), *units)] == ["b"]


def test_an_encoder_of_other_languages_is_not_asked():
    assert not found(OmissionsCheck(encoder=ENCODER), unit("a", en=EN, de="Die Brücke ist zu, und alle fahren Boot."))


def test_a_text_without_translation_is_an_omission_and_one_without_source_an_addition():
    units = unit("a", en=DAM[0], ar=DAM[1]), unit("b", en=SCHOOL[0]), unit("c", ar=SCHOOL[1])
    omitted, added = (found(check(encoder=ENCODER), *units) for check in (OmissionsCheck, AdditionsCheck))

    assert [(one.unit, one.message) for one in omitted] == [("b", "has no text in Arabic")]
    assert [(one.unit, one.message) for one in added] == [("c", "has no text in English, the source")]


def test_of_three_languages_those_that_lack_the_text_are_named():
    units = unit("a", en="It rains.", ar="السماء تمطر.", fa="باران می‌بارد."), unit("b", en=DAM[0], fa="سد بسته شد.")

    assert [one.message for one in found(OmissionsCheck(), *units)] == ["has no text in Arabic"]


def test_what_people_accepted_leaves_nothing_out():
    units = unit("a", en=DAM[0], ar=DAM[1]), unit("b", {"status": Status.ACCEPTED}, en=SCHOOL[0])

    assert not found(OmissionsCheck(), *units)


def test_numbers_and_marks_need_no_translation():
    assert not found(OmissionsCheck(), unit("a", en=DAM[0], ar=DAM[1]), unit("b", en="* * *"))


def test_a_file_of_one_language_lacks_none():
    assert not found(OmissionsCheck(), unit("a", en=DAM[0]), unit("b", en=SCHOOL[0]))


def test_swapped_neighbours_are_an_error_of_the_second():
    units = unit("a", en=DAM[0], ar=SCHOOL[1]), unit("b", en=SCHOOL[0], ar=DAM[1]), unit("c", en=EN, ar=AR)
    (one,) = found(SwappedCheck(encoder=ENCODER), *units)

    assert (one.unit, one.severity) == ("b", Severity.ERROR)
    assert one.message == "Arabic seems to be swapped with the unit before"


def test_of_three_languages_only_the_one_that_is_swapped_is_named():
    units = (
        unit("a", en=DAM[0], ar=DAM[1], fa="مدرسه نه معلم تازه دارد."),
        unit("b", en=SCHOOL[0], ar=SCHOOL[1], fa="سد برای تعمیر بسته شد."),
    )
    (one,) = found(SwappedCheck(encoder=ENCODER), *units)

    assert set(one.spans) == {"fa"}


def test_neighbours_in_order_are_not_swapped():
    units = unit("a", en=DAM[0], ar=DAM[1]), unit("b", en=SCHOOL[0], ar=SCHOOL[1])

    assert not found(SwappedCheck(encoder=ENCODER), *units)
    assert not found(SwappedCheck(), *units[::-1])


def test_equal_neighbours_are_not_swapped():
    assert not found(SwappedCheck(encoder=ENCODER), *[unit(name, en=DAM[0], ar=DAM[1]) for name in "abc"])


@pytest.mark.parametrize("text", ["", "   ", "...", "!" * 50, "\u200f"])
def test_texts_without_words_have_no_gap(text):
    meaning = Meaning(ENCODER)

    assert gap(meaning, Variant("en", EN), Variant("ar", text or ".")) is None
    assert gap(meaning, Variant("en", text or "."), Variant("ar", AR)) is None


def test_a_very_long_text_is_not_looked_at():
    assert gap(Meaning(ENCODER), Variant("en", EN * 50), Variant("ar", AR_CUT)) is None


def test_every_feature_of_a_run_has_its_weight():
    meaning = Meaning(ENCODER)
    texts = Variant("en", EN), Variant("ar", AR)
    table = features(meaning.words(texts[0]), meaning.words(texts[1]), texts, 0.0)

    assert table.shape[1] == len(WEIGHTS) == len(VECTOR)
    assert np.isfinite(table).all()


def test_what_is_usual_is_nothing_where_nothing_was_seen_and_grows_with_what_was():
    meaning = Meaning(ENCODER)
    usual = Usual(meaning)
    texts = Variant("en", EN), Variant("ar", AR)
    whole = content(meaning.gist(texts[0]), meaning.gist(texts[1]), texts)
    seen = [usual.of(*texts)]
    for count in (1, 200):
        usual.learn([unit(str(at), en=EN, ar=AR) for at in range(count)])
        seen.append(usual.of(*texts))

    assert seen[0] == 0
    assert 0 < abs(seen[1]) < abs(seen[2]) < abs(whole)
    assert abs(whole - seen[2]) < 0.05


def test_translations_that_lack_a_clause_do_not_become_usual():
    usual, other = Usual(Meaning(ENCODER)), Usual(Meaning(ENCODER))
    usual.learn([unit(str(at), en=EN, ar=AR) for at in range(20)])
    other.learn([unit(str(at), en=EN, ar=AR_CUT if at % 4 == 0 else AR) for at in range(27)])
    texts = Variant("en", EN), Variant("ar", AR)

    assert abs(usual.of(*texts) - other.of(*texts)) < 0.02


def test_vectors_of_words_are_shared_by_checks_and_made_once():
    meaning = meaning_of(ENCODER)
    meaning.prepare([unit("a", en=EN, ar=AR)])
    known = meaning.used
    meaning.words(Variant("en", EN))

    assert meaning_of(ENCODER) is meaning
    assert meaning.used == known > 0
    assert meaning_of(None) is None


def test_words_are_forgotten_when_they_are_too_many(monkeypatch):
    monkeypatch.setattr("aligntrans.checks.meaning.KEPT", 20)
    meaning = Meaning(ENCODER)
    first = meaning.words(Variant("en", EN)).vectors.copy()
    meaning.recent.clear()
    meaning.words(Variant("en", "entirely different words about farming and the sea and nothing else at all here"))
    meaning.recent.clear()

    assert (meaning.words(Variant("en", EN)).vectors == first).all()


def test_long_quotations_are_shortened_to_a_line():
    assert quoted("a\n b") == "a b"
    assert len(quoted("word " * 40)) < 70
