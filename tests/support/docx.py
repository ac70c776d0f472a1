"""Small DOCX files made of XML in strings: what a test does not name is not in them."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

OPEN_XML = "http://schemas.openxmlformats.org"
RELATIONS = f"{OPEN_XML}/officeDocument/2006/relationships"
MAIN = f"{OPEN_XML}/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
    f' xmlns:mc="{OPEN_XML}/markup-compatibility/2006"'
    f' xmlns:m="{OPEN_XML}/officeDocument/2006/math"'
    f' xmlns:wp="{OPEN_XML}/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = (
    f'{HEAD}<Relationships xmlns="{OPEN_XML}/package/2006/relationships">'
    f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="b" Type="{OPEN_XML}/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
EPOCH = (1980, 1, 1, 0, 0, 0)
BULLET, NONE = "1", "2"
"""Numberings that every document here has: one with bullets, one that shows nothing."""
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)


def text(words):
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def run(words, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr>{text(words)}</w:r>"


def paragraph(content="", style="", properties=""):
    """A paragraph of runs, or of a run with these words."""
    runs = content if content.startswith("<") else run(content)
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def item(words, numbering=BULLET, level=0):
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return paragraph(words, properties=numbered)


def table(*rows):
    """A table of rows of cells, each given as its content."""
    cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def style(style_id, name="", *, base="", properties="", run_properties="", kind="paragraph", attributes=""):
    based = f"<w:basedOn w:val={quoteattr(base)}/>" if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId={quoteattr(style_id)} {attributes}>'
        f"<w:name w:val={quoteattr(name or style_id)}/>{based}"
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run_properties}</w:rPr></w:style>"
    )


def field(instruction, *result):
    """The runs of a field; its result is given as runs."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    asked = f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
    return marks[0] + asked + marks[1] + "".join(result) + marks[2]


def note(kind, number, content):
    return f'<w:{kind} w:id="{number}">{content}</w:{kind}>'


def part(tag, content):
    return f"{HEAD}<w:{tag} {NAMESPACES}>{content}</w:{tag}>"


def core(content):
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{OPEN_XML}/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{content}</cp:coreProperties>"
    )


def parts(body, *, properties="", addresses=(), **others):
    """The members of a document by name.

    *addresses* are (id, address) of hyperlinks; *others* are the content of further parts of word/, such as
    ``styles``, by name; ``header1`` has the id ``header1``.
    """
    held = {"numbering": NUMBERING, **others}
    roots = {"numbering": "numbering", "styles": "styles", "settings": "settings"}
    related = "".join(
        f'<Relationship Id="{named}" Type="{RELATIONS}/{named.rstrip("0123456789")}" Target="{named}.xml"/>'
        for named in held
    ) + "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for key, address in addresses
    )
    kinds = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{OPEN_XML}/package/2006/content-types"/>',
        "_rels/.rels": PACKAGE,
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": (
            f'{HEAD}<Relationships xmlns="{OPEN_XML}/package/2006/relationships">{related}</Relationships>'
        ),
        "docProps/core.xml": core(properties),
    } | {
        f"word/{named}.xml": part(roots.get(named) or kinds[named.rstrip("0123456789")], content)
        for named, content in held.items()
    }


def packed(members):
    """The bytes of an archive with these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def document(body, **others):
    """The bytes of a document; see `parts`."""
    return packed(parts(body, **others))


def of_text(words, encoding="utf-8"):
    """The bytes of a document with a paragraph for each line of *words* that is not empty, its XML in *encoding*."""
    members = parts("".join(paragraph(run(line)) for line in words.splitlines() if line))
    return packed({name: content.encode(encoding) for name, content in members.items()})
