# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from reviewer.domain.masking import mask_words


@pytest.mark.parametrize(
    ("text", "words", "masked"),
    [
        ("A wurst is a WURST.", ["wurst"], "A w•••• is a W••••."),
        ("Wursthaus, Bratwurst", ["wurst"], "Wursthaus, Bratwurst"),
        ("to be or not", ["to be"], "t• •• or not"),
        ("crème CRE\u0301ME", ["creme"], "c•••• C••••"),
        ("ｗｕｒｓｔ", ["wurst"], "ｗ••••"),
        ("w\u200bu\u200drst", ["wurst"], "w\u200b••••"),
        ("هذا كَلب وكلبان", ["كلب"], "هذا كَ•• وكلبان"),
        ("كـــلب", ["كلب"], "ك•••••"),
        ("собака СОБАКИ", ["собака"], "с••••• СОБАКИ"),
        ("これは犬猫です", ["犬猫"], "これは犬•です"),
        ("straße", ["strasse"], "s•••••"),
        ("a.b axb", ["a.b"], "a•• axb"),
        ("nothing listed", [], "nothing listed"),
        ("", ["wurst"], ""),
        ("wurst", ["", " "], "wurst"),
        ("wurst wurstbrot", ["wurst", "wurstbrot"], "w•••• w••••••••"),
    ],
)
def test_letters_after_the_first_are_masked(text, words, masked):
    assert mask_words(text, words) == masked
