"""ChrF against a reference translation, and what figures have to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntrans import writing
from aligntrans.checking import Asked, check
from aligntrans.checking.reference import Reference
from aligntrans.checking.requirements import failures, parsed
from aligntrans.errors import AlignmentError, ReadError
from aligntrans.model import Alignment, Document
from support.briefs import bead

ENGLISH = ["Rain fell on Monday.", "The river is low."]
ARABIC = ["هطل المطر يوم الاثنين.", "النهر منخفض."]


@pytest.fixture
def memory(tmp_path):
    documents = [Document.from_segments("en", ENGLISH), Document.from_segments("ar", ARABIC)]
    alignment = Alignment(documents, [bead((n, n + 1), (n, n + 1), confidence=0.9 + n / 20) for n in range(2)])
    path = tmp_path / "brief.tmx"
    writing.write(alignment, path)
    return str(path)


def lines(tmp_path, *texts):
    path = tmp_path / "mt.txt"
    path.write_text("".join(f"{text}\n" for text in texts), "utf-8")
    return str(path)


def checked(memory, reference, **asked):
    return check(Asked([(None, memory)], {}, reference=reference, **asked))


def test_a_text_with_a_line_a_unit_is_a_reference(tmp_path, memory):
    same = checked(memory, Reference(lines(tmp_path, *ARABIC)))
    other = checked(memory, Reference(lines(tmp_path, ARABIC[0], "مياه النهر منخفضة.")))

    assert same.chrf.score == same.files[0].chrf.score == same.total.chrf.score == 100
    assert 40 < other.chrf.score < 100
    assert other.chrf.signature.startswith("nrefs:1|")


def test_so_is_a_file_of_units_with_the_same_ids_in_the_language_asked_for(memory):
    assert checked(memory, Reference(memory)).chrf.score == 100
    assert checked(memory, Reference(memory, "en")).chrf.score == 100
    assert checked(memory, Reference(memory, "fa")).chrf is None


def test_lines_that_are_not_in_step_are_refused(tmp_path, memory):
    with pytest.raises(AlignmentError, match=r"mt\.txt: the lines are 1, the texts of .*brief\.tmx 2;"):
        checked(memory, Reference(lines(tmp_path, ARABIC[0])))


def test_a_reference_that_is_no_utf_8_is_one_line(tmp_path):
    (tmp_path / "mt.txt").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ReadError, match=r"mt\.txt: is not UTF-8 at byte 0"):
        Reference(str(tmp_path / "mt.txt"))


@pytest.mark.parametrize(
    ("required", "unmet"),
    [
        ("coverage>=1", []),
        (" confidence >= .92 ", []),
        ("confidence>=0.93", ["confidence>=0.93 is required, and confidence is 0.925"]),
        ("findings<=0", []),
        ("sure>=0.5", ["sure>=0.5 is required, and sure is 0"]),
        ("chrf>=30", ["chrf>=30 is required, and chrf is not known"]),
    ],
)
def test_figures_can_be_required(memory, required, unmet):
    assert checked(memory, None, required=parsed([required])).unmet == unmet


def test_what_is_known_of_chrf_is_held_against_what_is_required(memory):
    report = checked(memory, Reference(memory))

    assert list(failures(parsed(["chrf<=99"]), report.total)) == ["chrf<=99 is required, and chrf is 100"]
    assert replace(report, required=parsed(["chrf>=99"])).unmet == []


@pytest.mark.parametrize("text", ["", "coverage", "coverage>0.5", "cover>=1", "coverage>=x", "coverage>=1;"])
def test_what_is_no_requirement_is_refused_with_an_example(text):
    with pytest.raises(ReadError, match=r"is no requirement; .* as in coverage>=0\.98\."):
        parsed([text])
