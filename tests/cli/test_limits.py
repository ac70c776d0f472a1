"""Texts beyond all measure: aligned or refused in one line, with memory to spare."""

from __future__ import annotations

import pytest

SENTENCE = "The council met on Monday and it did not agree on the water of the northern provinces. "
FARSI = "شورا روز دوشنبه تشکیل جلسه داد و دربارهٔ آب استان‌های شمالی به توافق نرسید.\n"


@pytest.fixture
def beside(tmp_path):
    """Writes a text beside a short one in Farsi, and gives the arguments that name both."""

    def beside(name, text):
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / "short.fa.txt").write_text(FARSI * 3, "utf-8")
        return f"en={name}", "short.fa.txt"

    return beside


@pytest.mark.parametrize(
    "text",
    ["a" * 2_000_000, "the water of the land " * 20_000, SENTENCE.replace(".", "") * 5_000],
    ids=["one word", "words", "no full stop"],
)
def test_one_endless_sentence_is_aligned(beside, worked, text):
    assert "(1 segments), fa short.fa.txt" in worked("align", *beside("long.txt", text), "-o", "o.tmx").err


def test_documents_too_long_for_each_other_are_refused_with_both_names(tmp_path, beside, refused):
    first, _ = beside("many.txt", "Yes, it is. " * 21_000)
    (tmp_path / "many.fa.txt").write_text(FARSI * 400, "utf-8")

    said = refused("align", first, "many.fa.txt", "-o", "o.tmx")
    assert said.startswith("many.txt, many.fa.txt: 21,000 and 400 pieces are too many to align at once;")


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td"])
@pytest.mark.parametrize("is_closed", [True, False])
def test_a_hundred_thousand_nested_tags_are_refused(beside, refused, tag, is_closed):
    close = f"</{tag.partition('>')[0]}>" * 100_000 if is_closed else ""
    page = f"<html><body>{f'<{tag}>' * 100_000}<p>{SENTENCE}</p>{close}"

    said = refused("align", *beside("deep.html", page), "-o", "o.tmx")
    assert said.startswith("deep.html: goes beyond what the HTML parser takes, 256 nested tags")
    assert said.endswith("save it as text")


@pytest.mark.parametrize("text", ["> " * 100_000 + SENTENCE, "[" * 100_000 + SENTENCE])
def test_endless_markdown_is_refused(beside, refused, text):
    assert refused("align", *beside("deep.md", text)).startswith("deep.md: ")


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><div><p>{SENTENCE * 3}<b><i>And so on<a href='x",
        f"<p>{SENTENCE * 3}<!-- a comment without end",
        f"<p>{SENTENCE * 3}</p></div></body></html></div><td>{SENTENCE}<script>var a = 1",
        f"{'</div>' * 100_000}<p>{SENTENCE * 3}",
        f"<p {'a=b ' * 50_000}>{SENTENCE * 3}",
    ],
)
def test_unclosed_pages_are_read_as_browsers_do(beside, worked, page):
    assert "aligned en torn.html (" in worked("align", *beside("torn.html", page), "-o", "o.tmx").err
