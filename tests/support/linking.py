"""What is linked, as text: easier to read in a test than spans."""

from __future__ import annotations

from aligntrans.linking.links import links


def linked_texts(texts, encoder=None, kind=None):
    """What each link of one unit ties, as pairs of texts, of one *kind* or all; *texts* by language."""
    (found,) = links({tag: [text] for tag, text in texts.items()}, encoder)
    return [
        tuple(span.of(texts[tag]) for tag, span in zip(link.languages, link.spans, strict=True))
        for link in found
        if kind in (link.kind, None)
    ]


def names_of(english, other, language="ar", encoder=None):
    """The names that English and another language have in common in one unit."""
    return linked_texts({"en": english, language: other}, encoder, "name")
