"""Corrections that come back: what changes, what follows, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntrans import store
from aligntrans.importing import corrected
from aligntrans.model import (
    Alignment,
    Block,
    Code,
    Document,
    Kind,
    Level,
    Link,
    Segment,
    Span,
    Status,
    TranslationUnit,
    Variant,
)
from support.briefs import bead, brief, paragraphs

BY_RULES = "aligntrans:0.1.0|segmenter:rules|joint"


def aligned(**fields):
    """The brief, cut by our rules."""
    return brief(signature=BY_RULES, **fields)


def unit(alignment, number):
    return list(alignment.units())[number]


def edited(unit, *, drop=(), **texts):
    """A unit with other texts by language, or without some."""
    held = {variant.language: variant.text for variant in unit.variants if variant.language not in drop} | texts
    return replace(unit, variants=tuple(Variant(tag, text) for tag, text in held.items()), links=())


def shown(alignment):
    return [{one.language: one.text for one in unit.variants} for unit in alignment.units()]


def test_a_corrected_text_takes_its_place_and_the_bead_is_accepted():
    before = aligned()

    found = corrected(before, [edited(unit(before, 1), ar="أمطرت يوم الاثنين.")])

    assert (
        found.alignment.documents[1].text == "منسوب النهر منخفض، والمزارعون ينتظرون المطر. \n\nأمطرت يوم الاثنين. \n\n"
    )
    assert [bead.status for bead in found.alignment.beads] == [Status.AUTO, Status.ACCEPTED]
    assert [bead.id for bead in found.alignment.beads] == [bead.id for bead in before.beads]
    assert (len(found.texts), found.accepted, found.missing) == (1, 0, 1)
    assert shown(found.alignment)[0] == shown(before)[0]
    assert found.alignment.documents[0] == before.documents[0]


def test_a_text_of_more_sentences_is_cut_and_what_follows_moves():
    before = aligned()

    after = corrected(before, [edited(unit(before, 0), ar="منسوب النهر منخفض. المزارعون ينتظرون. متى؟")]).alignment

    assert [bead.spans for bead in after.beads] == [
        (Span(0, 2), Span(0, 3), Span(0, 2)),
        (Span(2, 3), Span(3, 4), Span(2, 2)),
    ]
    assert [bead.type for bead in after.beads] == ["2-3-2", "1-1-0"]
    assert after.block_beads == before.block_beads
    assert next(after.units(Level.PARAGRAPH)).variant("ar").text == "منسوب النهر منخفض. المزارعون ينتظرون. متى؟"


def test_finer_beads_of_two_languages_stay_where_they_still_fit():
    before = aligned()
    same = corrected(before, [edited(unit(before, 0), en="The river is dry. Farmers wait.")]).alignment
    fewer = corrected(before, [edited(unit(before, 0), en="The river is dry, and farmers wait.")]).alignment

    assert [bead.type for bead in same.pair("en", "fa").beads] == ["1-1", "1-1", "1-0"]
    assert [bead.status for bead in same.pairs[0, 2]] == [Status.ACCEPTED, Status.ACCEPTED, Status.AUTO]
    assert [bead.type for bead in fewer.pair("en", "fa").beads] == ["1-2", "1-0"]
    assert fewer.pairs[0, 2][0].id == before.pairs[0, 2][0].id


def test_a_file_of_two_languages_corrects_their_finer_beads():
    before = aligned()
    units = list(before.pair("en", "fa").units())

    after = corrected(before, [edited(units[1], fa="کشاورزان منتظرند. تا کی؟")])

    assert [len(bead.spans[1]) for bead in after.alignment.pairs[0, 2]] == [1, 2, 0]
    assert [bead.status for bead in after.alignment.pairs[0, 2]] == [Status.AUTO, Status.ACCEPTED, Status.AUTO]
    assert after.alignment.beads[0].spans == (Span(0, 2), Span(0, 1), Span(0, 3))
    assert after.alignment.beads[0].status is Status.AUTO
    assert after.missing == 2


@pytest.mark.parametrize("tags", [("en", "ar"), ("en", "fa"), ("fa", "en"), ("ar", "fa")])
def test_files_of_two_languages_that_nobody_edited_change_nothing(tags):
    before = aligned()
    finer = list(before.pair(*tags).units())
    shown = [edited(one, drop={"en", "ar", "fa"} - {*tags}) for one in before.units() if one.variant(tags[0])]

    for units in (finer, [one for one in finer if len(one.variants) > 1], shown):
        found = corrected(before, units)
        assert (found.alignment is before, found.refused, found.unknown) == (True, (), ())


def test_a_missing_text_is_put_where_the_bead_has_its_place():
    before = aligned()

    after = corrected(before, [edited(unit(before, 1), fa="دوشنبه باران بارید.")]).alignment

    assert (
        after.documents[2].text
        == "آب رودخانه کم است. کشاورزان چشم\u200cبه\u200cراه باران\u200cاند. دوشنبه باران بارید. \n\n"
    )
    assert after.beads[1].spans == (Span(2, 3), Span(1, 2), Span(2, 3))
    assert [bead.type for bead in after.pairs[0, 2]] == ["1-1", "1-1", "1-1"]
    assert shown(after)[0] == shown(before)[0]


def test_white_space_at_the_ends_is_kept():
    before = aligned()

    after = corrected(before, [edited(unit(before, 0), en="  Low.\nFarmers wait. ")]).alignment

    assert unit(after, 0).variant("en").text == "  Low.\nFarmers wait. "


def test_blocks_keep_their_parts_where_the_new_text_has_them():
    documents = (
        Document.from_segments("en", ["A story."]),
        paragraphs("ar", ["عنوان."], ["نص أول.", "نص ثان."]),
    )
    before = Alignment(documents, (bead((0, 1), (0, 3)),), signature=BY_RULES)
    old = unit(before, 0).variant("ar").text

    kept = corrected(before, [edited(unit(before, 0), ar=old.replace("أول", "رابع"))]).alignment
    joined = corrected(before, [edited(unit(before, 0), ar="عنوان. نص أول. نص ثان.")]).alignment

    assert [len(block.segments) for block in kept.documents[1].blocks] == [1, 2]
    assert [len(block.segments) for block in joined.documents[1].blocks] == [3, 0]
    assert joined.documents[1].text == "عنوان. نص أول. نص ثان. \n\n \n\n"


def test_what_is_left_out_between_two_runs_stays():
    text = "One.\n\nShare this page\n\nTwo."
    blocks = (
        Block(Kind.PARAGRAPH, Span(0, 4), (Segment("One.", Span(0, 4)),)),
        Block(Kind.FURNITURE, Span(6, 21)),
        Block(Kind.PARAGRAPH, Span(23, 27), (Segment("Two.", Span(23, 27)),)),
    )
    documents = (Document(text, "en", blocks), Document.from_segments("ar", ["واحد اثنان."]))
    before = Alignment(documents, (bead((0, 2), (0, 1)),), signature=BY_RULES)

    after = corrected(before, [edited(unit(before, 0), en="First.\n\nSecond.")]).alignment

    assert after.documents[0].text == "First.\n\nShare this page\n\nSecond."


def test_paragraphs_of_an_alignment_of_paragraphs_are_corrected():
    before = aligned().at(Level.PARAGRAPH)

    found = corrected(before, [edited(unit(before, 0), en="The river is low. Farmers wait. It is hot.")])

    assert found.alignment.beads[0].spans == before.beads[0].spans
    assert len(found.alignment.documents[0].blocks[0].segments) == 3
    assert (
        corrected(before, [edited(unit(before, 1), fa="باران بارید.")])
        .refused[0][1]
        .startswith("has a Farsi text where")
    )


def test_links_stay_where_nothing_has_changed_beside_them():
    links = (
        Link("name", ("en", "ar"), (Span(4, 9), Span(6, 11))),
        Link("name", ("en", "fa"), (Span(19, 26), Span(3, 10))),
    )
    first = replace(aligned().beads[0], links=links)
    before = aligned(beads=(first, aligned().beads[1]), pairs={})

    after = corrected(before, [edited(unit(before, 0), en="The river is low. The farmers are waiting.")]).alignment

    assert after.beads[0].links == links[:1]


def test_inline_codes_move_with_their_words():
    document = replace(
        aligned().documents[0], codes=(Code(4, "<b>", "tmx"), Code(9, "</b>", "tmx"), Code(48, "<i>", "tmx"))
    )
    before = aligned()
    before = replace(before, documents=(document, *before.documents[1:]))

    after = corrected(before, [edited(unit(before, 0), en="A river is low. Farmers wait for rain.")]).alignment

    assert [(code.position, code.markup) for code in after.documents[0].codes] == [(2, "<b>"), (7, "</b>"), (39, "<i>")]


def test_statuses_and_notes_come_back():
    before = aligned()
    units = [
        replace(unit(before, 0), status=Status.REJECTED),
        replace(unit(before, 1), status=Status.ACCEPTED, notes=("Nice.",)),
    ]

    found = corrected(before, units)

    assert (found.accepted, found.rejected, found.notes, found.texts) == (1, 1, 1, ())
    assert [bead.status for bead in found.alignment.beads] == [Status.REJECTED, Status.ACCEPTED]
    assert found.alignment.beads[1].notes == ("Nice.",)
    assert found.alignment.documents == before.documents
    assert corrected(found.alignment, units).alignment is found.alignment


def test_a_file_that_knows_no_statuses_and_notes_takes_none_away():
    accepted = [replace(bead, status=Status.ACCEPTED, notes=("x",)) for bead in aligned().beads]
    before = aligned(beads=accepted)
    plain = [replace(one, status=Status.AUTO, notes=()) for one in before.units()]

    assert corrected(before, plain).alignment is before


def test_a_corrected_text_of_a_rejected_row_is_rejected():
    before = aligned()

    found = corrected(before, [replace(edited(unit(before, 1), en="It poured."), status=Status.REJECTED)])

    assert (found.rejected, found.alignment.beads[1].status) == (1, Status.REJECTED)
    assert unit(found.alignment, 1).variant("en").text == "It poured."


def test_tags_of_a_region_are_those_of_the_language():
    before = aligned()
    mapped = before.renamed({"fa": "fa-IR", "en": "en-GB"})

    found = corrected(before, [edited(unit(mapped, 0), **{"fa-IR": "آب کم است. مردم منتظرند."})])

    assert [(one.language, one.new) for one in found.texts] == [("fa", "آب کم است. مردم منتظرند.")]


def test_unknown_ids_are_told_and_change_nothing():
    found = corrected(aligned(), [TranslationUnit("nobody", (Variant("en", "x"), Variant("ar", "y")))])

    assert (found.unknown, found.missing, found.alignment) == (("nobody",), 2, aligned())


def test_languages_that_the_alignment_lacks_are_told():
    before = aligned()

    found = corrected(before, [edited(unit(before, 0), de="Regen.")])

    assert (found.strange, found.alignment) == (("de",), before)


@pytest.mark.parametrize("text", [{}, {"ar": "  "}])
def test_a_text_that_was_emptied_stays(text):
    before = aligned()

    found = corrected(before, [edited(unit(before, 0), drop=["ar"], **text), unit(before, 1)])

    assert found.alignment is before
    ((name, reason),) = found.refused
    assert (name, reason.partition(";")[0]) == (
        before.beads[0].id,
        "has no Arabic text any more, and no text is taken out",
    )


def test_a_column_that_is_not_in_the_file_is_not_emptied():
    before = aligned()

    assert corrected(before, [edited(one, drop=["ar"]) for one in before.units()]).refused == ()


def test_a_file_older_than_its_alignment_is_not_taken():
    before = aligned()
    later = corrected(before, [edited(unit(before, 1), en="It rained on Tuesday.")]).alignment

    found = corrected(later, [edited(unit(before, 1), ar="هطل المطر.")])

    assert found.alignment is later
    assert found.refused[0][1].startswith("its source was changed in the alignment since")


def test_a_source_can_be_corrected_twice():
    before = aligned()
    later = corrected(before, [edited(unit(before, 1), en="It rained on Tuesday.")]).alignment

    found = corrected(later, [edited(unit(later, 1), en="It rained on Wednesday.")])

    assert unit(found.alignment, 1).variant("en").text == "It rained on Wednesday."


def test_of_two_rows_of_one_id_the_first_counts():
    before = aligned()
    one = unit(before, 1)

    found = corrected(before, [edited(one, en="First."), edited(one, en="Second.")])

    assert unit(found.alignment, 1).variant("en").text == "First."
    assert found.refused[0][1].startswith("stands in the file twice")


def test_changed_paragraphs_are_refused_when_sentences_are_aligned():
    before = aligned()
    one = next(before.units(Level.PARAGRAPH))

    assert corrected(before, [one]).refused == ()
    assert corrected(before, [edited(one, en="x")]).refused[0][1].startswith("is a paragraph")


def test_line_ends_that_a_spreadsheet_changed_are_no_correction():
    documents = (Document.from_segments("en", ["One\r\ntwo."]), Document.from_segments("ar", ["واحد."]))
    before = Alignment(documents, (bead((0, 1), (0, 1)),))

    assert corrected(before, [edited(unit(before, 0), en="One\ntwo.")]).alignment is before


def test_segments_of_somebody_elses_cutting_stay_one():
    documents = (Document.from_segments("en", ["One. Two."]), Document.from_segments("ar", ["واحد."]))
    before = Alignment(documents, (bead((0, 1), (0, 1)),))

    assert corrected(before, [edited(unit(before, 0), en="One. Three.")]).alignment.beads[0].type == "1-1"


def test_many_corrections_at_once_are_one_file_that_can_be_read():
    before = aligned()

    after = corrected(before, [edited(one, en="Rain. Sun. Wind.", ar="مطر.", fa="باران.") for one in before.units()])

    assert shown(after.alignment) == [{"en": "Rain. Sun. Wind.", "ar": "مطر.", "fa": "باران."}] * 2
    assert store.load(store.dump(after.alignment)) == after.alignment
