# SPDX-License-Identifier: Apache-2.0
"""The inputs, roots and proofs are the reference vectors of Certificate Transparency."""

from __future__ import annotations

import pytest

from reviewer.domain.errors import InputRefused
from reviewer.sealing.merkle import (
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = [
    (
        0,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
]
CONSISTENCY = [
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]


@pytest.mark.parametrize("size", range(9))
def test_root_agrees_with_the_reference(size):
    assert root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_inclusion_proof_agrees_with_the_reference(index, size, proof):
    assert [step.hex() for step in inclusion_proof(LEAVES[:size], index)] == proof


@pytest.mark.parametrize(("old", "new", "proof"), CONSISTENCY)
def test_consistency_proof_agrees_with_the_reference(old, new, proof):
    assert [step.hex() for step in consistency_proof(LEAVES[:new], old)] == proof


def test_inclusion_proof_verifies_nothing_but_its_leaf_place_size_and_root():
    proof, tree_root = inclusion_proof(LEAVES, 5), root(LEAVES)

    assert verify_inclusion(LEAVES[5], 5, 8, proof, tree_root)
    assert not verify_inclusion(LEAVES[4], 5, 8, proof, tree_root)
    assert not verify_inclusion(LEAVES[5], 4, 8, proof, tree_root)
    assert not verify_inclusion(LEAVES[5], 5, 9, proof, tree_root)
    assert not verify_inclusion(LEAVES[5], 5, 4, proof, tree_root)
    assert not verify_inclusion(LEAVES[5], 5, 8, proof[:-1], tree_root)
    assert not verify_inclusion(LEAVES[5], 5, 8, [*proof, LEAVES[0]], tree_root)
    assert not verify_inclusion(LEAVES[5], 5, 8, proof[::-1], tree_root)
    assert not verify_inclusion(LEAVES[5], -1, 8, proof, tree_root)
    assert not verify_inclusion(LEAVES[5], 5, 8, proof, LEAVES[0])


def test_consistency_proof_verifies_nothing_but_its_two_trees():
    proof, old, new = consistency_proof(LEAVES, 6), root(LEAVES[:6]), root(LEAVES)

    assert verify_consistency(6, 8, old, new, proof)
    assert not verify_consistency(5, 8, old, new, proof)
    assert not verify_consistency(6, 9, old, new, proof)
    assert not verify_consistency(8, 6, new, old, proof)
    assert not verify_consistency(0, 8, root([]), new, [])
    assert not verify_consistency(6, 8, new, old, proof)
    assert not verify_consistency(6, 8, old, new, proof[:-1])
    assert not verify_consistency(6, 8, old, new, [])
    assert not verify_consistency(6, 8, old, new, [*proof, new])
    assert verify_consistency(8, 8, new, new, [])
    assert not verify_consistency(8, 8, new, new, [new])
    assert not verify_consistency(8, 8, old, new, [])


def test_proofs_outside_the_tree_are_refused():
    for ask in (
        lambda: inclusion_proof(LEAVES, 8),
        lambda: inclusion_proof(LEAVES, -1),
        lambda: consistency_proof(LEAVES, 0),
        lambda: consistency_proof(LEAVES, 9),
    ):
        with pytest.raises(InputRefused):
            ask()


def test_frontier_goes_on_from_its_state():
    frontier = Frontier()
    for size, leaf in enumerate(LEAVES):
        frontier = Frontier(frontier.size, frontier.peaks)
        assert frontier.root().hex() == ROOTS[size]
        frontier.append(leaf)

    assert frontier.root().hex() == ROOTS[8]


@pytest.mark.parametrize(("size", "peaks"), [(1, []), (3, [bytes(32)]), (1, [b"x"]), (-1, [])])
def test_frontier_refuses_a_state_that_cannot_be(size, peaks):
    with pytest.raises(InputRefused):
        Frontier(size, peaks)


def test_frontier_of_a_long_log_stays_small():
    frontier = Frontier()
    leaf = leaf_hash(b"")

    for _ in range(100_000):
        frontier.append(leaf)

    assert len(frontier.peaks) == (100_000).bit_count()
