"""XLIFF 1.1, 1.2, 2.0, 2.1 and 2.2 to units; the first element says which it is. What is in them stands beside this."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from lxml import etree

from aligntrans.errors import ReadError
from aligntrans.memories import xliff2, xliff12, xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from aligntrans.model import TranslationUnit

_FAMILY = "urn:oasis:names:tc:xliff:document:"


class XliffReader:
    """Reads XLIFF 1.1 to 2.2, of Trados and memoQ too, with inline codes, notes and states."""

    extensions: ClassVar[tuple[str, ...]] = (".xlf", ".xliff", ".xliff12", ".sdlxliff", ".mqxliff", ".mxliff")

    def __init__(self, *, languages: Sequence[str] = ()) -> None:
        """Take what other readers take.

        Args:
            languages: of source and target, where the file gives none.
        """
        self._given = languages
        self.source, self.signature = "", ""
        self.left_out = Counter[str]()

    def units(self, file: BinaryIO) -> Iterator[TranslationUnit]:
        """Yield the units of *file*: one a segment where units are cut into segments.

        Raises:
            ReadError: it is no XLIFF of these versions, is broken, makes use of entities of its own, or does not say
                its languages.
        """
        name = xml.root_name(file)
        if name != "xliff":
            raise ReadError(f"is no XLIFF file: its first element is {name[:60]!r}; give an XLIFF file.")
        self.left_out = Counter()
        self.source, self.signature = "", ""
        reader = self._reader(_root(file))
        file.seek(0)
        for element in xml.elements(file, reader.names):
            yield from reader.units(element)
            self.source, self.signature = reader.source, reader.signature

    def _reader(self, root: etree._Element) -> xliff12.Xliff12 | xliff2.Xliff2:
        space = etree.QName(root).namespace or ""
        version = str(root.get("version") or "")
        if space in xliff2.SPACES:
            return xliff2.Xliff2(self._given, self.left_out, dict(_plain(root)), space)
        if space in xliff12.SPACES or (not space and version == "1.2"):
            return xliff12.Xliff12(self._given, self.left_out, space)
        told = space.removeprefix(_FAMILY) if space.startswith(_FAMILY) else version
        what = f"version {told[:20]!a}" if not space or space.startswith(_FAMILY) else f"name space {space[:60]!a}"
        raise ReadError(f"is XLIFF of a kind that is not read ({what}); export it as XLIFF 1.2, 2.0, 2.1 or 2.2.")


def _plain(element: etree._Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        yield str(name), str(value)


def _root(file: BinaryIO) -> etree._Element:
    """Return the first element of *file*, with nothing in it."""
    file.seek(0)
    try:
        for _, element in etree.iterparse(file, events=("start",), resolve_entities=False, no_network=True):
            root: etree._Element = element
            return root
    except etree.XMLSyntaxError as error:
        raise ReadError(xml.broken(error.msg or "it ends too early", error.lineno or 0)) from None
    raise ReadError(xml.broken("it ends too early", 0))
