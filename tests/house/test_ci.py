"""What others put into their pipelines: hooks, an action, and the examples of the manual; they are read and run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from aligntrans import settings

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
MANUAL = (ROOT / "docs" / "ci.md").read_text("utf-8")
WRONG = ("Take 12 drops of it.", "۲۱ قطره از آن بنوشید.")
CLEAN = ("Take 12 drops of it.", "۱۲ قطره از آن بنوشید.")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", MANUAL, re.DOTALL)


def tmx(english, farsi):
    head = (
        '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en"'
        ' datatype="plaintext"/>'
    )
    texts = f'<tuv xml:lang="en"><seg>{english}</seg></tuv><tuv xml:lang="fa"><seg>{farsi}</seg></tuv>'
    return f'<tmx version="1.4">{head}<body><tu tuid="a">{texts}</tu></body></tmx>'


@pytest.fixture
def shell(tmp_path):
    """Runs a script in a folder with two memories, with the program on the path."""
    (tmp_path / "locale").mkdir()
    (tmp_path / "memory").mkdir()
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "aligntrans"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m aligntrans "$@"\n')
    program.chmod(0o755)

    def shell(script, texts=CLEAN, **environment):
        (tmp_path / "locale" / "a b.tmx").write_text(tmx(*texts), "utf-8")
        (tmp_path / "memory" / "house.tmx").write_text(tmx(*CLEAN), "utf-8")
        return subprocess.run(
            [shutil.which("bash") or "sh", "-e", "-o", "pipefail", "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return shell


def test_hooks_have_what_pre_commit_asks_for():
    for hook in HOOKS:
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert hook["language"] == "python"
        assert hook["entry"].split()[0] in PROJECT["scripts"]
        for name, taken in (("a.tmx", True), ("po/fa.po", True), ("b.align.json", True), ("package.json", False)):
            assert bool(re.search(hook["files"], name)) is taken
    assert len({hook["id"] for hook in HOOKS}) == len(HOOKS)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_run(hook, shell):
    script = f"{hook['entry']} 'locale/a b.tmx' memory/house.tmx"
    done = shell(script)

    assert (done.returncode, done.stderr) == (0, "")
    assert shell(script, WRONG).returncode == (0 if "--fix" in hook["entry"] else 1)


def test_the_action_is_one_of_steps_and_names_only_inputs_that_it_has():
    assert ACTION["runs"]["using"] == "composite"
    text = (ROOT / "action.yml").read_text("utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    for step in ACTION["runs"]["steps"]:
        assert "uses" in step or step["shell"] == "bash"
        assert "${{" not in step.get("run", "")  # what users give must not become part of a script
        if "uses" in step:
            assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"])


def given(tmp_path, **inputs):
    """The environment of the last step, its inputs as given or by default."""
    values = {name: one.get("default", "") for name, one in ACTION["inputs"].items()} | inputs
    step = ACTION["runs"]["steps"][-1]
    found = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: values[match[1]], value)
        for name, value in step["env"].items()
    }
    return {**found, "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}


@pytest.mark.parametrize(("texts", "status"), [(CLEAN, 0), (WRONG, 1)])
def test_the_action_annotates_summarises_and_fails_when_it_should(shell, tmp_path, texts, status):
    environment = given(tmp_path, paths="locale\nmemory/house.tmx\n", **{"fail-on": "warning"})
    done = shell(ACTION["runs"]["steps"][-1]["run"], texts, **environment)

    assert done.returncode == status, done.stderr
    assert done.stdout.startswith("::error file=locale/a b.tmx,") is bool(status)
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("## Translation check")
    assert (tmp_path / "aligntrans.sarif").exists()
    assert (tmp_path / "aligntrans.html").exists()


def test_what_users_give_the_action_is_never_run(shell, tmp_path):
    environment = given(tmp_path, paths="$(touch hacked)\n--help", baseline="`touch hacked`")
    done = shell(ACTION["runs"]["steps"][-1]["run"], **environment)

    assert done.returncode == 2
    assert not (tmp_path / "hacked").exists()


def test_the_workflow_of_the_manual_gives_the_action_what_it_has():
    workflow = yaml.safe_load(blocks("yaml")[0])
    steps = workflow["jobs"]["check"]["steps"]
    (ours,) = [step for step in steps if step["uses"].startswith("aligntrans/")]

    assert set(ours["with"]) <= set(ACTION["inputs"])
    assert {one["with"].get("sarif_file") for one in steps} >= {ACTION["inputs"]["sarif"]["default"]}
    assert ours["with"]["fail-on"] in settings.FAIL_ON


@pytest.mark.parametrize(("texts", "status"), [(CLEAN, 0), (WRONG, 1)])
def test_the_job_of_the_manual_runs(shell, tmp_path, texts, status):
    job = yaml.safe_load(blocks("yaml")[1])["translations"]
    script = "\n".join(line for line in job["script"] if not line.startswith("pip "))

    assert shell(script, texts).returncode == status
    assert (tmp_path / job["artifacts"]["reports"]["junit"]).exists()
    assert all((tmp_path / path).exists() for path in job["artifacts"]["paths"])


def test_the_hooks_of_the_manual_are_there():
    (repository,) = yaml.safe_load(blocks("yaml")[2])["repos"]

    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in HOOKS}


def test_the_settings_of_the_manual_are_taken(tmp_path):
    (tmp_path / "aligntrans.toml").write_text(blocks("toml")[0], "utf-8")
    found = settings.load(tmp_path / "aligntrans.toml", ["names", "tatweel", "end-punctuation"])

    assert found.fail_on == "warning"
    assert set(tomllib.loads(blocks("toml")[0])["check"]) == set(settings.READERS)


def test_the_commands_of_the_manual_run(shell):
    for block in blocks("console"):
        script = "\n".join(line.removeprefix("$ ") for line in block.splitlines())
        done = shell(script.replace("brief.align.json", "memory/house.tmx"))
        assert done.returncode == 0, done.stderr
    (program,) = blocks("python")
    assert shell(f"{shlex.quote(sys.executable)} -c {shlex.quote(program)}").returncode == 0
