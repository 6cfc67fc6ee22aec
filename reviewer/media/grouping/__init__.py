# SPDX-License-Identifier: Apache-2.0
"""Which items are alike enough to be met once: the rule of groups, and what it looks at.

``traits`` is what the decoding worker adds to the hashes of a picture (``tracing`` takes it);
``likeness`` says whether two items are alike and why; ``joining`` says to which group a new item
belongs; ``sketches`` finds the few items worth comparing.  Nothing here knows SQL, Qt or HTTP.
ADR 0034 gives the rule and its bound.
"""
