"""The names that a document with capitals may hold, unit by unit, and how much evidence each of them needs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligntrans.languages.folding import fold, fold_words
from aligntrans.linking.candidates import BETWEEN, INSIDE, candidates
from aligntrans.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.languages import Language
    from aligntrans.linking.candidates import Candidate

LOWER = re.compile(r"(?<![^\W_])[^\W\d_]{2,}")
COMPOUND = fold_words("abd abdul abdel abdol abu abi aba abou bou umm ibn beni bani deir dayr nur nour seyf saif fath")
"""Words that names begin with which other languages, or other spellings, write as one word with the next."""
LEAST_STRONG, LEAST_PART, LEAST_WORD, LEAST_WEAK, LEAST_ONCE = 0.5, 0.65, 0.8, 0.8, 0.95
"""The least score of a name, of a part of a longer one, of such a part of one word, of what is only perhaps a name,
and of words in capitals that stand without them elsewhere. Tuned on sample briefs whose links are marked by hand."""


@dataclass(frozen=True, slots=True)
class Source:
    """What may be a name."""

    span: Span
    """In its unit."""
    words: tuple[Span, ...]
    """Of its words that are no particles."""
    content: tuple[str, ...]
    """The same words, folded."""
    parts: tuple[Span, ...]
    """Runs of words between words such as *of*."""
    whole: str
    """All of it, folded."""
    least: float
    """The least score, 0 to 1, with which it is believed to be found."""
    heard: bool
    """Whether it has to be found by sound, as capitals alone do not make it a name."""


def sources(texts: Sequence[str], language: Language, taken: Sequence[Sequence[Span]] = ()) -> list[tuple[Source, ...]]:
    """Return what may be a name in each of *texts*, longer ones before the shorter ones that they hold.

    Args:
        texts: the units of one document.
        language: of the document, of a script with capitals.
        taken: by unit, places that are no names, such as dates.
    """
    places = [frozenset(place for span in spans for place in span) for spans in taken or [()] * len(texts)]
    found = [
        [one for one in candidates(text, language) if held.isdisjoint(one.span)]
        for text, held in zip(texts, places, strict=True)
    ]
    known = _Known(texts, found)
    return [known.sources(text, every) for text, every in zip(texts, found, strict=True)]


class _Known:
    """What the whole document says of words."""

    def __init__(self, texts: Sequence[str], found: Sequence[Sequence[Candidate]]) -> None:
        self.lower = frozenset(word for text in texts for word in LOWER.findall(text) if word.islower())
        self.strong = Counter(
            fold(one.text(text))
            for text, every in zip(texts, found, strict=True)
            for one in every
            if one.strong and not self._is_plain(_content(one, text)[1])
        )

    def _is_plain(self, content: Sequence[str]) -> bool:
        """Return whether a single word stands without a capital elsewhere."""
        return len(content) == 1 and not self.lower.isdisjoint({content[0], content[0].removesuffix("s")})

    def sources(self, text: str, every: Sequence[Candidate]) -> tuple[Source, ...]:
        """Return the sources of one unit."""
        found: list[Source] = []
        reached = 0
        for one in every:
            words, content = _content(one, text)
            if not words or (not one.strong and self._is_plain(content)):
                continue
            whole = fold(one.text(text))
            heard = whole not in self.strong and (not one.strong or self._is_plain(content))
            least = LEAST_STRONG
            if one.span.start < reached:
                least = LEAST_PART if len(content) > 1 else LEAST_WORD
            reached = max(reached, one.span.end)
            if heard:
                least = LEAST_ONCE if self._is_plain(content) else LEAST_WEAK
            elif self.lower.issuperset(content) and self.strong[whole] < 2:
                least = LEAST_ONCE
            source = Source(one.span, words, content, _parts(one, text), whole, least, heard)
            found.append(source)
            if any(word in COMPOUND for word in content[:-1]):
                found.append(_compounded(source, text))
        return tuple(found)


def _compounded(source: Source, text: str) -> Source:
    """Return the same with words such as *Abd* and the word behind them as one, as they may be written."""
    words: list[Span] = []
    joined = False
    for span, word in zip(source.words, source.content, strict=True):
        if joined:
            words[-1] = Span(words[-1].start, span.end)
        else:
            words.append(span)
        joined = word in COMPOUND
    content = tuple(fold(span.of(text)) for span in words)
    return replace(source, words=tuple(words), content=content, parts=(Span(0, len(words)),))


def _content(candidate: Candidate, text: str) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Return the words of a candidate that are no particles, their places and they, folded."""
    words = [(span, fold(span.of(text))) for span in candidate.words]
    kept = [(span, word) for span, word in words if word and word not in BETWEEN and word not in INSIDE]
    return tuple(span for span, _ in kept), tuple(word for _, word in kept)


def _parts(candidate: Candidate, text: str) -> tuple[Span, ...]:
    """Return the runs of words of a candidate that words such as *of* part."""
    found, start, count = [], 0, 0
    for span in candidate.words:
        word = fold(span.of(text))
        if word in BETWEEN:
            found.append(Span(start, count))
            start = count
        elif word and word not in INSIDE:
            count += 1
    return tuple(part for part in (*found, Span(start, count)) if part)
