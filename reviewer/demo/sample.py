# SPDX-License-Identifier: Apache-2.0
"""Harmless sample groups made by code, for pictures of the window and for its tests.

Every item is a gradient with a few shapes, or a sentence about the weather; always the same ones.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np

from reviewer.domain.hashes import NEAREST_512, HashKind, HashValue
from reviewer.domain.ids import GroupId, ItemId, LeaseId, MediaId, QueueName
from reviewer.domain.items import (
    Group,
    Item,
    ItemKind,
    MediaRef,
    PostContext,
    Severity,
    Source,
    Stage,
    band_of,
    member_digest,
)
from reviewer.domain.policy import Policy
from reviewer.domain.views import Level, ReducedView
from reviewer.settings.resources import resource
from reviewer.wire.policy import policy_from_body, policy_from_toml

NOW: Final = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
"""The moment at which every sample picture is taken."""

_CAPTIONS: Final = (
    ("en", "Morning over the harbour. More pictures at https://example.invalid/harbour"),
    ("fr", "Le marché du samedi, vu depuis la colline. Le vent tombe vers midi."),
    ("ar", "صباح هادئ فوق الميناء، والسفن تعود مع المد."),
    ("en", "Chart of rainfall by month. <b>No markup</b> is ever followed."),
    (None, ""),
)
_PLANS: Final = (
    (ItemKind.IMAGE, Source.HASH_MATCH, "glorification", Severity.S2, 41, 14),
    (ItemKind.VIDEO, Source.USER_REPORT, "recruitment", Severity.S3, 180, 3),
    (ItemKind.IMAGE, Source.CLASSIFIER, "symbol", Severity.S1, 300, 1),
    (ItemKind.TEXT, Source.USER_REPORT, "violent_threat", Severity.S1, 540, 1),
    (ItemKind.IMAGE, Source.CLASSIFIER, "unsorted", None, 660, 6),
    (ItemKind.VIDEO, Source.TRUSTED_FLAGGER, "graphic_violence", Severity.S4, 1080, 1),
    (ItemKind.IMAGE, Source.USER_REPORT, "symbol", Severity.S0, 1320, 1),
    (ItemKind.IMAGE, Source.APPEAL, "glorification", Severity.S2, 2900, 1),
    (ItemKind.TEXT, Source.USER_REPORT, "unsorted", Severity.S0, 3400, 1),
    (ItemKind.IMAGE, Source.HASH_MATCH, "symbol", Severity.S1, -25, 1),
)


def a_policy() -> Policy:
    """Return the starter policy that ships with the program."""
    text = resource("policy", "starter.toml").read_text(encoding="utf-8")
    return policy_from_body(policy_from_toml(text))


def a_group(number: int) -> Group:
    """Return sample group ``number``, always the same."""
    kind, source, category, severity, due_min, count = _PLANS[number % len(_PLANS)]
    items = tuple(_item(number, member, kind, source) for member in range(count))
    return Group(
        group_id=GroupId(f"grp_{number:04d}"),
        generation=1,
        lease_id=LeaseId(f"lse_{number:04d}"),
        member_digest=member_digest(
            (item.item_id, item.version, item.media.sha256) for item in items
        ),
        queue=QueueName(f"{category}.{band_of(severity).value}"),
        category=category,
        severity=severity,
        stage=Stage.FIRST,
        legal_basis="tco_order" if due_min == 41 else "policy",
        due_at=NOW + timedelta(minutes=due_min + number // len(_PLANS)),
        policy_version="2026-11-01.1",
        items=items,
    )


def _item(number: int, member: int, kind: ItemKind, source: Source) -> Item:
    seed = f"{number}-{member}"
    sha256 = hashlib.sha256(seed.encode()).hexdigest()
    language, caption = _CAPTIONS[number % len(_CAPTIONS)]
    hashes = [HashValue(kind=HashKind.SHA256, value=sha256)]
    if kind is not ItemKind.TEXT:
        pdq = hashlib.sha256(f"pdq-{seed}".encode()).hexdigest()
        quality = 31 if number % 20 == 2 else 100
        hashes.append(HashValue(kind=HashKind.PDQ, value=pdq, quality=quality, variant=NEAREST_512))
        hashes.append(HashValue(kind=HashKind.MD5, value=sha256[:32]))
    types = {
        ItemKind.IMAGE: "image/jpeg",
        ItemKind.VIDEO: "video/mp4",
        ItemKind.TEXT: "text/plain",
    }
    is_text = kind is ItemKind.TEXT
    return Item(
        item_id=ItemId(f"itm_{number:04d}_{member:02d}"),
        version=1,
        kind=kind,
        media=MediaRef(
            media_id=MediaId(f"med_{number:04d}_{member:02d}"),
            media_type=types[kind],
            size=612 if is_text else 412_000 + 977 * number,
            sha256=sha256,
            width=None if is_text else 1920,
            height=None if is_text else 1080,
            duration_ms=74_000 if kind is ItemKind.VIDEO else None,
            hashes=tuple(hashes),
        ),
        context=PostContext(
            source=source,
            reports=3 if source is Source.USER_REPORT else 0,
            caption=caption,
            language=language,
            posted_at=NOW - timedelta(minutes=11 + 60 * (number % 5)),
            author_ref=f"a_{number}",
            author_prior=number % 3,
            account_age_days=120 + number,
        ),
    )


def clear_pixels(seed: str, width: int = 640, height: int = 360) -> bytes:
    """Return a harmless landscape, RGB: sky, a sun, hills."""
    shift = int(hashlib.sha256(seed.encode()).hexdigest()[:4], 16)
    rows, columns = np.mgrid[0:height, 0:width]
    sky = np.stack(
        [120 + rows * 90 // height, 150 + rows * 60 // height, 210 - rows * 40 // height], axis=-1
    )
    sun_x, sun_y = width // 4 + shift % (width // 2), height // 4
    sun = (columns - sun_x) ** 2 + (rows - sun_y) ** 2 < (height // 9) ** 2
    wave = height * 0.62 + np.sin((columns + shift) / width * 9) * height * 0.1
    near = height * 0.78 + np.sin((columns + shift * 3) / width * 14) * height * 0.05
    sky[sun] = (250, 220, 130)
    sky[rows > wave] = (92, 128, 98)
    sky[rows > near] = (58, 84, 66)
    return sky.astype(np.uint8).tobytes()


def reduced_picture(
    clear: bytes, width: int, height: int, level: Level, short_side: int = 8
) -> ReducedView:
    """Return the reduced view of RGB pixels, by averaging areas; R3 in a few flat tones."""
    grey = np.frombuffer(clear, np.uint8).reshape(height, width, 3).mean(axis=2)
    rows = {Level.R1: short_side, Level.R2: 32}.get(level, min(256, height))
    columns = rows * width // height
    edges_y = np.linspace(0, height, rows + 1).astype(int)[:-1]
    edges_x = np.linspace(0, width, columns + 1).astype(int)[:-1]
    sums = np.add.reduceat(np.add.reduceat(grey, edges_y, axis=0), edges_x, axis=1)
    areas = np.outer(np.diff(np.append(edges_y, height)), np.diff(np.append(edges_x, width)))
    small = sums / areas
    if level is Level.R3:
        small = np.round(small / 16) * 16
    return ReducedView(
        level=level,
        width=columns,
        height=rows,
        pixels=np.clip(small, 0, 255).astype(np.uint8).tobytes(),
        shown_width={Level.R1: 160, Level.R2: 240}.get(level, 480),
    )


POST: Final = (
    "The boats left at six and came back before noon. Nobody minded the rain.\n"
    "On the hill the first tents of the market were already up, and someone played the "
    "accordion. Bring a coat if you come tomorrow.\n"
    "The ferry runs every hour until nine. Tickets are sold on board. Dogs ride for free.\n"
    "Who wants to help with the benches meets at the well. Gloves are there. So is tea."
)
