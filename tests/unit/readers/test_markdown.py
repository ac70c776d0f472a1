from __future__ import annotations

from textwrap import dedent

import pytest

from aligntrans.errors import ReadError
from aligntrans.model import Kind
from aligntrans.readers.markdown.reader import MarkdownReader

PAGE = """
    ---
    title: "Salt in the Wells: a Brief"
    authors: [Lina Farouk, {name: Omid Rastegar}]
    date: 2024-03-04
    lang: en_GB
    translations:
      ar: https://coast.example.org/ar/salt
    ---

    # Salt in the Wells {#salt}

    By [Lina Farouk](/people/lina-farouk) | 4 March 2024

    Also available in: [العربية](https://coast.example.org/ar/salt), [فارسی](/fa/salt)

    The first *sign* is the
    **taste**, says [a survey](https://coast.example.org/survey "Survey") of `400` households.[^1]\\
    It was bitter.

    ## What the numbers say

    > Nobody counts them.

    - A register
      of wells

      open to all
      1. nested
    - A ~~low~~ fair price

    | Year | Wells |
    | --- | ---: |
    | 2019 | 400 |

    ![A pump](pump.jpg)

    ```python
    print("salt")
    ```

    <!-- a comment -->
    <Divider />

    <Card title="No text">
      Read **more** here
    </Card>

    Setext too
    ----------

    [^1]: Held in May.
    [^2]: Held in June.

    **About the author.** Lina Farouk studies aquifers.

    **Related:** [Rain](/rain) · [Rivers](/rivers)

    © 2024 Coast Institute
"""


def read(text, **options):
    return MarkdownReader().read(dedent(text).lstrip("\n").encode(), **options)


def blocks(page):
    return [(block.kind.value, block.span.of(page.text)) for block in page.blocks]


def test_text_is_as_it_is_rendered():
    assert blocks(read(PAGE)) == [
        ("title", "Salt in the Wells"),
        ("byline", "By Lina Farouk | 4 March 2024"),
        ("furniture", "Also available in: العربية, فارسی"),
        ("paragraph", "The first sign is the taste, says a survey of 400 households.[1]\nIt was bitter."),
        ("heading", "What the numbers say"),
        ("quote", "Nobody counts them."),
        ("list-item", "A register of wells"),
        ("list-item", "open to all"),
        ("list-item", "nested"),
        ("list-item", "A low fair price"),
        ("table-cell", "Year"),
        ("table-cell", "Wells"),
        ("table-cell", "2019"),
        ("table-cell", "400"),
        ("caption", "A pump"),
        ("code", 'print("salt")'),
        ("paragraph", "Read more here"),
        ("heading", "Setext too"),
        ("paragraph", "Held in May."),
        ("paragraph", "Held in June."),
        ("furniture", "About the author. Lina Farouk studies aquifers."),
        ("furniture", "Related: Rain · Rivers"),
        ("furniture", "© 2024 Coast Institute"),
    ]


def test_front_matter_becomes_metadata():
    page = read(PAGE)

    assert page.language == "en-GB"
    assert page.metadata.title == "Salt in the Wells: a Brief"
    assert page.metadata.authors == ("Lina Farouk", "Omid Rastegar")
    assert page.metadata.date == "2024-03-04"
    assert page.metadata.alternates == {"ar": "https://coast.example.org/ar/salt", "fa": "/fa/salt"}
    assert ("a survey", "https://coast.example.org/survey") in page.metadata.addresses


def test_without_front_matter_the_page_speaks():
    found = read("# آب\n\nنوشتهٔ [مینا راد](/fa/people/mina) | ۱۴ اسفند ۱۴۰۲\n\nآب کم است.\n").metadata

    assert (found.title, found.authors, found.date) == ("آب", ("مینا راد",), "2024-03-04")


@pytest.mark.parametrize(
    "head",
    [
        "title: Wells: salt and all",
        "title: 'never closed",
        "a: &a [x, x]\nb: [*a, *a]\ntitle: Wells",
        "date: 2024-99-99\ntitle: Wells",
        "title: Wells\nx: " + "[" * 5000,
        "title: !!python/object/apply:os.system [ls]",
    ],
)
def test_hostile_front_matter_does_no_harm(head):
    page = read(f"---\n{head}\n---\n\nWater is scarce.\n")

    assert blocks(page) == [("paragraph", "Water is scarce.")]


def test_a_rule_at_the_start_is_no_front_matter():
    assert blocks(read("---\n\nWater is scarce.\n\n---\n")) == [("paragraph", "Water is scarce.")]


def test_line_ends_stay_only_when_they_are_asked_for():
    assert read("one\ntwo\n").text == "one two"
    assert read("one\ntwo\n", keep_lines=True).text == "one\ntwo"


def test_emphasis_that_arabic_punctuation_breaks_goes_too():
    assert read("قال **«نعم»**ثم مضى.").text == "قال «نعم»ثم مضى."


def test_stars_in_code_stay():
    assert read("`a ** b ** c` and `*x*`").text == "a ** b ** c and *x*"


def test_html_in_markdown_keeps_its_text():
    assert blocks(read("<div>\n<h2>Wells</h2>\n<ul><li>one &amp; two</li></ul>\n</div>\n")) == [
        ("heading", "Wells"),
        ("list-item", "one & two"),
    ]


def test_links_of_jsx_are_kept():
    page = read('<ButtonLink href="/wells">\n  See the wells\n</ButtonLink>\n')

    assert page.text == "See the wells"
    assert page.metadata.addresses == (("See the wells", "/wells"),)


def test_scripts_go():
    assert blocks(read("<script>\nalert(1)\n</script>\n\nWater.\n")) == [("paragraph", "Water.")]


def test_a_section_of_further_reading_is_text():
    kinds = [kind for kind, _ in blocks(read("# A\n\nText.\n\n## Further reading\n\n- [One](/1)\n- [Two](/2)\n"))]

    assert kinds == ["title", "paragraph", "heading", "list-item", "list-item"]


@pytest.mark.parametrize("text", [">" * 5000 + " deep", "[" * 30_000])
def test_what_would_take_for_ever_or_lose_text_is_refused(text):
    with pytest.raises(ReadError, match="more than"):
        read(text)


def test_only_the_first_top_heading_is_the_title():
    page = read("# One\n\n# Two\n")

    assert [block.kind for block in page.blocks] == [Kind.TITLE, Kind.HEADING]
