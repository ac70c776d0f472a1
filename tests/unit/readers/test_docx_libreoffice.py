"""The sample briefs as LibreOffice writes them in DOCX: the same text, block for block, up to furniture."""

from __future__ import annotations

import pytest

from aligntrans.readers.docx.reader import DocxReader
from aligntrans.readers.html.reader import HtmlReader
from support.office import BRIEFS, convert_briefs, flat, needed, same_but_furniture

pytestmark = needed


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """A folder with every brief as HTML and as DOCX."""
    folder = tmp_path_factory.mktemp("office")
    convert_briefs(folder, "docx:MS Word 2007 XML")
    return folder


@pytest.mark.parametrize("brief", BRIEFS, ids=flat)
def test_a_brief_reads_the_same_from_html_and_from_docx(converted, brief):
    html = HtmlReader().read((converted / f"{flat(brief)}.html").read_bytes())
    docx = DocxReader().read((converted / f"{flat(brief)}.docx").read_bytes())
    wanted, read = same_but_furniture(html, docx)

    assert read == wanted
    assert docx.metadata.title == html.metadata.title
    if html.language:
        assert docx.language.partition("-")[0] in ("", html.language.partition("-")[0])
