"""One source in several ways, several sources in one."""

from __future__ import annotations

from aligntrans.checks.consistency import ConsistencyCheck
from support.findings import found, unit

ONCE = "The committee meets once a year."


def test_the_rarer_translation_is_reported_where_it_first_stands():
    units = [
        unit(number=1, en=ONCE, ar="تنعقد اللجنة سنويًا."),
        unit(number=2, en=ONCE, ar="تجتمع اللجنة مرة في السنة."),
        unit(number=3, en=ONCE, ar="تجتمع اللجنة مرة في السنة"),
    ]
    (finding,) = found(ConsistencyCheck(), *units)

    assert finding.unit == "1"
    assert "unit 2" in finding.message
    assert str(finding.severity) == "warning"


def test_short_texts_matter_less_and_the_shortest_not_at_all():
    (finding,) = found(
        ConsistencyCheck(),
        unit(number=1, en="Save the file", fa="ذخیرهٔ پرونده"),
        unit(number=2, en="Save the file", fa="پرونده را ذخیره کن"),
        unit(number=3, en="Save", fa="ذخیره"),
        unit(number=4, en="Save", fa="اندوختن"),
    )

    assert str(finding.severity) == "info"


def test_one_translation_of_two_unlike_sources_is_information():
    (finding,) = found(
        ConsistencyCheck(),
        unit(number=1, en="The law was passed.", fa="این قانون تصویب شد."),
        unit(number=2, en="The law has been passed.", fa="این قانون تصویب شد."),
        unit(number=3, en="Nobody came home today.", fa="این قانون تصویب شد."),
    )

    assert (finding.unit, str(finding.severity)) == ("3", "info")
