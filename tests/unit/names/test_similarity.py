"""Names of public people and places, and look-alikes that they must be told from."""

from __future__ import annotations

import time
from importlib import import_module

import numpy as np
import pytest

from aligntrans import names

LOOK_ALIKES = {
    "Qais al-Khazali": ("ليث الخزعلي", "قيس الخفاجي", "قاسم الخزاعي", "حسن الخزعلي"),
    "Asa'ib Ahl al-Haq": ("كتائب أهل الحق", "عصائب أهل الشام", "حركة أهل الحق"),
    "Qaani": ("قانع", "خاقاني", "سليماني", "كنعان"),
    "Ghaani": ("غانم", "غنيم", "سليماني", "غنام"),
    "Muhandis": ("المهدي", "المهنا", "الهندي", "محمدي"),
    "Soleimani": ("سلطاني", "سليمان", "سلماني", "إسماعيلي"),
    "Bouteflika": ("بوتفال", "بوتين", "بن فليس", "تفليق"),
    "Chérif": ("شريعة", "ظريف", "شرف", "شيراز"),
    "Djibril": ("جبران", "جليل", "جبر", "إبريل"),
    "Abdulrahman": ("عبد الرحيم", "عبد المنان", "عبد الرزاق"),
    "Rouhani": ("رحماني", "روماني", "ريحاني", "روحي"),
    "Ghalibaf": ("غالب", "قلياف", "خليفة"),
}
RIGHT = {
    "Qais al-Khazali": ("قيس الخزعلي", "قیس الخزعلی"),
    "Asa'ib Ahl al-Haq": ("عصائب أهل الحق", "عصائب اهل حق"),
    "Qaani": ("قاآني", "قاآنی"),
    "Ghaani": ("قاآني", "قاآنی"),
    "Muhandis": ("المهندس", "مهندس"),
    "Soleimani": ("سليماني", "سلیمانی"),
    "Bouteflika": ("بوتفليقة", "بوتفلیقه"),
    "Chérif": ("شريف", "شریف"),
    "Djibril": ("جبريل", "جبریل"),
    "Abdulrahman": ("عبد الرحمن", "عبدالرحمان"),
    "Rouhani": ("روحاني", "روحانی"),
    "Ghalibaf": ("قاليباف", "قالیباف"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_name_is_above_its_look_alikes(name):
    worst = min(names.similarity(name, right) for right in RIGHT[name])
    best = max(names.similarity(name, wrong) for wrong in LOOK_ALIKES[name])

    assert worst > best, (name, worst, best)


@pytest.mark.parametrize(
    ("arabic", "farsi", "wrong"),
    [
        ("قيس الخزعلي", "قیس الخزعلی", "لیث الخزعلی"),
        ("عصائب أهل الحق", "عصائب اهل حق", "کتائب اهل حق"),
        ("قاآني", "قاآنی", "خاقانی"),
        ("طهران", "تهران", "مهران"),
        ("بوتفليقة", "بوتفلیقه", "بوتین"),
        ("غورباتشوف", "گورباچف", "خروشچف"),
    ],
)
def test_arabic_and_farsi_spellings_match(arabic, farsi, wrong):
    right = names.similarity(arabic, farsi)

    assert right > 0.5
    assert right > names.similarity(arabic, wrong)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qais al-Khazali", "Kais Al Khazaali"),
        ("Qaani", "Ghaani"),
        ("Abdulrahman", "Abd al-Rahman"),
        ("Abdel Rahman", "Abdulrahman"),
        ("Djibril", "Jibril"),
        ("Ḥasan Naṣrallāh", "Hassan Nasrallah"),
    ],
)
def test_latin_spellings_match(one, other):
    assert names.similarity(one, other) > 0.5


@pytest.mark.parametrize("right", ["عبد الرحمن", "عبدالرحمن"])
@pytest.mark.parametrize("name", ["Abdulrahman", "Abd al-Rahman", "Abd-ur-Rahman", "Abdel Rahman"])
def test_joins_of_words_do_not_matter(name, right):
    assert names.similarity(name, right) > 0.5


@pytest.mark.parametrize(
    "other",
    [
        "قَيس الخَزعَليّ",  # harakat
        "قيـس الخزعلـي",  # tatweel
        "\u202bقيس الخزعلي\u202c",  # bidi embedding
        "قيس\u200f الخزعلي",  # right-to-left mark
        "قيس  الخزعلي",
        "قیس الخزعلی",  # Farsi letters
        "قيس الخزعل\u200cي",
    ],
)
def test_what_does_not_tell_names_apart_is_not_seen(other):
    assert names.similarity("قيس الخزعلي", other) == 1.0


def test_case_accents_and_punctuation_are_not_seen():
    assert names.similarity("Chérif al-Wazir", "CHERIF AL WAZIR") == 1.0


def test_order_counts():
    right = names.similarity("Hassan Nasrallah", "حسن نصر الله")

    assert right > 0.5 > names.similarity("Hassan Nasrallah", "نصر الله حسن")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Egypt", "مصر"),
        ("Islamic Republic of Iran", "جمهوری اسلامی ایران"),
        ("North Kivu", "شمال كيفو"),
        ("Kirkuk", "محافظة كركوك"),
        ("Dublin", "شهرستان دوبلین"),
    ],
)
def test_translated_words_do_not_hide_a_name(name, other):
    assert names.similarity(name, other) > 0.5


def test_names_without_letters_are_equal_or_not_alike():
    assert names.similarity("", "") == 1.0
    assert names.similarity("\u200f", "") == 1.0
    assert names.similarity("😀", "😀") == 1.0
    assert names.similarity("😀", "😎") == 0.0
    assert names.similarity("", "Ali") == 0.0


def test_long_texts_are_equal_only_when_all_of_them_is():
    text = "الحشد الشعبي " * 400

    assert names.similarity(text, text) == 1.0
    assert names.similarity(text, f"{text}!") == names.similarity(f"{text}!", text) < 1.0


def test_numbers_must_agree():
    assert names.similarity("Saraya 14", "سرايا ١٤") > names.similarity("Saraya 14", "سرايا ٢٣")


def test_lists_must_be_as_long():
    with pytest.raises(ValueError, match="2 names against 1"):
        names.similarities(["a", "b"], ["a"])


def test_no_names_have_no_similarities():
    assert names.similarities([], []).shape == (0,)
    assert names.matrix([], ["Ali"]).shape == (0, 1)
    assert names.matrix(["Ali"], []).shape == (1, 0)


def test_the_matrix_is_the_pairs():
    first = ["Qais al-Khazali", "Egypt", "North Kivu", "", "Ali", "Republic of Iraq", "Qais al-Khazali", "Province"]
    second = ["قيس الخزعلي", "مصر", "مقاطعة شمال كيفو", "علي", "جمهورية العراق", "محافظة", "مصر", "!"]
    pairs = [[names.similarity(one, other) for other in second] for one in first]

    assert np.array_equal(names.matrix(first, second), np.array(pairs))


def test_pairs_by_sound_alone_are_those_of_the_matrix_by_sound_alone(monkeypatch):
    monkeypatch.setattr(import_module("aligntrans.names.similarity"), "MOST_PAIRS", 5)
    first, second = ["Qais al-Khazali", "Egypt", "North Kivu", "", "Ali", "Egypt"], ["قيس الخزعلي", "مصر", "كيفو", "!"]
    pairs = np.array([(one, other) for one in range(len(first)) for other in range(len(second))])
    matrix = names.matrix(first, second, translated_words=False)

    assert np.array_equal(names.heard(first, second, pairs), matrix.ravel())
    assert names.heard(first, second, pairs[:0]).shape == (0,)


def test_thousands_of_pairs_take_no_time():
    words = ["Khazali", "Muhandis", "Soleimani", "Rouhani", "Zarif", "Hakim", "Maliki", "Barzani", "Amiri", "Sadr"]
    first = [f"{one} {other} {number}" for one in words for other in words for number in range(100)]
    names.similarities(first[:10], first[:10])
    begun = time.perf_counter()
    names.similarities(first, first[::-1])

    assert time.perf_counter() - begun < 2.0  # 100,000 a second when nothing else runs
