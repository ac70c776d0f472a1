"""Letters from where they stand to the order in which they are read."""

from __future__ import annotations

import pytest

from aligntrans.readers.pdf import letters
from aligntrans.readers.pdf.order import Sign, read_order


def read(seen, *, right_to_left, order=None):
    """The text of a line given as it is seen from left to right."""
    numbers = order or range(len(seen))
    signs = [Sign(character, number) for character, number in zip(seen, numbers, strict=True)]
    return "".join(sign.text for sign in read_order(signs, right_to_left=right_to_left))


def seen(*runs):
    """A right-to-left line as it is seen: runs given in reading order, each with whether it runs to the right."""
    return "".join(text if to_right else text[::-1] for text, to_right in reversed(runs))


@pytest.mark.parametrize(
    "runs",
    [
        [("منسوب النهر", False)],
        [("في عام ", False), ("2021", True), (" ارتفع", False)],
        [("في عام ", False), ("٢٠٢١", True), ("، أي", False)],
        [("بنسبة ", False), ("٢٥٫٥", True), ("٪ فقط", False)],
        [("بين ", False), ("12/5/2024", True), (" و", False), ("1,250.75", True), (" دينار", False)],
        [("منظمة ", False), ("World Health Organization (WHO)", True), (" قالت", False)],
        [("المنظمة ", False), ("(", False), ("WHO", True), (")", False), (" قالت", False)],
        [("منصة ", False), ("COVID-19", True), (" في البلاد", False)],
        [("شبکهٔ ", False), ("5G", True), (" و ", False), ("https://example.org/2024/05", True), (" را", False)],
        [("از ", False), ("۱۴", True), (" پاسگاه تنها ", False), ("۳", True), (" پاسگاه", False)],
    ],
    ids=[
        "letters",
        "year",
        "Arabic digits",
        "percent",
        "date",
        "name",
        "short form",
        "joined",
        "address",
        "two numbers",
    ],
)
def test_right_to_left_lines_come_out_in_reading_order(runs):
    assert read(seen(*runs), right_to_left=True) == "".join(text for text, _ in runs)


def test_arabic_words_in_an_english_line_are_turned():
    line = "The word " + "آب روان"[::-1] + " means water, in 1403."

    assert read(line, right_to_left=False) == "The word آب روان means water, in 1403."


def test_a_number_beside_a_latin_name_stands_where_the_file_wrote_it():
    line = "ABC 12 " + "هذا"[::-1]

    assert read(line, right_to_left=True) == "هذا ABC 12"
    assert read(line, right_to_left=True, order=[3, 4, 5, 6, 0, 1, 10, 9, 8, 7]) == "هذا 12 ABC"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("ماده )۱۲( قانون", "ماده (۱۲) قانون"),
        ("ماده (۱۲) قانون", "ماده (۱۲) قانون"),
        ("گفت: »آب کم است.« و رفت", "گفت: «آب کم است.» و رفت"),
        ("كلمة ”مستقلة“ هنا", "كلمة “مستقلة” هنا"),
        ("الرئيسية › الاقتصاد › موجزات", "الرئيسية › الاقتصاد › موجزات"),
        ("١( أولًا", "١) أولًا"),
        ("متن بی‌نشان", "متن بی‌نشان"),
    ],
    ids=["turned", "right", "quotation", "curly", "path", "list", "none"],
)
def test_brackets_face_the_words_that_they_hold(given, wanted):
    assert letters.turned(given) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("ﻻ", "لا"), ("ﻵ", "لآ"), ("ﺍﻟﻤﺎﺀ", "الماء"), ("ﷲ", "الله"), ("ﮐﺘﺎﺏ", "کتاب"), ("ﯽ", "ی"), ("ﹰ", "ً"), ("ﬁ", "fi")],
)
def test_presentation_forms_become_letters(given, wanted):
    assert letters.folded(given) == wanted


@pytest.mark.parametrize("text", ["½ ² ٣ ３", "می‌شود", "ـــ", "﴿آية﴾", "e\u0301"])
def test_nothing_else_is_folded(text):
    assert letters.folded(text) == text
