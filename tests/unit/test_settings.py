"""Settings: what is known is taken, what is not is refused in one line that says what is near."""

from __future__ import annotations

import pytest

from aligntrans import settings
from aligntrans.errors import ReadError
from aligntrans.model import Severity

CHECKS = ("numbers", "dates", "spaces", "end-punctuation")


def load(tmp_path, text, name="aligntrans.toml"):
    (tmp_path / name).write_text(text, "utf-8")
    return settings.load(tmp_path / name, CHECKS)


def test_every_key_is_taken(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = load(
        tmp_path,
        """
        [check]
        disable = ["spaces"]
        severity = { numbers = "info", end-punctuation = "error" }
        min_confidence = 0.5
        max_errors = 3
        fail_on = "warning"
        glossary = "terms/house.csv"
        baseline = "baseline.json"
        """,
    )

    assert found == settings.Settings(
        ("spaces",),
        {"numbers": Severity.INFO, "end-punctuation": Severity.ERROR},
        0.5,
        3,
        "warning",
        "terms/house.csv",
        "baseline.json",
    )


def test_an_empty_file_says_nothing(tmp_path):
    assert load(tmp_path, "") == settings.Settings()


def test_paths_are_taken_from_the_folder_of_the_file(tmp_path, monkeypatch):
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")

    assert load(tmp_path, '[check]\nbaseline = "b.json"').baseline == str(tmp_path.resolve() / "b.json")


def test_the_nearest_file_above_is_found(tmp_path):
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (tmp_path / "aligntrans.toml").touch()

    assert settings.find(inside) == (tmp_path / "aligntrans.toml").resolve()
    (tmp_path / "a" / "aligntrans.toml").touch()
    assert settings.find(inside) == (tmp_path / "a" / "aligntrans.toml").resolve()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[chek]", "'chek' is no table. Did you mean 'check'?"),
        ("[check]\nmax_error = 1", "'max_error' is no key of [check]. Did you mean 'max_errors'?"),
        ("[check]\ncolour = 1", "'colour' is no key of [check]. Known: baseline, disable,"),
        ('[check]\ndisable = ["number"]', "disable: no check is named 'number'. Did you mean 'numbers'?"),
        ('[check]\nseverity = {numbrs = "info"}', "severity: no check is named 'numbrs'. Did you mean 'numbers'?"),
        ('[check]\nseverity = {numbers = "eror"}', "severity.numbers is one of error, warning, info, not 'eror'."),
        ('[check]\nfail_on = "warn"', "fail_on is one of error, warning, info, none, not 'warn'. Did you mean"),
        ("[check]\nfail_on = 1", "fail_on is one of error, warning, info, none, not 1."),
        ('[check]\ndisable = "numbers"', "disable is a list of ids of checks"),
        ("[check]\nseverity = 3", "severity is a table"),
        ("[check]\nmin_confidence = 2", "min_confidence is a number from 0 to 1, not 2."),
        ("[check]\nmin_confidence = true", "min_confidence is a number from 0 to 1, not True."),
        ("[check]\nmax_errors = -1", "max_errors is a whole number from 0, not -1."),
        ("[check]\nglossary = 3", "glossary is the path of a file, not 3."),
        ("check = 3", "[check] is no table"),
        ("[check", "is not TOML"),
    ],
)
def test_what_is_not_known_is_refused_in_one_line(tmp_path, text, said):
    with pytest.raises(ReadError) as caught:
        load(tmp_path, text)

    assert said in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "aligntrans.toml"))
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(ReadError, match="there is no such file"):
        settings.load(tmp_path / "no.toml", CHECKS)
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(ReadError, match="is not UTF-8 at byte 0"):
        settings.load(tmp_path / "bad.toml", CHECKS)
