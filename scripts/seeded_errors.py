"""Errors planted in clean translations, a kind at a time and with a fixed seed, to see which of them checks find.

A planter takes a file's units and a place, and returns the units that stand there afterwards, or nothing when the
place does not lend itself to its kind. What finds which kind is in `ABOUT`; running the checks is elsewhere.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligntrans.languages import LANGUAGES
from aligntrans.languages.folding import fold
from aligntrans.linking.links import CASED, links
from aligntrans.model import Variant
from aligntrans.text.digits import to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aligntrans.model import Span, TranslationUnit
    from aligntrans.protocols import Encoder

    Made = dict[int, TranslationUnit | None] | None
    Planter = Callable[[Sequence[TranslationUnit], int, random.Random], Made]

APART = 4
"""Units from one planted error to the next."""
LONG = 16
"""Words of a segment that is long enough to lose a clause of 30 %: five words or more."""
CLAUSE, SHORTEST, LONGEST = 0.30, 0.25, 0.40
BORDERS = "،,؛;:.!?؟)–—-»"
RLO, LRI, RLE = "\u202e", "\u2066", "\u202b"
TO_ARABIC = str.maketrans("یک", "يك")
CODE = re.compile(r"[^\W\d_][-\u2010\u2011\u200c]?$")
SENTENCE = re.compile(r"[.!?؟۔]$")
ADDRESSES = (
    "https://example.org/reports/{}",
    "www.example.net/news/{}.html",
    "desk{}@example.com",
)


@dataclass(frozen=True, slots=True)
class Seeded:
    """A file with errors of one kind."""

    units: list[TranslationUnit]
    planted: list[frozenset[str]]
    """For every error, the ids of the units that it touches: finding it in one of them is finding it."""


def seeded(
    units: Sequence[TranslationUnit], kind: str, seed: int = 0, encoder: Encoder | None = None, most: int = 10_000
) -> Seeded:
    """Return a file with errors of one *kind*, as many as it has place for or *most*, none near another."""
    rng = random.Random(f"{seed} {kind}")
    known = with_links(units, encoder) if kind in LINKED else list(units)
    changed: dict[int, TranslationUnit | None] = {}
    planted: list[frozenset[str]] = []
    place = rng.randrange(APART)
    while place < len(known) and len(planted) < most:
        if made := PLANTERS[kind](known, place, rng):
            changed.update(made)
            planted.append(frozenset(known[at].id for at in made))
            place += APART
        else:
            place += 1
    kept = [replace(changed.get(at, unit) or unit, links=()) for at, unit in enumerate(known) if changed.get(at, unit)]
    return Seeded(kept, planted)


def with_links(units: Sequence[TranslationUnit], encoder: Encoder | None = None) -> list[TranslationUnit]:
    """Return *units* with their names, numbers and dates linked."""
    tags = list(dict.fromkeys(one.language for unit in units for one in unit.variants))
    rows = [{one.language: one.text for one in unit.variants} for unit in units]
    every = links({tag: [row.get(tag, "") for row in rows] for tag in tags}, encoder)
    return [replace(unit, links=found) for unit, found in zip(units, every, strict=True)]


def with_text(unit: TranslationUnit, text: str, side: int = -1) -> TranslationUnit:
    """Return *unit* with another text in one of its languages, the last unless told."""
    variants = list(unit.variants)
    variants[side] = Variant(variants[side].language, text)
    return replace(unit, variants=tuple(variants), links=())


def _target(unit: TranslationUnit) -> Variant | None:
    return unit.variants[-1] if len(unit.variants) > 1 else None


def _places(unit: TranslationUnit, kind: str) -> Iterator[tuple[Span, Span]]:
    """Yield where the links of one kind stand in the first language and in the last."""
    pair = (unit.variants[0].language, unit.variants[-1].language)
    for link in unit.links:
        if link.kind == kind and set(link.languages) == set(pair):
            spans = link.spans if link.languages == pair else link.spans[::-1]
            yield spans[0], spans[1]


def _without(text: str, span: Span) -> str:
    return " ".join((text[: span.start] + " " + text[span.end :]).split())


def _figures(unit: TranslationUnit, kind: str) -> list[Span]:
    """Return where the target has numbers or dates in digits that the source has in digits as well, each once."""
    source, target = unit.variants[0].text, unit.variants[-1].text
    found = []
    for first, second in _places(unit, kind):
        digits = re.findall(r"\d+", to_ascii_digits(second.of(target)))
        if not digits or not re.search(r"\d", first.of(source)) or CODE.search(target[: second.start]):
            continue
        if all(len(re.findall(rf"(?<!\d){run}(?!\d)", to_ascii_digits(target))) == 1 for run in digits):
            found.append(second)
    return found


def _changed_digit(text: str, span: Span, rng: random.Random) -> str:
    """Return *text* with one digit inside *span* changed for another of its set, not for a zero."""
    place = rng.choice([at for at in span if text[at].isdecimal()])
    value = rng.choice([one for one in range(1, 10) if one != int(text[place])])
    return text[:place] + chr(ord(text[place]) - int(text[place]) + value) + text[place + 1 :]


def _of_figures(link: str, *, drop: bool) -> Planter:
    def plant(units: Sequence[TranslationUnit], at: int, rng: random.Random) -> Made:
        unit = units[at]
        if _target(unit) is None or not (spans := _figures(unit, link)):
            return None
        text, span = unit.variants[-1].text, rng.choice(spans)
        made = _without(text, span) if drop else _changed_digit(text, span, rng)
        return {at: with_text(unit, made)} if made.strip() else None

    return plant


def _address(*, drop: bool) -> Planter:
    """Both sides are given an address first, since clean text has few."""

    def plant(units: Sequence[TranslationUnit], at: int, rng: random.Random) -> Made:
        unit = units[at]
        if (target := _target(unit)) is None:
            return None
        address = rng.choice(ADDRESSES).format(rng.randrange(100, 999))
        letters = [place for place, letter in enumerate(address) if letter.isalpha() and place > 8]
        place = rng.choice(letters)
        wrong = address[:place] + rng.choice("qxz") + address[place + 1 :]
        source = with_text(unit, f"{unit.variants[0].text} ({address})", 0)
        return {at: with_text(source, target.text if drop else f"{target.text} ({wrong})")}

    return plant


def _other_language(units: Sequence[TranslationUnit], at: int, _: random.Random) -> Made:
    """The target is in another language of the unit: needs three."""
    unit = units[at]
    if len(unit.variants) < 3 or len(unit.variants[1].text.split()) < 4:
        return None
    return {at: with_text(unit, unit.variants[1].text)}


def _untranslated(units: Sequence[TranslationUnit], at: int, _: random.Random) -> Made:
    unit = units[at]
    if _target(unit) is None or len(unit.variants[0].text.split()) < 2:
        return None
    return {at: with_text(unit, unit.variants[0].text)}


def _swapped(units: Sequence[TranslationUnit], at: int, _: random.Random) -> Made:
    if at + 1 >= len(units):
        return None
    one, other = units[at], units[at + 1]
    first, second = _target(one), _target(other)
    if first is None or second is None or fold(first.text) == fold(second.text):
        return None
    return {at: with_text(one, second.text), at + 1: with_text(other, first.text)}


def _dropped_sentence(units: Sequence[TranslationUnit], at: int, rng: random.Random) -> Made:
    """Half of the time the unit loses its only sentence; else it is joined with the next, whose sentence is lost."""
    unit = units[at]
    if (target := _target(unit)) is None:
        return None
    if rng.random() < 0.5:
        return {at: replace(unit, variants=unit.variants[:-1], links=())}
    if at + 1 >= len(units) or _target(units[at + 1]) is None:
        return None
    other = units[at + 1]
    sources = [one.variants[0].text for one in (unit, other)]
    if not all(SENTENCE.search(text) and len(text.split()) > 5 for text in sources):
        return None
    kept = rng.choice([target.text, other.variants[-1].text])
    joined = with_text(with_text(unit, " ".join(sources), 0), kept)
    middle = [
        Variant(one.language, f"{one.text} {more.text}")
        for one, more in zip(unit.variants[1:-1], other.variants[1:-1], strict=False)
    ]
    variants = (joined.variants[0], *middle, joined.variants[-1])
    return {at: replace(joined, variants=variants), at + 1: None}


def _bidi_control(units: Sequence[TranslationUnit], at: int, rng: random.Random) -> Made:
    unit = units[at]
    if (target := _target(unit)) is None:
        return None
    words = target.text.split(" ")
    place = rng.randrange(len(words))
    words[place] = rng.choice([RLO, LRI, RLE]) + words[place]
    return {at: with_text(unit, " ".join(words))}


def _arabic_letters(units: Sequence[TranslationUnit], at: int, rng: random.Random) -> Made:
    unit = units[at]
    target = _target(unit)
    if target is None or target.language != "fa":
        return None
    words = target.text.split(" ")
    where = [place for place, word in enumerate(words) if word != word.translate(TO_ARABIC) and len(word) > 2]
    if not where:
        return None
    place = rng.choice(where)
    words[place] = words[place].translate(TO_ARABIC)
    return {at: with_text(unit, " ".join(words))}


def _name_places(unit: TranslationUnit) -> list[tuple[str, Span]]:
    """Return names that are surely ones, written once on either side, with the places of their translations."""
    source, target = unit.variants[0], unit.variants[-1]
    if LANGUAGES[source.language].script not in CASED:
        return []
    pairs = list(_places(unit, "name"))
    found = []
    for first, second in pairs:
        name, word = first.of(source.text), second.of(target.text)
        inside = any(other != first and other.start <= first.start and first.end <= other.end for other, _ in pairs)
        plain = all(part[0].isupper() or part in {"of", "the", "and", "al"} for part in re.split(r"[ -]", name) if part)
        begins = not source.text[: first.start].strip() or SENTENCE.search(source.text[: first.start].rstrip())
        if inside or not plain or begins or not name.replace(" ", "").replace("-", "").isalpha() or _is_short(name):
            continue
        if name.lower() in _without(target.text, second).lower():
            continue
        if source.text.count(name) == 1 and target.text.count(word) == 1:
            found.append((name, second))
    return found


def _is_short(name: str) -> bool:
    """Return whether a name is an acronym, or written like one: ``CoVs``, ``PubMed``."""
    return len(name) < 4 or any(sum(map(str.isupper, part)) > 1 for part in re.split(r"[ -]", name))


def _name(*, drop: bool) -> Planter:
    def plant(units: Sequence[TranslationUnit], at: int, rng: random.Random) -> Made:
        unit = units[at]
        if _target(unit) is None or not (places := _name_places(unit)):
            return None
        text = unit.variants[-1].text
        name, span = rng.choice(places)
        if drop:
            made = _without(text, span)
            return {at: with_text(unit, made)} if made.strip() else None
        others = [
            place.of(other.variants[-1].text)
            for near in (*range(at + 1, len(units)), *range(at))
            for other in [units[near]]
            if len(other.variants) > 1
            for known, place in _name_places(other)
            if known[:2] != name[:2] and fold(known)[-2:] != fold(name)[-2:]
        ][:20]
        fitting = [other for other in others if not set(fold(other).split()) & set(fold(text).split())]
        if not fitting:
            return None
        return {at: with_text(unit, text[: span.start] + rng.choice(fitting) + text[span.end :])}

    return plant


def clause(text: str, tag: str, rng: random.Random, least: int = LONG) -> str | None:
    """Return *text* without a run of about 30 % of its words that begins and ends, if it can, where clauses do."""
    words = text.split()
    if len(words) < least:
        return None
    common = LANGUAGES[tag].function_words

    def border(place: int) -> int:
        if place in {0, len(words)} or words[place - 1][-1] in BORDERS:
            return 2
        return int(fold(words[place]) in common or words[place].startswith("و"))

    runs = [
        (-border(start) - border(stop), abs((stop - start) / len(words) - CLAUSE), start, stop)
        for start in range(len(words))
        for stop in range(start + 2, len(words) + 1)
        if SHORTEST <= (stop - start) / len(words) <= LONGEST
    ]
    best = [run for run in sorted(runs) if run[0] == min(runs)[0]]
    _, _, start, stop = rng.choice(best[:6])
    return " ".join(words[:start] + words[stop:])


def _omitted_clause(units: Sequence[TranslationUnit], at: int, rng: random.Random) -> Made:
    unit = units[at]
    target = _target(unit)
    made = clause(target.text, target.language, rng) if target else None
    return {at: with_text(unit, made)} if made else None


def _bracket(units: Sequence[TranslationUnit], at: int, rng: random.Random) -> Made:
    unit = units[at]
    if (target := _target(unit)) is None or not (where := [at for at, one in enumerate(target.text) if one in "()"]):
        return None
    place = rng.choice(where)
    return {at: with_text(unit, target.text[:place] + target.text[place + 1 :])}


def _question(units: Sequence[TranslationUnit], at: int, _: random.Random) -> Made:
    unit = units[at]
    target = _target(unit)
    if target is None or not (target.text[-1] in "?؟" and unit.variants[0].text[-1] == "?"):
        return None
    return {at: with_text(unit, target.text[:-1] + ".")}


PLANTERS: dict[str, Planter] = {
    "number changed": _of_figures("number", drop=False),
    "number dropped": _of_figures("number", drop=True),
    "date changed": _of_figures("date", drop=False),
    "date dropped": _of_figures("date", drop=True),
    "address changed": _address(drop=False),
    "address dropped": _address(drop=True),
    "wrong language": _other_language,
    "untranslated": _untranslated,
    "swapped neighbour": _swapped,
    "dropped sentence": _dropped_sentence,
    "bidi control": _bidi_control,
    "Arabic letters in Farsi": _arabic_letters,
    "name dropped": _name(drop=True),
    "name replaced": _name(drop=False),
    "omitted clause": _omitted_clause,
    "bracket dropped": _bracket,
    "question mark changed": _question,
}
LINKED = frozenset(kind for kind in PLANTERS if kind.split()[0] in {"number", "date", "name"})
"""Kinds that are planted in names, numbers or dates that are linked."""
ABOUT: dict[str, frozenset[str]] = {
    "number changed": frozenset({"numbers", "dates"}),
    "number dropped": frozenset({"numbers", "dates"}),
    "date changed": frozenset({"numbers", "dates"}),
    "date dropped": frozenset({"numbers", "dates"}),
    "address changed": frozenset({"addresses"}),
    "address dropped": frozenset({"addresses"}),
    "wrong language": frozenset({"language"}),
    "untranslated": frozenset({"untranslated", "language"}),
    "swapped neighbour": frozenset({"swapped"}),
    "dropped sentence": frozenset({"omissions", "length"}),
    "bidi control": frozenset({"bidi-controls"}),
    "Arabic letters in Farsi": frozenset({"letters"}),
    "name dropped": frozenset({"names", "acronyms"}),
    "name replaced": frozenset({"names", "acronyms"}),
    "omitted clause": frozenset({"omissions", "length"}),
    "bracket dropped": frozenset({"brackets"}),
    "question mark changed": frozenset({"end-punctuation"}),
}
"""Checks that are about a kind: only what they find counts."""
