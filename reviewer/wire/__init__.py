# SPDX-License-Identifier: Apache-2.0
"""The messages between workstation and gateway, and their mapping to the domain."""
