"""What is read from a Word document, and as what."""

from __future__ import annotations

import pytest

from aligntrans.errors import ReadError
from aligntrans.model import Kind
from aligntrans.readers.docx.reader import DocxReader
from support import docx
from support.docx import field, item, note, paragraph, run, style, table

PROSE = (
    "The wells along the coast have been turning saline for a decade, and the three ministries that could"
    " count them have never agreed on how many there are."
)
RTL = "<w:rtl/>"


def read(body, **others):
    return DocxReader().read(docx.document(body, **others))


def blocks(page):
    return [(block.kind.value, block.span.of(page.text)) for block in page.blocks]


def texts(page):
    return [text for _, text in blocks(page)]


# Kinds -----------------------------------------------------------------------------------------------------------


def test_headings_are_known_by_name_whatever_their_ids():
    styles = style("a1", "Title") + style("berschrift2", "heading 2") + style("mine", "Mine", base="berschrift2")
    page = read(
        paragraph("Salt", "a1") + paragraph("Wells", "berschrift2") + paragraph("Deep", "mine") + paragraph(PROSE),
        styles=styles,
    )

    assert blocks(page) == [("title", "Salt"), ("heading", "Wells"), ("heading", "Deep"), ("paragraph", PROSE)]


def test_headings_are_known_by_outline_level_and_by_ids_without_styles():
    page = read(
        paragraph("Salt", "Heading1")
        + paragraph("Wells", properties='<w:outlineLvl w:val="2"/>')
        + paragraph("Not one", "Heading2", '<w:outlineLvl w:val="9"/>')
        + paragraph("Deep", "own"),
        styles=style("own", properties='<w:outlineLvl w:val="1"/>'),
    )

    assert blocks(page) == [("title", "Salt"), ("heading", "Wells"), ("paragraph", "Not one"), ("heading", "Deep")]


def test_a_heading_below_prose_is_no_title():
    page = read(paragraph(PROSE) + paragraph("Method", "Heading1"))

    assert blocks(page) == [("paragraph", PROSE), ("heading", "Method")]


def test_styles_that_are_based_on_each_other_in_a_circle_are_paragraphs():
    page = read(paragraph("Salt.", "a"), styles=style("a", base="b") + style("b", base="a"))

    assert blocks(page) == [("paragraph", "Salt.")]


def test_list_items_are_known_by_their_numbering_which_is_not_text():
    styles = style("ListBullet", "List Bullet", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    page = read(
        item("One") + item("Two", level=1) + item("Three", docx.NONE) + item("Four", "0") + item("Five", "99")
        + paragraph("Six", "ListBullet") + paragraph("Seven", "ListBullet", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        styles=styles,
    )  # fmt: skip

    assert [text for kind, text in blocks(page) if kind == "list-item"] == ["One", "Two", "Six"]
    assert texts(page) == ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]


def test_captions_quotes_and_code_are_known_by_their_styles():
    page = read(
        paragraph("A pump.", "Caption") + paragraph("Nobody counts.", "Quote")
        + paragraph(f"{run('a')}<w:r><w:br/></w:r>{run('  b')}", "HTMLPreformatted"),
    )  # fmt: skip

    assert blocks(page) == [("caption", "A pump."), ("quote", "Nobody counts."), ("code", "a\n  b")]


def test_a_table_holds_cells_row_by_row():
    page = read(table(map(paragraph, ("Year", "Wells")), map(paragraph, ("2019", "12"))))

    assert blocks(page) == [
        ("table-cell", "Year"),
        ("table-cell", "Wells"),
        ("table-cell", "2019"),
        ("table-cell", "12"),
    ]


def test_a_table_that_sets_the_page_holds_what_stands_in_it():
    page = read(
        table([paragraph("Salt", "Heading1") + paragraph(PROSE), table([paragraph("1"), paragraph("2")])])
        + table([paragraph("A box around one text.")])
    )

    assert blocks(page) == [
        ("title", "Salt"),
        ("paragraph", PROSE),
        ("table-cell", "1"),
        ("table-cell", "2"),
        ("paragraph", "A box around one text."),
    ]


def test_bylines_and_dates_are_told_by_their_words():
    page = read(paragraph("Salt", "Title") + paragraph("By Lina Farouk") + paragraph("4 March 2024") + paragraph(PROSE))

    assert [kind for kind, _ in blocks(page)] == ["title", "byline", "date-line", "paragraph"]
    assert (page.metadata.authors, page.metadata.date) == (("Lina Farouk",), "2024-03-04")


# Text ------------------------------------------------------------------------------------------------------------


def test_runs_join_without_space_and_white_space_is_one_space():
    page = read(paragraph(f"{run('The w')}{run('ells ')}<w:r><w:tab/><w:t> \n are  </w:t></w:r>{run('  salt.')}"))

    assert page.text == "The wells are salt."


def test_space_around_a_text_counts_only_where_it_is_kept():
    page = read(paragraph("<w:r><w:t>a </w:t></w:r><w:r><w:t> b</w:t></w:r>"))

    assert page.text == "ab"


def test_right_to_left_runs_stay_in_logical_order():
    runs = run("قال الوزير ", RTL) + run("OPEC") + run(" في ", RTL) + run("٢٠١٩", RTL) + run(".", RTL)
    page = read(paragraph(runs, properties="<w:bidi/>"))

    assert page.text == "قال الوزير OPEC في ٢٠١٩."


def test_joiners_stay_and_hyphens_and_symbols_become_characters():
    page = read(
        paragraph(
            run("می\u200cشود\u00a0") + "<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t>"
            '<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0E0"/>'
            '<w:sym w:font="Arial" w:char="2022"/></w:r>'
        )
    )

    assert page.text == "می\u200cشود\u00a0a\u00adb\u2011cα→•"


def test_a_line_break_is_a_line_end_two_part_a_paragraph_as_a_page_break_does():
    br = "<w:r><w:br/></w:r>"
    page = read(
        paragraph(
            run("a") + br + run("b ") + br + run(" ") + br + run("c") + '<w:r><w:br w:type="page"/></w:r>' + run("d")
        )
    )

    assert texts(page) == ["a\nb", "c", "d"]


def test_changes_are_accepted():
    page = read(
        paragraph(
            run("The wells are ")
            + f"<w:del>{run('not ').replace('w:t', 'w:delText')}</w:del><w:ins>{run('very ')}</w:ins>"
            + f"<w:moveFrom>{run('here ')}</w:moveFrom><w:moveTo>{run('there ')}</w:moveTo>{run('salt.')}"
        )
        + table([f"{paragraph('kept')}", paragraph("too")])
        + table([paragraph("gone")]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    )

    assert texts(page) == ["The wells are very there salt.", "kept", "too"]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    page = read(
        paragraph("The wells ", "Heading2", "<w:rPr><w:del/></w:rPr>") + paragraph("are salt.") + paragraph("So.")
    )

    assert blocks(page) == [("paragraph", "The wells are salt."), ("paragraph", "So.")]


def test_the_deleted_end_of_a_last_paragraph_loses_nothing():
    assert read(paragraph("The wells", properties="<w:rPr><w:del/></w:rPr>")).text == "The wells"


def test_a_paragraph_whose_end_is_deleted_stays_before_a_table():
    page = read(
        paragraph("The wells", properties="<w:rPr><w:del/></w:rPr>")
        + table([paragraph("Year"), paragraph("Wells")])
        + paragraph("So.")
    )

    assert texts(page) == ["The wells", "Year", "Wells", "So."]


def test_a_large_first_letter_belongs_to_its_word():
    page = read(paragraph("T", properties='<w:framePr w:dropCap="drop"/>') + paragraph("he wells."))

    assert texts(page) == ["The wells."]


def test_comments_and_alternative_text_are_left_out():
    page = read(
        paragraph(
            '<w:commentRangeStart w:id="0"/>' + run("The wells.") + '<w:commentRangeEnd w:id="0"/>'
            '<w:r><w:commentReference w:id="0"/></w:r>'
            '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A pump"/></wp:inline></w:drawing></w:r>'
        )
    )

    assert texts(page) == ["The wells."]


def test_hidden_text_is_furniture():
    styles = style("secret", kind="character", run_properties="<w:vanish/>")
    page = read(
        paragraph(
            run("Seen ") + run("hidden ", "<w:vanish/>") + run("styled ", '<w:rStyle w:val="secret"/>')
            + run("and shown", '<w:rStyle w:val="secret"/><w:vanish w:val="0"/>')
        ),
        styles=styles,
    )  # fmt: skip

    assert blocks(page) == [("paragraph", "Seen and shown"), ("furniture", "hidden styled")]


def test_a_placeholder_is_furniture_and_filled_controls_are_text():
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    page = read(
        paragraph(control.format("<w:showingPlcHdr/>", run("Click here.")) + run("Text"))
        + control.format("", paragraph("Filled."))
    )

    assert blocks(page) == [("paragraph", "Text"), ("furniture", "Click here."), ("paragraph", "Filled.")]


def test_a_text_box_is_read_once_behind_its_paragraph():
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    page = read(
        paragraph(
            run("Around ") + '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            + run("it.")
        )
        + paragraph(f"<w:r><w:pict><v:textbox>{box.replace('In', 'An old')}</v:textbox></w:pict></w:r>")
    )

    assert texts(page) == ["Around it.", "In the box.", "An old the box."]


def test_formulas_and_readings_keep_their_base():
    page = read(
        paragraph(
            "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
            "<w:r><w:ruby><w:rt><w:r><w:t>reading</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )
    )

    assert page.text == "x=1base"


# Fields and links ------------------------------------------------------------------------------------------------


def test_the_result_of_a_field_is_text_and_its_instruction_is_not():
    inner = field(" REF x ", run("two"))
    page = read(
        paragraph(
            run("Page ") + field(" IF " + "1", run("one "), inner) + run(" of ")
            + '<w:fldSimple w:instr=" NUMPAGES ">' + run("9") + "</w:fldSimple>"
        )
    )  # fmt: skip

    assert page.text == "Page one two of 9"


def test_text_behind_a_field_that_never_ends_is_not_lost():
    page = read(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("Salt.")) + paragraph("Wells."))

    assert texts(page) == ["Salt.", "Wells."]


def test_links_leave_their_words_and_their_addresses_are_kept():
    page = read(
        paragraph(
            run("See ") + f'<w:hyperlink r:id="x">{run("a ")}{run("survey")}</w:hyperlink>{run(", ")}'
            + field(' HYPERLINK "https://example.org/b" \\l "top" ', run("b"))
            + f'{run(" and ")}<w:hyperlink w:anchor="c">{run("c")}</w:hyperlink>'
        ),
        addresses=[("x", "https://example.org/a?b=1&c=2")],
    )  # fmt: skip

    assert page.text == "See a survey, b and c"
    assert page.metadata.addresses == (
        ("a survey", "https://example.org/a?b=1&c=2"),
        ("b", "https://example.org/b#top"),
        ("c", "#c"),
    )


def test_a_table_of_contents_is_furniture():
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    page = read(
        paragraph("Contents", "TOCHeading")
        + paragraph(marks[0] + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" + marks[1] + run("Salt\t3"))
        + paragraph("Wells\t4")
        + paragraph(marks[2] + run("Salt"), "Heading1")
        + paragraph(PROSE),
    )

    assert [kind for kind, _ in blocks(page)] == ["furniture"] * 3 + ["title", "paragraph"]


# Notes, headers, metadata ----------------------------------------------------------------------------------------


def test_notes_stand_behind_the_text_in_the_order_of_their_marks():
    def mark(number, kind="footnote", own=""):
        custom = f'w:customMarkFollows="1" w:id="{number}"/><w:t>{own}</w:t>' if own else f'w:id="{number}"/>'
        return f"<w:r><w:{kind}Reference {custom}</w:r>"

    page = read(
        paragraph(run("Salt") + mark(3) + run(" in the wells.") + mark(2) + mark(5, own="*"))
        + paragraph(run("So.") + mark(1, "endnote") + f"<w:del>{mark(4)}</w:del>"),
        footnotes=note("footnote", 0, paragraph("a line"))
        + note("footnote", 2, paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Second.")))
        + note("footnote", 3, paragraph("First.") + paragraph("More of it."))
        + note("footnote", 4, paragraph("Deleted."))
        + note("footnote", 5, paragraph("* Starred.")),
        endnotes=note("endnote", 1, paragraph("At the end.")),
    )

    assert texts(page) == [
        "Salt in the wells.", "So.", "First.", "More of it.", "Second.", "Starred.", "At the end."
    ]  # fmt: skip
    assert all(block.kind is Kind.PARAGRAPH for block in page.blocks)


def test_notes_that_are_nothing_but_addresses_stay_text():
    address = f'<w:hyperlink r:id="x">{run("https://example.org/a")}</w:hyperlink>'
    marks = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (1, 2, 3))
    page = read(
        paragraph(run(PROSE) + marks) + table(["".join(map(paragraph, ("Wells", "12")))]),
        footnotes="".join(note("footnote", number, paragraph(address)) for number in (1, 2, 3)),
        addresses=[("x", "https://example.org/a")],
    )

    assert all(block.kind.is_content for block in page.blocks)
    assert len(page.blocks) == 6


def test_links_at_the_end_of_a_page_that_was_pasted_are_furniture():
    links = "".join(
        paragraph(f'<w:hyperlink r:id="x">{run(words)}</w:hyperlink>') for words in ("Rain", "Rivers", "Dams")
    )
    page = read(
        paragraph("Salt", "Heading1") + paragraph(PROSE) + paragraph("Related", "Heading2") + links,
        addresses=[("x", "https://example.org/rain")],
    )

    assert [kind for kind, _ in blocks(page)] == ["title", "paragraph", *["furniture"] * 4]


def test_headers_and_footers_are_furniture_each_text_once():
    section = (
        '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/>'
        '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    page = read(
        paragraph("Salt.") + section,
        header1=paragraph("Coast Institute"),
        header2=paragraph("Coast Institute"),
        footer1=paragraph(run("Page ") + field(" PAGE ", run("1"))),
    )

    assert blocks(page) == [("furniture", "Coast Institute"), ("paragraph", "Salt."), ("furniture", "Page 1")]


def test_properties_become_metadata_where_the_text_is_silent():
    given = "<dc:title>Salt</dc:title><dc:creator>Lina Farouk; Omid Rastegar</dc:creator>"
    page = read(paragraph(PROSE), properties=given + "<dcterms:created>2024-03-04T08:00:00Z</dcterms:created>")

    assert page.metadata.title == "Salt"
    assert page.metadata.authors == ("Lina Farouk", "Omid Rastegar")
    assert page.metadata.date == "2024-03-04"


def test_a_program_is_no_author_and_its_template_has_no_day():
    given = "<dc:creator>python-docx</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    page = read(paragraph(PROSE), properties=given)

    assert (page.metadata.authors, page.metadata.date) == ((), "")


def test_a_paragraph_that_the_properties_name_is_the_title():
    page = read(paragraph("Salt  in wells") + paragraph(PROSE), properties="<dc:title>Salt in Wells</dc:title>")

    assert blocks(page)[0] == ("title", "Salt in wells")


LANG = '<w:lang w:val="{}" w:bidi="{}"/>'


def defaults(*tags):
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{LANG.format(*tags)}</w:rPr></w:rPrDefault></w:docDefaults>"


@pytest.mark.parametrize(
    ("words", "marked", "default", "theme", "language"),
    [
        ("آب کمیاب است.", ("en-US", "fa-IR"), ("en-US", "ar-SA"), ("", ""), "fa-IR"),
        ("Water is scarce.", ("en-GB", "fa-IR"), ("en-US", "ar-SA"), ("", ""), "en-GB"),
        ("آب کمیاب است.", ("", ""), ("en-US", "fa-IR"), ("", ""), "fa-IR"),
        ("آب کمیاب است.", ("", ""), ("", ""), ("en-US", "fa-IR"), "fa-IR"),
        ("آب کمیاب است.", ("", ""), ("en-US", "ar-SA"), ("", ""), ""),
        ("L'eau est rare.", ("", ""), ("en-US", "ar-SA"), ("", ""), ""),
        ("Water is scarce.", ("x none", ""), ("", ""), ("", ""), ""),
    ],
)
def test_the_language_is_that_of_the_text_and_not_the_default_of_the_program(words, marked, default, theme, language):
    page = read(
        paragraph(run(words, LANG.format(*marked) if any(marked) else "")),
        styles=defaults(*default),
        settings=f'<w:themeFontLang w:val="{theme[0]}" w:bidi="{theme[1]}"/>',
    )

    assert page.language == language


# Other files that are DOCX ---------------------------------------------------------------------------------------


def test_strict_documents_and_parts_in_utf_16_are_read():
    members = docx.parts(paragraph("آب", "Heading1") + paragraph("Salt."))
    strict = {
        name: content.replace(docx.MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(docx.RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        .replace("UTF-8", "UTF-16")
        .encode("utf-16")
        for name, content in members.items()
    }

    page = DocxReader().read(docx.packed(strict))
    assert blocks(page) == [("title", "آب"), ("paragraph", "Salt.")]


def test_a_document_of_nothing_but_white_space_is_empty():
    with pytest.raises(ReadError, match="is empty"):
        read(paragraph(" \u00a0"))
