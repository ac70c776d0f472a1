"""The page to read side by side in a browser: which way texts run, what filters hide, what hovering shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntrans.exporters.html import HtmlExporter
from aligntrans.model import Link, Span
from aligntrans.protocols import Choice
from support.briefs import brief
from support.browser import browser  # noqa: F401 - a fixture
from support.exports import exported


@pytest.fixture
def page(browser, tmp_path):  # noqa: F811 - the fixture above
    """The page of a brief of two units, opened from a file without a network; a complaint of the page is a fault."""
    alignment = brief()
    place = tuple(Span(0, 3) for _ in range(2))
    beads = (replace(alignment.beads[0], links=(Link("name", ("en", "ar"), place),)), *alignment.beads[1:])
    path = tmp_path / "brief.html"
    path.write_bytes(exported(HtmlExporter(choice=Choice(include_null=True)), replace(alignment, beads=beads)).data)
    context = browser.new_context(offline=True)
    found = context.new_page()
    said = []
    found.on("console", lambda message: said.append(message.text))
    found.on("pageerror", lambda error: said.append(str(error)))
    found.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    found.goto(path.as_uri())
    yield found
    context.close()
    assert said == []


def shown(page):
    return page.locator("tbody tr:visible").count()


def test_arabic_and_farsi_begin_at_the_right_and_english_at_the_left(page):
    begins = """(cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        const box = cell.getBoundingClientRect(), all = [...range.getClientRects()];
        const last = Math.max(...all.map((rect) => rect.top));
        const line = all.filter((rect) => rect.top > last - 9);
        const left = Math.min(...line.map((rect) => rect.left)), right = Math.max(...line.map((rect) => rect.right));
        return [left - box.left, box.right - right];
    }"""
    for language, at_left in (("en", True), ("ar", False), ("fa", False)):
        left, right = page.locator(f"td.text[lang={language}]").first.evaluate(begins)
        assert (left < right) is at_left, language


def test_searching_hides_what_does_not_match(page):
    assert shown(page) == 2
    page.get_by_label("Search").fill("monday")
    assert shown(page) == 1
    assert page.get_by_role("status").inner_text() == "1 of 2"
    page.get_by_label("Search").fill("nowhere to be found")
    assert shown(page) == 0


def test_bands_that_are_there_can_be_hidden_and_others_are_not_offered(page):
    boxes = page.locator("input[name=band]:visible")

    assert boxes.evaluate_all("(all) => all.map((one) => one.value)") == ["likely", "doubtful"]
    page.get_by_label("0.9 or more").uncheck()
    assert shown(page) == 1


def test_hovering_a_name_lights_it_in_every_language(page):
    page.locator("td[lang=ar] mark").first.hover()

    assert page.locator("mark.lit").count() == 2
    assert page.locator("td[lang=en] mark.lit").count() == 1


def test_a_narrow_window_needs_no_scrolling_to_the_side(page):
    page.set_viewport_size({"width": 360, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
