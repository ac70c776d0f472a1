"""What every exporter promises, ours or a plug-in's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from lxml import etree

from aligntrans import registry
from aligntrans.errors import WriteError
from aligntrans.model import Alignment, Document
from aligntrans.protocols import Choice, Exporter
from support.briefs import bead, brief, pair
from support.exports import exported
from support.strategies import FAST, alignments
from support.workbooks import parts_of

EXPORTERS = [registry.load("exporters", name) for name in registry.names("exporters")]
SOME = settings(FAST, max_examples=25)

pytestmark = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.__name__)


def held(exporter, alignment):
    """What of *alignment* fits in a file of this exporter."""
    return alignment.pair(*alignment.languages[:2]) if exporter.is_bilingual else alignment


def texts_of(data):
    """The text of a file, or of the XML files in it when it is an archive."""
    if not data.startswith(b"PK"):
        return [data.decode("utf-8")]
    return ["".join(etree.fromstring(part).itertext()) for part in parts_of(data).values()]


def test_it_needs_no_options_and_follows_the_protocol(exporter):
    assert isinstance(exporter(), Exporter)


def test_its_extensions_are_lower_case_with_the_dot(exporter):
    assert exporter.extensions
    assert all(ending.startswith(".") and ending == ending.lower() for ending in exporter.extensions)


def test_an_ending_of_ours_finds_it(exporter):
    names = {registry.EXPORTERS_BY_EXTENSION.get(f".{ending.rpartition('.')[2]}") for ending in exporter.extensions}

    assert {registry.load("exporters", name) for name in names if name} <= {exporter}


def test_it_holds_a_brief(exporter):
    export = exported(exporter(), held(exporter, brief()))

    assert export.data
    assert export.units + sum(export.left_out.values()) == 2


def test_the_same_alignment_gives_the_same_bytes(exporter):
    assert exported(exporter(), held(exporter, brief())) == exported(exporter(), held(exporter, brief()))


def test_exporting_twice_with_one_exporter_changes_nothing(exporter):
    one = exporter()

    assert exported(one, held(exporter, brief())) == exported(one, held(exporter, brief()))


def test_a_bilingual_format_refuses_three_languages_and_others_do_not(exporter):
    if exporter.is_bilingual:
        with pytest.raises(WriteError, match="en, ar, fa"):
            exported(exporter(), brief())
    else:
        export = exported(exporter(), brief())
        assert export.units + sum(export.left_out.values()) == 2


def test_text_is_written_in_logical_order_and_utf_8(exporter):
    text = "قال \u2067Qais\u2069 إن\u200c ٣٫٥٪"
    data = exported(exporter(), pair("He said 3.5%.", text)).data

    assert any(text in part for part in texts_of(data))
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n") or data.startswith(b"PK")


def test_it_can_be_told_to_leave_out_what_is_unsure_and_counts_it(exporter):
    export = exported(exporter(choice=Choice(min_confidence=0.7)), held(exporter, brief()))

    assert export.units + sum(export.left_out.values()) == 2
    assert export.left_out == {} or export.left_out["confidence below 0.7"] == 1


@SOME
@given(alignments(worst=True))
def test_the_same_alignment_gives_the_same_bytes_whatever_its_text(exporter, alignment):
    alignment = held(exporter, alignment)

    assert exported(exporter(), alignment) == exported(exporter(), alignment)


@SOME
@given(alignments(worst=True))
def test_every_unit_is_in_the_file_or_counted(exporter, alignment):
    alignment = held(exporter, alignment)
    export = exported(exporter(), alignment)

    units = sum(count for reason, count in export.left_out.items() if not reason.startswith("line ends"))
    assert export.units + units in {len(list(alignment.units())), len(alignment.beads)}
    assert all(count > 0 for count in export.left_out.values())


@pytest.mark.parametrize("tag", ["e\x00n", "e\ud83dn", "=1+1", "e\tn"])
def test_a_language_that_is_no_tag_is_held_or_refused_in_one_line(exporter, tag):
    documents = (Document.from_segments(tag, ["One."]), Document.from_segments("ar", ["واحد."]))
    alignment = Alignment(documents, (bead((0, 1), (0, 1)),))

    try:
        assert exported(exporter(), alignment).data
    except WriteError as error:
        assert "\n" not in str(error)
