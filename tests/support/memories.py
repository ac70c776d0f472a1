"""A memory that teaches what no encoder can know: products with one name in English and another in Arabic."""

from __future__ import annotations

from itertools import permutations

from lxml import etree

PRODUCTS = {
    "Norvex": "الصقر",
    "Calbrin": "النخلة",
    "Tamiro": "الواحة",
    "Ostrel": "القمر",
    "Fendia": "الجسر",
    "Quorum": "المنارة",
    "Belmar": "النسيم",
    "Zephra": "الغزال",
}
SENTENCES = (
    ("The {} pump fills the {} tank.", "تملأ مضخة {} خزان {}."),
    ("Close the {} valve before you open the {} filter.", "أغلق صمام {} قبل أن تفتح مرشح {}."),
    ("Connect {} to {} with the short cable.", "صل {} بجهاز {} بالكابل القصير."),
)


def pairs():
    """Sentences in English and Arabic."""
    return [
        (english.format(a, b), arabic.format(PRODUCTS[a], PRODUCTS[b]))
        for a, b in permutations(PRODUCTS, 2)
        for english, arabic in SENTENCES
    ]


def tmx(units):
    """The bytes of a TMX file of *units*, each a dictionary of texts by language."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", srclang="en")
    body = etree.SubElement(root, "body")
    for texts in units:
        unit = etree.SubElement(body, "tu")
        for tag, text in texts.items():
            variant = etree.SubElement(unit, "tuv", {"{http://www.w3.org/XML/1998/namespace}lang": tag})
            etree.SubElement(variant, "seg").text = text
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def memory():
    """The memory as TMX."""
    return tmx([{"en-GB": english, "ar": arabic} for english, arabic in pairs()])
