"""A small brief in three languages, to see one whole file and one fault at a time."""

from __future__ import annotations

from aligntrans.model import Alignment, Bead, Block, Document, Kind, Metadata, Quality, Segment, Span, Status

ENGLISH = ["The river is low.", "Farmers are waiting for rain.", "It rained on Monday."]
ARABIC = ["منسوب النهر منخفض، والمزارعون ينتظرون المطر.", "هطل المطر يوم الاثنين."]
FARSI = ["آب رودخانه کم است.", "کشاورزان چشم‌به‌راه باران‌اند."]


def paragraphs(language, *paragraphs, name="", **metadata):
    """A document of paragraphs, each given as its sentences."""
    blocks, text = [], ""
    for sentences in paragraphs:
        start, segments = len(text), []
        for sentence in sentences:
            segments.append(Segment(sentence, Span(len(text), len(text) + len(sentence))))
            text += f"{sentence} "
        blocks.append(Block(Kind.PARAGRAPH, Span(start, len(text)), tuple(segments)))
        text += "\n\n"
    return Document(text, language, tuple(blocks), name, Metadata(**metadata))


def bead(*spans, confidence=1.0, similarity=None, status=Status.AUTO, moved=False, id=""):  # noqa: A002
    """A bead of spans given as pairs of numbers."""
    return Bead(tuple(Span(*span) for span in spans), Quality(confidence, similarity), status, moved, id)


def brief(**fields):
    """English, Arabic and Farsi; Arabic joins two sentences, Farsi lacks the last."""
    documents = (
        paragraphs("en", ENGLISH[:2], ENGLISH[2:], name="brief.en.html", date="2021-04-19"),
        paragraphs("ar", ARABIC[:1], ARABIC[1:], name="brief.ar.html"),
        paragraphs("fa", FARSI, name="brief.fa.html"),
    )
    beads = (
        bead((0, 2), (0, 1), (0, 2), confidence=0.6131, similarity=0.91),
        bead((2, 3), (1, 2), (2, 2), confidence=0.987654321),
    )
    blocks = (bead((0, 1), (0, 1), (0, 1)), bead((1, 2), (1, 2), (1, 1)))
    fine = (bead((0, 1), (0, 1)), bead((1, 2), (1, 2)), bead((2, 3), (2, 2)))
    given = {"beads": beads, "signature": "aligntrans 0.1.0", "block_beads": blocks, "pairs": {(0, 2): fine}}
    return Alignment(documents, **(given | fields))


def pair(source, target, **quality):
    """Two documents of a sentence each, and one bead."""
    documents = (Document.from_segments("en", [source]), Document.from_segments("ar", [target]))
    return Alignment(documents, (bead((0, 1), (0, 1), **quality),))
