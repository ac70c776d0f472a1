"""What looks wrong and is no error, in one line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntrans import doubts
from aligntrans.model import Alignment, Bead, Document, Level, Quality, Span


class Encoder:
    """Knows some languages."""

    is_additive = True

    def __init__(self, *languages, signature="static:abc"):
        self.languages = frozenset(languages) or None
        self.signature = signature


def documents(*languages):
    return [Document.from_segments(language, ["Rain."], f"brief.{language}.html") for language in languages]


def aligned(similarity, count=12, languages=("en", "fa"), **fields):
    """As many beads of one sentence a side, all of one similarity."""
    texts = [Document.from_segments(language, ["Rain."] * count, f"brief.{language}.html") for language in languages]
    return Alignment(tuple(texts), beads(similarity, count, len(languages)), **fields)


def beads(similarity, count=12, sides=2):
    spans = [(Span(place, place + 1),) * sides for place in range(count)]
    return tuple(Bead(span, Quality(similarity=similarity)) for span in spans)


OURS = Encoder("ar", "en", "fa")


def test_languages_that_all_know_need_no_word():
    assert doubts.of_languages(documents("en", "fa-AF"), OURS, cut_by_rules=True) == ""
    assert doubts.of_languages(documents("en", "de"), Encoder()) == ""
    assert doubts.of_languages(documents("en", "de"), None) == ""


def test_a_language_that_the_encoder_does_not_know_is_said_with_what_is_left():
    assert doubts.of_languages(documents("en", "de"), OURS) == (
        "brief.de.html: the static encoder knows Arabic, English and Farsi, not German;"
        " it is compared by length, numbers and Latin words alone."
    )


def test_one_line_is_for_all_such_documents_and_their_sentences():
    assert doubts.of_languages(documents("en", "de", "ur", "tlh"), OURS, cut_by_rules=True) == (
        "brief.de.html, brief.ur.html and brief.tlh.html: the static encoder knows Arabic, English and Farsi, not"
        " German, Urdu or tlh; they are compared by length, numbers and Latin words alone, and their sentences are"
        " found by their marks alone."
    )


def test_what_the_encoder_knows_and_the_rules_do_not_is_told_apart():
    wide = Encoder("en", "de", "fa", signature="e5:1")

    assert doubts.of_languages(documents("de", "fr"), wide, cut_by_rules=True) == (
        "brief.fr.html: the e5 encoder knows English, Farsi and German, not French; it is compared by length, numbers"
        " and Latin words alone, and the sentences of brief.de.html and brief.fr.html are found by their marks alone."
    )
    assert doubts.of_languages(documents("en", "de"), wide, cut_by_rules=True) == (
        "brief.de.html: there are no rules for the sentences of German; they are found by their marks alone."
    )


def test_odd_tags_and_nameless_documents_do_no_harm():
    nameless = [Document.from_segments("../x", ["Rain."]), *documents("en")]

    assert doubts.of_languages(nameless, OURS).startswith("the ../x document: the static encoder knows")


@pytest.mark.parametrize("similarity", [0.9999, 1.0, None])
def test_clear_beads_and_beads_without_similarity_raise_no_doubt(similarity):
    assert doubts.of_relation(aligned(similarity)) == ""


@pytest.mark.parametrize("similarity", [0.0, 0.5, 0.94])
def test_documents_without_clear_beads_do_not_look_like_translations(similarity):
    assert doubts.of_relation(aligned(similarity)) == (
        "these documents do not look like translations of each other: only 0% of their text has a clear counterpart;"
        " check that the right files were given."
    )


def test_confidence_in_documents_that_do_not_belong_together_is_lowered_and_null_beads_are_left_as_they_are():
    strange = aligned(0.94)
    sure = replace(strange, beads=tuple(replace(bead, quality=Quality(0.9, 0.94)) for bead in strange.beads))

    assert {bead.confidence for bead in doubts.lowered(sure).beads} == {0.0}
    assert doubts.lowered(aligned(0.9999)) == aligned(0.9999)
    alone = Bead((Span(0, 1), Span(0, 0)), Quality(0.9))
    assert doubts._trusted(alone, 0.1) == alone


def test_few_pieces_say_nothing():
    assert doubts.of_relation(aligned(0.1, count=doubts.LEAST_PIECES - 1)) == ""
    assert doubts.of_relation(aligned(0.1, count=doubts.LEAST_PIECES)) != ""


def test_paragraphs_are_judged_by_their_own_measure():
    blocks = [Document.from_segments(language, ["Rain."]) for language in ("en", "fa")]
    one = Alignment(tuple(blocks), (Bead((Span(0, 1), Span(0, 1)), Quality(similarity=0.1)),), Level.PARAGRAPH)

    assert doubts.of_relation(one) == ""


@pytest.mark.parametrize(
    ("similarities", "begin"),
    [
        ((0.999999, 0.1, 0.1), "brief.fa.html does not look like a translation of the rest: only 0% of its text"),
        ((0.999999, 0.999999, 0.1), ""),
        ((0.1, 0.1, 0.1), "these documents do not look like translations of each other: only 0% of their text"),
    ],
)
def test_of_several_documents_those_are_named_that_match_none(similarities, begin):
    pairs = dict(zip(((0, 1), (0, 2), (1, 2)), map(beads, similarities), strict=True))
    line = doubts.of_relation(aligned(0.1, languages=("en", "ar", "fa"), pairs=pairs))

    assert line.startswith(begin)
    assert bool(line) == bool(begin)


def test_several_documents_without_beads_of_pairs_are_not_judged():
    assert doubts.of_relation(aligned(0.1, languages=("en", "ar", "fa"))) == ""


def test_two_pairs_that_do_not_match_each_other_are_each_related():
    alike, unlike = beads(0.999999), beads(0.1)
    pairs = {(0, 1): alike, (2, 3): alike, **dict.fromkeys(((0, 2), (0, 3), (1, 2), (1, 3)), unlike)}

    assert doubts.of_relation(aligned(0.1, languages=("en", "ar", "fa", "de"), pairs=pairs)) == ""
