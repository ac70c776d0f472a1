"""Any bytes become a page that a document takes, or a `ReadError`; and no letter gets lost on the way."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from aligntrans.errors import ReadError
from aligntrans.model import Document
from aligntrans.readers.docx.reader import DocxReader
from aligntrans.readers.html.reader import HtmlReader
from aligntrans.readers.markdown.reader import MarkdownReader
from aligntrans.readers.plain.reader import PlainReader
from support import docx
from support.strategies import FAST

READERS = (PlainReader, MarkdownReader, HtmlReader)
LINES = (
    "By Jane Roe (/experts/jane-roe)",
    "بقلم سارة منصور",
    "نوشتهٔ مینا راد",
    "Also available in",
    "English (/en/a) / فارسی (/fa/a)",
    "[العربية \\(/ar/a\\)](#) /",
    "3 May 2024",
    "ABOUT THE AUTHOR",
    "RECOMMENDED",
    "Topics: water",
    "Share",
    "Photo: someone",
    "\ue80b \uf0c9",
    "4",
    "17 | A Running Head",
    "- an item",
    "2. another item",
    "\u0661. بند نخست",
    "“The river does not wait for the drafting to end.”",
    "He said: “The river does not wait for the drafting to end.” Nobody answered him that day.",
    "the second half of a sentence that a page break tore in the middle",
    "**strong** and *weak* and __odd__ words (https://example.org/a-",
    "b/c) that go on (<https://example.org/?a=1&b c=%D9%82>)",
    "[words](https://example.org/x_(y)) and [more](<",
    "```",
    "---",
    "title: [a, b",
    "<div><p>text<br><br>more</div>",
    "<nav>menu</nav><h1>Head</h1>",
    "<!-- never closed",
    "| a | b |",
    "|---|---|",
    "[^1]: A note",
    "> quoted",
    "",
    "",
    "\f",
    " \u00a0\u2028",
)
texts = st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=14).map("\n".join)


def read(reader, text, **options):
    """The page of *text*, none if the reader refuses it."""
    try:
        return reader().read(text.encode("utf-8", "surrogatepass"), **options)
    except ReadError:
        return None


def letters(text):
    return Counter(character for character in text if character.isalpha() and ord(character) < 0xE000)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("keep_lines", [False, True])
@FAST
@given(texts)
def test_any_text_makes_a_document_or_is_refused(reader, keep_lines, text):
    if page := read(reader, text, keep_lines=keep_lines):
        document = Document(page.text, "en", page.blocks)
        assert all(block.span.of(document.text).strip() == block.span.of(document.text) for block in page.blocks)
        assert all(page.blocks)


@pytest.mark.parametrize("reader", READERS)
@FAST
@given(st.binary(max_size=200) | texts.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_make_a_document_or_are_refused(reader, data):
    with suppress(ReadError):
        page = reader().read(data)
        Document(page.text, "en", page.blocks)


@pytest.mark.parametrize("reader", READERS)
@FAST
@given(texts)
def test_reading_twice_gives_the_same_page(reader, text):
    assert read(reader, text) == read(reader, text)


@FAST
@given(texts)
def test_plain_text_loses_no_letter_but_to_the_metadata(text):
    if page := read(PlainReader, text):
        held = letters(page.text)
        for _, address in page.metadata.addresses:
            held += letters(address)
        for address in page.metadata.alternates.values():
            held += letters(address * text.count(address))
        assert not letters(text) - held


@FAST
@given(texts)
def test_lines_that_are_kept_are_the_text_itself(text):
    if page := read(PlainReader, text, keep_lines=True):
        assert page.text == text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


@FAST
@given(st.lists(st.text(st.characters(categories=("L", "N", "Zs", "P"), exclude_characters="<>&"), max_size=40)))
def test_html_loses_no_letter_of_its_text(texts):
    page = read(HtmlReader, "<body>" + "".join(f"<div><p>{text}</p> {text}</div>" for text in texts))
    if page:
        assert letters(page.text) == letters("".join(texts) * 2)


WORDS = st.text(st.characters(categories=("L", "M", "N", "Zs", "P")), min_size=1, max_size=20)
RUNS = st.builds(docx.run, WORDS, st.sampled_from(("", "<w:rtl/>", "<w:vanish/>", '<w:lang w:bidi="fa-IR"/>')))
ODD = st.sampled_from(
    (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:r><w:instrText> TOC </w:instrText></w:r>",
        "<w:r><w:br/></w:r>",
        '<w:r><w:br w:type="page"/><w:tab/><w:cr/></w:r>',
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
        '<w:hyperlink r:id="nowhere"/>',
        "<w:del/>",
        "<w:p/>",
        "<w:txbxContent/>",
        "<w:t>a</w:t>",
        "<w:tbl/>",
        "<w:sdt><w:sdtPr/></w:sdt>",
    )
)
PARAGRAPHS = st.builds(
    lambda runs, style, properties: docx.paragraph("<w:r/>" + "".join(runs), style, properties),
    st.lists(RUNS | ODD, max_size=5),
    st.sampled_from(("", "Title", "Heading1", "Quote", "TOC1", "HTMLPreformatted")),
    st.sampled_from(("", "<w:rPr><w:del/></w:rPr>", '<w:numPr><w:numId w:val="1"/></w:numPr>', "<w:outlineLvl/>")),
)
BODIES = st.recursive(
    PARAGRAPHS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.lists(inner, min_size=1, max_size=3).map(docx.table)
        | inner.map(lambda body: docx.paragraph(f"<w:r><w:txbxContent>{body}</w:txbxContent></w:r>"))
        | inner.map(lambda body: f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>")
    ),
    max_leaves=8,
)


@FAST
@given(BODIES)
def test_docx_loses_no_letter_of_its_text(body):
    """Whatever nests in whatever; what is hidden and what a field lists is furniture, not lost."""
    held = letters("".join(etree.fromstring(docx.part("document", body).encode()).itertext("{*}t")))
    try:
        page = DocxReader().read(docx.document(body))
    except ReadError:
        assert not held
        return
    Document(page.text, "en", page.blocks)
    assert letters(page.text) == held
    assert page == DocxReader().read(docx.document(body))


@FAST
@given(st.data())
def test_docx_with_bytes_changed_makes_a_document_or_is_refused(data):
    content = bytearray(docx.of_text("Water is scarce."))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=5)):
        content[place] = data.draw(st.integers(0, 255))
    with suppress(ReadError):
        page = DocxReader().read(bytes(content))
        Document(page.text, "en", page.blocks)


@FAST
@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_no_docx(data):
    with pytest.raises(ReadError):
        DocxReader().read(data)


@FAST
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_any_xml_as_the_text_of_a_docx_is_read_or_refused(text):
    with suppress(ReadError):
        page = DocxReader().read(docx.packed(docx.parts("") | {"word/document.xml": docx.HEAD + text}))
        Document(page.text, "en", page.blocks)
