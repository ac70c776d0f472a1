"""What the fixes of checks promise of any text: they mend all that they can at once, and nothing else."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.checks.bidi_controls import BidiControlsCheck
from aligntrans.checks.digits import DigitsCheck
from aligntrans.checks.end_punctuation import EndPunctuationCheck
from aligntrans.checks.fixing import fixable, fixed
from aligntrans.checks.letters import LettersCheck
from aligntrans.checks.presentation_forms import PresentationFormsCheck
from aligntrans.checks.quotation_marks import QuotationMarksCheck
from aligntrans.checks.spaces import SpacesCheck
from aligntrans.checks.tatweel import TatweelCheck
from aligntrans.checks.xml_characters import XmlCharactersCheck
from aligntrans.checks.zwnj import ZwnjCheck
from aligntrans.languages.folding import fold
from aligntrans.model import Code, Finding, Fix, Severity, Span, TranslationUnit, Variant

FIXERS = (
    BidiControlsCheck,
    DigitsCheck,
    EndPunctuationCheck,
    LettersCheck,
    PresentationFormsCheck,
    QuotationMarksCheck,
    SpacesCheck,
    TatweelCheck,
    XmlCharactersCheck,
    ZwnjCheck,
)
WORDS = """
    می نمی شود رود میشود نمیرود کتاب کتاب‌ها کار ها های هایی تر ترین ای اند ام خانه شده بزرگ گفته ماه علي بيماري
    كشور البنک فی على علی هی مدرسة الـ بـ هـ مرحبـــا كتـاب لا ﻻ ﺎﺑ ﺻﺎﻢ ﷲ پاکستان ٤٥٦ ۴۵۶ 456 ۱2 ١۲ COVID-19 کووید-19
    «نه» »نه« « نه » ( نه ) ) نه ( (نه) "no" “no” ، ؛ . : ؟ ? ! ; , … ... {name} {na\u200eme} %s <b> </b>
    http://a.example/x a@b.example
    The port is open
    """.split()  # noqa: SIM905 - pieces of text
PIECES = st.sampled_from(WORDS)
SIGNS = st.sampled_from(
    " \u200c\u200b\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u0640\u064b\u0670"
    "،؛؟.,:;?!«»()[]\"'\n\t\x0b\x1f\ufffe\ufffd\u2029\u00a0،"
)
TEXTS = st.one_of(
    st.lists(st.one_of(PIECES, st.just(" "), SIGNS), min_size=1, max_size=14).map("".join),
    st.lists(st.one_of(PIECES, SIGNS), min_size=1, max_size=10).map(" ".join),
    st.text(
        st.one_of(SIGNS, st.characters(max_codepoint=0x7FF), st.characters(min_codepoint=0xFB50)),
        min_size=1,
        max_size=20,
    ),
)
UNITS = st.builds(
    lambda source, target, tag: TranslationUnit("1", (Variant("en", source), Variant(tag, target))),
    st.sampled_from(("The port is open.", "Who will go?", "He said “no”.\n", "Hello {name}")),
    TEXTS,
    st.sampled_from(("ar", "fa", "fr")),
)


def _mended(check, unit):
    return fixed(unit, [*check().find(unit)])


@pytest.mark.parametrize("check", FIXERS, ids=lambda check: check.id)
@settings(max_examples=60, deadline=None)
@given(unit=UNITS)
def test_after_fixing_nothing_is_left_to_fix(check, unit):
    mended = _mended(check, unit)

    left = fixable(mended, check().find(mended))

    assert not left, (unit.variants[1].text, mended.variants[1].text, left[0])


def _letters(text):
    return [character for character in fold(text) if character.isalnum()]


@pytest.mark.parametrize("check", FIXERS, ids=lambda check: check.id)
@settings(max_examples=40, deadline=None)
@given(unit=UNITS)
def test_fixes_change_no_letter_to_another(check, unit):
    mended = _mended(check, unit)

    for before, after in zip(unit.variants, mended.variants, strict=True):
        assert _letters(after.text) == _letters(_without_lost(before.text)), (before.text, after.text)


def _without_lost(text):
    """Leave out noncharacters, which are nobody's letters, as is what a control character says of its neighbours."""
    return "".join(one for one in text if unicodedata.category(one) != "Cn")


@pytest.mark.parametrize("check", FIXERS, ids=lambda check: check.id)
@settings(max_examples=40, deadline=None)
@given(unit=UNITS)
def test_fixes_are_in_order_inside_the_text_and_apart(check, unit):
    for finding in check().find(unit):
        for one, other in pairwise(finding.fixes):
            assert one.span.end <= other.span.start
        for fix in finding.fixes:
            text = unit.variant(fix.language).text
            assert fix.span.end <= len(text)
            assert fix.span.of(text) != fix.text
        for tag, spans in finding.spans.items():
            assert all(span.end <= len(unit.variant(tag).text) for span in spans)
        assert "\n" not in finding.message


@settings(max_examples=40, deadline=None)
@given(unit=UNITS)
def test_all_checks_together_come_to_rest(unit):
    for _ in range(6):
        mended = fixed(unit, [finding for check in FIXERS for finding in check().find(unit)])
        if mended == unit:
            return
        unit = mended
    assert mended == unit


@settings(max_examples=60, deadline=None)
@given(data=st.data(), text=st.text("abc \u200c", min_size=1, max_size=12))
def test_codes_stay_between_the_characters_that_were_around_them(data, text):
    positions = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=3)))
    codes = tuple(Code(position, "<ph/>", "tmx") for position in positions)
    unit = TranslationUnit("1", (Variant("fa", f"{text}z", codes=codes),))
    spans = data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2).map(sorted))
    fix = Fix("fa", Span(*spans), data.draw(st.sampled_from(("", " ", "xy"))))

    mended = fixed(unit, [Finding("x", "1", Severity.INFO, "", fixes=(fix,))]).variants[0]

    for before, after in zip(codes, mended.codes, strict=True):
        if before.position <= fix.span.start:
            assert after.position == before.position
        elif before.position >= fix.span.end:
            assert len(text) + 1 - before.position == len(mended.text) - after.position
        else:
            assert fix.span.start <= after.position <= fix.span.start + len(fix.text)


def test_a_fix_in_the_way_of_an_earlier_one_is_left_for_later():
    unit = TranslationUnit("1", (Variant("fa", "abc"),))
    first = Finding("x", "1", Severity.INFO, "", fixes=(Fix("fa", Span(0, 2), "z"),))
    second = Finding("y", "1", Severity.INFO, "", fixes=(Fix("fa", Span(1, 3), "w"),))

    assert fixable(unit, [first, second]) == [first]
    assert fixed(unit, [first, second]).variants[0].text == "zc"


def test_a_fix_that_leaves_nothing_of_a_text_is_not_made():
    unit = TranslationUnit("1", (Variant("fa", "\x0b"),))

    assert fixed(unit, [*XmlCharactersCheck().find(unit)]) == unit


def test_a_unit_without_fixes_comes_back_itself():
    unit = TranslationUnit("1", (Variant("fa", "سد پر است."),))

    assert fixed(unit, []) is unit
