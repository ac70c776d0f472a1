"""What is being done, said only when it takes long."""

from __future__ import annotations

import io
import re
from time import monotonic, sleep

import pytest

from aligntrans.report.progress import CLEAR, Progress


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


def until(stream, text, seconds=5.0):
    """Wait until *text* stands in what was written."""
    end = monotonic() + seconds
    while text not in stream.getvalue() and monotonic() < end:
        sleep(0.01)
    assert text in stream.getvalue()


@pytest.mark.parametrize("stream", [io.StringIO, Screen])
def test_short_work_is_done_in_silence(stream):
    out = stream()
    with Progress(out, patience=60) as progress:
        progress("reading")
        progress("aligning")

    assert out.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO, Screen])
def test_quiet_means_silent(stream):
    out = stream()
    with Progress(out, quiet=True, patience=0) as progress:
        progress("reading")
        sleep(0.05)

    assert out.getvalue() == ""


def test_a_closed_stream_is_no_error(monkeypatch):
    monkeypatch.setattr("sys.stderr", None)
    with Progress(patience=0) as progress:
        progress("reading")
        sleep(0.05)


def test_nothing_remains_on_a_terminal():
    out = Screen()
    with Progress(out, patience=0.01) as progress:
        progress("aligning\nsentences")
        until(out, "aligning\\nsentences (0 s)")

    assert out.getvalue().startswith(CLEAR)
    assert out.getvalue().endswith(CLEAR)
    assert "\n" not in out.getvalue()


def test_the_line_on_a_terminal_fits_it():
    out = Screen()
    with Progress(out, patience=0.01) as progress:
        progress("x" * 200)
        until(out, "x" * 79)

    assert max(map(len, out.getvalue().split(CLEAR))) == 79


def test_elsewhere_a_stage_is_said_once_and_not_all_too_often():
    out = io.StringIO()
    with Progress(out, patience=0.01, pause=0.3) as progress:
        progress("reading")
        until(out, "reading")
        for number in range(20):
            progress(f"aligning {number}")
            sleep(0.02)
        until(out, "aligning")
        sleep(0.4)

    lines = out.getvalue().splitlines()
    assert lines[0] == "aligntrans: working: reading"
    assert 2 <= len(lines) <= 4
    assert len(set(lines)) == len(lines)


def test_a_dumb_terminal_gets_plain_lines(monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    out = Screen()
    with Progress(out, patience=0.01) as progress:
        progress("reading")
        until(out, "aligntrans: working: reading\n")

    assert "\x1b" not in out.getvalue()


def test_a_notice_stands_on_a_line_of_its_own():
    out = Screen()
    with Progress(out, patience=0.01) as progress:
        progress("reading")
        until(out, "reading")
        progress.aside(lambda line: out.write(f"{line}\n"))("something is odd")

    assert re.search(re.escape(CLEAR) + "something is odd\n", out.getvalue())


def test_an_error_takes_the_line_away_as_well():
    out = Screen()

    def fail():
        with Progress(out, patience=0.01) as progress:
            progress("reading")
            until(out, "reading")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert out.getvalue().endswith(CLEAR)
