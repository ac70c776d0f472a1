from __future__ import annotations

import re

import pytest

from aligntrans.errors import WriteError
from aligntrans.exporters.selection import Selector, language_name, units_at, visible
from aligntrans.model import Alignment, Code, Document, Level, Property, Quality, Status, TranslationUnit, Variant
from aligntrans.protocols import Choice
from support.briefs import bead, brief, pair

X = re.compile("x")


def unit(*texts, confidence=1.0, status=Status.AUTO, id="a", type="1-1"):  # noqa: A002
    variants = tuple(Variant(language, text) for language, text in zip(("en", "ar", "fa"), texts, strict=False) if text)
    return TranslationUnit(id, variants, Quality(confidence), status=status, type=type)


@pytest.mark.parametrize(
    ("given", "options", "reason"),
    [
        (unit("one", "واحد"), {}, ""),
        (unit("one", "واحد", status=Status.REJECTED), {}, "rejected"),
        (unit("one"), {}, "no Arabic or Farsi text"),
        (unit("", "واحد"), {}, "no English or Farsi text"),
        (unit("one"), {"choice": Choice(include_null=True)}, ""),
        (unit("", "واحد"), {"choice": Choice(include_null=True), "needs_source": True}, "no English text"),
        (unit("", "واحد", "یک"), {"needs_source": True}, "no English text"),
        (unit("", "واحد", "یک"), {}, ""),
        (unit("one", "واحد", confidence=0.4), {"choice": Choice(min_confidence=0.5)}, "confidence below 0.5"),
        (unit("one", "واحد", confidence=0.5), {"choice": Choice(min_confidence=0.5)}, ""),
        (unit("one", "واحد", confidence=0.4, status=Status.ACCEPTED), {"choice": Choice(min_confidence=0.5)}, ""),
        (unit("one", "واحد", type="1-2"), {"choice": Choice(one_to_one=True)}, "not one to one"),
        (unit("one", "واحد", type="11-1"), {"choice": Choice(one_to_one=True)}, "not one to one"),
        (unit("one", "واحد"), {"choice": Choice(one_to_one=True)}, ""),
        (unit("six", "ستة"), {}, "characters that F forbids"),
        (unit("one", "واحد", id="x"), {}, "characters that F forbids"),
    ],
)
def test_a_unit_is_left_out_for_one_reason(given, options, reason):
    assert Selector(format="F", forbidden=X, **options).reason(given, ("en", "ar", "fa")) == reason


def test_reasons_are_counted():
    beads = (bead((0, 3), (0, 0), (0, 0)), bead((3, 3), (0, 2), (0, 2), status=Status.REJECTED))
    selection = Selector(format="F", forbidden=X).select(Alignment(brief().documents, beads))

    assert list(selection) == []
    assert dict(selection.export.left_out) == {"no Arabic or Farsi text": 1, "rejected": 1}


def test_of_units_with_the_same_texts_the_first_can_be_kept_alone():
    texts = ["Yes.", "No.", "Yes."]
    documents = [Document.from_segments("en", texts), Document.from_segments("ar", ["نعم.", "لا.", "نعم."])]
    alignment = Alignment(documents, [bead((n, n + 1), (n, n + 1)) for n in range(3)])
    selection = Selector(format="F", forbidden=X, choice=Choice(dedupe=True)).select(alignment)

    assert [unit.variants[0].text for unit in selection] == ["Yes.", "No."]
    assert dict(selection.export.left_out) == {"the same texts as an earlier unit": 1}


def test_what_a_format_has_no_place_for_is_counted():
    code = Code(0, "<ph/>", "tmx")
    held = TranslationUnit("a", (Variant("en", "One.", codes=(code,)),), notes=("n",), properties=(Property("p", "v"),))

    assert dict(Selector(format="F", forbidden=X).unheld(held)) == {"notes": 1, "properties": 1, "inline codes": 1}
    every = Selector(format="F", forbidden=X, holds=frozenset({"notes", "properties", "tmx"}))
    assert dict(every.unheld(held)) == {}


def test_the_lowest_confidence_is_a_probability():
    for wrong in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="min_confidence is between 0 and 1"):
            Choice(min_confidence=wrong)


def test_units_of_a_level_that_is_not_known_are_refused():
    assert len(list(units_at(brief(), Level.PARAGRAPH))) == 2
    with pytest.raises(WriteError, match="no beads at paragraph level"):
        units_at(pair("One.", "واحد."), Level.PARAGRAPH)
    with pytest.raises(WriteError, match="at paragraph level and holds no beads at sentence level"):
        units_at(brief().at(Level.PARAGRAPH), Level.SENTENCE)


def test_a_language_that_we_do_not_know_is_called_by_its_tag():
    assert [language_name(tag) for tag in ("ar", "fa-IR", "tlh")] == ["Arabic", "Farsi", "tlh"]


def test_forbidden_characters_of_a_name_become_visible():
    assert visible("ax\x00b", re.compile("\x00")) == r"ax\x00b"
    assert visible("\udc80", re.compile("[\udc80]")) == r"\udc80"
