# SPDX-License-Identifier: Apache-2.0
"""The state of the screens and the acts a person can take on them; no widgets."""
