from __future__ import annotations

import re

import pytest

from aligntrans.errors import WriteError
from aligntrans.exporters.selection import Selector, language_name, units_at, visible
from aligntrans.model import Alignment, Level, Quality, Status, TranslationUnit, Variant
from support.briefs import bead, brief, pair

X = re.compile("x")


def unit(*texts, confidence=1.0, status=Status.AUTO, id="a"):  # noqa: A002
    variants = tuple(Variant(language, text) for language, text in zip(("en", "ar", "fa"), texts, strict=False) if text)
    return TranslationUnit(id, variants, Quality(confidence), status=status)


@pytest.mark.parametrize(
    ("given", "options", "reason"),
    [
        (unit("one", "واحد"), {}, ""),
        (unit("one", "واحد", status=Status.REJECTED), {}, "rejected"),
        (unit("one"), {}, "no Arabic or Farsi text"),
        (unit("", "واحد"), {}, "no English or Farsi text"),
        (unit("one"), {"include_null": True}, ""),
        (unit("", "واحد"), {"include_null": True, "needs_source": True}, "no English text"),
        (unit("", "واحد", "یک"), {"needs_source": True}, "no English text"),
        (unit("", "واحد", "یک"), {}, ""),
        (unit("one", "واحد", confidence=0.4), {"min_confidence": 0.5}, "confidence below 0.5"),
        (unit("one", "واحد", confidence=0.5), {"min_confidence": 0.5}, ""),
        (unit("one", "واحد", confidence=0.4, status=Status.ACCEPTED), {"min_confidence": 0.5}, ""),
        (unit("six", "ستة"), {}, "characters that F forbids"),
        (unit("one", "واحد", id="x"), {}, "characters that F forbids"),
    ],
)
def test_a_unit_is_left_out_for_one_reason(given, options, reason):
    assert Selector(format="F", forbidden=X, **options).reason(given, ("en", "ar", "fa")) == reason


def test_reasons_are_counted():
    beads = (bead((0, 3), (0, 0), (0, 0)), bead((3, 3), (0, 2), (0, 2), status=Status.REJECTED))
    selection = Selector(format="F", forbidden=X).select(Alignment(brief().documents, beads))

    assert selection.units == ()
    assert dict(selection.left_out) == {"no Arabic or Farsi text": 1, "rejected": 1}


def test_units_of_a_level_that_is_not_known_are_refused():
    assert len(units_at(brief(), Level.PARAGRAPH)) == 2
    with pytest.raises(WriteError, match="no beads at paragraph level"):
        units_at(pair("One.", "واحد."), Level.PARAGRAPH)
    with pytest.raises(WriteError, match="at paragraph level and holds no beads at sentence level"):
        units_at(brief().at(Level.PARAGRAPH), Level.SENTENCE)


def test_a_language_that_we_do_not_know_is_called_by_its_tag():
    assert [language_name(tag) for tag in ("ar", "fa-IR", "tlh")] == ["Arabic", "Farsi", "tlh"]


def test_forbidden_characters_of_a_name_become_visible():
    assert visible("ax\x00b", re.compile("\x00")) == r"ax\x00b"
    assert visible("\udc80", re.compile("[\udc80]")) == r"\udc80"
