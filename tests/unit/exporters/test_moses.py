"""Lines in step: what trainers of machine translation take."""

from __future__ import annotations

import pytest

from aligntrans import writing
from aligntrans.errors import WriteError
from aligntrans.exporters.moses import MosesExporter
from aligntrans.model import Alignment, Document
from support.briefs import bead, brief, pair
from support.exports import exported


def test_a_language_has_a_file_of_its_own_and_a_unit_a_line():
    export = exported(MosesExporter(), pair("Rain fell.", "هطل المطر."))

    assert export.files == {"brief.en": b"Rain fell.\n", "brief.ar": "هطل المطر.\n".encode()}


def test_units_that_lack_a_language_are_left_out_of_all_files():
    export = exported(MosesExporter(), brief())

    assert {data.count(b"\n") for data in export.files.values()} == {export.units} == {1}
    assert export.left_out == {"no Farsi text": 1}


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n  ", "\u2028", "\x85", "\x0b"])
def test_a_line_end_in_a_text_is_a_space_and_is_told(end):
    documents = [Document.from_segments("en", [f"Rain{end}fell."]), Document.from_segments("ar", ["هطل المطر."])]
    export = exported(MosesExporter(), Alignment(documents, [bead((0, 1), (0, 1))]))

    assert export.files["brief.en"] == b"Rain fell.\n"
    assert export.left_out == {"line ends inside a text, written as spaces": 1}


def test_a_file_that_was_read_is_not_written_over(tmp_path):
    (tmp_path / "brief.en").write_text("Rain fell.\n")
    targets = writing.targets([tmp_path / "brief.moses"], inputs=[str(tmp_path / "brief.en")])

    with pytest.raises(WriteError, match=r"brief\.en: would be overwritten, but it is read from"):
        writing.write(pair("Rain fell.", "هطل المطر."), targets)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.en"]
