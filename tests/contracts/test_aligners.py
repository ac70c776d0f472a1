"""What every aligner promises, ours or a plug-in's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans import registry
from aligntrans.errors import AlignmentError
from aligntrans.model import Kind, Level, Status
from aligntrans.protocols import Aligner
from support.pieces import made, paragraphs_of, small_documents
from support.strategies import FAST

ALIGNERS = [registry.load("aligners", name) for name in registry.names("aligners")]
SOME = settings(FAST, max_examples=20)

pytestmark = pytest.mark.parametrize("aligner", ALIGNERS, ids=lambda aligner: aligner.__name__)


def brief(language, lines):
    """A heading, furniture and paragraphs."""
    return made(
        language, [(Kind.HEADING, lines[:1]), (Kind.FURNITURE, []), *((Kind.PARAGRAPH, [x]) for x in lines[1:])]
    )


ENGLISH = brief("en", ["Rain in 2024", "It rained on 12 days.", "Did 1,250 farmers notice?"])
ARABIC = brief("ar", ["المطر في ٢٠٢٤", "هطل المطر في ١٢ يومًا.", "هل لاحظ ذلك ١٢٥٠ مزارعًا؟"])


def test_it_is_made_with_an_encoder_or_none_and_follows_the_protocol(aligner):
    assert isinstance(aligner(encoder=None), Aligner)


@pytest.mark.parametrize("level", list(Level))
def test_it_aligns_a_brief_at_both_levels(aligner, level):
    found = aligner(encoder=None).align([ENGLISH, ARABIC], level)

    assert found.level is level
    assert found.documents == (ENGLISH, ARABIC)
    assert [bead.type for bead in found.beads if bead.status is not Status.LEFT_OUT] == ["1-1"] * 3


def test_its_signature_names_it_and_its_weights_on_one_line(aligner):
    signature = aligner(encoder=None).align([ENGLISH, ARABIC], Level.SENTENCE).signature

    assert signature.isprintable()
    assert any(name in signature for name in registry.names("aligners"))
    assert signature == aligner(encoder=None).align([ARABIC, ENGLISH], Level.SENTENCE).signature


@pytest.mark.parametrize("level", list(Level))
def test_a_document_with_nothing_to_align_is_refused_in_one_line(aligner, level):
    furniture = made("ar", [(Kind.FURNITURE, [])], "brief.ar.html")

    with pytest.raises(AlignmentError, match=r"brief\.ar\.html") as refusal:
        aligner(encoder=None).align([ENGLISH, furniture], level)
    assert "\n" not in str(refusal.value)


def test_fewer_than_two_documents_are_refused(aligner):
    with pytest.raises(AlignmentError):
        aligner(encoder=None).align([ENGLISH], Level.SENTENCE)


@SOME
@given(
    first=small_documents("fa", min_blocks=1, with_furniture=True),
    second=small_documents("en", min_blocks=1, with_furniture=True),
    level=st.sampled_from(list(Level)),
)
def test_its_beads_tile_any_two_documents_and_do_so_twice(aligner, first, second, level):
    one = aligner(encoder=None)

    found = one.align([first, second], level)

    assert found == one.align([first, second], level) == aligner(encoder=None).align([first, second], level)
    assert all(0 <= bead.confidence <= 1 for bead in found.beads)


def test_what_it_is_given_does_not_change(aligner):
    documents = [paragraphs_of("en", ["One.", "Two."]), paragraphs_of("ar", ["واحد.", "اثنان."])]
    before = [(document.text, document.blocks) for document in documents]

    aligner(encoder=None).align(documents, Level.SENTENCE)

    assert [(document.text, document.blocks) for document in documents] == before
