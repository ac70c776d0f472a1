"""Findings are found again in the raw text of files: behind escapes, tags, wrapped strings and line ends."""

from __future__ import annotations

from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligntrans import store
from aligntrans.checking.places import Locator, language_of
from aligntrans.checking.raw_text import spelled, squeezed
from aligntrans.checking.results import Place
from aligntrans.model import Alignment, Bead, Document, Finding, Severity, Span, TranslationUnit, Variant

ZWNJ = "\u200c"


def unit(line=0, name="u", **texts):
    return TranslationUnit(name, tuple(Variant(tag, text) for tag, text in texts.items()), line=line)


def finding(**spans):
    return Finding("numbers", "u", Severity.ERROR, "m", {tag: (Span(*span),) for tag, span in spans.items()})


def pointed(raw, place):
    """What stands at a place."""
    lines = raw.split("\n")
    if place.line == place.end_line:
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]
    middle = lines[place.line : place.end_line - 1]
    return "\n".join(
        [lines[place.line - 1][place.column - 1 :], *middle, lines[place.end_line - 1][: place.end_column - 1]]
    )


def located(raw, ending, one, lines=(), **spans):
    return Locator(raw.encode(), ending, lines).place(one, finding(**spans))


PO = """msgid ""
msgstr "Language: fa\\n"

#. 12 stands in a comment
msgid "Take 12 \\"drops\\"."
msgstr ""
"هر صبح "
"۲۱ \\"قطره\\" بنوشید.\\n"

msgid "Take 12 pills."
msgstr "۱۲ قرص."
"""


def test_a_wrapped_string_with_escapes_in_po():
    one = unit(4, en='Take 12 "drops".', fa='هر صبح ۲۱ "قطره" بنوشید.\n')

    assert pointed(PO, located(PO, ".po", one, (4, 10), en=(5, 7))) == "12"
    assert pointed(PO, located(PO, ".po", one, (4, 10), fa=(7, 9))) == "۲۱"
    assert pointed(PO, located(PO, ".po", one, (4, 10), fa=(10, 16))) == '\\"قطره\\"'
    place = located(PO, ".po", one, (4, 10), fa=(3, 9))
    assert pointed(PO, place) == 'صبح "\n"۲۱'
    assert (place.line, place.end_line) == (7, 8)


def test_equal_texts_of_other_units_are_not_taken():
    one = unit(10, en="Take 12 pills.", fa="۱۲ قرص.")

    assert located(PO, ".po", one, (4, 10), en=(5, 7)) == Place(10, 13, 10, 15)


TMX = """<tmx version="1.4"><header srclang="en"/><body>
<tu tuid="a">
 <tuv xml:lang="en"><seg>A &amp; B: 12 &lt;drops&gt;</seg></tuv>
 <tuv xml:lang="fa"><seg>الف و ب:
   ۲۱ <bpt i="1">&lt;b></bpt>قطره<ept i="1">&lt;/b></ept></seg></tuv>
</tu>
<tu tuid="b"><tuv xml:lang="en"><seg>same</seg></tuv><tuv xml:lang="fa"><seg>same</seg></tuv></tu>
</body></tmx>"""


def test_entities_and_inline_codes_of_xml():
    one = unit(2, en="A & B: 12 <drops>", fa="الف و ب:\n   ۲۱ قطره")

    assert pointed(TMX, located(TMX, ".tmx", one, (2, 7), en=(7, 9))) == "12"
    assert pointed(TMX, located(TMX, ".tmx", one, (2, 7), en=(2, 3))) == "&amp;"
    assert located(TMX, ".tmx", one, (2, 7), fa=(12, 14)) == Place(5, 4, 5, 6)
    assert pointed(TMX, located(TMX, ".tmx", one, (2, 7), fa=(15, 19))) == "قطره"


def test_the_text_of_a_language_is_found_behind_those_before_it():
    one = unit(7, en="same", fa="same")

    assert located(TMX, ".tmx", one, (2, 7), en=(0, 4)).column == TMX.split("\n")[6].index("same") + 1
    assert located(TMX, ".tmx", one, (2, 7), fa=(0, 4)).column == TMX.split("\n")[6].rindex("same") + 1


def test_a_finding_without_a_span_is_where_the_last_text_is():
    assert pointed(TMX, located(TMX, ".tmx", unit(2, en="A & B: 12 <drops>"), (2, 7))) == "A &amp; B: 12 &lt;drops&gt;"


def test_a_text_that_is_not_there_is_at_its_unit():
    assert located(TMX, ".tmx", unit(2, en="something else"), (2, 7), en=(0, 4)) == Place(2)
    assert located(TMX, ".tmx", unit(0, en="something else"), en=(0, 4)) == Place()


def test_what_has_no_lines_has_no_places():
    assert Locator(b"PK\x03\x04", ".docx").place(unit(en="12"), finding(en=(0, 2))) == Place()


def test_an_alignment_file_is_searched_from_the_document_of_the_language():
    documents = (
        Document.from_segments("en", ["One.", "Same.", "Same.", 'A "quoted" 12.']),
        Document.from_segments("fa", ["Same.", f"می{ZWNJ}رود.", "Same.", "۱۲."]),
    )
    spans = [Bead((Span(i, i + 1), Span(i, i + 1))) for i in range(4)]
    alignment = Alignment(documents, tuple(spans))
    raw = store.dump(alignment).decode()
    locator = Locator(raw.encode(), ".json")
    places = []
    for one in alignment.units():
        for variant in one.variants:
            locator.pass_by(variant)
        places += [locator.place_in(one, variant, None) for variant in one.variants]

    texts = [variant.text for one in alignment.units() for variant in one.variants]
    assert [pointed(raw, place).replace('\\"', '"') for place in places] == texts
    order = [place for number, place in enumerate(places) if not number % 2]
    assert order == sorted(order, key=lambda place: (place.line, place.column))
    assert len(set(places)) == len(places)


def test_doubled_quotation_marks_of_csv():
    raw = 'en,fa\n"Take ""12"" drops, now",۱۲ قطره\n'
    one = unit(2, en='Take "12" drops, now', fa="۱۲ قطره")

    assert pointed(raw, located(raw, ".csv", one, (2,), en=(5, 9))) == '""12""'


def test_a_heading_is_not_taken_for_the_title_of_its_page():
    raw = "<html><head><title>The 12 rivers</title></head>\n<body><h1>The 12\n rivers</h1></body></html>"
    one = unit(en="The 12 rivers")

    assert located(raw, ".html", one, en=(4, 6)) == Place(2, 15, 2, 17)
    assert pointed(raw, located(raw, ".html", one, en=(4, 13))) == "12\n rivers"


def test_what_is_hidden_in_a_page_is_not_text():
    raw = "<body><!-- 12 --><script>12</SCRIPT ><style>12</style><?x 12?>\n<ph>12</ph><p>12</p></body>"

    assert located(raw, ".html", unit(en="12"), en=(0, 2)) == Place(2, 15, 2, 17)


@pytest.mark.parametrize("opening", ["<!--", "<script>", "<?", "<it>", "<", "&", "<a "])
def test_what_is_never_closed_takes_no_time_and_hides_nothing(opening):
    raw = opening * 50_000 + "\n the text"
    start = monotonic()

    assert located(raw, ".html", unit(en="text"), en=(0, 4)).line in (0, 2)
    assert monotonic() - start < 3


def test_other_line_ends_and_character_sets():
    raw = "first\r\nsecond ۱۲\r\n"
    one = unit(fa="second ۱۲")

    for name in ("utf-8-sig", "utf-16"):
        assert Locator(raw.encode(name), ".txt").place(one, finding(fa=(7, 9))) == Place(2, 8, 2, 10)


def test_the_last_language_with_a_span_is_shown():
    one = unit(en="a", ar="b", fa="c")

    assert language_of(one, finding(en=(0, 1), ar=(0, 1))) == "ar"
    assert language_of(one, finding()) == "fa"


@pytest.mark.parametrize(
    ("ending", "start", "end"), [(".po", 'msgid "', '"\n'), (".tmx", "<seg>", "</seg>"), (".json", '"', '"')]
)
@given(text=st.text(alphabet='abاب۱ ۲\n\t"\\&<>' + ZWNJ, min_size=1, max_size=30))
@settings(max_examples=60)
def test_every_place_of_any_text_is_found(ending, start, end, text):
    escapes = {
        ".po": {"\\": "\\\\", '"': '\\"', "\n": '\\n"\n"', "\t": "\\t"},
        ".tmx": {"&": "&amp;", "<": "&lt;", ">": "&#62;"},
        ".json": {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "ا": "\\u0627"},
    }[ending]
    raw = start + "".join(escapes.get(one, one) for one in text) + end
    wanted, places = squeezed(text)
    found = spelled(raw, ending)

    if wanted:
        begin = found.text.index(wanted)
        for position, character in enumerate(text):
            if not character.isspace():
                at = begin + places[position]
                assert raw[found.raw(at) : found.raw_end(at + 1)].startswith(escapes.get(character, character)[:1])
