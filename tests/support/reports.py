"""A report of a check, the same every time: three languages, hostile text, places known and not."""

from __future__ import annotations

from pathlib import Path

from aligntrans.checking.results import FileSummary, Found, Place, Report, Rule
from aligntrans.model import Finding, Fix, Quality, Severity, Span, TranslationUnit, Variant

FOLDER = Path(__file__).parents[1] / "unit" / "report" / "check" / "golden"
GOLDEN = {
    "text": FOLDER / "text.txt",
    "json": FOLDER / "json.json",
    "junit": FOLDER / "junit.xml",
    "sarif": FOLDER / "sarif.sarif",
    "github": FOLDER / "github.txt",
    "markdown": FOLDER / "markdown.md",
    "html": FOLDER / "html.html",
}
"""What each writer makes of the report, recorded."""
ERROR, WARNING, INFO = Severity
PO, DOCUMENTS = "po/brief.fa.po", "brief.en.html + brief.ar.html + brief.fa.html"
RLO = "\u202e"

RULES = (
    Rule(
        "bidi-controls",
        ERROR,
        "A control turns the text around it.",
        "A control turns the text around it.\n\nWhy it matters: what is read is not what is there.",
    ),
    Rule(
        "numbers",
        ERROR,
        "A number stands in one language and not in the other.",
        "A number stands in one language and not in the other.\n\nWhy it matters: a wrong dose is the costliest"
        " mistake.\n\nDigits are compared by value: ``12`` is ``۱۲``. Silence it with"
        " ``# aligntrans-ignore: numbers``.",
    ),
    Rule(
        "spaces",
        INFO,
        "A space is doubled or missing.",
        "A space is doubled or missing.\n\nWhy it matters: it looks careless.",
    ),
    Rule(
        "terminology",
        WARNING,
        "A term is not translated as the glossary has it.",
        "A term is not translated as the glossary has it.\n\nWhy it matters: one thing should have one name.",
    ),
)


def unit(name, confidence=0.97, line=0, **texts):
    return TranslationUnit(
        name, tuple(Variant(tag, text) for tag, text in texts.items()), Quality(confidence, 0.8), line=line
    )


def span(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


DOSE = unit(
    "dose",
    0.62,
    14,
    en="Take 12 drops of the solution in the morning, and 3 at night.",
    fa="هر صبح ۲۱ قطره از محلول بنوشید و شب‌ها  ۳ قطره.",
)
HOSTILE = unit(
    "<script>alert('unit')</script>",
    0.31,
    20,
    en="</dd><script>document.title = 'broken'</script> ::error::|pipe| `tick` \"quoted\" & done",
    fa=f"متن {RLO}هشدار<img src=x onerror=alert(1)>",
)
TERM = unit(
    "4a9247c83d",
    0.998,
    en="The border authority published its review (in three volumes) on Monday.",
    ar="نشرت هيئة الحدود مراجعتها (في ثلاثة مجلدات) يوم الاثنين.",
    fa="سازمان مرز بررسی خود را (در سه جلد) روز دوشنبه منتشر کرد.",
)


def found(check, one, severity, message, place, spans=None, within=PO, file=None, **more):
    finding = Finding(check, one.id if one else "lost", severity, message, spans or {}, **more)
    text = f"{len(message):04x}{len(check):04x}{place.line:04x}{place.column:04x}"
    return Found(finding, file or within, one, place, text, within)


def report(fail_on="error"):
    """The report."""
    dose, hostile, term = (
        {variant.language: variant.text for variant in one.variants} for one in (DOSE, HOSTILE, TERM)
    )
    return Report(
        (
            found(
                "numbers",
                DOSE,
                ERROR,
                "12 is missing from the Farsi, which has “۲۱ قطره”",
                Place(16, 17, 16, 19),
                {"en": (span(dose["en"], "12"),), "fa": (span(dose["fa"], "۲۱"),)},
                suggestion="Write «۱۲ قطره», or say why not.",
            ),
            found(
                "spaces",
                DOSE,
                INFO,
                "a space is doubled",
                Place(16, 52, 16, 54),
                {"fa": (span(dose["fa"], "  "),)},
                fixes=(Fix("fa", span(dose["fa"], "  "), " "),),
            ),
            found(
                "bidi-controls",
                HOSTILE,
                ERROR,
                f"{RLO} in “متن {RLO}هشدار” <b>is never closed</b>",
                Place(22, 14, 23, 3),
                {"fa": (span(hostile["fa"], RLO),)},
            ),
            found("terminology", None, WARNING, "two names, 100%: “هيئة الحدود”, “سلطة الحدود”", Place()),
            found(
                "terminology",
                TERM,
                WARNING,
                "“border authority” is “هيئة المعابر” in the glossary, not “هيئة الحدود”",
                Place(7),
                {"en": (span(term["en"], "border authority"),), "ar": (span(term["ar"], "هيئة الحدود"),)},
                DOCUMENTS,
                "brief.ar.html",
            ),
        ),
        (
            FileSummary(
                PO,
                ("en", "fa"),
                3,
                {"en": 30, "fa": 26},
                2,
                50,
                (0,) * 6 + (1,) + (0,) * 5 + (1,) + (0,) * 7,
                (0, 0, 1, 1),
                0.93,
                {ERROR: 2, WARNING: 1, INFO: 1},
                {"bidi-controls": 1, "numbers": 1, "spaces": 1, "terminology": 1},
            ),
            FileSummary(
                DOCUMENTS,
                ("en", "ar", "fa"),
                37,
                {"en": 666, "ar": 584, "fa": 687},
                36,
                1933,
                (0,) * 14 + (1, 0, 1, 0, 2, 33),
                (33, 2, 2, 0),
                36.1,
                {ERROR: 0, WARNING: 1, INFO: 0},
                {"terminology": 1},
            ),
            FileSummary(
                "clean.tmx", ("en", "ar"), 2, {"en": 9, "ar": 8}, 2, 17, by_severity=dict.fromkeys(Severity, 0)
            ),
        ),
        RULES,
        {"baseline": 2, "ignored": 1},
        "0.0.0",
        fail_on,
    )
