"""What is read from an EPUB, and as what; what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntrans.errors import ReadError
from aligntrans.readers.epub.reader import EpubReader
from aligntrans.readers.html.reader import HtmlReader
from support import epub
from support.docx import packed
from support.epub import book, chapter, parts

BRIEFS = sorted((Path(__file__).parents[3] / "corpora").glob("*/brief.*.html"))


def read(*bodies, **others):
    return EpubReader().read(book(*bodies, **others))


def blocks(page):
    return [(block.kind.value, block.span.of(page.text)) for block in page.blocks]


def texts(page):
    return [text for _, text in blocks(page)]


def test_chapters_are_read_in_the_order_of_the_spine():
    assert texts(read("<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>", spine=[2, 0])) == ["Three.", "One."]


def test_names_of_files_may_be_escaped():
    data = packed(parts({"chapter one.xhtml": chapter("<p>One.</p>")}))

    assert EpubReader().read(data).text == "One."


def test_kinds_are_those_of_web_pages_but_nothing_is_furniture_for_its_place():
    page = read(
        "<h1>Salt</h1><h2>Wells</h2><p>Short.</p><ul><li>One</li></ul><table><tr><td>A</td><td>B</td></tr></table>"
        "<blockquote><p>Said.</p></blockquote><figure><figcaption>Map</figcaption></figure><header>Motto</header>"
        '<p>Seen<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>A note.</p></aside>'
    )

    assert blocks(page) == [
        ("title", "Salt"),
        ("heading", "Wells"),
        ("paragraph", "Short."),
        ("list-item", "One"),
        ("table-cell", "A"),
        ("table-cell", "B"),
        ("quote", "Said."),
        ("caption", "Map"),
        ("paragraph", "Motto"),
        ("paragraph", "Seen1"),
        ("paragraph", "A note."),
    ]


def test_the_heading_that_the_package_names_is_the_title():
    page = read("<p>Before.</p>", "<h1>Part one</h1>", "<h1>Salt</h1>", metadata="<dc:title>Salt</dc:title>")

    assert blocks(page) == [("paragraph", "Before."), ("heading", "Part one"), ("title", "Salt")]


def test_the_contents_that_programs_show_are_furniture():
    data = packed(
        parts({"nav.xhtml": chapter("<ol><li>Wells</li></ol>"), "c.xhtml": chapter("<p>One.</p>")}, nav="nav.xhtml")
    )

    assert blocks(EpubReader().read(data)) == [("furniture", "Wells"), ("paragraph", "One.")]


def test_numbers_of_printed_pages_and_scripts_are_no_text():
    page = read('<p>The wells<span epub:type="pagebreak" id="p3">3</span> are <a id="x"/>dry.</p><script>no</script>')

    assert texts(page) == ["The wells are dry."]


def test_a_chapter_without_text_is_passed_over():
    assert texts(read('<img src="cover.jpg" alt=""/>', "<p>One.</p>")) == ["One."]


def test_the_package_names_title_authors_day_and_language():
    page = read(
        "<p>آب <a href='https://example.org/a'>کمیاب</a> <a href='c1.xhtml'>است</a>.</p>",
        metadata="<dc:title>آب</dc:title><dc:creator>مینا راد</dc:creator><dc:creator>Omar Haddad</dc:creator>"
        "<dc:date>2021-04</dc:date><dc:language>fa</dc:language>",
    )

    assert (page.metadata.title, page.metadata.authors) == ("آب", ("مینا راد", "Omar Haddad"))
    assert (page.metadata.date, page.language) == ("2021-04", "fa")
    assert page.metadata.addresses == (("کمیاب", "https://example.org/a"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_chapters_may_be_in_any_unicode(encoding):
    assert texts(EpubReader().read(epub.of_text("آب\nWater", encoding))) == ["آب", "Water"]


@pytest.mark.skipif(not BRIEFS, reason="corpora/*/brief.*.html are not here")
@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_a_brief_as_a_chapter_loses_no_content_block(brief):
    """As a site its page has furniture, which a book has not: what is content there stands here in the same order."""
    page = HtmlReader().read(brief.read_bytes())
    found = EpubReader().read(packed(parts({"c.xhtml": brief.read_text("utf-8")})))
    wanted = [block.span.of(page.text) for block in page.blocks if block.kind.is_content]

    held = iter(text for _, text in blocks(found))
    assert all(text in held for text in wanted)


def without(name):
    return packed({key: value for key, value in parts({"c0.xhtml": chapter("<p>One.</p>")}).items() if key != name})


def with_part(name, content):
    return packed(parts({"c0.xhtml": chapter("<p>One.</p>")}) | {name: content})


LOCK = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData>'
    '<enc:CipherReference URI="OEBPS/{}"/></enc:CipherData></enc:EncryptedData></encryption>'
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"<p>One</p>", "is not EPUB: it is no ZIP archive"),
        (without("META-INF/container.xml"), "'META-INF/container.xml' is missing"),
        (without("OEBPS/package.opf"), "package file 'OEBPS/package.opf' is missing"),
        (without("OEBPS/c0.xhtml"), "chapter 'OEBPS/c0.xhtml' is missing"),
        (packed({"word/document.xml": "a"}), "Word document; name it .docx"),
        (packed({"content.xml": "a"}), "name a text .odt"),
        (book(), "names no chapter"),
        (book("<p> </p>"), "is empty"),
        (with_part("META-INF/encryption.xml", LOCK.format("c0.xhtml")), "'OEBPS/c0.xhtml' is locked"),
        (with_part("OEBPS/c0.xhtml", "<p>a\0b</p>"), "its chapter 'OEBPS/c0.xhtml' is not text"),
        (with_part("OEBPS/package.opf", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities in 'OEBPS/package.opf'"),
        (with_part("OEBPS/c0.xhtml", " " * 20_000_000), "times its size"),
        (with_part("OEBPS/../../c0.xhtml", "a"), "climbs out of it"),
    ],
)
def test_other_files_are_refused_in_one_line(data, message):
    with pytest.raises(ReadError, match=message) as refusal:
        EpubReader().read(data)
    assert "\n" not in str(refusal.value)


def test_fonts_that_are_locked_are_no_matter():
    assert EpubReader().read(with_part("META-INF/encryption.xml", LOCK.format("a.otf"))).text == "One."
