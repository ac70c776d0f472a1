"""Findings that were there before, kept in a file so that only new ones count: fingerprints, written and read."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from aligntrans import files
from aligntrans.errors import ReadError

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable, Mapping

    from aligntrans.checking.results import Found
    from aligntrans.model import Finding, TranslationUnit

FORMAT = "aligntrans-baseline/1"
FINGERPRINT = re.compile(r"[0-9a-f]{16}")
VARYING = re.compile(r"[0-9a-f]{8,}(?:-\d+)?|\d+")
"""Numbers and ids of other units, which change when a file is sorted anew."""


def fingerprint(file: str, unit: TranslationUnit | None, finding: Finding) -> str:
    """Return what a finding is known by: its check, its file, the texts of its unit, and what it says but for numbers.

    It does not depend on where the unit stands or on its id, as long as the unit has texts.
    """
    texts = [f"{one.language}={one.text}" for one in unit.variants] if unit else [finding.unit]
    message = VARYING.sub("#", " ".join(finding.message.replace(finding.unit, "#").split()))
    parts = (finding.check, file, *texts, message)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Baseline:
    """How often each finding was there before."""

    def __init__(self, known: Mapping[str, Mapping[str, int]]) -> None:
        """Keep how often each fingerprint was in each file."""
        self._left = {name: Counter(counts) for name, counts in known.items()}

    def take(self, file: str, found: str) -> bool:
        """Return whether a finding of that fingerprint was in *file* before; each is taken once."""
        left = self._left.get(file)
        if not left or left[found] <= 0:
            return False
        left[found] -= 1
        return True

    def gone_from(self, names: Collection[str]) -> int:
        """Return how many of the findings in the files *names* have not been taken."""
        return sum(sum(left.values()) for name, left in self._left.items() if name in names)


def load(path: str | os.PathLike[str]) -> Baseline:
    """Return the baseline in a file.

    Raises:
        ReadError: it cannot be read or is no baseline.
    """
    data = files.contents(path)
    try:
        content = json.loads(data)
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise ReadError(f"{path}: is no baseline of this version; make one: --write-baseline {path}.")
        known = {
            name: {key: count for key, count in every.items() if _is_entry(key, count)}
            for name, every in content["findings"].items()
        }
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(f"{path}: is no baseline; make one: --write-baseline {path}.") from None
    return Baseline(known)


def _is_entry(key: str, count: object) -> bool:
    if not FINGERPRINT.fullmatch(key) or isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise ValueError(key)
    return True


def dump(found: Iterable[Found]) -> bytes:
    """Return a baseline of *found*, a finding a line by file, the same bytes in whatever order they come."""
    by_file: dict[str, Counter[str]] = {}
    for one in found:
        by_file.setdefault(one.within, Counter())[one.fingerprint] += 1
    content = {
        "format": FORMAT,
        "findings": {name: dict(sorted(counts.items())) for name, counts in sorted(by_file.items())},
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
