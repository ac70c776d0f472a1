"""Terms of a glossary that are translated otherwise than it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.checks.characters import quoted
from aligntrans.checks.glossary import Term, primary
from aligntrans.checks.sides import language, named
from aligntrans.checks.terms import Index, place_of, words_of
from aligntrans.checks.words import short
from aligntrans.model import Finding, Severity
from aligntrans.protocols import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligntrans.checks.terms import Found, Words
    from aligntrans.model import TranslationUnit

BANK = Term(
    {"en": ("central bank",), "ar": ("البنك المركزي", "المصرف المركزي"), "fa": ("بانک مرکزی",)}, {"ar": ("بنك الدولة",)}
)
REFUGEE = Term({"en": ("refugee",), "ar": ("لاجئ",), "fa": ("پناهنده",)}, {"fa": ("آواره",)})
EXAMPLE_TERMS = (BANK, REFUGEE)


class TerminologyCheck:
    """A term is not translated as the glossary says.

    Why it matters: readers of laws, contracts and reports take another term for another thing.

    Terms come from the glossary that ``--glossary`` or ``aligntrans.toml`` names. A term of the source is looked for
    with its inflections: English plurals and possessives; Arabic with the article, with particles before it (و ف ب ل
    ك), attached pronouns, sound plurals and ة before a suffix; Farsi with plurals, ezafe and pronouns, with and without
    non-joiner. Broken plurals are found where the glossary lists them. The translation has the term if all its words
    are there, in any order. Of terms inside longer terms only the longer counts. Reported: a term of which no allowed
    translation is there, and a forbidden one that is.

    To silence it for a unit, ignore ``terminology`` there.
    """

    id = "terminology"
    severity = Severity.WARNING
    examples = (
        Example({"en": "The central banks met.", "ar": "اجتمعت المصارف الوطنية."}, fires=True),
        Example({"en": "The central bank's report", "ar": "تقرير بنك الدولة"}, fires=True),
        Example({"en": "Refugees came back.", "fa": "آوارگان بازگشتند."}, fires=True),
        Example({"en": "The central bank said so.", "ar": "قال ذلك للبنك المركزي."}, fires=False),
        Example({"en": "The central bank said so.", "fa": "بانک\u200cهای مرکزی چنین گفتند."}, fires=False),
        Example({"en": "For the refugees", "ar": "وللاجئين", "fa": "برای پناهندگان"}, fires=False),
        Example({"en": "The bank of the river", "ar": "ضفة النهر"}, fires=False),
    )
    example_arguments = {"terms": EXAMPLE_TERMS}  # noqa: RUF012 - a constant of the class
    """What the check is made with for its examples, which need a glossary."""

    def __init__(self, terms: Sequence[Term] | None = None) -> None:
        """Look for *terms*; for none without a glossary."""
        self._terms = tuple(terms or ())
        self._right: dict[str, Index] = {}
        self._wrong: dict[str, Index] = {}

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield terms of the source that a translation lacks, then forbidden terms."""
        if not self._terms or len(unit.variants) < 2:
            return
        every = [words_of(variant.text, primary(language(variant.language).tag)) for variant in unit.variants]
        source, *others = every
        concepts: dict[int, Found] = {}
        for found in self._index(self._right, source.tag).find(source):
            concepts.setdefault(found.phrase.concept, found)
        for number, words in enumerate(others, 1):
            yield from self._missing(unit, number, words, source, concepts)
            yield from self._forbidden(unit, number, words, source.tag, concepts)

    def _index(self, known: dict[str, Index], tag: str) -> Index:
        if tag not in known:
            right = known is self._right
            texts = [
                (number, (term.texts if right else term.forbidden).get(tag, ()))
                for number, term in enumerate(self._terms)
            ]
            known[tag] = Index(tag, [(number, text) for number, every in texts for text in every])
        return known[tag]

    def _missing(
        self, unit: TranslationUnit, number: int, words: Words, source: Words, concepts: dict[int, Found]
    ) -> Iterator[Finding]:
        index = self._index(self._right, words.tag)
        tag = unit.variants[number].language
        for concept, found in concepts.items():
            wanted = self._terms[concept].texts.get(words.tag, ())
            if not wanted or index.holds(words, concept):
                continue
            place = place_of(source, found)
            forbidden = [
                one for one in self._index(self._wrong, words.tag).find(words) if one.phrase.concept == concept
            ]
            where = {
                unit.variants[0].language: (place,),
                **({tag: (place_of(words, forbidden[0]),)} if forbidden else {}),
            }
            instead = f", but {quoted([forbidden[0].phrase.text])}" if forbidden else ""
            message = f"“{short(place.of(source.text))}” is not {quoted(wanted[:1])} in {named([tag])}{instead}"
            yield Finding(self.id, unit.id, self.severity, message, where, self._suggestion(concept, words.tag))

    def _forbidden(
        self, unit: TranslationUnit, number: int, words: Words, source: str, concepts: dict[int, Found]
    ) -> Iterator[Finding]:
        """Yield forbidden terms that stand beside the right one, or that the source has no term for."""
        tag = unit.variants[number].language
        right = self._index(self._right, words.tag)
        allowed = right.find(words)
        told: set[int] = set()
        passed: set[int] = set()
        for found in self._index(self._wrong, words.tag).find(words):
            concept = found.phrase.concept
            if concept in told or concept in passed:
                continue
            term = self._terms[concept]
            if source in term.texts and not (concept in concepts and right.holds(words, concept)):
                passed.add(concept)
            elif not any(one.start <= found.start and found.end <= one.end for one in allowed):
                told.add(concept)
                where = {tag: (place_of(words, found),)}
                message = f"{quoted([found.phrase.text])} in {named([tag])} is a term that the glossary forbids"
                yield Finding(self.id, unit.id, self.severity, message, where, self._suggestion(concept, words.tag))

    def _suggestion(self, concept: int, tag: str) -> str | None:
        term = self._terms[concept]
        texts = term.texts.get(tag, ())
        said = " or ".join(f"“{text}”" for text in texts)
        return "; ".join(filter(None, (said, term.note))) or None
