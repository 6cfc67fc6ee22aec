# SPDX-License-Identifier: Apache-2.0
"""The harmless queue, the platform that takes its decisions back, and the tour of the window."""
