"""How likely a text of another language lacks a name: what stands in it by sound and by meaning, and what around it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.checks.gaps import content
from aligntrans.checks.sides import language
from aligntrans.languages.folding import fold
from aligntrans.linking.likeness import each
from aligntrans.linking.targets import compounds, targets
from aligntrans.model import overlap

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from aligntrans.checks.meaning import Floats, Meaning
    from aligntrans.languages import Language
    from aligntrans.linking.likeness import Likeness
    from aligntrans.linking.sources import Source
    from aligntrans.linking.targets import Target
    from aligntrans.model import Span, Variant

ZWNJ = "\u200c"
PEOPLE = ("ese", "ian", "an", "ish", "i", "is", "ians", "ans")
"""Ends of words for the people of a country."""
LEAST_STEM = 4
LIKE = 0.35
"""From there on, words are perhaps translations of each other: a cosine, or how much stands there."""
MOST_CONTENT, MOST_GAIN = 0.3, 1.0
SENTENCE = 10
"""Words from which a text is perhaps a heading when many of them have capitals."""
LONGEST = 3
"""Words of another name that is looked for."""
WEIGHTS: dict[str, float] = {
    "here": -2.980,  # how much of the name stands there, outside what is linked to other names
    "new": -0.868,  # whether it is found nowhere in the file
    "one": -1.014,  # whether it is one word
    "one here": 4.517,
    "new here": -2.197,
    "sounds": 0.929,  # how much stands there by sound, word by word
    "sounds whole": -2.627,  # and as a whole
    "least": -3.668,  # the word of it that stands there least
    "like": 2.824,  # how like the whole translation it is
    "near": 3.474,  # how far the cosines of its words with the nearest ones are above `LIKE`
    "plain": -1.140,  # how many of its words the file also writes small
    "capitals": -5.543,  # how many words of the text have capitals, outside the name and but for the first
    "other": 1.413,  # whether a name of the file stands there that the text has not
    "much": -2.687,  # how far what stands there, linked or not, is above `LIKE`
    "content": -1.368,  # what the translation weighs, as `gaps.content` has it
    "worth": 4.078,  # how much more like its source the translation is without it, for what it weighs
}
OFFSET = 3.107
"""By `scripts/fit_presence.py`: a logistic regression on names that translations have, though linking does not find
them, and names that were taken out or exchanged, of every second document of TICO-19, English to Arabic and to Farsi,
in 2026. They belong to the encoder in the package."""
VECTOR = np.array(list(WEIGHTS.values()))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name is looked for."""

    cased: Variant
    """The text that has the name."""
    target: Variant
    taken: Sequence[Span]
    """Places of *target* that are linked to other names."""


@dataclass(frozen=True, slots=True)
class Stands:
    """How much of a name stands in a text, 0 to 1 each."""

    here: float = 0.0
    """Outside places that are taken."""
    anywhere: float = 0.0
    sounds: float = 0.0
    sounds_whole: float = 0.0
    least: float = 0.0
    """Of the word that stands there least."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """Words of a name, and of where it is looked for."""

    source: Source
    stems: tuple[str, ...]
    forms: tuple[str, ...]
    """Of the words of the target, folded, in order."""
    free: frozenset[str]
    """Of these, those that are not only at places that are taken."""


def stands(names: Sequence[tuple[Source, Place]], meaning: Meaning | None) -> list[Stands]:
    """Return how much of each name stands in its target.

    Args:
        names: each with where it is looked for.
        meaning: vectors of words; none, or those of an encoder that does not know both languages, leave sound.
    """
    found: list[Stands] = []
    for tags, group in groupby(names, lambda one: (one[1].cased.language, one[1].target.language)):
        known = (language(tags[0]), language(tags[1]))
        encoder = meaning.encoder if meaning and meaning.knows(*tags) else None
        looked = [_looked(source, place, known[1]) for source, place in group]
        sides = [((*one.source.content, one.source.whole, *one.stems), one.forms) for one in looked]
        found.extend(map(_stands, looked, each(sides, known, encoder)))
    return found


def _looked(source: Source, place: Place, known: Language) -> _Looked:
    target = place.target
    free: set[str] = set()
    every: set[str] = set()
    for text in {target.text, target.text.replace(ZWNJ, " "), target.text.replace(ZWNJ, "")}:
        words = targets(text, known)
        same = len(text) == len(target.text)
        kept = [not (same and any(overlap(one.span, span) for span in place.taken)) for one in words]
        for one, is_free in zip(words, kept, strict=True):
            if not one.common:
                (free if is_free else every).update(form.text for form in one.forms)
        for at, form in compounds(words):
            (free if kept[at] else every).add(form.text)
    return _Looked(source, tuple(_stems(source.whole)), tuple(sorted(free | every)), frozenset(free))


def _stands(looked: _Looked, likeness: Likeness) -> Stands:
    if not looked.forms:
        return Stands()
    source = looked.source
    rows = [likeness.rows[word] for word in source.content]
    whole = [likeness.rows[word] for word in (source.whole, *looked.stems)]
    either, sound = likeness.either[:, :-1], likeness.sound[:, :-1]
    anywhere = float(max(either[rows].max(1).mean(), either[whole].max()))
    if not looked.free:
        return Stands(anywhere=anywhere)
    columns = [at for at, form in enumerate(looked.forms) if form in looked.free]
    parts = either[rows][:, columns].max(1)
    return Stands(
        float(max(parts.mean(), either[whole][:, columns].max())),
        anywhere,
        float(sound[rows][:, columns].max(1).mean()),
        float(sound[whole][:, columns].max()),
        float(parts.min()),
    )


def features(
    source: Source,
    place: Place,
    found: Stands,
    meaning: Meaning,
    *,
    is_new: bool,
    plain: Collection[str],
    others: Mapping[str, Collection[str]],
) -> list[float]:
    """Return what speaks for and against a name's being lacking, in the order of `WEIGHTS`.

    Args:
        source: the name.
        place: where it is looked for.
        found: how much of it stands there.
        meaning: vectors of words of both languages.
        is_new: whether the name is found nowhere else.
        plain: words that the file writes small.
        others: names of the file, folded, by what stands for them in the language of the target, folded.
    """
    text = place.cased.text
    first, second = meaning.words(place.cased), meaning.words(place.target)
    here = [at for at, span in enumerate(first.spans) if span[0] < source.span.end and span[1] > source.span.start]
    total = second.gist.direction
    whole, name = first.vectors.sum(0), first.vectors[here].sum(0)
    gain = _cosine(whole - name, total) - _cosine(whole, total)
    weight = float(first.weights[here].sum()) / max(1e-9, first.gist.weight)
    nearest = float((first.directions[here] @ second.directions.T).max(1).mean()) if here and len(second) else 0.0
    weighs = content(first.gist, second.gist, (place.cased, place.target))
    one = float(len(source.content) == 1)
    words = [*text[: source.span.start].split()[1:], *text[source.span.end :].split()]
    return [
        found.here,
        float(is_new),
        one,
        one * found.here,
        is_new * found.here,
        found.sounds,
        found.sounds_whole,
        found.least,
        _cosine(name, total),
        max(0.0, nearest - LIKE),
        sum(word in plain for word in source.content) / len(source.content),
        sum(word[0].isupper() for word in words) / max(SENTENCE, len(words)),
        float(_has_another(place, others)),
        max(0.0, found.anywhere - LIKE),
        min(MOST_CONTENT, max(-MOST_CONTENT, weighs)),
        min(MOST_GAIN, max(-MOST_GAIN, gain / max(0.02, weight))),
    ]


def _cosine(vector: Floats, direction: Floats) -> float:
    return float(vector @ direction) / max(1e-9, float(np.sqrt(vector @ vector)))


def _has_another(place: Place, others: Mapping[str, Collection[str]]) -> bool:
    """Return whether the target has a name of the file, outside what is linked, that the text has not."""
    if not others:
        return False
    words = targets(place.target.text, language(place.target.language))
    free = [one for one in words if not any(overlap(one.span, span) for span in place.taken)]
    held = fold(place.cased.text).split()
    stems = {word[:LEAST_STEM] for word in held}
    for at, one in enumerate(free):
        for text in _beginning(one, free[at + 1 : at + LONGEST]):
            names = others.get(text)
            if names and len(text) >= LEAST_STEM and not any(_shares(name, stems) for name in names):
                return True
    return False


def _beginning(first: Target, behind: Sequence[Target]) -> list[str]:
    """Return what begins with a word: it alone, and with those behind it."""
    found = [form.text for form in first.forms]
    for count in range(1, len(behind) + 1):
        rest = " ".join(one.forms[0].text for one in behind[:count])
        found += [f"{form.text} {rest}" for form in first.forms]
    return found


def _shares(name: str, stems: Collection[str]) -> bool:
    return any(word[:LEAST_STEM] in stems for word in name.split())


def _stems(name: str) -> list[str]:
    """Return a name as one word, and what it may have of a country's name: ``chin`` of ``chinese``."""
    joined = "".join(filter(str.isalpha, name))
    stems = [name[: -len(end)] for end in PEOPLE if name.endswith(end) and len(name) >= len(end) + LEAST_STEM]
    return [joined, *stems] if joined != name and name.count(" ") < 2 else stems
