"""Alignments to one page to read side by side. It needs no other file, no network, and is whole without its script."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from aligntrans import __version__
from aligntrans.exporters import page
from aligntrans.exporters.page.rows import attributes, own_name, row
from aligntrans.exporters.selection import UNCALIBRATED, Selector, visible
from aligntrans.exporters.table import refuse_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.protocols import Bitext, Choice, Export, Output

# https://html.spec.whatwg.org/#preprocessing-the-input-stream: controls and noncharacters are errors, NUL is dropped.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_HERE = Path(page.__file__).parent
_BANDS = (
    ("sure", "0.99 or more"),
    ("likely", "0.9 or more"),
    ("doubtful", "below 0.9"),
    ("one-sided", "one language only"),
    ("unscored", "no score"),
)


class HtmlExporter:
    """Writes a page to read side by side, with scores, search and filters.

    Writes one file that opens from a disk; hovering a name, number or date shows where the other languages have it.
    """

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm")
    is_bilingual: ClassVar[bool] = False

    def __init__(self, *, choice: Choice | None = None) -> None:
        """Keep the options.

        Args:
            choice: which units are shown.
        """
        self.selector = Selector(format="HTML", forbidden=FORBIDDEN, choice=choice)

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext* as a page, a column a language.

        Raises:
            WriteError: a language tag is not valid.
        """
        refuse_tags(bitext.languages, FORBIDDEN)
        selection = self.selector.select(bitext)
        file = output.file()
        for line in _start(bitext):
            file.write(f"{line}\n".encode())
        for unit in selection:
            file.write("".join(f"{line}\n" for line in row(unit, bitext.languages)).encode())
        script = (_HERE / "page.js").read_text("utf-8")
        file.write(f"</tbody></table></main>\n<script>{script}</script></body></html>\n".encode())
        return selection.export


def _start(bitext: Bitext) -> Iterator[str]:
    style, script = ((_HERE / name).read_text("utf-8") for name in ("page.css", "page.js"))
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'"
    names = " · ".join(dict.fromkeys(document.name for document in bitext.documents if document.name))
    title = escape(_safe(_title(bitext) or names or "Alignment"))
    yield '<!DOCTYPE html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="aligntrans {__version__}">'
    yield f"<title>{title}</title>\n<style>{style}</style></head>"
    yield f"<body><h1><bdi>{title}</bdi></h1>"
    doubt = "" if bitext.calibrated else f" {UNCALIBRATED}"
    yield f'<p class="quiet"><bdi>{escape(_safe(names))}</bdi>{doubt}</p>'
    yield '<form hidden><input type="search" name="words" placeholder="Search" aria-label="Search">'
    for name, words in _BANDS:
        yield f'<label><input type="checkbox" name="band" value="{name}" checked> {words}</label>'
    yield '<span class="quiet" id="shown" role="status"></span></form>'
    yield '<main><table><thead><tr><th class="score" scope="col">Confidence</th>'
    for tag in bitext.languages:
        yield f'<th scope="col" {attributes(tag)}>{escape(own_name(tag))}</th>'
    yield "</tr></thead><tbody>"


def _title(bitext: Bitext) -> str:
    return next((document.metadata.title for document in bitext.documents if document.metadata.title), "")


def _safe(text: str) -> str:
    return visible(text, FORBIDDEN)


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
