# SPDX-License-Identifier: Apache-2.0
"""``deblur``: what a Wiener filter wins back from R1, and from a Gaussian blur of equal strength.

The attacker knows how the view was made and may choose the best of many settings with the
original at hand, which no real one has.  PSNR is compared with plain upscaling of the same view.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from reviewer.bench.places import Places, child_main
from reviewer.bench.rows import Row, median
from reviewer.demo.content.charts import chart
from reviewer.demo.content.dice import Dice
from reviewer.demo.content.landscapes import landscape
from reviewer.demo.content.pages import page
from reviewer.demo.content.shapes import shapes
from reviewer.domain.views import Level
from reviewer.media.limits import SHORT_SIDE
from reviewer.media.reduce import reduce_grey

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

MOST_DB: Final = 0.5
# wellbeing.md i.d: a blur of sigma carries as much as 0.375 / (sigma / short side) pixels.
_EQUIVALENT: Final = 0.375
_SIGMAS: Final = (0.25, 0.4, 0.55, 0.7, 0.85, 1.0)
_NOISES: Final = tuple(10.0**power for power in np.arange(-6.0, 0.1, 0.5))
_SIZE: Final = (384, 256)
_PICTURES_EACH: Final = 3


def measure(places: Places) -> list[Row]:
    """Return the row of this measurement."""
    found = places.asked("deblurring")
    ours, peer = found["r1_db"], found["gaussian_db"]
    places.say(
        f"  {len(ours)} pictures: from R1 {min(ours):.2f} to {max(ours):.2f} dB, from a Gaussian "
        f"blur of equal strength {min(peer):.2f} to {max(peer):.2f} dB"
    )
    row = Row(name="deblur, dB won back, most", ours=max(ours), peer=median(peer), target=MOST_DB)
    return [row]


def main(_words: Sequence[str]) -> dict[str, Any]:
    """Attack both views of pictures drawn by code."""
    pictures = [
        np.asarray(paint(Dice(5, variant, 1), variant, *_SIZE).convert("L"), dtype=np.uint8)
        for paint in (landscape, shapes, chart, page)
        for variant in range(_PICTURES_EACH)
    ]
    return {
        "r1_db": [gain_from_r1(picture) for picture in pictures],
        "gaussian_db": [gain_from_gaussian(picture) for picture in pictures],
    }


def gain_from_r1(grey: Pixels) -> float:
    """Return the decibels a Wiener filter wins over cubic upscaling of the R1 view."""
    rows, columns = grey.shape
    view = reduce_grey(grey, Level.R1)
    plain = np.asarray(
        cv2.resize(view, (columns, rows), interpolation=cv2.INTER_CUBIC), dtype=np.uint8
    )
    step = min(rows, columns) / min(view.shape)
    return _best_gain(grey, plain, [share * step for share in _SIGMAS])


def gain_from_gaussian(grey: Pixels) -> float:
    """Return the decibels a Wiener filter wins over a Gaussian blur as strong as R1."""
    sigma = equal_sigma(grey)
    return _best_gain(grey, gaussian_blurred(grey), [sigma])


def gaussian_blurred(grey: Pixels) -> Pixels:
    """Return a picture under a Gaussian blur as strong as R1, rounded to 8 bit."""
    sigma = equal_sigma(grey)
    blurred = _filtered(grey, lambda frequency: _gaussian(frequency, sigma))
    return np.clip(np.round(blurred), 0, 255).astype(np.uint8)


def equal_sigma(grey: Pixels) -> float:
    """Return the sigma, in pixels, of a Gaussian blur as strong as R1."""
    return _EQUIVALENT * float(min(grey.shape)) / SHORT_SIDE[Level.R1]


def _best_gain(original: Pixels, seen: Pixels, sigmas: Sequence[float]) -> float:
    before = _psnr(original, seen)
    return max(
        _psnr(original, _filtered(seen, _wiener(sigma, noise))) - before
        for sigma in sigmas
        for noise in _NOISES
    )


def _wiener(sigma: float, noise: float) -> Callable[[Floats], Floats]:
    def response(frequency: Floats) -> Floats:
        blur = _gaussian(frequency, sigma)
        return np.asarray(blur / (blur * blur + noise), dtype=np.float64)

    return response


def _gaussian(frequency: Floats, sigma: float) -> Floats:
    return np.asarray(np.exp(-2 * (np.pi * sigma * frequency) ** 2), dtype=np.float64)


def _filtered(picture: Pixels, response: Callable[[Floats], Floats]) -> Floats:
    """Filter by frequency; the picture is mirrored at its borders, so that it has none."""
    rows, columns = picture.shape
    mirrored = np.pad(picture.astype(np.float64), ((0, rows), (0, columns)), mode="symmetric")
    radius = np.hypot(np.fft.fftfreq(2 * rows)[:, None], np.fft.rfftfreq(2 * columns)[None, :])
    changed = np.fft.irfft2(np.fft.rfft2(mirrored) * response(radius), s=mirrored.shape)
    return np.asarray(changed[:rows, :columns], dtype=np.float64)


def _psnr(original: Pixels, other: npt.NDArray[Any]) -> float:
    error = np.mean((original.astype(np.float64) - np.clip(other, 0, 255)) ** 2)
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


if __name__ == "__main__":
    child_main(main)
