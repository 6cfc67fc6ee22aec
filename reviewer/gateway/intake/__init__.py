# SPDX-License-Identifier: Apache-2.0
"""How flagged items come in."""
