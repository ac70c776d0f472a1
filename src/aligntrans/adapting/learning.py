"""From a memory to a model: terms and vectors are learnt, and what is learnt has to show on units held out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from aligntrans import __version__
from aligntrans import languages as known
from aligntrans.adapting import terms
from aligntrans.adapting.bags import cut
from aligntrans.adapting.judging import Judge, Scores, verdict
from aligntrans.adapting.model_file import Model
from aligntrans.adapting.training import Options, Pairs, Training
from aligntrans.encoders.pieces import PieceTable
from aligntrans.errors import AlignmentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.adapting.bags import Ints
    from aligntrans.adapting.judging import Verdict
    from aligntrans.adapting.memory import Memory
    from aligntrans.adapting.terms import Term
    from aligntrans.adapting.training import Floats
    from aligntrans.encoders.static import StaticEncoder

Tell = Callable[[str], None]
LEAST_PAIRS = 20
"""Of fewer, nothing can be held out that would say anything."""
LEAST_RIGHT = 0.85
"""Share of comparisons, of a text with its translation and with another text, that have to be right on units held out:
.5 is chance, documents, interface strings and names have .97 and more before anything is learnt, a dictionary .94, and
documents with every third unit shuffled .82."""
COMMON = 1e-4
"""Share of all pieces of general text, as the sub-word model has it, at which a piece keeps half of what is learnt. A
dictionary of 20,000 words cost .004 on TICO-19 without this and nothing with it; React's documents gained as much."""
PASSES = 10
"""Most times that all pairs are gone through."""
MOST_STEPS = 500
CHECKS, GROWTH = 6, 1.5
"""How often held-out pairs are looked at, and by what the number of steps grows in between."""
FOLDS = 10
ENOUGH = 200
"""Pairs held out that are enough: with fewer, other tenths are held out in turn."""
LISTED = 200
"""Terms that are kept in a model."""
FEWEST_ROWS, UNITS_A_ROW, MOST_ROWS = 2_000, 20, 10_000
"""Rows of a model: so many, one more for every so many units, and never more than so many. Of 7,661 rows learnt from
796 units, the 2,000 that matter most gave what all did, to .0002 F1; they take a megabyte."""


def _silent(_: str) -> None:
    """Hear what is being done, and say nothing."""


@dataclass(frozen=True)
class Lesson:
    """A memory as training takes it: pieces numbered from 0, and the rows of the encoder that they are."""

    pairs: Pairs
    units: Ints
    """(pairs,) number of the unit; -1 for terms."""
    kinds: Ints
    """(pairs,) number of the two languages; -1 for terms."""
    ids: Ints
    """(pieces,) their numbers in the encoder."""
    vectors: Floats
    """(pieces, width)"""
    shares: Floats
    """(pieces, 1) how much of what is learnt of each is kept, 0 to 1: little of pieces that all texts are made of."""
    terms: tuple[Term, ...]

    @classmethod
    def of(cls, memory: Memory, encoder: StaticEncoder) -> Lesson:
        """Return the lesson of *memory* for *encoder*."""
        table = PieceTable.read(encoder.folder)
        found = [
            term
            for languages, pairs in memory.pairs.items()
            for term in terms.found(languages, [pair.texts for pair in pairs])
        ]
        every = list(chain.from_iterable(memory.pairs.values()))
        texts = [*(pair.texts for pair in every), *(term.words for term in found)]
        sides = [cut([pair[side] for pair in texts], table) for side in (0, 1)]
        whole = np.flatnonzero((sides[0].sizes > 0) & (sides[1].sizes > 0))
        sides = [side.taken(whole) for side in sides]
        ids = np.unique(np.concatenate([side.flat for side in sides]))
        places = np.zeros(len(table.vectors), np.int64)
        places[ids] = np.arange(len(ids))
        rows = np.array([pair.unit for pair in every] + [-1] * len(found), np.int64)[whole]
        kinds = np.repeat(np.arange(len(memory.pairs)), [len(pairs) for pairs in memory.pairs.values()])
        return cls(
            Pairs(
                (sides[0].mapped(places), sides[1].mapped(places)),
                (_keys([pair[0] for pair in texts])[whole], _keys([pair[1] for pair in texts])[whole]),
                int((rows < 0).sum()),
            ),
            rows,
            np.concatenate([kinds, np.full(len(found), -1)])[whole],
            ids,
            table.vectors[ids] * (table.scales[ids, None] * np.float32(table.unit)),
            _shares(ids, table),
            tuple(found),
        )

    def held_back(self, vectors: Floats) -> Floats:
        """Return *vectors* drawn back to where they began, those of common pieces most."""
        found: Floats = self.vectors + self.shares * (vectors - self.vectors)
        return found

    def part(self, chosen: Ints) -> Pairs:
        """Return the pairs of these numbers, terms last as they are here."""
        return replace(self.pairs.taken(chosen), terms=int((self.units[chosen] < 0).sum()))


def _shares(ids: Ints, table: PieceTable) -> Floats:
    """Return (pieces, 1) how much of what is learnt of each is kept, by how common it is in general text."""
    scores = np.array([table.processor.get_score(int(piece)) for piece in ids])
    shares: Floats = (1 / (1 + np.exp(scores) / COMMON)).astype(np.float32)[:, None]
    return shares


def _keys(texts: Sequence[str]) -> Ints:
    """Return a number a text, equal for equal texts; sums of some differ from sums of others."""
    places: dict[str, int] = {}
    numbers = np.array([places.setdefault(text, len(places)) for text in texts], np.int64)
    return np.random.default_rng(0).integers(1 << 40, size=len(places))[numbers]


def learn(memory: Memory, encoder: StaticEncoder, *, options: Options | None = None, tell: Tell = _silent) -> Model:
    """Return what *memory* teaches *encoder*, which has to show on units that are held out.

    Args:
        memory: what to learn from.
        encoder: what learns; it is not changed.
        options: what training hangs on.
        tell: is told what is being done.

    Raises:
        AlignmentError: there are too few pairs, they are no translations, or nothing can be learnt from them.
    """
    options = options or Options.of(sum(map(len, memory.pairs.values())))
    refuse_few(sum(map(len, memory.pairs.values())))
    tell("looking for terms")
    lesson = Lesson.of(memory, encoder)
    refuse_few(int((lesson.units >= 0).sum()))
    found = _tried(lesson, options, tell)
    if found.right < LEAST_RIGHT:
        raise AlignmentError(
            f"the texts of a unit are hardly more alike than texts of different units (in {found.right:.0%} of"
            " comparisons, and chance is 50%); check that the memory pairs translations, in the languages that it says."
        )
    if not found.steps:
        raise AlignmentError(
            "nothing was learnt: the encoder tells held-out units apart no better after any number of steps than"
            " before; align without --model, or give larger memories."
        )
    training = Training(lesson.pairs, lesson.vectors, options)
    for step in range(found.steps):
        if not step % 10:
            tell(f"learning, step {step} of {found.steps}")
        training.step()
    vectors = lesson.held_back(training.vectors)
    rows = kept(lesson, vectors)
    return Model(
        encoder=encoder.signature,
        rows=(lesson.ids[rows].astype(np.int32), vectors[rows]),
        languages=memory.languages,
        units=memory.units,
        pairs={"-".join(languages): len(pairs) for languages, pairs in memory.pairs.items()},
        steps=found.steps,
        held_out={"before": round(found.before, 4), "after": round(found.after, 4)},
        terms=tuple(sorted(filter(is_telling, lesson.terms), key=lambda term: (-term.ratio, term.words))[:LISTED]),
        version=__version__,
        left_out=memory.left_out,
    )


def refuse_few(pairs: int) -> None:
    """Raise AlignmentError when so many pairs are too few."""
    if pairs < LEAST_PAIRS:
        raise AlignmentError(
            f"{pairs} pairs of texts are too few to learn from, {LEAST_PAIRS} are the least; give more memories."
        )


def _tried(lesson: Lesson, options: Options, tell: Tell) -> Verdict:
    """Return how many steps are best, tried on pairs held out: those of every tenth unit, or of more tenths in turn.

    Terms take no part, as they know all units.
    """
    real = int((lesson.units >= 0).sum())
    folds = min(FOLDS, max(1, -(-ENOUGH * FOLDS // real)))
    marks = _marks(real, options)
    before: list[Scores] = []
    after: dict[int, list[Scores]] = {mark: [] for mark in marks}
    for fold in range(folds):
        is_held = lesson.units % FOLDS == fold
        held, rest = (np.flatnonzero(chosen & (lesson.units >= 0)) for chosen in (is_held, ~is_held))
        if not len(held) or not len(rest):
            continue
        judge = Judge(lesson.part(held), lesson.kinds[held], options.temperature)
        before.append(judge.scores(lesson.vectors))
        training = Training(lesson.part(rest), lesson.vectors, options)
        for step in range(1, marks[-1] + 1):
            tell(f"trying, part {fold + 1} of {folds}, step {step} of {marks[-1]}")
            training.step()
            if step in after:
                after[step].append(judge.scores(lesson.held_back(training.vectors)))
    return verdict(Scores.joined(before), {mark: Scores.joined(found) for mark, found in after.items()})


def _marks(pairs: int, options: Options) -> list[int]:
    """Return after how many steps held-out pairs are looked at, each half as often again as the one before."""
    last = min(MOST_STEPS, PASSES * -(-pairs // options.batch))
    return sorted({max(1, round(last / GROWTH**number)) for number in range(CHECKS)})


def kept(lesson: Lesson, vectors: Floats) -> Ints:
    """Return the rows that are worth keeping, in order: those that changed most, times how often they stand."""
    counts = sum(np.bincount(side.flat, minlength=len(lesson.ids)) for side in lesson.pairs.sides)
    effect = counts * np.square(vectors - lesson.vectors).sum(1, dtype=np.float64)
    units = int(lesson.units.max()) + 1
    most = min(MOST_ROWS, FEWEST_ROWS + units // UNITS_A_ROW)
    return np.sort(np.argsort(-effect, kind="stable")[:most])


def is_telling(term: Term) -> bool:
    """Return whether a person would want to see a term: neither a word that stays as it is, nor one of grammar."""
    return term.words[0] != term.words[1] and not any(
        word in known.of(tag).function_words for tag, word in zip(term.languages, term.words, strict=True)
    )
