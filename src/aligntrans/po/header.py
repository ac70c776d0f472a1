"""What the header of a PO file says: its fields, and its languages as BCP 47 tags. Plural rules are not read."""

from __future__ import annotations

import codecs
import re
from functools import cache

from aligntrans.errors import ReadError
from aligntrans.languages.general import normal

GENERATOR, SIGNATURE, LANGUAGE, SOURCE = "X-Generator", "X-Signature", "Language", "X-Source-Language"
OURS = "aligntrans "
"""Begins the generator of files that we wrote."""

HEAD = 65_536
"""Bytes in which the header says its encoding."""
UTF_8 = "utf-8"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(rb"Content-Type:[^\"\n]*?charset=([^\s\"\\;]+)", re.IGNORECASE)
_HEADER = re.compile(rb"^[ \t]*msgid[ \t]*\"\"\s*^[ \t]*msgstr", re.MULTILINE)
_ENTRY = re.compile(rb"^[ \t]*(?:msg(?:id|ctxt)\b|#)", re.MULTILINE)
_UNSAID = frozenset({"CHARSET", "ASCII", "US-ASCII"})
"""Of templates, which name no encoding; UTF-8 holds all of ASCII."""
_PROBE = b'msgid "\\n"\n'

_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva", "hebrew": "Hebr"}
"""Modifiers of locales in words."""


def charset_of(head: bytes) -> str:
    """Return the encoding of a PO file that begins with *head*, as Python calls it: UTF-8 unless its header says other.

    Raises:
        ReadError: it is none that PO files can be in.
    """
    if head.startswith(_UTF_16):
        raise ReadError("is in UTF-16, which gettext does not read; save it as UTF-8.")
    if head.startswith(codecs.BOM_UTF8):
        return UTF_8
    header = _HEADER.search(head)
    following = _ENTRY.search(head, header.end()) if header else None
    found = _CHARSET.search(head, header.end(), following.start() if following else len(head)) if header else None
    name = found[1].decode("ascii", "replace") if found else ""
    if not name or name.upper() in _UNSAID:
        return UTF_8
    try:
        if _PROBE.decode(name) == _PROBE.decode("ascii"):
            return codecs.lookup(name).name
    except (LookupError, ValueError):
        pass
    raise ReadError(f"is in the encoding {name!r}, which is not read; convert it: msgconv -t UTF-8.")


def fields(text: str) -> dict[str, str]:
    """Return the fields of a header by name; of two of one name the first."""
    found: dict[str, str] = {}
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip(), value.strip())
    return found


@cache
def tag_of(locale: str) -> str:
    """Return the BCP 47 tag of a locale, ``sr-Latn-RS`` for ``sr_RS@latin``; empty when it is none."""
    base, _, modifier = locale.strip().partition("@")
    tag = normal(base)
    if not tag or base == "LANGUAGE":
        return ""
    language, *rest = tag.split("-")
    for part in modifier.lower().split("-"):
        script = _SCRIPTS.get(part) or (part if len(part) == 4 and part.isalpha() and part != "euro" else "")
        if script:
            rest.insert(0, script)
        elif 5 <= len(part) <= 8 and part.isalnum():
            rest.append(part)
    return normal("-".join((language, *rest)))
