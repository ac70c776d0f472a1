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


def test_a_number_that_a_broken_sentence_begins_its_line_with_is_no_item():
    lines = [
        *ENGLISH[:1],
        "on high ground. On the worst day of that month the gauge at the weir read",
        "870. Nobody was hurt.",
    ]
    page = read(set_lines([lines[0] + " put", *lines[1:]]))

    assert [block.kind for block in page.blocks] == [Kind.PARAGRAPH]


def table(*rows, step=20, width=8):
    """Words of the cells of narrow rows, with half an em between the columns."""
    return [
        Words(60 + column * (width * 6 + 6), 600 - step * number, text, spaced=True)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    ]


def test_cells_of_a_narrow_table_are_parted():
    rows = [
        ("District", "People 1", "People 2"),
        ("Northern", "12345678", "87654321"),
        ("Southern", "23456789", "98765432"),
    ]
    page = read([*set_lines(ENGLISH), *table(*rows)])

    assert blocks(page, Kind.TABLE_CELL) == [cell for row in rows for cell in row]


MENU = [
    Words(60, 800, "River Forum"),
    *pdf.lines("• Home\n• Research\n• Events", y=780),
    Words(60, 690, "After the Flood", size=24),
]
MENU_LINKS = [(60, 795, 140, 812, "https://example.org/"), (60, 740, 140, 795, "https://example.org/menu")]


def test_what_stands_before_the_title_of_a_printed_web_page_is_furniture():
    page = read([*MENU, *set_lines(ENGLISH, y=650)], links=MENU_LINKS)

    assert blocks(page, Kind.FURNITURE) == ["River Forum", "Home", "Research", "Events"]
    assert blocks(page, Kind.TITLE, Kind.PARAGRAPH) == ["After the Flood", " ".join(ENGLISH)]


def test_lines_before_a_title_without_links_are_text():
    page = read([Words(60, 800, "Letter to the district"), *MENU[-1:], *set_lines(ENGLISH, y=650)])

    assert not blocks(page, Kind.FURNITURE)


def test_a_line_with_a_day_below_the_title_of_a_printed_web_page_is_a_byline():
    page = read([*MENU, *set_lines(["Hana Qasim 14 March 2024"], y=660), *set_lines(ENGLISH, y=630)], links=MENU_LINKS)

    assert blocks(page, Kind.BYLINE) == ["Hana Qasim 14 March 2024"]
    assert page.metadata.date == "2024-03-14"


def test_ways_to_share_a_page_are_furniture_and_advice_is_not():
    shared = pdf.lines("Share this:\n• Facebook\n• Print", y=560)
    advice = pdf.lines("Save the seed:\n• High ground\n• Dry barns", y=460)
    page = read([*set_lines(ENGLISH), *shared, *advice])

    assert blocks(page, Kind.FURNITURE) == ["Share this:", "Facebook", "Print"]
    assert "High ground" in blocks(page, Kind.LIST_ITEM)


def test_a_line_that_ends_in_a_credit_is_a_caption():
    page = read([*set_lines(["The weir in March. Photo: River Forum"]), *set_lines(ENGLISH, y=700)])

    assert blocks(page, Kind.CAPTION) == ["The weir in March. Photo: River Forum"]


def test_and_at_the_end_of_an_arabic_line_is_one_with_the_word_behind_it():
    lines = ["فتح مكتب الناحية مخازنه للمزارعين في القرى الواقعة بين الجسر القديم و", "٩ قرى أخرى."]

    assert read(set_lines(lines)).text == "".join(lines)


def test_and_at_the_end_of_a_persian_line_stands_alone():
    lines = ["آب و برق و گاز روستاهای کرانهٔ چپ رودخانه از بامداد روز سوم فروردین و", "۹ روستای دیگر قطع شد."]

    assert read(set_lines(lines)).text == " ".join(lines)


def test_a_bullet_before_a_word_of_the_other_direction_goes_as_well():
    items = [Words(535, 500, "•", rtl=True), Words(480, 500, "Print"), *pdf.lines("• چاپ", y=480)]

    assert "Print" in blocks(read([*set_lines(FARSI), *items]))


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
