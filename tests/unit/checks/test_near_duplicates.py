"""Sources that are all but the same."""

from __future__ import annotations

from itertools import count
from time import process_time

from aligntrans.checks.near_duplicates import NearDuplicatesCheck
from support.findings import found, unit

RULE = "The ministry will publish the list of approved schools in the spring"


def test_one_word_more_or_less_is_found_and_points_back():
    (finding,) = found(
        NearDuplicatesCheck(),
        unit(number=1, en=f"{RULE}.", fa="فهرست در بهار منتشر می\u200cشود."),
        unit(number=2, en="A ministry will not publish anything about schools this year.", fa="منتشر نمی\u200cشود."),
        unit(number=3, en=f"{RULE} again!", fa="فهرست باز در بهار منتشر می\u200cشود."),
    )

    assert (finding.unit, str(finding.severity)) == ("3", "info")
    assert "unit 1" in finding.message


def test_another_number_makes_another_text():
    assert not found(
        NearDuplicatesCheck(),
        unit(number=1, en=f"{RULE} of 2021.", fa="۲۰۲۱"),
        unit(number=2, en=f"{RULE} of 2022.", fa="۲۰۲۲"),
    )


def test_the_same_source_with_another_translation_is_left_to_consistency():
    assert not found(NearDuplicatesCheck(), unit(number=1, en=RULE, fa="یک"), unit(number=2, en=RULE, fa="دو"))


def test_many_texts_alike_but_for_a_number_take_no_longer_than_others():
    numbers = count(1)
    units = [unit(number=n, en=f"{RULE} {n} of part {n % 7}", fa=f"{n}") for n in (next(numbers) for _ in range(4000))]
    check = NearDuplicatesCheck()
    start = process_time()

    assert not found(check, *units)
    assert process_time() - start < 5
