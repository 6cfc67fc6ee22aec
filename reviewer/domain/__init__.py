# SPDX-License-Identifier: Apache-2.0
"""The trade itself: values and rules, with no way to the outside."""
