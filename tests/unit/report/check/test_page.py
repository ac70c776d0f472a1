"""The page of a report in a browser: texts run the right way, filters work, and nothing in a text is run."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace

import pytest

from aligntrans.report.check import writer
from support.reports import DOCUMENTS, PO, report

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
MANY = 400


def page_of(found):
    return writer("html")(found).decode()


def test_the_page_asks_for_nothing_from_elsewhere():
    text = page_of(report())

    assert not re.search(r"""(?:src|href)\s*=\s*(?!["']?#)""", re.sub(r"&lt;.*?&gt;", "", text))
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text.replace("&#x27;", "'")


def test_texts_have_language_and_direction():
    text = page_of(report())

    for tag, direction in (("en", "ltr"), ("ar", "rtl"), ("fa", "rtl")):
        assert f'<dd lang="{tag}" dir="{direction}">' in text


def test_a_language_that_is_none_runs_as_its_text_does():
    one = report().found[0]
    variants = tuple(replace(variant, language=f"<{variant.language}>") for variant in one.unit.variants)
    text = page_of(replace(report(), found=(replace(one, unit=replace(one.unit, variants=variants)),)))

    assert '<dd lang="&lt;en&gt;" dir="auto">' in text


def test_hostile_text_is_only_text():
    text = page_of(report())

    assert text.count("<script") == 1
    assert "<img" not in text
    assert "<b>" not in text
    assert "\u202e" not in text


def test_every_finding_is_there_without_a_script():
    text = re.sub(r"<script>.*</script>", "", page_of(report()), flags=re.DOTALL)

    assert text.count("<li data-check=") == len(report().found)
    assert 'class="filters" hidden' in text


@pytest.fixture(scope="module")
def browser():
    """A browser without a window, or none of these tests."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed (Debian: chromium), or named by CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a report from a file, in English, without a network; whatever the page complains of fails the test."""
    said = []

    def opened(found, **context):
        (tmp_path / "page.html").write_bytes(writer("html")(found))
        page = browser.new_context(
            locale="en-GB", offline=True, viewport={"width": 1100, "height": 900}, **context
        ).new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.append(request.url) if "page.html" not in request.url else None)
        page.goto((tmp_path / "page.html").as_uri())
        return page

    yield opened
    for context in browser.contexts:
        context.close()
    assert said == []


def shown(page):
    return [item.get_attribute("data-check") for item in page.query_selector_all("li[data-check]") if item.is_visible()]


# Where the characters of a text stand, of which each is looked for in turn.
BOXES = """([element, parts]) => {
  const nodes = [], walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const whole = nodes.map((node) => node.data).join("");
  return parts.map((part) => {
    let at = whole.indexOf(part);
    for (const node of nodes) {
      if (at < node.length) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        return [box.left, box.top];
      }
      at -= node.length;
    }
  });
}"""


def lefts(page, selector, *parts, number=0):
    """How far from the left the first letters of *parts* stand, which have to be on one line."""
    found = page.evaluate(BOXES, [page.query_selector_all(selector)[number], list(parts)])
    assert max(top for _, top in found) - min(top for _, top in found) < 12
    return [left for left, _ in found]


def test_texts_of_all_languages_run_the_right_way(opened):
    page = opened(report())
    english = lefts(page, "dd[lang=en]", "border", "published", "(in", "Monday", number=2)
    arabic = lefts(page, "dd[lang=ar]", "نشرت", "هيئة", "ثلاثة", "الاثنين", ".")
    farsi = lefts(page, "dd[lang=fa]", "صبح", "۲۱", "محلول", "۳", ".")

    assert english == sorted(english)
    assert arabic == sorted(arabic, reverse=True)
    assert farsi == sorted(farsi, reverse=True)


def test_a_quotation_in_a_message_runs_by_itself_and_leaves_the_message_alone(opened):
    page = opened(report())
    quoted = lefts(page, "li[data-check=terminology]", "هيئة المعابر", "المعابر", number=1)
    message = lefts(page, "li[data-check=terminology]", "border", "” is", "هيئة المعابر", "in the glossary", number=1)

    assert quoted[0] > quoted[1]
    assert message == sorted(message)
    figure = lefts(page, "li[data-check=numbers]", "has", "قطره", "۲۱")
    assert figure == sorted(figure)


def test_a_control_turns_nothing(opened):
    page = opened(report())
    message = lefts(page, "li[data-check=bidi-controls]", "U+202E", "in “", "<b>is", "closed</b>")

    assert message == sorted(message)


def test_findings_are_filtered_by_severity_check_and_document(opened):
    page = opened(report())
    everything = ["numbers", "spaces", "bidi-controls", "terminology", "terminology"]
    assert shown(page) == everything
    assert page.inner_text("output") == "5 of 5 findings"

    page.uncheck("[value=error]")
    assert shown(page) == ["spaces", "terminology", "terminology"]
    assert page.inner_text("output") == "3 of 5 findings"
    page.uncheck("[value=info]")
    assert shown(page) == ["terminology", "terminology"]
    page.select_option("[name=file]", DOCUMENTS)
    assert shown(page) == ["terminology"]
    assert [head.inner_text() for head in page.query_selector_all("section[data-file] h2") if head.is_visible()] == [
        DOCUMENTS
    ]
    page.click("[type=reset]")
    page.wait_for_selector("output:has-text('5 of 5')")
    assert shown(page) == everything
    page.select_option("[name=check]", "bidi-controls")
    assert shown(page) == ["bidi-controls"]
    page.select_option("[name=file]", DOCUMENTS)
    assert shown(page) == []
    assert page.is_visible("text=No finding fits the filters.")


def test_findings_are_searched_in_any_script(opened):
    page = opened(report())
    for words, found in (
        ("مراجعتها", ["terminology"]),
        ("قطره از", ["numbers", "spaces"]),
        ("CLOSED", ["bidi-controls"]),
    ):
        page.fill("[name=search]", words)
        assert shown(page) == found


def test_the_page_of_a_report_of_nothing_says_so(opened):
    page = opened(replace(report(), found=(), files=(report().files[2],), silenced={}))

    assert "Nothing found in 2 units of 1 file." in page.inner_text("header")
    assert not page.is_visible(".filters")


def test_a_page_without_script_shows_everything(opened):
    assert len(shown(opened(report(), java_script_enabled=False))) == 5


def test_printing_leaves_the_controls_out_and_the_findings_in(opened):
    page = opened(report())
    page.emulate_media(media="print")

    assert not page.is_visible(".filters")
    assert page.is_visible("article")
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize("width", [360, 1100])
def test_nothing_of_the_page_runs_out_of_the_window(opened, width):
    page = opened(report())
    page.set_viewport_size({"width": width, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_their_ground(opened, scheme):
    page = opened(report(), color_scheme=scheme)
    pairs = page.evaluate(
        """() => ['body', '.quiet', '.severity.error', '.severity.warning', '.severity.info', 'dt', 'mark', '.place']
        .map((name) => {
            const element = document.querySelector('main ' + name) || document.querySelector(name);
            let ground = element;
            while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
            return [name, getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
        })"""
    )
    for name, text, ground in pairs:
        assert contrast(text, ground) >= 4.5, (name, text, ground)


def contrast(first, second):
    """The ratio that WCAG asks to be 4.5."""
    light = []
    for colour in (first, second):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        light.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(light) + 0.05) / (min(light) + 0.05)


def test_a_long_report_is_filtered_at_once(opened):
    one = report().found[0]
    many = tuple(
        replace(one, unit=replace(one.unit, id=f"u{number}"), finding=replace(one.finding, unit=f"u{number}"))
        for number in range(MANY)
    )
    page = opened(replace(report(), found=many))
    page.fill("[name=search]", "u399")

    assert len(shown(page)) == 1


def test_a_picture_of_the_page_is_not_empty(opened, tmp_path):
    opened(report()).screenshot(path=tmp_path / "page.png", full_page=True)

    assert (tmp_path / "page.png").stat().st_size > 20_000
    assert PO in (tmp_path / "page.html").read_text("utf-8")
