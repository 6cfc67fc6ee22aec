# SPDX-License-Identifier: Apache-2.0
"""Canonical JSON, keys, encrypted blobs, and the log nobody can quietly rewrite."""
