"""What is fetched from a server on this machine, and what is refused. Nothing else is asked."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import suppress
from http.client import BadStatusLine
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.error import URLError

import pytest

from aligntrans import __version__
from aligntrans.errors import ReadError
from aligntrans.web import refusals
from aligntrans.web.fetching import fetch

PAGE = "<p>آب کمیاب است.</p>".encode()
HTML = {"Content-Type": "text/html; charset=UTF-8"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PATIENCE = 5
"""Seconds in which everything here is done, limits being far less."""
OPENSSL = shutil.which("openssl")
seen = []
stopped = Event()


def forever(handler, *pieces, pause=0.0):
    """Write until the other side has enough of it."""
    with suppress(OSError):
        while not stopped.is_set():
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                stopped.wait(pause)


PACKED = HTML | {"Content-Encoding": "gzip"}
ATTACHED = {"Content-Type": "application/octet-stream", "Content-Disposition": 'attachment; filename="a.docx"'}
ANSWERS = {
    "page": {},
    "http:": {},  # what a proxy is asked
    "untyped": {"headers": {}},
    "attached": {"headers": ATTACHED},
    "gzip": {"body": gzip.compress(PAGE) * 2, "headers": PACKED},
    "cut-gzip": {"body": gzip.compress(PAGE)[:-9], "headers": PACKED},
    "no-gzip": {"headers": PACKED},
    "bomb": {"body": gzip.compress(bytes(30_000_000)), "headers": PACKED},
    "brotli": {"headers": HTML | {"Content-Encoding": "br"}},
    "cut": {"length": len(PAGE) + 10},
    "long": {"length": 10**12},
    "loop": {"headers": {"Location": "/loop"}, "status": 302},
    "to-nowhere": {"headers": {}, "status": 302},
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def give(self, body=PAGE, headers=HTML, status=200, length=None):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)
        self.close_connection = True

    def begin_chunks(self, **headers):
        self.send_response(200)
        for name, value in (HTML | {"Transfer-Encoding": "chunked"} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True

    def do_GET(self):
        seen.append((self.path, dict(self.headers)))
        kind, _, rest = self.path.removeprefix("/").partition("/")
        match kind:
            case _ if kind in ANSWERS:
                self.give(**ANSWERS[kind])
            case "status":
                self.give(status=int(rest))
            case "typed":
                self.give(headers={"Content-Type": rest.partition("//")[0]})
            case "silent":
                stopped.wait(PATIENCE)
            case "endless":
                self.begin_chunks()
                forever(self, b"8000\r\n", bytes(0x8000), b"\r\n")
            case "dripping":
                self.begin_chunks()
                forever(self, b"1\r\n", b"a", b"\r\n", pause=0.05)
            case "dripping-head":
                forever(self, b"H", pause=0.05)
            case "nonsense":
                self.wfile.write(b"220 ready\r\n\r\n")
                self.close_connection = True
            case "hops":
                left = int(rest)
                self.give(b"", {"Location": f"../hops/{left - 1}" if left else "/page/%D8%A2"}, 301)
            case "to":
                self.give(b"", {"Location": rest.replace("%0A", "\n")}, 302)
            case "to-arabic":
                self.send_response(308)
                self.wfile.write(
                    self._headers_buffer.pop(0) + "Location: /page/آب\r\nContent-Length: 0\r\n\r\n".encode()
                )
                self._headers_buffer.clear()
                self.close_connection = True
            case "cookie":
                if "Cookie" in self.headers:
                    self.give()
                else:
                    self.give(b"", {"Location": self.path, "Set-Cookie": "seen=1"}, 302)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_):
        """Say nothing of those that hang up."""


@pytest.fixture(scope="module")
def server():
    """The beginning of all addresses of a server."""
    with Server(("127.0.0.1", 0), Handler) as held:
        thread = Thread(target=held.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{held.server_port}"
        stopped.set()
        held.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def without_proxies(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    seen.clear()


def refused(url, message, **limits):
    began = time.monotonic()
    with pytest.raises(ReadError, match=message) as refusal:
        fetch(url, **limits)
    assert "\n" not in str(refusal.value)
    assert time.monotonic() - began < PATIENCE


def test_a_page_comes_with_its_type_its_character_set_and_its_address(server):
    found = fetch(f"{server}/page/a?b=1#part")

    assert (found.data, found.ending, found.charset) == (PAGE, ".html", "utf-8")
    assert found.url == f"{server}/page/a?b=1"


def test_the_program_says_who_it_is(server):
    fetch(f"{server}/page")

    assert [(path, headers["User-Agent"]) for path, headers in seen] == [("/page", f"aligntrans/{__version__}")]


@pytest.mark.parametrize(
    ("path", "ending"),
    [
        ("typed/application/xhtml+xml", ".xhtml"),
        ("typed/application/pdf//a.html", ".pdf"),
        (f"typed/{DOCX}", ".docx"),
        ("typed/text/plain//a", ".txt"),
        ("typed/text/plain;charset=utf-8//brief.ar.md", ".md"),
        ("typed/text/markdown", ".md"),
        ("typed/text/vtt", ".vtt"),
        ("typed/application/octet-stream//brief.SRT", ".srt"),
        ("attached/download", ".docx"),
        ("untyped/a.html", ".html"),
    ],
)
def test_the_type_picks_the_reader_and_the_name_where_it_says_nothing(server, path, ending):
    assert fetch(f"{server}/{path}").ending == ending


def test_no_character_set_is_told_of_files_that_are_no_text(server):
    assert fetch(f"{server}/typed/application/pdf;charset=latin-1").charset == ""


@pytest.mark.parametrize(
    "path", ["typed/image/png", "typed/application/octet-stream//a.exe", "untyped/a", "typed/video/mp4//a.html"]
)
def test_other_types_are_refused(server, path):
    refused(f"{server}/{path}", "no text that can be read: its type is")


def test_what_is_packed_is_unpacked(server):
    assert fetch(f"{server}/gzip").data == PAGE * 2


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("cut-gzip", "in the middle"),
        ("no-gzip", "cannot be unpacked"),
        ("brotli", "packed as 'br'"),
        ("cut", "ended after 30 of 40 bytes"),
    ],
)
def test_bodies_that_are_not_whole_are_refused(server, path, message):
    refused(f"{server}/{path}", message)


@pytest.mark.parametrize("path", ["bomb", "long", "endless"])
def test_what_is_too_large_is_refused_while_it_comes(server, path):
    refused(f"{server}/{path}", "larger than 1 MB", largest=2**20)


@pytest.mark.parametrize("path", ["dripping", "dripping-head", "silent"])
def test_what_comes_too_slowly_is_given_up(server, path):
    refused(f"{server}/{path}", "takes too long", seconds=0.4)


def test_redirects_are_followed_to_the_address_where_the_page_is(server):
    assert fetch(f"{server}/hops/9").url == f"{server}/page/%D8%A2"
    assert fetch(f"{server}/to-arabic").url == f"{server}/page/%D8%A2%D8%A8"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("loop", "more than 10 times"),
        ("hops/10", "more than 10 times"),
        ("to/file:///etc/passwd", "leads to 'file:///etc/passwd', which is neither"),
        ("to/ftp://example.org/a", "neither http nor https"),
        ("to/data:text/html,a", "neither http nor https"),
        ("to/http://me:secret@127.0.0.1/", "user name or password"),
        ("to-nowhere", "without naming it"),
    ],
)
def test_other_redirects_are_refused(server, path, message):
    refused(f"{server}/{path}", message)


def test_a_cookie_lasts_for_one_address(server):
    assert fetch(f"{server}/cookie").data == PAGE
    assert fetch(f"{server}/cookie").data == PAGE
    assert ["Cookie" in headers for _, headers in seen] == [False, True] * 2


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "is not there"),
        (410, "is not there"),
        (403, "not given to us"),
        (429, "later"),
        (503, "later"),
        (204, "instead of a page"),
    ],
)
def test_what_the_server_says_is_told(server, status, message):
    refused(f"{server}/status/{status}", message)
    refused(f"{server}/status/{status}", f"status {status}")


def test_the_proxy_of_the_environment_is_asked(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server)

    assert fetch("http://brief.invalid/en").data == PAGE
    assert seen[0][0] == "http://brief.invalid/en"


def test_a_server_that_speaks_no_tls_is_refused(server):
    refused(f"{server.replace('http:', 'https:')}/page", "no secure connection")


@pytest.fixture(scope="module")
def certified(tmp_path_factory):
    """A certificate for this machine that nobody has signed, with its key."""
    made = tmp_path_factory.mktemp("tls") / "own.pem"
    asked = [
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=127.0.0.1",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
    ]
    command = [OPENSSL, "req", *asked, "-days", "2", "-keyout", str(made), "-out", str(made.with_suffix(".crt"))]
    subprocess.run(command, check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + made.with_suffix(".crt").read_bytes())
    return made


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")
def test_a_certificate_is_trusted_only_if_it_is_known(certified, monkeypatch):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certified)
    with Server(("127.0.0.1", 0), Handler) as held:
        held.socket = context.wrap_socket(held.socket, server_side=True)
        thread = Thread(target=held.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        url = f"https://127.0.0.1:{held.server_port}/page"
        refused(url, "certificate cannot be trusted .self")
        monkeypatch.setenv("SSL_CERT_FILE", str(certified.with_suffix(".crt")))
        assert fetch(url).data == PAGE
        refused(url.replace("/page", "/to/http://127.0.0.1/"), "from https to .*anyone on the way could change")
        held.shutdown()
        thread.join()


def test_a_server_that_speaks_no_http_is_refused(server):
    refused(f"{server}/nonsense", "does not speak HTTP")


def test_a_port_where_nobody_listens_is_refused():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        refused(f"http://127.0.0.1:{held.getsockname()[1]}/", "refuses the connection")


def test_an_address_that_is_not_asked_for_opens_no_connection(server):
    refused(f"file://{__file__}", "neither http nor https")
    refused(server.replace("//", "//me:secret@"), "user name or password")
    assert not seen


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (URLError(socket.gaierror(-2, "Name or service not known")), "host is not known"),
        (URLError(ssl.SSLCertVerificationError(1, "certificate verify failed")), "certificate cannot be trusted"),
        (TimeoutError(), "too long"),
        (BadStatusLine("220 \n ready"), "not speak HTTP"),
        (OSError(113, "No route\nto host"), r"cannot be fetched \(No route to host\)"),
        (URLError("unknown url type: socks5"), "socks5"),
    ],
)
def test_failures_are_told_in_one_line(error, message):
    told = refusals.failure(error)

    assert message.replace("\\", "") in told
    assert "\n" not in told
