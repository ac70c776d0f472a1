"""Bytes of a part to an XML tree: no document types, no entities, no depths."""

from __future__ import annotations

import re

from lxml import etree

from aligntrans.errors import ReadError

MOST_TAGS = 2_000_000
"""A thousand pages with every change tracked have one million."""
ENCODING = re.compile(r"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([^\"']{0,40})")
MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
SAVE_AGAIN = "open it in a program for such files and save it again"


def parsed(data: bytes, part: str, form: str) -> etree._Element:
    """Return the root of *data*, the content of *part* of a file in the format *form*.

    Raises:
        ReadError: it is not well-formed, declares a document type, or nests too deep.
    """
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "utf-8")
    # Looked for in the bytes, so that no parser ever sees an entity; what hides from that is refused below.
    if "<!DOCTYPE".encode(encoding) in data or "<!ENTITY".encode(encoding) in data:
        raise ReadError(_declares(part, form))
    declared = ENCODING.search(data[:400].decode(encoding, "ignore"))
    if declared and declared[1].lower() not in ("utf-8", "utf-16"):
        raise ReadError(f"has the encoding {declared[1]!r} in {part[:60]!r}, and {form} is UTF-8; {SAVE_AGAIN}")
    if data.count("<".encode(encoding)) > MOST_TAGS:
        raise ReadError(f"has more than {MOST_TAGS:,} tags in {part[:60]!r}, which no text needs; part the document")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        reason = " ".join(str(error).split())
        if "depth" in reason.lower():
            raise ReadError(f"nests too deep in {part[:60]!r}; take tables and boxes out of each other") from None
        raise ReadError(f"is not a whole {form}: {part[:60]!r} cannot be read ({reason[:120]}); {SAVE_AGAIN}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(_declares(part, form))
    return root


def _declares(part: str, form: str) -> str:
    return f"declares a document type or entities in {part[:60]!r}, which {form} forbids; do not open it"
