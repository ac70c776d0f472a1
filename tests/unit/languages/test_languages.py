"""The data of the three languages, and how they are found."""

from __future__ import annotations

import subprocess
import sys

import pytest

from aligntrans.errors import LanguageError
from aligntrans.languages import LANGUAGES, Calendar, get
from aligntrans.languages.folding import fold

EVERY = pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        *[(tag, "fa") for tag in ("fa", "fa-IR", "FA_ir", "fas", "per", "pes", "prs", "fa-AF", "fa_IR.UTF-8")],
        *[(tag, "ar") for tag in ("ar", "ara", "arb", "ar-EG", "AR_sy", "arz", "ar-Arab-IQ")],
        *[(tag, "en") for tag in ("en", "eng", "en-GB", "EN_us", " en ")],
    ],
)
def test_a_tag_finds_its_language(tag, found):
    assert get(tag).tag == found


@pytest.mark.parametrize("tag", ["de", "", "-", "farsi2", "e", "urd"])
def test_other_tags_are_refused_with_what_is_known(tag):
    with pytest.raises(LanguageError, match=r"Known: ar, en, fa\."):
        get(tag)


def test_the_refusal_names_the_tag():
    with pytest.raises(LanguageError, match=r"^No language named 'de'\. Known: ar, en, fa\. Write one of them before"):
        get("de")


@EVERY
def test_words_are_folded(language):
    page = language.page
    words = {
        *language.function_words,
        *language.foreign_words,
        *language.date_words,
        *language.lettered,
        *language.continuers,
        *language.prefixes,
        *(name for names in language.months.values() for name in names),
        *page.by,
        *page.also_in,
        *page.about_author,
        *page.related,
        *page.topics,
        *page.share,
        *page.caption,
        *page.language_names,
    }

    assert [word for word in words if word != fold(word) or not word] == []


@EVERY
def test_every_calendar_has_twelve_months(language):
    assert {calendar: set(months.values()) for calendar, months in language.months.items()} == {
        calendar: set(range(1, 13)) for calendar in Calendar
    }


@EVERY
def test_single_words_have_no_space(language):
    assert not [word for word in language.date_words | language.function_words if len(word.split()) > 2]


@EVERY
def test_a_word_of_its_own_is_not_foreign(language):
    assert not language.function_words & language.foreign_words
    assert not language.letters & language.foreign_letters


@EVERY
def test_abbreviations_end_in_their_full_stop_and_are_small(language):
    known = language.abbreviations
    every = known.honorifics | known.never_final | known.maybe_final | known.before_number | known.after_number

    assert [word for word in every if not word.endswith(".") or word != word.lower()] == []


@EVERY
def test_page_words_are_in_one_list_each(language):
    page = language.page
    lists = (page.also_in, page.about_author, page.related, page.topics, page.share)
    every = [word for words in lists for word in dict.fromkeys(words)]

    assert sorted(every) == sorted(set(every))


@EVERY
def test_digits_are_ten(language):
    assert [int(digit) for digit in language.digits] == list(range(10))


@EVERY
def test_language_names_lead_to_languages(language):
    assert set(language.page.language_names.values()) == set(LANGUAGES)


def test_languages_are_light_to_import():
    heavy = "numpy", "regex", "jdatetime", "lxml", "click"
    code = f"import sys, aligntrans.languages; print([name for name in {heavy} if name in sys.modules])"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
