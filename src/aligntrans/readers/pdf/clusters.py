"""The characters of a line to clusters from left to right: letters with the marks that stand on them."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligntrans.readers.pdf import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligntrans.readers.pdf.extraction import Glyph

# In ems; seen on pages of LibreOffice and Chromium in three languages.
NARROW = frozenset("\u062f\u0630\u0631\u0632\u0648\u0624\u0698")
ALEF_WIDTH = 0.28
NARROW_WIDTH = 0.5
JOINT = 0.1
RAISED = 0.02
MOST_MARKED = 60
LETTER_WIDTH = 0.64
ZERO_WIDTH = frozenset("\u200c\u200d\u200e\u200f\u00ad\u200b\u2060")


@dataclass(slots=True)
class Cluster:
    """A glyph: one letter or several, with the marks on it."""

    glyphs: list[Glyph]
    x: float
    left: float
    right: float
    marks: list[Glyph] = field(default_factory=list)
    is_guess: bool = False
    """Whether its box is that of its mark, so that how wide it is can only be guessed."""

    @property
    def base(self) -> Glyph:
        """The first character of the glyph."""
        return self.glyphs[0]

    def text(self) -> str:
        """Return its characters in logical order."""
        found = [glyph.text for glyph in self.glyphs]
        for mark in self.marks:
            place = len(found)
            if len(found) == 2 and found[0][0] == letters.LAM and (mark.left + mark.right) > (self.left + self.right):
                place = 1
            found.insert(place, mark.text)
        return "".join(found)


def place_of(glyph: Glyph) -> tuple[int, float, float]:
    """Return what the characters of one glyph of a font share: object and pen."""
    return glyph.holder, round(glyph.x, 1), round(glyph.y, 1)


def clusters_of(glyphs: Sequence[Glyph], y: float) -> list[Cluster]:
    """Return the clusters of a line from left to right, marks on the letters that they stand over."""
    by_place: dict[tuple[object, ...], list[Glyph]] = {}
    for glyph in sorted(glyphs, key=lambda one: one.order):
        is_single = glyph.text in ZERO_WIDTH
        by_place.setdefault((glyph.order,) if is_single else place_of(glyph), []).append(glyph)
    found: list[Cluster] = []
    joints: list[Cluster] = []
    marks: list[Glyph] = []
    for members in by_place.values():
        if all(letters.is_mark(glyph.text[0]) for glyph in members):
            marks += members
            continue
        left, right = min(one.left for one in members), max(one.right for one in members)
        if members[0].text in ZERO_WIDTH:
            joints.append(Cluster(members, members[0].x, members[0].x, members[0].x))
        else:
            found.append(Cluster(_in_order(members), members[0].x, left, right))
    found = _once(found, y)
    for cluster in found:
        _widen(cluster, y)
    found.sort(key=lambda one: (one.x, one.base.order))
    for joint in joints:
        _insert(joint, found)
    for mark in sorted(marks, key=lambda one: one.order):
        _attach(mark, found)
    return found


def _insert(joint: Cluster, clusters: list[Cluster]) -> None:
    """Add what has no width on the left of the letter at whose pen it stands.

    For letters that run to the left that is behind the letter, for others before it; both is where it was written.
    """
    place = bisect_left(clusters, joint.x - JOINT * joint.base.size, key=lambda one: one.x)
    near = range(place, min(len(clusters), place + 4))
    best = min(near, key=lambda number: abs(clusters[number].x - joint.x), default=len(clusters))
    clusters.insert(best, joint)


def _in_order(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the characters of one glyph in logical order.

    The library parts the box of the glyph among them, or gives each the whole and their order as it was seen.
    """
    if len(glyphs) == 1:
        return glyphs
    if len({glyph.left for glyph in glyphs}) == len(glyphs):
        is_rtl = any(letters.bidi_class(glyph.text[0]) == "R" for glyph in glyphs)
        glyphs = sorted(glyphs, key=lambda one: -one.left if is_rtl else one.left)
    if glyphs[0].text[0] in letters.ALEFS and glyphs[-1].text[0] == letters.LAM:
        glyphs = glyphs[::-1]
    first = next((number for number, one in enumerate(glyphs) if not letters.is_mark(one.text[0])), 0)
    return [glyphs[first], *glyphs[:first], *glyphs[first + 1 :]]


def _once(clusters: list[Cluster], y: float) -> list[Cluster]:
    """Return *clusters* without those that say again what another says: a letter with its mark, once for each.

    LibreOffice writes the text of both around the two glyphs, and the library gives it to either.
    """
    marked = [one for one in clusters if len(one.glyphs) > 1 and any(letters.is_mark(x.text[0]) for x in one.glyphs)]
    apart: set[int] = set()
    for first, second in itertools.combinations(sorted(marked, key=lambda one: abs(one.base.y - y))[:MOST_MARKED], 2):
        if id(first) in apart or id(second) in apart or first.base.holder == second.base.holder:
            continue
        is_near = abs(first.x - second.x) < LETTER_WIDTH * first.base.size and first.base.y != second.base.y
        if is_near and sorted(x.text for x in first.glyphs) == sorted(x.text for x in second.glyphs):
            apart.add(id(second))
    return [one for one in clusters if id(one) not in apart]


def _widen(cluster: Cluster, y: float) -> None:
    """Give a letter whose box is that of its mark the room that letters have.

    Chromium writes a letter with its mark as the text of the mark alone.
    """
    if (
        len(cluster.glyphs) > 1
        and abs(cluster.base.y - y) > RAISED * cluster.base.size
        and any(letters.is_mark(glyph.text[0]) for glyph in cluster.glyphs)
    ):
        cluster.is_guess = True
        text = cluster.base.text
        width = ALEF_WIDTH if text in letters.ALEFS else NARROW_WIDTH if text in NARROW else LETTER_WIDTH
        centre = (cluster.left + cluster.right) / 2
        cluster.left = min(cluster.left, centre - width / 2 * cluster.base.size)
        cluster.right = max(cluster.right, centre + width / 2 * cluster.base.size)


def _attach(mark: Glyph, clusters: list[Cluster]) -> None:
    """Add *mark* to the letter that it stands over; where none does, it stands alone."""
    centre = (mark.left + mark.right) / 2
    start = bisect_left(clusters, mark.x - 2 * mark.size, key=lambda one: one.x)
    best: tuple[float, float, Cluster] | None = None
    for cluster in clusters[start:]:
        if cluster.x > mark.x + 2 * mark.size:
            break
        if cluster.base.text in ZERO_WIDTH or not cluster.base.text[0].isalpha():
            continue
        outside = max(0.0, cluster.left - centre, centre - cluster.right)
        rank = (outside + abs(cluster.x - mark.x) / 4, abs(cluster.x - mark.x), cluster)
        best = rank if best is None or rank[:2] < best[:2] else best
    if best and best[0] < mark.size:
        best[2].marks.append(mark)
    else:
        place = bisect_left(clusters, mark.x, key=lambda one: one.x)
        clusters.insert(place, Cluster([mark], mark.x, mark.left, mark.right))
