# SPDX-License-Identifier: Apache-2.0
"""The Audit place: what the logs prove, their records, one item's history, incidents."""
