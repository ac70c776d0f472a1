"""The program as a person types it: run in a folder of its own, with what it left there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[2] / "corpora"
LANGUAGES = ("en", "ar", "fa")
PROGRAM = (sys.executable, "-W", "error::ResourceWarning", "-m", "aligntrans")
WORKING = "aligntrans: working: "
"""How a line begins that is said when work takes long, as it may on a slow machine."""
MEMORY = 4 << 20
"""Address space that a run may take, in KiB."""


@dataclass(frozen=True)
class Outcome:
    """What a run of the program left."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path):
    """Runs the program in the test's folder."""

    def run(*arguments, stdin=b"", limits=f"ulimit -v {MEMORY}", timeout=60, **environment):
        settings = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR")}
        done = subprocess.run(
            ["/bin/sh", "-c", f'{limits} && exec "$@"', "sh", *PROGRAM, *arguments],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=settings | {"PYTHONIOENCODING": "utf-8"} | environment,
            timeout=timeout,
            check=False,
        )
        encoding = environment.get("PYTHONIOENCODING", "utf-8")
        lines = done.stderr.decode(encoding).splitlines(keepends=True)
        said = "".join(line for line in lines if not line.startswith(WORKING))
        return Outcome(done.returncode, done.stdout.decode(encoding), said)

    return run


@pytest.fixture
def worked(run):
    """Runs the program, which has to succeed."""

    def worked(*arguments, **how):
        outcome = run(*arguments, **how)
        assert outcome.status == 0, outcome.err
        return outcome

    return worked


@pytest.fixture
def refused(run, tmp_path):
    """Runs the program, which has to refuse in one line and leave the folder as it was; gives the line."""

    def refused(*arguments, **how):
        before = everything(tmp_path)
        outcome = run(*arguments, **how)
        assert "Traceback" not in outcome.err, outcome.err
        assert (outcome.status, outcome.out) == (2, ""), outcome.err
        assert outcome.err.startswith("aligntrans: "), outcome.err
        assert outcome.err.endswith("\n"), outcome.err
        assert len(outcome.err.splitlines()) == 1, outcome.err
        assert everything(tmp_path) == before
        return outcome.err.removeprefix("aligntrans: ").rstrip("\n")

    return refused


@pytest.fixture
def misused(run, tmp_path):
    """Runs the program, which has to say how it is used; gives what it says."""

    def misused(*arguments):
        before = everything(tmp_path)
        outcome = run(*arguments)
        assert (outcome.status, outcome.out) == (2, ""), outcome.err
        assert outcome.err.startswith("Usage: aligntrans"), outcome.err
        assert "Traceback" not in outcome.err, outcome.err
        assert everything(tmp_path) == before
        return outcome.err

    return misused


def everything(folder):
    """What stands in a folder: bytes by path, none for a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture
def briefs(tmp_path):
    """Names of a brief in three languages, in the test's folder."""
    names = [f"brief.{language}.html" for language in LANGUAGES]
    for name in names:
        shutil.copy(CORPORA / "water-sharing" / name, tmp_path / name)
    return names


@pytest.fixture(scope="session")
def aligned(tmp_path_factory):
    """The alignment file of that brief, made once."""
    folder = tmp_path_factory.mktemp("aligned")
    files = [str(CORPORA / "water-sharing" / f"brief.{language}.html") for language in LANGUAGES]
    subprocess.run([*PROGRAM, "align", *files, "-q", "-o", "a.json"], cwd=folder, check=True)
    return (folder / "a.json").read_bytes()


@pytest.fixture
def alignment(tmp_path, aligned):
    """Name of an alignment file in the test's folder."""
    (tmp_path / "a.json").write_bytes(aligned)
    return "a.json"
