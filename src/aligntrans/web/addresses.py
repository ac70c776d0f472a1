"""Web addresses: which name is one, what it says of a page, how it is sent. Nothing here opens a connection."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from aligntrans.model import Page

ADDRESS = re.compile(r"\s*https?://", re.IGNORECASE)
KEPT = "%:@!$&'()*+,;=~"
SAVE_IT = "save it from a browser and name the file"
LANGUAGE_KEYS = frozenset({"lang", "language", "locale", "lng", "hl"})
LANGUAGE_PART = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_][A-Za-z]{2})?")
TAG_AT_END = re.compile(r"[-_.]([A-Za-z]{2,3})$")
PAGE_ENDING = re.compile(r"\.[A-Za-z0-9]{3,5}$")


def is_address(name: str) -> bool:
    """Tell whether *name* is a web address rather than a file's."""
    return ADDRESS.match(name) is not None


def located(page: Page, url: str) -> Page:
    """Return *page* with *url* as its address, if it names none, and with the addresses in it made whole."""
    own = page.metadata
    return replace(
        page,
        metadata=replace(
            own,
            url=_joined(url, own.url) if own.url else url,
            alternates={tag: _joined(url, address) for tag, address in own.alternates.items()},
            addresses=tuple((words, _joined(url, address)) for words, address in own.addresses),
        ),
    )


def short_name(address: str) -> str:
    """Return the last part of an address's path, its host where it has none."""
    parts = _split(address)
    return unquote(PurePosixPath(parts.path).name) or parts.hostname or address


def language_parts(address: str) -> Iterator[str]:
    """Yield the parts of an address that may name a language, the most telling first.

    ``?lang=fa``, ``/brief.ar.html``, ``/brief_ar``, ``/ar/brief``, ``ar.example.org``. A part that looks like a tag
    need not be one.
    """
    parts = _split(address)
    path = PurePosixPath(unquote(parts.path))
    stem = PAGE_ENDING.sub("", path.name)
    found = [value for key, value in parse_qsl(parts.query) if key.lower() in LANGUAGE_KEYS]
    found += TAG_AT_END.findall(stem)
    found += path.parts
    found += (parts.hostname or "").split(".")[:-1][:1]
    yield from (part for part in found if LANGUAGE_PART.fullmatch(part))


def whole(address: str) -> str:
    """Return *address* as it is sent: in ASCII, without fragment.

    Raises:
        ReadError: it is none that is fetched.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ReadError(f"is no web address ({error}); check it") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise ReadError(f"{address[:80]!r} is neither http nor https; name a file, or {SAVE_IT}")
    if parts.username is not None or parts.password is not None:
        raise ReadError(f"holds a user name or password, which would end up in what is written; {SAVE_IT}")
    try:
        sent = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        sent = ""
    if not sent or re.search(r"[\s\x00-\x20]", sent):
        raise ReadError("is no web address: it names no host; write it as https://example.org/page")
    place = f"{sent}:{port}" if port is not None else sent
    path, query = quote(parts.path or "/", safe=f"/{KEPT}"), quote(parts.query, safe=f"/?{KEPT}")
    return urlunsplit((parts.scheme.lower(), place, path, query, ""))


def redirected(url: str, location: str) -> str:
    """Return where *location*, of an answer from *url*, leads to; raise `ReadError` where that is not followed."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")  # what servers send, and how it was read
    if not location:
        raise ReadError("leads to another address without naming it; check the address")
    after = _joined(url, location)
    shown = repr(after[:80])
    if not is_address(after):
        raise ReadError(f"leads to {shown}, which is neither http nor https; {SAVE_IT}")
    if url.startswith("https:") and not after.lower().startswith("https:"):
        raise ReadError(f"leads from https to {shown}, which anyone on the way could change; name that if you trust it")
    return whole(after)


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address.strip())
    except ValueError:  # none that is fetched: whoever fetches it says so
        return urlsplit("")


def _joined(url: str, address: str) -> str:
    try:
        return urljoin(url, address)
    except ValueError:  # a link that is broken stays as it is
        return address
