"""The HTML briefs of corpora/ as LibreOffice writes them in ODT: the same text, block for block, up to furniture."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from aligntrans.readers.docx.reader import DocxReader
from aligntrans.readers.html.reader import HtmlReader
from aligntrans.readers.odt.reader import OdtReader
from aligntrans.readers.page.vocabulary import squash
from support import docx
from support.docx import item, note, paragraph, run, table

CORPORA = Path(__file__).parents[3] / "corpora"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FILTER = ("--infilter=HTML (StarWriter)", "--convert-to", "odt")
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
    """A folder with every brief as ODT, all made in one run of LibreOffice with a profile of its own."""
    folder = tmp_path_factory.mktemp("office")
    for brief in BRIEFS:
        shutil.copy(brief, folder / f"{flat(brief)}.html")
    given = map(str, sorted(folder.glob("*.html")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = folder / "made"
    command = [OFFICE, profile, "--headless", *FILTER, "--outdir", str(made), *given]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    assert len(list(made.glob("*.odt"))) == len(BRIEFS), done.stderr
    return made


def is_of(text, furniture):
    """Whether *text* is furniture, which inline mark-up may part in HTML and ODT joins."""
    return squash(text) in furniture


@pytest.mark.parametrize("brief", BRIEFS, ids=flat)
def test_a_brief_reads_the_same_from_html_and_from_odt(converted, brief):
    html = HtmlReader().read(brief.read_bytes())
    odt = OdtReader().read((converted / f"{flat(brief)}.odt").read_bytes())
    furniture = squash(" ".join(block.span.of(html.text) for block in html.blocks if not block.kind.is_content))

    def content(page):
        blocks = [(block.kind, block.span.of(page.text)) for block in page.blocks if block.kind.is_content]
        return [(kind, text) for kind, text in blocks if not is_of(text, furniture)]

    assert content(odt) == content(html)
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
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), "changed.docx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=LONGEST)
    assert (tmp_path / "changed.odt").exists(), done.stderr

    odt, word = OdtReader().read((tmp_path / "changed.odt").read_bytes()), DocxReader().read(data)
    assert odt.text == word.text
    assert odt.blocks == word.blocks
