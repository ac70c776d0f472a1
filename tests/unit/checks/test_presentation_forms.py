"""Letters saved as shapes."""

from __future__ import annotations

import pytest

from aligntrans.checks.presentation_forms import PresentationFormsCheck
from support.findings import found, mended, severities, unit

CHECK = PresentationFormsCheck()


def test_shapes_become_letters():
    assert mended(CHECK, ar="\ufeb3\ufefc\ufee1 عليكم") == {"ar": "سلام عليكم"}
    assert severities(CHECK, unit(ar="\ufeb3\ufefc\ufee1 عليكم")) == ["warning"]


def test_one_shape_among_letters_is_information():
    assert severities(CHECK, unit(fa="\ufe81ب")) == ["info"]
    assert mended(CHECK, fa="\ufe81ب") == {"fa": "آب"}


def test_words_in_reversed_order_are_for_people():
    (finding,) = found(CHECK, unit(ar="\ufee2\ufedc\ufbff\ufee0\ufecb".replace("\ufbff", "\ufef4")))

    assert not finding.fixes
    assert "reversed" in finding.message


@pytest.mark.parametrize("text", ["۵۰۰ \ufdfc", "النبي \ufdfa", "\ufd3fآية\ufd3e", "\ufdf2 أكبر", "\ufeffنص"])
def test_signs_that_are_written_so_on_purpose_are_fine(text):
    assert not found(CHECK, unit(ar=text))
