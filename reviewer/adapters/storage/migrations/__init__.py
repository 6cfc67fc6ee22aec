# SPDX-License-Identifier: Apache-2.0
"""The store's migrations; they import nothing of ours, so that none changes after its release."""
