"""A setting that a typed sentence names together with its value."""

from __future__ import annotations

from bot.domain.display import Hours, Unit
from bot.domain.settings_wishes import Setting, SettingWish
from bot.understanding.amounts import AmountReader
from bot.understanding.goals import GoalReader
from bot.understanding.night_ends import NightEndReader
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.windows import WindowReader

_LONGEST = 120
"""Characters; a longer text tells of more than one setting."""


class SettingReader:
    """Knows the words of intents/cues/settings."""

    def __init__(self, phrasing: Phrasing, amounts: AmountReader, windows: WindowReader, ends: NightEndReader) -> None:
        self._amounts = amounts
        self._goals = GoalReader(phrasing, amounts)
        self._windows = windows
        self._asks = phrasing.pattern("settings.asks")
        self._wishes = phrasing.pattern("settings.wishes")
        self._elsewhere = phrasing.pattern("settings.elsewhere")
        self._denied = phrasing.pattern("settings.denied")
        self._quiet = phrasing.pattern("settings.quiet")
        self._quiet_hours = phrasing.pattern("settings.quiet_hours")
        self._off = phrasing.pattern("settings.ended")
        self._ends = ends
        kinds = "|".join(f"{{{cues.stopped}}}" for cues in phrasing.kinds.values())
        self._days = phrasing.regex(rf"\b(?:{kinds}|{{time.weekdays}}s?|{{settings.some_days}})\b")
        self._vessels = {
            Setting.GLASS: phrasing.regex(r"(?<!\w){amounts.glasses}\s*{settings.holds}\s*(?=\W*[0-9a-z])"),
            Setting.BOTTLE: phrasing.regex(r"(?<!\w){amounts.bottles}\s*{settings.holds}\s*(?=\W*[0-9a-z])"),
        }
        self._new_vessels = {
            Setting.GLASS: phrasing.regex(
                r"\b{settings.new} {amounts.glasses}\W+{settings.it_holds}\s*(?=\W*[0-9a-z])"
            ),
            Setting.BOTTLE: phrasing.regex(
                r"\b{settings.new} {amounts.bottles}\W+{settings.it_holds}\s*(?=\W*[0-9a-z])"
            ),
        }
        self._told = phrasing.regex(
            r"\W*(?:{settings.polite}\W+)*{settings.tells} (?:{settings.my} )*(?:(?P<goal>{settings.goal_named})"
            r"|(?P<quiet>{settings.quiet_hours})|(?P<glass>{amounts.glasses}))(?:\W+(?:{settings.told_beside}))*\W*"
        )
        self._alters = {
            Setting.QUIET: phrasing.pattern("settings.alters_quiet"),
            Setting.GLASS: phrasing.pattern("settings.alters_glass"),
        }
        self._nights = phrasing.pattern("settings.nights")
        self._hours = {
            Hours.TWELVE: phrasing.pattern("settings.twelve"),
            Hours.TWENTY_FOUR: phrasing.pattern("settings.twenty_four"),
        }
        self._units = {
            Unit.OUNCES: phrasing.pattern("settings.ounces"),
            Unit.MILLILITRES: phrasing.pattern("settings.millilitres"),
        }
        self._unit_wishes = phrasing.pattern("settings.unit_wishes")
        self._fillers = phrasing.words("settings.fillers")
        self._drunk = phrasing.pattern("answers.drunk")

    def read(self, text: str) -> SettingWish | None:
        """The setting and its value; None for a question, for what is about one day, and where no value is named."""
        said = fold(text)
        if len(text) > _LONGEST:
            return None
        if (told := self._told.fullmatch(said)) is not None:
            named = next(setting for setting in Setting if setting.value in told.groupdict() and told[setting.value])
            return SettingWish(named, shows=True)
        if self._asks.search(said):
            return None
        if "?" in text and not self._wishes.search(said):
            return None
        display = self._display(said)
        if display is not None:
            return display
        if self._denied.search(said) and not self._quiet.search(said):
            return None
        one_end = self._quiet_from_or_until(said)
        if one_end is not None:
            return one_end
        if self._elsewhere.search(said):
            return None
        return self._quiet_wish(said) or self._goals.read(said) or self._vessel_wish(said) or self._altered(said)

    def _altered(self, said: str) -> SettingWish | None:
        """A setting that shall be another one, which is not said; a night is one without its hours."""
        if any(map(str.isdigit, said)):
            return None
        if self._quiet.search(said) and self._nights.search(said) and not self._days.search(said):
            return SettingWish(Setting.QUIET)
        named = (setting for setting, pattern in self._alters.items() if pattern.search(said))
        return next((SettingWish(setting) for setting in named), None)

    def _display(self, said: str) -> SettingWish | None:
        """How times or amounts are to be shown, and nothing else."""
        if self._denied.search(said):
            return None
        for hours, pattern in self._hours.items():
            if pattern.search(said) and self._is_all(pattern.sub(" ", said)):
                return SettingWish(Setting.HOURS, hours=hours)
        if not self._unit_wishes.search(said):
            return None
        for unit, pattern in self._units.items():
            rest, found = pattern.subn(" ", said)
            for other in self._units.values():
                rest = other.sub(" ", rest)
            if found and self._is_all(rest):
                return SettingWish(Setting.UNIT, unit=unit)
        return None

    def _is_all(self, rest: str) -> bool:
        return all(token in self._fillers or not token[0].isalnum() for token in rest.split())

    def _quiet_wish(self, said: str) -> SettingWish | None:
        if not self._quiet.search(said):
            return None
        window = self._windows.read(said, at_night=True)
        if window is not None and window.minutes:
            return SettingWish(Setting.QUIET, window=window)
        off = self._quiet_hours.search(said) and self._off.search(self._quiet_hours.sub(" ", said))
        return SettingWish(Setting.QUIET, off=True) if off and not any(map(str.isdigit, said)) else None

    def _quiet_from_or_until(self, said: str) -> SettingWish | None:
        """Nothing after an hour, or before one, on all days and of all kinds; a bare hour is one of the night."""
        if not self._quiet.search(said) or self._days.search(said):
            return None
        end = self._ends.in_sentence(said)
        return SettingWish(Setting.QUIET, end=end) if end is not None else None

    def _vessel_wish(self, said: str) -> SettingWish | None:
        if self._drunk.search(said):
            return None
        for setting, pattern in (*self._vessels.items(), *self._new_vessels.items()):
            found = pattern.search(said)
            amount = self._amounts.read(said[found.end() :]) if found is not None else None
            if amount is not None and amount.ml is not None:
                return SettingWish(setting, amount=amount)
        return None
