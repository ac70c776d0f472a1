"""Content of an XLIFF ``source`` or ``target``: its text, and its inline codes as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import etree

from aligntrans.errors import ReadError
from aligntrans.memories import xml
from aligntrans.model import Code

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping

SUBFLOWS = "texts inside inline codes"
SEGMENT = "seg"
"""Type of the XLIFF 1.2 ``mrk`` that holds a segment, and is no code."""
DATA = {"dataRef": "data", "dataRefStart": "dataStart", "dataRefEnd": "dataEnd"}
"""XLIFF 2 keeps what a code stood for elsewhere in the unit, by reference; a code of ours has it as an attribute."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)
_TAG = re.compile("<[^<>]*>")
_NAMED = re.compile(r'\s([^\s=]+)="([^"]*)"')


class Names(dict[object, str]):
    """Names of a format's own elements by tag; of all others nothing."""

    def __init__(self, space: str) -> None:
        """Take the beginning of its own tags: the name space in braces."""
        super().__init__()
        self._space = space

    def __missing__(self, tag: object) -> str:
        """Return the name that *tag* has, and remember it."""
        name = "" if callable(tag) else str(tag)
        own = name.removeprefix(self._space) if name.startswith(self._space) else ""
        self[tag] = own = "" if "}" in own else own
        return own


class Dialect:
    """What XLIFF 1.2 and 2 call things."""

    def __init__(self, space: str, code_format: str, spanning: frozenset[str]) -> None:
        """Keep what is known.

        Args:
            space: beginning of the tags of its elements: the name space in braces.
            code_format: of its inline codes.
            spanning: elements with text inside; all others are codes with all that is in them.
        """
        self.space, self.format, self.spanning = space, code_format, spanning
        self.names = Names(space)

    def own(self, element: etree._Element) -> str:
        """Return the name of one of its elements; of any other nothing."""
        return self.names[element.tag]


def content(
    element: etree._Element | None,
    dialect: Dialect,
    left_out: Counter[str],
    data: Mapping[str, str] | None = None,
) -> tuple[str, tuple[Code, ...]]:
    """Return text and codes of *element*, of which *data* has what the codes refer to.

    Raises:
        ReadError: it holds a reference to an entity, or a character that is none.
    """
    if element is None:
        return "", ()
    if not len(element):
        return element.text or "", ()
    return _mixed(element, dialect, left_out, data or {})


def _mixed(
    root: etree._Element, dialect: Dialect, left_out: Counter[str], data: Mapping[str, str]
) -> tuple[str, tuple[Code, ...]]:
    """Return text and codes. One long function: elements may lie in each other deeper than Python would call."""
    names, spanning, kind = dialect.names, dialect.spanning, dialect.format
    codes: list[Code] = []
    text = root.text or ""
    element = root
    children: Iterator[etree._Element] = iter(root)
    opened: list[tuple[etree._Element, Iterator[etree._Element]]] = []
    while True:
        for child in children:
            name = names[child.tag]
            if name == "cp":
                text += character(child) + (child.tail or "")
            elif name and name not in spanning:
                if len(child):
                    left_out[SUBFLOWS] += _subflows(child, dialect)
                codes.append(Code(len(text), _whole(child, dialect, data), kind))
                text += child.tail or ""
            else:
                if not name and callable(child.tag):
                    raise ReadError(f"refers to an entity that it does not define ({child.text}); export it again.")
                if not _is_segment(child):
                    codes.append(Code(len(text), f"{_start(child, dialect, data)}>", kind))
                text += child.text or ""
                opened.append((element, children))
                element, children = child, iter(child)
                break
        else:
            if not opened:
                return text, tuple(codes)
            if not _is_segment(element):
                codes.append(Code(len(text), f"</{_name(element, dialect)}>", kind))
            text += element.tail or ""
            element, children = opened.pop()


def _is_segment(element: etree._Element) -> bool:
    return element.get("mtype") == SEGMENT


def _subflows(element: etree._Element, dialect: Dialect) -> int:
    return sum(1 for found in element.iter(f"{dialect.space}sub") if "".join(map(str, found.itertext())).strip())


def character(element: etree._Element) -> str:
    """Return the character that a ``cp`` stands for, be it half of one.

    Raises:
        ReadError: there is no such character.
    """
    try:
        return chr(int(element.get("hex") or "", 16))
    except (ValueError, OverflowError):
        line = xml.line_of(element)
        raise ReadError(
            f"has in line {line} a cp that is no character ({str(element.get('hex'))[:20]!a}); mend it."
        ) from None


def data_of(parts: etree._Element, left_out: Counter[str]) -> dict[str, str]:
    """Return what the codes of an XLIFF 2 unit stood for in its document, by id, from its ``originalData``."""
    found: dict[str, str] = {}
    for one in parts:
        if len(one):  # characters that XML forbids, which no attribute can hold either
            left_out["data of inline codes"] += 1
        elif name := one.get("id"):
            found[name] = one.text or ""
    return found


def qualified(element: etree._Element, name: str) -> str:
    """Return *name*, of an attribute of *element* or its own, with the prefix that the file has for its name space."""
    space, brace, local = name.rpartition("}")
    if not brace:
        return name
    if space == "{http://www.w3.org/XML/1998/namespace":
        return f"xml:{local}"
    prefix = next((prefix for prefix, known in element.nsmap.items() if prefix and known == space[1:]), "")
    return f"{prefix}:{local}" if prefix else local


def _name(element: etree._Element, dialect: Dialect) -> str:
    return dialect.own(element) or qualified(element, str(element.tag))


def _start(element: etree._Element, dialect: Dialect, data: Mapping[str, str]) -> str:
    """Return the start tag without its end, ``<g id="1"``."""
    pairs = [
        (qualified(element, name) if name[0] == "{" else name, value)
        for name, value in cast("list[tuple[str, str]]", element.items())
    ]
    if data:
        pairs += [(DATA[name], data[value]) for name, value in pairs if name in DATA and value in data]
    return f"<{_name(element, dialect)}{_written(pairs)}"


def _written(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{value.translate(_IN_ATTRIBUTE)}"' for name, value in pairs)


def _whole(element: etree._Element, dialect: Dialect, data: Mapping[str, str]) -> str:
    """Return all of a code, without declarations of name spaces."""
    if not len(element):
        start = _start(element, dialect, data)
        if not element.text:
            return f"{start}/>"
        return f"{start}>{element.text.translate(_ESCAPES)}</{_name(element, dialect)}>"
    return _TAG.sub(_undeclared, etree.tostring(element, encoding="unicode", with_tail=False))


def _undeclared(tag: re.Match[str]) -> str:
    # attribute by attribute: a value may look like a declaration
    return _NAMED.sub(lambda found: "" if found[1].partition(":")[0] == "xmlns" else found[0], tag[0])
