"""Glossaries from tables and TBX."""

from __future__ import annotations

import pytest

from aligntrans.checks.glossary import Term, load
from aligntrans.errors import ReadError


def test_a_table_has_a_column_a_language_and_more_for_what_is_allowed_or_not(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text(
        "en,Arabic,also ar,not fa,fa-IR,note,count\n"
        "central bank,البنك المركزي,المصرف المركزي | مصرف الدولة,بانک دولت,بانک مرکزی,of a state,3\n"
        ",,,,,,\n"
        "'=sum,جمع,,,,,\n",
        "utf-8-sig",
    )

    assert load(path) == (
        Term(
            {"en": ("central bank",), "ar": ("البنك المركزي", "المصرف المركزي", "مصرف الدولة"), "fa": ("بانک مرکزی",)},
            {"fa": ("بانک دولت",)},
            "of a state",
        ),
        Term({"en": ("=sum",), "ar": ("جمع",)}),
    )


def test_columns_may_be_parted_by_semicolons_or_tabs(tmp_path):
    for name, sign in (("terms.csv", ";"), ("terms.tsv", "\t")):
        (tmp_path / name).write_text(f"en{sign}fa\nwater{sign}آب\n", "utf-8")

        assert load(tmp_path / name) == (Term({"en": ("water",), "fa": ("آب",)}),)


TBX = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="1"><note>of a state</note>
<langSet xml:lang="en-US"><tig><term>central bank</term></tig></langSet>
<langSet xml:lang="ar">
<tig><term>المصرف المركزي</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
<tig><term>البنك المركزي</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>بنك الدولة</term></termGrp>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></ntig></langSet>
</termEntry></body></text></martif>
"""
TBX3 = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic"><text><body><conceptEntry id="1">
<langSec xml:lang="en"><termSec><term>water</term></termSec></langSec>
<langSec xml:lang="fa"><termSec><term>آب</term></termSec></langSec></conceptEntry></body></text></tbx>
"""


def test_tbx_of_both_editions_is_read(tmp_path):
    (tmp_path / "a.tbx").write_text(TBX, "utf-8")
    (tmp_path / "b.tbx").write_text(TBX3, "utf-8")

    assert load(tmp_path / "a.tbx") == (
        Term(
            {"en": ("central bank",), "ar": ("البنك المركزي", "المصرف المركزي")}, {"ar": ("بنك الدولة",)}, "of a state"
        ),
    )
    assert load(tmp_path / "b.tbx") == (Term({"en": ("water",), "fa": ("آب",)}),)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b"word,count\nwater,3\n"),
        ("a.csv", b"en,fa\n"),
        ("a.csv", b'en,fa\n"water,x\n'),
        ("a.csv", b"\xff\xfe\xff"),
        ("a.tbx", b"<tbx><text>"),
        ("a.tbx", b"<tbx/>"),
        ("a.tbx", b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>'),
        ("a.tbx", b"<tbx><termEntry><langSet><tig><term>x</term></tig></langSet></termEntry></tbx>"),
        ("a.pdf", b"%PDF"),
    ],
)
def test_what_is_no_glossary_is_refused_in_one_line(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(ReadError) as refused:
        load(path)

    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_named_once(tmp_path):
    with pytest.raises(ReadError) as refused:
        load(tmp_path / "none.csv")

    assert str(refused.value).count("none.csv") == 1
