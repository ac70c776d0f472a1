"""JUnit XML, read by a library that others read it with."""

from __future__ import annotations

import io

import pytest
from lxml import etree

from aligntrans.report.check import writer
from support.reports import RULES, report

junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")


def read(found):
    return junitparser.JUnitXml.fromroot(etree.fromstring(writer("junit")(found)))


def test_a_suite_a_file_and_a_case_a_check():
    suites = list(read(report()))

    assert [suite.name for suite in suites] == [file.path for file in report().files]
    for suite in suites:
        assert [case.name for case in suite] == [rule.id for rule in RULES]
        assert {case.classname for case in suite} == {suite.name}


def test_what_fails_the_run_fails_the_case_and_the_rest_is_told():
    cases = {case.name: case for case in next(iter(read(report())))}

    assert isinstance(cases["numbers"].result[0], junitparser.Failure)
    assert "po/brief.fa.po:16:17: error: 12 is missing" in cases["numbers"].result[0].text
    assert cases["terminology"].result == []
    assert "two names" in cases["terminology"].system_out


@pytest.mark.parametrize(("fail_on", "failures"), [("none", 0), ("error", 2), ("warning", 4), ("info", 5)])
def test_the_number_of_failures_is_that_of_cases(fail_on, failures):
    found = read(report(fail_on))
    before = (found.tests, found.failures, found.errors)
    found.update_statistics()

    assert (found.tests, found.failures, found.errors) == before == (12, failures, 0)


def test_the_library_reads_the_file_itself(tmp_path):
    (tmp_path / "a.xml").write_bytes(writer("junit")(report()))

    assert junitparser.JUnitXml.fromfile(str(tmp_path / "a.xml")).tests == 12
    assert junitparser.JUnitXml.fromstring(io.BytesIO(writer("junit")(report())).getvalue()).failures == 2
