"""Names as a table to read, and as JSON, CSV and TBX for other tools."""

from __future__ import annotations

import csv
import io
import json

import pytest
from translate.storage.tbx import tbxfile

from aligntrans.linking.table import Name, Spelling
from aligntrans.naming import Names
from aligntrans.report import naming

FSI, PDI = "\u2068", "\u2069"


def name(**spellings):
    """A name of spellings by language, each with how often it stands there."""
    return Name(
        {
            language: tuple(
                Spelling(text, tuple(f"u{number}" for number in range(count))) for text, count in every.items()
            )
            for language, every in spellings.items()
        }
    )


QAANI = name(en={"Qaani": 2, "Ghaani": 1}, fa={"قاآنی": 3})
BASRA = name(en={"Basra": 4}, ar={"البصرة": 4}, fa={"بصره": 4})
FOUND = Names(("en", "ar", "fa"), (BASRA, QAANI), 7)


def with_text(text):
    return Names(("en", "ar"), (name(en={text: 1}, ar={"اسم": 1}),), 1)


def rows(found):
    return list(csv.reader(io.StringIO(naming.to_csv(found).decode())))


@pytest.fixture
def shown(capsys, monkeypatch):
    for variable in ("FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(variable, raising=False)

    def shown(found):
        naming.table(found)
        return capsys.readouterr().out

    return shown


def test_the_table_counts_and_puts_the_inconsistent_first(shown):
    text = shown(FOUND)

    assert text.startswith("2 names in 7 units, 1 of them spelled in several ways")
    assert text.index("Qaani ×2") < text.index("Ghaani ×1") < text.index("Basra ×4")
    assert f"{FSI}قاآنی{PDI} ×3" in text


def test_the_table_names_a_few_units_and_says_that_there_are_more(shown):
    assert "u0, u1, u2 …" in shown(Names(("en", "ar"), (name(en={"Basra": 4}, ar={"البصرة": 4}),), 4))


def test_the_table_of_nothing_is_a_table(shown):
    assert shown(Names((), (), 0)).startswith("0 names in 0 units")


def test_what_steers_a_terminal_is_not_printed(shown):
    text = shown(with_text("Ba\x1b[31msra\u202e[bold]"))

    assert "\x1b" not in text
    assert "[bold]" in text


def test_json_holds_every_name_on_a_line():
    data = naming.to_json(FOUND)

    assert json.loads(data) == {
        "format": "aligntrans-names/1",
        "languages": ["en", "ar", "fa"],
        "names": [
            {
                "count": 4,
                "inconsistent": [],
                "spellings": {
                    language: [{"text": text, "count": 4, "units": ["u0", "u1", "u2", "u3"]}]
                    for language, text in (("en", "Basra"), ("ar", "البصرة"), ("fa", "بصره"))
                },
            },
            {
                "count": 3,
                "inconsistent": ["en"],
                "spellings": {
                    "en": [
                        {"text": "Qaani", "count": 2, "units": ["u0", "u1"]},
                        {"text": "Ghaani", "count": 1, "units": ["u0"]},
                    ],
                    "fa": [{"text": "قاآنی", "count": 3, "units": ["u0", "u1", "u2"]}],
                },
            },
        ],
    }
    assert sum(line.startswith('  {"count"') for line in data.decode().splitlines()) == 2


def test_csv_has_a_column_a_language_then_the_other_spellings():
    assert rows(FOUND) == [
        ["en", "ar", "fa", "count", "inconsistent", "also en", "also ar", "also fa"],
        ["Basra", "البصرة", "بصره", "4", "", "", "", ""],
        ["Qaani", "", "قاآنی", "3", "en", "Ghaani", "", ""],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_csv_holds_no_formula(text):
    assert rows(with_text(text))[1][0] == f"'{text}"


@pytest.mark.parametrize("text", ['Ba"sra', "Basra, Iraq", "Ba;sra", "Ba\\sra", "Ba|sra"])
def test_csv_gives_back_what_it_was_given(text):
    assert rows(with_text(text))[1][0] == text


def test_tbx_is_read_by_other_tools():
    store = tbxfile.parsestring(naming.to_tbx(Names(("en", "ar"), (BASRA, QAANI), 7)))

    assert [(unit.source, unit.target) for unit in store.units[:1]] == [("Basra", "البصرة")]
    assert len(store.units) == 2


def test_tbx_holds_all_spellings_the_preferred_first():
    root = naming.etree.fromstring(naming.to_tbx(FOUND))
    entry = root.findall(".//termEntry")[1]
    found = {
        language.get(naming.XML_LANG): [
            (term.findtext("term"), term.findtext("termNote")) for term in language.findall("tig")
        ]
        for language in entry.findall("langSet")
    }

    assert found == {
        "en": [("Qaani", "preferredTerm-admn-sts"), ("Ghaani", "admittedTerm-admn-sts")],
        "fa": [("قاآنی", "preferredTerm-admn-sts")],
    }


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe", "\uffff", "\ud83d"])
def test_tbx_leaves_out_what_xml_forbids(character):
    root = naming.etree.fromstring(naming.to_tbx(with_text(f"Bas{character}ra")))

    assert root.findtext(".//term") == "Basra"


@pytest.mark.parametrize("text", ["Smith & Sons", "<b>Basra</b>", "]]>", 'Ba"sra', "Ba\u200fsra", "دیر\u200cالزور"])
def test_tbx_gives_back_what_it_was_given(text):
    assert naming.etree.fromstring(naming.to_tbx(with_text(text))).findtext(".//term") == text


@pytest.mark.parametrize("form", list(naming.WRITERS))
@pytest.mark.parametrize("text", ["Bas\x00ra", "Bas\ud83dra", "=1", "\u202eBasra", "a" * 100_000])
def test_every_format_can_hold_every_text(form, text):
    naming.WRITERS[form](with_text(text)).decode("utf-8")


@pytest.mark.parametrize("form", list(naming.WRITERS))
def test_a_file_of_no_names_is_a_file(form):
    empty = Names((), (), 0)

    assert naming.WRITERS[form](empty) == naming.WRITERS[form](empty)
    assert naming.WRITERS[form](empty)


@pytest.mark.parametrize("form", list(naming.WRITERS))
def test_the_same_names_are_the_same_bytes(form):
    assert naming.WRITERS[form](FOUND) == naming.WRITERS[form](FOUND)
