"""Which language a file is in: as told, by its name, by its own mark, by its text; no guess where these disagree.

What is told or marked may be any language; names and texts are only known to be of ours.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from aligntrans import languages
from aligntrans.errors import LanguageError
from aligntrans.text.detection import detect
from aligntrans.web import addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligntrans.model import Page
    from aligntrans.text.detection import Guess

ENOUGH_TEXT = 200
"""Characters from which a text that looks like another language contradicts what its file says of itself."""
TAG_AT_END = re.compile(r"[-_]([A-Za-z]{2,3})$")
OURS = ", ".join(language.name for language in languages.LANGUAGES.values())


def language_of(name: str, page: Page, told: str | None, notice: Callable[[str], None]) -> str:
    """Return the tag of the language of *page*, read from the file *name*.

    Args:
        name: path of the file, for what it says of the language and for messages.
        page: its text, and the language that it is marked as.
        told: tag, if the user says one; it is believed, with a notice when the text looks otherwise.
        notice: takes a line that the user should see.

    Raises:
        LanguageError: it is unsure, or the text contradicts the name or the mark of its file.
    """
    text = "\n".join(block.span.of(page.text) for block in page.blocks if block.kind.is_content) or page.text
    guess = detect(text)
    if told:
        if _speaks_against(told, guess, text):
            notice(f"{name}: taken as {_english(told)}, as you say, though {_look(guess)}.")
        return told
    for tag, how in ((tag_in_name(name), "named"), (_marked(page.language), "marked as")):
        if tag is None:
            continue
        if _speaks_against(tag, guess, text):
            if len(text) >= ENOUGH_TEXT:
                raise LanguageError(
                    f"{name}: is {how} {_english(tag)}, but {_look(guess)}; if it is {_english(tag)}, say {tag}={name}."
                )
            notice(f"{name}: taken as {_english(tag)} because it is {how} so, though {_look(guess)}.")
        return tag
    if guess.tag is None:
        raise LanguageError(f"{name}: cannot tell its language ({guess.reason}); {_ask(name)}")
    return guess.tag


def tag_in_name(name: str) -> str | None:
    """Return the language that a path names: ``brief.ar.html``, ``brief_ar.html``, ``ar/brief.html``, ``000.ar``.

    A web address names it in more places: ``?lang=ar``, ``/ar/2021/brief``, ``ar.example.org``.
    """
    if addresses.is_address(name):
        return next((tag for part in addresses.language_parts(name) if (tag := _known(part))), None)
    path = Path(name)
    parts = [*path.suffixes[-2:][::-1], *TAG_AT_END.findall(path.stem), path.parent.name]
    return next((tag for part in parts if (tag := _known(part.lstrip(".")))), None)


def _known(tag: str) -> str | None:
    try:
        return languages.get(tag).tag
    except LanguageError:
        return None


def _marked(tag: str) -> str | None:
    try:
        return languages.of(tag).tag
    except LanguageError:
        return None


def _speaks_against(tag: str, guess: Guess, text: str) -> bool:
    """Return whether *text* looks like another language; one that is none of ours looks like none of ours."""
    if guess.tag is None:
        return tag in languages.LANGUAGES and len(text) >= ENOUGH_TEXT
    return guess.tag != tag


def _look(guess: Guess) -> str:
    return f"its text looks like {_english(guess.tag)}" if guess.tag else f"its text does not look so ({guess.reason})"


def _english(tag: str) -> str:
    return languages.of(tag).name


def _ask(name: str) -> str:
    return f"only {OURS} are told from text. Say LANG={name}, LANG being its tag, as in fa={name}."
