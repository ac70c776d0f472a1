"""What every exporter promises, ours or a plug-in's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from aligntrans import registry
from aligntrans.errors import WriteError
from aligntrans.protocols import Exporter
from support.briefs import brief, pair
from support.strategies import FAST, alignments

EXPORTERS = [registry.load("exporters", name) for name in registry.names("exporters")]
SOME = settings(FAST, max_examples=25)

pytestmark = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.__name__)


def held(exporter, alignment):
    """What of *alignment* fits in a file of this exporter."""
    return alignment.pair(*alignment.languages[:2]) if exporter.is_bilingual else alignment


def test_it_needs_no_options_and_follows_the_protocol(exporter):
    assert isinstance(exporter(), Exporter)


def test_its_extensions_are_lower_case_with_the_dot(exporter):
    assert exporter.extensions
    assert all(ending.startswith(".") and ending == ending.lower() for ending in exporter.extensions)


def test_an_ending_of_ours_finds_it(exporter):
    names = {registry.EXPORTERS_BY_EXTENSION.get(f".{ending.rpartition('.')[2]}") for ending in exporter.extensions}

    assert {registry.load("exporters", name) for name in names if name} <= {exporter}


def test_it_holds_a_brief(exporter):
    export = exporter().export(held(exporter, brief()))

    assert export.data
    assert export.units + sum(export.left_out.values()) == 2


def test_the_same_alignment_gives_the_same_bytes(exporter):
    assert exporter().export(held(exporter, brief())) == exporter().export(held(exporter, brief()))


def test_exporting_twice_with_one_exporter_changes_nothing(exporter):
    one = exporter()

    assert one.export(held(exporter, brief())) == one.export(held(exporter, brief()))


def test_a_bilingual_format_refuses_three_languages_and_others_do_not(exporter):
    if exporter.is_bilingual:
        with pytest.raises(WriteError, match="en, ar, fa"):
            exporter().export(brief())
    else:
        assert exporter().export(brief()).units == 2


def test_text_is_written_in_logical_order_and_utf_8(exporter):
    text = "قال \u2067Qais\u2069 إن\u200c ٣٫٥٪"
    data = exporter().export(pair("He said 3.5%.", text)).data

    assert text in data.decode("utf-8")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n")


@SOME
@given(alignments(worst=True))
def test_every_unit_is_in_the_file_or_counted(exporter, alignment):
    alignment = held(exporter, alignment)
    export = exporter().export(alignment)

    assert export.units + sum(export.left_out.values()) in {
        len(list(alignment.units())),
        len(alignment.beads),
    }
    assert all(count > 0 for count in export.left_out.values())
