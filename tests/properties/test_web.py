"""Any text is an address in ASCII or refused; what an address says of a page is asked without trouble."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aligntrans.errors import ReadError
from aligntrans.model import Block, Kind, Metadata, Page, Span
from aligntrans.web import addresses
from support.strategies import FAST

PARTS = st.sampled_from(
    (
        "https://",
        "http://",
        "example.org",
        ":80",
        "/ar/",
        "آب",
        "%D8",
        "?lang=fa",
        "&",
        "#",
        "@",
        "[",
        "]",
        "..",
        " ",
        "\n",
    )
)
ADDRESSES = st.lists(PARTS | st.text(max_size=5), max_size=8).map("".join) | st.text(max_size=30).map(
    "https://{}".format
)


@FAST
@given(ADDRESSES)
def test_an_address_is_sent_in_ascii_or_refused(address):
    try:
        sent = addresses.whole(address)
    except ReadError as refusal:
        assert "\n" not in str(refusal)
        return
    assert sent.isascii()
    assert addresses.is_address(sent)
    assert not any(character.isspace() or not character.isprintable() for character in sent)
    assert addresses.whole(sent) == sent


@FAST
@given(ADDRESSES)
def test_what_an_address_says_is_told_of_any_text(address):
    assert addresses.short_name(address) or not address
    assert all(part.isascii() and 2 <= len(part) <= 11 for part in addresses.language_parts(address))


@FAST
@given(ADDRESSES, ADDRESSES)
def test_any_links_of_a_page_are_located(url, link):
    page = Page(
        "Water",
        (Block(Kind.PARAGRAPH, Span(0, 5)),),
        Metadata(url=link, alternates={"ar": link}, addresses=[("W", link)]),
    )

    assert addresses.located(page, url).text == page.text
