# SPDX-License-Identifier: Apache-2.0
"""Reusable widgets that know no services."""
