# SPDX-License-Identifier: Apache-2.0
"""Banks of known hashes: what is proposed, what is in them, and the feed of what changed."""
