"""Which columns hold texts: told by our header, by others' headers, by the user, or by the texts themselves."""

from __future__ import annotations

import pytest

from aligntrans.errors import ReadError
from aligntrans.memories.columns import Row, columns

ENGLISH = ["The river is low this year.", "Farmers are waiting for the rain.", "It rained on Monday and on Tuesday."]
ARABIC = ["منسوب النهر منخفض هذا العام.", "ينتظر المزارعون هطول المطر.", "هطل المطر يوم الاثنين ويوم الثلاثاء."]
FARSI = ["آب رودخانه امسال کم است.", "کشاورزان در انتظار باران هستند.", "دوشنبه و سه\u200cشنبه باران بارید."]


def rows(*cells):
    return [Row(number, row) for number, row in enumerate(cells, 1)]


def under(header, *texts):
    return rows(header, *map(list, zip(*texts, strict=True)))


def test_our_own_header_is_known_with_whatever_tags_it_has():
    found = columns(rows(["unit", "confidence", "type", "en", "x-odd", "fa", "status", "note", "note"]))

    assert found.texts == ((3, "en"), (4, "x-odd"), (5, "fa"))
    assert (found.unit, found.confidence, found.type, found.status, found.notes) == (0, 1, 2, 6, (7, 8))
    assert found.is_ours


def test_our_header_is_known_though_somebody_took_a_column_out_or_put_one_behind():
    found = columns(rows(["unit", "type", "en", "ar", "status", "note", "checked by"]))

    assert (found.is_ours, found.texts, found.others) == (True, ((2, "en"), (3, "ar")), ((6, "checked by"),))


def test_in_our_table_names_of_languages_will_do_and_other_columns_stay_what_they_are():
    found = columns(rows(["unit", "confidence", "type", "English", "Checked", "ar", "Client"]))

    assert (found.texts, found.others) == (((3, "en"), (5, "ar")), ((4, "Checked"), (6, "Client")))


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        (["en", "ar"], ((0, "en"), (1, "ar"))),
        (["EN-US", "ar_SA"], ((0, "en-US"), (1, "ar-SA"))),
        (["English", "Persian"], ((0, "en"), (1, "fa"))),
        (["العربية", "فارسی", "الإنجليزية"], ((0, "ar"), (1, "fa"), (2, "en"))),
        (["English (United States)", "Arabic [final]"], ((0, "en"), (1, "ar"))),
        (["German", "fr"], ((0, "de"), (1, "fr"))),
        ([" Arabic ", "", "ENGLISH"], ((0, "ar"), (2, "en"))),
    ],
)
def test_languages_are_named_by_tags_and_by_names(header, texts):
    assert columns(rows(header, ["x"] * len(header))).texts == texts


def test_other_columns_are_ids_notes_and_properties():
    found = columns(rows(["ID", "en", "ar", "Comment", "Client", ""], ["7", "Rain.", "مطر.", "", "A", ""]))

    assert (found.unit, found.notes, found.others) == (0, (3,), ((4, "Client"), (5, "column 6")))


def test_id_over_sentences_is_indonesian_and_over_numbers_is_not():
    assert columns(under(["id", "en"], ["Hujan turun lagi.", "Sungai itu surut."], ENGLISH[:2])).texts == (
        (0, "id"),
        (1, "en"),
    )
    assert columns(rows(["id", "en", "ar"], ["7", "Rain.", "مطر."])).unit == 0


def test_source_and_target_are_what_the_user_says():
    found = columns(under(["Source", "Target"], ENGLISH, ARABIC), ("en", "ar"))

    assert found.texts == ((0, "en"), (1, "ar"))


@pytest.mark.parametrize("header", [["source", "target"], ["Translation", "Original"], ["النص الأصلي", "الترجمة"]])
def test_source_and_target_are_told_by_their_texts(header):
    found = columns(under(header, ENGLISH, ARABIC))

    assert sorted(found.texts) == [(0, "en"), (1, "ar")]
    assert found.has_header


def test_source_and_target_whose_texts_do_not_tell_are_refused():
    with pytest.raises(ReadError, match=r"calls its columns 'source' and 'target'; .*--pair en-ar"):
        columns(rows(["source", "target"], ["1", "2"]))


def test_without_a_header_columns_are_told_by_their_texts():
    found = columns([Row(1, list(row)) for row in zip("123", ENGLISH, FARSI, ARABIC, strict=True)])

    assert found.texts == ((1, "en"), (2, "fa"), (3, "ar"))
    assert (found.has_header, found.others) == (False, ((0, "column 1"),))


def test_without_a_header_the_user_says_the_languages():
    assert columns(rows(["Rain.", "مطر."]), ("en", "ar")).texts == ((0, "en"), (1, "ar"))
    assert columns(rows(["Regen.", "Pluie."]), ("de", "fr")).texts == ((0, "de"), (1, "fr"))


def test_the_user_says_which_language_is_the_source():
    assert columns(rows(["en", "fa-IR", "ar"], list("abc")), ("fa", "en")).texts == ((1, "fa-IR"), (0, "en"), (2, "ar"))


@pytest.mark.parametrize(
    ("table", "told", "message"),
    [
        ([["Rain."]], (), "has one column only"),
        ([["Rain.", "Regen."]], (), "does not say which languages its columns are in; .*--pair en-ar"),
        ([["a", "b", "c"]], ("en", "ar"), "has 3 columns, and it is not clear which are en and ar"),
        ([["en", "ar", "EN"]], (), "columns 1 and 3 are both called en"),
        ([["en", "fa"]], ("en", "ar"), "has no column in ar; its columns are in en, fa"),
        ([["unit", "confidence", "type"]], (), "line 1: names no language"),
    ],
)
def test_what_is_unclear_is_refused(table, told, message):
    with pytest.raises(ReadError, match=message):
        columns(rows(*table), told)
