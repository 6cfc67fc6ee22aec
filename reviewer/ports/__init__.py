# SPDX-License-Identifier: Apache-2.0
"""What the workstation's services ask of the world."""
