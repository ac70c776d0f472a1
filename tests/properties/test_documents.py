"""ODT and EPUB: any nesting loses no letter; any change of a file makes a page or a `ReadError`."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from aligntrans.errors import ReadError
from aligntrans.model import Document
from aligntrans.readers.epub.reader import EpubReader
from aligntrans.readers.odt.reader import OdtReader
from support import epub, odt
from support.docx import packed
from support.strategies import FAST

WORDS = st.text(st.characters(categories=("L", "M", "N", "Zs", "P")), min_size=1, max_size=20).map(
    lambda text: text.replace("&", "").replace("<", "")
)
ODD = st.sampled_from(
    (
        "<text:line-break/>",
        '<text:s text:c="-1"/>',
        "<text:tab/><text:line-break/><text:line-break/>",
        "<text:soft-page-break/>",
        "<text:a/>",
        "<text:span/>",
        "<text:note/>",
        "<text:p/>",
        "<text:section text:display='none'/>",
        "<table:table><table:table-cell/></table:table>",
    )
)
RUNS = st.lists(
    WORDS
    | ODD
    | WORDS.map(lambda text: f"<text:span text:style-name='T1'>{text}</text:span>")
    | WORDS.map(lambda text: f"<text:a xlink:href='a'>{text}</text:a>")
    | WORDS.map(lambda text: f"<text:hidden-text>{text}</text:hidden-text>")
    | WORDS.map(lambda text: odt.note(f"<text:p>{text}</text:p>", mark="")),
    max_size=4,
).map("".join)
PARAGRAPHS = st.builds(
    lambda runs, style: f"<text:p text:style-name='{style}'>{runs}</text:p>",
    RUNS,
    st.sampled_from(("", "Title", "Heading_20_1", "Quotations", "Contents_20_1", "Preformatted_20_Text")),
) | RUNS.map(lambda runs: f"<text:h text:outline-level='0'>{runs}</text:h>")
BODIES = st.recursive(
    PARAGRAPHS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.lists(inner, min_size=1, max_size=3).map(odt.table)
        | st.lists(inner, min_size=1, max_size=3).map(lambda held: odt.items(*held))
        | inner.map(lambda body: f"<text:p><draw:frame><draw:text-box>{body}</draw:text-box></draw:frame></text:p>")
        | inner.map(lambda body: f"<text:section text:display='none'>{body}</text:section>")
        | inner.map(
            lambda body: f"<text:table-of-content><text:index-body>{body}</text:index-body></text:table-of-content>"
        )
    ),
    max_leaves=6,
)
SMALL = {OdtReader: odt.of_text("Water is scarce."), EpubReader: epub.of_text("Water is scarce.")}


def letters(text):
    return Counter(character for character in text if character.isalpha())


@FAST
@given(BODIES)
def test_odt_loses_no_letter_of_its_text(body):
    """What is hidden and what an index lists is furniture, not lost; hidden notes are hidden with their mark."""
    data = odt.document(body)
    root = etree.fromstring(odt.parts(body)["content.xml"].encode())
    for section in root.iter("{*}section", "{*}hidden-text"):
        for note in list(section.iter("{*}note")):
            note.clear(keep_tail=True)
    held = letters("".join(root.itertext()))
    try:
        page = OdtReader().read(data)
    except ReadError:
        assert not held
        return
    Document(page.text, "en", page.blocks)
    assert letters(page.text) == held
    assert page == OdtReader().read(data)


@FAST
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_epub_loses_no_letter_of_its_text(words):
    bodies = [f"<aside>{text}</aside><p>{text}<b>{text}</b></p><footer>{text}</footer>" for text in words]
    try:
        page = EpubReader().read(epub.book(*bodies))
    except ReadError:
        assert not letters("".join(words))
        return
    assert letters(page.text) == letters("".join(words) * 4)


@pytest.mark.parametrize("reader", SMALL)
@FAST
@given(st.data())
def test_a_file_with_bytes_changed_makes_a_document_or_is_refused(reader, data):
    content = bytearray(SMALL[reader])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=5)):
        content[place] = data.draw(st.integers(0, 255))
    with suppress(ReadError):
        page = reader().read(bytes(content))
        Document(page.text, "en", page.blocks)


@pytest.mark.parametrize("reader", SMALL)
@FAST
@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_no_file_of_that_kind(reader, data):
    with pytest.raises(ReadError):
        reader().read(data)


@FAST
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_any_xml_as_a_part_is_read_or_refused(text):
    book = epub.parts({"c.xhtml": epub.chapter("<p>Water.</p>")})
    for name in ("META-INF/container.xml", "OEBPS/package.opf", "OEBPS/c.xhtml"):
        with suppress(ReadError):
            EpubReader().read(packed(book | {name: text}))
    for name in ("content.xml", "styles.xml", "meta.xml"):
        with suppress(ReadError):
            OdtReader().read(packed(odt.parts("<text:p>Water.</text:p>") | {name: odt.HEAD + text}))
