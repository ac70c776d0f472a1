"""The words of a text as names may be written in them: each with and without the particles that are written with it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aligntrans import languages
from aligntrans.languages.folding import CHARACTERS, fold, fold_words
from aligntrans.linking.candidates import INVISIBLE
from aligntrans.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.languages import Language

WORD = re.compile(
    r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d]|['\u2019\-](?=[^\W_])"
    rf"|[{INVISIBLE}]+(?=[^\W_]))*"
)
BETWEEN = f" \t\n\r\u00a0\u200c\u202f'\u2019\"\u201c\u201d\u00ab\u00bb-\u2010\u2011&{INVISIBLE}"
"""May stand between the words of a name: white space, quotation marks, hyphens, invisible characters."""
COMPOUND_FIRSTS = fold_words("عبد أبو أبي أبا بو أم ابن بن بني آل جاب فتح نصر سيف نور صلاح علاء حاجی شیخ ملا")
"""Words that personal names begin with which are also written as one word."""
COMPOUND_LASTS = fold_words("الله الدين الدین الرحمن زاده پور نژاد آباد")
"""Words that such names, and names of towns, end with."""
LEAST_LETTERS = 2
"""What is left of a word without its particle has so many letters."""


class Form(NamedTuple):
    """One way to read a word."""

    text: str
    """Folded, as it is compared; an Arabic article that a particle hides is there again."""
    start: int
    """Where it starts in the original."""


class Target(NamedTuple):
    """A word of a text that may be (part of) a name."""

    span: Span
    forms: tuple[Form, ...]
    """The whole word first."""
    joined: bool
    """Whether nothing but white space stands between it and the word before."""
    common: bool
    """Whether it is one of the commonest words of its language, in every form: never a name alone."""


def targets(text: str, language: Language) -> tuple[Target, ...]:
    """Return the words of *text*, in order."""
    found = []
    end = 0
    tag, function_words = language.tag, language.function_words
    for match in WORD.finditer(text):
        start, stop = match.span()
        forms = _forms(match[0], tag)
        if forms:
            joined = (start == end + 1 and text[end] == " ") or not text[end:start].strip(BETWEEN)
            whole = forms[0][0]
            placed = (
                (Form(whole, start),)
                if len(forms) == 1
                else tuple([Form(form, start + shift) for form, shift in forms])
            )
            found.append(Target(Span(start, stop), placed, joined, whole in function_words))
            end = stop
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _forms(word: str, tag: str) -> tuple[tuple[str, int], ...]:
    """Return the ways to read *word*: as it is, and without each particle that its first letters may be.

    Each with the place in the word where it starts.
    """
    language = languages.of(tag)
    whole = fold(word)
    if not whole:
        return ()
    letters = [place for place, character in enumerate(word) if CHARACTERS[ord(character)].strip()]  # without marks
    found = {whole: 0}
    for article, particle in language.articles.items():
        if whole.startswith(article) and len(whole) >= len(article) + LEAST_LETTERS:
            found.setdefault(whole.removeprefix(article), letters[particle])
    for place in letters[1:4]:
        head, rest = fold(word[:place]), fold(word[place:])
        if head not in language.proclitics or len(rest) < LEAST_LETTERS:
            continue
        found.setdefault(rest, place)
        swallowed = head.endswith("ل") and rest.startswith("ل")  # for the: one letter of the article is not written
        if swallowed and len(rest) > LEAST_LETTERS:
            found.setdefault(rest[1:], place)
        elif rest.startswith("ال") and len(rest) >= LEAST_LETTERS + 2:
            found.setdefault(rest[2:], place)
    return tuple(found.items())


def stops(words: Sequence[Target]) -> list[int]:
    """Return for every word the place behind the last one that may stand in one name with it."""
    found = [len(words)] * len(words)
    for place in range(len(words) - 2, -1, -1):
        found[place] = found[place + 1] if words[place + 1].joined else place + 1
    return found


def compounds(words: Sequence[Target]) -> list[tuple[int, Form]]:
    """Return the ways to read a word and the next as one, where they are a compound that is also written as one.

    With the place of the first.
    """
    found: list[tuple[int, Form]] = []
    for place, (word, after) in enumerate(pairwise(words)):
        second = after.forms[0].text
        if after.joined and (second in COMPOUND_LASTS or any(form.text in COMPOUND_FIRSTS for form in word.forms)):
            forms = (form for form in word.forms if second in COMPOUND_LASTS or form.text in COMPOUND_FIRSTS)
            found.extend((place, Form(f"{form.text} {second}", form.start)) for form in forms)
    return found
