"""What a project says in ``aligntrans.toml``: one frozen value, in which nothing unknown is passed over."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from aligntrans.errors import ReadError
from aligntrans.model import Severity

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Collection, Mapping

NAME = "aligntrans.toml"
FAIL_ON = (*map(str, Severity), "none")
"""What can be said of when findings make a run fail: at this severity and worse."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What stands under ``[check]``."""

    disable: tuple[str, ...] = ()
    """Ids of checks that are not run."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Of the findings of a check, by its id, in place of the check's own."""
    min_confidence: float | None = None
    """Below which a unit is reported; the check's own value when none is given."""
    max_errors: int = 0
    """How many findings that would make a run fail are let through."""
    fail_on: str = str(Severity.ERROR)
    """One of `FAIL_ON`."""
    glossary: str | None = None
    """Path of a glossary, from the current folder."""
    baseline: str | None = None
    """Path of a baseline, from the current folder."""
    require: tuple[str, ...] = ()
    """What figures have to be for a run to pass: ``coverage>=0.98``."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "disable", tuple(self.disable))
        object.__setattr__(self, "require", tuple(self.require))
        object.__setattr__(self, "severity", MappingProxyType(dict(self.severity)))


def find(folder: str | os.PathLike[str] = ".") -> Path | None:
    """Return the ``aligntrans.toml`` of *folder* or of the nearest folder above it, or none."""
    here = Path(folder).resolve()
    return next((place for parent in (here, *here.parents) if (place := parent / NAME).is_file()), None)


def load(path: str | os.PathLike[str], checks: Collection[str]) -> Settings:
    """Return the settings in a file.

    Args:
        path: of the file; paths in it are taken from its folder.
        checks: ids of all checks.

    Raises:
        ReadError: it cannot be read, or holds a key, an id or a value that is not known; one line says which.
    """
    place = Path(path)
    try:
        content = tomllib.loads(place.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise ReadError(f"{path}: there is no such file; check the path.") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error}); check the path.") from None
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadError(f"{path}: is not TOML ({error}); mend it.") from None
    try:
        return _settings(content, frozenset(checks), place.parent)
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from None


def _settings(content: Mapping[str, Any], checks: Collection[str], folder: Path) -> Settings:
    _refuse_unknown(content, ["check"], "table")
    table = content.get("check", {})
    if not isinstance(table, dict):
        raise ReadError("[check] is no table; write its keys below a line [check].")
    _refuse_unknown(table, READERS, "key of [check]")
    values: dict[str, Any] = {key: READERS[key](key, value) for key, value in table.items()}
    for key in ("disable", "severity"):
        for name in values.get(key, ()):
            if name not in checks:
                raise ReadError(f"{key}: no check is named {name!r}.{_near(name, checks)}")
    for key in ("glossary", "baseline"):
        if key in values:
            values[key] = _from_here(folder / values[key])
    return Settings(**values)


def _from_here(path: Path) -> str:
    """Return *path* as short as it can be said from the current folder."""
    here = Path.cwd()
    whole = path.resolve()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def _refuse_unknown(found: Collection[str], known: Collection[str], what: str) -> None:
    for name in found:
        if name not in known:
            raise ReadError(f"{name!r} is no {what}.{_near(name, known)}")


def _near(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f" Did you mean {near[0]!r}?" if near else f" Known: {', '.join(sorted(known)) or 'none'}."


def _names(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ReadError(f'{key} is a list of ids of checks, as in {key} = ["spaces"], not {_shown(value)}.')
    return tuple(value)


def _requirements(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ReadError(f'{key} is a list of requirements, as in {key} = ["coverage>=0.98"], not {_shown(value)}.')
    return tuple(value)


def _severities(key: str, value: object) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise ReadError(f'{key} is a table, as in {key} = {{ names = "info" }}, not {_shown(value)}.')
    return {name: Severity(_choice(f"{key}.{name}", said, tuple(map(str, Severity)))) for name, said in value.items()}


def _choice(key: str, value: object, known: Collection[str]) -> str:
    if not isinstance(value, str) or value not in known:
        near = _near(value, known) if isinstance(value, str) else ""
        raise ReadError(f"{key} is one of {', '.join(known)}, not {_shown(value)}.{near if 'mean' in near else ''}")
    return value


def _fail_on(key: str, value: object) -> str:
    return _choice(key, value, FAIL_ON)


def _share(key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ReadError(f"{key} is a number from 0 to 1, not {_shown(value)}.")
    return float(value)


def _count(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ReadError(f"{key} is a whole number from 0, not {_shown(value)}.")
    return value


def _path(key: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ReadError(f"{key} is the path of a file, not {_shown(value)}.")
    return value


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


READERS: dict[str, Callable[[str, object], Any]] = {
    "disable": _names,
    "severity": _severities,
    "min_confidence": _share,
    "max_errors": _count,
    "fail_on": _fail_on,
    "glossary": _path,
    "baseline": _path,
    "require": _requirements,
}
