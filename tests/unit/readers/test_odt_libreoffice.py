"""The sample briefs as LibreOffice writes them in ODT: the same text, block for block, up to furniture."""

from __future__ import annotations

import pytest

from aligntrans.readers.docx.reader import DocxReader
from aligntrans.readers.html.reader import HtmlReader
from aligntrans.readers.odt.reader import OdtReader
from support import docx
from support.docx import item, note, paragraph, run, table
from support.office import BRIEFS, convert, convert_briefs, flat, needed, same_but_furniture

pytestmark = needed


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """A folder with every brief as HTML and as ODT."""
    folder = tmp_path_factory.mktemp("office")
    convert_briefs(folder, "odt")
    return folder


@pytest.mark.parametrize("brief", BRIEFS, ids=flat)
def test_a_brief_reads_the_same_from_html_and_from_odt(converted, brief):
    html = HtmlReader().read((converted / f"{flat(brief)}.html").read_bytes())
    odt = OdtReader().read((converted / f"{flat(brief)}.odt").read_bytes())
    wanted, read = same_but_furniture(html, odt)

    assert read == wanted
    assert odt.metadata.title == html.metadata.title
    if html.language:
        assert odt.language.partition("-")[0] in ("", html.language.partition("-")[0])


CHANGED = 'w:id="1" w:author="a" w:date="2021-01-01T00:00:00Z"'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {"document": "document.main", "footnotes": "footnotes", "numbering": "numbering"}
GONE = f"<w:rPr><w:del {CHANGED}/></w:rPr>"


def test_changes_notes_and_hidden_text_come_through_as_from_docx(tmp_path):
    body = (
        paragraph(
            run("The wells ")
            + f"<w:del {CHANGED}><w:r><w:delText>were once </w:delText></w:r></w:del><w:ins {CHANGED}>{run('are now ')}"
            + f"</w:ins>{run('saline.')}<w:r><w:footnoteReference w:id='2'/></w:r>"
        )
        + paragraph("First half,", properties=GONE)
        + paragraph(" second half.")
        + f"<w:p><w:pPr>{GONE}</w:pPr><w:del {CHANGED}><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>"
        + paragraph("Stays.")
        + item("One")
        + paragraph(run("Hidden: ") + run("not this ", "<w:vanish/>") + run("shown."))
        + table([paragraph("A"), paragraph("B")], [paragraph("C"), paragraph("D")])
        + paragraph(run("Left") + "<w:r><w:tab/></w:r>" + run("right") + "<w:r><w:br/></w:r>" + run("below"))
    )
    parts = docx.parts(body, footnotes=note("footnote", 2, paragraph("A note.")))
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>' for name, kind in PARTS.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    parts["[Content_Types].xml"] = (
        f'{docx.HEAD}<Types xmlns="{docx.OPEN_XML}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )
    data = docx.packed(parts)
    (tmp_path / "changed.docx").write_bytes(data)
    convert(tmp_path, ["changed.docx"], "odt")

    odt, word = OdtReader().read((tmp_path / "changed.odt").read_bytes()), DocxReader().read(data)
    assert odt.text == word.text
    assert odt.blocks == word.blocks
