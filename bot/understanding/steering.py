"""What a typed text does in a session that runs: stop, pause, go on, ouch."""

from __future__ import annotations

from bot.domain.sessions import Steering
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 60
"""Characters; who is in the middle of a stretch types little."""

_MOST_TELLING = (
    Steering.HURTS,
    Steering.STOP,
    Steering.AGAIN,
    Steering.PAUSE,
    Steering.BACK,
    Steering.RESUME,
    Steering.TELL,
    Steering.NEXT,
)
"""Which word counts where a text has several: "ok next, ouch"."""


class SteeringReader:
    """Reads texts that are nothing but such words, which intents/cues/sessions lists; whether a session runs is not
    known here.
    """

    def __init__(self, phrasing: Phrasing, numbers: Numbers) -> None:
        self._numbers = numbers
        self._words = {word: phrasing.pattern(f"sessions.{word}") for word in _MOST_TELLING}
        said = "|".join(f"{{sessions.{word}}}" for word in (*_MOST_TELLING, "beside"))
        self._nothing_else = phrasing.regex(rf"\W*(?:(?:{said})(?!\w)\W*)+")

    def read(self, text: str) -> Steering | None:
        """What it does; None where anything else is said too."""
        if len(text) > _LONGEST:
            return None
        said = self._numbers.with_figures(text)
        if self._nothing_else.fullmatch(said) is None:
            return None
        return next((word for word in _MOST_TELLING if self._words[word].search(said)), None)
