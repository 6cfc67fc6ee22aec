# SPDX-License-Identifier: Apache-2.0
"""The composition root of the workstation: the one package that knows every adapter."""
