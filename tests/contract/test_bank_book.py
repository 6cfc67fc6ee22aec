# SPDX-License-Identifier: Apache-2.0
"""The book in memory keeps the contract that the bank store's has to keep."""

from __future__ import annotations

import pytest

from tests.contract.bank_book_suite import CHECKS
from tests.fakes.bank_book import MemoryBook


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_memory_book_keeps_the_contract(check):
    book = MemoryBook("ours")

    check(book, lambda work: work(None), book.says)
