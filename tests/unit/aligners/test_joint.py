"""The whole aligner: what it makes of odd documents, of moves, of furniture."""

from __future__ import annotations

import numpy as np
import pytest

from aligntrans.aligners.bands import Band
from aligntrans.aligners.grid import Grid
from aligntrans.aligners.joint import JointAligner
from aligntrans.aligners.lattice import weight_of
from aligntrans.aligners.layers import Layer, read
from aligntrans.aligners.left_out import restored
from aligntrans.aligners.solution import Solution
from aligntrans.aligners.weights import shipped
from aligntrans.errors import AlignmentError
from aligntrans.model import Alignment, Bead, Kind, Level, Span, Status
from support.pieces import KINDS, Codebook, Dictionary, Whole, coded, made, pairing, paragraphs_of

P, F = Kind.PARAGRAPH, Kind.FURNITURE


def align(*documents, level=Level.SENTENCE):
    return JointAligner().align(documents, level)


def starts(found):
    return [tuple(span.start for span in bead.spans) for bead in found.beads]


# Odd documents -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", list(Level))
def test_a_document_of_one_segment_aligns_with_one_of_many(level):
    many = paragraphs_of("ar", [f"فقرة عن الماء رقم {number}." for number in range(15, 21)])

    found = align(paragraphs_of("en", ["A paragraph about water, number 17."]), many, level=level)

    linked = [bead.spans for bead in found.beads if not bead.is_null]
    assert len(linked) == 1
    assert 2 in linked[0][1]


@pytest.mark.parametrize("sizes", [(3, 300), (300, 3), (2, 150, 150), (1, 1)])
def test_documents_of_very_different_size_are_aligned(sizes):
    documents = [
        paragraphs_of(tag, [f"The same line {number}." for number in range(size)])
        for tag, size in zip(("en", "ar", "fa"), sizes, strict=False)
    ]

    found = align(*documents)

    assert len([bead for bead in found.beads if not bead.is_null]) <= min(sizes)
    assert all(0 <= bead.confidence <= 1 for bead in found.beads)


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("empty", [[], [(F, []), (F, [])]], ids=["nothing", "furniture"])
def test_a_document_without_text_to_align_is_refused_in_one_line_by_name(level, empty):
    with pytest.raises(AlignmentError, match=r"brief\.ar\.html: no text to align") as refusal:
        align(paragraphs_of("en", ["Text."]), made("ar", empty, "brief.ar.html"), level=level)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_documents_are_refused(count):
    with pytest.raises(AlignmentError, match="two documents"):
        align(*[paragraphs_of("en", ["Text."])][:count])


@pytest.mark.parametrize(
    "lines",
    [
        ["9" * 5000, "8" * 5000, "7" * 5000],
        ["0.000000000000000000001", "1e400", "-1,000,000,000,000,000,000,000,000"],
        ["\u064b\u0651", "\u200f\u200e", "\u0640"],
        ["😀", "👍🏽", "—"],
        ["...", "؟؟؟", "«»"],
        ["\ud800", "\x00", "\ufeff"],
        ["a.", "b" * 20_000, "c."],
    ],
    ids=["huge numbers", "odd numbers", "folds to nothing", "emoji", "marks", "no characters", "one long word"],
)
def test_odd_text_is_aligned_with_itself_and_with_text(lines):
    for other in (lines, ["نص", "آخر", "هنا"]):
        for level in Level:
            found = align(paragraphs_of("en", lines), paragraphs_of("ar", other), level=level)

            assert all(bead.confidence >= 0 for bead in found.beads)


def test_blocks_of_every_kind_are_aligned_with_their_kind():
    kinds = dict.fromkeys(kind for kind in (*KINDS, *Kind) if kind.is_content)
    documents = [made(tag, [(kind, ["text and text"]) for kind in kinds]) for tag in ("en", "ar", "fa")]

    found = align(*documents)

    assert starts(found) == [(number,) * 3 for number in range(len(kinds))]


# Levels and signatures -----------------------------------------------------------------------------------------


def test_sentence_beads_stay_inside_blocks_where_these_are_sure():
    first = made("en", [(P, ["In 1990 it rained.", "In 1991 it did not."]), (P, ["Nobody counted 1,250 boats."])])
    second = made("ar", [(P, ["هطل المطر عام ١٩٩٠.", "ولم يهطل عام ١٩٩١."]), (P, ["لم يعدّ أحد ١٢٥٠ قاربا."])])

    found = align(first, second)

    assert starts(found) == [(0, 0), (1, 1), (2, 2)]
    assert [bead.spans for bead in found.block_beads] == [(Span(0, 1), Span(0, 1)), (Span(1, 2), Span(1, 2))]


def test_the_signature_names_the_weights_and_the_encoder():
    assert JointAligner().signature.startswith("aligner:joint|weights:")
    assert JointAligner().signature.endswith("|encoder:none")


@pytest.mark.parametrize("encoder", [Dictionary(), Whole(Dictionary())], ids=["additive", "whole"])
def test_an_encoder_finds_what_length_and_numbers_cannot(encoder):
    lines = ["River market.", "A harvest.", "Doctor election.", "Border winter.", "Winter river."]
    english = paragraphs_of("en", lines)
    arabic = paragraphs_of("ar", ["نهر سوق.", "طبيب انتخاب.", "حدود شتاء.", "شتاء نهر."])

    found = JointAligner(encoder=encoder).align([english, arabic], Level.SENTENCE)

    assert [bead.type for bead in found.beads] == ["1-1", "1-0", "1-1", "1-1", "1-1"]
    assert found.beads[0].quality.reasons["cosine"] > 0
    assert found.signature.endswith("|encoder:dictionary")


@pytest.mark.parametrize("encoder", [Codebook(), Whole(Codebook())], ids=["additive", "whole"])
def test_three_documents_are_aligned_by_what_they_mean_though_each_lacks_something(encoder):
    kept = {"en": range(1, 8), "ar": [0, 1, 2, 4, 5, 6, 7], "fa": [0, 1, 2, 3, 4, 5, 7]}
    lines = {tag: [coded(tag, 20 + k, 40 + k, 60 + k, 80 + k) for k in numbers] for tag, numbers in kept.items()}

    found = JointAligner(encoder=encoder).align([made(tag, [(P, lines[tag])]) for tag in kept], Level.SENTENCE)

    linked = [
        {numbers[place] for numbers, span in zip(kept.values(), bead.spans, strict=True) for place in span}
        for bead in found.beads
    ]
    assert sorted(map(list, linked)) == [[k] for k in range(8)]


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_text_that_the_encoder_knows_nothing_of_is_aligned(tag):
    texts = {"en": ["The river.", "A harvest."], "ar": ["نهر.", "حصاد."]} | {tag: ["...", "؟"]}

    found = JointAligner(encoder=Dictionary()).align(
        [paragraphs_of(language, lines) for language, lines in texts.items()], Level.SENTENCE
    )

    assert all(np.isfinite(bead.confidence) for bead in found.beads)


def test_a_bead_says_what_speaks_for_it_and_how_much_its_sides_look_alike():
    found = align(paragraphs_of("en", ["In 1990, 12 boats."]), paragraphs_of("ar", ["عام ١٩٩٠، ١٢ قاربا."]))

    assert found.beads[0].quality.reasons["numbers-shared"] > 0
    assert found.beads[0].quality.similarity > 0.9
    assert found.beads[0].confidence > 0.9


def test_a_null_bead_has_no_similarity_and_no_reasons():
    first = paragraphs_of("en", ["In 1990, 12 boats.", "Was it so; (or not)?"])

    found = align(first, paragraphs_of("ar", ["عام ١٩٩٠، ١٢ قاربا."]))

    assert [bead.type for bead in found.beads] == ["1-1", "1-0"]
    assert found.beads[1].quality.similarity is None
    assert not found.beads[1].quality.reasons


def test_with_three_documents_each_pair_keeps_what_the_third_joins():
    first = paragraphs_of("en", ["In 1990 it rained.", "Then 12 boats sank."])
    second = paragraphs_of("ar", ["هطل المطر عام ١٩٩٠ ثم غرق ١٢ قاربا."])
    third = paragraphs_of("fa", ["در ۱۹۹۰ باران آمد.", "سپس ۱۲ قایق غرق شد."])

    found = align(first, second, third)

    assert [bead.type for bead in found.beads] == ["2-1-2"]
    assert [bead.type for bead in found.pairs[0, 2]] == ["1-1", "1-1"]
    assert [bead.type for bead in found.pairs[0, 1]] == ["2-1"]


def solved(first, second):
    pair = pairing(paragraphs_of("en", first), paragraphs_of("ar", second), Level.SENTENCE)
    return Solution.of(Grid(pair, Band.full(*pair.shape)), shipped(Level.SENTENCE).sets["plain"])


def test_the_quality_of_a_bead_is_its_probability_and_what_it_is_against_leaving_its_pieces_alone():
    solution = solved(["In 1990, 12 boats.", "No number."], ["عام ١٩٩٠، ١٢ قاربا.", "لا رقم"])

    qualities = [solution.quality(0, 0, bead, {}) for bead in ((1, 1), (2, 2), (1, 0))]

    assert all(0 <= quality.confidence <= 1 for quality in qualities)
    assert qualities[0].confidence == pytest.approx(solution.posteriors.of(0, 0, (1, 1)), abs=1e-6)
    assert qualities[2].confidence == pytest.approx(solution.posteriors.leave_first[0], abs=1e-6)
    assert qualities[2].similarity is None
    assert solution.similarity(0, 0, (1, 1)) > solution.similarity(0, 1, (1, 1))


def test_the_path_inside_a_stretch_is_the_same_whether_the_best_path_goes_through_its_ends_or_not():
    solution = solved(["In 1990.", "12 boats.", "And 7 men."], ["عام ١٩٩٠.", "١٢ قاربا.", "و ٧ رجال."])

    path, weight = solution.inside(range(1, 3), range(1, 3))
    other, less = solution.inside(range(1, 3), range(2))

    assert path == solution.path[1:]
    assert weight == pytest.approx(weight_of(solution.scores, path))
    assert less == pytest.approx(weight_of(solution.scores, other))
    assert less < weight


def test_a_bead_of_three_is_as_sure_as_the_two_surest_pairs_that_hold_it_together():
    documents = [paragraphs_of(tag, ["In 1990, rain.", "12 boats (1,250 men)."]) for tag in ("en", "ar", "fa")]

    found = align(*documents)

    assert [bead.type for bead in found.beads] == ["1-1-1", "1-1-1"]
    for number, bead in enumerate(found.beads):
        sure = sorted(beads[number].confidence for beads in found.pairs.values())
        assert bead.confidence == pytest.approx(sure[1] * sure[2], abs=1e-5)


@pytest.mark.parametrize("level", list(Level))
def test_a_layer_is_the_same_with_its_orders_given_as_with_them_found(level):
    documents = [paragraphs_of(tag, ["In 1990, rain.", "12 boats."]) for tag in ("en", "ar", "fa")]

    found, given = (
        Layer.of(read(documents), level, shipped(level), orders) for orders in (None, [np.arange(2) for _ in documents])
    )

    assert all(np.array_equal(one, other) for one, other in zip(found.orders, given.orders, strict=True))
    assert found.beads() == given.beads() == found.without_moves().beads()


# Furniture put back --------------------------------------------------------------------------------------------


def spans(*pairs):
    return tuple(Span(*pair) for pair in pairs)


def test_furniture_gets_null_beads_of_its_own_in_its_place():
    first = made("en", [(F, []), (P, ["a"]), (F, []), (P, ["b"]), (F, [])])
    second = made("ar", [(P, ["x"]), (P, ["y"]), (F, [])])
    beads = [Bead(spans((0, 1), (0, 1))), Bead(spans((1, 2), (1, 2)))]

    found = restored([first, second], beads, Level.PARAGRAPH)

    assert [bead.spans for bead in found] == [
        spans((0, 1), (0, 0)),
        spans((1, 2), (0, 1)),
        spans((2, 3), (1, 1)),
        spans((3, 4), (1, 2)),
        spans((4, 5), (2, 2)),
        spans((5, 5), (2, 3)),
    ]
    assert [bead.status is Status.LEFT_OUT for bead in found] == [True, False, True, False, True, True]
    assert Alignment((first, second), found, Level.PARAGRAPH)


@pytest.mark.parametrize("moved", [False, True])
def test_furniture_inside_a_bead_belongs_to_it(moved):
    first = made("en", [(P, ["a"]), (P, ["b"]), (P, ["c"])])
    second = made("ar", [(P, ["x"]), (F, []), (P, ["y"]), (P, ["z"])] if not moved else [
        (P, ["z"]), (P, ["w"]), (P, ["x"]), (F, []), (P, ["y"])])  # fmt: skip
    beads = (
        [Bead(spans((0, 1), (0, 2))), Bead(spans((1, 3), (2, 3)))]
        if not moved
        else [
            Bead(spans((0, 1), (2, 4)), moved=True),
            Bead(spans((1, 2), (0, 1))),
            Bead(spans((2, 3), (1, 2))),
        ]
    )

    found = restored([first, second], beads, Level.PARAGRAPH)

    assert found[0].spans == (spans((0, 1), (2, 5)) if moved else spans((0, 1), (0, 3)))
    assert len(found) == len(beads)
    assert Alignment((first, second), found, Level.PARAGRAPH)


def test_sentences_have_no_furniture_to_put_back():
    beads = (Bead(spans((0, 1), (0, 1))),)

    assert restored([paragraphs_of("en", ["a"]), paragraphs_of("ar", ["b"])], beads, Level.SENTENCE) == beads
