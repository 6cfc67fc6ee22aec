# SPDX-License-Identifier: Apache-2.0
"""The application around the screens: start, main window, quitting."""
