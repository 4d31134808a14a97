"""Which reminders a typed sentence wants to stop."""

from __future__ import annotations

import re

from bot.domain.cancelling import Cancel
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import LONGEST_ANSWER
from bot.understanding.time.clock_times import PARTS_OF_DAY, ClockTime, ClockTimes

_FEW = 5
"""Words, beside those that ask to stop, of a sentence that names a time or a kind and no reminder: "remove 14:00"."""


class CancelReader:
    """Reads sentences that ask for reminders to stop."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers, clocks: ClockTimes) -> None:
        self._numbers = numbers
        self._clocks = clocks
        self._sure = phrasing.pattern("cancelling.sure")
        self._stop = phrasing.pattern("cancelling.stop")
        self._stop_word = phrasing.pattern("cancelling.stop_word")
        self._reminder = phrasing.pattern("cancelling.reminder")
        self._kinds = {kind: phrasing.pattern(cues.stopped) for kind, cues in phrasing.kinds.items()}
        self._others = {kind for kind, cues in phrasing.kinds.items() if not cues.apart}
        self._everything = phrasing.pattern("cancelling.everything")
        self._narrowed = phrasing.pattern("cancelling.narrowed")
        self._range = phrasing.pattern("cancelling.range")
        self._ones = phrasing.pattern("cancelling.ones")
        self._things = phrasing.pattern("cancelling.things")
        self._asks = phrasing.pattern("cancelling.asks")
        self._asks_how = phrasing.pattern("cancelling.asks_how")
        self._how_to = phrasing.pattern("cancelling.how_to")
        self._not_meant = phrasing.pattern("cancelling.not_meant")
        self._place = phrasing.regex(r"\b(?P<place>{editing.places})\b(?! {editing.no_place}\b)")
        self._places = phrasing.meanings("editing.places")
        self._part = phrasing.regex(r"\b(?P<part>{time.parts_of_day})s?\b")
        self._parts = phrasing.meanings("time.parts_of_day", tuple(PARTS_OF_DAY))
        self._drink_entry = phrasing.regex(r"\b{cancelling.drink}\b.*\b{cancelling.entry}\b")
        kinds = "|".join(f"{{{cues.stopped}}}" for cues in phrasing.kinds.values())
        self._counting = phrasing.regex(
            rf"\s*(?!(?:{{cancelling.behind_a_time}}|{{cancelling.reminder}}|{{cancelling.things}}|{kinds})(?!\w))[a-z]"
        )
        self._counted = phrasing.regex(r"[0-9]+ (?={cancelling.counted}\b)")

    def read(self, text: str) -> Cancel | None:
        """What a sentence that asks to stop reminders names; None where it asks for nothing of the kind.

        None too for pauses, most questions, drinks and the deletion of data. `time` is set only where one time was
        named, in its morning reading where it was a bare hour. `all` is True only where everything was named and
        nothing narrows it down.
        """
        if len(text) > LONGEST_ANSWER:
            return None
        said = self._counted.sub("", self.prepared(text))
        stop = self._stop.search(said)
        if stop is None or self._asks_something(said) or self._is_not_meant(said):
            return None
        kinds = [kind for kind, pattern in self._kinds.items() if pattern.search(said)]
        times = [one for one in self._clocks.find(said) if one.time is not None and not self._counts(said, one)]
        place = self._place.search(self.prepared(text))
        if not self._is_of_reminders(said, stop, named=bool(kinds), timed=bool(times) or place is not None):
            return None
        kind = kinds[0] if len(kinds) == 1 else None
        time = times[0].time if len(times) == 1 and not self._range.search(said) else None
        narrowed = self._narrowed.search(said) is not None or (bool(times) and time is None)
        everything = self._everything.search(said) is not None or (len(kinds) > 1 and self._others.issubset(kinds))
        if place is not None:
            return Cancel(kind, place=int(self._places[place["place"]]))
        parts = {self._parts[one["part"]] for one in self._part.finditer(said)} if not times else set()
        within = PARTS_OF_DAY[parts.pop()] if len(parts) == 1 else None
        return Cancel(kind, everything and kind is None and not times and not narrowed, time, narrowed, within=within)

    def prepared(self, text: str) -> str:
        """The form of a text that is searched."""
        return self._numbers.with_figures(self._ones.sub("thing", text.lower()))

    def _is_of_reminders(self, said: str, stop: re.Match[str], *, named: bool, timed: bool) -> bool:
        reminder = self._reminder.search(said)
        if reminder is not None:
            return (
                reminder.start() >= stop.start()
                or self._stop_word.search(stop.group()) is not None
                or self._sure.search(said) is not None
            )
        if len(said.split()) - len(stop.group().split()) > _FEW:
            return False
        thing = self._things.search(said) is not None
        return timed or (named and (thing or self._sure.search(said) is not None))

    def _counts(self, said: str, clock: ClockTime) -> bool:
        """Whether a number alone counts what stands behind it: "lose 5 kg" names no time of day."""
        if not said[clock.start : clock.end].strip().isdigit():
            return False
        return self._counting.match(said, clock.end) is not None

    def _asks_something(self, said: str) -> bool:
        """True for questions, but for "how do I turn off the reminders"."""
        if self._asks.search(said):
            return True
        how = self._asks_how.search(said)
        return how is not None and not self._how_to.search(said, how.end())

    def _is_not_meant(self, said: str) -> bool:
        """True where something else than reminders is to stop, or only for a while."""
        return self._not_meant.search(said) is not None or self._drink_entry.search(said) is not None
