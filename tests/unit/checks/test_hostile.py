"""Any text at all: checks that hold languages against each other say something or nothing, and never break."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans.checks import runner
from aligntrans.checks.acronyms import AcronymsCheck
from aligntrans.checks.additions import AdditionsCheck
from aligntrans.checks.addresses import AddressesCheck
from aligntrans.checks.dates import DatesCheck
from aligntrans.checks.language import LanguageCheck
from aligntrans.checks.length import LengthCheck
from aligntrans.checks.names import NamesCheck
from aligntrans.checks.numbers import NumbersCheck
from aligntrans.checks.omissions import OmissionsCheck
from aligntrans.checks.swapped import SwappedCheck
from aligntrans.checks.untranslated import UntranslatedCheck
from aligntrans.encoders.static import StaticEncoder
from aligntrans.model import TranslationUnit, Variant

ENCODER = StaticEncoder()
PIECES = (
    "Kabul ",
    "the ",
    "of ",
    "COVID-19 ",
    "12 ",
    "۱۴۰۰/۱/۳۰ ",
    "٤ آذار ٢٠١٩ ",
    "March ",
    "IV ",
    "https://example.org/en/a. ",
    "a@b.org",
    "الجسر ",
    "و",
    "می\u200cرود ",
    "\u202e",
    "\ud83d",
    "\u0130",
    "ﷲ",
    "\n",
    "漢字 ",
    ". ",
    "«",
    "(",
    "١٬٢٣٤٫٥ ",
    "²",
    "½",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join) | st.text(min_size=1, max_size=60)
TAGS = st.lists(st.sampled_from(["en", "ar", "fa", "de", "ps", "x y"]), min_size=1, max_size=3, unique=True)


def _checks():
    aware = [one(encoder=ENCODER) for one in (NamesCheck, OmissionsCheck, AdditionsCheck, SwappedCheck)]
    plain = (NumbersCheck, DatesCheck, AcronymsCheck, AddressesCheck, LengthCheck, LanguageCheck, UntranslatedCheck)
    return [*aware, *(one() for one in plain)]


@st.composite
def _units(draw):
    count = draw(st.integers(1, 4))
    return [
        TranslationUnit(f"{number}", tuple(Variant(tag, draw(TEXTS)) for tag in draw(TAGS))) for number in range(count)
    ]


@settings(max_examples=60, deadline=None)
@given(_units())
def test_any_text_has_findings_that_lie_in_it(units):
    known = {unit.id: unit for unit in units}
    for unit, finding in runner.run(units, _checks(), ENCODER):
        assert finding.message.strip() == finding.message
        assert len(finding.message.splitlines()) == 1
        assert unit is None or unit.id == finding.unit
        for tag, spans in finding.spans.items():
            text = known[finding.unit].variant(tag).text
            assert all(span.of(text) for span in spans)
