# SPDX-License-Identifier: Apache-2.0
"""The window: the only part of the program that knows Qt."""
