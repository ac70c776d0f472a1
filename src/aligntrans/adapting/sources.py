"""Translation memories read from files: TMX, PO and two columns with a tab between. Units are not judged here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polib
from lxml import etree

from aligntrans.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aligntrans.adapting.memory import Texts

CODE = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline elements of TMX that hold code of the file that was translated; ``hi`` marks text up and holds it."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DEEPEST = 50
"""Elements inside a segment, one in the other: text of more is no text."""


def units_of(path: str, pair: tuple[str, str] | None = None) -> Iterator[Texts]:
    """Yield the units of the memory at *path*; its ending says what it is.

    Args:
        path: ends in ``.tmx``, ``.po`` or ``.tsv``.
        pair: languages of the two columns of a ``.tsv``, or of ``msgid`` and ``msgstr``.

    Raises:
        ReadError: there is no such file, it is broken, or its languages are not known.
    """
    ending = Path(path).suffix.lower()
    read = READERS.get(ending)
    if read is None:
        raise ReadError(f"{path}: no memory that can be read ends in {ending!r}; give one of {', '.join(READERS)}.")
    try:
        yield from read(path, pair)
    except FileNotFoundError:
        raise ReadError(f"{path}: there is no such file; check the path.") from None
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: is not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8.") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}); check the file.") from None


def tmx(path: str, _: tuple[str, str] | None = None) -> Iterator[Texts]:
    """Yield the units of a TMX file, version 1.1 to 1.4b, a unit at a time however long it is.

    Raises:
        ReadError: it is no XML, no TMX, or makes use of entities of its own.
    """
    with Path(path).open("rb") as file:
        events = etree.iterparse(
            file,
            events=("start", "end"),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )
        root = None
        try:
            for event, element in events:
                if root is None:
                    root = element
                    if _name(root) != "tmx":
                        raise ReadError(f"{path}: is no TMX file: its root is {_name(root)!r}; give a TMX file.")
                    dtd = root.getroottree().docinfo.internalDTD
                    if dtd is not None and any(True for _ in dtd.iterentities()):
                        raise ReadError(f"{path}: defines entities of its own, which are not read; export it again.")
                if event == "end" and _name(element) == "tu":
                    yield dict(_variants(element))
                    element.clear()
                    _forget_before(element)
        except etree.XMLSyntaxError as error:
            raise ReadError(f"{path}: is broken XML ({(error.msg or '').rstrip('.')}); export it again.") from None


def _forget_before(element: etree._Element) -> None:
    """Take what stands before *element* out of the tree, so that a long file does not fill the memory."""
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]


def _variants(unit: etree._Element) -> Iterator[tuple[str, str]]:
    seen = set()
    for variant in unit:
        tag = variant.get(LANGUAGE) or variant.get("lang") or ""
        segment = next((child for child in variant if _name(child) == "seg"), None)
        if _name(variant) == "tuv" and segment is not None and tag not in seen:
            seen.add(tag)
            yield tag, "".join(_texts(segment, 0))


def _texts(element: etree._Element, depth: int) -> Iterator[str]:
    """Yield the text of a segment; a code leaves a space, or words on both sides of a line break would be one."""
    yield element.text or ""
    for child in element:
        if _name(child) in CODE:
            yield " " if _name(child) in {"ph", "ut"} else ""
        elif depth < DEEPEST and not callable(child.tag):
            yield from _texts(child, depth + 1)
        yield child.tail or ""


def _name(element: etree._Element) -> str:
    """Return the name without its namespace; of an entity, which has none, nothing."""
    return "" if callable(element.tag) else str(element.tag).rpartition("}")[2].lower()


def po(path: str, pair: tuple[str, str] | None = None) -> Iterator[Texts]:
    """Yield the translated, certain entries of a PO file, in English and its ``Language`` unless *pair* names others.

    Raises:
        ReadError: it is no PO file, or does not say its language.
    """
    if not Path(path).is_file():
        raise FileNotFoundError(path)
    try:
        entries = polib.pofile(path, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: is no PO file that can be read ({error}); check it with msgfmt.") from None
    source, target = pair or (PO_SOURCE, str(entries.metadata.get("Language", "")))
    if not target:
        raise ReadError(f"{path}: does not say its language; name both, as in --pair en-ar.")
    for entry in entries:
        if entry.msgstr and not entry.obsolete and not entry.fuzzy:
            yield {source: entry.msgid, target: entry.msgstr}


PO_SOURCE = "en"
"""Language of ``msgid`` in most PO files, which do not say it."""


def tsv(path: str, pair: tuple[str, str] | None = None) -> Iterator[Texts]:
    """Yield the lines of a file of two columns with a tab between.

    Raises:
        ReadError: *pair* is not given, or a line has fewer columns.
    """
    if pair is None:
        raise ReadError(f"{path}: does not say which languages its columns are in; name them, as in --pair en-ar.")
    with Path(path).open(encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\r\n").split("\t")
            if number == 1 and cells[:3] == ["unit", "confidence", "type"]:
                raise ReadError(f"{path}: is a table that aligntrans wrote; give the TMX of the same alignment.")
            if len(cells) >= 2:
                yield {pair[0]: cells[0], pair[1]: cells[1]}
            elif line.strip():
                raise ReadError(f"{path}: line {number} has no tab; give two columns with a tab between.")


READERS: dict[str, Callable[[str, tuple[str, str] | None], Iterator[Texts]]] = {".tmx": tmx, ".po": po, ".tsv": tsv}


def units_in(paths: Sequence[str], pair: tuple[str, str] | None = None) -> Iterator[Texts]:
    """Yield the units of all memories, in the order given."""
    for path in paths:
        yield from units_of(path, pair)
