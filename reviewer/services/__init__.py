# SPDX-License-Identifier: Apache-2.0
"""The workstation's use cases: plain classes over ports."""
