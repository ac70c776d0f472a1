"""XML of any length, an element at a time. Nothing is fetched, and no entity of the file's own is ever opened."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast
from xml.parsers import expat

from lxml import etree

from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_AT_ONCE = 65_536


class _RootSeenError(Exception):
    """The first element has begun, and nothing before it was wrong."""


def root_name(file: BinaryIO) -> str:
    """Return the name of the first element of *file*, without its name space, and go back to the file's start.

    What stands before the first element is the only place where entities can be defined.

    Raises:
        ReadError: it defines entities, or ends before any element.
    """
    parser = expat.ParserCreate()
    found = ""

    def refuse(*_: object) -> None:
        raise ReadError("defines entities of its own, which are not read; take them out, or export the file again.")

    def begin(name: str, _: object) -> None:
        nonlocal found
        found = name.rpartition(":")[2]
        raise _RootSeenError

    parser.EntityDeclHandler, parser.StartElementHandler = refuse, begin
    file.seek(0)
    try:
        while data := file.read(_AT_ONCE):
            parser.Parse(data)
        parser.Parse(b"", True)  # noqa: FBT003 - it takes no keyword
    except _RootSeenError:
        pass
    except ReadError:
        raise
    except expat.ExpatError as error:
        if error.code != expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]:
            raise ReadError(broken(expat.ErrorString(error.code), error.lineno)) from None
        raise ReadError("is in an encoding that is not read; save it as UTF-8 or UTF-16.") from None
    except (LookupError, ValueError):
        raise ReadError("is in an encoding that is not read; save it as UTF-8 or UTF-16.") from None
    file.seek(0)
    return found


def broken(reason: str, line: int) -> str:
    """Return what to say of XML that is none."""
    place = f" in line {line}" if line else ""
    return f"is broken XML{place} ({' '.join(reason.split()).rstrip('.')}); export it again, or mend it."


def elements(file: BinaryIO, names: Sequence[str]) -> Iterator[etree._Element]:
    """Yield every element of these *names*, of any name space, when it has ended; then it is forgotten.

    Raises:
        ReadError: the file is not well-formed.
    """
    tags = [f"{{*}}{name}" for name in names]
    events = etree.iterparse(
        file,
        events=("end",),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            yield element
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise ReadError(broken(error.msg or "it ends too early", error.lineno or 0)) from None


def _forget(element: etree._Element) -> None:
    """Take *element* and what stands before it out of the tree, so that a long file does not fill the memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (previous := element.getprevious()) is not None:
        parent.remove(previous)


def name_of(element: etree._Element) -> str:
    """Return the name without its name space; of an entity, which has none, nothing."""
    return _local(element.tag)


@cache
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line_of(element: etree._Element) -> int:
    """Return the line of the file in which *element* begins, from 1; 0 when it is not known."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Return the attributes by name."""
    return dict(cast("list[tuple[str, str]]", element.items()))
