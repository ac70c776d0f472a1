"""Pages fetched from web addresses that a user gives: the only place that opens a connection.

Limits on time, size and redirects; http and https alone. What stands in a page is no matter here.
"""

from __future__ import annotations

import ssl
import time
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import (
    HTTPCookieProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from aligntrans import __version__
from aligntrans.errors import AligntransError, ReadError
from aligntrans.web import addresses, refusals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

SECONDS = 30.0
"""For all of one address: names looked up, redirects, the body."""
SILENCE = 10.0
"""Seconds without a byte after which a server is given up."""
LARGEST = 50 * 1024 * 1024
"""Bytes of a body, as it comes and unpacked."""
MOST_REDIRECTS = 10
STEP = 64 * 1024
REDIRECTS = (301, 302, 303, 307, 308)
GZIP = b"\x1f\x8b"
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "text/vtt": ".vtt",
    "text/srt": ".srt",
    "application/x-subrip": ".srt",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
PACKED = (".pdf", ".epub", ".odt", ".docx")
ENDINGS = frozenset({*TYPES.values(), ".htm", ".markdown", ".txt", ".text"})
SAYS_NOTHING = frozenset(
    {
        "application/octet-stream",
        "binary/octet-stream",
        "application/zip",
        "application/x-zip-compressed",
        "application/xml",
        "text/xml",
        "text/plain",
        "",
    }
)
"""Types of files whose names say more; text without a name that is known is plain text."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address."""

    data: bytes
    ending: str
    """Of a file with the same content, lower case with the dot: one of `ENDINGS`."""
    charset: str
    """Character set that the server names, empty when it names none, and for files that are no text."""
    url: str
    """Where it was found, behind all redirects."""


def fetch(address: str, *, seconds: float = SECONDS, largest: int = LARGEST) -> Fetched:
    """Return what stands at a web address. Proxies are taken from the environment.

    Args:
        address: begins with ``http://`` or ``https://``.
        seconds: after which it is given up, whatever has come by then.
        largest: bytes of a body, as it comes and unpacked.

    Raises:
        ReadError: it cannot be fetched, or is no text; the message does not name the address.
    """
    done: list[Fetched | AligntransError] = []

    def run() -> None:
        try:
            done.append(_fetched(addresses.whole(address), time.monotonic() + seconds, largest))
        except AligntransError as error:
            done.append(error)
        except Exception as error:  # noqa: BLE001 # whatever a connection may raise is told in one line
            done.append(ReadError(refusals.failure(error)))

    # Looking a name up, or heads that come a byte at a time, have no time limit of their own.
    thread = Thread(target=run, name="fetch", daemon=True)
    thread.start()
    thread.join(seconds)
    if not done:
        raise ReadError(refusals.too_slow())
    if isinstance(done[0], AligntransError):
        raise done[0]
    return done[0]


def _fetched(url: str, deadline: float, largest: int) -> Fetched:
    opener = _opener()
    for _ in range(MOST_REDIRECTS + 1):
        with opener.open(Request(url), timeout=_left(deadline)) as response:  # noqa: S310 # addresses lets no other pass
            status = response.status
            if status in REDIRECTS:
                url = addresses.redirected(url, response.headers.get("Location", ""))
                continue
            if status != 200:
                raise ReadError(refusals.status(status))
            ending = _ending(url, response.headers)
            data = _body(response, deadline, largest)
            charset = "" if ending in PACKED else response.headers.get_content_charset() or ""
            return Fetched(data, ending, charset, url)
    raise ReadError(f"leads from address to address more than {MOST_REDIRECTS} times; check it in a browser")


def _opener() -> OpenerDirector:
    """Return what opens http and https and nothing else, and leaves redirects and errors to us."""
    opener = OpenerDirector()
    opener.addheaders = [
        ("User-Agent", f"aligntrans/{__version__}"),
        ("Accept", "text/html, application/xhtml+xml, text/*;q=0.9, */*;q=0.5"),
        ("Accept-Encoding", "gzip"),
    ]
    context = ssl.create_default_context()
    # Cookies last as long as this opener; some sites redirect for ever without.
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(context=context),
        HTTPCookieProcessor(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _ending(url: str, headers: Message) -> str:
    """Return the ending of a file of that type, or of that name where the type says nothing."""
    named = headers.get_content_type() if headers.get("Content-Type", "").strip() else ""
    if named in TYPES:
        return TYPES[named]
    if named in SAYS_NOTHING:
        for name in (headers.get_filename() or "", unquote(urlsplit(url).path)):
            if (ending := PurePosixPath(name).suffix.lower()) in ENDINGS:
                return ending
        if named == "text/plain":
            return ".txt"
    raise ReadError(
        f"is no text that can be read: its type is {named[:80] or 'not given'!r}; {addresses.SAVE_IT} if it is text"
    )


def _body(response: Any, deadline: float, largest: int) -> bytes:
    """Return the body of a response, unpacked."""
    packed = response.headers.get("Content-Encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise ReadError(f"comes packed as {packed[:40]!r}, which was not asked for; {addresses.SAVE_IT}")
    chunks = _chunks(response, deadline, largest)
    parts: list[bytes] = []
    size = 0
    for part in _unpacked(chunks) if packed.endswith("gzip") else chunks:
        size += len(part)
        if size > largest:
            raise ReadError(refusals.too_large(largest))
        parts.append(part)
    return b"".join(parts)


def _chunks(response: Any, deadline: float, largest: int) -> Iterator[bytes]:
    promised = response.headers.get("Content-Length", "").strip()
    expected = int(promised) if promised.isascii() and promised.isdecimal() and len(promised) < 20 else None
    if expected is not None and expected > largest:
        raise ReadError(refusals.too_large(largest))
    size = 0
    while chunk := response.read1(STEP):
        size += len(chunk)
        if size > largest:
            raise ReadError(refusals.too_large(largest))
        _left(deadline)
        yield chunk
    if expected is not None and size < expected and response.headers.get("Transfer-Encoding") is None:
        raise ReadError(f"ended after {size:,} of {expected:,} bytes; try again")


def _unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what gzip holds, in steps, so that a bomb is noticed before it is in memory."""
    decoder = zlib.decompressobj(wbits=31)
    is_begun = False
    for chunk in chunks:
        rest = chunk
        while rest:
            if decoder.eof:
                if not rest.startswith(GZIP[:1]):
                    return  # padding
                decoder = zlib.decompressobj(wbits=31)
            is_begun = True
            yield decoder.decompress(rest, STEP)
            rest = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
    if is_begun and not decoder.eof:
        raise ReadError("ended in the middle of what it packed; try again")


def _left(deadline: float) -> float:
    """Return for how many seconds the next step may be silent."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise ReadError(refusals.too_slow())
    return min(left, SILENCE)
