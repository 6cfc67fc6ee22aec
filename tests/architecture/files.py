# SPDX-License-Identifier: Apache-2.0
"""House rules for every text file of the project, whatever language it is in.

Each rule takes a path inside the tree and the text, and returns the places it objects to.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def project_files():
    """Return every file git tracks or would offer to, as paths below the root."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = {name for name in listing.stdout.decode().split("\0") if name}
    return sorted(Path(name) for name in names if (ROOT / name).is_file())


def project_texts():
    """Return the text of every file that is one."""
    texts = {}
    for path in project_files():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            texts[path] = content.decode("utf-8", "replace")
    return texts


_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MACHINE = re.compile(
    r"(?<![\w.~>])/(?:root|Users/\w+|home/[a-z]\w*|work|opt/(?:pypi|wheels))\b|[A-Z]:\\Users\\\w"
)
_REGISTRY = re.compile(
    r"(?<!emit-)\b(?:extra-)?index[-]url\b|\bfind[-]links\b|\bindex[_]url\b"
    r"|pythonhosted\.org|pypi\.org|registry\.npmjs|proxy\.golang\.org|deb\.debian\.org|\bfile:///\w"
)


def no_bidi_controls(path, text):
    """Text direction is never steered by characters nobody sees; write them as escapes."""
    # Catalogues hold the sentences of a right-to-left language as Qt Linguist saves them.
    return [] if path.is_relative_to("resources/i18n") else _lines_with(_BIDI, path, text)


def no_machine_paths(path, text):
    """No file knows the folders of the machine it was written on."""
    return _lines_with(_MACHINE, path, text)


def no_registry(path, text):
    """No file says where packages are fetched from; that is the machine's business."""
    return _lines_with(_REGISTRY, path, text)


def _lines_with(pattern, path, text):
    return [
        f"{path}:{number}"
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
