# SPDX-License-Identifier: Apache-2.0
"""The Hash bank place."""
