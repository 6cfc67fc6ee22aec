# SPDX-License-Identifier: Apache-2.0
"""House rules read off the syntax tree of the program.

Each rule takes a path inside the tree and the module there, and returns one sentence per violation,
so that the same rule can be shown a planted one.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

from tests.architecture.files import ROOT


def modules():
    """Return path and syntax tree of every module of the program."""
    for path in sorted((ROOT / "reviewer").rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def violations(rule):
    """Return what a rule has to say about the whole program."""
    return [said for path, tree in modules() for said in rule(path, tree)]


def planted(rule, path, source):
    """Return how often a rule objects to a source at a path."""
    return len(rule(Path(path), ast.parse(source)))


def _is_in(path, *places):
    """Say whether a path is one of some modules or below one of some folders."""
    return any(path == Path(place) or path.is_relative_to(place) for place in places)


def _dotted(node):
    """Return a name as written, e.g. ``PIL.Image.open``; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return f"{before}.{node.attr}" if before else f"?.{node.attr}"
    return ""


def _calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, _dotted(node.func)


def _imported(tree):
    """Yield (line, module, name or empty, the name it gets here) of every import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, "", alias.asname or alias.name
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield node.lineno, node.module or "", alias.name, alias.asname or alias.name


def only_the_standard_library(path, tree):
    """Domain, ports and diagnostics import the standard library, themselves and the domain."""
    inner = [f"reviewer.{name}" for name in ("domain", "ports", "diagnostics")]
    home = next((name for name in inner if _is_in(path, name.replace(".", "/"))), None)
    if home is None:
        return []
    allowed = {home, "reviewer.domain"}
    return [
        f"{path}:{line} imports {module}"
        for line, module, name, _ in _imported(tree)
        if module.split(".")[0] not in sys.stdlib_module_names
        and ".".join(module.split(".")[:2]) not in allowed
        and (module, name) != ("reviewer", "__version__")
    ]


def no_widgets_in_view_models(path, tree):
    """View models know signals and state, not widgets."""
    if not _is_in(path, "reviewer/gui/viewmodels"):
        return []
    return [
        f"{path}:{line} imports widgets"
        for line, module, name, _ in _imported(tree)
        if "PySide6.QtWidgets" in (module, f"{module}.{name}")
    ]


_DECODERS = re.compile(
    r"(?:^|\.)(?:cv2\.(?:imread|imreadmulti|imdecode|VideoCapture)|Image\.open|av\.open"
    r"|QImageReader|QMovie|QImage\.fromData|QPixmap\.loadFromData|loadFromData)$"
)
_DECODING_NAMES = {
    ("cv2", "imread"),
    ("cv2", "imdecode"),
    ("cv2", "VideoCapture"),
    ("PIL.Image", "open"),
    ("av", "open"),
    ("skimage.io", "imread"),
}


# The peers that measurements stand beside; they decode what they have just made themselves.
_PEERS = {
    "reviewer/bench/fingerprinting.py",
    "reviewer/bench/first_views.py",
    "reviewer/bench/one_decodes.py",
    "reviewer/bench/sheets.py",
}


def no_decoding(path, tree):
    """Files become pixels in reviewer/media alone, which runs in the decoding process."""
    if _is_in(path, "reviewer/media") or str(path) in _PEERS:
        return []
    found = [
        f"{path}:{line} imports {module}.{name}"
        for line, module, name, _ in _imported(tree)
        if (module, name) in _DECODING_NAMES
    ]
    for call, name in _calls(tree):
        if (_DECODERS.search(name) and not _writes(call)) or _opens_a_picture(
            call, name.rpartition(".")[2]
        ):
            found.append(f"{path}:{call.lineno} decodes with {name}")
    return found


def _writes(call):
    """Say whether a call opens a file in order to make it."""
    modes = [*call.args[1:2], *(word.value for word in call.keywords if word.arg == "mode")]
    return any(isinstance(mode, ast.Constant) and mode.value == "w" for mode in modes)


def _opens_a_picture(call, name):
    """Say whether a QImage or QPixmap may be made from a path: by keyword, or one or two values.

    The other short forms name a size or copy a picture, and say so by what they are given.
    """
    if name not in {"QImage", "QPixmap"}:
        return False
    if any(keyword.arg in {"fileName", "filename"} for keyword in call.keywords):
        return True
    if len(call.args) == 1 or (len(call.args) == 2 and name == "QImage"):
        first = call.args[0]
        given = _dotted(first.func if isinstance(first, ast.Call) else first)
        return not given.rpartition(".")[2].lower().endswith("size")
    return len(call.args) == 2 and any(
        isinstance(value, ast.JoinedStr)
        or (isinstance(value, ast.Constant) and isinstance(value.value, str))
        or (isinstance(value, ast.Call) and _dotted(value.func) == "str")
        for value in call.args
    )


_LOOK = ("reviewer/services/look.py",)
_CLEAR = (
    *_LOOK,
    "reviewer/ports/media.py",
    "reviewer/ports/media",
    "reviewer/adapters/media.py",
    "reviewer/adapters/media",
)


def grants_come_from_the_look_service(path, tree):
    """A Grant is made by the look service; clear views by it and by what decodes for it."""
    places = {
        "Grant": _LOOK,
        "DetailView": _LOOK,
        "ClearFrames": _LOOK,
        "ClearView": _CLEAR,
        "ClearText": _CLEAR,
    }
    made = [
        f"{path}:{call.lineno} makes a {kind}"
        for call, name in _calls(tree)
        if (kind := name.rpartition(".")[2]) in places and not _is_in(path, *places[kind])
    ]
    renamed = [
        f"{path}:{line} renames {name}"
        for line, module, name, here in _imported(tree)
        if name in places and here != name
    ]
    derived = [
        f"{path}:{node.lineno} derives from {_dotted(base)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if _dotted(base).rpartition(".")[2] in places
    ]
    return made + renamed + derived


_WAYS_OUT = {"QDrag", "QClipboard", "QPixmapCache", "QPrinter", "QPrintDialog", "QMovie"}


def no_ways_out(path, tree):
    """What is on the stage is not dragged, copied, printed or kept by Qt."""
    if not _is_in(path, "reviewer/gui"):
        return []
    used = [
        f"{path}:{line} uses {name}" for line, _, name, _ in _imported(tree) if name in _WAYS_OUT
    ]
    called = [
        f"{path}:{call.lineno} reaches the clipboard"
        for call, name in _calls(tree)
        if {"clipboard", *_WAYS_OUT} & set(name.split("."))
    ]
    return used + called


_LABELS = ("reviewer/gui/foundation/labels.py",)
_LABEL_CALLS = {"QLabel", "QTextBrowser", "setToolTip"}
_RICH = {"RichText", "AutoText", "MarkdownText"}
_RICH_METHODS = {"setHtml", "insertHtml", "appendHtml", "setMarkdown"}


def plain_text_only(path, tree):
    """No widget interprets markup: labels are made in one place, and nothing asks for rich text."""
    found = []
    for call, name in _calls(tree):
        last = name.rpartition(".")[2]
        if (last in _LABEL_CALLS and not _is_in(path, *_LABELS)) or last in _RICH_METHODS:
            found.append(f"{path}:{call.lineno} calls {last}")
        elif last == "setTextFormat":
            formats = {_dotted(value).rpartition(".")[2] for value in call.args}
            if formats != {"PlainText"}:
                found.append(f"{path}:{call.lineno} sets a text format other than PlainText")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not _is_in(path, *_LABELS):
            bases = {_dotted(base).rpartition(".")[2] for base in node.bases}
            if bases & {"QLabel", "QTextBrowser"}:
                found.append(f"{path}:{node.lineno} derives a label")
        if isinstance(node, ast.Attribute) and node.attr in _RICH:
            found.append(f"{path}:{node.lineno} names {node.attr}")
    return found


def strings_can_be_translated(path, tree):
    """What lupdate cannot extract, or a translator cannot turn round, does not pass."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found += [
                f"{path}:{call.lineno} translates inside an f-string"
                for call, name in _calls(node)
                if _translated(call, name) is not None
            ]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
            found += [
                f"{path}:{side.lineno} joins a translated piece; translate the whole sentence"
                for side in (node.left, node.right)
                if isinstance(side, ast.Call) and _translated(side, _dotted(side.func)) is not None
            ]
        elif isinstance(node, ast.Call):
            texts = _translated(node, _dotted(node.func)) or []
            if not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts):
                found.append(f"{path}:{node.lineno} translates something that is no literal")
    return found


def _translated(call, name):
    """Return the arguments that must be literals, or None for a call that translates nothing."""
    owner, _, last = name.rpartition(".")
    if last in {"tr", "QT_TR_NOOP"}:
        return call.args[:2] or [ast.Name("nothing")]
    of_qt = owner.rpartition(".")[2] in {"QCoreApplication", "QApplication", "QGuiApplication"}
    if (last == "translate" and of_qt) or last == "QT_TRANSLATE_NOOP":
        return call.args[:3] if len(call.args) > 1 else [ast.Name("nothing")]
    return None
