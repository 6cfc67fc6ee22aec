# SPDX-License-Identifier: Apache-2.0
"""Values for tests: defaults, plus what the test is about."""

from __future__ import annotations

import base64
import hashlib
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from reviewer.adapters.media.cache import SealedBlobCache
from reviewer.adapters.storage.opening import open_store
from reviewer.bootstrap.composing import Kept, compose
from reviewer.bootstrap.profiles import Profile
from reviewer.domain.decisions import Draft
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.items import (
    Group,
    Item,
    ItemKind,
    MediaRef,
    PostContext,
    Severity,
    Source,
    Spread,
    Stage,
    member_digest,
)
from reviewer.sealing.keys import SealingKey, SigningKey
from reviewer.sealing.merkle import root
from reviewer.sealing.notes import Checkpoint, sign_checkpoint
from reviewer.wire.policy import policy_from_body
from tests.fakes.private_file import FakePrivateFile

DUE = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
PAYLOAD = SealingKey.from_raw(b"p" * 32)


def seconds(count):
    return timedelta(seconds=count)


def _code(code, **more):
    return {"code": code, "names": {"en": code}, **more}


def policy_body(version="v1", **limits):
    return {
        "version": version,
        "taxonomy_version": "t1",
        "organisation": "Member",
        "categories": [_code("violence")],
        "labels": [_code("t1.a"), _code("t1.b"), _code("t1.words", needs_text=True)],
        "severities": [_code(f"S{level}") for level in range(5)],
        "protected_contexts": [_code("none"), _code("unclear"), _code("news")],
        "purpose_cues": [_code("caption")],
        "escalation_reasons": [_code("unsure")],
        "legal_bases": [{"code": "policy", "names": {"en": "policy"}, "answer_within_min": 60}],
        "limits": limits,
        "legal_contact": {"names": {"en": "Legal"}},
    }


def policy_from(body):
    return policy_from_body(body)


def a_policy(**limits):
    return policy_from_body(policy_body(**limits))


def media_of(item_id):
    return f"the bytes of {item_id}".encode()


def an_item(item_id="it-1", *, version=1, data=None, unreadable=""):
    data = media_of(item_id) if data is None else data
    digest = hashlib.sha256(data).hexdigest()
    return Item(
        item_id=item_id,
        version=version,
        kind=ItemKind.IMAGE,
        media=MediaRef(
            media_id=f"{item_id}-m",
            media_type="image/png",
            size=len(data),
            sha256=digest,
            hashes=() if unreadable else (HashValue(kind=HashKind.SHA256, value=digest),),
            unreadable=unreadable,
        ),
        context=PostContext(source=Source.USER_REPORT),
    )


def a_group(group_id="g-1", *, items=None, due_at=DUE, generation=0, **more):
    items = (an_item(f"{group_id}-i"),) if items is None else items
    digest = member_digest((i.item_id, i.version, i.media.sha256) for i in items)
    values = {
        "group_id": group_id,
        "generation": generation,
        "lease_id": f"{group_id}-{generation}",
        "member_digest": digest,
        "queue": "violence.low",
        "category": "violence",
        "severity": Severity.S1,
        "stage": Stage.FIRST,
        "legal_basis": "policy",
        "due_at": due_at,
        "policy_version": "v1",
        "items": tuple(items),
    }
    return Group(**{**values, **more})


def groups(count):
    return [
        a_group(f"g-{number}", due_at=DUE + timedelta(minutes=number))
        for number in range(1, count + 1)
    ]


def alike(group_id="g-1", count=5, *, audited=(), captions_differ=False, **more):
    """Return a group of several; the first stands for the others, ``audited`` count from 0."""
    items = [an_item(f"{group_id}-i{number}") for number in range(count)]
    spread = Spread(
        representative=items[0].item_id,
        distances={item.item_id: 3 * at for at, item in enumerate(items) if at},
        captions_differ=captions_differ,
        audited=tuple(items[at].item_id for at in audited),
    )
    return a_group(group_id, items=items, **{"spread": spread, **more})


def part_of(group, items, **more):
    """Return what a group is with these of its items alone."""
    digest = member_digest((i.item_id, i.version, i.media.sha256) for i in items)
    ids = {item.item_id for item in items}
    spread = None
    if len(items) > 1:
        audited = tuple(each for each in group.spread.audited if each in ids)
        distances = {each: bits for each, bits in group.spread.distances.items() if each in ids}
        spread = replace(
            group.spread,
            representative=items[0].item_id,
            distances=distances,
            audited=audited,
        )
    return replace(group, items=tuple(items), member_digest=digest, spread=spread, **more)


def a_draft(**more):
    values = {"labels": ("t1.a",), "severity": Severity.S2, "protected": ("none",)}
    return Draft(**{**values, **more})


def signed_note(log, leaves, key):
    found = Checkpoint(origin=log, size=len(leaves), root=root(leaves))
    return sign_checkpoint(found, key, name=log)


@dataclass
class Bench:
    """A workbench over the real store and a fake gateway."""

    gateway: object
    clock: object
    folder: object
    key: SigningKey
    decoder: object
    durable: bool = True
    account: FakePrivateFile = field(default_factory=FakePrivateFile)
    workbench: object = None
    store: object = None
    notices: list = None

    def opens(self):
        self.store = open_store(
            self.folder / "store.sqlite3",
            b"k" * 32,
            log_id="ws-1",
            signing_key=self.key,
            now=self.clock.now(),
        )
        profile = Profile(
            name="ada",
            gateway_url="https://gateway.example",
            display="Ada",
            server_id=self.gateway.server_id,
            workstation_id="ws-1",
            person_id="p-1",
            bundle_key=base64.b64encode(self.gateway.bundle_key).decode(),
            witness_key=self.gateway.witness.public.public_text,
            payload_key=PAYLOAD.public.public_text,
            log_key=self.gateway.log_key.public.public_text,
        )
        self.workbench = compose(
            profile,
            self.gateway,
            Kept(
                store=self.store,
                cache=SealedBlobCache(self.folder / "blobs", b"c" * 32),
                account=self.account,
            ),
            self.decoder,
            key=self.key,
            clock=self.clock,
            durable=self.durable,
        )
        self.notices = []
        self.workbench.notices.subscribe(self.notices.append)
        return self

    def crashes(self):
        """End as a killed process does: nothing more is written; then start again."""
        self.workbench.closing = ExitStack()
        self.store.close()
        return self.opens()

    def close(self):
        self.workbench.close()
        self.store.close()

    def turn(self):
        return self.workbench.sync._loop.turn()

    def read(self):
        return self.store.read()

    def act(self, act_id):
        with self.read() as work:
            return work.acts.get(act_id)

    def held(self, group_id):
        with self.read() as work:
            return work.groups.get(group_id)

    def sends(self):
        """Let the undo window pass, and sync."""
        self.clock.advance(seconds=6)
        self.turn()

    def records(self):
        with self.read() as work:
            return work.audit.records(0, 1000)
