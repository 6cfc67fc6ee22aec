# SPDX-License-Identifier: Apache-2.0
"""Rules that keep ways shut which the program does not need: what is not there cannot be abused.

Each rule is of the form that ``tests/architecture/rules.py`` describes.
"""

from __future__ import annotations

import ast

from tests.architecture.rules import _calls, _dotted, _imported, _is_in, _writes

_SPREADSHEETS = {"openpyxl", "xlsxwriter", "xlwt", "pandas"}
_LISTENERS = {"QLocalServer", "QTcpServer", "create_server", "HTTPServer", "ThreadingHTTPServer"}
_SERVING = ("reviewer/gateway", "reviewer/demo")
_SHARING = {"clipboard", "QDrag", "QMimeData", "grabWindow"}


# It neutralises every cell; the forms of hash files that others read are made of its rows.
_CELLS = ("reviewer/gateway/exchange/files/cells.py",)


def no_spreadsheets(path, tree):
    """One place writes what a spreadsheet would read, so that no caption becomes a formula."""
    if _is_in(path, *_CELLS):
        return []
    return [
        f"{path}:{call.lineno} writes a table"
        for call, name in _calls(tree)
        if name in {"csv.writer", "csv.DictWriter", "writer", "DictWriter"}
    ] + [
        f"{path}:{line} imports {module}"
        for line, module, _, _ in _imported(tree)
        if module.split(".")[0] in _SPREADSHEETS
    ]


def no_archives_are_opened(path, tree):
    """No archive is unpacked anywhere; the support bundle writes one."""
    found = [
        f"{path}:{line} imports {module}"
        for line, module, _, _ in _imported(tree)
        if module.split(".")[0] in {"tarfile", "py7zr", "rarfile"}
    ]
    for call, name in _calls(tree):
        last = name.rpartition(".")[2]
        is_read = last in {"ZipFile", "PyZipFile"} and not _writes(call)
        if is_read or last in {"unpack_archive", "extractall"}:
            found.append(f"{path}:{call.lineno} opens an archive")
    return found


def no_listeners_at_the_workstation(path, tree):
    """The workstation listens nowhere: no socket, no named pipe, no scheme of its own."""
    if _is_in(path, *_SERVING):
        return []
    names = [
        (node.lineno, _dotted(node).rpartition(".")[2])
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
    ]
    calls = [(call.lineno, name.rpartition(".")[2]) for call, name in _calls(tree)]
    return [f"{path}:{line} may listen" for line, name in names if name in _LISTENERS] + [
        f"{path}:{line} listens" for line, name in calls if name in {"listen", "serve_forever"}
    ]


def nothing_is_handed_to_other_programs(path, tree):
    """The window puts nothing on the clipboard and lets nothing be dragged out of it."""
    if not _is_in(path, "reviewer/gui"):
        return []
    found = []
    for call, name in _calls(tree):
        last = name.rpartition(".")[2]
        is_draggable = last == "setDragEnabled" and not (
            isinstance(call.args[0], ast.Constant) and call.args[0].value is False
        )
        if last in _SHARING or is_draggable:
            found.append(f"{path}:{call.lineno} calls {last}")
    return found
