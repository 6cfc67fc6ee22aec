# SPDX-License-Identifier: Apache-2.0
"""Speaks to a gateway over HTTP."""
