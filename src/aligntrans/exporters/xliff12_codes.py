"""Inline codes of XLIFF 1.2: which there are, and what of them has to fit together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.exporters.xliff_codes import Grammar

if TYPE_CHECKING:
    from lxml import etree

    from aligntrans.exporters.xliff_codes import Found

SPACE = "urn:oasis:names:tc:xliff:document:1.2"

_ANY = re.compile(r"(?s).*")
_SOME = re.compile(r"(?s).+")
_NATIVE = dict.fromkeys(("rid", "crc", "xid", "ts", "equiv-text"), _ANY) | {"id": _SOME, "ctype": _SOME}
_CLONE = {"clone": re.compile("yes|no")}

_PAIRS = {"bpt": "ept", "bx": "ex"}


def _mend(element: etree._Element, found: Found) -> set[etree._Element]:
    """Return codes that refer by ``rid`` to what is not there, or share it with another."""
    del found
    lost: set[etree._Element] = set()
    for start, end in _PAIRS.items():
        seen: set[str] = set()
        for one in element.iterfind(f".//{{{SPACE}}}{start}"):
            rid = one.get("rid")
            if rid is not None and rid in seen:
                lost.add(one)
            elif rid is not None:
                seen.add(rid)
        lost |= {one for one in element.iterfind(f".//{{{SPACE}}}{end}") if one.get("rid", None) not in {None, *seen}}
    return lost


GRAMMAR = Grammar(
    SPACE,
    "xliff12",
    {
        "g": {**_CLONE, **{name: _NATIVE[name] for name in ("id", "ctype", "ts", "xid", "equiv-text")}},
        "x": {**_CLONE, **{name: _NATIVE[name] for name in ("id", "ctype", "ts", "xid", "equiv-text")}},
        "bx": {**_CLONE, **{name: _NATIVE[name] for name in ("id", "rid", "ctype", "ts", "xid", "equiv-text")}},
        "ex": {name: _NATIVE[name] for name in ("id", "rid", "ts", "xid", "equiv-text")},
        "bpt": _NATIVE,
        "ept": {name: form for name, form in _NATIVE.items() if name != "ctype"},
        "it": {**_NATIVE, "pos": re.compile("open|close")},
        "ph": {
            **{name: form for name, form in _NATIVE.items() if name != "rid"},
            "assoc": re.compile("preceding|following|both"),
        },
        "mrk": {"mtype": _SOME, "ts": _ANY, "comment": _ANY},
        "sub": {"datatype": _SOME, "ctype": _SOME, "xid": _ANY},
    },
    {
        **{name: frozenset({"id"}) for name in ("g", "x", "bx", "ex", "bpt", "ept", "ph")},
        "it": frozenset({"id", "pos"}),
        "mrk": frozenset({"mtype"}),
    },
    frozenset({"g", "mrk"}),
    _mend,
)
