"""The real specimen of text pasted from a PDF; its sentences stay out of this project, hashes speak for it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from aligntrans.model import Kind
from aligntrans.readers.plain.reader import PlainReader

SAMPLE = Path(__file__).parents[3] / ".." / "shared" / "samples" / "brief.en.txt"

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="../shared/samples/brief.en.txt is not here")

AUTHOR = "824f41421e166e8b"
ALTERNATES = {
    "ar": "36cfcde2699e1461",
    "fa": "d017680335c15c46",
}
PARAGRAPH_WORDS = [30, 75, 67, 121, 106, 65, 57, 105, 132, 132, 82, 36]
PARAGRAPHS = "ffb34b6d77a57883"


def digest(text):
    return sha256(text.encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def page():
    return PlainReader().read(SAMPLE.read_bytes())


def texts(page, *kinds):
    return [block.span.of(page.text) for block in page.blocks if block.kind in kinds]


def test_its_head_is_read(page):
    assert page.metadata.title == texts(page, Kind.TITLE)[0]
    assert len(page.metadata.title.split()) == 6
    assert [digest(author) for author in page.metadata.authors] == [AUTHOR]
    assert page.metadata.date == "2021-04-19"
    assert {tag: digest(address) for tag, address in page.metadata.alternates.items()} == ALTERNATES
    assert len(texts(page, Kind.BYLINE)) == len(texts(page, Kind.DATE_LINE)) == 1


def test_its_body_is_a_standfirst_ten_paragraphs_and_a_closing_note(page):
    paragraphs = texts(page, Kind.PARAGRAPH)

    assert [text.split(None, 1)[0] for text in paragraphs] == [
        "Tehran",
        "“sent",
        "In",
        "Khazali",
        "The",
        "One",
        "Historically,",
        "In",
        "Instead",
        "Iraqi",
        "The",
        "Hamdi",
    ]
    assert [len(text.split()) for text in paragraphs] == PARAGRAPH_WORDS
    assert digest("\n".join(paragraphs)) == PARAGRAPHS


def test_its_headings_are_two(page):
    assert [len(text.split()) for text in texts(page, Kind.HEADING)] == [6, 3]


def test_its_addresses_leave_the_text_and_are_kept(page):
    assert "http" not in page.text
    assert "](" not in page.text
    assert "*" not in page.text
    assert sum(address.startswith("http") for _, address in page.metadata.addresses) == 13


def test_the_rest_is_furniture(page):
    content = [block.kind.is_content for block in page.blocks]
    first, last = content.index(True, 1), len(content) - content[::-1].index(True)

    assert all(content[first:last])
    assert all(block.kind is Kind.FURNITURE for block in page.blocks[last:])
