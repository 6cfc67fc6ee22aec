# SPDX-License-Identifier: Apache-2.0
"""The review place: queue, stage, decision."""
