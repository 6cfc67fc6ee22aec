# SPDX-License-Identifier: Apache-2.0
"""How hashes leave for other members' exchanges, and how theirs come in."""
