from __future__ import annotations

import pytest

from aligntrans.errors import ReadError
from aligntrans.model import Kind
from aligntrans.readers.html.reader import HtmlReader

PROSE = (
    "The wells along the coast have been turning saline for a decade, and the three ministries that could"
    " count them have never agreed on how many there are."
)
ARABIC_PROSE = (
    "تزداد ملوحة الآبار على امتداد الساحل منذ عشر سنوات، ولم تتفق الوزارات الثلاث التي في وسعها أن تحصيها على"
    " عددها حتى اليوم، مع أن الفلاحين يعرفونه جيدًا."
)

CLEAN = f"""<!DOCTYPE html>
<html lang="en"><head>
<title>Salt in the Wells | Coast Institute</title>
<meta name="author" content="Lina Farouk">
<meta property="article:published_time" content="2024-03-04T08:00:00Z">
<link rel="canonical" href="https://coast.example.org/salt">
<link rel="alternate" hreflang="en" href="https://coast.example.org/salt">
<link rel="alternate" hreflang="ar" href="https://coast.example.org/ar/salt">
<link rel="alternate" hreflang="x-default" href="https://coast.example.org/salt">
<style>p {{ color: red }}</style></head>
<body><header><a href="/">Coast Institute</a><nav><a href="/a">About</a></nav></header>
<main><article><header><h1>Salt in the Wells</h1>
<p class="standfirst">Measure before you drill.</p>
<p class="byline">By <a rel="author" href="/people/lina">Lina Farouk</a> &middot;
  <time datetime="2024-03-04">4 March 2024</time></p>
<p>Also available in <a hreflang="ar" href="/ar/salt">العربية</a>, <a href="/fa/salt">فارسی</a></p></header>
<figure><img src="a.jpg" alt="x"><figcaption>A pump. Photo: Coast Institute</figcaption></figure>
<p>{PROSE}<sup>1</sup></p>
<h2>The   <em>numbers</em></h2>
<p>Water costs 5&nbsp;rials,<br>says <a href="https://coast.example.org/survey">a
   survey</a>.</p>
<aside class="pull-quote"><p>Measure before you drill, says she.</p></aside>
<aside class="box"><h3>Key terms</h3><p>{PROSE} This box explains the rest of it.</p></aside>
<ul><li>One <b>well</b></li><li><p>Two</p></li></ul>
<table><tr><th>Year</th><td>2019</td></tr></table>
<blockquote><p>Nobody counts them.</p></blockquote>
<div>Loose text that stands directly in a box, as older editors left it.<br><br>
And a second paragraph of it.</div>
<p style="display: none">Hidden text.</p>
<section class="share-bar"><a href="#">Tweet</a></section>
<script>var x = "<p>no</p>";</script>
</article>
<div class="author-box"><h3>About the author</h3><p>Lina Farouk studies aquifers.</p></div></main>
<aside class="related"><h2>Related</h2><ul><li><a href="/rain">Rain</a></li></ul></aside>
<footer><p>&copy; 2024 Coast Institute</p></footer></body></html>"""


def read(text):
    return HtmlReader().read(text.encode())


def blocks(page):
    return [(block.kind.value, block.span.of(page.text)) for block in page.blocks]


def content(page):
    return [block.span.of(page.text) for block in page.blocks if block.kind.is_content]


def test_the_text_of_a_page_is_told_from_its_furniture():
    assert blocks(read(CLEAN)) == [
        ("furniture", "Coast Institute"),
        ("furniture", "About"),
        ("title", "Salt in the Wells"),
        ("paragraph", "Measure before you drill."),
        ("byline", "By Lina Farouk · 4 March 2024"),
        ("furniture", "Also available in العربية, فارسی"),
        ("caption", "A pump. Photo: Coast Institute"),
        ("paragraph", PROSE + "1"),
        ("heading", "The numbers"),
        ("paragraph", "Water costs 5\u00a0rials,\nsays a survey."),
        ("pull-quote", "Measure before you drill, says she."),
        ("heading", "Key terms"),
        ("paragraph", PROSE + " This box explains the rest of it."),
        ("list-item", "One well"),
        ("list-item", "Two"),
        ("table-cell", "Year"),
        ("table-cell", "2019"),
        ("quote", "Nobody counts them."),
        ("paragraph", "Loose text that stands directly in a box, as older editors left it."),
        ("paragraph", "And a second paragraph of it."),
        ("furniture", "Hidden text."),
        ("furniture", "Tweet"),
        ("furniture", "About the author"),
        ("furniture", "Lina Farouk studies aquifers."),
        ("furniture", "Related"),
        ("furniture", "Rain"),
        ("furniture", "© 2024 Coast Institute"),
    ]


def test_the_head_becomes_metadata():
    page = read(CLEAN)

    assert page.language == "en"
    assert page.metadata.title == "Salt in the Wells"
    assert page.metadata.authors == ("Lina Farouk",)
    assert page.metadata.date == "2024-03-04"
    assert page.metadata.url == "https://coast.example.org/salt"
    assert page.metadata.alternates == {"ar": "https://coast.example.org/ar/salt", "fa": "/fa/salt"}
    assert ("a survey", "https://coast.example.org/survey") in page.metadata.addresses


def test_div_soup_is_read_by_where_its_prose_is():
    page = read(
        f"""<html lang="ar"><body class="tag-water category-briefs">
        <div id="top"><div class="menu"><a href="/">الرئيسية</a></div></div>
        <div id="wrap"><div class="box-a"><h1>ملح في الآبار</h1></div>
        <div class="box-b"><div>بقلم لينا فاروق</div><div>٤ مارس ٢٠٢٤</div></div>
        <div class="box-c"><div>{ARABIC_PROSE}</div><div>{ARABIC_PROSE} وهذا كل ما في الأمر.</div></div>
        <div class="box-d"><b>عن الكاتب</b><br>لينا فاروق باحثة في معهد الساحل.</div>
        <div>مواضيع ذات صلة: <a href="/1">مطر</a>، <a href="/2">أنهار</a></div></div>
        <div class="cookie-notice">نستخدم ملفات الارتباط.</div></body></html>"""
    )

    assert content(page) == ["ملح في الآبار", ARABIC_PROSE, ARABIC_PROSE + " وهذا كل ما في الأمر."]
    assert (page.metadata.authors, page.metadata.date) == (("لينا فاروق",), "2024-03-04")


def test_a_class_name_never_hides_the_text_of_the_page():
    page = read(f'<body><div class="widget social share"><h1>Wells</h1><p>{PROSE}</p><p>{PROSE} Yes.</p></div>')

    assert content(page) == ["Wells", PROSE, PROSE + " Yes."]


def test_linked_data_names_author_and_day():
    page = read(
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "datePublished": "2024-03-04T01:00Z",'
        ' "author": [{"name": "Lina Farouk"}, {"name": "Omid Rastegar"}]}]}</script><p>Water is scarce.</p>'
    )

    assert (page.metadata.authors, page.metadata.date) == (("Lina Farouk", "Omid Rastegar"), "2024-03-04")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Wells – and Salt | Coast Institute</title>", "Wells – and Salt"),
        ("<title>Wells - Coast Institute</title>", "Wells"),
        ('<meta property="og:title" content="Wells"><title>x</title>', "Wells"),
    ],
)
def test_a_page_without_heading_takes_its_title_from_the_head(head, title):
    assert read(f"<head>{head}</head><p>Water is scarce.</p>").metadata.title == title


def test_joiners_and_hard_spaces_stay_as_they_are():
    assert read("<p>می&zwnj;شود &#8204;5&nbsp;km  x</p>").text == "می\u200cشود \u200c5\u00a0km x"


def test_entities_of_the_document_are_not_resolved():
    text = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>Water &x; is scarce.</p>'

    assert "root:" not in read(text).text


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li"])
def test_tags_nested_without_end_are_refused(tag):
    with pytest.raises(ReadError, match="256 nested tags"):
        read(f"<{tag}>" * 100_000 + "deep")


def test_a_text_too_long_for_the_parser_is_refused():
    with pytest.raises(ReadError, match="10 MB"):
        read("<p>" + "word " * 2_500_000)


def test_broken_tags_lose_no_text():
    assert content(read("<p>one <b>two<p>three</i></b> four<td>five")) == [
        "one two",
        "three four",
        "five",
    ] or (read("<p>one <b>two<p>three</i></b> four<td>five").text.split() == ["one", "two", "three", "four", "five"])


def test_a_table_that_sets_the_page_holds_paragraphs():
    page = read(f"<table><tr><td><h1>Wells</h1>{PROSE}<br><br>{PROSE} Yes.</td></tr></table>")

    assert [block.kind for block in page.blocks] == [Kind.TITLE, Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_preformatted_text_is_code_and_keeps_its_lines():
    assert blocks(read("<pre>a\n  b</pre><p>Water is scarce.</p>"))[0] == ("code", "a\n  b")
