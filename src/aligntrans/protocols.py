"""What a plug-in must offer. Duck-typed: implement the methods, inherit nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

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


@runtime_checkable
class Bitext(Protocol):
    """Texts in two languages or more whose units are paired: an `Alignment`, or a memory read as it is asked for."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """One a language; those of a memory have a name but no text."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 tags in the documents' order, the source first."""
        ...

    @property
    def level(self) -> Level:
        """Of its units, unless asked for another."""
        ...

    @property
    def signature(self) -> str:
        """What made the pairs; empty when that is not known."""
        ...

    @property
    def calibrated(self) -> bool:
        """Whether confidence may be read as a probability."""
        ...

    def units(self, level: Level | None = None) -> Iterator[TranslationUnit]:
        """Yield every unit in order, as often as it is asked for; raises ValueError when none are known at *level*."""
        ...

    def pair(self, a: str, b: str) -> Bitext:
        """Return two of the languages alone."""
        ...

    def renamed(self, tags: Mapping[str, str]) -> Bitext:
        """Return the same with other language tags, by the tag here: ``{"fa": "fa-IR"}``."""
        ...

    def whole(self) -> Alignment:
        """Return an alignment of all its units."""
        ...


@runtime_checkable
class MemoryReader(Protocol):
    """A file of units that somebody paired, such as TMX, PO or a spreadsheet, to units.

    Made with keyword ``languages``: BCP 47 tags that the user gives for a file that does not say, the source first.
    A reader that can tell the languages of a file sooner than by reading its units also has ``languages_of(file)``,
    which yields their tags and sets `source` and `signature`.
    """

    extensions: ClassVar[tuple[str, ...]]
    """File name endings that this reader is for, lower case with the dot."""
    source: str
    """After a run of `units`, the tag that the file gives to its source; empty when it gives none."""
    signature: str
    """After a run of `units`, what made the pairs, if the file says so."""
    left_out: Counter[str]
    """What `units` has not given in its last run to the end, by reason: nothing is dropped without a word."""

    def units(self, file: BinaryIO) -> Iterator[TranslationUnit]:
        """Yield the units of *file*, which can be sought in and is read from its start, without keeping them.

        The id of a unit is the one that it has in the file, else its number; a text is whole, white space included,
        its language a BCP 47 tag. ``confidence`` is 1 where the file gives none.

        Raises:
            ReadError: the file is not what this reader expects; the message does not name the file.
        """
        ...


@dataclass(frozen=True, slots=True)
class Export:
    """What an exporter has written, and what not."""

    units: int
    """How many translation units the files hold."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many units are not in them, or what of units is not, by reason: ``no Arabic text``."""


@runtime_checkable
class Output(Protocol):
    """Where an exporter writes."""

    def file(self, path: str = "") -> BinaryIO:
        """Return a new file: that which was asked for, or *path*, which is relative to its folder.

        All files appear when the export is done, or none of them does.
        """
        ...

    @property
    def stem(self) -> str:
        """Name of the file that was asked for, without its ending: to name others by."""
        ...


@runtime_checkable
class Exporter(Protocol):
    """An alignment to a file of some format. Made with keyword ``choice``, a `Choice`: which units are written."""

    extensions: ClassVar[tuple[str, ...]]
    """File name endings that pick this exporter, lower case with the dot."""

    @property
    def is_bilingual(self) -> bool:
        """Whether a file holds two languages only, so that more give a file per target language."""
        ...

    def export(self, bitext: Bitext, output: Output) -> Export:
        """Write *bitext*; the first document is the source.

        Raises:
            WriteError: the format cannot hold it.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which units a user wants in a file."""

    min_confidence: float = 0.0
    """Lowest confidence, 0 to 1, of a unit that is written; what a person accepted is written anyway."""
    include_null: bool = False
    """Whether a unit with text in one language only is written."""
    one_to_one: bool = False
    """Whether only units of one segment in every language are written."""
    dedupe: bool = False
    """Whether of units with the same texts only the first is written."""

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise ValueError(f"min_confidence is between 0 and 1, not {self.min_confidence}")


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
