"""Numbers of a piece as tokens: a day is the same in every calendar."""

from __future__ import annotations

import pytest

from aligntrans import languages
from aligntrans.aligners.values import numbers_of
from aligntrans.text.folding import fold


def tokens(tag, text):
    return numbers_of(text, fold(text), languages.of(tag))


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "It was signed on April 19, 2021, by 12 ministers."),
        ("ar", "وقّعه ١٢ وزيرًا في ١٩ نيسان ٢٠٢١."),
        ("ar", "وقّعه 12 وزيرًا في 7 رمضان 1442."),
        ("fa", "۱۲ وزیر آن را در ۳۰ فروردین ۱۴۰۰ امضا کردند."),
        ("fa", "۱۲ وزیر آن را در ۱۹ آوریل ۲۰۲۱ امضا کردند."),
    ],
)
def test_a_day_is_one_token_in_every_calendar_and_other_numbers_stay(tag, text):
    assert tokens(tag, text) == {"day 2021-04-19", "12"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In 2021 and 2022.", {"2021", "2022"}),
        ("12 of 30", {"12", "30"}),
        ("April 19", {"19"}),
        ("04/05/2021", {"4", "5", "2021"}),
        ("no numbers at all", set()),
    ],
)
def test_what_is_no_day_surely_is_told_as_numbers(text, wanted):
    assert tokens("en", text) == wanted
