# SPDX-License-Identifier: Apache-2.0
"""Logs, crash reports and the support bundle: what happened, never what was looked at."""
