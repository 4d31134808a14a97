"""One end of the quiet hours: "nothing after 9pm", "till 7"."""

from __future__ import annotations

from bot.domain.settings_wishes import NightEnd
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import LONGEST_ANSWER
from bot.understanding.time.windows import WindowReader

_NOON = 12


class NightEndReader:
    """Knows the words of intents/cues/settings that stand before an hour of the night."""

    def __init__(self, phrasing: Phrasing, windows: WindowReader) -> None:
        self._windows = windows
        self._after = phrasing.pattern("settings.after")
        self._before = phrasing.pattern("settings.before")
        self._over = phrasing.pattern("settings.over")
        self._nothing_else = phrasing.regex(
            r"\W*(?:(?:{settings.after}|{settings.before}|{settings.over}|{settings.beside_end})(?!\w)\W*)*"
        )

    def in_sentence(self, said: str) -> NightEnd | None:
        """The end that a folded sentence names by a word before it; None where it names both, or none."""
        if self._after.search(said) and self._before.search(said):
            return None
        for until, pattern in ((False, self._after), (True, self._before)):
            found = pattern.search(said)
            clock = self._windows.only_time(said[found.end() :]) if found is not None else None
            if clock is not None and clock.time is not None:
                late = not until and clock.open and clock.later is not None
                return NightEnd(clock.later if late and clock.later else clock.time, until)
        return None

    def alone(self, text: str) -> NightEnd | None:
        """The end that a text is, which is asked for: an hour of the morning by itself is when they are over."""
        clock = self._windows.only_time(text) if len(text) <= LONGEST_ANSWER and "?" not in text else None
        if clock is None or clock.time is None:
            return None
        rest = self._windows.beside(clock, text)
        if not self._nothing_else.fullmatch(rest):
            return None
        until = self._before.search(rest) is not None or self._over.search(rest) is not None
        after = self._after.search(rest) is not None
        if (until and not after) or (until == after and clock.time.hour < _NOON and not clock.open):
            return NightEnd(clock.time, until=True)
        if until == after and clock.open:
            return None
        return NightEnd(clock.later if clock.open and clock.later else clock.time, until=False)
