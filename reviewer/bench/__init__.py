# SPDX-License-Identifier: Apache-2.0
"""Measurements of speed and size against peers in the same run."""
