# SPDX-License-Identifier: Apache-2.0
"""Writes the harmless queue to a folder: the files and the manifest that names them.

An original and its copies are drawn and written together, so that no more than one picture is in
memory at a time; the manifest is written last, so a folder with a manifest is complete.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image

from reviewer.demo.content.alterations import altered
from reviewer.demo.content.charts import chart
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.facts import described
from reviewer.demo.content.landscapes import landscape
from reviewer.demo.content.oddities import ODDITIES, write_oddity
from reviewer.demo.content.pages import page
from reviewer.demo.content.plan import ItemPlan, plan_queue
from reviewer.demo.content.shapes import shapes
from reviewer.demo.content.videos import write_video

MANIFEST: Final = "manifest.jsonl"

SEED: Final = 7
_LOOKS, _FACTS, _CHANGE = 1, 2, 3
_PAINTERS: Final = {"landscape": landscape, "shapes": shapes, "chart": chart, "page": page}
_FORMATS: Final = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


def write_queue(folder: Path, *, count: int = 320, seed: int = SEED) -> Path:
    """Write ``count`` harmless items and return the path of their manifest.

    Raises:
        InputRefused: ``count`` is too few to hold every kind.
    """
    plans = plan_queue(count, seed)
    (folder / "media").mkdir(parents=True, exist_ok=True)
    copies: dict[str, list[ItemPlan]] = defaultdict(list)
    for plan in plans:
        if plan.copy_of is not None:
            copies[plan.copy_of].append(plan)
    files: dict[str, tuple[str, str]] = {}
    for plan in plans:
        if plan.kind == "text" or plan.copy_of is not None:
            continue
        if plan.subject in ODDITIES:
            files[plan.external_id] = _write_oddity(folder, plan, seed)
            continue
        family = (plan, *copies[plan.external_id])
        write = _write_videos if plan.kind == "video" else _write_pictures
        files.update(write(folder, family, seed))
    manifest = folder / MANIFEST
    manifest.write_text(_manifest(plans, files, seed), encoding="utf-8", newline="\n")
    return manifest


def _manifest(plans: Sequence[ItemPlan], files: dict[str, tuple[str, str]], seed: int) -> str:
    lines = []
    category_of: dict[str, object] = {}
    for plan in plans:
        row = described(plan, Dice(seed, plan.number, _FACTS))
        # A copy is reported for what its original was reported for.
        row["category"] = category_of.get(plan.copy_of or "", row["category"])
        category_of[plan.external_id] = row["category"]
        if plan.kind == "text":
            row["media_type"] = "text/plain"
        else:
            row["file"], row["media_type"] = files[plan.external_id]
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines)


def _write_oddity(folder: Path, plan: ItemPlan, seed: int) -> tuple[str, str]:
    suffix, media_type = ODDITIES[plan.subject]
    name = f"media/{plan.external_id}.{suffix}"
    write_oddity(folder / name, plan.subject, Dice(seed, plan.number, _LOOKS), plan.variant)
    return name, media_type


def _write_videos(
    folder: Path, family: Sequence[ItemPlan], seed: int
) -> dict[str, tuple[str, str]]:
    written = {}
    for plan in family:
        name = f"media/{plan.external_id}.mp4"
        # A copy draws the original's stream: same scene, same length, same tone.
        dice = Dice(seed, family[0].number, _LOOKS)
        write_video(folder / name, dice, plan.variant, plan.alteration)
        written[plan.external_id] = (name, "video/mp4")
    return written


def _write_pictures(
    folder: Path, family: Sequence[ItemPlan], seed: int
) -> dict[str, tuple[str, str]]:
    original = family[0]
    picture = _painted(original, Dice(seed, original.number, _LOOKS))
    written = {}
    for plan in family:
        dice = Dice(seed, plan.number, _CHANGE)
        image = altered(picture, plan.alteration, dice) if plan.alteration else picture
        suffix = _suffix(plan, dice)
        name = f"media/{plan.external_id}.{suffix}"
        _save(image, folder / name, dice, is_poor=plan.alteration == "re-encode")
        written[plan.external_id] = (name, _FORMATS[suffix])
    return written


def _painted(plan: ItemPlan, dice: Dice) -> Image.Image:
    if plan.subject == "placeholder":
        grey = 118 + 14 * plan.variant
        return Image.new("RGB", (plan.width, plan.height), (grey, grey, grey))
    return _PAINTERS[plan.subject](dice, plan.variant, plan.width, plan.height)


def _suffix(plan: ItemPlan, dice: Dice) -> str:
    if plan.alteration == "re-encode" or plan.width * plan.height > 4_000_000:
        return dice.weighted((("jpg", 3.0), ("webp", 1.0 if plan.alteration else 0.0)))
    if plan.subject == "landscape":
        return dice.weighted((("jpg", 3.0), ("webp", 1.0)))
    return dice.weighted((("png", 2.0), ("jpg", 1.0), ("webp", 1.0)))


def _save(image: Image.Image, path: Path, dice: Dice, *, is_poor: bool) -> None:
    quality = dice.whole(25, 45) if is_poor else dice.whole(80, 92)
    if path.suffix == ".png":
        image.save(path, compress_level=3)
    elif path.suffix == ".webp":
        image.save(path, quality=quality, method=2)
    else:
        image.save(path, quality=quality)
