# SPDX-License-Identifier: Apache-2.0
"""Hashes in files: the forms that others write and read."""
