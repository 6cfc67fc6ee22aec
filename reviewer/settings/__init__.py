# SPDX-License-Identifier: Apache-2.0
"""Typed settings and the files that ship with the program."""
