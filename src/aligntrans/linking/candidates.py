"""What may be a name in a text of a script with capitals: runs of capitalised words, with their particles.

No tagger and no list of names: what stands at the start of a sentence or in a heading is only perhaps one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aligntrans.languages.folding import fold, fold_words
from aligntrans.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.languages import Language

INVISIBLE = "\u00ad\u061c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""May stand inside words and between them: soft hyphen, joiners, bidi controls, byte order mark."""
WORD = re.compile(
    r"[^\W\d_](?:[^\W_]|[\u0300-\u036f]|['\u2019\u02bb-\u02bf\u2018`.\-\u2010\u2011](?=[^\W_])"
    rf"|[{INVISIBLE}]+(?=[^\W_]))*"
)
POSSESSIVE = re.compile(r"['\u2019]s$", re.IGNORECASE)
GAP = re.compile(rf"(?:[^\S\n]|[{INVISIBLE}])*\n?(?:[^\S\n]|[{INVISIBLE}])*|[^\S\n]?&[^\S\n]?")
"""Between the words of a name: white space, one line end at most."""
START = re.compile(r"(?:^|[.!?:\u2026]\W*|[\"\u201c\u00ab\u2018]\s*|\n\s*|[-\u2013\u2014\u2022]\s+)$")
"""What stands before a word that is capitalised wherever it stands."""
SENTENCE = re.compile(r"[.!?\u2026][\W\d]*$")
INSIDE = fold_words(
    """
    bin ibn ben bint bani al el ul ud de del du des la le von van der da di dos y i
    """
)
"""Particles inside names, folded."""
BETWEEN = fold_words(
    """
    of for the
    """
)
"""Words that join the parts of names of institutions and of countries, folded."""
PARTICLES = INSIDE | BETWEEN
TITLES = fold_words(
    """
    mr mrs ms dr prof professor president minister king queen prince princess sir lord lady sheikh shaykh colonel
    general captain major lieutenant ambassador senator governor mayor judge engineer ayatollah hojatoleslam imam haj
    hajj hajji sayyid sayyed prime deputy former chairman director secretary premier chancellor father brother sister
    mullah mawlawi mulla emir amir vice
    """
)
"""Before a person's name, folded; alone they name nobody."""
TITLE_CASE = 0.6
"""Share of capitalised words from which a line is a heading."""
CONTEXT = 8
MOST_WORDS = 12
"""Of a name; longer runs are cut."""
KEPT = 1 << 13
"""Texts whose candidates are kept: what is linked is asked about again when some thousand units are checked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be a name."""

    span: Span
    words: tuple[Span, ...]
    """Of its words, particles included."""
    strong: bool
    """Whether capitals alone make it a name; otherwise something else has to."""

    def text(self, text: str) -> str:
        """Return it as it stands in *text*."""
        return self.span.of(text)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    folded: str
    capital: bool
    initial: bool


def candidates(text: str, language: Language) -> tuple[Candidate, ...]:
    """Return what may be a name in *text*, in order; a longer one comes before the shorter ones that it holds."""
    return _candidates(text, language.function_words)


@lru_cache(maxsize=KEPT)
def _candidates(text: str, common: frozenset[str]) -> tuple[Candidate, ...]:
    words = _words(text)
    if not any(word.capital for word in words):
        return ()
    telling = [word for word in words if len(word.folded) > 1 and word.folded not in common]
    capitals = [word for word in telling if word.capital]
    shouted = len(telling) > 1 and sum(word.text.isupper() for word in telling) >= TITLE_CASE * len(telling)
    heading = shouted or (len(capitals) >= TITLE_CASE * len(telling) and not SENTENCE.search(text))
    found: dict[Span, Candidate] = {}
    for run in _runs(text, words, common, heading=heading):
        for part in [*_parts(run), *([word] for word in run if heading and word.capital)]:
            candidate = _candidate(part, common, weak=heading)
            if candidate:
                found.setdefault(candidate.span, candidate)
    return tuple(sorted(found.values(), key=lambda one: (one.span.start, -one.span.end)))


def _words(text: str) -> list[_Word]:
    found = []
    for match in WORD.finditer(text):
        word, start = match[0], match.start()
        if word.islower() and word.isascii() and word.isalpha():  # most words, at a third of the cost
            found.append(_Word(start, start + len(word), word, word, capital=False, initial=False))
            continue
        if not word.isalpha():
            word = POSSESSIVE.sub("", word)
        capital = _is_capital(word)
        initial = capital and bool(START.search(text[max(0, start - CONTEXT) : start]))
        found.append(_Word(start, start + len(word), word, _folded(word), capital, initial))
    return found


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


def _is_capital(word: str) -> bool:
    """Return whether a word is capitalised, behind a particle as well: al-Mahri."""
    if word[0].isupper():
        return True
    if word.islower():
        return False
    head, _, tail = word.partition("-")
    return bool(tail) and len(head) <= 3 and tail[0].isupper()


def _runs(text: str, words: Sequence[_Word], common: frozenset[str], *, heading: bool) -> list[list[_Word]]:
    """Return runs of capitalised words and of what may stand between them."""
    runs: list[list[_Word]] = []
    run: list[_Word] = []
    for word in words:
        if run and not (GAP.fullmatch(text, run[-1].end, word.start) and _whole(run[-1], text)):
            runs.append(run)
            run = []
        if _starts(word, common, heading=heading) or (run and word.folded in PARTICLES):
            run.append(word)
        elif run:
            runs.append(run)
            run = []
    runs.append(run)
    return [trimmed for one in runs if (trimmed := _trimmed(one))]


def _starts(word: _Word, common: frozenset[str], *, heading: bool) -> bool:
    """Return whether a name may begin with a word: a capital that is not there for what stands before it."""
    if not word.capital:
        return False
    return not (word.initial or heading) or word.folded not in common or _is_acronym(word.text)


def _whole(word: _Word, text: str) -> bool:
    """Return whether nothing was cut off a word: behind a possessive, another name begins."""
    return not POSSESSIVE.match(text[word.end : word.end + 2])


def _trimmed(run: Sequence[_Word]) -> list[_Word]:
    """Return *run* without what is not capitalised at its end."""
    last = max((number for number, word in enumerate(run) if word.capital), default=-1)
    return list(run[: last + 1][:MOST_WORDS])


def _parts(run: Sequence[_Word]) -> list[Sequence[_Word]]:
    """Return the run, and the runs that it falls into at words such as *of*, and without its first word or titles."""
    cuts = [number for number, word in enumerate(run) if not word.capital and word.folded in BETWEEN]
    parts = [run, *(run[before + 1 : after] for before, after in pairwise([-1, *cuts, len(run)]))] if cuts else [run]
    found: list[Sequence[_Word]] = []
    for part in map(_begun, parts):
        kept = part
        while len(kept) > 1 and kept[0].folded in TITLES:
            kept = kept[1:]
        found.append(kept)
        if len(kept) > 1 and kept[0].initial and kept[1].folded not in INSIDE:
            found.append(_begun(kept[1:]))
    return [trimmed for part in found if (trimmed := _trimmed(part))]


def _begun(run: Sequence[_Word]) -> Sequence[_Word]:
    """Return *run* without what is not capitalised at its beginning."""
    first = next((number for number, word in enumerate(run) if word.capital), len(run))
    return run[first:]


def _candidate(part: Sequence[_Word], common: frozenset[str], *, weak: bool) -> Candidate | None:
    capitals = [word for word in part if word.capital]
    if len(capitals) == 1:
        word = capitals[0]
        known = word.folded in TITLES or word.folded in common
        if len(word.folded) < 2 or (known and not _is_acronym(word.text)):
            return None
    strong = not weak and not (part[0].initial and len(capitals) == 1 and not _is_acronym(part[0].text))
    span = Span(part[0].start, part[-1].end)
    return Candidate(span, tuple(Span(word.start, word.end) for word in part), strong)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
