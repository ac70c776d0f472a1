"""Inline codes of XLIFF 2: which there are, what they stand for, and how one is written without its other half."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligntrans.exporters.xliff_codes import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from aligntrans.exporters.xliff_codes import Found

SPACE = "urn:oasis:names:tc:xliff:document:2.0"

_ANY = re.compile(r"(?s).*")
_YES = re.compile("yes|no")
_ID = re.compile(r"[^\W_][\w.-]*|[\w.-]+")
_PREFIXED = r"(?!xlf:)[^\s:]+:[^\s:]+"
_CODE = {
    "id": _ID,
    "type": re.compile("fmt|ui|quote|link|image|other"),
    "subType": re.compile(f"xlf:(?:lb|pb|b|i|u|var)|{_PREFIXED}"),
    "canCopy": _YES,
    "canDelete": _YES,
    "canReorder": re.compile("yes|no|firstNo"),
}
_SINGLE = {**_CODE, "equiv": _ANY, "disp": _ANY, "dataRef": _ANY, "data": _ANY}
_EDGE = {**_SINGLE, "canOverlap": _YES, "isolated": _YES, "dir": re.compile("ltr|rtl|auto")}
_NOTE = {
    "id": _ID,
    "translate": _YES,
    "type": re.compile(f"generic|comment|term|{_PREFIXED}"),
    "ref": re.compile(r"[^#\s]\S*"),  # what begins with # is in the file that the code came from
    "value": _ANY,
}
_SPAN = {
    **_CODE,
    **{f"{name}{end}": _ANY for name in ("equiv", "disp", "dataRef", "data") for end in ("Start", "End")},
    "canOverlap": _YES,
    "dir": _EDGE["dir"],
}
_DATA = {"dataRef": "data", "dataRefStart": "dataStart", "dataRefEnd": "dataEnd"}
_SUB_TYPES = {"xlf:var": "ui"}
_ALIKE = {"sc": "pc", "sm": "mrk"}


def _mend(element: etree._Element, found: Found) -> set[etree._Element]:
    codes = _inline(element)
    lost = {one for one in codes if not _is_sound(one)}
    seen: set[str] = set()
    lost |= _repeated([one for one in codes if one not in lost and _name(one) != "ec"], seen, found)
    lost |= _join([one for one in codes if one not in lost])
    lost |= _repeated([one for one in codes if one not in lost and _name(one) == "ec"], seen, found)
    _reorder([one for one in codes if one not in lost])
    for one in codes:
        _refer(one, found, keep=one not in lost)
    return lost


def _repeated(codes: Iterable[etree._Element], seen: set[str], found: Found) -> set[etree._Element]:
    """Return codes with an id that was *seen* before, or that is another kind of code in the source."""
    lost: set[etree._Element] = set()
    for one in codes:
        name, kind = one.get("id"), _ALIKE.get(_name(one), _name(one))
        if name is None:
            continue
        if name in seen or (found.is_target and found.kinds.get(name, kind) != kind):
            lost.add(one)
        else:
            seen.add(name)
            found.kinds.setdefault(name, kind)
    return lost


def _inline(element: etree._Element) -> list[etree._Element]:
    tags = [f"{{{SPACE}}}{name}" for name in GRAMMAR.attributes]
    return [one for one in element.iter(*tags) if one is not element]


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_sound(one: etree._Element) -> bool:
    """Return whether the attributes of a code fit together."""
    if _name(one) in ("mrk", "sm"):
        return one.get("type") != "comment" or one.get("value") is not None or one.get("ref") is not None
    sub = one.get("subType")
    if sub is not None and (one.get("type") is None or one.get("type") != _SUB_TYPES.get(sub, _default(sub, one))):
        return False
    fixed = one.get("canReorder", "yes") != "yes"
    return not fixed or (one.get("canCopy") == "no" and one.get("canDelete") == "no")


def _default(sub: str, one: etree._Element) -> str | None:
    return "fmt" if sub.startswith("xlf:") else one.get("type")


def _join(codes: Iterable[etree._Element]) -> set[etree._Element]:
    """Tie ends to starts before them; what has lost its other half is isolated now. Return what cannot be."""
    lost: set[etree._Element] = set()
    starts: dict[str | None, etree._Element] = {}
    marks: dict[str | None, etree._Element] = {}
    for one in codes:
        name, start = _name(one), one.get("startRef")
        if name == "sc":
            one.set("isolated", "yes")
            starts[one.get("id")] = one
        elif name == "sm":
            marks[one.get("id")] = one
        elif name == "em" and marks.pop(start, None) is None:
            lost.add(one)
        elif name == "ec" and start in starts:
            _taken(starts.pop(start), "isolated")
            for attribute in ("isolated", "id", "dir"):
                _taken(one, attribute)
        elif name == "ec":
            lost |= _isolate(one)
    return lost | set(marks.values())


def _isolate(end: etree._Element) -> set[etree._Element]:
    name = _taken(end, "startRef") or end.get("id")
    if name is None:
        return {end}
    end.set("id", name)
    end.set("isolated", "yes")
    return set()


def _reorder(codes: Iterable[etree._Element]) -> None:
    """Let a run of codes that keep their order begin with one that says so."""
    begun = False
    for one in codes:
        if one.get("canReorder") == "no" and not begun:
            one.set("canReorder", "firstNo")
        begun = begun or one.get("canReorder") == "firstNo"


def _refer(one: etree._Element, found: Found, *, keep: bool) -> None:
    """Take what *one* stands for out of it, and let it refer to that instead."""
    for reference, attribute in _DATA.items():
        name, value = one.get(reference), _taken(one, attribute)
        if value is None or not keep:
            _taken(one, reference)
            continue
        name = name if name and _ID.fullmatch(name) else "d1"
        number = 0
        while found.data.get(name, value) != value:
            number += 1
            name = f"d{number}"
        found.data[name] = value
        one.set(reference, name)


def _taken(one: etree._Element, attribute: str) -> str | None:
    """Return the value of an *attribute* and take it away."""
    value = one.get(attribute)
    if value is not None:
        del one.attrib[attribute]
    return value


GRAMMAR = Grammar(
    SPACE,
    "xliff2",
    {
        "ph": _SINGLE,
        "pc": _SPAN,
        "sc": _EDGE,
        "ec": {**_EDGE, "startRef": _ID},
        "mrk": _NOTE,
        "sm": _NOTE,
        "em": {"startRef": _ID},
    },
    {**{name: frozenset({"id"}) for name in ("ph", "pc", "sc", "mrk", "sm")}, "em": frozenset({"startRef"})},
    frozenset({"pc", "mrk"}),
    _mend,
    keeps_characters=True,
)
