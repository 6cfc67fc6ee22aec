# SPDX-License-Identifier: Apache-2.0
"""The commands of the workstation: what ``reviewer WORD`` does without a window."""
