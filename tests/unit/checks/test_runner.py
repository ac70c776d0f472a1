"""Units asked every question."""

from __future__ import annotations

from aligntrans.checks import runner
from aligntrans.model import Finding, Link, Severity, Span, Status, TranslationUnit, Variant


def unit(name, en="The dam was closed.", ar="أُغلق السد.", **more):
    return TranslationUnit(name, (Variant("en", en), Variant("ar", ar)), **more)


class Asked:
    id = "asked"
    severity = Severity.INFO
    examples = ()

    def __init__(self):
        self.seen = []

    def find(self, unit):
        self.seen.append(unit)
        yield Finding(self.id, unit.id, self.severity, "seen")


class Linking(Asked):
    id = "linking"
    needs_links = True


class Late(Asked):
    id = "late"

    def __init__(self):
        super().__init__()
        self.prepared = []

    def prepare(self, units):
        self.prepared.append([unit.id for unit in units])

    def find(self, unit):
        self.seen.append(unit)
        return iter(())

    def finish(self):
        yield Finding(self.id, "a", self.severity, f"{len(self.seen)} seen")


def test_findings_come_unit_by_unit_in_the_order_of_the_checks():
    found = [(one.id, finding.check) for one, finding in runner.run([unit("a"), unit("b")], [Asked(), Linking()])]

    assert found == [("a", "asked"), ("a", "linking"), ("b", "asked"), ("b", "linking")]


def test_what_is_rejected_or_left_out_is_not_looked_at():
    units = [unit("a", status=Status.REJECTED), unit("b", status=Status.LEFT_OUT), unit("c", status=Status.ACCEPTED)]

    assert [one.id for one, _ in runner.run(units, [Asked()])] == ["c"]


def test_findings_of_the_end_come_last_and_without_a_unit():
    found = list(runner.run([unit("a"), unit("b")], [Late(), Asked()]))

    assert [one.id if one else None for one, _ in found] == ["a", "b", None]
    assert found[-1][1].message == "2 seen"


def test_checks_that_prepare_see_a_batch_before_its_units(monkeypatch):
    monkeypatch.setattr(runner, "AT_ONCE", 2)
    late = Late()
    list(runner.run([unit("a"), unit("b"), unit("c")], [late]))

    assert late.prepared == [["a", "b"], ["c"]]


def test_units_are_linked_only_for_checks_that_ask():
    plain, linking = Asked(), Linking()
    list(runner.run([unit("a", "Seven tons left Tehran.", "غادرت سبعة أطنان طهران.")], [plain]))
    list(runner.run([unit("a", "Seven tons left Tehran.", "غادرت سبعة أطنان طهران.")], [linking]))

    assert not plain.seen[0].links
    assert {link.kind for link in linking.seen[0].links} == {"name", "number"}


def test_links_of_the_file_stay():
    link = Link("name", ("en", "ar"), (Span(0, 3), Span(0, 4)))
    linking = Linking()
    list(runner.run([unit("a", links=(link,)), unit("b", "Seven tons.", "سبعة أطنان.")], [linking]))

    assert [one.links for one in linking.seen] == [(link,), ()]


def test_languages_that_are_no_tags_are_not_linked():
    odd = TranslationUnit("a", (Variant("not a tag", "Seven tons."), Variant("also not", "7 tons.")))

    assert [one.id for one, _ in runner.run([odd], [Linking()])] == ["a"]


def test_no_units_have_no_findings():
    assert list(runner.run([], [Asked(), Linking()])) == []
