# SPDX-License-Identifier: Apache-2.0
"""What the workstation's ports are made of; no adapter knows another."""
