"""The whole aligner: what it makes of odd documents, of moves, of furniture."""

from __future__ import annotations

import time
import tracemalloc

import numpy as np
import pytest

from aligntrans.aligners.evidence import gather
from aligntrans.aligners.features import Pairing
from aligntrans.aligners.joint import JointAligner, Solution, restored
from aligntrans.errors import AlignmentError
from aligntrans.model import Alignment, Bead, Document, Kind, Level, Span, Status
from support.pieces import KINDS, made, paragraphs_of

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


@pytest.mark.parametrize("make", [Document.from_segments, paragraphs_of], ids=["one block", "a block each"])
def test_a_thousand_identical_lines_a_side_are_aligned_one_to_one_in_bounds(make):
    lines = ["The very same line."] * 1000

    tracemalloc.start() if make is Document.from_segments else None  # it triples the time
    started = time.perf_counter()
    found = align(make("en", lines), make("ar", lines))
    seconds, (_, peak) = time.perf_counter() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert starts(found) == [(number, number) for number in range(1000)]
    assert seconds < 60  # 3 to 7 on one core
    assert peak < 500e6


def test_a_segment_of_a_megabyte_is_aligned():
    text = " ".join(f"{number} Place{number}" for number in range(65_000))
    assert len(text) > 10**6

    found = align(paragraphs_of("en", [text, "End."]), paragraphs_of("ar", [text, "نهاية."]))

    assert starts(found) == [(0, 0), (1, 1)]


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


class Dictionary:
    """An encoder that knows eight words in two languages: a text is the sum of what its words mean."""

    signature = "dictionary"
    meanings = ("river", "harvest", "school", "border", "market", "winter", "doctor", "election")

    def __init__(self):
        arabic = ("نهر", "حصاد", "مدرسة", "حدود", "سوق", "شتاء", "طبيب", "انتخاب")
        self.words = dict(zip(arabic, self.meanings, strict=True))

    def encode(self, texts, language):
        rows = [[self.words.get(word, word) for word in text.rstrip(".").lower().split()] for text in texts]
        return np.array([[row.count(meaning) for meaning in self.meanings] for row in rows], np.float32)


def test_an_encoder_finds_what_length_and_numbers_cannot():
    english = paragraphs_of("en", ["The river.", "A harvest.", "One school.", "That border.", "The winter."])
    arabic = paragraphs_of("ar", ["نهر هنا.", "مدرسة هنا.", "حدود هنا.", "شتاء هنا."])

    found = JointAligner(encoder=Dictionary()).align([english, arabic], Level.SENTENCE)

    assert [bead.type for bead in found.beads] == ["1-1", "1-0", "1-1", "1-1", "1-1"]
    assert found.beads[1].confidence > 0.5
    assert found.beads[0].quality.reasons["cosine"] > 0
    assert found.signature.endswith("|encoder:dictionary")


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


def test_the_confidence_of_a_bead_is_the_lowest_probability_that_holds_it_together():
    solution = Solution.of(*_lines(["In 1990, 12 boats.", "No number."], ["عام ١٩٩٠، ١٢ قاربا.", "لا رقم"]))

    values = [solution.confidence(0, 0, (1, 1)), solution.confidence(0, 0, (2, 2)), solution.confidence(0, 0, (1, 0))]

    assert all(0 <= value <= 1 for value in values)
    assert solution.similarity(0, 0, (1, 0)) is None
    assert solution.similarity(0, 0, (1, 1)) > solution.similarity(0, 1, (1, 1))


def _lines(first, second):
    from aligntrans.aligners.weights import shipped

    sides = (paragraphs_of("en", first), paragraphs_of("ar", second))
    return Pairing(*(gather(side, Level.SENTENCE) for side in sides)), shipped(Level.SENTENCE)


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
