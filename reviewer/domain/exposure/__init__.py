# SPDX-License-Identifier: Apache-2.0
"""How much of the severe a person looks at, and when it is enough: values and pure functions.

Nothing here reads a clock.  A ledger's ``at`` is where its time stands; ``passing.advance`` moves
it, and every other function speaks of that moment.
"""
