"""How near texts are to reference texts: chrF, BLEU and TER by sacreBLEU, each with its signature.

Nothing is downloaded: sacreBLEU's tokenisers that need a model are not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

RESAMPLES = 1000
"""Of the bootstrap; sacreBLEU's own default. Its seed is fixed."""
TOKENIZER = "intl"
"""Of BLEU: sacreBLEU's 13a takes ``،`` ``؛`` and ``؟`` for letters of the word before them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A score with its recipe."""

    name: str
    """``chrF``, ``BLEU`` or ``TER``."""
    score: float
    """0 to 100; of TER, where less is better, it may be more."""
    low: float
    """Lower end of the interval that holds 95 of 100 resamples."""
    high: float
    signature: str
    """sacreBLEU's, and what was done to the texts before."""


def scores(hypotheses: Iterable[str], references: Iterable[str], *, recipe: str = "") -> tuple[Figure, ...]:
    """Return chrF, BLEU and TER of texts in step, with intervals from resampling.

    Args:
        hypotheses: one text or more.
        references: as many.
        recipe: what was done to the texts before, for the signature.
    """
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - takes a while, and only this needs it
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415 - same
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415 - same

    texts, against = list(hypotheses), [list(references)]
    figures = []
    for metric in (CHRF(), BLEU(tokenize=TOKENIZER), TER()):
        # One text has no resamples that differ.
        found = metric.corpus_score(texts, against, n_bootstrap=RESAMPLES if len(texts) > 1 else 1)
        mean, half = (found._mean, found._ci) if len(texts) > 1 else (found.score, 0.0)  # noqa: SLF001 - no other way
        score, low, high = (round(float(value), 4) for value in (found.score, mean - half, mean + half))
        signature = "|".join(filter(None, (str(metric.get_signature()), recipe)))
        name = type(metric).__name__.replace("CHRF", "chrF")
        figures.append(Figure(name, score, low, high, signature))
    return tuple(figures)


def chrf(hypotheses: Iterable[str], references: Iterable[str]) -> Figure:
    """Return chrF alone, without resampling: its interval is the score itself.

    Args:
        hypotheses: one text or more.
        references: as many.
    """
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415 - see scores

    metric = CHRF()
    score = round(float(metric.corpus_score(list(hypotheses), [list(references)]).score), 4)
    return Figure("chrF", score, score, score, str(metric.get_signature()))
