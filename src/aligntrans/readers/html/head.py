"""What an HTML page says of itself in its head: title, authors, date, address, language, other languages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from aligntrans.model import Metadata
from aligntrans.readers.page.pages import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?=$|[T\s])")
TITLE_END = re.compile(r"\s+(?:\||–|—|-|::|»|·)\s+")
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
DATES = (
    "article:published_time",
    "og:published_time",
    "citation_publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "datepublished",
    "date",
)
AUTHORS = ("author", "article:author", "citation_author", "dc.creator", "parsely-author")
MOST_LINKED_DATA = 200_000
"""Characters of JSON-LD that are looked at."""


class Head:
    """The answers of one page."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._meta: dict[str, list[str]] = {}
        for element in root.iter("meta"):
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            if name and (content := one_line(element.get("content") or "")):
                self._meta.setdefault(name.strip().lower(), []).append(content)
        self._linked = list(_linked_data(root))

    @property
    def title(self) -> str:
        """The page's own title, without the site's name."""
        if named := self._first("og:title", "twitter:title", "dc.title"):
            return named
        text = next((one_line("".join(map(str, element.itertext()))) for element in self._root.iter("title")), "")
        ends = list(TITLE_END.finditer(text))
        bars = [end for end in ends if "|" in end[0]]
        end = (bars or ends)[-1:]
        return text[: end[0].start()] if end else text

    @property
    def authors(self) -> tuple[str, ...]:
        """Names, from linked data, the head, or links and elements marked as the author's."""
        for names in (
            [name for data in self._linked for name in _author_names(data.get("author"))],
            [name for key in AUTHORS for name in self._meta.get(key, [])][:12],
            [_text(element) for element in self._root.iter("a") if "author" in (element.get("rel") or "").split()],
            [_text(element) for element in self._root.iter() if element.get("itemprop") == "author"],
        ):
            known = [one_line(name) for name in names if name and "://" not in name and len(name) < 100]
            if known:
                return tuple(dict.fromkeys(known))
        return ()

    @property
    def date(self) -> str:
        """Day of publication in ISO 8601, empty when the head gives none."""
        given = [value for key in DATES for value in self._meta.get(key, [])]
        given += [str(data.get("datePublished", "")) for data in self._linked]
        return next((day for value in given if (day := day_of(value))), "")

    @property
    def url(self) -> str:
        """The page's own address."""
        for element in self._root.iter("link"):
            if "canonical" in (element.get("rel") or "").lower().split():
                return element.get("href") or ""
        return self._first("og:url")

    @property
    def language(self) -> str:
        """BCP 47 tag, empty when the page gives none."""
        xml = "{http://www.w3.org/XML/1998/namespace}lang"
        for tag in (
            self._root.get("lang") or self._root.get("xml:lang") or self._root.get(xml) or "",
            self._first("content-language").partition(",")[0],
            self._first("og:locale"),
        ):
            if TAG.fullmatch(tag.strip()):
                return tag.strip().replace("_", "-")
        return ""

    @property
    def alternates(self) -> dict[str, str]:
        """Address by language of the page's other versions."""
        found: dict[str, str] = {}
        for element in self._root.iter("link"):
            tag = (element.get("hreflang") or "").strip()
            if "alternate" in (element.get("rel") or "").lower().split() and TAG.fullmatch(tag) and tag != "x-default":
                found.setdefault(tag, element.get("href") or "")
        return found

    def metadata(self) -> Metadata:
        """Return all of it."""
        return Metadata(self.title, self.authors, self.date, self.url, self.alternates)

    def _first(self, *names: str) -> str:
        return next((value for name in names for value in self._meta.get(name, [])), "")


def day_of(text: str) -> str:
    """Return the day at the start of an ISO 8601 date, empty when *text* is something else."""
    day = DAY.match(text)
    return day[1] if day else ""


def _text(element: etree._Element) -> str:
    return one_line("".join(map(str, element.itertext())))


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "") or len(element.text or "") > MOST_LINKED_DATA:
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for item in graph if isinstance(graph, list) else []:
            if isinstance(item, dict) and ("author" in item or "datePublished" in item):
                yield item


def _author_names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            yield name
