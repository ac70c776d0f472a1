"""All the nouns: spans, segments, blocks, documents, beads, alignments, units.

Frozen and self-checking: a value that exists is valid. No behaviour beyond questions about the value itself,
no imports beyond the standard library.
"""

from __future__ import annotations

from aligntrans.model.alignment import Alignment
from aligntrans.model.beads import DECIMALS, LINK_KINDS, Bead, Link, Property, Quality, mark_moved
from aligntrans.model.documents import BETWEEN_RUNS, Block, Code, Document, Metadata, Page, Segment
from aligntrans.model.kinds import CONTENT, Kind, Level, Severity, Status
from aligntrans.model.spans import Span, overlap
from aligntrans.model.units import Finding, Fix, TranslationUnit, Variant

__all__ = (
    "BETWEEN_RUNS",
    "CONTENT",
    "DECIMALS",
    "LINK_KINDS",
    "Alignment",
    "Bead",
    "Block",
    "Code",
    "Document",
    "Finding",
    "Fix",
    "Kind",
    "Level",
    "Link",
    "Metadata",
    "Page",
    "Property",
    "Quality",
    "Segment",
    "Severity",
    "Span",
    "Status",
    "TranslationUnit",
    "Variant",
    "mark_moved",
    "overlap",
)
