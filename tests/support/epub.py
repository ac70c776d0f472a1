"""Small EPUB files made of chapters in strings."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from support.docx import packed

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
CONTAINER = (
    f'{HEAD}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def chapter(body, head="<title/>"):
    return (
        f'{HEAD}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head><body>{body}</body></html>'
    )


def package(files, *, metadata="", nav="", spine=None):
    """A package file that names *files*, its spine in their order unless *spine* gives another."""
    manifest = "".join(
        f'<item id="i{number}" href={quoteattr(name)} media-type="application/xhtml+xml"'
        f"{' properties=' + quoteattr('nav') if name == nav else ''}/>"
        for number, name in enumerate(files)
    )
    order = range(len(files)) if spine is None else spine
    references = "".join(f'<itemref idref="i{number}"/>' for number in order)
    return (
        f'{HEAD}<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata>"
        f'<manifest>{manifest}<item id="css" href="a.css" media-type="text/css"/></manifest>'
        f'<spine>{references}<itemref idref="css"/><itemref idref="none"/></spine></package>'
    )


def parts(chapters, **others):
    """The members of a book; *chapters* by file name."""
    held = {f"OEBPS/{name}": content for name, content in chapters.items()}
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/package.opf": package([name.replace(" ", "%20") for name in chapters], **others),
    } | held


def book(*bodies, **others):
    """The bytes of a book with a chapter for each body."""
    return packed(parts({f"c{number}.xhtml": chapter(body) for number, body in enumerate(bodies)}, **others))


def of_text(words, encoding="utf-8"):
    """The bytes of a book with a paragraph for each line of *words* that is not empty, its text in *encoding*."""
    members = parts({"c.xhtml": chapter("".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line))})
    return packed({name: content.encode(encoding) for name, content in members.items()})
