"""The languages that the program knows, by BCP 47 tag. Light to import: standard library only."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from aligntrans.errors import LanguageError
from aligntrans.languages.ar import ARABIC
from aligntrans.languages.base import Calendar, Direction, Language, PageWords
from aligntrans.languages.en import ENGLISH
from aligntrans.languages.fa import FARSI
from aligntrans.languages.general import general, normal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ("LANGUAGES", "Calendar", "Direction", "Language", "PageWords", "get", "of")

LANGUAGES: Mapping[str, Language] = MappingProxyType({language.tag: language for language in (ENGLISH, ARABIC, FARSI)})
"""Language by its primary subtag."""

_BY_SUBTAG = {subtag: language for language in LANGUAGES.values() for subtag in (language.tag, *language.aliases)}


def get(tag: str) -> Language:
    """Return the language of a BCP 47 tag or POSIX locale, in any case: ``fa-IR``, ``AR_eg``, ``pes``.

    Raises:
        LanguageError: it is none of ours.
    """
    if language := _BY_SUBTAG.get(_subtag(tag)):
        return language
    known = ", ".join(sorted(LANGUAGES))
    raise LanguageError(
        f"No language named {tag!r}. Known: {known}. Write one of them before the file, as in fa=brief.html."
    )


def of(tag: str) -> Language:
    """Return the language of any BCP 47 tag or POSIX locale: one of ours, or what its tag says of another.

    Raises:
        LanguageError: it is no tag.
    """
    if language := _BY_SUBTAG.get(_subtag(tag)):
        return language
    if name := normal(tag):
        return general(name)
    raise LanguageError(f"No language named {tag!r}. Write its tag of two or three letters, as in fa=brief.html.")


def _subtag(tag: str) -> str:
    return tag.strip().lower().replace("_", "-").partition("-")[0].partition(".")[0]
