from __future__ import annotations

from textwrap import dedent

import pytest

from aligntrans.model import Kind
from aligntrans.readers.plain.reader import PlainReader

ICONS = "\uf0c9 \ue80b"

ENGLISH = f"""
    Salt in the Wells: Groundwater on the Gulf
    Coast

    by Lina Farouk (/experts/lina-farouk) and Omid Rastegar (/experts/omid-rastegar)

    Mar 4, 2024

    Also available in

    [العربية \\(/ar/briefs/salt\\)](#) /

    Farsi (/fa/briefs/salt)

    {ICONS}

    ABOUT THE AUTHORS

    Lina Farouk (/experts/lina-farouk)
    Lina Farouk studies aquifers at the Coast Institute.

    Omid Rastegar (/experts/omid-rastegar)

    Omid Rastegar is a hydrologist. He teaches in Bushehr.

    Policy Watch

    Wells along the coast are turning saline, and the cheapest answer is to measure before anybody drills.

    The first sign is the taste. Farmers near the shore noticed it in the
    summer of 2019, when the tea was suddenly bitter, as a survey
    (https://coast.example.org/surveys/

    2019/tea-and-salt) of 400 households has shown, and they began to buy
    water from trucks. It was **never cheap** (<https://coast.example.org/prices>).

    What the Numbers Say

    Three ministries keep three different books. The ministry of energy counts the pumps that it has
    licensed, while the ministry of agriculture counts the wells that it can

    4
    COAST INSTITUTE | Salt in the Wells

    see from the air. Neither counts the rest, which may be half of them.

    “Neither counts the rest, which may be half of them.”

    Photo: A pump near Bushehr.

    Two steps would help:

    • A common register, open to all three ministries and to the
    people who live beside the wells.

    • A price for water that rises with
    the salt in it.

    RECOMMENDED

    Rain Without Rivers (/briefs/rain)
    Jan 2, 2024

    TOPICS

    Water (/topics/water)

    © 2024 Coast Institute
"""

ARABIC = """
    ملح في الآبار: المياه الجوفية على ساحل الخليج

    بقلم لينا فاروق (/ar/experts/lina-farouk)

    4 مارس 2024

    متوفر أيضًا باللغات
    English (/briefs/salt)
    فارسی (/fa/briefs/salt)

    عن الكاتب

    لينا فاروق باحثة في شؤون المياه الجوفية في معهد الساحل.

    أول العلامات طعم الماء. فقد لاحظه المزارعون القريبون من الشاطئ في صيف عام
    2019 حين صار الشاي مرًّا فجأة، كما أظهر مسح (https://coast.example.org/ar/surveys/

    2019/tea) شمل 400 أسرة، فأخذوا يشترون الماء من الصهاريج التي تجوب القرى

    ٣

    كل صباح. ولم يكن ذلك رخيصًا في يوم من الأيام.

    ماذا تقول الأرقام؟

    تمسك ثلاث وزارات ثلاثة دفاتر مختلفة، ولا يعرف أحد أيها أقرب إلى الصواب في
    عدد المضخات المرخصة.

    ١. سجل مشترك للآبار.
    ٢. سعر للماء يرتفع مع ملوحته.

    موصى به

    مطر بلا أنهار (/ar/briefs/rain)
"""

FARSI = """
    نمک در چاه‌ها: آب‌های زیرزمینی در کرانهٔ خلیج

    نوشتهٔ لینا فاروق (/fa/experts/lina-farouk)

    ۱۴ اسفند ۱۴۰۲

    به زبان‌های دیگر
    English (/briefs/salt)
    العربية (/ar/briefs/salt)

    دربارهٔ نویسنده

    لینا فاروق در مؤسسهٔ ساحل دربارهٔ آبخوان‌ها پژوهش می‌کند.

    نخستین نشانه مزهٔ آب است. کشاورزان نزدیک ساحل در تابستان ۱۳۹۸ آن را دریافتند؛
    همان وقت که چای ناگهان تلخ شد و بررسی (https://coast.example.org/fa/tea) چهارصد
    خانوار نشان داد که مردم از کامیون‌ها آب می‌خرند.

    عددها چه می‌گویند

    سه وزارتخانه سه دفتر جداگانه دارند و هیچ‌کس نمی‌داند کدام به شمار واقعی چاه‌ها
    نزدیک‌تر است.

    ۱) دفتری مشترک برای همهٔ چاه‌ها.
    ۲) قیمتی که با شوری آب بالا برود.

    مطالب مرتبط

    باران بی‌رود (/fa/briefs/rain)
"""


def read(text, **options):
    return PlainReader().read(dedent(text).encode(), **options)


def blocks(page):
    return [(block.kind, block.span.of(page.text)) for block in page.blocks]


def content(page):
    return [(kind.value, text) for kind, text in blocks(page) if kind.is_content]


def of(page, kind):
    return [text for found, text in blocks(page) if found is kind]


def test_text_from_a_pdf_comes_out_whole():
    assert content(read(ENGLISH)) == [
        ("title", "Salt in the Wells: Groundwater on the Gulf Coast"),
        (
            "paragraph",
            ("Wells along the coast are turning saline, and the cheapest answer is to measure before anybody drills."),
        ),
        (
            "paragraph",
            (
                "The first sign is the taste. Farmers near the shore noticed it in the summer of 2019, when the tea"
                " was suddenly bitter, as a survey of 400 households has shown, and they began to buy water from"
                " trucks. It was never cheap."
            ),
        ),
        ("heading", "What the Numbers Say"),
        (
            "paragraph",
            (
                "Three ministries keep three different books. The ministry of energy counts the pumps that it has"
                " licensed, while the ministry of agriculture counts the wells that it can see from the air."
                " Neither counts the rest, which may be half of them."
            ),
        ),
        ("paragraph", "Two steps would help:"),
        (
            "list-item",
            "A common register, open to all three ministries and to the people who live beside the wells.",
        ),
        ("list-item", "A price for water that rises with the salt in it."),
    ]


def test_what_is_not_text_is_kept_with_its_kind():
    page = read(ENGLISH)

    assert of(page, Kind.BYLINE) == ["by Lina Farouk and Omid Rastegar"]
    assert of(page, Kind.DATE_LINE) == ["Mar 4, 2024"]
    assert of(page, Kind.PULL_QUOTE) == ["“Neither counts the rest, which may be half of them.”"]
    assert of(page, Kind.CAPTION) == ["Photo: A pump near Bushehr."]
    assert {
        ICONS,
        "ABOUT THE AUTHORS",
        "Omid Rastegar is a hydrologist. He teaches in Bushehr.",
        "Policy Watch",
        "4",
        "COAST INSTITUTE | Salt in the Wells",
        "RECOMMENDED",
        "TOPICS",
        "Water",
        "© 2024 Coast Institute",
    } <= set(of(page, Kind.FURNITURE))


def test_the_head_becomes_metadata():
    found = read(ENGLISH).metadata

    assert found.title == "Salt in the Wells: Groundwater on the Gulf Coast"
    assert found.authors == ("Lina Farouk", "Omid Rastegar")
    assert found.date == "2024-03-04"
    assert found.alternates == {"ar": "/ar/briefs/salt", "fa": "/fa/briefs/salt"}
    assert ("never cheap", "https://coast.example.org/prices") in found.addresses
    assert "https://coast.example.org/surveys/2019/tea-and-salt" in dict(map(reversed, found.addresses))


@pytest.mark.parametrize(
    ("text", "author", "alternates", "kinds"),
    [
        (ARABIC, "لينا فاروق", {"en", "fa"}, "title paragraph heading paragraph list-item list-item"),
        (FARSI, "لینا فاروق", {"en", "ar"}, "title paragraph heading paragraph list-item list-item"),
    ],
    ids=["ar", "fa"],
)
def test_arabic_and_farsi_come_out_whole_too(text, author, alternates, kinds):
    page = read(text)

    assert [kind for kind, _ in content(page)] == kinds.split()
    assert page.metadata.authors == (author,)
    assert page.metadata.date == "2024-03-04"
    assert set(page.metadata.alternates) == alternates
    assert "http" not in page.text


def test_a_paragraph_torn_by_a_page_break_is_mended_in_arabic():
    assert "التي تجوب القرى كل صباح." in read(ARABIC).text


def test_lines_that_are_short_on_purpose_stay_apart():
    poem = """
        The heron stands
        in the reeds,
        the river goes by
        and says nothing.
    """
    assert [text for _, text in blocks(read(poem))] == [line.strip() for line in poem.strip().split("\n")]


def test_an_address_inside_wrapped_text_keeps_its_lines():
    letter = """
        The committee met in the old customs house, since its own rooms were being repaired, and it
        asked that all letters be sent to the following address until the end of the month.

        Harbour Street 14
        Basra
        Iraq

        It also asked for patience, which is seldom given to committees of any kind in this part of
        the country.
    """
    assert [text for _, text in blocks(read(letter))][1:4] == ["Harbour Street 14", "Basra", "Iraq"]


def test_a_line_longer_than_any_wrapped_line_is_a_paragraph():
    lines = ["The dam was finished late. " * 8, "Nobody was surprised by that. " * 8]

    assert [text for _, text in blocks(read("\n".join(lines)))] == [line.strip() for line in lines]


def test_a_sentence_a_line_stays_a_block_a_line():
    lines = [
        "The river fell by three metres.",
        "Nobody measured it until the autumn.",
        "Then it rained again.",
    ]

    assert len(read("\n".join(lines)).blocks) == 3


@pytest.mark.parametrize("sign", ["•", "-", "*", "–", "▪", "\uf0b7"])
def test_bullets_make_list_items_and_go(sign):
    page = read(f"Ask for two things:\n\n{sign} a register of the wells;\n{sign} a price for the water.")

    assert of(page, Kind.LIST_ITEM) == ["a register of the wells;", "a price for the water."]


@pytest.mark.parametrize("numbers", ["1. 2.", "1) 2)", "١. ٢.", "۱) ۲)", "(1) (2)"])
def test_numbers_make_list_items_and_stay(numbers):
    first, second = numbers.split()
    page = read(f"Ask for two things:\n\n{first} a register of the wells;\n{second} a price for the water.")

    assert of(page, Kind.LIST_ITEM) == [
        f"{first} a register of the wells;",
        f"{second} a price for the water.",
    ]


@pytest.mark.parametrize(
    ("text", "left", "address"),
    [
        ("See the report (https://a.example/b_(c)) now.", "See the report now.", "https://a.example/b_(c)"),
        ("See the report (<https://a.example/b>).", "See the report.", "https://a.example/b"),
        ("See [the report](https://a.example/b), now.", "See the report, now.", "https://a.example/b"),
        ("See [the report \\(/b\\)](/b) now.", "See the report now.", "/b"),
        ("See the report (/publications/b) now.", "See the report now.", "/publications/b"),
        ("See the report (https://a.example/b-\nc/d) now.", "See the report now.", "https://a.example/b-c/d"),
        (
            "See the report (https://a.example/b/\n\n2024/c) now.",
            "See the report now.",
            "https://a.example/b/2024/c",
        ),
        ("See the report (www.example.org) now.", "See the report now.", "www.example.org"),
    ],
)
def test_addresses_leave_the_text(text, left, address):
    page = read(text)

    assert page.text == left
    assert [found for _, found in page.metadata.addresses] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Use either (and/or both) of them (see page 4).",
        "The note [7] says so (as does the [editor]).",
        "It costs (5/6 of) a dinar.",
        "See https://a.example/b for more.",
    ],
)
def test_brackets_without_an_address_stay(text):
    page = read(text)

    assert page.text == text
    assert not page.metadata.addresses


def test_emphasis_marks_go_and_lone_asterisks_stay():
    assert read("It was **never** an *easy* thing, 2 * 3 * 4 and a note*.").text == (
        "It was never an easy thing, 2 * 3 * 4 and a note*."
    )


def test_a_word_divided_by_a_soft_hyphen_is_made_whole():
    text = "The ministry has published neither the list of licensed pumps nor the inform\u00ad\nation on them."

    assert "the information on" in read(text).text


def test_a_list_of_recommendations_is_no_list_of_recommended_pages():
    page = read("Water\n\nNobody measures it.\n\nRecommendations\n\n- Measure it.\n\n- Publish the results.")

    assert [kind for kind, _ in content(page)] == ["title", "paragraph", "heading", "list-item", "list-item"]


def test_a_heading_that_could_head_a_list_of_links_stays_one_above_prose():
    page = read(
        "Rivers\n\nNobody measures them.\n\nCountries\n\nTwo countries share the river. Both have dams on it.\n\n"
        "They meet every year. They never agree on anything but the date of the next meeting."
    )

    assert ("heading", "Countries") in content(page)


def test_kept_lines_are_kept():
    text = "Title\nby Jane Roe (/experts/jane)\n\n• one\ntwo (https://a.example)\n \n\uf0c9\n"
    page = PlainReader().read(text.encode(), keep_lines=True)

    assert page.text == text
    assert blocks(page) == [
        (Kind.PARAGRAPH, "Title\nby Jane Roe (/experts/jane)"),
        (Kind.PARAGRAPH, "• one\ntwo (https://a.example)"),
        (Kind.PARAGRAPH, "\uf0c9"),
    ]


@pytest.mark.parametrize("unit", ["word ", "كلمة ", "(http://a ", "[", "**a ", "x", "[a](b/c) "])
def test_one_endless_line_takes_no_time_to_speak_of(unit):
    assert PlainReader().read((unit * (200_000 // len(unit))).encode()).blocks
