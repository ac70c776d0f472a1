"""From where letters stand on a line to the order in which they are read: the bidirectional algorithm backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligntrans.readers.pdf import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATORS = frozenset(".,:/\u060c\u066b\u066c\u00a0")
PERCENT = frozenset("%\u066a\u2030")


class Sign:
    """What stands in one place of a line: a letter with its marks, or a space."""

    __slots__ = ("kind", "order", "text")

    def __init__(self, text: str, order: int) -> None:
        """Keep *text*, in logical order, and its place in the page's stream."""
        self.text = text
        self.order = order
        self.kind = letters.bidi_class(text[0])


def read_order(signs: Sequence[Sign], *, right_to_left: bool) -> list[Sign]:
    """Return *signs*, given from left to right as they are seen, in the order in which they are read.

    Args:
        signs: the line from left to right.
        right_to_left: the direction of the paragraph.
    """
    if right_to_left:
        return _read_rtl(list(reversed(signs)))
    found: list[Sign] = []
    place = 0
    while place < len(signs):
        if signs[place].kind != "R":
            found.append(signs[place])
            place += 1
            continue
        end = _end_of_run(signs, place, "R", "L")
        found += _read_rtl(list(reversed(signs[place:end])))
        place = end
    return found


def _read_rtl(signs: list[Sign]) -> list[Sign]:
    """Return *signs*, given from right to left, with what is read from left to right turned."""
    found: list[Sign] = []
    place = 0
    seen_letter = False
    while place < len(signs):
        kind = signs[place].kind
        end = place + 1
        if kind == "L":
            end = _end_of_run(signs, place, "L", "R")
            end = _with_leading_number(signs, end)
            closing = [found.pop()] if found and _is_torn(found[-1], signs[place:end]) else []
            found += [*reversed(signs[place:end]), *closing]
        elif kind == "N":
            end = _end_of_number(signs, place)
            if latin := _end_of_joined(signs, place, end):
                end = _with_leading_number(signs, latin)
                found += reversed(signs[place:end])
            else:
                found += reversed(signs[place:end])
                if not seen_letter and len(found) > end - place and _is_stray_percent(found, end - place):
                    found.append(found.pop(len(found) - 1 - (end - place)))
        else:
            seen_letter = seen_letter or kind == "R"
            found.append(signs[place])
        place = end
    return found


def _is_torn(before: Sign, latin: Sequence[Sign]) -> bool:
    """Tell whether a bracket closes what a Latin run opens, as in a name with its short form behind it."""
    return before.text in letters.BRACKETS and sum(sign.text in letters.BRACKETS for sign in latin) % 2 == 1


def _is_stray_percent(found: Sequence[Sign], digits: int) -> bool:
    """Tell whether a percent sign stands before the digits just read, with nothing but a space before it."""
    sign = found[-1 - digits]
    return sign.text in PERCENT and (len(found) == digits + 1 or found[-2 - digits].text == " ")


def _end_of_run(signs: Sequence[Sign], start: int, kind: str, other: str) -> int:
    """Return where the run of *kind* ends that starts at *start*: behind its last letter before one of *other*."""
    end = start + 1
    for place in range(start, len(signs)):
        if signs[place].kind == other:
            break
        if signs[place].kind == kind:
            end = place + 1
    return end


def _end_of_number(signs: Sequence[Sign], start: int) -> int:
    end = start + 1
    while end < len(signs):
        if signs[end].kind == "N":
            end += 1
        elif signs[end].text in SEPARATORS and end + 1 < len(signs) and signs[end + 1].kind == "N":
            end += 2
        else:
            break
    return end


def _end_of_joined(signs: Sequence[Sign], start: int, end: int) -> int:
    """Return the end of the Latin run that the number at *start* is the tail of, 0 if it is none: COVID-19, ABC 123."""
    place = end
    spaces = 0
    while place < len(signs) and signs[place].kind not in ("L", "R"):
        spaces += signs[place].text == " "
        place += 1
    if place == len(signs) or signs[place].kind != "L" or spaces > 1 or place - end > 4:
        return 0
    if spaces and (place - end > 1 or signs[place].order > signs[start].order or not _is_western(signs[start])):
        return 0
    return _end_of_run(signs, place, "L", "R")


def _with_leading_number(signs: Sequence[Sign], end: int) -> int:
    """Return the end with a number that stands before a Latin run, joined to it or a space apart: 5G, 3 km."""
    place = end
    while place < len(signs) and place - end < 2 and signs[place].kind not in ("L", "R", "N"):
        place += 1
    if place < len(signs) and signs[place].kind == "N" and _is_western(signs[place]):
        joint = "".join(sign.text for sign in signs[end:place])
        if joint in ("", " ", "-", ".", "_"):
            return _end_of_number(signs, place)
    return end


def _is_western(sign: Sign) -> bool:
    return sign.text[0].isascii()
