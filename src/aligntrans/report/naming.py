"""Names as text, JSON, CSV and TBX: a table to read, and glossaries for other tools."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from lxml import etree
from rich.table import Table
from rich.text import Text

from aligntrans.report.messages import one_line
from aligntrans.report.terminal import out
from aligntrans.text.bidi import isolate

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligntrans.linking.table import Name
    from aligntrans.naming import Names

FORMAT = "aligntrans-names/1"
SEPARATOR = " | "
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SHOWN_UNITS = 3
FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


def table(found: Names) -> None:
    """Print the names, the inconsistent ones first, a column a language."""
    unsteady = [name for name in found.names if name.inconsistent]
    title = f"{len(found.names)} names in {found.units} units, {len(unsteady)} of them spelled in several ways"
    grid = Table(title=title, title_justify="left", show_lines=True)
    for tag in found.languages:
        grid.add_column(Text(isolate(one_line(tag))))
    grid.add_column("times", justify="right", no_wrap=True)
    grid.add_column("several ways in")
    grid.add_column("units")
    for name in [*unsteady, *(name for name in found.names if not name.inconsistent)]:
        units = list(dict.fromkeys(unit for every in name.spellings.values() for one in every for unit in one.units))
        shown = ", ".join(map(one_line, units[:SHOWN_UNITS])) + (" …" if len(units) > SHOWN_UNITS else "")
        mark = Text(", ".join(map(one_line, name.inconsistent)), style="yellow")
        grid.add_row(*(_cell(name, tag) for tag in found.languages), str(name.count), mark, Text(isolate(shown)))
    out().print(grid)


def _cell(name: Name, language: str) -> Text:
    """Return the spellings of a language, one a line, with how often each stands there."""
    lines = [f"{isolate(one_line(one.text))} ×{one.count}" for one in name.spellings.get(language, ())]
    return Text("\n".join(lines))


def to_json(found: Names) -> bytes:
    """Return the names as UTF-8 JSON, a name a line."""
    rows = [
        json.dumps(
            {
                "count": name.count,
                "inconsistent": list(name.inconsistent),
                "spellings": {
                    tag: [{"text": one.text, "count": one.count, "units": list(one.units)} for one in every]
                    for tag, every in name.spellings.items()
                },
            },
            ensure_ascii=False,
        )
        for name in found.names
    ]
    head = f'{{"format": {json.dumps(FORMAT)},\n "languages": {json.dumps(list(found.languages))},\n "names": ['
    body = ",\n  ".join(rows)
    return f"{head}\n  {body}\n ]}}\n".encode("utf-8", "backslashreplace")


def to_csv(found: Names) -> bytes:
    """Return a glossary as CSV: a column a language with its commonest spelling, then counts and other spellings."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow([*found.languages, "count", "inconsistent", *(f"also {tag}" for tag in found.languages)])
    for name in found.names:
        others = [SEPARATOR.join(one.text for one in name.spellings.get(tag, ())[1:]) for tag in found.languages]
        preferred = [name.preferred(tag) for tag in found.languages]
        rows.writerow([*map(_plain, preferred), name.count, " ".join(name.inconsistent), *map(_plain, others)])
    return file.getvalue().encode("utf-8", "backslashreplace")


def _plain(text: str) -> str:
    """Return *text* so that a spreadsheet does not take it for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t" and text else text


def to_tbx(found: Names) -> bytes:
    """Return a glossary as TBX-Basic of 2008 (``martif``), which is what terminology tools read.

    The commonest spelling of a language is preferred, others are admitted.
    """
    root = etree.Element("martif", {"type": "TBX-Basic", XML_LANG: found.languages[0] if found.languages else "en"})
    header = etree.SubElement(root, "martifHeader")
    source = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    etree.SubElement(source, "p").text = "Names found by aligntrans"
    encoding = etree.SubElement(header, "encodingDesc")
    etree.SubElement(encoding, "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for number, name in enumerate(found.names, 1):
        entry = etree.SubElement(body, "termEntry", id=f"name-{number}")
        etree.SubElement(entry, "descrip", type="subjectField").text = "names"
        for tag in found.languages:
            if not (every := name.spellings.get(tag, ())):
                continue
            language = etree.SubElement(entry, "langSet", {XML_LANG: tag})
            for place, one in enumerate(every):
                term = etree.SubElement(language, "tig")
                etree.SubElement(term, "term").text = _xml(one.text)
                status = etree.SubElement(term, "termNote", type="administrativeStatus")
                status.text = "preferredTerm-admn-sts" if place == 0 else "admittedTerm-admn-sts"
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _xml(text: str) -> str:
    """Return *text* without characters that XML forbids."""
    return FORBIDDEN.sub("", text)


WRITERS: dict[str, Callable[[Names], bytes]] = {"json": to_json, "csv": to_csv, "tbx": to_tbx}
"""By format, which is the ending of its files."""
