"""Figures on cases counted by hand, and against the scorer that benchmarks are counted with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from aligntrans import store
from aligntrans.errors import AlignmentError
from aligntrans.evaluate import Score, calibration_error, evaluate
from aligntrans.model import Alignment, Document, Kind, Level, Span, Status
from aligntrans.store import Gold, load_gold
from support.briefs import ARABIC, ENGLISH, FARSI, bead, brief
from support.pieces import made

BENCH = Path(__file__).parents[2] / ".." / "shared" / "bench"
TAGS = ("en", "ar", "fa")


def lines(*beads):
    """Gold as text, a bead a line."""
    return load_gold("\n".join(beads).encode())


def aligned(*beads, sizes=(4, 4), languages=TAGS):
    """An alignment of documents of so many segments, beads given as pairs of numbers."""
    documents = [
        Document.from_segments(tag, [f"{tag} {number}" for number in range(size)])
        for tag, size in zip(languages, sizes, strict=False)
    ]
    return Alignment(tuple(documents), tuple(one if hasattr(one, "spans") else bead(*one) for one in beads))


def only(rows):
    (row,) = rows
    return row


HALF = aligned(((0, 1), (0, 1)), ((1, 3), (1, 2)), ((3, 4), (2, 4)))


# Counts --------------------------------------------------------------------------------------------------------


def test_an_alignment_equal_to_its_gold_is_perfect():
    row = only(evaluate(HALF, lines("[0]:[0]", "[1,2]:[1]", "[3]:[2,3]")))

    assert row.strict == row.lax == Score(1, 1)
    assert row.strict.f1 == 1
    assert (row.found, row.gold) == (3, 3)
    assert row.languages == ("en", "ar")
    assert row.level is Level.SENTENCE


def test_strict_counts_beads_as_they_are_and_lax_what_overlaps_on_both_sides():
    row = only(evaluate(HALF, lines("[0]:[0]", "[1]:[1]", "[2]:[]", "[3]:[2]", "[]:[3]")))

    assert row.strict == Score(1 / 3, 1 / 3)
    assert row.lax == Score(1, 1)
    assert row.nulls == Score(0, 0)


def test_precision_and_recall_differ_where_one_side_joins_more():
    joined = aligned(((0, 2), (0, 2)), ((2, 3), (2, 3)), ((3, 4), (3, 4)))

    row = only(evaluate(joined, lines("[0]:[0]", "[1]:[1]", "[2]:[2]", "[3]:[3]")))

    assert row.strict == Score(2 / 3, 2 / 4)
    assert row.strict.f1 == pytest.approx(4 / 7)
    assert row.lax == Score(1, 1)


def test_lax_needs_both_sides_of_one_gold_bead():
    crossed = aligned(((0, 1), (0, 1)), ((1, 2), (1, 1)), ((2, 2), (1, 2)), sizes=(2, 2))

    row = only(evaluate(crossed, lines("[0]:[]", "[1]:[0]", "[]:[1]")))

    assert row.lax == Score(0, 0)
    assert row.lax.f1 == 0


def test_null_beads_count_apart_wherever_their_empty_side_stands():
    found = aligned(((0, 1), (0, 1)), ((1, 1), (1, 2)), ((1, 2), (2, 2)), ((2, 2), (2, 3)), sizes=(2, 3))

    row = only(evaluate(found, lines("[0]:[0]", "[1]:[]", "[]:[1]", "[]:[2]")))

    assert row.strict == Score(1, 1)
    assert row.nulls == Score(1, 1)
    assert (row.found, row.gold) == (1, 1)
    assert only(evaluate(found, lines("[0]:[0]", "[1]:[1,2]"))).nulls == Score(0, 0)


def test_gold_may_be_about_a_part_of_the_documents():
    row = only(evaluate(HALF, lines("[1,2]:[1]")))

    assert row.strict == Score(1 / 3, 1)


def test_beads_that_were_rejected_or_left_out_are_not_found():
    found = aligned(bead((0, 1), (0, 1)), bead((1, 2), (1, 2), status=Status.REJECTED), sizes=(2, 2))

    row = only(evaluate(found, lines("[0]:[0]", "[1]:[]", "[]:[1]")))

    assert row.strict == Score(1, 1)
    assert row.found == 1


def test_moved_beads_are_beads_like_others():
    found = aligned(bead((0, 1), (1, 2)), bead((1, 2), (0, 1), moved=True), sizes=(2, 2))

    assert only(evaluate(found, lines("[0]:[1]", "[1]:[0]"))).strict == Score(1, 1)


def test_nothing_right_is_zero_and_no_error():
    assert Score(0, 0).f1 == 0


# Calibration ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sure", "error"),
    [
        ([], 0),
        ([(1.0, True), (1.0, True)], 0),
        ([(1.0, False)], 1),
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0),
        ([(0.95, True), (0.95, False), (0.05, False), (0.05, False)], (2 * 0.45 + 2 * 0.05) / 4),
        ([(0.9, True), (0.1, True)], (0.1 + 0.9) / 2),
    ],
)
def test_calibration_error_is_the_mean_gap_of_confidence_and_truth(sure, error):
    assert calibration_error(sure) == pytest.approx(error)


def test_null_beads_are_part_of_the_calibration():
    found = aligned(bead((0, 1), (0, 1), confidence=0.8), bead((1, 2), (1, 1), confidence=0.4), sizes=(2, 1))

    row = only(evaluate(found, lines("[0]:[0]", "[1]:[]")))

    assert row.calibration_error == pytest.approx((0.2 + 0.6) / 2)


# Several languages ---------------------------------------------------------------------------------------------


def test_three_languages_get_a_row_together_and_a_row_a_pair():
    rows = evaluate(brief(block_beads=()), load_gold(store.dump(brief(block_beads=()))))

    assert [row.languages for row in rows] == [TAGS, ("en", "ar"), ("en", "fa"), ("ar", "fa")]
    assert all(row.strict.f1 == 1 for row in rows)
    assert [row.found for row in rows] == [1, 2, 1, 1]


def test_blocks_get_rows_of_their_own():
    rows = evaluate(brief(), load_gold(store.dump(brief())))

    assert [row.level for row in rows] == [Level.SENTENCE] * 4 + [Level.PARAGRAPH] * 4


def test_an_alignment_of_paragraphs_is_held_to_the_block_beads_of_gold():
    rows = evaluate(brief().at(Level.PARAGRAPH), load_gold(store.dump(brief())))

    assert {row.level for row in rows} == {Level.PARAGRAPH}
    assert all(row.strict.f1 == 1 for row in rows)


def test_gold_of_two_languages_takes_the_finer_beads_of_their_pair():
    gold = lines("[0]:[0]", "[1]:[1]", "[2]:[]")

    row = only(evaluate(brief(), gold, pair=("en", "fa")))

    assert row.languages == ("en", "fa")
    assert row.strict == Score(1, 1)
    assert row.nulls == Score(1, 1)


def test_gold_of_a_pair_may_name_its_languages_in_the_other_order():
    gold = lines("[0]:[0]", "[1]:[1]", "[]:[2]")

    for alignment in (brief(), brief().pair("en", "fa")):
        row = only(evaluate(alignment, gold, pair=("fa", "en")))
        assert row.languages == ("fa", "en")
        assert row.strict.f1 == row.nulls.f1 == 1


def test_gold_with_documents_is_matched_by_language_whatever_the_order():
    english, arabic = brief().documents[:2]
    found = Alignment((arabic, english), (bead((0, 1), (0, 2)), bead((1, 2), (2, 3))))

    row = only(evaluate(found, load_gold(store.dump(brief().pair("en", "ar")))))

    assert row.languages == ("ar", "en")
    assert row.strict == Score(1, 1)


def test_gold_of_three_languages_measures_an_alignment_of_two_as_finely_as_it_knows():
    gold = load_gold(store.dump(brief()))
    documents = brief().documents
    fine = (bead((0, 1), (0, 1)), bead((1, 2), (1, 2)), bead((2, 3), (2, 2)))

    there = only(evaluate(Alignment((documents[0], documents[2]), fine), gold))
    back = tuple(bead(*((span.start, span.end) for span in one.spans[::-1])) for one in fine)
    reversed_ = only(evaluate(Alignment((documents[2], documents[0]), back), gold))

    assert there.strict == reversed_.strict == Score(1, 1)
    assert (there.found, there.gold) == (2, 2)
    assert reversed_.languages == ("fa", "en")


def test_gold_of_two_with_documents_needs_no_pair():
    rows = evaluate(brief(), load_gold(store.dump(brief().pair("en", "fa"))))

    assert {row.languages for row in rows} == {("en", "fa")}
    assert all(row.strict.f1 == 1 for row in rows)


# Documents that are cut differently ----------------------------------------------------------------------------


def test_gold_that_cuts_the_same_text_differently_is_matched_by_characters():
    def document(tag, *texts):
        return made(tag, [(Kind.PARAGRAPH, list(texts))])

    theirs = (document("en", "Mr. Ali came.", "He left."), document("ar", "جاء علي.", "ثم ذهب."))
    gold = Gold(((Span(0, 1), Span(0, 1)), (Span(1, 2), Span(1, 2))), documents=theirs)
    ours = (document("en", "Mr.", "Ali came.", "He left."), document("ar", "جاء علي.", "ثم ذهب."))

    right = only(evaluate(Alignment(ours, (bead((0, 2), (0, 1)), bead((2, 3), (1, 2)))), gold))
    torn = only(
        evaluate(Alignment(ours, (bead((0, 1), (0, 0)), bead((1, 2), (0, 1)), bead((2, 3), (1, 2)))), gold),
    )

    assert right.strict == Score(1, 1)
    assert torn.strict == Score(1 / 2, 1 / 2)
    assert torn.lax == Score(1, 1)
    assert torn.nulls == Score(0, 0)


def test_white_space_does_not_make_another_text():
    found = brief().pair("en", "ar")
    english, arabic = (Document.from_segments(tag, texts) for tag, texts in (("en", ENGLISH), ("ar", [*ARABIC])))
    gold = Gold(tuple(one.spans for one in found.beads), documents=(english, arabic))

    assert only(evaluate(found, gold)).strict.f1 == 1


# Errors --------------------------------------------------------------------------------------------------------


def message(alignment, gold, **options):
    with pytest.raises(AlignmentError) as refusal:
        evaluate(alignment, gold, **options)
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def test_gold_for_another_text_is_refused_by_name():
    other = Document.from_segments("ar", ["نص آخر.", "تماما."], "brief.ar.html")
    gold = Gold(((Span(0, 1), Span(0, 1)),), documents=(brief().documents[0], other))

    assert "brief.ar.html" in message(brief().pair("en", "ar"), gold)


def test_gold_with_more_segments_than_there_are_is_refused():
    assert "counts 5 sentences in en, the alignment has 4" in message(HALF, lines("[0]:[0]", "[4]:[1]"))


def test_gold_of_two_needs_a_pair_against_three():
    assert "--pair en-ar" in message(brief(), lines("[0]:[0]"))


@pytest.mark.parametrize("pair", [("en", "de"), ("de", "fr"), ("en", "en")])
@pytest.mark.parametrize("count", [2, 3])
def test_a_pair_that_the_alignment_does_not_have_is_refused(pair, count):
    alignment = brief() if count == 3 else brief().pair("en", "ar")

    assert "-".join(pair) in message(alignment, lines("[0]:[0]"), pair=pair)


def test_gold_of_other_languages_is_refused():
    farsi = Document.from_segments("fa", FARSI)
    english = Document.from_segments("en", ENGLISH[:2])
    gold = load_gold(store.dump(Alignment((english, farsi), (bead((0, 2), (0, 2)),))))

    assert "the gold is about en, fa, the alignment about en, ar" in message(brief().pair("en", "ar"), gold)


def test_gold_with_other_sides_and_no_documents_is_refused():
    gold = load_gold(json.dumps({"beads": [{"spans": [[0, 1], [0, 1], [0, 1]]}]}).encode())

    assert "3 sides" in message(HALF, gold)


def test_gold_of_another_level_is_refused():
    gold = load_gold(json.dumps({"level": "paragraph", "beads": [{"spans": [[0, 1], [0, 1]]}]}).encode())

    assert "no beads at sentence level" in message(HALF, gold)


# Against the scorer of the benchmark ---------------------------------------------------------------------------

needs_bench = pytest.mark.skipif(not (BENCH / "score.py").exists(), reason="../shared/bench is not here")


def run(script, *arguments):
    command = [sys.executable, str(BENCH / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def as_line(spans):
    return ":".join(str(list(span)).replace(" ", "") for span in spans)


@needs_bench
@pytest.mark.parametrize(
    "gold",
    [
        ["[0]:[0]", "[1,2]:[1]", "[3]:[2,3]"],
        ["[0]:[0]", "[1]:[1]", "[2]:[]", "[3]:[2]", "[]:[3]"],
        ["[0,1]:[0,1]", "[2,3]:[2,3]"],
        ["[0]:[1]", "[1,2,3]:[2,3]"],
        ["[2]:[1]"],
    ],
)
def test_figures_are_those_of_the_benchmark_scorer(tmp_path, gold):
    (tmp_path / "gold").write_text("\n".join(gold) + "\n")
    (tmp_path / "found").write_text("".join(f"{as_line(one.spans)}\n" for one in HALF.beads))

    theirs = json.loads(run("score.py", tmp_path / "found", tmp_path / "gold"))

    assert figures(only(evaluate(HALF, lines(*gold)))) == pytest.approx(theirs, abs=1e-4)


def figures(row):
    lax = row.lax
    strict = {"precision": row.strict.precision, "recall": row.strict.recall, "f1": row.strict.f1}
    return strict | {"lax_precision": lax.precision, "lax_recall": lax.recall, "lax_f1": lax.f1}


@needs_bench
def test_a_benchmark_made_from_sentences_is_scored_alike(tmp_path):
    from aligntrans.aligners.joint import JointAligner

    def sentences(tag):
        word = {"en": "boats", "ar": "قوارب", "fa": "قایق"}[tag]
        return [f"{number * 37 + 1000} {word}, {word} {number}." for number in range(120)]

    (tmp_path / "gold.jsonl").write_text(json.dumps({"doc": "made up", **{tag: sentences(tag) for tag in TAGS}}))
    run("make_mn.py", tmp_path / "gold.jsonl", tmp_path / "mn", "--seed", 3)
    texts = [(tmp_path / "mn" / f"000.{tag}").read_text("utf-8").splitlines() for tag in TAGS]

    found = JointAligner().align(
        [Document.from_segments(tag, text) for tag, text in zip(TAGS, texts, strict=True)], Level.SENTENCE
    )

    for pair in (("en", "ar"), ("en", "fa"), ("ar", "fa")):
        path = tmp_path / "mn" / f"000.{'-'.join(pair)}.gold"
        ours = only(evaluate(found, load_gold(path.read_bytes()), pair=pair))
        (tmp_path / "found").write_text("".join(f"{as_line(one.spans)}\n" for one in found.pair(*pair).beads))
        assert figures(ours) == pytest.approx(json.loads(run("score.py", tmp_path / "found", path)), abs=1e-4)
        assert ours.strict.f1 > 0.9
        assert ours.nulls.f1 > 0.8
