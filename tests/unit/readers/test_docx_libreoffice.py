"""The HTML briefs of corpora/ as LibreOffice writes them in DOCX: the same text, block for block, up to furniture."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from aligntrans.readers.docx.reader import DocxReader
from aligntrans.readers.html.reader import HtmlReader
from aligntrans.readers.page.vocabulary import squash

CORPORA = Path(__file__).parents[3] / "corpora"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FILTER = ("--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML")
BRIEFS = sorted(CORPORA.glob("*/brief.*.html"))
LONGEST = 300
"""Seconds for all briefs; it takes three."""

pytestmark = [
    pytest.mark.skipif(OFFICE is None, reason="soffice of LibreOffice is not installed"),
    pytest.mark.skipif(not BRIEFS, reason="corpora/*/brief.*.html are not here"),
]


def flat(path):
    return f"{path.parent.name}.{path.stem}"


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """A folder with every brief as DOCX, all made in one run of LibreOffice with a profile of its own."""
    folder = tmp_path_factory.mktemp("office")
    for brief in BRIEFS:
        shutil.copy(brief, folder / f"{flat(brief)}.html")
    given = map(str, sorted(folder.glob("*.html")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = folder / "made"
    command = [OFFICE, profile, "--headless", *FILTER, "--outdir", str(made), *given]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    assert len(list(made.glob("*.docx"))) == len(BRIEFS), done.stderr
    return made


def is_of(text, furniture):
    """Whether *text* is furniture, which inline mark-up may part in HTML and DOCX joins."""
    return squash(text) in furniture


@pytest.mark.parametrize("brief", BRIEFS, ids=flat)
def test_a_brief_reads_the_same_from_html_and_from_docx(converted, brief):
    html = HtmlReader().read(brief.read_bytes())
    docx = DocxReader().read((converted / f"{flat(brief)}.docx").read_bytes())
    furniture = squash(" ".join(block.span.of(html.text) for block in html.blocks if not block.kind.is_content))

    def content(page):
        blocks = [(block.kind, block.span.of(page.text)) for block in page.blocks if block.kind.is_content]
        return [(kind, text) for kind, text in blocks if not is_of(text, furniture)]

    assert content(docx) == content(html)
    assert docx.metadata.title == html.metadata.title
    if html.language:
        assert docx.language.partition("-")[0] in ("", html.language.partition("-")[0])
