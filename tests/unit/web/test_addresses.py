"""Which names are web addresses, what they say of a page, and how they are sent."""

from __future__ import annotations

import pytest

from aligntrans.errors import ReadError
from aligntrans.model import Block, Kind, Metadata, Page, Span
from aligntrans.web import addresses


@pytest.mark.parametrize("name", ["https://example.org/a", "HTTP://example.org", " https://example.org"])
def test_http_and_https_are_addresses(name):
    assert addresses.is_address(name)


@pytest.mark.parametrize("name", ["brief.html", "file:///etc/passwd", "ftp://example.org", "https:/a", "-", "C:\\a"])
def test_everything_else_is_a_file(name):
    assert not addresses.is_address(name)


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("http://example.org:8080/a b?q=آب#part", "http://example.org:8080/a%20b?q=%D8%A2%D8%A8"),
        ("https://example.org/ar/آب%20", "https://example.org/ar/%D8%A2%D8%A8%20"),
        ("https://آب.example/", "https://xn--hgbm.example/"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
    ],
)
def test_addresses_are_sent_in_ascii(address, sent):
    assert addresses.whole(address) == sent


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("file:///etc/passwd", "neither http nor https"),
        ("ftp://example.org/a", "neither http nor https"),
        ("https://user:secret@example.org/", "user name or password"),
        ("https://user@example.org/", "user name or password"),
        ("https:///page", "names no host"),
        ("https://exa mple.org/", "names no host"),
        ("https://example.org:port/", "is no web address"),
        ("https://[::1/", "is no web address"),
        (f"https://{'a' * 70}.org/", "names no host"),
    ],
)
def test_other_addresses_are_refused_without_showing_a_password(address, message):
    with pytest.raises(ReadError, match=message) as refusal:
        addresses.whole(address)
    assert "secret" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("https://example.org/ar/2021/brief", "ar"),
        ("https://example.org/news/fa-IR/brief.html", "fa-IR"),
        ("https://example.org/brief?id=3&lang=fa", "fa"),
        ("https://example.org/en/brief.ar.html", "ar"),
        ("https://example.org/brief_fa", "fa"),
        ("https://ar.example.org/brief", "ar"),
    ],
)
def test_an_address_may_name_a_language(address, part):
    assert next(addresses.language_parts(address)) == part


def test_words_that_begin_like_a_tag_name_no_language():
    assert "en-route-to-peace" not in list(
        addresses.language_parts("https://www.example.org/en-route-to-peace/archive")
    )


def test_a_short_name_is_the_last_of_the_path_or_the_host():
    assert addresses.short_name("https://example.org/ar/%D8%A2%D8%A8.html?x=1") == "آب.html"
    assert addresses.short_name("https://example.org/") == "example.org"


def test_a_page_takes_the_address_where_it_was_found():
    page = Page(
        "Water", (Block(Kind.PARAGRAPH, Span(0, 5)),), Metadata(alternates={"ar": "/ar/a"}, addresses=[("W", "b")])
    )
    found = addresses.located(page, "https://example.org/en/a")

    assert found.metadata.url == "https://example.org/en/a"
    assert found.metadata.alternates == {"ar": "https://example.org/ar/a"}
    assert found.metadata.addresses == (("W", "https://example.org/en/b"),)


def test_the_address_that_a_page_names_is_kept():
    page = Page("Water", (Block(Kind.PARAGRAPH, Span(0, 5)),), Metadata(url="/en/own"))

    assert addresses.located(page, "https://example.org/x").metadata.url == "https://example.org/en/own"
