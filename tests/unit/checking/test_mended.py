"""Texts changed in place: in alignments all spans move along, in other files every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.checking.moved_spans import Edits, mended
from aligntrans.checking.rewriting import rewritten
from aligntrans.errors import WriteError
from aligntrans.model import (
    Alignment,
    Bead,
    Block,
    Document,
    Fix,
    Kind,
    Link,
    Segment,
    Span,
    TranslationUnit,
    Variant,
)


def document(language, *paragraphs, furniture=""):
    """A document of paragraphs, each a list of segments."""
    blocks, text = [], ""
    for segments in paragraphs:
        if text:
            text += "\n\n"
        start, spans = len(text), []
        for number, segment in enumerate(segments):
            text += " " if number else ""
            spans.append(Segment(segment, Span(len(text), len(text) + len(segment))))
            text += segment
        blocks.append(Block(Kind.PARAGRAPH, Span(start, len(text)), tuple(spans)))
        if furniture:
            text += "\n\n"
            blocks.append(Block(Kind.FURNITURE, Span(len(text), len(text) + len(furniture))))
            text += furniture
            furniture = ""
    return Document(text, language, tuple(blocks), f"{language}.txt")


def beads(count, **links):
    return tuple(Bead((Span(i, i + 1), Span(i, i + 1)), id=f"b{i}", links=links.get(f"b{i}", ())) for i in range(count))


def fixes(*changes):
    found = {}
    for bead, start, end, text in changes:
        found.setdefault(bead, {}).setdefault("fa", []).append(Fix("fa", Span(start, end), text))
    return {bead: {tag: tuple(some) for tag, some in by_tag.items()} for bead, by_tag in found.items()}


def aligned(**links):
    return Alignment(
        (
            document("en", ["One in Basra.", "Two."], ["Three."]),
            document("fa", ["يك در بصره .", "دو ."], ["سه"], furniture="منو"),
        ),
        beads(3, **links),
    )


def test_spans_of_segments_blocks_and_links_move_along():
    link = Link("name", ("en", "fa"), (Span(7, 12), Span(6, 10)))
    found = mended(
        aligned(b0=(link,)), fixes(("b0", 0, 2, "یک"), ("b0", 10, 11, ""), ("b1", 2, 3, ""), ("b2", 2, 2, "!"))
    )

    assert [unit.variant("fa").text for unit in found.units()] == ["یک در بصره.", "دو.", "سه!"]
    assert [unit.variant("en").text for unit in found.units()] == ["One in Basra.", "Two.", "Three."]
    assert found.documents[1].text == "یک در بصره. دو.\n\nمنو\n\nسه!"
    moved = found.beads[0].links[0]
    assert moved.spans[1].of("یک در بصره.") == "بصره"
    assert [bead.id for bead in found.beads] == ["b0", "b1", "b2"]


def test_white_space_at_the_end_of_a_segment_is_left_outside():
    found = mended(aligned(), fixes(("b2", 0, 2, "سه ")))

    assert found.documents[1].segments[2].text == "سه"


def test_a_segment_may_not_lose_all_its_text():
    with pytest.raises(WriteError, match="do not go together"):
        mended(aligned(), fixes(("b2", 0, 2, "")))


def test_an_alignment_without_changes_is_the_same():
    assert mended(aligned(), {}) == aligned()


@given(
    st.text("abc ", min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3), st.text("XY", max_size=2)), max_size=4),
)
@settings(max_examples=60)
def test_what_does_not_change_keeps_its_text_at_its_new_place(text, wanted):
    changes, end = [], -1
    for start, length, new in sorted(wanted):
        if end < start and start + length <= len(text):
            changes.append((Span(start, start + length), new))
            end = start + length
    edits = Edits(text, changes)
    after = edits.text()

    for position, character in enumerate(text):
        if not any(span.start <= position < span.end for span, _ in changes):
            assert after[edits.end(position + 1) - 1 - _put_in(changes, position + 1)] == character
    assert (edits.start(0), edits.end(len(text))) == (0, len(after))


def _put_in(changes, position):
    """How much stands at a place that was put in there and belongs to what ends there."""
    return sum(len(new) for span, new in changes if span == Span(position, position))


PO = b"""msgid ""
msgstr "Language: fa\\n"

# keep  this
msgid "Take \\"it\\"."
msgstr ""
"\xd9\x83\xd8\xaa\xd8\xa7\xd8\xa8 \\"\xd8\xb1\xd8\xa7\\" "
"\xd8\xa8\xd8\xae\xd8\xb1 ."
"""


def unit(line, en, fa):
    return TranslationUnit("u", (Variant("en", en), Variant("fa", fa)), line=line)


def test_a_po_file_keeps_every_other_byte():
    one = unit(4, 'Take "it".', 'كتاب "را" بخر .')
    changed = {
        ("u", one.line): {
            "fa": (Fix("fa", Span(0, 1), "ک"), Fix("fa", Span(13, 14), ""), Fix("fa", Span(15, 15), '"\n'))
        }
    }

    wanted = PO.replace("كتاب".encode(), "کتاب".encode()).replace("بخر .".encode(), 'بخر.\\"\\n'.encode())
    assert rewritten(PO, ".po", [one], changed) == wanted


TMX = """<tmx version="1.4">\r\n<tu><!-- كتاب -->
 <tuv xml:lang='en'><seg>A &amp; B</seg></tuv>
 <tuv xml:lang="fa"><seg>كتاب<ph x="1"/> را &#x62E;ر .</seg></tuv></tu></tmx>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_tmx_file_keeps_every_other_byte_and_its_character_set(encoding):
    one = unit(2, "A & B", "كتاب را خر .")
    changed = {
        ("u", one.line): {"fa": (Fix("fa", Span(0, 1), "ک"), Fix("fa", Span(8, 9), "<"), Fix("fa", Span(10, 11), ""))}
    }

    wanted = TMX.replace("<seg>كتاب", "<seg>کتاب").replace("&#x62E;ر .", "&lt;ر.")
    assert rewritten(TMX.encode(encoding), ".tmx", [one], changed) == wanted.encode(encoding)


@pytest.mark.parametrize(
    ("one", "fix", "said"),
    [
        (unit(2, "A & B", "كتاب را خر ."), Fix("fa", Span(3, 5), "x"), "a tag stands inside"),
        (unit(2, "A & B", "another text"), Fix("fa", Span(3, 5), "x"), "its fa text is not found"),
        (unit(0, "A & B", "كتاب را خر ."), Fix("fa", Span(0, 1), "x"), "its place in the file is not known"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(one, fix, said):
    with pytest.raises(WriteError, match=said):
        rewritten(TMX.encode(), ".tmx", [one], {("u", one.line): {"fa": (fix,)}})


def test_bytes_that_are_not_what_the_file_says_are_refused():
    with pytest.raises(WriteError, match="is not all utf-8"):
        rewritten(TMX.encode() + b"\xff", ".tmx", [], {})
