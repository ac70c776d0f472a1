from __future__ import annotations

from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aligntrans.model import (
    Alignment,
    Bead,
    Block,
    Document,
    Kind,
    Level,
    Link,
    Span,
    Status,
    mark_moved,
    overlap,
)
from support.strategies import FAST, alignments, bead_lists, documents, texts

three = alignments(min_documents=3)
sentences = alignments(level=Level.SENTENCE)


def rises(beads):
    return all(
        first.end <= second.start
        for before, after in pairwise(beads)
        for first, second in zip(before.spans, after.spans, strict=True)
    )


def weight(beads):
    return sum(len(span) for bead in beads for span in bead.spans)


@FAST
@given(st.integers(-3, 9), st.integers(-3, 9))
def test_a_span_never_ends_before_it_starts(start, end):
    if 0 <= start <= end:
        assert list(Span(start, end)) == list(range(start, end))
        assert len(Span(start, end)) == end - start
    else:
        with pytest.raises(ValueError, match="start <= end"):
            Span(start, end)


@FAST
@given(documents(worst=True))
def test_segments_are_what_stands_in_the_text(document):
    assert [segment.span.of(document.text) for segment in document.segments] == [
        segment.text for segment in document.segments
    ]
    assert [span for span in document.segment_spans if span] == [
        span for span, block in zip(document.segment_spans, document.blocks, strict=True) if block.is_aligned
    ]


@FAST
@given(documents(worst=True), st.data())
def test_a_document_that_loses_a_block_is_refused(document, data):
    assume(document.blocks)
    lost = data.draw(st.integers(0, len(document.blocks) - 1))

    with pytest.raises(ValueError, match="loses text"):
        Document(document.text, document.language, document.blocks[:lost] + document.blocks[lost + 1 :])


@FAST
@given(documents(worst=True), st.data())
def test_a_document_that_loses_a_segment_of_a_block_is_refused(document, data):
    number = next((n for n, block in enumerate(document.blocks) if len(block.segments) > 1), None)
    assume(number is not None)
    block = document.blocks[number]
    lost = data.draw(st.integers(0, len(block.segments) - 1))
    cut = Block(block.kind, block.span, block.segments[:lost] + block.segments[lost + 1 :])

    with pytest.raises(ValueError, match="loses text"):
        Document(document.text, "en", (*document.blocks[:number], cut, *document.blocks[number + 1 :]))


@FAST
@given(st.lists(texts(worst=True), max_size=5))
def test_a_document_from_segments_holds_them_in_order(sentences):
    document = Document.from_segments("ar", sentences)

    assert [segment.text for segment in document.segments] == sentences


@FAST
@given(documents(worst=True), st.data())
def test_an_excerpt_begins_and_ends_with_its_segments_and_holds_no_furniture(document, data):
    assume(document.segments)
    start = data.draw(st.integers(0, len(document.segments) - 1))
    end = data.draw(st.integers(start + 1, len(document.segments)))
    excerpt = document.excerpt(Span(start, end), Level.SENTENCE)
    words = "".join("".join(segment.text.split()) for segment in document.segments[start:end])

    assert excerpt.startswith(document.segments[start].text)
    assert excerpt.endswith(document.segments[end - 1].text)
    assert "".join(excerpt.split()) == words


@FAST
@given(sentences, st.data())
def test_beads_that_leave_a_gap_are_refused(alignment, data):
    assume(alignment.beads)
    lost = data.draw(st.integers(0, len(alignment.beads) - 1))

    with pytest.raises(ValueError, match=r"gap or overlap|beads cover|empty span"):
        Alignment(alignment.documents, alignment.beads[:lost] + alignment.beads[lost + 1 :])


@FAST
@given(sentences, st.data())
def test_beads_that_overlap_are_refused(alignment, data):
    assume(alignment.beads)
    twice = alignment.beads[data.draw(st.integers(0, len(alignment.beads) - 1))]

    with pytest.raises(ValueError, match=r"gap or overlap|cross"):
        Alignment(alignment.documents, (*alignment.beads, Bead(twice.spans)))


@FAST
@given(sentences)
def test_beads_that_cross_have_to_be_marked(alignment):
    assume(any(bead.moved for bead in alignment.beads))
    unmarked = [Bead(bead.spans) for bead in alignment.beads]

    with pytest.raises(ValueError, match="cross"):
        Alignment(alignment.documents, tuple(unmarked))


@FAST
@given(sentences)
def test_beads_are_in_the_order_of_the_first_document(alignment):
    first = [bead.spans[0] for bead in alignment.beads]

    assert all(before.end <= after.start for before, after in pairwise(first))
    if len(alignment.beads) > 1 and len({span for span in first if span}) > 1:
        with pytest.raises(ValueError, match="cross"):
            Alignment(alignment.documents, alignment.beads[::-1])


@FAST
@given(alignments())
def test_empty_spans_keep_their_place_between_beads(alignment):
    for side in range(len(alignment.documents)):
        borders = {0} | {bead.spans[side].end for bead in alignment.beads if bead.spans[side]}
        assert all(bead.spans[side].start in borders for bead in alignment.beads if not bead.spans[side])


def test_an_empty_span_inside_another_bead_is_refused():
    documents = (
        Document.from_segments("en", ["One.", "Two."]),
        Document.from_segments("ar", ["واحد.", "اثنان."]),
    )
    beads = (Bead((Span(0, 1), Span(0, 2))), Bead((Span(1, 2), Span(1, 1)), moved=True))

    with pytest.raises(ValueError, match="inside another bead"):
        Alignment(documents, beads)


@FAST
@given(alignments())
def test_ids_are_unique(alignment):
    for beads in (alignment.beads, alignment.block_beads, *alignment.pairs.values()):
        assert all(bead.id for bead in beads)
        assert len({bead.id for bead in beads}) == len(beads)


@FAST
@given(alignments(level=Level.SENTENCE))
def test_ids_of_paragraphs_are_not_ids_of_sentences(alignment):
    assert {bead.id for bead in alignment.beads}.isdisjoint(bead.id for bead in alignment.block_beads)


def test_two_beads_of_one_id_are_refused():
    documents = (
        Document.from_segments("en", ["One.", "Two."]),
        Document.from_segments("ar", ["واحد.", "اثنان."]),
    )
    beads = (Bead((Span(0, 1), Span(0, 1)), id="a"), Bead((Span(1, 2), Span(1, 2)), id="a"))

    with pytest.raises(ValueError, match="two beads have the id 'a'"):
        Alignment(documents, beads)


def test_ids_survive_a_change_of_the_translation_and_of_the_rest():
    one = Document.from_segments("en", ["It rained.", "It rained.", "We left."])
    other = Document.from_segments("en", ["We came.", "It rained.", "We left."])
    beads = [Bead((Span(n, n + 1), Span(n, n + 1))) for n in range(3)]
    old = Alignment((one, Document.from_segments("ar", ["هطل المطر.", "هطل المطر.", "غادرنا."])), tuple(beads))
    new = Alignment((other, Document.from_segments("ar", ["جئنا.", "أمطرت السماء.", "رحلنا."])), tuple(beads))

    first, second, third = (bead.id for bead in old.beads)
    assert second == f"{first}-2"
    assert [bead.id for bead in new.beads][1:] == [first, third]


@FAST
@given(alignments())
def test_a_pair_of_languages_is_an_alignment_of_all_their_text(alignment):
    for a, b in permutations(alignment.languages, 2):
        pair = alignment.pair(a, b)
        assert pair.languages == (a, b)
        assert pair.documents == (
            alignment.documents[alignment.side(a)],
            alignment.documents[alignment.side(b)],
        )


@FAST
@given(alignments())
def test_swapping_the_languages_of_a_pair_swaps_the_sides_of_its_beads(alignment):
    for a, b in combinations(alignment.languages, 2):
        there, back = alignment.pair(a, b), alignment.pair(b, a)
        assert {bead.spans for bead in there.beads} == {bead.spans[::-1] for bead in back.beads}
        assert {bead.id for bead in there.beads} == {bead.id for bead in back.beads}
        assert back.pair(a, b).beads == there.beads


@FAST
@given(three)
def test_a_pair_is_the_beads_seen_from_two_sides(alignment):
    sides = (0, len(alignment.documents) - 1)
    assume(sides not in alignment.pairs)
    pair = alignment.pair(*(alignment.languages[side] for side in sides))
    seen = [projected for bead in alignment.beads if (projected := bead.project(*sides))]

    assert sorted(bead.spans for bead in pair.beads) == sorted(bead.spans for bead in seen)


@FAST
@given(bead_lists(4), st.permutations(range(4)), st.integers(1, 4))
def test_a_projection_is_none_only_when_nothing_is_left(beads, order, size):
    sides = order[:size]
    for bead in beads:
        seen = bead.project(*sides)
        assert (seen is None) == (not any(bead.spans[side] for side in sides))
        assert seen is None or seen.spans == tuple(bead.spans[side] for side in sides)


def three_documents():
    return (
        Document.from_segments("en", ["The river is low.", "Farmers wait."]),
        Document.from_segments("ar", ["منسوب النهر منخفض، والمزارعون ينتظرون."]),
        Document.from_segments("fa", ["آب رودخانه کم است.", "کشاورزان منتظرند."]),
    )


def test_a_pair_is_as_fine_as_it_is_known():
    fine = (Bead((Span(0, 1), Span(0, 1))), Bead((Span(1, 2), Span(1, 2))))
    beads = (Bead((Span(0, 2), Span(0, 1), Span(0, 2))),)
    alignment = Alignment(three_documents(), beads, pairs={(0, 2): fine})

    assert [bead.type for bead in alignment.pair("en", "fa").beads] == ["1-1", "1-1"]
    assert [bead.type for bead in alignment.pair("fa", "en").beads] == ["1-1", "1-1"]
    assert [bead.type for bead in alignment.pair("en", "ar").beads] == ["2-1"]


def test_a_pair_that_crosses_a_border_of_all_is_refused():
    beads = (Bead((Span(0, 1), Span(0, 1), Span(0, 1))), Bead((Span(1, 2), Span(1, 1), Span(1, 2))))

    with pytest.raises(ValueError, match="crosses the border"):
        Alignment(three_documents(), beads, pairs={(0, 2): (Bead((Span(0, 2), Span(0, 2))),)})


@pytest.mark.parametrize("sides", [(2, 0), (0, 0), (0, 3), (-1, 1)])
def test_a_pair_names_two_documents_in_order(sides):
    beads = (Bead((Span(0, 2), Span(0, 1), Span(0, 2))),)

    with pytest.raises(ValueError, match="two documents in order"):
        Alignment(three_documents(), beads, pairs={sides: (Bead((Span(0, 2), Span(0, 2))),)})


@FAST
@given(alignments())
def test_units_hold_every_sentence_once(alignment):
    units = list(alignment.units())
    for document in alignment.documents:
        found = [unit.variant(document.language) for unit in units]
        text = sorted("".join("".join(variant.text.split()) for variant in found if variant))
        assert text == sorted("".join("".join(segment.text.split()) for segment in document.segments))


@FAST
@given(alignments())
def test_units_carry_what_their_beads_say(alignment):
    beads = {bead.id: bead for bead in alignment.beads}
    for unit in alignment.units():
        bead = beads[unit.id]
        assert (unit.quality, unit.status, unit.moved, unit.type) == (
            bead.quality,
            bead.status,
            bead.moved,
            bead.type,
        )
        assert unit.level is alignment.level
        assert unit.kind.is_content or alignment.level is Level.PARAGRAPH


@FAST
@given(alignments(worst=True))
def test_the_links_of_a_unit_lie_in_its_texts(alignment):
    for seen in (alignment, *(alignment.pair(a, b) for a, b in permutations(alignment.languages, 2))):
        for unit in seen.units():
            for link in unit.links:
                for language, span in zip(link.languages, link.spans, strict=True):
                    assert span.of(unit.variant(language).text)
                    assert span.end <= len(unit.variant(language).text)


@FAST
@given(alignments())
def test_a_unit_has_the_links_of_its_bead_between_its_languages(alignment):
    beads = {bead.id: bead for bead in alignment.beads}
    for unit in alignment.units():
        languages = {variant.language for variant in unit.variants}
        assert unit.links == tuple(link for link in beads[unit.id].links if languages.issuperset(link.languages))


@FAST
@given(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_spans_overlap_when_they_share_a_place(start, size, other, length):
    first, second = Span(start, start + size), Span(other, other + length)

    assume(first)
    assume(second)
    assert overlap(first, second) == overlap(second, first) == bool(set(first) & set(second))


@pytest.mark.parametrize(
    ("kind", "languages", "spans"),
    [
        ("place", ("en", "ar"), (Span(0, 1), Span(0, 1))),
        ("name", ("en", "en"), (Span(0, 1), Span(0, 1))),
        ("name", ("en", "ar"), (Span(0, 1), Span(1, 1))),
    ],
)
def test_a_link_that_links_nothing_is_refused(kind, languages, spans):
    with pytest.raises(ValueError, match="a link"):
        Link(kind, languages, spans)


@FAST
@given(alignments())
def test_no_unit_comes_from_blocks_that_are_left_out(alignment):
    left_out = {bead.id for bead in alignment.beads if bead.status is Status.LEFT_OUT}

    assert left_out.isdisjoint(unit.id for unit in alignment.units())


def test_blocks_without_segments_make_no_unit_even_unmarked():
    documents = tuple(
        Document(text, tag, (Block(Kind.FURNITURE, Span(0, len(text))),))
        for tag, text in (("en", "Share"), ("ar", "شارك"))
    )
    alignment = Alignment(documents, (Bead((Span(0, 1), Span(0, 1))),), Level.PARAGRAPH)

    assert list(alignment.units()) == []


@FAST
@given(alignments(level=Level.SENTENCE))
def test_at_gives_the_level_asked_for(alignment):
    assert alignment.at(Level.SENTENCE) is alignment
    if alignment.block_beads:
        above = alignment.at("paragraph")
        assert above.beads == alignment.block_beads
        assert list(above.units()) == list(alignment.units(Level.PARAGRAPH))
    else:
        with pytest.raises(ValueError, match="no beads at paragraph level"):
            alignment.at(Level.PARAGRAPH)


@FAST
@given(bead_lists(3))
def test_beads_that_are_not_moved_rise_in_every_document(beads):
    assert rises([bead for bead in beads if not bead.moved])
    assert mark_moved(beads) == beads


@FAST
@given(bead_lists(3, max_beads=5))
def test_as_few_segments_as_can_be_are_marked_moved(beads):
    kept = weight([bead for bead in beads if not bead.moved])
    best = max(weight(chain) for size in range(len(beads) + 1) for chain in combinations(beads, size) if rises(chain))

    assert kept == best
