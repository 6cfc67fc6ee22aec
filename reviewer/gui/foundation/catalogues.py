# SPDX-License-Identifier: Apache-2.0
"""Keeps the catalogues of the window complete: ``python -m reviewer.gui.foundation.catalogues``.

Reads every sentence out of the window's source, brings the three catalogues up to date, and fails
when one had been stale or when a sentence has no translation.  English is its own translation; only
its plurals are written by hand.
"""

from __future__ import annotations

import ast
import subprocess  # runs Qt's own tools, which ship with the library
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

import PySide6

from reviewer.domain.errors import InputRefused
from reviewer.gui.foundation.language import Language, compiled_catalogue
from reviewer.settings.resources import resource

_GUI: Final = Path(__file__).resolve().parents[1]


def sources() -> list[Path]:
    """Return every file with sentences, always in the same order."""
    return sorted(path for path in _GUI.rglob("*.py") if path.stat().st_size)


def update(catalogue: Path, language: Language) -> bool:
    """Bring ``catalogue`` up to date with the source; say whether anything changed."""
    before = catalogue.read_bytes()
    _lupdate(catalogue, language)
    if language is Language.EN and _finish_english(catalogue):
        _lupdate(catalogue, language)
    return catalogue.read_bytes() != before


def unfinished(catalogue: Path) -> list[str]:
    """Return the sentences that lack a translation, with their context."""
    found: list[str] = []
    for context in _tree(catalogue).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or not _is_complete(message, translation):
                where = context.findtext("name", "")
                found.append(f"{where}: {message.findtext('source', '')}")
    return found


def count(catalogue: Path) -> int:
    """Return how many sentences a catalogue has."""
    return sum(1 for _ in _tree(catalogue).iter("message"))


def main() -> int:
    """Update, check and compile all catalogues; return the process's status."""
    status = 0
    for language in Language:
        catalogue = resource("i18n", f"reviewer_{language.value}.ts")
        if update(catalogue, language):
            status = _fail(f"{catalogue.name} was stale and is brought up to date; look at it.")
        if not count(catalogue):
            status = _fail(f"{catalogue.name} holds no sentences: were the sources found?")
        for sentence in unfinished(catalogue):
            status = _fail(f"{catalogue.name} lacks a translation of  {sentence}")
        compiled_catalogue(language)
    return status


def _is_complete(message: ET.Element, translation: ET.Element) -> bool:
    if translation.get("type") == "unfinished":
        return False
    if message.get("numerus") != "yes":
        return bool((translation.text or "").strip())
    forms = translation.findall("numerusform")
    return bool(forms) and all((form.text or "").strip() for form in forms)


def _finish_english(catalogue: Path) -> bool:
    tree = _tree(catalogue)
    changed = False
    for message in tree.iter("message"):
        translation = message.find("translation")
        is_open = translation is not None and translation.get("type") == "unfinished"
        if translation is not None and is_open and message.get("numerus") != "yes":
            translation.text = message.findtext("source")
            del translation.attrib["type"]
            changed = True
    if changed:
        ET.ElementTree(tree).write(catalogue, encoding="utf-8", xml_declaration=True)
    return changed


def _tree(catalogue: Path) -> ET.Element:
    return ET.fromstring(catalogue.read_bytes())  # noqa: S314  # a file of this project


def _lupdate(catalogue: Path, language: Language) -> None:
    folder = Path(PySide6.__file__).parent
    tool = next((folder / n for n in ("lupdate", "lupdate.exe") if (folder / n).exists()), None)
    if tool is None:
        raise InputRefused("missing", "lupdate")
    command = [str(tool), "-silent", "-locations", "none", "-no-obsolete"]
    command += ["-target-language", language.value]
    with tempfile.TemporaryDirectory() as folder_of_copies:
        copies = Path(folder_of_copies)
        # Relative names in one fixed order: what comes out is the same on every machine.
        files = [path.relative_to(_GUI).as_posix() for path in sources()]
        for name in files:
            copy = copies / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_plainly_written(_GUI / name), encoding="utf-8")
        command += [*files, "-ts", str(catalogue.resolve())]
        subprocess.run(command, check=True, timeout=120, cwd=copies)


def _plainly_written(path: Path) -> str:
    """Return a module with its sentences written as lupdate can read them.

    lupdate 6.11 takes a sentence for a plural only if its count is a number, and leaves it out if
    the count is an expression.
    """
    tree = _PlainCounts().visit(ast.parse(path.read_text(encoding="utf-8")))
    return ast.unparse(tree) + "\n"


class _PlainCounts(ast.NodeTransformer):
    """Puts a plain number where a sentence is given its count."""

    _COUNT_AT: Final = {"translate": 3, "tr": 2}

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Replace the count of one sentence."""
        self.generic_visit(node)
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        at = self._COUNT_AT.get(name)
        if at is not None and len(node.args) == at + 1:
            node.args[at] = ast.Constant(1)
        return node


def _fail(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
