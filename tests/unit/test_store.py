from __future__ import annotations

import json

import pytest

from aligntrans import store
from aligntrans.errors import ReadError, WriteError
from aligntrans.model import Alignment, Bead, Document, Level, Link, Quality, Span, Status
from support.briefs import brief, pair

PLAIN = """{"format": "aligntrans/1",
 "documents": [
  {"language": "en", "text": "One.", "blocks": [{"kind": "paragraph", "span": [0, 4], "segments": [[0, 4]]}]},
  {"language": "fa", "text": "یک.", "blocks": [{"kind": "paragraph", "span": [0, 3], "segments": [[0, 3]]}]}
 ],
 "beads": [{"spans": [[0, 1], [0, 1]]}]}
"""


def changed(path, value):
    """The plain file with *value* at *path*, a key or number a step; ``...`` takes the key away."""
    root = json.loads(PLAIN)
    place = root
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return json.dumps(root).encode()


def refusal(data, load=store.load):
    with pytest.raises(ReadError) as error:
        load(data)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_everything_but_the_format_is_optional_that_can_be():
    alignment = store.load(PLAIN.encode())

    assert alignment.level is Level.SENTENCE
    assert alignment.beads[0].quality == Quality()
    assert alignment.beads[0].status is Status.AUTO
    assert alignment.documents[1].segments[0].text == "یک."


def test_a_bead_and_a_block_have_a_line_of_their_own():
    lines = store.dump(brief()).decode().splitlines()

    assert sum('"confidence"' in line for line in lines) == 2 + 2 + 3
    assert all(line.count('"kind"') <= 1 for line in lines)
    assert sum('"kind"' in line for line in lines) == 5


def test_the_file_is_json_with_plain_letters_and_a_final_newline():
    data = store.dump(brief())

    assert json.loads(data)["format"] == "aligntrans/1"
    assert "چشم\u200cبه\u200cراه".encode() in data
    assert data.endswith(b"}\n")
    assert b"\r" not in data


def test_what_an_alignment_lacks_is_not_in_its_file():
    root = json.loads(store.dump(pair("One.", "واحد.")))

    assert set(root) == {"format", "level", "signature", "documents", "beads"}
    assert root["documents"][0]["metadata"] == {}


def test_scores_have_six_digits():
    bead = json.loads(store.dump(pair("One.", "واحد.", confidence=1 / 3, similarity=0.1 + 0.2)))["beads"][0]

    assert (bead["confidence"], bead["similarity"]) == (0.333333, 0.3)


def test_reasons_are_sorted_and_never_minus_zero():
    documents = pair("One.", "واحد.").documents
    beads = (Bead((Span(0, 1), Span(0, 1)), Quality(reasons={"names": -1e-9, "length": 2.0})),)

    assert b'"reasons": {"length": 2.0, "names": 0.0}' in store.dump(Alignment(documents, beads))


def test_a_reason_that_is_no_number_is_refused():
    documents = pair("One.", "واحد.").documents
    beads = (Bead((Span(0, 1), Span(0, 1)), Quality(reasons={"length": float("nan")}), id="odd"),)

    with pytest.raises(WriteError, match="bead odd: a reason is not a finite number"):
        store.dump(Alignment(documents, beads))


def test_half_a_character_is_written_as_an_escape():
    data = store.dump(pair("broken \ud83d here", "واحد."))

    assert rb"broken \ud83d here" in data
    assert store.load(data).documents[0].text == "broken \ud83d here"


def test_two_halves_that_json_would_join_are_refused():
    with pytest.raises(WriteError, match="halves"):
        store.dump(pair("broken \ud83d\ude00 here", "واحد."))


def test_a_file_that_does_not_say_otherwise_is_calibrated():
    assert store.load(PLAIN.encode()).calibrated
    assert not store.load(changed(["calibrated"], value=False)).calibrated
    assert b"calibrated" not in store.dump(brief())
    assert json.loads(store.dump(brief(calibrated=False)))["calibrated"] is False
    assert store.load(store.dump(brief(calibrated=False))) == brief(calibrated=False)


def test_a_rival_is_kept_and_is_not_there_when_there_is_none():
    documents = pair("One.", "واحد.").documents
    beads = (Bead((Span(0, 1), Span(0, 1)), Quality(rival="2-1 with the next, .12")),)
    alignment = Alignment(documents, beads)

    assert store.load(store.dump(alignment)) == alignment
    assert b"rival" not in store.dump(brief())


LINK = {"kind": "number", "en": [0, 3], "fa": [0, 2]}


def test_links_stand_in_their_bead_by_language():
    documents = pair("Karim left.", "غادر كريم.").documents
    links = (Link("name", ("en", "ar"), (Span(0, 5), Span(5, 9))),)
    alignment = Alignment(documents, (Bead((Span(0, 1), Span(0, 1)), links=links),))
    data = store.dump(alignment)

    assert json.loads(data)["beads"][0]["links"] == [{"kind": "name", "en": [0, 5], "ar": [5, 9]}]
    assert store.load(data) == alignment
    assert b"links" not in store.dump(brief())


def test_the_languages_of_a_link_stay_in_their_order():
    turned = {"kind": "number", "fa": [0, 2], "en": [0, 3]}
    links = store.load(changed(["beads", 0, "links"], [LINK, turned])).beads[0].links

    assert [link.languages for link in links] == [("en", "fa"), ("fa", "en")]
    assert links[1].spans == (Span(0, 2), Span(0, 3))


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ([], "beads[0].links[0]: an object was expected, not []"),
        ({"kind": "name", "en": [0, 3]}, "beads[0].links[0]: a kind and two languages"),
        ({**LINK, "ar": [0, 1]}, "beads[0].links[0]: a kind and two languages"),
        ({"en": [0, 3], "fa": [0, 2]}, "beads[0].links[0].kind: missing"),
        ({**LINK, "kind": "place"}, "beads[0].links[0]: a link is one of name, number, date, not 'place'"),
        ({**LINK, "kind": 7}, "beads[0].links[0].kind: a string"),
        ({**LINK, "fa": [2, 2]}, "beads[0].links[0]: a link needs two languages, and a place that is not empty"),
        ({**LINK, "fa": [2, 1]}, "beads[0].links[0].fa: [start, end] with 0 <= start <= end"),
        ({**LINK, "fa": "0-2"}, "beads[0].links[0].fa: a list was expected"),
    ],
)
def test_a_link_of_a_wrong_shape_is_refused_with_its_place(link, message):
    assert message in refusal(changed(["beads", 0, "links"], [link]))


def test_a_byte_order_mark_is_passed_over():
    assert store.load(b"\xef\xbb\xbf" + PLAIN.encode()) == store.load(PLAIN.encode())


def test_keys_of_newer_versions_are_passed_over():
    assert store.load(changed(["colour"], "green")) == store.load(PLAIN.encode())


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["beads", 0, "spans"], 5, "beads[0].spans: a list was expected, not 5"),
        (["beads", 0, "spans", 1], [0, 1, 2], "beads[0].spans[1]: [start, end] with 0 <= start <= end"),
        (["beads", 0, "spans", 1], [1, 0], "beads[0].spans[1]: [start, end] with 0 <= start <= end"),
        (["beads", 0, "spans", 1, 0], "0", "beads[0].spans[1][0]: a whole number"),
        (["beads", 0, "spans", 1, 0], False, "beads[0].spans[1][0]: a whole number"),
        (["beads", 0, "spans"], [[0, 0], [0, 0]], "beads[0].spans: a span that is not empty"),
        (["beads", 0, "spans"], ..., "beads[0].spans: missing"),
        (["beads", 0, "spans"], [[0, 1]], "the beads: bead 1 has 1 sides for 2 documents"),
        (["beads", 0], [], "beads[0]: an object was expected, not []"),
        (["beads", 0, "confidence"], 2, "beads[0]: confidence is between 0 and 1, not 2"),
        (["beads", 0, "confidence"], "high", 'beads[0].confidence: a number was expected, not "high"'),
        (["beads", 0, "similarity"], True, "beads[0].similarity: a number"),
        (["beads", 0, "reasons"], {"names": None}, "beads[0].reasons.names: a number"),
        (["beads", 0, "status"], "good", "beads[0].status: one of auto, accepted, rejected, left-out"),
        (["beads", 0, "moved"], 0, "beads[0].moved: true or false"),
        (["beads", 0, "rival"], 0.5, "beads[0].rival: a string"),
        (["calibrated"], "no", "calibrated: true or false"),
        (["beads", 0, "id"], 7, "beads[0].id: a string"),
        (["beads"], ..., "beads: missing"),
        (["beads"], [], "beads cover 0 of 1 sentences of en"),
        (["level"], "word", "level: one of paragraph, sentence"),
        (["documents"], {}, "documents: a list"),
        (["documents"], [], "two documents or more"),
        (["documents", 0, "language"], "", "documents[0]: document '' has no language"),
        (["documents", 1, "language"], "en", "one document a language"),
        (["documents", 1, "text"], ..., "documents[1].text: missing"),
        (["documents", 1, "text"], "یک. دو", "documents[1]: document '' loses text at 3"),
        (["documents", 1, "blocks", 0, "kind"], "poem", "documents[1].blocks[0].kind: one of title, heading"),
        (["documents", 1, "blocks", 0, "span"], [0, 99], "documents[1]: block at"),
        (
            ["documents", 1, "blocks", 0, "segments", 0],
            [0, 0],
            "documents[1].blocks[0].segments[0]: a segment is",
        ),
        (
            ["documents", 1, "blocks", 0, "segments", 0],
            [0, 99],
            "documents[1].blocks[0].segments[0]: segment of 3",
        ),
        (["documents", 0, "metadata"], {"authors": "Sara"}, "documents[0].metadata.authors: a list"),
        (
            ["documents", 0, "metadata"],
            {"addresses": [["one"]]},
            "documents[0].metadata.addresses[0]: [words,",
        ),
        (["documents", 0, "metadata"], {"alternates": []}, "documents[0].metadata.alternates: an object"),
        (["pairs"], [{"documents": [0, 2], "beads": []}], "pairs[0].documents: [first, second]"),
        (["pairs"], [{"documents": [1, 0], "beads": []}], "pairs[0].documents: [first, second]"),
        (["pairs"], [{"documents": [0, 1]}], "pairs[0].beads: missing"),
        (["block_beads"], [{"spans": [[0, 1], [0, 2]]}], "beads cover 2 of 1 paragraphs"),
    ],
)
def test_a_wrong_shape_is_refused_with_its_place(path, value, message):
    assert message in refusal(changed(path, value))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not JSON in line 1"),
        (b"[]", "the whole file: an object was expected"),
        (b"{}", 'it has no "format"'),
        (b'{"format": 1}', "format: a string"),
        (b'{"format": "aligntrans/2"}', "'aligntrans/2' and not 'aligntrans/1': update aligntrans"),
        (b'{"format": "other"}', 'make one with "aligntrans align"'),
        (b'{"format": NaN}', "NaN is no number"),
        (b'{"format": "aligntrans/1",\n oops}', "not JSON in line 2, column 2"),
        (b"\xff\xfe{", "not UTF-8 at byte 0"),
        (b"[" * 100_000, "not an alignment file"),
    ],
)
def test_what_is_no_alignment_file_is_refused_with_what_to_do(data, message):
    assert message in refusal(data)


def test_gold_may_be_an_alignment_file():
    gold = store.load_gold(store.dump(brief()))

    assert gold.beads == tuple(bead.spans for bead in brief().beads)
    assert gold.block_beads == tuple(bead.spans for bead in brief().block_beads)
    assert gold.pairs[0, 2] == tuple(bead.spans for bead in brief().pairs[0, 2])
    assert gold.documents == brief().documents
    assert gold.level is Level.SENTENCE


def test_gold_may_be_beads_alone_and_need_not_hold_everything():
    gold = store.load_gold(b'{"beads": [{"spans": [[3, 4], [2, 4]]}, {"spans": [[5, 5], [4, 5]]}]}')

    assert gold.beads == ((Span(3, 4), Span(2, 4)), (Span(5, 5), Span(4, 5)))
    assert gold.documents is None


def test_gold_of_blocks_says_so():
    assert store.load_gold(b'{"level": "paragraph", "beads": []}').level is Level.PARAGRAPH


def test_beads_that_a_person_rejected_are_not_gold():
    data = b'{"beads": [{"spans": [[0, 1], [0, 1]], "status": "rejected"}, {"spans": [[1, 2], [1, 2]]}]}'

    assert store.load_gold(data).beads == ((Span(1, 2), Span(1, 2)),)


def test_gold_may_be_a_line_a_bead():
    gold = store.load_gold("\ufeff[0,1]:[0]\n\n[2]:[]\r\n[]:[1]\n[3]: [2, 3]:0.25\n".encode())

    assert gold.beads == (
        (Span(0, 2), Span(0, 1)),
        (Span(2, 3), Span(1, 1)),
        (Span(3, 3), Span(1, 2)),
        (Span(3, 4), Span(2, 4)),
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "gold holds no bead"),
        (b"0 0\n", "line 1: a bead such as [0,1]:[0]"),
        (b"[0]:[0]\n[]:[]\n", "line 2: a bead needs a segment"),
        (b"[0,2]:[0]\n", "line 1: the segments [0,2] do not follow each other"),
        (b"[,]:[0]\n", "line 1: [,] is not a list of numbers"),
        (b"[0]:[0]\n[0]:[1]\n", "beads[1].spans: 0 of document 0 is in beads[0] too"),
        (b"\xff", "neither JSON nor UTF-8"),
        (b"{}", "beads: missing"),
        (b'{"format": "aligntrans/9", "beads": []}', "update aligntrans"),
        (b'{"beads": [{"spans": [[0, 1]]}]}', "beads[0].spans: 1 spans"),
        (
            b'{"beads": [{"spans": [[0, 1], [0, 1]]}, {"spans": [[1, 2], [0, 2]]}]}',
            "beads[1].spans: 0 of document 1",
        ),
    ],
)
def test_gold_that_cannot_be_is_refused_with_its_place(data, message):
    assert message in refusal(data, store.load_gold)


def test_an_empty_document_goes_through():
    documents = (Document("", "en", ()), Document.from_segments("fa", ["یک."]))
    alignment = Alignment(documents, (Bead((Span(0, 0), Span(0, 1))),))

    assert store.load(store.dump(alignment)) == alignment
