"""What a plug-in must offer. Duck-typed: implement the methods, inherit nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from aligntrans.languages.base import Language
    from aligntrans.model import Alignment, Document, Finding, Level, Page, Severity, Span, TranslationUnit


@runtime_checkable
class Reader(Protocol):
    """Bytes of a file to a page."""

    extensions: ClassVar[tuple[str, ...]]
    """File name endings that this reader is for, lower case with the dot."""

    def read(self, data: bytes, *, keep_lines: bool = False) -> Page:
        """Return the text of a file, its blocks and what it says of itself.

        Args:
            data: the file's content.
            keep_lines: take the line ends of plain text as they are instead of rejoining hard-wrapped lines.

        Raises:
            ReadError: the bytes are not what this reader expects; the message does not name the file.
        """
        ...


@runtime_checkable
class Segmenter(Protocol):
    """The text of a block to segments."""

    keeps_lines: ClassVar[bool]
    """Whether line ends mean something, so that readers must not rejoin them."""

    def segment(self, text: str, language: Language) -> Iterator[Span]:
        """Yield where each segment sits in *text*, in order, losing only white space."""
        ...


@runtime_checkable
class Encoder(Protocol):
    """Segments to vectors that are close when the segments mean the same, whatever their languages.

    Made without arguments, or with one string: what a user writes after a colon, ``model2vec:FOLDER``, is the first
    positional argument.
    """

    signature: str
    """Name, version and content hash: vectors of equal signatures are equal."""
    is_additive: bool
    """Whether the vector of neighbouring texts joined by a space is the sum of their vectors, up to float rounding,
    so that runs of segments need not be encoded again."""
    languages: frozenset[str] | None
    """BCP 47 primary subtags that it was trained on; none for any language."""

    def encode(self, texts: Sequence[str], language: str) -> NDArray[np.float32]:
        """Return a new array of (texts, width); a text without anything to encode is a row of zeros.

        A row depends on its text and *language* alone, but for float rounding, not on the other texts.
        """
        ...


@dataclass(frozen=True, slots=True)
class Export:
    """A file made from an alignment, and what it does not hold."""

    data: bytes
    units: int
    """How many translation units it holds."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many units are not in it, by reason: ``no Arabic text``."""


@runtime_checkable
class Exporter(Protocol):
    """An alignment to a file of some format."""

    extensions: ClassVar[tuple[str, ...]]
    """File name endings that pick this exporter, lower case with the dot."""
    is_bilingual: ClassVar[bool]
    """Whether a file holds two languages only, so that more give a file per target language."""

    def export(self, alignment: Alignment) -> Export:
        """Return *alignment* as a file; the first document is the source.

        Raises:
            WriteError: the format cannot hold the alignment.
        """
        ...


@runtime_checkable
class Aligner(Protocol):
    """Documents to an alignment. Made with keyword ``encoder``, an `Encoder` or None."""

    def align(self, documents: Sequence[Document], level: Level) -> Alignment:
        """Return the alignment of *documents*, its signature saying what has to be equal for equal beads.

        Raises:
            AlignmentError: a document has nothing to align, or there are too few or too many.
        """
        ...


@dataclass(frozen=True, slots=True, init=False)
class Example:
    """What a check says, or does not say, of some units: a line of its manual page, and a test of it."""

    units: tuple[Mapping[str, str], ...]
    """Texts by BCP 47 tag; most checks look at one unit."""
    fires: bool

    def __init__(self, *units: Mapping[str, str], fires: bool) -> None:
        """Keep *units*, after all of which the check has found something or, when *fires* is false, nothing."""
        object.__setattr__(self, "units", units)
        object.__setattr__(self, "fires", fires)


@runtime_checkable
class Check(Protocol):
    """A question asked of every unit of a file. Its docstring and examples are its manual page and its test.

    What it can be told are keyword arguments of its ``__init__``, all with defaults. A check that has to see all units
    before it can speak also has ``finish()``, which yields findings as `find` does and is called once, at the end.
    """

    id: ClassVar[str]
    """Lower case with hyphens: what people write to switch it off."""
    severity: ClassVar[Severity]
    """Of its findings, unless someone says otherwise."""
    examples: ClassVar[tuple[Example, ...]]
    """At least one where it fires and one where it does not."""

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield what is wrong with *unit*, in order; called once for every unit of a file, in its order."""
        ...
