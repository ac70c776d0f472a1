"""Placeholders, tags and inline codes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntrans.checks.placeholders import PlaceholdersCheck
from aligntrans.model import Code
from support.findings import found, severities, shown, unit

CHECK = PlaceholdersCheck()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("%s of %d", "%d از %s"),
        ("%1$s and %2$s", "%2$s و %1$s"),
        ("50% of the 100% increase, 5%s", "۵۰٪ از افزایش"),
        ("{{ count }} new", "{{count}} تازه"),
        ("Use a < b and c > d", "a و b"),
        ("Cats &amp; dogs&nbsp;here", "گربه\u200cها و سگ\u200cها"),
        ('<a href="/en" id="1">x</a><br>', '<a href="/fa" id="1">ایکس</a><br/>'),
        ("{n, plural, one {# file} other {# files in {place}}}", "{n, plural, other {{place}: # پرونده}}"),
        ("a {", "الف"),
    ],
)
def test_the_same_codes_are_the_same(source, target):
    assert not found(CHECK, unit(en=source, fa=target))


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("Hello {name}", "سلام", "error"),
        ("Hello %(name)s", "سلام %(نام)s", "error"),
        ("%d files", "%s پرونده", "error"),
        ("Hello", "سلام {name}", "error"),
        ("&brandName; is here", "آمد", "error"),
        ("{n, plural, one {#} other {# in {place}}}", "{n, plural, other {#}}", "error"),
        ("{n, plural, other {#}}", "{m, plural, other {#}}", "error"),
        ("<b>now</b>", "<b>اکنون", "warning"),
        ('<x id="1"/> now', '<x id="2"/> اکنون', "warning"),
    ],
)
def test_what_is_lost_added_or_renamed_is_found(source, target, severity):
    assert severities(CHECK, unit(en=source, fa=target)) == [severity]


def test_the_place_of_a_missing_one_is_in_the_source():
    one = unit(en="Hello {name}", fa="سلام")
    (finding,) = found(CHECK, one)

    assert shown(finding, one) == {"en": ["{name}"]}


def test_of_three_the_odd_one_is_named_once():
    (finding,) = found(CHECK, unit(en="Hi {x}", ar="أهلا", fa="درود {x}"))

    assert finding.message == "“{x}” is missing from the Arabic"


def test_inline_codes_are_counted_by_element_and_number():
    one = unit(en="now", fa="اکنون")
    source, target = one.variants
    coded = replace(source, codes=(Code(0, '<ph x="1"/>', "tmx"), Code(3, '<ph x="2"/>', "tmx")))
    other = replace(target, codes=(Code(0, '<ph x="1" type="b"/>', "tmx"),))

    (finding,) = found(CHECK, replace(one, variants=(coded, other)))
    assert finding.message == "“<ph 2>” is missing from the Farsi"
    assert not found(CHECK, replace(one, variants=(coded, replace(target, codes=coded.codes))))
