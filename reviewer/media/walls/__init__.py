# SPDX-License-Identifier: Apache-2.0
"""The walls the decoding process puts up around itself before it reads a byte of a file."""
