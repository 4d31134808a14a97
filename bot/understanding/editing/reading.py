"""A typed sentence as a change of a reminder that is there already, saved or about to be."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.editing import Edit, Which
from bot.domain.edits_together import aspects, together
from bot.domain.schedules import EVERY_DAY, ScheduleRequest
from bot.understanding.editing.accounting import Accounting
from bot.understanding.editing.operations import OperationReader, Told
from bot.understanding.editing.values import ValueReader
from bot.understanding.editing.which import WhichReader
from bot.understanding.editing.wording import EditWording
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import ClockTimes
from bot.understanding.time.windows import WindowReader

_LONGEST = 160
"""Characters; a change is said shortly."""
_STRANGE = 2
"""Words that mean nothing here and may stand in a sentence that is a change for certain."""
_WORD = re.compile(r"(?<!\w)[a-z][a-z']*")
_TIMES = (
    r"{time.weekdays}s?|{time.parts_of_day}s?|{days.every}|{days.working}|{days.weekends}|{time.noon}|{time.midnight}"
    r"|{time.half}|{time.quarter}|{time.past}|{time.oclock}|{time.units}|{time.hours}|{intervals.hourly}"
    r"|{intervals.every}|{intervals.amounts}|{intervals.and_a_part}|{intervals.other_rhythm}|{days.until}|{editing.time_words}"
)


class EditReader:
    """Reads sentences that change reminders; whether there is one that fits is not known here."""

    def __init__(
        self, phrasing: Phrasing, schedules: ScheduleReader, clocks: ClockTimes, windows: WindowReader
    ) -> None:
        self._schedules = schedules
        self._wording = EditWording(phrasing, schedules)
        values = self._values = ValueReader(phrasing, schedules, windows)
        self._which = WhichReader(phrasing, clocks)
        self._operations = OperationReader(phrasing, values, self._which, clocks)
        self._accounting = Accounting(phrasing, schedules)
        self._changes = phrasing.regex(r"^\W*(?:{editing.openings}\W*)*{editing.changes}\b")
        self._points = phrasing.regex(
            r"(?<!\ba )\b{editing.reminder} {editing.points} "
            r"(?=[0-9]|{time.weekdays}|{time.noon}|{days.every}|{days.working})"
        )
        self._joint = phrasing.regex(r"(?i)\s*[,;.]?\s+(?:{editing.joining})\s+|\s*[,;]\s+|\.\s+")
        self._reports = phrasing.regex(r"(?:{answers.done}|{answers.drunk})(?!\w)")
        self._instead = phrasing.pattern("editing.instead")
        self._replacing = phrasing.pattern("editing.replacing")
        self._only = phrasing.pattern("editing.only")
        self._reminder = phrasing.pattern("editing.reminder")
        self._it = phrasing.pattern("editing.it")
        self._leaves_out = phrasing.pattern("editing.leaves_out")
        self._only_once = phrasing.pattern("editing.only_once")
        self._owner = phrasing.regex(r"^\W*{editing.owner} ")
        self._asks = phrasing.pattern("editing.asks")
        self._counts = phrasing.pattern("editing.counts")
        self._complains = phrasing.pattern("editing.complains")
        self._new = phrasing.pattern("editing.new")
        self._everything = phrasing.pattern("editing.all")
        self._kept = phrasing.pattern("editing.kept")
        self._elsewhere = phrasing.pattern("editing.elsewhere")
        kinds = "|".join(f"{{{cues.stopped}}}" for cues in phrasing.kinds.values())
        self._sets = phrasing.regex(rf"\b(?:{{editing.sets}}|{{editing.puts}} (?:{kinds}))\b")
        self._known = phrasing.regex(rf"(?<![\w'])(?:{{editing.known}}|{kinds}|{_TIMES})(?![\w'])")

    def read(self, text: str, *, about: bool = False) -> Edit | None:
        """The change that a text asks for; None where it asks for none.

        `about` says that a reminder is being spoken of, so that less has to be said: "evening rather", "9 instead".
        """
        whole = self._read(text, about=about)
        edit = self._both(text, whole, about=about) or whole
        if edit is None or edit.names_nothing:
            return self._beside_a_reason(text, about=about) or edit
        lost = self._lost(text, edit)
        if lost and (other := self._read(text, about=about, split=False)) is not None and not other.names_nothing:
            edit, lost = min((edit, lost), (other, self._lost(text, other)), key=lambda one: len(one[1]))
        return replace(edit, left_out=lost)

    def _lost(self, text: str, edit: Edit) -> tuple[str, ...]:
        return self._accounting.lost(self._values.without_kinds(self.prepared(text)), edit)

    def _both(self, text: str, whole: Edit | None, *, about: bool) -> Edit | None:
        """Two changes in one sentence: "make that 9 and leave out saturdays"; None where one reading says it all."""
        if len(text) > _LONGEST:
            return None
        for joint in self._joint.finditer(text):
            first = self._read(text[: joint.start()], about=about)
            other = self._read(text[joint.end() :], about=True) if first is not None else None
            if first is None or other is None or self._goes_on(text, whole, first, text[joint.end() :]):
                continue
            both = together(first, other)
            if both is not None and (whole is None or aspects(whole) < aspects(both)):
                return both
        return None

    def _beside_a_reason(self, text: str, *, about: bool) -> Edit | None:
        """A change in one of two clauses, where the other says why: "8 clashes with work, can we do 9"."""
        if len(text) > _LONGEST or self._elsewhere.search(self.prepared(text)):
            return None
        for joint in self._joint.finditer(text):
            clauses = text[: joint.start()], text[joint.end() :]
            for reason, change in (clauses, clauses[::-1]):
                said = self.prepared(reason)
                if "?" in reason or any(one.search(said) for one in (self._asks, self._reports, self._changes)):
                    continue
                found = self._for_a_reason(self._values.read(said), change, about=about)
                if found is not None and self._schedules.read(reason) is None:
                    return found
        return None

    def _for_a_reason(self, reason: ScheduleRequest, change: str, *, about: bool) -> Edit | None:
        """The change; what the reason names is what was there. Where it names nothing the change must stand alone."""
        if reason.days == EVERY_DAY:  # "mornings are mad"
            reason = replace(reason, days=())
        edit = self._read(change, about=about or bool(reason.times))
        if edit is not None and edit.said.times and reason.times and not edit.which.times:
            return replace(edit, which=replace(edit.which, times=reason.readings))
        if edit is not None and not edit.names_nothing and not (reason.times or reason.days):
            return edit
        said = self.prepared(change)
        drops = self._leaves_out.search(said) is not None and not self._strange(said)
        if not drops or not reason.days or reason.times or self._values.read(said).names_something:
            return None
        return Edit(gone=ScheduleRequest(days=reason.days))

    def _goes_on(self, text: str, whole: Edit | None, first: Edit, second: str) -> bool:
        """Whether the second half is no change of its own, but goes on with what goes: "drop 8am and 6pm"."""
        if whole is None or not first.gone.names_something:
            return False
        said = self.prepared(second)
        own = (self._changes, self._sets, self._only, self._leaves_out, self._instead)
        return not any(one.search(said) for one in own) and not self._lost(text, whole)

    def _read(self, text: str, *, about: bool, split: bool = True) -> Edit | None:
        if len(text) > _LONGEST or not (about or self._schedules.may_name_times(text)):
            return None
        said = self.prepared(text)
        if self._asks.search(said) or self._kept.search(said) or self._elsewhere.search(said):
            return None
        changes = self._changes.search(said) is not None or self._points.search(said) is not None
        if not about and not changes and self._new.search(said):
            return None
        verb = changes or self._sets.search(said) is not None
        if len(self._strange(said)) > (_STRANGE if verb else 0):
            return None
        counts = self._counts.search(said) is not None and not (verb or about or self._instead.search(said))
        if counts or (self._leaves_out.search(said) and self._only_once.search(said)):
            return None
        which, rest = self._which.read(said)
        edit = self._operations.read(Told(which, rest), about=about, split=split)
        if edit.said.times and not changes and self._complains.search(said) and self._instead.search(said) is None:
            return None if about else Edit(replace(edit.which, times=edit.said.readings))  # "8 am is too early"
        named = edit.which.names_one or self._reminder.search(said) is not None
        spoken_of = named or self._it.search(said) is not None
        if edit.names_nothing:
            bare = (
                (changes or (named and self._complains.search(said) is not None))
                and spoken_of
                and not text.rstrip().endswith("?")
            )
            return replace(edit, sure=True) if bare else None
        if not (about or verb or self._is_marked(edit, said) or self._is_only(said)):
            return None
        return replace(edit, sure=verb and named, corrects=self._instead.search(said) is not None)

    def described(self, text: str) -> Which:
        """The reminders that a text describes, whatever else it says; of several kinds none is the one."""
        if len(text) > _LONGEST:
            return Which()
        said = self.prepared(text)
        which, _ = self._which.read(said)
        kinds = self._values.kinds_in(said)
        return replace(which, kind=kinds[0]) if len(kinds) == 1 else which

    def which(self, text: str) -> tuple[Which, bool] | None:
        """The reminder that a text names and nothing else, and whether all are named; None where it names none."""
        said = self.prepared(text)
        if len(text) > _LONGEST or self._strange(said):
            return None
        which, _ = self._which.read(f"the {said}" if self._starts_bare(said) else said)
        kinds = self._values.kinds_in(said)
        which = replace(which, kind=kinds[0]) if len(kinds) == 1 else which
        everything = self._everything.search(said) is not None
        value = self._values.read(said)
        if not which.names_one and (value.times or value.days):
            which = replace(which, times=value.readings, days=value.days)
        return (which, everything) if which.names_one or everything else None

    def says_no_more(self, text: str) -> bool:
        """Whether a text has no word but those of days, times and changes."""
        return not self._strange(self.prepared(text))

    def prepared(self, text: str) -> str:
        """The form of a text that is searched."""
        return self._wording.prepared(text)

    def _is_marked(self, edit: Edit, said: str) -> bool:
        """Whether it is clear without a verb that something there already changes."""
        if (
            edit.minutes is not None
            or edit.adds
            or edit.which.place is not None
            or edit.gone.names_something
            or edit.gone.part is not None
            or edit.starts
            or edit.ends
        ):
            return True
        return self._instead.search(said) is not None or self._replacing.search(said) is not None

    def _is_only(self, said: str) -> bool:
        """Whether it says "only", and is no whole wish for a new reminder."""
        if self._only.search(said) is None:
            return False
        wish = self._schedules.read(said)
        return wish is None or bool(wish.missing or wish.left_out)

    def _starts_bare(self, said: str) -> bool:
        return self._owner.match(said) is None

    def _strange(self, said: str) -> list[str]:
        return _WORD.findall(self._known.sub(" ", said))
