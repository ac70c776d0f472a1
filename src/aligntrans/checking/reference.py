"""A translation of the same source, such as a machine's, and how near to it what is checked comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans import bitexts, files
from aligntrans.errors import AlignmentError, ReadError
from aligntrans.model import Status
from aligntrans.translation_scores import chrf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aligntrans.model import TranslationUnit
    from aligntrans.translation_scores import Figure


class Reference:
    """Reference texts: by unit id, or a line a unit; and the texts that were compared with them."""

    def __init__(self, path: str, language: str | None = None, pair: tuple[str, str] | None = None) -> None:
        """Read the texts.

        Args:
            path: of a file of units with the ids of those that are checked, or of a text with a line for each of them
                that has a text in *language*.
            language: of the texts; the first target language of what is checked when it is not given.
            pair: languages of a file of units that does not say them.

        Raises:
            ReadError: the file cannot be read.
        """
        self.path, self._language = path, language
        self._lines: list[str] | None = None
        self._by_id: dict[str, dict[str, str]] = {}
        self._pairs: list[tuple[str, str]] = []
        if bitexts.holds_units(path):
            for unit in bitexts.opened(path, languages=pair or ()).units():
                for variant in unit.variants:
                    self._by_id.setdefault(variant.language, {}).setdefault(unit.id, variant.text)
        else:
            self._lines = _lines(path)

    def compared(
        self, units: Iterable[TranslationUnit], languages: Sequence[str], found: list[tuple[str, str]]
    ) -> Iterator[TranslationUnit]:
        """Yield *units* as they are, and add what is compared of them to *found*: id and text."""
        language = self._of(languages)
        for unit in units:
            if unit.status not in (Status.REJECTED, Status.LEFT_OUT) and (variant := unit.variant(language)):
                found.append((unit.id, variant.text))
            yield unit

    def score(self, name: str, texts: Sequence[tuple[str, str]], languages: Sequence[str]) -> Figure | None:
        """Return chrF of the texts of a file, given with their ids; none when no reference is of them.

        Raises:
            AlignmentError: there is not a line for every text.
        """
        pairs = self._paired(name, texts, self._by_id.get(self._of(languages), {}))
        self._pairs += pairs
        return _chrf(pairs)

    @property
    def total(self) -> Figure | None:
        """ChrF of all texts that were scored."""
        return _chrf(self._pairs)

    def _of(self, languages: Sequence[str]) -> str:
        return self._language or (languages[1] if len(languages) > 1 else languages[0])

    def _paired(self, name: str, texts: Sequence[tuple[str, str]], by_id: Mapping[str, str]) -> list[tuple[str, str]]:
        if self._lines is None:
            return [(text, by_id[one]) for one, text in texts if one in by_id]
        if len(texts) != len(self._lines):
            raise AlignmentError(
                f"{self.path}: the lines are {len(self._lines):,}, the texts of {name} {len(texts):,}; give a line for"
                " each text, or a file of units with the same ids."
            )
        return [(text, line) for (_, text), line in zip(texts, self._lines, strict=True)]


def _chrf(pairs: Sequence[tuple[str, str]]) -> Figure | None:
    return chrf([text for text, _ in pairs], [reference for _, reference in pairs]) if pairs else None


def _lines(path: str) -> list[str]:
    try:
        text = files.contents(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8.") from None
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []
