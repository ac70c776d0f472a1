"""Our exceptions.

* AligntransError
  + UnknownName       no reader, segmenter, language... of that name
  + MissingExtra      the name exists, its optional packages are not installed
  + ReadError         the file is not what its reader expects
  + WriteError        the file cannot be written, or the format cannot hold it
  + LanguageError     the language of a document is unsure, unsupported or used twice
  + AlignmentError    these documents cannot be aligned

Every message says what is wrong, where, and what to do.
"""

from __future__ import annotations


class AligntransError(Exception):
    """Base of every error that we raise on purpose; the command line shows its message without a traceback."""


class UnknownName(AligntransError, LookupError):
    """No extension of that kind has this name."""


class MissingExtra(AligntransError, ImportError):
    """The extension exists, the packages that it needs are not installed."""


class ReadError(AligntransError, ValueError):
    """The file cannot be read, or is not what its reader expects."""


class WriteError(AligntransError, OSError):
    """The file cannot be written, or the format cannot hold what it is given."""


class LanguageError(AligntransError, ValueError):
    """The language of a document is unsure, not supported, or the same as another's."""


class AlignmentError(AligntransError, ValueError):
    """The documents cannot be aligned with each other."""
