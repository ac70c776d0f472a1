"""Long work is spoken of on standard error, short work is not, and nothing of it stays where it does not belong."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PLUGIN = '''
import time
from aligntrans.aligners.joint import JointAligner
from aligntrans.model import Level

class Slow:
    """Sleeps, then aligns."""

    def __init__(self, encoder=None, progress=None):
        self.inner, self.progress = JointAligner(encoder), progress

    def align(self, documents, level):
        self.progress("counting sheep")
        time.sleep(2.8)
        return self.inner.align(documents, level)

class Deaf:
    """Takes nothing but an encoder, as the protocol has it."""

    def __init__(self, encoder=None):
        self.inner = JointAligner(encoder)

    def align(self, documents, level):
        return self.inner.align(documents, level)
'''


@pytest.fixture
def plugin(tmp_path):
    """A folder to put on the path, with two aligners of others in it."""
    folder = tmp_path / "plugin"
    info = folder / "others-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "others.py").write_text(PLUGIN)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: others\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[aligntrans.aligners]\nslow = others:Slow\ndeaf = others:Deaf\n")
    return os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])


@pytest.fixture
def typed(tmp_path, briefs, plugin):
    """Runs the program with one of these aligners on a brief; standard error is what it is."""

    def typed(*arguments, stderr=subprocess.PIPE):
        return subprocess.run(
            [sys.executable, "-m", "aligntrans", "align", *briefs, "-o", "o.tmx", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": plugin, "TERM": "xterm", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=stderr,
            check=True,
        )

    return typed


def test_long_work_is_said_in_a_plain_line_off_a_terminal(typed):
    done = typed("--aligner", "slow")
    lines = done.stderr.decode().splitlines()

    assert "aligntrans: working: counting sheep" in lines
    assert done.stdout == b""
    assert b"\x1b" not in done.stderr
    assert lines[-1].startswith("aligntrans: wrote o.tmx: ")


def test_quiet_work_is_never_spoken_of(typed):
    done = typed("--aligner", "slow", "-q")

    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_terminal_shows_one_line_that_goes_away(typed):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    typed("--aligner", "slow", stderr=theirs)
    os.close(theirs)
    data = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        data += piece
    os.close(ours)
    shown = data.decode()

    before, rewritten, after = shown.partition("\r\x1b[K")
    assert rewritten
    assert before == ""
    assert "counting sheep (" in after
    lasting = [line.rpartition("\x1b[K")[2] for line in shown.rstrip().split("\r\n")]
    assert [line.partition(" ")[0] for line in lasting] == ["aligntrans:"] * len(lasting)
    assert not any("sheep" in line for line in lasting)


def test_an_aligner_that_tells_nothing_works(typed):
    assert typed("--aligner", "deaf").stderr.decode().splitlines()[-1].startswith("aligntrans: wrote o.tmx: ")
