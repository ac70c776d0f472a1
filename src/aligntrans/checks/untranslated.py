"""Texts that were left in the source's language, whole or in part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.checks.sides import language, named, quoted, sides
from aligntrans.languages.folding import fold
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example
from aligntrans.text.addresses import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit, Variant

WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u200c-][^\W\d_]+)*")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
RUN = re.compile(
    r"[A-Za-z\u00c0-\u024f]+(?:['\u2019-][A-Za-z\u00c0-\u024f]+)*"
    r"(?:[ ,\u00a0]{1,2}[A-Za-z\u00c0-\u024f]+(?:['\u2019-][A-Za-z\u00c0-\u024f]+)*)+"
)
"""Words in Latin letters with nothing but spaces and commas between them."""
LEAST_RUN = 4
"""Words of the source in a row that make a part of a translation untranslated, in another script."""
LEAST_PLAIN = 2
"""Of these, so many are no names: written small, or among the commonest."""
LEAST_WORDS = 3
"""A text of so many capitalised words that stands as it is in the other language is perhaps a name."""
OPENERS, CLOSERS = '([\u00ab"\u201c', ')]\u00bb"\u201d'


class UntranslatedCheck:
    """A text, or a part of it, was left as it is in the source.

    Why it matters: readers who do not know the source's language are left out, and memories learn nothing.

    A translation that says the same as its source, letter by letter but for case and punctuation, is an error when
    some of its words are written small, a warning when it may be a name of three words or more, and no finding when
    it is one word or two in capitals, a number, an address, or code. In another script, a run of four words of the
    source or more of which two are no names is a warning, unless it stands in brackets or quotation marks, as titles
    and terms do. To silence it for a unit, ignore ``untranslated`` there.
    """

    id = "untranslated"
    severity = Severity.ERROR
    examples = (
        Example({"en": "Open the file again.", "ar": "Open the file again."}, fires=True),
        Example({"en": "Open the file again.", "fa": "پرونده را دوباره باز کنید."}, fires=False),
        Example(
            {
                "en": "Close all windows and restart the machine before you go on.",
                "fa": "همهٔ پنجره\u200cها را ببندید و restart the machine before you go on.",
            },
            fires=True,
        ),
        Example({"en": "Firefox", "ar": "Firefox"}, fires=False),
        Example(
            {
                "en": "He wrote The Price of Water in the South in 2011.",
                "ar": "ألّف كتاب «ثمن المياه في الجنوب» (The Price of Water in the South) عام 2011.",
            },
            fires=False,
        ),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield a finding for every language that repeats the source, or has a part of it."""
        for source, target in sides(unit):
            if language(source.language).tag == language(target.language).tag:
                continue
            if severity := _repeated(source, target):
                message = f"{named([target.language])} is the same as {named([source.language])}"
                yield self._finding(unit, severity, message, target, Span(0, len(target.text)))
            elif span := _left(source, target):
                message = f"{quoted(span.of(target.text))} was left as it is in {named([target.language])}"
                yield self._finding(unit, Severity.WARNING, message, target, span)

    def _finding(self, unit: TranslationUnit, severity: Severity, message: str, target: Variant, span: Span) -> Finding:
        message = message.removeprefix("the ")
        return Finding(self.id, unit.id, severity, message, {target.language: (span,)})


def _repeated(source: Variant, target: Variant) -> Severity | None:
    """Return how bad it is that two texts are the same; none when they are not, or may well be."""
    if abs(len(source.text) - len(target.text)) > 3 + len(source.text) // 8:
        return None
    words = WORD.findall(source.text)
    if list(map(fold, words)) != list(map(fold, WORD.findall(target.text))) or not words:
        return None
    if _is_code(source.text):
        return None
    known = language(source.language)
    if known.script == "Arab":
        return Severity.ERROR if len(words) > LEAST_WORDS else None
    plain = [word for word in words if word[0].islower() and len(word) > 1]
    common = [word for word in words if fold(word) in known.function_words and not word.isupper()]
    if len(words) > 1 and (plain or common):
        return Severity.ERROR
    return Severity.WARNING if len(words) >= LEAST_WORDS else None


def _is_code(text: str) -> bool:
    """Return whether a text is all address, or written for machines."""
    lower = text.lower()
    held = addresses(lower)
    rest = lower
    for start, end in reversed(held):
        rest = rest[:start] + rest[end:]
    return not any(map(str.isalpha, rest)) or bool(re.fullmatch(r"\S*[_/\\<>{}=@#$%&*|~^:.]\S*", text.strip()))


def _left(source: Variant, target: Variant) -> Span | None:
    """Return where words of the source stand in a row in a text of another script."""
    if language(source.language).script != "Latn" or language(target.language).script == "Latn":
        return None
    if not LATIN.search(target.text):
        return None
    whole = f" {' '.join(map(fold, WORD.findall(source.text)))} "
    common = language(source.language).function_words
    for match in RUN.finditer(target.text):
        words = WORD.findall(match[0])
        if len(words) < LEAST_RUN or _is_enclosed(target.text, match.start(), match.end()):
            continue
        plain = sum((word[0].islower() and len(word) > 1) or fold(word) in common for word in words)
        if plain >= LEAST_PLAIN and f" {' '.join(map(fold, words))} " in whole:
            return Span(*match.span())
    return None


def _is_enclosed(text: str, start: int, end: int) -> bool:
    """Return whether a place stands in brackets or quotation marks."""
    before, after = text[:start].rstrip(), text[end:].lstrip(" .,\u060c")
    return bool(before and after) and before[-1] in OPENERS and after[0] in CLOSERS
