"""Digits that stand alone are read at once; the long way finds the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans import languages, numbers

PIECES = {
    "en": "12 5 1,200 2021 10-15 to and a half million percent % $ USD 3rd th k . , ; ( ) : / - dollars of between "
    "from 7:30 two hundred people [12] ½ B2B EUR o'clock -",
    "ar": "12 ٥ ١٢٠٠ إلى و نصف مليون في المئة ٪ دولار و٣ ثلاثة . ، ؛ ( ) : / - بين من عام مئة م شخصا [١٢] ٣٠٠ ألف",
    "fa": "12 ۵ ۱۲۰۰ تا و نیم میلیون درصد ٪ دلار ۳ سه . ، ؛ ( ) : / - بین از سال صد نفر \u200cای ام [۱۲] هزار ۸۰ دهه",
}
SPACES = ("", " ", " ", " ", "\u200c", "\n", "\n\n")


@pytest.mark.parametrize("tag", sorted(PIECES))
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_read_at_once_is_what_the_long_way_finds(tag, data):
    parts = st.tuples(st.sampled_from(PIECES[tag].split(" ")), st.sampled_from(SPACES))
    text = "".join(piece + space for piece, space in data.draw(st.lists(parts, max_size=8)))
    found = numbers.find(text, languages.of(tag))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aligntrans.numbers.finding._Finder._is_plain", lambda *_: False)
        assert numbers.find(text, languages.of(tag)) == found
