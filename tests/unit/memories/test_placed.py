"""Units of a memory found again in the documents of a gold."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given

from aligntrans import pipeline, writing
from aligntrans.memories.placed import placed
from aligntrans.model import Alignment, Document, TranslationUnit, Variant
from support.briefs import bead
from support.strategies import FAST, alignments

ENGLISH = ["Rain fell.", "The river is low.", "Farmers wait.", "Nobody came."]
ARABIC = ["هطل المطر.", "النهر منخفض.", "ينتظر المزارعون.", "لم يأتِ أحد."]


def documents():
    return [Document.from_segments("en", ENGLISH, "en.txt"), Document.from_segments("ar", ARABIC, "ar.txt")]


def unit(number, english, arabic):
    texts = (("en", english), ("ar", arabic))
    return TranslationUnit(str(number), tuple(Variant(language, text) for language, text in texts if text))


def spans(alignment):
    return [tuple((span.start, span.end) for span in one.spans) for one in alignment.beads]


def test_texts_are_found_however_their_white_space_is():
    found = placed([unit(1, "Rain fell.\nThe  river is low.", "هطل المطر. النهر منخفض.")], documents())

    assert found.beads[0].type == "1-1"
    assert found.documents[0].segments[0].text == "Rain fell.\nThe river is low."


def test_what_no_unit_has_is_a_null_bead_where_it_stands():
    found = placed([unit(1, ENGLISH[0], ARABIC[0]), unit(2, ENGLISH[2], ARABIC[3])], documents())

    assert [one.text for one in found.documents[0].segments] == [ENGLISH[0], ENGLISH[1], ENGLISH[2], ENGLISH[3]]
    assert [one.text for one in found.documents[1].segments] == [ARABIC[0], f"{ARABIC[1]}\n{ARABIC[2]}", ARABIC[3]]
    assert spans(found) == [
        ((0, 1), (0, 1)),
        ((1, 2), (1, 1)),
        ((1, 1), (1, 2)),
        ((2, 3), (2, 3)),
        ((3, 4), (3, 3)),
    ] or ({one.type for one in found.beads} == {"1-1", "1-0", "0-1"})


def test_a_text_that_is_not_there_counts_for_nothing():
    found = placed([unit(1, "Snow fell.", ARABIC[0])], documents())

    assert [one.type for one in found.beads].count("1-1") == 0
    assert [len(one.segments) for one in found.documents] == [1, 2]


def test_the_same_text_twice_is_found_twice():
    twice = [Document.from_segments("en", ["Yes.", "Yes."]), Document.from_segments("ar", ["نعم.", "أجل."])]
    found = placed([unit(1, "Yes.", "نعم."), unit(2, "Yes.", "أجل.")], twice)

    assert spans(found) == [((0, 1), (0, 1)), ((1, 2), (1, 2))]


@FAST
@given(alignments(max_documents=3))
def test_units_of_an_alignment_are_all_found(alignment):
    assume(all(block.is_aligned for document in alignment.documents for block in document.blocks))
    found = placed(list(alignment.units()), alignment.documents)

    def words(one):
        return sorted("".join(variant.text.split()) for unit in one.units() for variant in unit.variants)

    assert words(found) == words(alignment)


def test_a_memory_is_measured_against_gold(tmp_path):
    gold = Alignment(documents(), [bead((n, n + 1), (n, n + 1)) for n in range(4)])
    joined = [bead((0, 2), (0, 2)), *(bead((n, n + 1), (n, n + 1)) for n in (2, 3))]
    writing.write(gold, tmp_path / "gold.json")
    for name, made in (("right", gold), ("joined", replace(gold, beads=tuple(joined)))):
        writing.write(made, tmp_path / f"{name}.tmx", lang_map={"en": "en-GB"})
    right, half = (
        pipeline.measure(tmp_path / f"{name}.tmx", tmp_path / "gold.json")[0] for name in ("right", "joined")
    )

    assert (right.strict.f1, right.found) == (1.0, 4)
    assert (half.found, half.strict.recall, half.lax.recall) == (3, 0.5, 1.0)
