# SPDX-License-Identifier: Apache-2.0
"""Seeds a profile with groups that are ready to be decided, through the workstation's own ports.

The store is the real encrypted one.  Media are a few small pictures; each is sealed once and known
by many items, so that seeding is quick and reading costs what it always costs.  The gateway named
by the profile is a closed door on this machine: what is measured is a workstation on its own.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from reviewer.adapters.media.cache import SealedBlobCache
from reviewer.adapters.storage.opening import open_store
from reviewer.adapters.system.clock import SystemClock
from reviewer.adapters.system.keyring import KeyringSecrets
from reviewer.adapters.system.paths import ProfilePaths, profile_paths
from reviewer.bench.places import child_main
from reviewer.bootstrap.profiles import KEY_BYTES, Profile, write_profile
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.landscapes import landscape
from reviewer.domain.hashes import HashKind, HashValue
from reviewer.domain.ids import GroupId, ItemId, LeaseId, MediaId, PersonId, QueueName
from reviewer.domain.items import (
    Group,
    Item,
    ItemKind,
    LocalState,
    MediaRef,
    PostContext,
    Severity,
    Source,
    Stage,
    band_of,
    member_digest,
)
from reviewer.domain.leases import HeldGroup, Instant
from reviewer.domain.people import Person, Role
from reviewer.ports.media import BlobRecord
from reviewer.sealing.keys import SealingKey, SigningKey
from reviewer.services.desk import FACT_POLICY, FACT_POLICY_IN_FORCE, keep_person
from reviewer.settings.resources import resource
from reviewer.wire.policy import policy_from_toml

PROFILE: Final = "bench"
PICTURES: Final = 48
SIZE: Final = (960, 720)
SEED: Final = 7
DAY_S: Final = 86_400
CLOSED_DOOR: Final = "http://127.0.0.1:9"
# The three that open with a reduced view: what is measured includes making and painting it.
_SEVERITIES: Final = (Severity.S1, Severity.S2, Severity.S0)
_CATEGORIES: Final = ("glorification", "symbol", "unsorted")
_WORKSTATION: Final = "ws-bench"
_PERSON: Final = Person(
    person_id=PersonId("p-bench"),
    display="B. Bench",
    roles=frozenset({Role.REVIEWER}),
    queues=(QueueName("symbol.low"),),
)


def main(words: Sequence[str]) -> dict[str, Any]:
    """Make the profile; ``words`` are its home and the number of groups."""
    home, count = Path(words[0]), int(words[1])
    paths = profile_paths(PROFILE, home)
    paths.make()
    key, store_key, cache_key = SigningKey.generate(), os.urandom(KEY_BYTES), os.urandom(KEY_BYTES)
    _keep_keys(store=store_key, cache=cache_key, device=key.to_raw(), refresh=b"none")
    now = SystemClock().now()
    cache = SealedBlobCache(paths.blobs, cache_key)
    pictures = [_picture(number) for number in range(min(count, PICTURES))]
    sealed = [cache.write(picture) for picture in pictures]
    store = open_store(paths.store, store_key, log_id=_WORKSTATION, signing_key=key, now=now)
    with store.write() as work:
        policy = _policy(count)
        work.facts.set(FACT_POLICY, json.dumps(policy))
        work.facts.set(FACT_POLICY_IN_FORCE, policy["version"])
        keep_person(work.facts, _PERSON)
        for number in range(count):
            chosen = number % len(pictures)
            held = _held(number, pictures[chosen], now, policy["version"])
            work.groups.put(held)
            work.blobs.put(_record(held.group, *sealed[chosen]))
        work.commit()
    store.close()
    _write_profile(paths)
    return {"groups": count}


def _keep_keys(**keys: bytes) -> None:
    secrets = KeyringSecrets()
    for name, secret in keys.items():
        secrets.set(f"{PROFILE}/{name}", secret)


def _write_profile(paths: ProfilePaths) -> None:
    def made() -> str:
        return SigningKey.generate().public.public_text

    payload = SealingKey.from_raw(os.urandom(KEY_BYTES)).public.public_text
    write_profile(
        paths,
        Profile(
            name=PROFILE,
            gateway_url=CLOSED_DOOR,
            display=_PERSON.display,
            server_id="bench",
            workstation_id=_WORKSTATION,
            person_id=_PERSON.person_id,
            bundle_key=base64.b64encode(os.urandom(KEY_BYTES)).decode(),
            witness_key=made(),
            payload_key=payload,
            log_key=made(),
        ),
    )


def _policy(count: int) -> dict[str, Any]:
    body = policy_from_toml(resource("policy", "starter.toml").read_text(encoding="utf-8"))
    body.setdefault("limits", {})["held_max"] = count
    return body


def _picture(number: int) -> bytes:
    written = io.BytesIO()
    landscape(Dice(SEED, number), number, *SIZE).save(written, "JPEG", quality=85)
    return written.getvalue()


def _held(number: int, media: bytes, now: Instant, policy_version: str) -> HeldGroup:
    item = _item(number, media)
    severity = _SEVERITIES[number % len(_SEVERITIES)]
    category = _CATEGORIES[number % len(_CATEGORIES)]
    group = Group(
        group_id=GroupId(f"grp-{number:05d}"),
        generation=1,
        lease_id=LeaseId(f"lse-{number:05d}"),
        member_digest=member_digest([(item.item_id, item.version, item.media.sha256)]),
        queue=QueueName(f"{category}.{band_of(severity).value}"),
        category=category,
        severity=severity,
        stage=Stage.FIRST,
        legal_basis="policy",
        due_at=now.wall + timedelta(minutes=60 + number),
        policy_version=policy_version,
        items=(item,),
    )
    return HeldGroup(
        group=group,
        state=LocalState.READY,
        expires=now.after(DAY_S),
        offline_until=now.after(DAY_S),
    )


def _item(number: int, media: bytes) -> Item:
    digest = hashlib.sha256(media).hexdigest()
    return Item(
        item_id=ItemId(f"itm-{number:05d}"),
        version=1,
        kind=ItemKind.IMAGE,
        media=MediaRef(
            media_id=MediaId(f"med-{number:05d}"),
            media_type="image/jpeg",
            size=len(media),
            sha256=digest,
            width=SIZE[0],
            height=SIZE[1],
            hashes=(HashValue(kind=HashKind.SHA256, value=digest),),
        ),
        context=PostContext(
            source=Source.CLASSIFIER,
            reports=number % 5,
            caption=f"A view of the hills, number {number}.",
            language="en",
        ),
    )


def _record(group: Group, file_name: str, wrapped_key: bytes) -> BlobRecord:
    item = group.items[0]
    return BlobRecord(
        media_id=item.media.media_id,
        item_id=item.item_id,
        group_id=group.group_id,
        file_name=file_name,
        wrapped_key=wrapped_key,
        size=item.media.size,
        received=item.media.size,
    )


if __name__ == "__main__":
    child_main(main)
