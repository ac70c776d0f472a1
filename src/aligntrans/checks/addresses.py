"""Web and mail addresses that one language has and another lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.checks.sides import named, sides
from aligntrans.model import Finding, Severity, Span
from aligntrans.protocols import Example
from aligntrans.text.addresses import addresses
from aligntrans.text.digits import to_ascii_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.model import TranslationUnit, Variant

TRAILING = ".,;:!?)]}'\u2019\"\u00bb\u201d\u060c\u061b\u061f\u06d4\u2026\u200e\u200f\u202c\u2069"
"""Behind an address that ends a sentence, or stands in brackets."""
LANGUAGE = re.compile(r"(?<=[/.=_-])[a-z]{2}(?:[-_][a-z]{2})?(?=[/.&_-]|$)|^[a-z]{2}(?=\.)")
"""Where an address says which language its page is in: ``/en/``, ``en.example.org``, ``lang=en``."""
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.)?|^www\.|^mailto:")


class AddressesCheck:
    """A web or mail address stands in one language and not in the other.

    Why it matters: a mistyped address leads nowhere, or to somebody else.

    Addresses with ``http://`` and the like, with ``www.``, with a path, and mail addresses are compared without case,
    scheme, final slash and the punctuation mark behind them. One that names its language (``/en/``, ``en.example.org``)
    is equal to one that names another. To silence it for a unit, ignore ``addresses`` there.
    """

    id = "addresses"
    severity = Severity.ERROR
    examples = (
        Example(
            {"en": "Write to press@example.org.", "ar": "راسلونا على press@example.org."},
            fires=False,
        ),
        Example({"en": "Write to press@example.org.", "ar": "راسلونا على pres@example.org."}, fires=True),
        Example(
            {"en": "See https://example.org/en/report.", "fa": "https://example.org/fa/report را ببینید."},
            fires=False,
        ),
        Example({"en": "See https://example.org/report.", "fa": "گزارش را ببینید."}, fires=True),
    )

    def find(self, unit: TranslationUnit) -> Iterator[Finding]:
        """Yield addresses that changed, then those that are missing, then those that were added, by language."""
        if not any("@" in one.text or "/" in one.text or "www." in one.text.lower() for one in unit.variants):
            return
        for source, target in sides(unit):
            first, second = _found(source), _found(target)
            lost = [span for address, span in first.items() if address not in second]
            added = [span for address, span in second.items() if address not in first]
            if len(lost) == len(added) == 1:
                message = f"{lost[0].of(source.text)} is {added[0].of(target.text)} in {named([target.language])}"
                spans = {source.language: (lost[0],), target.language: (added[0],)}
                yield Finding(self.id, unit.id, self.severity, message, spans)
                continue
            for span in lost:
                message = f"{span.of(source.text)} is missing from {named([target.language])}"
                yield Finding(self.id, unit.id, self.severity, message, {source.language: (span,)})
            for span in added:
                message = f"{span.of(target.text)} of {named([target.language])} is not in {named([source.language])}"
                yield Finding(self.id, unit.id, Severity.WARNING, message, {target.language: (span,)})


def _found(variant: Variant) -> dict[str, Span]:
    """Return where addresses stand, by what is compared of them."""
    lower = variant.text.lower()
    if len(lower) != len(variant.text):
        lower = "".join(one if len(one.lower()) != 1 else one.lower() for one in variant.text)
    found: dict[str, Span] = {}
    for start, end in addresses(lower):
        text = lower[start:end].rstrip(TRAILING)
        compared = LANGUAGE.sub("*", SCHEME.sub("", to_ascii_digits(text)).rstrip("/"))
        if compared:
            found.setdefault(compared, Span(start, start + len(text)))
    return found
