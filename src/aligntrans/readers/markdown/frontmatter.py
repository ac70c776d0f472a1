"""The YAML head of a Markdown file: its fields, and the metadata in them. Hostile YAML is never expanded."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import yaml

from aligntrans.languages import LANGUAGES
from aligntrans.model import Kind, Metadata
from aligntrans.readers.page import pages, wording
from aligntrans.readers.page.furniture import alternates_only

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligntrans.readers.page.furniture import Found
    from aligntrans.readers.page.pages import Piece

HEAD = re.compile(r"---[ \t]*\n(?P<fields>(?:(?!(?:---|\.\.\.)[ \t]*(?:\n|\Z)).*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
FIELD = re.compile(r"^([A-Za-z][\w-]*):[ \t]+(\S.*)$", re.MULTILINE)
LONGEST = 20_000  # characters that are parsed as YAML: its parser is slow, and heads are short
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|[T ])")
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def split(text: str) -> tuple[Mapping[str, Any], str]:
    """Return the fields of the front matter of *text*, and the rest; no fields when it has none."""
    if not (head := HEAD.match(text)):
        return {}, text
    fields = _fields(head["fields"])
    if not fields and head["fields"].strip():
        return {}, text
    return fields, text[head.end() :]


def metadata(fields: Mapping[str, Any], found: Found, pieces: Sequence[Piece]) -> Metadata:
    """Return what the front matter says, and where it is silent what the page says."""
    title = next((piece.text for piece in pieces if piece.kind is Kind.TITLE), "")
    alternates = found.alternates | _alternates(fields)
    links = pages.links(pieces)
    return Metadata(
        title=_text(fields, "title") or title,
        authors=tuple(_names(fields) or found.authors),
        date=_date(fields) or found.date,
        url=_text(fields, "url", "canonical", "canonical_url", "permalink"),
        alternates=alternates,
        addresses=pages.links(pieces, alternates_only(links, alternates)),
    )


def language(fields: Mapping[str, Any]) -> str:
    """Return the language that the front matter declares, empty when it declares none."""
    tag = _text(fields, "lang", "language", "locale")
    return tag.replace("_", "-") if TAG.fullmatch(tag) else ""


def names(fields: Mapping[str, Any]) -> list[str]:
    """Return the names of the authors that the front matter gives."""
    return _names(fields)


def _fields(text: str) -> dict[str, Any]:
    try:
        # An alias may stand for billions of values when keys are merged; front matter has no use for them.
        if len(text) <= LONGEST and not any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text)):
            fields = yaml.safe_load(text)
            return {str(key).lower(): value for key, value in fields.items()} if isinstance(fields, dict) else {}
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError):
        pass
    return {name.lower(): value.strip().strip("\"'") for name, value in FIELD.findall(text)}


def _text(fields: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def _names(fields: Mapping[str, Any]) -> list[str]:
    for key in ("authors", "author", "by"):
        value = fields.get(key)
        values = value if isinstance(value, list) else [value]
        found = [str(item.get("name", "")) if isinstance(item, dict) else item for item in values]
        if known := [item.strip() for item in found if isinstance(item, str) and item.strip()]:
            return known
    return []


def _date(fields: Mapping[str, Any]) -> str:
    for key in ("date", "published", "published_at", "pubdate", "publishdate", "created"):
        value = fields.get(key)
        text = value.isoformat() if isinstance(value, dt.date) else str(value or "").strip()
        if day := DAY.match(text):
            return day[0]
        if date := wording.date_in(text):
            return date
    return ""


def _alternates(fields: Mapping[str, Any]) -> dict[str, str]:
    for key in ("translations", "alternates"):
        value = fields.get(key)
        if isinstance(value, dict):
            return {
                tag: address for tag, address in value.items() if isinstance(address, str) and str(tag) in LANGUAGES
            }
    return {}
