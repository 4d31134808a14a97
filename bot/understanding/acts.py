"""Two things done or set in one message: "did my stretches and drank 500 ml"."""

from __future__ import annotations

from bot.domain.settings_wishes import Setting
from bot.understanding.drinks import DrinkReader
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.setting_values import SettingReader
from bot.understanding.stretches import StretchReader
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 160
"""Characters; a longer text tells of more."""

_JOINT = r"(?i)(?:\s*[,;.!]\s*|\s+)(?:{acts.joining}\s+)+|\s*[;.!]\s+|\s*,\s+"


class ActReader:
    """Cuts a message where each half is an act of another kind; what asks for an answer may only come last."""

    def __init__(
        self,
        phrasing: Phrasing,
        drinks: DrinkReader,
        stretches: StretchReader,
        settings: SettingReader,
        schedules: ScheduleReader,
    ) -> None:
        self._joint = phrasing.regex(_JOINT)
        self._drinks = drinks
        self._stretches = stretches
        self._settings = settings
        self._schedules = schedules

    def read(self, text: str) -> tuple[str, str] | None:
        """The two halves; None for a question, and where one half is no act or both are of one kind."""
        if len(text) > _LONGEST or "?" in text:
            return None
        for joint in self._joint.finditer(text):
            first, second = text[: joint.start()].strip(), text[joint.end() :].strip()
            kind = self._kind_of(first)
            if kind is not None and (other := self._kind_of(second, last=True)) is not None and kind != other:
                return first, second
        return None

    def _kind_of(self, part: str, *, last: bool = False) -> Setting | object | None:
        """What is done or set, or the reader that knows it; None where nothing is."""
        setting = self._settings.read(part)
        if setting is not None:
            return setting.setting
        known = (self._drinks, self._stretches, *((self._schedules,) if last else ()))
        return next((reader for reader in known if part and reader.read(part) is not None), None)
