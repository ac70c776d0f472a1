"""The readable aligner by itself; that it agrees with the fast one is a property."""

from __future__ import annotations

from math import inf, log

import pytest

from aligntrans.aligners.reference import ReferenceAligner, log_add
from aligntrans.errors import AlignmentError
from aligntrans.model import Document, Kind, Level, Status
from support.pieces import made


def test_a_brief_is_aligned_with_its_furniture_left_out():
    first = made(
        "en", [(Kind.TITLE, ["Water in 2024"]), (Kind.FURNITURE, []), (Kind.PARAGRAPH, ["It rained 12 times."])]
    )
    second = made("ar", [(Kind.TITLE, ["المياه في ٢٠٢٤"]), (Kind.PARAGRAPH, ["هطل المطر ١٢ مرة."])])

    found = ReferenceAligner().align([first, second], Level.PARAGRAPH)

    assert [(bead.type, bead.status) for bead in found.beads] == [
        ("1-1", Status.AUTO),
        ("1-0", Status.LEFT_OUT),
        ("1-1", Status.AUTO),
    ]
    assert "aligner:reference" in found.signature


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_two_documents_only(count):
    documents = [Document.from_segments(tag, ["One."]) for tag in ("en", "ar", "fa")[:count]]

    with pytest.raises(AlignmentError, match="two documents"):
        ReferenceAligner().align(documents, Level.SENTENCE)


def test_it_takes_no_encoder():
    with pytest.raises(AlignmentError, match="joint"):
        ReferenceAligner(encoder=object())


def test_logarithms_of_nothing_add_up():
    assert log_add(-inf, -inf) == -inf
    assert log_add(-inf, 2.0) == 2.0
    assert log_add(log(3), log(5)) == pytest.approx(log(8))
