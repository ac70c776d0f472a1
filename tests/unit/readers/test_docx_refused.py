"""Files that are no DOCX, or one made to do harm: refused in one line, soon, and nothing is fetched."""

from __future__ import annotations

import io
import re
import socket
import time
import zipfile

import pytest

from aligntrans.errors import ReadError
from aligntrans.readers import archive, trees
from aligntrans.readers.docx.reader import DocxReader
from support import docx
from support.docx import paragraph, run, table

SOON = 5
"""Seconds, on a slow and busy machine."""
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("the reader looks for something outside the file")

    monkeypatch.setattr(socket, "socket", refuse)


def refusal(data):
    """The message with which *data* is refused, in one line and soon."""
    start = time.perf_counter()
    with pytest.raises(ReadError) as refused:
        DocxReader().read(data)
    assert time.perf_counter() - start < SOON
    message = str(refused.value)
    assert "\n" not in message
    assert len(message) < 300
    return message


def members():
    """The members of a small document."""
    return docx.parts(paragraph("Salt."))


def with_document(content):
    return docx.packed(docx.parts("") | {"word/document.xml": content})


# Other formats ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"plain text", "no ZIP archive; give a text file its own ending"),
        (b"<html>", "no ZIP archive"),
        (b"%PDF-1.7", "looks like a PDF"),
        (b"{\\rtf1", "looks like RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"old Word document \(.doc\); open it .* save it as .docx"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
        (b"PK\x03\x04 and no more", "ZIP archive is broken"),
        (docx.packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), r"\.odt"),
        (docx.packed({"xl/workbook.xml": "<a/>"}), r"Excel workbook \(.xlsx\)"),
        (docx.packed({"ppt/presentation.xml": "<a/>"}), "PowerPoint"),
        (docx.packed({"a.txt": "b"}), "'word/document.xml' is missing"),
        (docx.packed({}), "'word/document.xml' is missing"),
    ],
)
def test_other_formats_are_named_with_what_to_do(data, message):
    assert re.search(message, refusal(data))


def test_a_document_without_its_text_is_refused():
    held = members()
    del held["word/document.xml"]
    assert "'word/document.xml' is missing" in refusal(docx.packed(held))
    assert "holds no Word text" in refusal(with_document("<a/>"))
    assert "holds no Word text" in refusal(with_document(docx.part("document", "")))


@pytest.mark.parametrize("content", ["", "<a", "<a></b>", "\0\1", "<a>&nothing;</a>", b"\xff\xfe\x00", b"<a>\xe9</a>"])
def test_broken_xml_is_refused(content):
    assert "'word/document.xml' cannot be read" in refusal(with_document(content))


def test_text_in_another_document_inside_is_refused():
    assert "in another file inside (altChunk)" in refusal(docx.document('<w:altChunk r:id="x"/>'))


def test_every_cut_of_a_file_is_refused():
    data = docx.document(paragraph("Salt."))

    for end in range(2, len(data), 97):
        assert "broken" in refusal(data[:end])


def test_a_changed_byte_is_refused_or_does_not_matter():
    data = docx.packed(members())
    for place in range(0, len(data), 13):
        try:
            page = DocxReader().read(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        except ReadError as error:
            assert "\n" not in str(error)
        else:
            assert page.text == "Salt."


# Archives --------------------------------------------------------------------------------------------------------


def test_a_bomb_is_refused_by_what_it_declares():
    assert "times its size" in refusal(with_document(docx.part("document", " " * 30_000_000)))


def test_a_part_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_PART", 2000)
    monkeypatch.setattr(archive, "LARGEST_SUM", 100_000)

    assert "unpacks to more than" in refusal(docx.document(paragraph("Salt. " * 1000)))


def test_parts_that_are_too_large_together_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_SUM", 5000)

    assert "unpacks to more than" in refusal(docx.document(paragraph("Salt. " * 500), styles=" " * 2000))


def test_a_bomb_that_declares_less_than_it_holds_is_refused():
    content = docx.part("document", " " * 20_000_000).encode()
    data = with_document(content)
    declared = len(content).to_bytes(4, "little")
    assert data.count(declared) == 2

    assert "broken" in refusal(data.replace(declared, (4000).to_bytes(4, "little")))


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)

    assert "files inside" in refusal(docx.document(paragraph("Salt.")))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "word/../../x", "/etc/passwd", "C:\\x", "word\\..\\..\\x", "\\\\host\\x", ".."]
)
def test_names_that_climb_out_are_refused(name):
    assert "climbs out" in refusal(docx.packed(members() | {name: "x"}))


def test_names_with_dots_that_do_not_climb_are_taken():
    data = docx.packed(members() | {"word/media/image..1.png": "x"})

    assert DocxReader().read(data).text == "Salt."


def test_two_members_of_a_name_are_refused():
    data = io.BytesIO(docx.document(paragraph("Salt.")))
    with zipfile.ZipFile(data, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("word/document.xml", docx.part("document", ""))

    assert "two files named 'word/document.xml'" in refusal(data.getvalue())


def test_a_member_packed_in_another_way_is_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_LZMA) as file:
        for name, content in members().items():
            file.writestr(name, content)

    assert "packed in a way that DOCX forbids" in refusal(data.getvalue())


def test_an_encrypted_member_is_refused():
    data = bytearray(docx.document(paragraph("Salt.")))
    entry = data.find(b"PK\x01\x02")
    while entry >= 0:
        data[entry + 8] |= 1
        entry = data.find(b"PK\x01\x02", entry + 1)

    assert "is encrypted" in refusal(bytes(data))


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://example.org/x"])
def test_a_part_named_outside_the_file_is_missing(target):
    package = docx.PACKAGE.replace("word/document.xml", target)

    assert "is missing" in refusal(docx.packed(members() | {"_rels/.rels": package}))


def test_notes_and_styles_named_outside_the_file_are_not_fetched():
    held = members()
    name = "word/_rels/document.xml.rels"
    held[name] = held[name].replace('Target="numbering.xml"', 'Target="http://example.org/n" TargetMode="External"')

    assert DocxReader().read(docx.packed(held)).text == "Salt."


# XML -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "word/numbering.xml", "docProps/core.xml"])
@pytest.mark.parametrize(
    "declared", [LAUGHS, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE x SYSTEM "http://a/b">']
)
def test_document_types_and_entities_are_refused_in_every_part(part, declared):
    held = members()
    held[part] = held[part].replace(docx.HEAD, docx.HEAD + declared)

    assert f"declares a document type or entities in {part!r}" in refusal(docx.packed(held))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_entities_in_another_encoding_are_refused(encoding):
    content = docx.part("document", "<w:body/>").replace(docx.HEAD, LAUGHS)

    assert "declares a document type" in refusal(with_document(content.encode(encoding)))


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "cp500", "iso-8859-1"])
def test_encodings_that_could_hide_entities_are_refused(encoding):
    content = docx.part("document", "<w:body/>").replace(docx.HEAD, LAUGHS)
    head = f'<?xml version="1.0" encoding="{encoding}"?>'

    assert refusal(with_document((head + content).encode(encoding)))
    assert refusal(with_document(head.encode() + content.encode(encoding)))


def test_ten_thousand_nested_tables_are_refused():
    start, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"

    assert "nests too deep" in refusal(docx.document(start * 10_000 + paragraph("Salt.") + end * 10_000))


def test_tables_that_nest_as_deep_as_may_be_are_read():
    body = paragraph("Salt.")
    for _ in range(60):
        body = table([body, paragraph("Well.")])

    assert DocxReader().read(docx.document(body)).text.count("Well.") == 60


def test_a_text_too_long_for_the_parser_is_refused():
    words = "".join(map(chr, range(0x4E00, 0x9E00))) * 200

    assert "cannot be read" in refusal(docx.document(paragraph(words)))


def test_too_many_tags_are_refused(monkeypatch):
    monkeypatch.setattr(trees, "MOST_TAGS", 50)

    assert "more than 50 tags" in refusal(docx.document(paragraph("Salt.") * 20))


def test_a_control_character_is_refused():
    assert "U+0084" in refusal(docx.document(paragraph("Salt\u0084")))


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = map(FIELD.format, ("begin", "separate", "end"))
ASKED = '<w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText></w:r>'
MANY = 4000


@pytest.mark.parametrize(
    "body",
    [
        paragraph((BEGIN + ASKED + SEPARATE + run("a")) * MANY + END * MANY),
        paragraph((BEGIN + ASKED + SEPARATE) * MANY) + paragraph("a") * MANY + paragraph(END * MANY),
        paragraph(BEGIN + ASKED * MANY + SEPARATE + run("a") + END),
        paragraph(BEGIN * MANY + run("a") * MANY),
        paragraph(END * MANY + SEPARATE * MANY + run("a") * MANY),
        table([paragraph("a")] * MANY),
        table(*[[paragraph("a")]] * MANY),
        paragraph("a", properties="<w:rPr><w:del/></w:rPr>") * MANY,
        paragraph("<w:r><w:br/></w:r>" * MANY + run("a")),
        paragraph((run(" ") + "<w:r><w:br/></w:r>" + run("a") + '<w:r><w:br w:type="page"/></w:r>') * MANY),
        paragraph(
            '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/>' + docx.text("*" * 50) * MANY + "</w:r>"
        )
        + paragraph("a"),
        paragraph('<w:hyperlink w:anchor="a">' * 200 + run("a") * MANY + "</w:hyperlink>" * 200),
    ],
    ids=range(12),
)
def test_what_is_odd_takes_time_that_grows_with_its_size_alone(body):
    start = time.perf_counter()

    assert "a" in DocxReader().read(docx.document(body)).text
    assert time.perf_counter() - start < SOON


def test_styles_in_a_long_chain_are_followed_for_a_while():
    chain = "".join(docx.style(f"s{number}", base=f"s{number + 1}") for number in range(3000))
    body = "".join(paragraph("a", f"s{number}") for number in range(3000))

    assert DocxReader().read(docx.document(body, styles=chain)).text.startswith("a")
