"""What git kept: files as they were, and clear words when it has nothing."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from aligntrans.checking import revisions
from aligntrans.errors import ReadError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder, *arguments):
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path):
    """A repository whose first commit has a file that has changed since."""
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "a b.tmx").write_bytes(b"old\r\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    (tmp_path / "inside" / "a b.tmx").write_bytes(b"new")
    (tmp_path / "other.tmx").write_bytes(b"other")
    return tmp_path


def test_a_file_as_it_was(kept):
    assert revisions.contents(str(kept / "inside" / "a b.tmx"), "HEAD") == b"old\r\n"
    assert revisions.contents(str(kept / "inside" / "a b.tmx"), "main") == b"old\r\n"


def test_a_path_from_the_current_folder(kept, monkeypatch):
    monkeypatch.chdir(kept / "inside")

    assert revisions.contents("a b.tmx", "HEAD") == b"old\r\n"


def test_a_file_that_was_not_there_is_none(kept):
    assert revisions.contents(str(kept / "other.tmx"), "HEAD") is None


@pytest.mark.parametrize("revision", ["nothing", "--output=x", "HEAD~1", "HEAD:inside", ""])
def test_what_is_no_revision_is_refused(kept, revision):
    with pytest.raises(ReadError, match="has no revision"):
        revisions.contents(str(kept / "other.tmx"), revision)
    assert not (kept / "x").exists()


def test_a_file_outside_of_any_repository_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(ReadError, match="is in no git repository"):
        revisions.contents(str(tmp_path / "a.tmx"), "HEAD")


def test_without_git_one_line_says_so(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))

    with pytest.raises(ReadError, match="--since needs git, which is not installed"):
        revisions.contents(str(tmp_path / "a.tmx"), "HEAD")
