"""What things are called: levels, kinds of blocks, statuses, severities."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """What a bead's spans count: the blocks of a document, or its segments."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


class Kind(StrEnum):
    """What a block is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    BYLINE = "byline"
    DATE_LINE = "date-line"
    PULL_QUOTE = "pull-quote"
    CODE = "code"
    FURNITURE = "furniture"

    @property
    def is_content(self) -> bool:
        """Whether blocks of this kind are aligned unless asked otherwise."""
        return self in CONTENT


CONTENT = frozenset({Kind.TITLE, Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE, Kind.TABLE_CELL})


class Status(StrEnum):
    """Who stands behind a bead."""

    AUTO = "auto"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LEFT_OUT = "left-out"  # a block that was not aligned, such as page furniture


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
