"""PDFs that cannot be trusted, or were made to harm: refused in one line, quickly, with what to do."""

from __future__ import annotations

import time
import zlib

import pytest

from aligntrans.errors import ReadError
from aligntrans.readers.pdf.child import MOST_PAGES
from aligntrans.readers.pdf.reader import PdfReader
from support import pdf

WORDS = "Water is scarce and nobody knows for how long it will last."
CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
QUICK = 15
"""Seconds; the slowest takes four on two old cores."""


def page(entries):
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] {entries} >>"


def form(content, target):
    return pdf.stream(
        content, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {target} 0 R >> >>"
    )


def image_only():
    pixels = pdf.stream(
        b"\0\0\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    )
    resources = "/Resources << /XObject << /I 5 0 R >> >>"
    return pdf.built(
        [CATALOGUE, ONE_PAGE, page(f"/Contents 4 0 R {resources}"), pdf.stream(b"90 0 0 90 0 0 cm /I Do"), pixels]
    )


def bomb():
    packed = zlib.compress(zlib.compress(b" " * (600 * 2**20), 9), 9)
    entries = f"<< /Filter [/FlateDecode /FlateDecode] /Length {len(packed)} >>\nstream\n".encode()
    return pdf.built([CATALOGUE, ONE_PAGE, page("/Contents 4 0 R"), entries + packed + b"\nendstream"])


def forms_in_forms(deep):
    """Each form draws the next twice."""
    chain = [form(b"/X Do /X Do", number) for number in range(6, 6 + deep)]
    drawn = page("/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>")
    return pdf.built([CATALOGUE, ONE_PAGE, drawn, pdf.stream(b"/X Do"), *chain, form(b"", 5)])


def many_pages(kids):
    return pdf.built([CATALOGUE, f"<< /Type /Pages /Count {kids} /Kids [{'3 0 R ' * kids}] >>", page("")])


def refused(data, message):
    start = time.monotonic()
    with pytest.raises(ReadError, match=message) as refusal:
        PdfReader().read(data)
    assert time.monotonic() - start < QUICK
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"Water is scarce.", "is not PDF: its mark %PDF- is missing"),
        (b"\x89PNG\r\n\x1a\n", "looks like a PNG image"),
        (b"%PDF-1.7\n", "is not a whole PDF"),
        (pdf.document(pdf.lines(WORDS))[:400], "is not a whole PDF"),
        (pdf.document([]), "is empty: there is no text"),
        (image_only(), "pictures of pages and no text, as scans do.*ocrmypdf"),
    ],
    ids=["nothing", "mark only", "text", "image", "head only", "cut off", "no text", "scan"],
)
def test_what_is_no_pdf_with_text_is_refused(data, message):
    refused(data, message)


@pytest.mark.parametrize(
    "meaning",
    [lambda _: "", lambda one: chr(0xE000 + ord(one)), lambda _: "\ufffd"],
    ids=["no map", "private use", "replacement"],
)
def test_letters_without_a_meaning_are_refused(meaning):
    refused(pdf.document(pdf.lines(WORDS), meaning=meaning), "does not say which letters .* of its characters are")


def test_letters_of_a_font_that_is_nowhere_are_refused():
    codes = {character: code for code, character in enumerate("آبکمستوهچیزنید", 1)}
    shown = " ".join(f"1 0 0 1 {500 - 6 * place} 700 Tm <{code:04x}> Tj" for place, code in enumerate(codes.values()))
    meanings = pdf.to_unicode({code: character for character, code in codes.items()})
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /NoSuchFont /Encoding /Identity-H /DescendantFonts [5 0 R]"
    files = [
        CATALOGUE,
        ONE_PAGE,
        page("/Contents 6 0 R /Resources << /Font << /F1 4 0 R >> >>"),
        f"{font} /ToUnicode 7 0 R >>",
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /NoSuchFont /DW 500 /CIDSystemInfo"
            " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ),
        pdf.stream(f"BT /F1 12 Tf {shown} ET".encode()),
        pdf.stream(meanings.replace(b"<00> <ff>", b"<0000> <ffff>").replace(b"\n<", b"\n<00")),
    ]
    refused(pdf.built(files), "fonts that are neither in the file nor on this computer")


def test_a_few_icons_are_not_refused():
    read = PdfReader().read(pdf.document(pdf.lines(f"{WORDS} \uf09a")))

    assert WORDS in read.text


def test_words_written_backwards_are_refused():
    words = "المدرسة الكبيرة والساحة الصغيرة في المدينة القديمة والحديقة الجميلة"
    backwards = " ".join(word[::-1] for word in words.split())

    refused(pdf.document(pdf.lines(backwards)), "Arabic words backwards")
    assert PdfReader().read(pdf.document(pdf.lines(words))).text == words


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf.built([CATALOGUE, "<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"]), "page 1 is broken|not a whole"),
        (many_pages(MOST_PAGES + 1), f"has {MOST_PAGES + 1:,} pages, and at most {MOST_PAGES:,}"),
        (forms_in_forms(40), "fail or fill its memory|more than . seconds"),
        (bomb(), "fail or fill its memory|is empty"),
    ],
    ids=["page tree that loops", "pages", "forms in forms", "bomb"],
)
def test_files_made_to_harm_are_refused_quickly(data, message):
    refused(data, message)


def test_a_cross_reference_that_points_to_itself_is_refused():
    head = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    place = str(len(head)).encode()
    loop = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 3 /Root 1 0 R /Prev " + place + b" >>\n"

    refused(head + loop + b"startxref\n" + place + b"\n%%EOF\n", "is not a whole PDF")


def test_a_page_of_any_size_is_read():
    for box in ((10**9, 10**9), (1, 1e30)):
        assert PdfReader().read(pdf.document(pdf.lines(WORDS), box=box)).text == WORDS
