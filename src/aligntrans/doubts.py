"""What looks wrong with documents or their alignment but is no error: a line each, for a person. Nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log
from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError
from aligntrans.model import DECIMALS, Level, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligntrans.model import Alignment, Bead, Document, Span
    from aligntrans.protocols import Encoder

# From the briefs of corpora/: every brief against every other in all languages, and against its own versions, whole,
# without half of their paragraphs, and one without its first third against the other without its last.
CLEAR = 3.0
"""Log-odds of a bead's similarity that few beads of unrelated documents exceed."""
LEAST_CLEARNESS = MappingProxyType({Level.SENTENCE: 1.0, Level.PARAGRAPH: 1.9})
"""Mean log-odds above that, a piece of the shorter document, of documents that are translations of each other.

Of 180 pairs of sample briefs that have nothing to do with each other the highest is .42 for sentences and 1.65 for
paragraphs; of true pairs, whole or with half of the text missing on either side, the lowest is 2.05 and 2.21."""
LEAST_PIECES = 10
"""Of the shorter document: fewer say nothing."""
ROUNDING = 10.0**-DECIMALS


def of_languages(documents: Sequence[Document], encoder: Encoder | None, *, cut_by_rules: bool = False) -> str:
    """Return what has to be said of documents in languages that the encoder, or the segmenter, does not know.

    Args:
        documents: those to be aligned.
        encoder: what compares them, if anything.
        cut_by_rules: whether their sentences were found by rules.

    Returns:
        One line for all of them; empty when all are known.
    """
    strange = [document for document in documents if not _is_known(document, encoder)]
    ruleless = [document for document in documents if cut_by_rules and _primary(document) not in languages.LANGUAGES]
    if strange and encoder is not None:
        kind, plural = encoder.signature.partition(":")[0], len(strange) > 1
        known = _series(sorted(map(_name, encoder.languages or ())), "and")
        return (
            f"{_names(strange)}: the {kind} encoder knows {known}, not {_spoken(strange)};"
            f" {'they are' if plural else 'it is'} compared by length, numbers and Latin words alone"
            f"{_and_cut(strange, ruleless, 'their' if plural else 'its')}."
        )
    if ruleless:
        return (
            f"{_names(ruleless)}: there are no rules for the sentences of {_spoken(ruleless)};"
            " they are found by their marks alone."
        )
    return ""


def of_relation(alignment: Alignment) -> str:
    """Return what has to be said of documents that do not look like translations of any other, or nothing.

    Only for confidence that is calibrated: without a model that knows the languages, documents that have nothing to do
    with each other look much like those that do.
    """
    count = len(alignment.documents)
    found = _relations(alignment)
    related = {side for relation in found if relation.is_likely for side in relation.sides}
    strange = [side for side in range(count) if side not in related]
    if not found or not strange:
        return ""
    share = max(relation.share for relation in found if not related.issuperset(relation.sides))
    who = "these documents do not look like translations of each other"
    whose = "their"
    if related:
        names = _names([alignment.documents[side] for side in strange])
        is_one = len(strange) == 1
        who = f"{names} {'does not look like a translation' if is_one else 'do not look like translations'} of the rest"
        whose = "its" if is_one else "their"
    return f"{who}: only {share:.0%} of {whose} text has a clear counterpart; check that the right files were given."


def lowered(alignment: Alignment) -> Alignment:
    """Return *alignment* with less confidence in beads of documents that do not look like translations of each other.

    Of many wrong places the best one is taken, and stands out as if it were right: that none of it is clear shows only
    in the whole.
    """
    trust = {relation.sides: relation.trust for relation in _relations(alignment)}
    if all(value == 1 for value in trust.values()):
        return alignment
    lowest = min(trust.values())
    return replace(
        alignment,
        beads=tuple(_trusted(bead, lowest) for bead in alignment.beads),
        block_beads=tuple(_trusted(bead, lowest) for bead in alignment.block_beads),
        pairs={
            sides: tuple(_trusted(bead, trust[sides]) for bead in beads) for sides, beads in alignment.pairs.items()
        },
    )


def _trusted(bead: Bead, trust: float) -> Bead:
    if bead.is_null:
        return bead
    return replace(bead, quality=replace(bead.quality, confidence=bead.quality.confidence * trust))


def _relations(alignment: Alignment) -> list[_Relation]:
    pairs = dict(alignment.pairs) if len(alignment.documents) > 2 else {(0, 1): alignment.beads}
    return [_Relation.of(alignment, sides, beads) for sides, beads in sorted(pairs.items())]


@dataclass(frozen=True, slots=True)
class _Relation:
    """How clearly the pieces of two documents belong together."""

    sides: tuple[int, int]
    trust: float
    """1 when the documents look like translations of each other; less, down to 0, the less they do."""
    share: float
    """Of the text of both, how much is in beads that are clear."""

    @property
    def is_likely(self) -> bool:
        """Whether the documents look like translations of each other."""
        return self.trust == 1

    @classmethod
    def of(cls, alignment: Alignment, sides: tuple[int, int], beads: Sequence[Bead]) -> _Relation:
        """Return the relation of the documents at *sides*, of which *beads* are the alignment."""
        documents = [alignment.documents[side] for side in sides]
        beads = [bead for bead in beads if bead.status is not Status.LEFT_OUT]
        pieces = min(sum(len(bead.spans[side]) for bead in beads) for side in (0, 1))
        clearness = [max(0.0, _log_odds(bead.quality.similarity) - CLEAR) for bead in beads]
        mean = sum(clearness) / max(1, pieces)
        lengths = [
            sum(_length(document, span, alignment.level) for document, span in zip(documents, bead.spans, strict=True))
            for bead in beads
        ]
        clear = sum(length for length, more in zip(lengths, clearness, strict=True) if more)
        is_measured = any(bead.quality.similarity is not None for bead in beads)
        is_judged = is_measured and pieces >= LEAST_PIECES
        trust = min(1.0, mean / LEAST_CLEARNESS[alignment.level]) if is_judged else 1.0
        return cls(sides, trust, clear / max(1, sum(lengths)))


def _log_odds(similarity: float | None) -> float:
    if similarity is None:
        return 0.0
    bounded = min(1 - ROUNDING, max(ROUNDING, similarity))
    return log(bounded / (1 - bounded))


def _length(document: Document, span: Span, level: Level) -> int:
    if level is Level.SENTENCE:
        return sum(len(document.segments[place].text) for place in span)
    return sum(len(segment.text) for place in span for segment in document.blocks[place].segments)


def _is_known(document: Document, encoder: Encoder | None) -> bool:
    return encoder is None or encoder.languages is None or _primary(document) in encoder.languages


def _and_cut(strange: Sequence[Document], ruleless: Sequence[Document], whose: str) -> str:
    if not ruleless:
        return ""
    sentences = f"{whose} sentences" if ruleless == strange else f"the sentences of {_names(ruleless)}"
    return f", and {sentences} are found by their marks alone"


def _primary(document: Document) -> str:
    return document.language.partition("-")[0]


def _names(documents: Iterable[Document]) -> str:
    return _series([document.name or f"the {_name(document.language)} document" for document in documents], "and")


def _spoken(documents: Iterable[Document]) -> str:
    return _series([_name(document.language) for document in documents], "or")


def _name(tag: str) -> str:
    try:
        return languages.of(tag).name
    except LanguageError:  # documents made by programs may be in anything
        return tag


def _series(words: Sequence[str], last: str) -> str:
    """Return words as a sentence lists them: ``a, b and c``."""
    *most, final = words or ("nothing",)
    return f"{', '.join(most)} {last} {final}" if most else final
