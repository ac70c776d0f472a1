"""The page to read side by side, as markup; how it looks and works is tested in a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from lxml import html

from aligntrans.exporters.html import HtmlExporter
from aligntrans.model import Link, Span
from aligntrans.protocols import Choice
from support.briefs import brief, pair
from support.exports import exported


def page(bitext, **options):
    return html.document_fromstring(exported(HtmlExporter(**options), bitext).data.decode())


def test_every_text_has_its_language_and_direction():
    cells = page(brief()).xpath("//td[@class='text']")

    assert {(cell.get("lang"), cell.get("dir")) for cell in cells} == {("en", "ltr"), ("ar", "rtl"), ("fa", "rtl")}
    assert [unit.variants[0].text for unit in brief().units()] == [
        cell.text_content() for cell in cells if cell.get("lang") == "en"
    ]


def test_hostile_text_stays_text():
    text = "</td><script>alert(1)</script>&amp;\"'<!--\u202e]]>"
    tree = page(pair(text, "واحد."))

    assert tree.xpath("//td[@lang='en']")[0].text_content() == text
    assert len(tree.xpath("//script")) == 1


def test_a_missing_text_and_a_doubtful_unit_can_be_seen():
    rows = page(brief(), choice=Choice(include_null=True)).xpath("//tbody/tr")

    assert [row.get("data-band") for row in rows] == ["doubtful", "likely"]
    assert len(rows[1].xpath("td[@class='missing']")) == 1


def test_places_that_links_tie_together_have_one_number():
    alignment = pair("It is 5 km to Basra.", "البصرة على بعد ٥ كم.")
    links = (
        Link("number", ("en", "ar"), (Span(6, 7), Span(15, 16))),
        Link("name", ("en", "ar"), (Span(14, 19), Span(0, 6))),
    )
    alignment = replace(alignment, beads=(replace(alignment.beads[0], links=links),))
    marks = [(mark.text, mark.get("data-link")) for mark in page(alignment).xpath("//mark")]

    assert marks == [("5", "0"), ("Basra", "1"), ("البصرة", "1"), ("٥", "0")]


def test_nothing_is_fetched():
    data = exported(HtmlExporter(), brief()).data.decode()

    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|url\(|@import""", data)
    assert "default-src 'none'" in unescape(data)
