# SPDX-License-Identifier: Apache-2.0
"""Whether two items are alike, by what, and in what they still differ."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageOps

from reviewer.domain.errors import InputRefused
from reviewer.domain.hashes import NEAREST_512, HashKind, HashValue
from reviewer.media.grouping.features import Features
from reviewer.media.grouping.likeness import Difference, Way, alike, inverse
from reviewer.media.grouping.tracing import traits_of
from reviewer.media.hashing import TURNS
from reviewer.media.pdq import pdq_of_rgb
from reviewer.media.vpdq import FrameHash
from tests.unit.media.grouping.pictures import copy_of, features_of, photograph, sha256


@pytest.fixture(scope="module")
def coffee():
    return photograph("coffee.png")


@pytest.fixture(scope="module")
def known(coffee):
    return features_of(coffee)


def test_the_same_bytes_are_alike_whatever_they_are(known):
    page = Features.of_picture((sha256(b"page"),), (), None)

    assert alike(known, known).way is Way.BYTES
    assert (alike(page, page).percent, alike(page, known)) == (100.0, None)


def test_a_worse_copy_is_alike_by_pdq_and_differs_in_nothing(coffee, known):
    likeness = alike(known, features_of(copy_of(coffee, "jpeg", 30)))

    assert (likeness.way, likeness.form, likeness.differs) == (Way.PDQ, "as-is", frozenset())
    assert (likeness.distance <= 31, likeness.fit) == (True, None)
    assert likeness.percent == 100 * (256 - likeness.distance) / 256


@pytest.mark.parametrize(
    ("image", "form"),
    [
        (ImageOps.mirror, "left-to-right"),
        (ImageOps.flip, "top-to-bottom"),
        (lambda image: image.transpose(Image.Transpose.ROTATE_90), "turned-90"),
        (lambda image: image.transpose(Image.Transpose.ROTATE_180), "turned-180"),
        (lambda image: image.transpose(Image.Transpose.ROTATE_270), "turned-270"),
        (lambda image: image.transpose(Image.Transpose.TRANSPOSE), "diagonal"),
        (lambda image: image.transpose(Image.Transpose.TRANSVERSE), "other-diagonal"),
    ],
)
def test_a_turned_copy_is_alike_and_told_how(coffee, known, image, form):
    copy = features_of(image(coffee))

    likeness, back = alike(known, copy), alike(copy, known)

    assert (likeness.way, likeness.form, likeness.differs) == (Way.PDQ, form, frozenset())
    assert back.form == inverse(form)


def test_a_crop_is_alike_by_landmarks_and_may_show_less(coffee, known):
    likeness = alike(known, features_of(copy_of(coffee, "crop", 0.2)))

    assert (likeness.way, likeness.distance) == (Way.LANDMARKS, None)
    assert likeness.differs == {Difference.FRAME}


@pytest.mark.parametrize(
    ("strength", "way", "differs"),
    [
        (0.07, Way.PDQ, {Difference.OVERLAY}),
        # So wide a band is a margin, and what is inside it is a crop.
        (0.14, Way.LANDMARKS, {Difference.FRAME}),
    ],
)
def test_a_caption_asks_again(coffee, known, strength, way, differs):
    likeness = alike(known, features_of(copy_of(coffee, "caption", strength)))

    assert (likeness.way, likeness.differs) == (way, differs)


@pytest.mark.parametrize(("alteration", "strength"), [("border", 0.1), ("screenshot", 0.6)])
def test_what_stands_around_is_taken_off_and_asks_again(coffee, known, alteration, strength):
    likeness = alike(known, features_of(copy_of(coffee, alteration, strength)))

    assert (likeness.way, likeness.differs) == (Way.PDQ, {Difference.FRAME})


def test_two_framed_copies_are_alike_by_what_is_inside(coffee):
    border, screenshot = (
        features_of(copy_of(coffee, *how)) for how in (("border", 0.1), ("screenshot", 0.6))
    )

    assert alike(border, screenshot).differs == {Difference.FRAME}
    assert len(border.hashes_to_index()) == 2
    assert len(border.hashes_to_ask()) == 16


@pytest.mark.parametrize("name", ["astronaut.png", "chelsea.png", "rocket.jpg"])
def test_other_photographs_are_not_alike(known, name):
    assert alike(known, features_of(photograph(name))) is None


def test_plain_pictures_are_never_alike():
    one, other = (
        features_of(Image.new("RGB", (400, 300), (grey, grey, grey))) for grey in (90, 91)
    )

    assert (one.picture, alike(one, other)) == (None, None)


def test_pictures_of_low_quality_are_never_alike():
    blurred = photograph("clock_motion.png")

    one, other = features_of(blurred), features_of(copy_of(blurred, "jpeg", 90))

    assert (one.picture, alike(one, other)) == (None, None)


def test_a_pdq_without_its_turned_forms_is_refused():
    pdq = HashValue(kind=HashKind.PDQ, value="f0" * 32, quality=100, variant=NEAREST_512)
    traits = traits_of(np.asarray(photograph("astronaut.png")))

    with pytest.raises(InputRefused) as refused:
        Features.of_picture((sha256(b""), pdq), (), traits)

    assert (refused.value.reason, refused.value.where) == ("hash-missing", "turned")


def test_turned_forms_of_another_length_are_refused():
    pdq = HashValue(kind=HashKind.PDQ, value="f0" * 32, quality=100, variant=NEAREST_512)
    traits = traits_of(np.asarray(photograph("astronaut.png")))

    with pytest.raises(InputRefused) as refused:
        Features.of_picture((sha256(b""), pdq), ("f0",) * len(TURNS), traits)

    assert (refused.value.reason, refused.value.where) == ("hash-form", "turned")


@pytest.mark.parametrize(
    "made", [lambda: Features.of_text((), "a"), lambda: Features.of_video((), ())]
)
def test_an_item_without_a_digest_is_refused(made):
    with pytest.raises(InputRefused) as refused:
        made()

    assert (refused.value.reason, refused.value.where) == ("hash-missing", "sha256")


def video(name: str, scenes: range, quality: int = 100) -> Features:
    stream = np.random.default_rng(5)
    hashes = [stream.bytes(32).hex() for _ in range(40)]
    frames = [
        FrameHash(pdq=hashes[scene], quality=quality, at_ms=1000 * place)
        for place, scene in enumerate(scenes)
    ]
    return Features.of_video((sha256(name.encode()),), frames)


@pytest.mark.parametrize(
    ("one", "other", "percent", "differs"),
    [
        (range(10), range(10), 100.0, frozenset()),
        (range(10), range(1, 10), 100.0, frozenset()),
        (range(10), range(2, 12), 80.0, frozenset()),
        (range(10), range(30), 100.0, {Difference.LENGTH}),
        (range(3), range(3), 100.0, frozenset()),
    ],
)
def test_videos_with_the_same_scenes_are_alike(one, other, percent, differs):
    first, second = video("one", one), video("other", other)

    for likeness in (alike(first, second), alike(second, first)):
        assert (likeness.way, likeness.percent, likeness.differs) == (Way.FRAMES, percent, differs)


@pytest.mark.parametrize(
    ("one", "other", "quality"),
    [
        (range(10), range(3, 13), 100),  # 70 % of the frames
        (range(10), range(20, 30), 100),
        (range(2), range(30), 100),  # a sting before many videos
        (range(10), range(10), 49),
    ],
)
def test_videos_with_other_scenes_are_not(one, other, quality):
    assert alike(video("one", one, quality), video("other", other, quality)) is None


def test_a_mirrored_video_is_alike_and_told_so():
    names = ("astronaut.png", "chelsea.png", "coffee.png", "coins.png", "retina.jpg", "rocket.jpg")
    scenes = [np.asarray(photograph(name)) for name in names]
    one, other = (
        Features.of_video(
            (sha256(name),),
            [
                FrameHash(pdq=found.value, quality=found.quality, at_ms=1000 * place)
                for place, scene in enumerate(pictures)
                if (found := pdq_of_rgb(np.ascontiguousarray(scene))) is not None
            ],
        )
        for name, pictures in (
            (b"one", scenes),
            (b"other", [scene[:, ::-1] for scene in scenes]),
        )
    )

    likeness = alike(one, other)

    assert (likeness.way, likeness.form, likeness.percent) == (Way.FRAMES, "left-to-right", 100.0)


def test_texts_are_alike_by_their_words_and_ask_when_these_differ():
    one = "Helpers wanted for the fair: four people for the tea tent and two for the benches."
    posts = [one, one.upper(), one.replace("benches", "bunches"), "Bring your own chair, please."]
    first, *others = (Features.of_text((sha256(post.encode()),), post) for post in posts)

    likenesses = [alike(first, other) for other in others]

    assert [each and (each.way, each.differs) for each in likenesses] == [
        (Way.WORDS, frozenset()),
        (Way.WORDS, {Difference.WORDING}),
        None,
    ]


def test_a_text_a_video_and_a_picture_are_not_alike(known):
    text = Features.of_text((sha256(b"text"),), "Bring your own chair, please.")

    assert alike(text, known) is None
    assert alike(text, video("one", range(10))) is None
    assert alike(video("one", range(10)), known) is None
