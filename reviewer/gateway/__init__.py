# SPDX-License-Identifier: Apache-2.0
"""The member's side: leases items, records decisions, gives them back to the platform."""
