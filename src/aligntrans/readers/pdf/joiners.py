"""Zero-width non-joiners that a program left out, seen from the shapes of the letters before them.

Chromium writes no such character into its PDFs, and Persian is full of them. A letter that stands before another of
its word in the shape that it has at the end of words has one behind it.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from aligntrans.readers.pdf import letters
from aligntrans.readers.pdf.clusters import Cluster

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from aligntrans.readers.pdf.rows import Cell

NON_JOINER = "\u200c"
HAMZA = "\u0621"
STANDS_ALONE = frozenset(
    "\u0621\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0649\u0671\u0698\u06c0\u06d5"
)
"""Letters that never join the one after them."""
# In ems.
SAME = 0.012
OTHER = 0.03
BEARING = 0.06
SPACE = 0.28
FEWEST_SURE = 5
"""Non-joiners that the shapes of a document show before those of its rare letters are looked for."""
FORMS = {
    letter: letters_[0]
    for letters_ in (
        "\u0628\u067e\u062a\u062b",
        "\u062d\u062c\u0686\u062e",
        "\u0633\u0634",
        "\u0635\u0636",
        "\u0637\u0638",
        "\u0639\u063a",
        "\u06a9\u06af",
    )
    for letter in letters_
}
"""Letters that differ in their dots and strokes alone, by the first of them."""
ENDINGS = frozenset("\u0629\u0649")
SILENT = frozenset("\u0627\u0649")
TANWIN = frozenset("\u064b\u064c\u064d")
"""With `ENDINGS`, teh marbuta and alef maksura, what ends a word and begins none."""
Shape = tuple[int, str, bool]
"""Font, letter, and whether the letter before joins it."""
Size = tuple[float, float, float]
"""How wide a letter is, and how far it reaches below and above its base line."""


def restore(cells: Sequence[Cell]) -> None:
    """Set right what a document's cells lack: spaces beside letters of unknown width, and non-joiners."""
    _set_spaces(cells)
    if any(cluster.base.text == NON_JOINER for cell in cells for cluster in cell.clusters):
        return
    final: dict[Shape, Counter[Size]] = defaultdict(Counter)
    middle: dict[Shape, Counter[Size]] = defaultdict(Counter)
    for cell in cells:
        for place, shape in _shapes(cell):
            (middle if _goes_on(cell, place) else final)[shape][_size(cell.clusters[place])] += 1
    ends = {shape: _sure(counts, middle[shape]) for shape, counts in final.items()}
    found = 0
    for cell in cells:
        for place, shape in sorted(_shapes(cell), reverse=True):
            size = _size(cell.clusters[place])
            if _goes_on(cell, place) and any(_distance(size, end) <= SAME for end in ends.get(shape, ())):
                _insert(cell, place)
                found += 1
    if found >= FEWEST_SURE:
        _restore_rare(cells, {shape for shape, sizes in ends.items() if sizes})


def _restore_rare(cells: Sequence[Cell], known: Container[Shape]) -> None:
    """Insert non-joiners behind letters whose shape at the end of words a font does not show: rare ones.

    Those that differ from them in their dots alone tell.
    """
    final: dict[Shape, set[float]] = defaultdict(set)
    middle: dict[Shape, set[float]] = defaultdict(set)
    rare: list[tuple[Cell, int, Shape, float]] = []
    for cell in cells:
        for place, (font, letter, is_joined) in sorted(_shapes(cell), reverse=True):
            form, width = (font, FORMS.get(letter, ""), is_joined), _size(cell.clusters[place])[0]
            if not (is_joined and form[1]):
                continue
            if not _goes_on(cell, place):
                final[form].add(width)
            elif (font, letter, is_joined) in known:
                middle[form].add(width)
            else:
                rare.append((cell, place, form, width))
    for cell, place, form, width in rare:
        near = min((abs(width - one) for one in final[form]), default=1.0)
        far = min((abs(width - one) for one in middle[form]), default=0.0)
        if near <= SAME and far > OTHER:
            _insert(cell, place)


def _sure(final: Counter[Size], middle: Counter[Size]) -> list[Size]:
    """Return the sizes of a letter that ends a word, where inside words it has others."""
    most = max(final.values())
    sizes = [size for size, count in final.items() if count * 3 >= most]
    return [end for end in sizes if any(_distance(end, other) > OTHER for other in middle)]


def _distance(first: Size, second: Size) -> float:
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def _set_spaces(cells: Sequence[Cell]) -> None:
    """Decide from the room between its neighbours whether spaces stand beside a letter whose box is its mark's."""
    widths: dict[tuple[int, str, bool], list[float]] = defaultdict(list)
    for cell in cells:
        for place, cluster in enumerate(cell.clusters):
            if not cluster.is_guess and letters.ARABIC.match(cluster.base.text):
                widths[cluster.base.font, _bare(cluster), _goes_on(cell, place)].append(_size(cluster)[0])
    usual = {key: statistics.median(found) for key, found in widths.items()}
    for cell in cells:
        for place in range(1, len(cell.clusters) - 1):
            if cell.clusters[place].is_guess:
                _set_beside(cell, place, usual)


def _set_beside(cell: Cell, place: int, usual: Mapping[tuple[int, str, bool], float]) -> None:
    before, cluster, after = cell.clusters[place - 1 : place + 2]
    if cluster.base.text in ENDINGS or any(glyph.text in TANWIN for glyph in (*cluster.glyphs, *cluster.marks)):
        cell.spaces[place + 1] = False
        # In Arabic a tanwin may stand before the alef that carries it.
        is_word = before.base.text.isalnum() and before.base.text not in SILENT
        cell.spaces[place] = cell.spaces[place] or is_word
        return
    font, text, em = cluster.base.font, _bare(cluster), max(cluster.base.size, 0.1)
    known = [usual[font, text, goes_on] for goes_on in (True, False) if (font, text, goes_on) in usual]
    if not known:
        return
    medial, final = known[0], known[-1]
    room = (after.left - before.right) / em - BEARING
    centre = (cluster.left + cluster.right) / 2
    is_nearer_left = centre - before.right < after.left - centre
    # Where the letter ends a word, a space is on its left: the text runs to the left.
    guesses = {
        (False, False): medial,
        (True, False): final + SPACE,
        (False, True): medial + SPACE,
        (True, True): final + 2 * SPACE,
    }
    if text[-1:] in STANDS_ALONE:
        guesses[False, False] = final
        guesses[False, True] = final + SPACE
    if abs(guesses[True, False] - guesses[False, True]) < SPACE / 2:
        del guesses[(True, False) if is_nearer_left else (False, True)]
    left, right = min(guesses, key=lambda key: abs(guesses[key] - room))
    cell.spaces[place], cell.spaces[place + 1] = left, right


def _bare(cluster: Cluster) -> str:
    """Return the letters of a cluster without their marks."""
    return "".join(glyph.text for glyph in cluster.glyphs if not letters.is_mark(glyph.text[0]))


def _shapes(cell: Cell) -> Iterator[tuple[int, Shape]]:
    """Yield place and shape of the letters of a cell that could join the next."""
    for place, cluster in enumerate(cell.clusters):
        text = cluster.base.text
        if len(cluster.glyphs) == 1 and letters.ARABIC.match(text) and text not in STANDS_ALONE:
            yield place, (cluster.base.font, text, _is_joined(cell, place))


def _is_joined(cell: Cell, place: int) -> bool:
    """Tell whether the letter before, on the right, joins the one at *place*."""
    if place + 1 >= len(cell.clusters) or cell.spaces[place + 1]:
        return False
    before = cell.clusters[place + 1].text()[:1]
    last = next(
        (one.text for one in reversed(cell.clusters[place + 1].glyphs) if letters.ARABIC.match(one.text)), before
    )
    return letters.ARABIC.match(last) is not None and last not in STANDS_ALONE


def _goes_on(cell: Cell, place: int) -> bool:
    """Tell whether a letter of the same word stands behind, on the left."""
    if place == 0 or cell.spaces[place]:
        return False
    following = cell.clusters[place - 1].base.text
    return following != HAMZA and letters.ARABIC.match(following) is not None


def _size(cluster: Cluster) -> Size:
    base = cluster.base
    em = max(base.size, 0.1)
    measures = (cluster.right - cluster.left, base.y - base.bottom, base.top - base.y)
    width, below, above = (round(measure / em, 2) for measure in measures)
    return width, below, above


def _insert(cell: Cell, place: int) -> None:
    before = cell.clusters[place]
    glyph = replace(before.base, text=NON_JOINER)
    cell.clusters.insert(place, Cluster([glyph], before.x, before.left, before.left))
    cell.spaces.insert(place + 1, False)
    cell.gaps.insert(place + 1, False)
