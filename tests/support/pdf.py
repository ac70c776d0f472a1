"""Small PDFs made of strings: what a test does not name is not in them."""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass

WIDTH = 0.5
"""Ems that every letter here is wide."""
MARGIN, TOP = 60, 780
PAPER = (595, 842)
ZERO_WIDTH = frozenset("\u200c\u200d")


@dataclass(frozen=True)
class Words:
    """Words on a base line; *x* is their left end, for words that run to the left the right one."""

    x: float
    y: float
    text: str
    size: float = 12
    bold: bool = False
    rtl: bool = False
    turned: bool = False
    spaced: bool = False
    """Whether its spaces are in the file, and not gaps alone."""


def is_rtl(text):
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)


def lines(text, *, x=MARGIN, y=TOP, step=18, size=12):
    """Words for each line of *text*, one below the other; Arabic ones end at the right margin."""
    found = []
    for line in text.splitlines():
        if line.strip():
            rtl = is_rtl(line)
            found.append(Words(PAPER[0] - x if rtl else x, y, line, size, rtl=rtl))
        y -= step
    return found


def placed(words):
    """Every character with its place, marks and joiners at the pen of the letter before."""
    step = WIDTH * words.size
    x = words.x - step if words.rtl else words.x
    found = []
    for character in words.text:
        if unicodedata.combining(character) or character in ZERO_WIDTH:
            found.append((character, found[-1][1] if words.rtl else x))
            continue
        found.append((character, x))
        x += -step if words.rtl else step
    return found


def content(page, codes):
    """The content stream of a page; *codes* takes the number that each character has in the font."""
    shown = ["BT"]
    for words in page:
        shown.append(f"/{'F2' if words.bold else 'F1'} {words.size} Tf")
        for character, x in placed(words):
            if character != " " or words.spaced:
                code = codes.setdefault(character, len(codes) + 1)
                matrix = f"0 1 -1 0 {words.y} {x}" if words.turned else f"1 0 0 1 {x} {words.y}"
                shown.append(f"{matrix} Tm <{code:02x}> Tj")
    return "\n".join([*shown, "ET"]).encode()


def stream(data, entries="", *, packed=False):
    data = zlib.compress(data, 9) if packed else data
    filtered = "/Filter /FlateDecode " if packed else ""
    return f"<< {entries} {filtered}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def to_unicode(meanings):
    """The map of a font from its numbers to text."""
    pairs = [
        f"<{code:02x}> <{meaning.encode('utf-16-be').hex()}>" for code, meaning in sorted(meanings.items()) if meaning
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{body}\nendcmap end end"
    ).encode()


def built(objects, trailer=""):
    """The bytes of a file of numbered objects, the first its catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def document(*pages, info="", language="", meaning=None, box=PAPER, links=(), extra=()):
    """The bytes of a document of pages, each a list of `Words`.

    *info* is the inside of the information dictionary, *meaning* what the font's map says of a character,
    *links* are (left, bottom, right, top, address) of the first page, *extra* further objects.
    """
    codes: dict[str, int] = {}
    streams = [content(page, codes) for page in pages]
    says = meaning or (lambda character: character)
    first = 9
    fonts = [
        (
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 500 800] /FontMatrix [0.001 0 0 0.001 0 0]"
            f" /CharProcs << /box 5 0 R >> /Encoding << /Type /Encoding /Differences [0{' /box' * 256}] >>"
            f" /FirstChar 0 /LastChar 255 /Widths [{'500 ' * 256}] /ToUnicode 7 0 R /Resources << >>"
            " /FontDescriptor 6 0 R >>"
        ),
        (
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /FirstChar 0 /LastChar 255"
            f" /Widths [{'500 ' * 256}]"
            f" /Encoding << /Type /Encoding /Differences [0{' /A' * 256}] >> /ToUnicode 7 0 R >>"
        ),
        stream(b"500 0 0 -200 500 800 d1 0 -200 500 1000 re f"),
        (
            "<< /Type /FontDescriptor /FontName /Plain /Flags 4 /Ascent 800 /Descent -200 /CapHeight 700 /ItalicAngle 0"
            " /StemV 80 /FontBBox [0 -200 500 800] >>"
        ),
    ]
    assert len(codes) < 256, "a test font holds 255 characters"
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    said = f"/Lang ({language})" if language else ""
    annotated = "".join(
        f"<< /Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}] /A << /S /URI /URI ({address}) >> >>"
        for left, bottom, right, top, address in links
    )
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {said} >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        *fonts,
        stream(to_unicode({code: says(character) for character, code in codes.items()})),
        "null",
    ]
    for number, body in enumerate(streams):
        annots = f"/Annots [{annotated}]" if not number and annotated else ""
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box[0]} {box[1]}] /Contents {first + 2 * number + 1} 0 R"
                f" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> {annots} >>"
            ),
            stream(body),
        ]
    objects += extra
    if info:
        objects.append(f"<< {info} >>")
        return built(objects, f"/Info {len(objects)} 0 R")
    return built(objects)


def of_text(words, encoding="utf-8"):
    """The bytes of a document with a line for each line of *words*; a PDF has no encoding of its own."""
    return document(lines("\n".join(words.splitlines()), step=30))
