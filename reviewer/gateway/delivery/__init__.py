# SPDX-License-Identifier: Apache-2.0
"""How decisions go back to the platform."""
