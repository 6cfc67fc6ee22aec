# SPDX-License-Identifier: Apache-2.0
"""Delivers acts and fetches work: a pure machine and the engine that drives it."""
