# SPDX-License-Identifier: Apache-2.0
"""Feeds held listening to the speaker, run by run, until it is over.

A thread of its own: the person holds a key meanwhile, and no lane of the window may wait for that.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from reviewer.domain.errors import WorldError
from reviewer.ports.media import ClearSamples
from reviewer.ports.sound import Speaker


class Listening:
    """One sound while it is held."""

    def __init__(
        self,
        speaker: Speaker,
        first: ClearSamples,
        following: Callable[[int], ClearSamples],
        is_over: Callable[[], bool],
    ) -> None:
        """Prepare; ``following`` decodes the run at a moment in milliseconds."""
        self._speaker = speaker
        self._next = first
        self._following = following
        self._is_over = is_over
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._feed, name="listening", daemon=True)

    def start(self) -> None:
        """Let it be heard."""
        self._thread.start()

    def stop(self) -> None:
        """Be silent at once, and for good: nothing of it is heard after this has returned."""
        self._stopped.set()  # before the speaker, which asks for it until it is silent
        self._speaker.stop()

    def join(self) -> None:
        """Wait until nothing is fed any more."""
        if self._thread.ident is not None:
            self._thread.join()

    def _feed(self) -> None:
        run = self._next
        try:
            while not self._ended():
                self._speaker.play(run.samples, run.rate_hz, self._stopped.is_set)
                if run.next_ms is None or self._ended():
                    break
                run = self._following(run.next_ms)
        except WorldError:
            # Heard so far, and no further: the person looks at the item, not at its sound.
            self._speaker.stop()
        if self._is_over():
            self._speaker.stop()

    def _ended(self) -> bool:
        # In this order: asking whether it is over may wait, and it may be stopped meanwhile.
        return self._is_over() or self._stopped.is_set()
