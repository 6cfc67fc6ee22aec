# SPDX-License-Identifier: Apache-2.0
"""Untrusted bytes become safe values, in a process of their own.

Callers use ``decoder`` and ``values``; everything that decodes is imported by the worker alone.
"""
