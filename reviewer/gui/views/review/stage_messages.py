# SPDX-License-Identifier: Apache-2.0
"""What stands on the stage when there is no item on it."""

from __future__ import annotations

from reviewer.gui.foundation.language import translate
from reviewer.gui.foundation.wording import describe, gone_sentence
from reviewer.gui.viewmodels.opening import StageState
from reviewer.gui.viewmodels.review import Review
from reviewer.gui.views.review.messages import Message


def say_state(message: Message, review: Review, language: str) -> None:
    """Say why there is no item on the stage, and what to do next."""
    state = review.state
    match state:
        case StageState.LOADING:
            message.say("", translate("ReviewView", "Opening the next group."))
        case StageState.EMPTY:
            message.say(
                translate("ReviewView", "Nothing to review"),
                translate(
                    "ReviewView", "New groups come by themselves. You can look again, or rest."
                ),
                go_on=translate("ReviewView", "Look again"),
            )
        case StageState.CLOSED:
            message.say(
                translate("ReviewView", "This workstation was closed by your administrator"),
                translate("ReviewView", "Media were destroyed. Ask for a new code to go on."),
            )
        case StageState.GONE:
            message.say(
                translate("ReviewView", "This group closed"),
                gone_sentence(review.gone_why),
                go_on=translate("ReviewView", "Next group"),
            )
        case StageState.FAILED:
            error = review.error
            message.say(
                translate("ReviewView", "This group cannot be opened"),
                describe(error) if error else "",
                go_on=translate("ReviewView", "Next group"),
            )
        case StageState.DIVERTED:
            message.say(
                translate("ReviewView", "Locked"),
                translate(
                    "ReviewView", "The gateway is told as soon as it can be reached. Please tell:"
                ),
                go_on=translate("ReviewView", "Next group"),
            )
            if review.policy is not None:
                message.show_contact(review.policy.legal_contact, language)
        case StageState.GROUP:
            pass
