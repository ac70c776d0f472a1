"""What went wrong with a connection, in one line that says what to do."""

from __future__ import annotations

import socket
import ssl
import zlib
from http.client import HTTPException
from urllib.error import URLError

from aligntrans.web.addresses import SAVE_IT


def too_slow() -> str:
    """Return that an address took too long."""
    return f"takes too long to come; try again, or {SAVE_IT}"


def too_large(largest: int) -> str:
    """Return that a body has more than *largest* bytes."""
    return f"is larger than {largest / 2**20:g} MB, as no page of text is; {SAVE_IT} if it is one"


def status(status: int) -> str:
    """Return what an HTTP status other than 200 means."""
    match status:
        case 404 | 410:
            return f"is not there (status {status}); check the address"
        case 401 | 402 | 403 | 407 | 451:
            return f"is not given to us (status {status}: it may want a sign-in, or refuse programs); {SAVE_IT}"
        case 429:
            return f"is not given now (status {status}: too many requests); try again later"
        case _ if status >= 500:
            return f"cannot be given by its server (status {status}); try again later"
    return f"was answered with status {status} instead of a page; {SAVE_IT}"


def failure(error: Exception) -> str:
    """Return what a failed connection means, and what to do."""
    reason = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    match reason:
        case TimeoutError():
            return too_slow()
        case socket.gaierror():
            return "its host is not known; check the address, and that you are online"
        case ssl.SSLCertVerificationError():
            return f"its certificate cannot be trusted ({getattr(reason, 'verify_message', 'not verified')}); {SAVE_IT}"
        case ssl.SSLError():
            return f"no secure connection to its host ({reason.reason or 'TLS failed'}); check the address"
        case ConnectionRefusedError():
            return "its host refuses the connection; check the address and port"
        case zlib.error():
            return "is not what it says: it cannot be unpacked as gzip; try again"
        case HTTPException():
            return f"its host does not speak HTTP properly ({_line(reason)}); try again"
    return f"cannot be fetched ({_line(reason)}); check the address, and that you are online"


def _line(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())[:100]
