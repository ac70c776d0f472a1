"""Names found in a translation: which words are theirs, and what is no name."""

from __future__ import annotations

import pytest

from aligntrans import registry
from support.linking import linked_texts, names_of


@pytest.fixture(scope="module")
def encoder():
    return registry.encoder("static")


@pytest.mark.parametrize(
    ("english", "other", "language", "names"),
    [
        (
            "They met Qais al-Khazali in Basra.",
            "التقوا قيس الخزعلي في البصرة.",
            "ar",
            [("Qais al-Khazali", "قيس الخزعلي"), ("Basra", "البصرة")],
        ),
        (
            "They met Qais al-Khazali in Basra.",
            "با قیس الخزعلی در بصره دیدار کردند.",
            "fa",
            [("Qais al-Khazali", "قیس الخزعلی"), ("Basra", "بصره")],
        ),
        (
            "They flew from Mosul to Erbil.",
            "وصلوا إلى أربيل من الموصل.",
            "ar",
            [("Mosul", "الموصل"), ("Erbil", "أربيل")],
        ),
        ("They met Abd al-Rahman today.", "التقوا عبدالرحمن اليوم.", "ar", [("Abd al-Rahman", "عبدالرحمن")]),
        ("They met Abdulrahman today.", "التقوا عبد الرحمن اليوم.", "ar", [("Abdulrahman", "عبد الرحمن")]),
        ("They left Deir ez-Zor today.", "امروز از دیر\u200cالزور رفتند.", "fa", [("Deir ez-Zor", "دیر\u200cالزور")]),
        ("They read what the PMF said.", "قرأوا ما قالته PMF.", "ar", [("PMF", "PMF")]),
    ],
)
def test_a_name_is_found_with_all_its_words_and_no_other(english, other, language, names):
    assert names_of(english, other, language) == names


@pytest.mark.parametrize("particle", ["و", "ب", "ل", "ول"])
def test_a_particle_before_a_name_is_no_part_of_it(particle):
    assert names_of("They thought of Karim today.", f"فكروا {particle}كريم اليوم.") == [("Karim", "كريم")]


def test_names_stand_in_the_order_of_the_text_with_capitals():
    found = names_of("They met Karim, Nadia and Salman.", "التقوا سلمان ونادية وكريم.")

    assert [name for name, _ in found] == ["Karim", "Nadia", "Salman"]


def test_a_name_that_stands_twice_is_found_twice():
    found = linked_texts({"en": "They say Karim met Karim.", "ar": "يقولون إن كريم التقى بكريم."}, kind="name")

    assert found == [("Karim", "كريم")] * 2


def test_what_stands_once_is_given_to_one_name_alone():
    assert len(names_of("They say Karim met Karim.", "يقولون إن كريم وصل.")) == 1


def test_names_that_share_a_word_each_get_their_own():
    assert names_of("They met Karim Salman and Salman Tariq.", "التقوا سلمان طارق وكريم سلمان.") == [
        ("Karim Salman", "كريم سلمان"),
        ("Salman Tariq", "سلمان طارق"),
    ]


@pytest.mark.parametrize("sign", ["،", "؛", ".", ":"])
def test_no_name_goes_over_a_sign(sign):
    for _, arabic in names_of("They met Karim Salman today.", f"التقوا كريم{sign} سلمان هنا."):
        assert sign not in arabic


def test_a_name_that_is_not_in_the_translation_is_not_found():
    assert names_of("They met Karim in Basra.", "التقوا به في الميناء.") == []


def test_a_translated_name_is_found_by_its_meaning(encoder):
    assert ("Ministry of Water Resources", "وزارة الموارد المائية") in names_of(
        "They wrote to the Ministry of Water Resources today.", "كتبوا اليوم إلى وزارة الموارد المائية.", "ar", encoder
    )


def test_a_name_inside_a_translated_name_is_found_as_well(encoder):
    assert names_of(
        "He left the Salalah Centre for Water today.", "غادر اليوم مركز صلالة للمياه.", encoder=encoder
    ) == [("Salalah Centre for Water", "مركز صلالة للمياه"), ("Salalah", "صلالة")]


@pytest.mark.parametrize(
    ("english", "other", "language"),
    [
        ("Rain fell on the farm.", "هطل المطر على المزرعة.", "ar"),
        ("Farmers say the rain is late.", "کشاورزان می\u200cگویند باران دیر کرده است.", "fa"),
        ("The river is low. River water is warm.", "منسوب النهر منخفض. مياه النهر دافئة.", "ar"),
        ("RAIN FELL ON THE FARM AND THE RIVER", "هطل المطر على المزرعة والنهر", "ar"),
        ("The Rain and the River", "المطر والنهر", "ar"),
    ],
)
def test_common_words_in_capitals_are_no_names(english, other, language, encoder):
    assert names_of(english, other, language, encoder) == []


def test_a_name_that_is_a_common_word_is_found_where_it_sounds_alike(encoder):
    texts = {
        "en": "There is hope. They asked Amal, not Nadia, whether hope is left.",
        "ar": "هناك رجاء. سألوا أمل، لا نادية، هل بقي رجاء.",
    }

    assert linked_texts(texts, encoder, "name") == [("Amal", "أمل"), ("Nadia", "نادية")]


@pytest.mark.parametrize(("english", "arabic"), [("A B C D", "أ ب ج د"), ("They chose A.", "اختاروا أ."), ("X", "س")])
def test_single_letters_are_no_names(english, arabic, encoder):
    assert names_of(english, arabic, encoder=encoder) == []


def test_a_name_in_a_headline_in_capitals_is_found_by_its_sound():
    assert names_of("BASRA PORT OPENS", "افتتاح ميناء البصرة") == [("BASRA", "البصرة")]


def test_a_name_may_be_split_by_a_line_end_in_either_text():
    assert names_of("They met Qais\nal-Khazali today.", "التقوا قيس\nالخزعلي اليوم.") == [
        ("Qais\nal-Khazali", "قيس\nالخزعلي")
    ]


@pytest.mark.parametrize(
    "written",
    ["ق\u200fيس", "قي\u200dس", "قَيْس", "قـيـس", "\u2067قيس\u2069", "\u202bقيس\u202c", "قي\u2066س", "قي\u00adس"],
)
def test_marks_that_are_not_seen_hide_no_name(written):
    ((english, arabic),) = names_of("They met Qais today.", f"التقوا {written} اليوم.")

    assert english == "Qais"
    assert arabic.strip("\u2067\u2069\u202b\u202c") == written.strip("\u2067\u2069\u202b\u202c")


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u00ad", "\u2060", "\u202a"])
def test_nor_do_they_in_the_text_with_capitals(mark):
    assert names_of(f"They met Ka{mark}rim today.", "التقوا كريم اليوم.") == [(f"Ka{mark}rim", "كريم")]


def test_two_scripts_without_capitals_have_the_names_that_both_share_with_english():
    texts = {"en": "They met Karim in Basra.", "ar": "التقوا كريم في البصرة.", "fa": "با کریم در بصره دیدار کردند."}

    assert linked_texts(texts, kind="name")[-2:] == [("كريم", "کریم"), ("البصرة", "بصره")]
    assert linked_texts({tag: texts[tag] for tag in ("ar", "fa")}, kind="name") == []


def test_the_order_of_the_languages_is_that_of_the_texts():
    texts = {"ar": "التقوا كريم في البصرة.", "en": "They met Karim in Basra."}

    assert linked_texts(texts, kind="name") == [("كريم", "Karim"), ("البصرة", "Basra")]


def test_a_date_is_no_name():
    assert names_of("They left on Friday 19 April 2021 with Karim.", "غادروا يوم الجمعة ١٩ نيسان ٢٠٢١ مع كريم.") == [
        ("Karim", "كريم")
    ]
