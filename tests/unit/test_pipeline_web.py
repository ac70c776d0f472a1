"""Web addresses where files are named: read, told apart by language, refused with their address."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from aligntrans import pipeline
from aligntrans.errors import ReadError
from aligntrans.text.file_language import tag_in_name

ENGLISH = "<h1>Salt</h1><p>The wells along the coast have been turning saline for a decade.</p>"
ARABIC = "<h1>الملح</h1><p>تزداد ملوحة الآبار على امتداد الساحل منذ عشر سنوات.</p>"
PAGES = {
    "/en/salt": (ENGLISH.encode(), "text/html"),
    "/ar/salt": (ARABIC.encode("windows-1256"), "text/html; charset=windows-1256"),
    "/own": (f'<link rel="canonical" href="/en/salt">{ENGLISH}'.encode(), "text/html"),
    "/salt.srt": (
        b"1\n00:00:01,000 --> 00:00:02,000\nThe wells\n\n2\n00:00:02,000 --> 00:00:03,000\nare dry.\n",
        "text/plain",
    ),
    "/empty": (b"", "text/html"),
}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        data, kind = PAGES.get(self.path.partition("?")[0], (b"", ""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="module")
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def without_proxies(monkeypatch):
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_page_is_read_with_its_address_name_and_language(site):
    document = pipeline.read(f"{site}/en/salt?page=1")

    assert [segment.text for segment in document.segments] == [
        "Salt",
        "The wells along the coast have been turning saline for a decade.",
    ]
    assert (document.language, document.name, document.metadata.url) == ("en", "salt", f"{site}/en/salt?page=1")


def test_the_character_set_that_the_server_names_is_used(site):
    assert pipeline.read(f"{site}/ar/salt").text.startswith("الملح")


def test_the_address_that_a_page_names_is_its_address(site):
    assert pipeline.read(f"{site}/own", language="en").metadata.url == f"{site}/en/salt"


def test_the_name_picks_the_reader_of_plain_text(site):
    assert pipeline.read(f"{site}/salt.srt", language="en").text == "The wells are dry."


@pytest.mark.parametrize(("path", "message"), [("/nothing", "is not there"), ("/empty", "is empty")])
def test_what_is_refused_is_named(site, path, message):
    with pytest.raises(ReadError, match=message) as refusal:
        pipeline.read(f"{site}{path}", language="en")
    assert str(refusal.value).startswith(f"{site}{path}: ")


def test_two_addresses_are_aligned(site):
    alignment = pipeline.align_files([(None, f"{site}/en/salt"), (None, f"{site}/ar/salt")], encoder=None)

    assert [document.language for document in alignment.documents] == ["en", "ar"]
    assert len(alignment.beads) == 2


@pytest.mark.parametrize(
    ("address", "tag"),
    [
        ("https://example.org/ar/2021/salt", "ar"),
        ("https://example.org/salt?lang=fa_IR", "fa"),
        ("https://example.org/salt.ar.html", "ar"),
        ("https://fa.example.org/salt", "fa"),
        ("https://example.org/en-route/to/salt", None),
    ],
)
def test_an_address_names_its_language(address, tag):
    assert tag_in_name(address) == tag
