"""What the PDF reader makes of pages of known letters in known places."""

from __future__ import annotations

import pytest

from aligntrans.model import Document, Kind
from aligntrans.readers.pdf.reader import PdfReader
from support import pdf
from support.pdf import Words

ENGLISH = [
    "The river rose by two metres in the first week of March and stayed",
    "there. Farmers on the left bank lost their seed, and the district office",
    "opened its stores on the third day of the flood.",
]
ARABIC = [
    "ارتفع منسوب النهر مترين في الأسبوع الأول من آذار وبقي على حاله. وخسر",
    "مزارعو الضفة اليسرى بذورهم، وفتح مكتب الناحية مخازنه في اليوم الثالث",
    "من الفيضان.",
]
FARSI = [
    "آب رودخانه در هفتهٔ نخست اسفند دو متر بالا آمد و همان‌جا ماند. کشاورزان",
    "کرانهٔ چپ بذرشان را از دست دادند و بخشداری روز سوم انبارهایش را گشود",
    "و به مردم غله داد.",
]
TEXTS = {"en": ENGLISH, "ar": ARABIC, "fa": FARSI}


def read(*pages, **others):
    return PdfReader().read(pdf.document(*pages, **others))


def blocks(page, *kinds):
    return [block.span.of(page.text) for block in page.blocks if not kinds or block.kind in kinds]


def set_lines(lines, **where):
    return pdf.lines("\n".join(lines), **where)


@pytest.mark.parametrize("lines", TEXTS.values(), ids=TEXTS)
def test_wrapped_lines_make_a_paragraph(lines):
    page = read(set_lines(lines))

    assert page.text == " ".join(lines)
    assert [block.kind for block in page.blocks] == [Kind.PARAGRAPH]


@pytest.mark.parametrize("lines", TEXTS.values(), ids=TEXTS)
def test_a_wider_gap_parts_paragraphs(lines):
    page = read([*set_lines(lines), *set_lines(lines, y=600)])

    assert blocks(page) == [" ".join(lines)] * 2


def test_a_line_short_on_purpose_ends_its_paragraph():
    page = read(set_lines([*ENGLISH, *ENGLISH]))

    assert blocks(page) == [" ".join(ENGLISH)] * 2


@pytest.mark.parametrize("lines", TEXTS.values(), ids=TEXTS)
def test_a_paragraph_that_a_page_break_tore_is_made_whole(lines):
    page = read(set_lines(lines[:2], y=100), set_lines(lines[2:]))

    assert blocks(page) == [" ".join(lines)]


def test_large_letters_head_the_text():
    page = read([*set_lines(["After the Flood"], size=24), *set_lines(ENGLISH, y=700)])

    assert [block.kind for block in page.blocks] == [Kind.TITLE, Kind.PARAGRAPH]
    assert page.metadata.title == "After the Flood"


def test_running_heads_and_page_numbers_are_furniture():
    sheets = [
        [*set_lines(["Flood Report"], y=820), *set_lines(ENGLISH, y=700), *set_lines([f"Page {number}"], y=20)]
        for number in (1, 2, 3)
    ]
    page = read(*sheets)

    assert blocks(page, Kind.FURNITURE).count("Flood Report") == 3
    assert {"Page 1", "Page 2", "Page 3"} <= set(blocks(page, Kind.FURNITURE))
    assert blocks(page, Kind.PARAGRAPH) == [" ".join(ENGLISH)] * 3


def test_list_items_lose_their_bullets_and_keep_their_numbers():
    page = read(set_lines(["• Store the seed on high ground.", "• Open the stores early.", "1. Ask first."]))

    assert blocks(page, Kind.LIST_ITEM) == ["Store the seed on high ground.", "Open the stores early.", "1. Ask first."]


def columns(lines, *, right_first):
    """Two columns of eight lines; the first holds *lines* as they are, the second marked with an asterisk."""
    first = [f"{line[:34]}".strip() for line in lines for _ in range(3)][:8]
    edges = (60, 320)
    found = []
    for number, (low, mark) in enumerate(zip(reversed(edges) if right_first else edges, ("", "*"), strict=True)):
        for place, line in enumerate(first):
            text = f"{line}{mark}"
            found.append(
                Words(low + 34 * 6 if right_first else low, 780 - 18 * place - 3 * number, text, rtl=right_first)
            )
    return found


@pytest.mark.parametrize(("language", "right_first"), [("en", False), ("ar", True), ("fa", True)])
def test_columns_are_read_one_after_the_other(language, right_first):
    text = read(columns(TEXTS[language], right_first=right_first)).text

    assert text.count("*") == 8
    assert "*" not in text[: len(text) // 3]


def test_a_soft_hyphen_goes_and_a_word_known_whole_is_made_whole():
    lines = [
        "The administration of the province was asked for its plans by the adminis-",
        "tration of the port, whose left-bank stores hold a well-known, if not a well-",
        "guarded treasure of seed for the spring.",
    ]

    assert "by the administration of the port" in read(set_lines(lines)).text
    assert "a well-guarded treasure" in read(set_lines(lines)).text


def test_notes_at_the_foot_stand_behind_the_text():
    first = [*set_lines(ENGLISH[:2], y=400), *set_lines(["1 District office, Flood Report, 2024, p. 3."], y=60, size=8)]
    page = read(first, set_lines(ENGLISH[2:]))

    assert blocks(page) == [" ".join(ENGLISH), "1 District office, Flood Report, 2024, p. 3."]


def test_marks_and_joiners_stay_with_their_letters():
    words = "عدٌّ مُنصِفٌ لا يُرَدّ، و می‌شود خانهٔ ما"

    assert read(set_lines([words])).text == words


@pytest.mark.parametrize("written", ["لا", "ال"], ids=["logical", "reversed"])
def test_a_lam_alef_comes_out_right_whichever_way_its_font_says_it(written):
    page = read(set_lines(["سﻻم بر شما و خاندان شما"]), meaning=lambda one: written if one == "ﻻ" else one)

    assert page.text == "سلام بر شما و خاندان شما"


def test_letters_turned_on_their_side_are_furniture():
    page = read([*set_lines(ENGLISH), Words(30, 300, "DRAFT", turned=True)])

    assert blocks(page, Kind.PARAGRAPH) == [" ".join(ENGLISH)]
    assert blocks(page, Kind.FURNITURE) == ["DRAFT"]


def test_links_stand_on_their_words():
    page = read(set_lines(ENGLISH), links=[(60, 775, 60 + 9 * 6, 795, "https://example.org/river")])

    assert page.metadata.addresses == (("The river", "https://example.org/river"),)


def test_what_a_file_says_of_itself_is_taken():
    info = "/Title (After the Flood) /Author (Hana Qasim; Unknown) /CreationDate (D:20240314120000Z)"
    page = read(set_lines(ENGLISH), info=info, language="en-GB")

    assert page.metadata.title == "After the Flood"
    assert page.metadata.authors == ("Hana Qasim",)
    assert page.metadata.date == "2024-03-14"
    assert page.language == "en-GB"


def test_the_language_of_the_program_is_not_that_of_the_text():
    assert read(set_lines(ARABIC), language="en-US").language == ""


@pytest.mark.parametrize("lines", TEXTS.values(), ids=TEXTS)
def test_every_letter_is_in_the_text_once(lines):
    sheets = [set_lines(lines * 4, size=size, x=x) for size, x in ((12, 60), (8, 60), (8, 200))]
    page = read(*sheets)

    Document(page.text, "en", page.blocks)
    assert sorted(page.text.replace(" ", "").replace("\n", "")) == sorted("".join(lines * 12).replace(" ", ""))


def test_the_same_file_is_read_the_same():
    data = pdf.document(set_lines(FARSI), set_lines(ARABIC))

    assert PdfReader().read(data) == PdfReader().read(data)
