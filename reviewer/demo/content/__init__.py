# SPDX-License-Identifier: Apache-2.0
"""The harmless queue: pictures, videos and posts made by code, with their manifest.

Everything here is ordinary on purpose: hills, charts, recipes, bus times.  No violence, no
symbols, no flags, no real names or organisations, whatever category the manifest gives an item;
the category only decides which queue it is routed to.  The same seed gives the same items.
"""

from __future__ import annotations

from reviewer.demo.content.plan import ItemPlan, plan_queue
from reviewer.demo.content.writing import MANIFEST, SEED, write_queue

__all__ = ["MANIFEST", "SEED", "ItemPlan", "plan_queue", "write_queue"]
