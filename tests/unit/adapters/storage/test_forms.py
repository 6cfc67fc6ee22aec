# SPDX-License-Identifier: Apache-2.0
"""What an older version wrote down is read as what it meant then."""

from __future__ import annotations

import json
from dataclasses import replace

from reviewer.adapters.storage.forms import read_draft, read_group, write_draft, write_group
from tests import builders

SINCE = {"spread", "matches", "audience", "unreadable"}


def as_before(document):
    """Return a document without what older versions did not know."""
    if isinstance(document, dict):
        return {name: as_before(each) for name, each in document.items() if name not in SINCE}
    return [as_before(each) for each in document] if isinstance(document, list) else document


def test_a_group_written_before_there_was_a_spread_opens_as_a_whole():
    group = builders.alike(count=3, audited=(1,))
    written = json.dumps(as_before(json.loads(write_group(group))))

    assert read_group(written) == replace(group, spread=None)


def test_a_draft_written_before_there_was_an_audience_has_none():
    draft = builders.a_draft(note="A storm.", audience="member")
    written = json.dumps(as_before(json.loads(write_draft(draft))))

    assert read_draft(written) == replace(draft, audience="")
