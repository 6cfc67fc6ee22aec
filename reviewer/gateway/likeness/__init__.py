# SPDX-License-Identifier: Apache-2.0
"""Met once: what finds items again, what they match, and the groups they are decided in."""
