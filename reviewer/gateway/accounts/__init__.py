# SPDX-License-Identifier: Apache-2.0
"""Who may use the gateway: people, roles, grants, one-time codes, sessions and keys."""
