"""The sample briefs as LibreOffice writes them: all in one run, with a profile of its own."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import pytest

from aligntrans.model import Kind
from aligntrans.readers.markdown.reader import MarkdownReader
from aligntrans.readers.page.vocabulary import squash
from aligntrans.readers.plain.reader import PlainReader

CORPORA = Path(__file__).parents[2] / "corpora"
BRIEFS = sorted(CORPORA.glob("*/brief.*.*"))
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
READERS = {".md": MarkdownReader, ".txt": PlainReader}
TAGS = {"title": "h1", "heading": "h2", "list-item": "li", "quote": "blockquote"}
RIGHT_TO_LEFT = ("ar", "fa")
LONGEST = 300
"""Seconds for all briefs; it takes four."""

needed = [
    pytest.mark.skipif(OFFICE is None, reason="soffice of LibreOffice is not installed"),
    pytest.mark.skipif(not BRIEFS, reason="corpora/*/brief.*.* are not here"),
]


def flat(brief):
    """The name of a brief in a folder of all of them."""
    return f"{brief.parent.name}.{brief.stem}"


def as_html(brief):
    """A brief as a web page; those that are none are made into a plain one.

    Without what their readers call furniture: the page numbers of a text file are no part of a page written anew.
    """
    if brief.suffix == ".html":
        return brief.read_text("utf-8")
    page = READERS[brief.suffix]().read(brief.read_bytes())
    language = brief.name.split(".")[1]
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    parts = []
    for block in page.blocks:
        if block.kind is Kind.FURNITURE:
            continue
        tag, text = TAGS.get(block.kind.value, "p"), html.escape(block.span.of(page.text))
        parts.append(f"<ul><li>{text}</li></ul>" if tag == "li" else f"<{tag}>{text}</{tag}>")
    title = f'<meta charset="utf-8"><title>{html.escape(page.metadata.title)}</title>'
    return f'<!DOCTYPE html><html lang="{language}" dir="{direction}"><head>{title}</head><body>{"".join(parts)}</body>'


def convert(folder, names, kind, *options):
    """Write files of *folder* in another format beside them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", *options, "--convert-to", kind, "--outdir", str(folder), *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=LONGEST)
    ending = kind.partition(":")[0]
    assert len(list(folder.glob(f"*.{ending}"))) >= len(names), done.stderr


def convert_briefs(folder, kind):
    """Write every brief to *folder*, as a web page and in another format."""
    for brief in BRIEFS:
        (folder / f"{flat(brief)}.html").write_text(as_html(brief), "utf-8")
    convert(folder, [f"{flat(brief)}.html" for brief in BRIEFS], kind, "--infilter=HTML (StarWriter)")


def same_but_furniture(web, other):
    """The content of a page and of another, kinds and texts, without what the page tells to be furniture."""
    furniture = squash(" ".join(block.span.of(web.text) for block in web.blocks if not block.kind.is_content))

    def content(page):
        blocks = [(block.kind, block.span.of(page.text)) for block in page.blocks if block.kind.is_content]
        return [(kind, text) for kind, text in blocks if squash(text) not in furniture]

    return content(web), content(other)
