"""Two things in one message, done, set or asked: "did my stretches and drank 500 ml"."""

from __future__ import annotations

import re

from bot.domain.settings_wishes import Setting
from bot.understanding.drinks import DrinkReader
from bot.understanding.questions import QuestionReader
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.setting_values import SettingReader
from bot.understanding.stretches import StretchReader
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 160
"""Characters; a longer text tells of more."""

_WORD = re.compile(r"\w+")
_JOINT = r"(?i)(?:\s*[,;.!]\s*|\s+)(?:{acts.joining}\s+)+|\s*[;.!]\s+|\s*,\s+"


class ActReader:
    """Cuts a message where each half is an act of another kind, or one of another day.

    What asks for an answer may only come last: a reminder that is wished for, or a question.
    """

    def __init__(
        self,
        phrasing: Phrasing,
        drinks: DrinkReader,
        stretches: StretchReader,
        settings: SettingReader,
        schedules: ScheduleReader,
        questions: QuestionReader,
    ) -> None:
        self._joint = phrasing.regex(_JOINT)
        self._hints = phrasing.words("acts.hints")
        self._drinks = drinks
        self._stretches = stretches
        self._settings = settings
        self._schedules = schedules
        self._questions = questions

    def read(self, text: str) -> tuple[str, str] | None:
        """The two halves; None where one half is no act, both are of one kind and day, or more is asked."""
        if len(text) > _LONGEST or ("?" in text and self._hints.isdisjoint(_WORD.findall(text.lower()))):
            return None
        for joint in self._joint.finditer(text):
            first, second = text[: joint.start()].strip(), text[joint.end() :].strip()
            if "?" in first:
                return None
            kind = self._kind_of(first)
            if kind is None:
                continue
            if self._asks(second):
                return (first, second) if kind in (self._drinks, self._stretches) else None
            other = self._kind_of(second, last=True) if "?" not in second else None
            if other is not None and (kind != other or self._of_other_days(kind, first, second)):
                return first, second
        return None

    def _asks(self, part: str) -> bool:
        """Whether a part is one whole question, which does not lean on what stands before it."""
        reader = self._questions
        asked = [one for one in reader.questions_of(part) if reader.is_question(one)]
        return len(asked) == 1 and asked[0].strip() == part and reader.stands_alone(part)

    def _of_other_days(self, kind: Setting | object, first: str, second: str) -> bool:
        """Whether both name the day that they are of, and not the same one."""
        if not isinstance(kind, DrinkReader):
            return False
        days, others = kind.days_of(first), kind.days_of(second)
        return bool(days and others) and not days & others

    def _kind_of(self, part: str, *, last: bool = False) -> Setting | object | None:
        """What is done or set, or the reader that knows it; None where nothing is."""
        setting = self._settings.read(part)
        if setting is not None:
            return setting.setting
        known = (self._drinks, self._stretches, *((self._schedules,) if last else ()))
        return next((reader for reader in known if part and reader.read(part) is not None), None)
