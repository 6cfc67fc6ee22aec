# SPDX-License-Identifier: Apache-2.0
"""What every screen stands on: lanes, theme, words, labels, pixels, names for screen readers."""
