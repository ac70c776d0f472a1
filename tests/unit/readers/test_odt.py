"""What is read from an OpenDocument text, and as what; what is refused."""

from __future__ import annotations

import pytest

from aligntrans.errors import ReadError
from aligntrans.readers.odt.reader import OdtReader
from support import odt
from support.docx import packed
from support.odt import h, items, note, p, style, table

PROSE = (
    "The wells along the coast have been turning saline for a decade, and the three ministries that could"
    " count them have never agreed on how many there are."
)


def read(body, **others):
    return OdtReader().read(odt.document(body, **others))


def blocks(page):
    return [(block.kind.value, block.span.of(page.text)) for block in page.blocks]


def texts(page):
    return [text for _, text in blocks(page)]


def test_headings_have_outline_levels_and_the_first_names_the_text():
    page = read(h("Salt") + h("Wells", 2) + p(PROSE) + h("Next"))

    assert blocks(page) == [("title", "Salt"), ("heading", "Wells"), ("paragraph", PROSE), ("heading", "Next")]
    assert page.metadata.title == "Salt"


def test_kinds_are_told_by_styles_that_every_program_knows():
    page = read(
        p("Salt", "Title")
        + p("Wells", "P1")
        + p("He said so.", "P2")
        + p("a  b", "Preformatted_20_Text")
        + p("Map", "Map"),
        automatic=style("P1", "Heading_20_2") + style("P2", "Quotations"),
        styles=style("Heading_20_2") + style("Quotations") + style("Map", "Caption") + style("Caption"),
    )

    assert [kind for kind, _ in blocks(page)] == ["title", "heading", "quote", "code", "caption"]


def test_lists_and_tables_keep_their_kinds():
    page = read(
        p(PROSE)
        + items(p("One") + items(p("Deep")), p("Two"))
        + f"<text:numbered-paragraph>{p('Three')}</text:numbered-paragraph>"
        + table([p("A"), p("B")], [p("C"), p("D")])
        + table([p("Alone")])
        + table([h("Set", 2) + p("x"), p("y")])
    )

    assert blocks(page)[1:] == [
        ("list-item", "One"),
        ("list-item", "Deep"),
        ("list-item", "Two"),
        ("list-item", "Three"),
        ("table-cell", "A"),
        ("table-cell", "B"),
        ("table-cell", "C"),
        ("table-cell", "D"),
        ("paragraph", "Alone"),
        ("heading", "Set"),
        ("paragraph", "x"),
        ("table-cell", "y"),
    ]


def test_spaces_tabs_and_breaks_are_white_space():
    page = read(
        p('<text:span>a<text:s text:c="3"/>b<text:tab/>c</text:span><text:line-break/>d\n  e<text:soft-page-break/>f')
        + p('<text:span>if x:<text:s/><text:s text:c="2"/>y<text:line-break/>z</text:span>', "Preformatted_20_Text")
    )

    assert texts(page) == ["a b c\nd ef", "if x:   y\nz"]


def test_notes_stand_behind_the_text_footnotes_first():
    page = read(
        p(f"<text:span>One{note(p('An end.'), 'endnote', 'i')} two{note(p('A foot.') + p('More.'))}</text:span> three.")
        + p(PROSE)
    )

    assert texts(page) == ["One two three.", PROSE, "A foot.", "More.", "An end."]


def test_what_was_deleted_is_gone_and_what_was_inserted_stays():
    changes = (
        '<text:tracked-changes><text:changed-region text:id="a"><text:deletion>'
        "<text:p>three</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    page = read(
        f"{changes}<text:p>Two<text:change text:change-id='a'/> or "
        "<text:change-start text:change-id='b'/>four<text:change-end text:change-id='b'/> wells.</text:p>"
    )

    assert texts(page) == ["Two or four wells."]


def test_comments_and_descriptions_are_no_text():
    page = read(
        "<text:p>Salt<office:annotation><dc:creator>Mina</dc:creator><text:p>why?</text:p></office:annotation> water"
        "<draw:frame><draw:image/><svg:title>a</svg:title><svg:desc>b</svg:desc></draw:frame>.</text:p>"
    )

    assert texts(page) == ["Salt water."]


def test_text_boxes_stand_behind_their_paragraph():
    page = read(
        f"<text:p>Be<draw:frame><draw:text-box>{p('In a box.')}</draw:text-box></draw:frame>fore</text:p>" + p(PROSE)
    )

    assert texts(page) == ["Before", "In a box.", PROSE]


def test_what_is_hidden_headers_and_contents_are_furniture():
    page = read(
        "<text:table-of-content><text:index-body><text:p>Wells 3</text:p></text:index-body></text:table-of-content>"
        "<text:p>Shown<text:span text:style-name='T1'> not shown</text:span></text:p>"
        f"<text:section text:display='none'>{p('Nor this')}</text:section>{p(PROSE)}",
        automatic=style("T1", family="text", properties='text:display="none"'),
        masters=f"<style:master-page><style:header>{p('Head')}</style:header><style:footer>{p('Foot')}</style:footer>"
        f"</style:master-page><style:master-page><style:header>{p('Head')}</style:header></style:master-page>",
    )

    assert blocks(page) == [
        ("furniture", "Head"),
        ("furniture", "Wells 3"),
        ("paragraph", "Shown"),
        ("furniture", "not shown"),
        ("furniture", "Nor this"),
        ("paragraph", PROSE),
        ("furniture", "Foot"),
    ]


def test_links_go_to_the_metadata():
    page = read(
        '<text:p>See <text:a xlink:href="https://example.org/a">the <text:span>map</text:span></text:a>.</text:p>'
    )

    assert page.text == "See the map."
    assert page.metadata.addresses == (("the map", "https://example.org/a"),)


def test_properties_name_title_author_and_day():
    page = read(
        p(PROSE),
        meta="<dc:title>Salt</dc:title><dc:creator>Who saved it</dc:creator><meta:initial-creator>Mina Rad; Unknown"
        "</meta:initial-creator><meta:creation-date>2021-04-19T10:00:00</meta:creation-date><dc:language>fa-IR</dc:language>",
    )

    assert (page.metadata.title, page.metadata.authors, page.metadata.date) == ("Salt", ("Mina Rad",), "2021-04-19")
    assert page.language == "fa-IR"


@pytest.mark.parametrize(
    ("text", "properties", "language"),
    [
        (
            "آب کمیاب است.",
            'style:language-complex="fa" style:country-complex="IR" fo:language="en" fo:country="GB"',
            "fa-IR",
        ),
        ("Water.", 'style:language-complex="fa" style:country-complex="IR" fo:language="en" fo:country="GB"', "en-GB"),
        ("الماء شحيح.", 'style:language-complex="ar" style:country-complex="none"', "ar"),
        ("Water.", 'fo:language="zxx" fo:country="none"', ""),
        ("Water.", 'fo:language="en" fo:country="US"', ""),
    ],
)
def test_the_language_is_that_of_most_letters_by_their_script(text, properties, language):
    defaults = (
        f'<style:default-style style:family="paragraph"><style:text-properties {properties}/></style:default-style>'
    )

    assert read(p(text), styles=defaults).language == language


def test_a_style_of_a_span_outranks_that_of_its_paragraph():
    page = read(
        "<text:p text:style-name='P1'>W<text:span text:style-name='T1'>asser ist knapp</text:span></text:p>",
        automatic=style("P1", properties='fo:language="en" fo:country="GB"')
        + style("T1", family="text", properties='fo:language="de" fo:country="DE"'),
    )

    assert page.language == "de-DE"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"plain", "is not ODT: it is no ZIP archive"),
        (b"%PDF-1.7", "is not ODT: it looks like a PDF"),
        (odt.document(""), "is empty"),
        (packed({"word/document.xml": "<a/>"}), "Word document; name it .docx"),
        (packed({"META-INF/container.xml": "<a/>"}), "EPUB; name it .epub"),
        (packed({"a": "b"}), "'content.xml' is missing"),
        (packed({"content.xml": "<a"}), "is not a whole ODT: 'content.xml' cannot be read"),
        (
            packed({"content.xml": odt.part("document-content", "<office:body><office:spreadsheet/></office:body>")}),
            "holds a spreadsheet, no text",
        ),
        (packed({"content.xml": "x", "META-INF/manifest.xml": "<encryption-data/>"}), "is encrypted with a password"),
        (
            packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "entities in 'content.xml', which ODT forbids",
        ),
        (packed({"content.xml": " " * 20_000_000}), "times its size"),
        (packed({"../content.xml": "a"}), "climbs out of it"),
    ],
)
def test_other_files_are_refused_in_one_line(data, message):
    with pytest.raises(ReadError, match=message) as refusal:
        OdtReader().read(data)
    assert "\n" not in str(refusal.value)
