"""An acronym is found where what it stands for was found elsewhere in the document."""

from __future__ import annotations

from aligntrans import registry
from aligntrans.linking.links import links

TEXTS = {
    "en": ["The Popular Mobilization Forces (PMF) were founded in Iraq.", "Nobody disputed what the PMF had said."],
    "ar": ["تأسس الحشد الشعبي في العراق.", "ولم ينكر أحد ما قاله الحشد الشعبي."],
    "fa": ["حشد شعبی در عراق تأسیس شد.", "هیچ‌کس سخن حشد شعبی را انکار نکرد."],
}


def named(unit):
    return {
        tuple(span.of(TEXTS[tag][unit]) for tag, span in zip(link.languages, link.spans, strict=True))
        for link in links(TEXTS, registry.encoder("static"))[unit]
        if link.kind == "name"
    }


def test_what_an_acronym_stands_for_is_found_by_its_meaning():
    assert {
        ("Popular Mobilization Forces", "الحشد الشعبي"),
        ("Popular Mobilization Forces", "حشد شعبی"),
        ("الحشد الشعبي", "حشد شعبی"),
    } <= named(0)


def test_the_acronym_alone_is_found_as_what_it_stands_for():
    assert named(1) == {("PMF", "الحشد الشعبي"), ("PMF", "حشد شعبی"), ("الحشد الشعبي", "حشد شعبی")}
