"""Terms are words that go together, each in one term at most."""

from __future__ import annotations

from itertools import permutations

from aligntrans.adapting.terms import Term, found, linked
from support.memories import PRODUCTS, pairs


def test_names_that_only_a_memory_knows_are_found():
    terms = {term.words[0]: term.words[1] for term in found(("en", "ar"), pairs())}

    assert {name.lower() for name in PRODUCTS} <= terms.keys()
    assert terms["norvex"] == "الصقر"
    assert terms["tamiro"] == "الواحه"  # folded


def test_a_word_is_in_one_term_at_most_and_the_surest_come_first():
    terms = found(("en", "ar"), pairs())
    ratios = [term.ratio for term in terms]

    assert ratios == sorted(ratios, reverse=True)
    for side in (0, 1):
        assert len({term.words[side] for term in terms}) == len(terms)


def test_two_units_are_too_few_and_words_that_shun_each_other_are_no_term():
    assert found(("en", "ar"), pairs()[:2]) == []
    assert found(("en", "ar"), []) == []
    apart = [("river", "جسر"), ("bridge", "نهر")] * 5
    assert ("river", "نهر") not in {term.words for term in found(("en", "ar"), apart)}


def test_linking_does_not_hang_on_the_order_of_candidates():
    candidates = [
        Term(("en", "ar"), (a, b), 3, 0.5, ratio) for a, b, ratio in [("x", "k", 9.0), ("x", "l", 8.0), ("y", "k", 8.0)]
    ]

    assert {tuple(linked(order)) for order in permutations(candidates)} == {(candidates[0],)}
