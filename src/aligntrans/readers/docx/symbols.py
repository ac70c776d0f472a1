"""Characters of symbol fonts to those of Unicode, where there is one."""

from __future__ import annotations

PRIVATE = 0xF000
"""Where word processors put the characters of symbol fonts."""
# Adobe's Symbol encoding, from 0x20 and from 0xA0 on; U+FFFD where Unicode has no such character.
SYMBOL_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\ufffdαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
WINGDINGS = {0x4A: "☺", 0x4C: "☹", 0x9F: "•", 0xA7: "▪", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓"}
"""Those that word processors put in for what people type, and common bullets."""
FONTS = {
    "symbol": {0x20 + place: one for place, one in enumerate(SYMBOL_LOW)}
    | {0xA0 + place: one for place, one in enumerate(SYMBOL_HIGH)},
    "wingdings": WINGDINGS,
}


def character(font: str, code: str) -> str:
    """Return the character of a font at a hexadecimal code; a private one where Unicode has none like it."""
    try:
        number = int(code, 16)
        own = chr(number)
    except (ValueError, OverflowError):
        return ""
    table = FONTS.get(font.strip().lower(), {})
    place = number - PRIVATE if PRIVATE <= number < PRIVATE + 0x100 else number
    found = table.get(place, own)
    return own if found == "\ufffd" else found
