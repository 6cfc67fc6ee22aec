# SPDX-License-Identifier: Apache-2.0
"""Every file of the project is fit to be published, and says whose terms it is under."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture import files

TEXT_RULES = {
    files.no_bidi_controls: ["left \u202eright", "\u2068name\u2069", "\u200f"],
    files.no_machine_paths: [
        "/" + "root/.config",
        "see /" + "home/amal/notes",
        "'/" + "work'",
        "/" + "Users/amal",
        "C:" + r"\Users\amal",
    ],
    files.no_registry: [
        "--index" + "-url x",
        "--extra-index" + "-url=x",
        "https://files.python" + "hosted.org/x",
        "find" + "-links = x",
        "file:" + "///opt",
    ],
}
HARMLESS = [
    "docs/architecture.md and reviewer/work/home.py",
    "~/work, $HOME/work, <folder>/work",
    "uv pip compile --no-emit-index" + "-url",
    "https://example.org/homepage",
]


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.__name__)
def test_files_keep_the_rule(rule):
    assert [said for path, text in files.project_texts().items() for said in rule(path, text)] == []


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.__name__)
def test_rule_catches_each_planted_line_and_no_other(rule):
    planted = TEXT_RULES[rule]

    caught = rule(Path("docs/x.md"), "\n".join([*planted, *HARMLESS]))

    assert sorted(set(caught)) == [f"docs/x.md:{number + 1}" for number in range(len(planted))]


def test_every_source_file_names_its_licence():
    without = [
        str(path)
        for path, text in files.project_texts().items()
        if path.suffix in {".py", ".sh"}
        and "SPDX-License-Identifier: Apache-2.0" not in "\n".join(text.splitlines()[:2])
    ]

    assert without == []
