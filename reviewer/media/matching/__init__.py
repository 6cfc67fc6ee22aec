# SPDX-License-Identifier: Apache-2.0
"""Which of millions of 256-bit hashes lie within a radius of one: all of them, and quickly.

``index`` is what a bank is asked through; ``neighbours`` finds all pairs for groups.  Both take a
kernel: ``numpy_kernel`` needs no compiler, ``compiled_kernel`` is quicker where numba is installed;
their answers are the same.  ADR 0033 says why the answers are exact and what was measured.
"""
