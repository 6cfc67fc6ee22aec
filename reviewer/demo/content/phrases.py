# SPDX-License-Identifier: Apache-2.0
"""What the harmless queue says, in one language.

A post is a template whose blanks are filled from the phrasebook, so that few sentences make many
different posts.  Ordinary topics only, and no real names, places or organisations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reviewer.demo.content import phrases_ar, phrases_en, phrases_fr
from reviewer.demo.content.dice import Dice


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasebook:
    """The words of one language.

    Attributes:
        language: ISO 639-1 code.
        posts: topic to templates; a post is one template.
        blanks: blank to what may fill it.
        captions: subject to captions of a posted picture or video.
        charts: titles of charts.
        months: twelve short names of months.
        added: words a copier writes over a picture.
    """

    language: str
    posts: dict[str, tuple[str, ...]]
    blanks: dict[str, tuple[str, ...]]
    captions: dict[str, tuple[str, ...]]
    charts: tuple[str, ...]
    months: tuple[str, ...]
    added: tuple[str, ...]

    def post(self, dice: Dice, topic: str, turn: int) -> str:
        """Return a post about ``topic``; ``turn`` chooses the template."""
        templates = self.posts[topic]
        return self._filled(dice, templates[turn % len(templates)])

    def caption(self, dice: Dice, subject: str) -> str:
        """Return an ordinary caption for a picture or video of ``subject``."""
        return self._filled(dice, dice.pick(self.captions[subject]))

    def _filled(self, dice: Dice, template: str) -> str:
        fillings = {blank: dice.pick(words) for blank, words in self.blanks.items()}
        hour = f"{dice.whole(7, 20):02d}:{dice.pick((0, 10, 15, 30, 40, 45)):02d}"
        later = f"{dice.whole(21, 23):02d}:{dice.pick((0, 15, 30)):02d}"
        filled = template.format(
            hour=hour,
            later=later,
            few=dice.whole(2, 9),
            many=dice.whole(12, 60),
            grams=dice.whole(3, 20) * 50,
            degrees=dice.whole(4, 29),
            **fillings,
        )
        return filled[0].upper() + filled[1:]


PHRASEBOOKS: Final = {
    code: Phrasebook(
        language=code,
        posts=words.POSTS,
        blanks=words.BLANKS,
        captions=words.CAPTIONS,
        charts=words.CHARTS,
        months=words.MONTHS,
        added=words.ADDED,
    )
    for code, words in (("en", phrases_en), ("fr", phrases_fr), ("ar", phrases_ar))
}
LANGUAGES: Final = tuple(PHRASEBOOKS)
TOPICS: Final = tuple(phrases_en.POSTS)
