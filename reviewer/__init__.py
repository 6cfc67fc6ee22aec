# SPDX-License-Identifier: Apache-2.0
"""The workstation on which trained moderators decide on flagged items, and its gateway."""

__version__ = "0.1.0"
