"""Names that a translation lacks, and names that it writes in another way than the rest of its file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.checks.meaning import meaning_of
from aligntrans.checks.presence import OFFSET, VECTOR, Place, features, stands
from aligntrans.checks.sides import language, named, quoted
from aligntrans.checks.values import known_tag
from aligntrans.languages.folding import fold
from aligntrans.linking.links import CASED, undated
from aligntrans.linking.table import alike
from aligntrans.model import LINK_KINDS, Finding, Severity, overlap
from aligntrans.names.acronyms import acronyms
from aligntrans.names.words import known
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.checks.presence import Stands
    from aligntrans.linking.sources import Source
    from aligntrans.model import Span, TranslationUnit, Variant
    from aligntrans.protocols import Encoder

NAME = LINK_KINDS[0]
LEAST_ODDS = 0.0
"""Logarithm of odds from which a name is reported, by `presence.features`. Set on TICO-19 and the sample briefs, 2026:
of 1,000 clean units, 8 have such a name, and of names taken out or exchanged, 91 in 100 are found."""
MOST_KNOWN, MOST_LONG, MOST_UNKNOWN = 0.6, 0.37, 0.29
"""Without vectors of words: how much of a name may stand in a text that lacks it, 0 to 1: of a name that is found
elsewhere in the file, of another of several words, and of another of one word. Set as the odds."""
LEAST_LETTERS = 4
SHORT = 5
"""Letters of what may be an acronym though it has small letters: ``CoVs``."""
LEAST_SEEN, LEAST_SHARE = 3, 0.7
"""A name must be written so often, and in so many of its places in one way, before another way is worth a word."""


class NamesCheck:
    """A name is missing in a language, or is written otherwise than in the rest of the file.

    Why it matters: a person, a place or an institution that is gone, or is another, changes what a text says.

    Names are looked for in languages with capitals, and found in the others by sound and, with an encoder, by meaning.
    What is reported is a name of which hardly anything stands in the translation. With vectors of words, that is
    weighed with what stands around it: whether the translation is as much like its source without the name, whether
    another name of the file stands there instead, and whether the file writes its words small as well, as translated
    names do. Without, names are reported of which less than .6 is found (1 would be all of it) when they are found in
    other units of the file, of others less than .37, or .29 when they are one word. Acronyms, names with digits, and
    what is only perhaps a name, at the start of a sentence or in a heading, are not looked for, nor words that the file
    also writes small, nor a name that the same text has a second time. All names that the same translations lack are
    one finding. A name that is written in one way nearly everywhere and otherwise here is information.

    To silence it for a unit, ignore ``names`` there.
    """

    id = "names"
    severity = Severity.WARNING
    needs_links = True
    needs_encoder = True
    examples = (
        Example(
            {"en": "The envoy flew to Tehran on Monday.", "ar": "سافر المبعوث إلى طهران يوم الاثنين."}, fires=False
        ),
        Example({"en": "The envoy flew to Tehran on Monday.", "ar": "سافر المبعوث يوم الاثنين."}, fires=True),
        Example({"en": "The envoy flew to Tehran on Monday.", "fa": "فرستاده دوشنبه به بغداد پرواز کرد."}, fires=True),
        Example({"en": "Yesterday the envoy flew home.", "fa": "فرستاده دیروز به خانه برگشت."}, fires=False),
    )

    def __init__(self, *, encoder: Encoder | None = None) -> None:
        self.meaning = meaning_of(encoder)
        self.candidates: dict[int, tuple[Source, ...]] = {}
        """By the identity of a unit's text in the language of capitals."""
        self.standing: dict[tuple[int, int, Span], Stands] = {}
        """How much of each name that is not linked stands where it is looked for."""
        self.plain: frozenset[str] = frozenset()
        self.found: Counter[tuple[str, str]] = Counter()
        """How often a name was found in a language."""
        self.others: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        """By language, and by what stands there for names: which names."""
        self.written: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def prepare(self, units: Sequence[TranslationUnit]) -> None:
        """See which words of *units* may be names, and which names are found."""
        by_tag: dict[str, list[str]] = defaultdict(list)
        for unit in units:
            if cased := _cased(unit):
                by_tag[cased.language].append(cased.text)
                stand = {one.language: one.text for one in unit.variants}
                for link, span, other in _names(unit, cased):
                    name = fold(span.of(cased.text))
                    self.found[name, other] += 1
                    self.others[other][fold(link.of(stand[other]))].add(name)
        self.candidates = {}
        plain: set[str] = set()
        for tag, texts in by_tag.items():
            self.candidates.update(zip(map(id, texts), undated(tuple(texts), known_tag(tag)), strict=True))
            plain.update(word for text in texts for word in text.split() if word.islower())
        self.plain = frozenset(plain)
        self._look(units)

    def _look(self, units: Sequence[TranslationUnit]) -> None:
        """See how much of each name that is not linked stands in its target: all at once, which is faster."""
        names = [one for unit in units if (cased := _cased(unit)) for one in self.unlinked(unit, cased)]
        self.standing = dict(zip(map(_key, names), stands(names, self.meaning), strict=True))

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield a finding for the names that the same translations lack."""
        cased = _cased(unit)
        if cased is None or len(unit.variants) < 2:
            return
        for target in unit.variants:
            for link, span, tag in _names(unit, cased):
                if tag == target.language:
                    self.written[fold(span.of(cased.text)), tag][link.of(target.text)].append(unit.id)
        lost: dict[Span, list[str]] = defaultdict(list)
        for source, place in self.unlinked(unit, cased):
            if self._lacks(source, place):
                lost[source.span].append(place.target.language)
        together: dict[tuple[str, ...], dict[str, Span]] = defaultdict(dict)
        for span, tags in lost.items():
            together[tuple(tags)].setdefault(quoted(span.of(cased.text)), span)
        for lacking, names in together.items():
            *before, last = names
            message = (
                f"{', '.join(before)} and {last} are missing from {named(lacking)}, or are other names there"
                if before
                else f"{last} is missing from {named(lacking)}, or is another name there"
            )
            yield Finding(self.id, unit.id, self.severity, message, {cased.language: tuple(names.values())})

    def unlinked(self, unit: TranslationUnit, cased: Variant) -> Iterator[tuple[Source, Place]]:
        """Yield the names of a text that are not linked to anything in another, each with where it is looked for.

        Not those that are linked where they stand another time: a text that names it once says enough.
        """
        if id(cased.text) not in self.candidates:
            self.prepare([unit])
        candidates = self.candidates[id(cased.text)]
        for target in unit.variants:
            if target is cased:
                continue
            held = [(span, link) for link, span, tag in _names(unit, cased) if tag == target.language]
            names = {fold(span.of(cased.text)) for span, _ in held}
            place = Place(cased, target, [link for _, link in held])
            for source in _missing(candidates, [span for span, _ in held]):
                if source.whole not in names and self._is_looked_for(source, place):
                    yield source, place

    def finish(self) -> Iterator[Finding]:
        """Yield names that are written otherwise than nearly everywhere."""
        for (name, tag), ways in self.written.items():
            total = sum(map(len, ways.values()))
            usual = max(ways, key=lambda way: len(ways[way]))
            if total < LEAST_SEEN or len(ways[usual]) < LEAST_SHARE * total:
                continue
            for way, ids in ways.items():
                if way != usual and not alike(way, usual):
                    often = len(ways[usual])
                    message = f"{name} is {quoted(way)} in {named([tag])} here, {quoted(usual)} in {often} other places"
                    for unit in ids:
                        yield Finding(self.id, unit, Severity.INFO, message, suggestion=quoted(usual))

    def _is_looked_for(self, source: Source, place: Place) -> bool:
        """Return whether a name has to stand in a text, and does not stand there letter by letter."""
        name = source.span.of(place.cased.text)
        if _is_short(name) or name.lower() in place.target.text.lower():
            return False
        spelled = [one for one in acronyms(place.cased.text) if one.is_spelled and overlap(one.long, source.span)]
        if any(_has(place, one.short) for one in spelled):
            return False
        return len(source.content) > 1 or not (source.whole in self.plain or _is_kind(source.whole))

    def features(self, source: Source, place: Place) -> list[float] | None:
        """Return what speaks for and against a name's being lacking; none without vectors of words."""
        tag = place.target.language
        if self.meaning is None or not self.meaning.knows(place.cased.language, tag):
            return None
        is_new = not self.found[source.whole, tag]
        others = self.others[tag]
        found = self.standing[_key((source, place))]
        return features(source, place, found, self.meaning, is_new=is_new, plain=self.plain, others=others)

    def _lacks(self, source: Source, place: Place) -> bool:
        """Return whether a text lacks a name that another has."""
        figures = self.features(source, place)
        if figures is not None:
            return bool(np.dot(VECTOR, figures) + OFFSET >= LEAST_ODDS)
        known = self.found[source.whole, place.target.language]
        most = MOST_KNOWN if known else MOST_LONG if len(source.content) > 1 else MOST_UNKNOWN
        return self.standing[_key((source, place))].here < most


def _has(place: Place, short: Span) -> bool:
    """Return whether the target says the acronym of the text instead of what that stands for, not behind it."""
    return re.search(rf"(?<![\w(]){re.escape(short.of(place.cased.text))}(?![\w)])", place.target.text) is not None


def _key(name: tuple[Source, Place]) -> tuple[int, int, Span]:
    source, place = name
    return id(place.cased.text), id(place.target.text), source.span


def _cased(unit: TranslationUnit) -> Variant | None:
    """Return the first text of a unit in a script with capitals."""
    return next((one for one in unit.variants if language(one.language).script in CASED), None)


def _names(unit: TranslationUnit, cased: Variant) -> Iterator[tuple[Span, Span, str]]:
    """Yield where the linked names of a text stand elsewhere, where they stand in it, and in which language."""
    for link in unit.links:
        if link.kind == NAME and cased.language in link.languages:
            side = link.languages.index(cased.language)
            yield link.spans[1 - side], link.spans[side], link.languages[1 - side]


def _missing(candidates: Sequence[Source], held: Sequence[Span]) -> Iterator[Source]:
    """Yield what is surely a name and not linked, nor overlaps what is; the longest of those that overlap."""
    reached = 0
    for source in candidates:
        if source.span.start < reached or source.heard or any(overlap(source.span, span) for span in held):
            continue
        reached = source.span.end
        yield source


def _is_kind(word: str) -> bool:
    """Return whether a word only says what kind of thing is named: ``Office``, ``River``."""
    return bool(word in known() and known()[word].kinds)


def _is_short(name: str) -> bool:
    """Return whether something is an acronym, a code, or made of one: ``SARS``, ``CoVs``, ``IL-6-like``."""
    if len(name) < LEAST_LETTERS or "." in name or any(map(str.isdecimal, name)):
        return True
    parts = name.replace("-", " ").split()
    if any(part[0].islower() for part in name.split("-")[1:] if part) or any(
        part.isupper() for part in parts if len(part) > 1
    ):
        return True
    return sum(map(str.isupper, name)) > 1 and len(name) <= SHORT
