"""Files as they were in a git revision. Git is asked, and nothing in the repository is changed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from aligntrans.errors import ReadError

TIME = 60
"""Seconds that git may take for one file."""


def contents(path: str, revision: str) -> bytes | None:
    """Return the bytes of *path* in a git revision, none when it was not there.

    Raises:
        ReadError: there is no git, no repository around the file, or no such revision.
    """
    place = Path(path)
    commit = _git(place, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit.returncode:
        top = _git(place, "rev-parse", "--show-toplevel")
        if top.returncode:
            raise ReadError(f"{path}: is in no git repository; leave --since out, or run it where the file is kept.")
        raise ReadError(
            f"{path}: its git repository has no revision {revision!r}; give a commit, branch or tag that is fetched."
        )
    name = f"{commit.stdout.decode().strip()}:./{place.name}"
    if _git(place, "cat-file", "-e", name).returncode:
        return None
    found = _git(place, "cat-file", "blob", name)
    if found.returncode:
        raise ReadError(f"{path}: git cannot read it as it was in {revision!r}; check the repository with git fsck.")
    return found.stdout


def _git(place: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Return what git says, run in the folder of *place*."""
    program = shutil.which("git")
    if program is None:
        raise ReadError("--since needs git, which is not installed; install it, or leave --since out.")
    try:
        return subprocess.run(  # noqa: S603 - no shell, and what users give stands behind --end-of-options
            [program, *arguments],
            cwd=place.absolute().parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME,
            check=False,
        )
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise ReadError(f"{place}: git cannot be asked ({type(error).__name__}); leave --since out.") from None
