"""TMX that others made: versions, encodings, inline codes, and what is no TMX."""

from __future__ import annotations

import io

import pytest

from aligntrans.errors import ReadError
from aligntrans.memories.tmx import TmxReader
from aligntrans.model import Code, Kind, Level, Property, Status
from aligntrans.protocols import MemoryReader

HEADER = (
    '<header creationtool="X" creationtoolversion="1" segtype="sentence" o-tmf="X" adminlang="en" srclang="EN-US"'
    ' datatype="xml"/>'
)


def file(body, *, header=HEADER, before='<?xml version="1.0"?>', encoding="utf-8", version="1.4"):
    return io.BytesIO(f'{before}<tmx version="{version}">{header}<body>{body}</body></tmx>'.encode(encoding))


def tu(*texts, attributes="", inner=""):
    variants = "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in texts)
    return f"<tu{attributes}>{inner}{variants}</tu>"


def read(*args, **options):
    return list(TmxReader().units(file(*args, **options)))


def texts(unit):
    return [(variant.language, variant.text) for variant in unit.variants]


def test_it_follows_the_protocol():
    assert isinstance(TmxReader(), MemoryReader)


def test_units_have_the_ids_and_texts_of_the_file():
    body = tu(("EN-US", " Rain. "), ("ar", "مطر.\n"), attributes=' tuid="a"') + tu(("en_us", "Snow."), ("fa", "برف."))
    first, second = read(body)

    assert (first.id, texts(first)) == ("a", [("en-US", " Rain. "), ("ar", "مطر.\n")])
    assert (second.id, texts(second)) == ("2", [("en-US", "Snow."), ("fa", "برف.")])
    assert not first.quality.known


def test_the_header_names_the_source():
    reader = TmxReader()
    list(reader.units(file(tu(("ar", "مطر."), ("en-us", "Rain.")))))

    assert reader.source == "en-US"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_it_is_read_in_any_encoding_of_tmx(encoding):
    before = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'

    assert texts(read(tu(("en", "Rain."), ("fa", "باران.")), before=before, encoding=encoding)[0])[1][1] == "باران."


def test_version_1_1_says_its_languages_otherwise():
    (unit,) = read(
        '<tu><tuv lang="EN"><seg>Rain.</seg></tuv><tuv lang="FR"><seg>Pluie.</seg></tuv></tu>', version="1.1"
    )

    assert texts(unit) == [("en", "Rain."), ("fr", "Pluie.")]


def test_inline_codes_stand_beside_the_text_as_they_are_written():
    seg = 'Click <bpt i="1">&lt;b&gt;</bpt>here<ept i="1">&lt;/b&gt;</ept> or<ph x="2"/> <hi type="term">there</hi>.'
    (unit,) = read(tu(("en", seg), ("fr", "Ici.")))

    assert unit.variants[0].text == "Click here or there."
    assert unit.variants[0].codes == (
        Code(6, '<bpt i="1">&lt;b&gt;</bpt>', "tmx"),
        Code(10, '<ept i="1">&lt;/b&gt;</ept>', "tmx"),
        Code(13, '<ph x="2"/>', "tmx"),
        Code(14, '<hi type="term">', "tmx"),
        Code(19, "</hi>", "tmx"),
    )


def test_our_scores_are_understood_and_all_other_props_and_notes_kept():
    inner = (
        "<note>ask Laila</note>"
        '<prop type="x-confidence">0.9500</prop><prop type="x-similarity">0.8</prop><prop type="x-bead-type">2-1</prop>'
        '<prop type="x-status">accepted</prop><prop type="x-kind">heading</prop><prop type="x-moved">true</prop>'
        '<prop type="client">ACME</prop><prop type="x-confidence">high</prop>'
    )
    (unit,) = read(tu(("en", "Rain."), ("fr", "Pluie."), attributes=' changeid="JD" segtype="paragraph"', inner=inner))

    assert (unit.quality.confidence, unit.quality.similarity, unit.quality.known) == (0.95, 0.8, True)
    assert (unit.type, unit.status, unit.kind, unit.moved) == ("2-1", Status.ACCEPTED, Kind.HEADING, True)
    assert unit.level is Level.PARAGRAPH
    assert unit.notes == ("ask Laila",)
    assert unit.properties == (
        Property("client", "ACME"),
        Property("x-confidence", "high"),
        Property("@changeid", "JD"),
    )


def test_a_second_text_of_a_language_is_a_unit_beside_the_source():
    units = read(tu(("en-US", "Rain."), ("fr", "Pluie."), ("fr", "La pluie."), attributes=' tuid="a"'))

    assert [unit.id for unit in units] == ["a", "a"]
    assert texts(units[1]) == [("en-US", "Rain."), ("fr", "La pluie.")]


def test_a_text_without_a_language_is_counted():
    reader = TmxReader()
    body = "<tu><tuv><seg>Rain.</seg></tuv><tuv xml:lang='fr'><seg>Pluie.</seg></tuv></tu>"

    assert [texts(unit) for unit in reader.units(file(body))] == [[("fr", "Pluie.")]]
    assert reader.left_out == {"texts without a language": 1}


def test_a_unit_knows_its_line():
    body = "\n".join(tu(("en", f"Rain {n}."), ("fr", "Pluie.")) for n in range(70_000))

    assert [unit.line for unit in read(body)][:2] == [1, 2]
    assert read(body)[-1].line == 70_000


BOMB = '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "broken XML in line 1"),
        (b"Rain.", "broken XML in line 1"),
        (b"<xliff/>", "is no TMX file: its first element is 'xliff'"),
        (f'{BOMB}<tmx version="&b;"/>'.encode(), "defines entities of its own"),
        (f'{BOMB}<tmx version="&b;"/>'.encode("utf-16"), "defines entities of its own"),
        (
            b'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx version="1.4"/>',
            "defines entities of its own",
        ),
        (b'<!DOCTYPE tmx [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><tmx/>', "defines entities of its own"),
        (
            b'<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>&wrong;</seg></tuv></tu></body></tmx>',
            "is broken XML",
        ),
        (b'<tmx version="1.4"><body>\n<tu><tuv xml:lang="en"><seg>a</tuv></tu></body></tmx>', "broken XML in line 2"),
        (b'<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>a\x00b</seg>', "broken XML in line 1"),
    ],
)
def test_what_is_no_tmx_is_refused_in_one_line(content, message):
    with pytest.raises(ReadError, match=message) as raised:
        list(TmxReader().units(io.BytesIO(content)))
    assert "\n" not in str(raised.value)


def test_an_external_document_type_is_not_looked_for():
    before = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">'

    assert len(read(tu(("en", "Rain."), ("fr", "Pluie.")), before=before)) == 1


def test_elements_may_stand_in_each_other_at_will():
    (unit,) = read(tu(("en", "<hi>" * 1500 + "Rain." + "</hi>" * 1500), ("fr", "Pluie.")))

    assert unit.variants[0].text == "Rain."
    assert len(unit.variants[0].codes) == 3000


def test_a_text_of_codes_alone_is_counted():
    reader = TmxReader()
    list(reader.units(file(tu(("en", "<ph/>"), ("fr", "Pluie.")))))

    assert +reader.left_out == {"texts of inline codes alone": 1}
