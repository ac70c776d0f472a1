"""Small ODT files made of XML in strings: what a test does not name is not in them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from support.docx import packed

SPACE = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = (
    "".join(
        f' xmlns:{prefix}="{SPACE}:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("meta", "meta"),
            ("svg", "svg-compatible"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def p(content="", style=""):
    """A paragraph; *content* is text, or XML when it begins with a tag."""
    named = f" text:style-name={quoteattr(style)}" if style else ""
    return f"<text:p{named}>{content if content.startswith('<') else escape(content)}</text:p>"


def h(words, level=1):
    return f'<text:h text:outline-level="{level}">{escape(words)}</text:h>'


def items(*contents):
    return f"<text:list>{''.join(f'<text:list-item>{one}</text:list-item>' for one in contents)}</text:list>"


def table(*rows):
    """A table of rows of cells, each given as its content."""
    cells = ("".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) for row in rows)
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


def note(content, kind="footnote", mark="1"):
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
        f"<text:note-body>{content}</text:note-body></text:note>"
    )


def style(name, parent="", *, family="paragraph", properties="", attributes=""):
    """A style; *properties* are attributes of its text."""
    return (
        f'<style:style style:name={quoteattr(name)} style:family="{family}"'
        f" style:parent-style-name={quoteattr(parent)} {attributes}><style:text-properties {properties}/></style:style>"
    )


def part(tag, content):
    return f"{HEAD}<office:{tag}{NAMESPACES}>{content}</office:{tag}>"


def parts(body, *, automatic="", styles="", masters="", meta="", **others):
    """The members of a document by name."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": part(
            "document-content",
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>",
        ),
        "styles.xml": part(
            "document-styles",
            f"<office:styles>{styles}</office:styles><office:master-styles>{masters}</office:master-styles>",
        ),
        "meta.xml": part("document-meta", f"<office:meta>{meta}</office:meta>"),
        "META-INF/manifest.xml": f"{HEAD}<manifest/>",
    } | others


def document(body, **others):
    """The bytes of a document; see `parts`."""
    return packed(parts(body, **others))


def of_text(words, encoding="utf-8"):
    """The bytes of a document with a paragraph for each line of *words* that is not empty, its XML in *encoding*."""
    members = parts("".join(p(line) for line in words.splitlines() if line))
    return packed({name: content.encode(encoding) for name, content in members.items()})
