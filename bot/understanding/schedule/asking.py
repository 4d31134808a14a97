"""Whether a sentence asks for a new reminder, and what it is for."""

from __future__ import annotations

import re

from bot.domain.kinds import KindId
from bot.understanding.text.phrasing import Phrasing

_WORD = re.compile(r"[a-z']+")
_REMIND_AT_END = r"(?<!\w){asking.remind_at_end}$"
_TELLING = r"\b{asking.somebody}\s+(?:{asking.often} )*{asking.tells}\b"
_OWNED = r"\b{asking.owner}\s+\w*\s*$"


class Asking:
    """Judges sentences in the form that is searched."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._again = phrasing.pattern("asking.again")
        self._alarm = phrasing.pattern("asking.alarm")
        self._asks_first = phrasing.pattern("asking.asks_first")
        self._complaint = phrasing.pattern("asking.complaint")
        self._elsewhere = phrasing.pattern("asking.elsewhere")
        self._habit = phrasing.pattern("asking.habit")
        self._habit_first = phrasing.pattern("asking.habit_first")
        self._made = phrasing.pattern("asking.made")
        self._making = phrasing.pattern("asking.making")
        self._names = phrasing.pattern("asking.names")
        self._not_undone = phrasing.pattern("asking.not_undone")
        self._noting = phrasing.pattern("asking.noting")
        self._other_asked = phrasing.pattern("asking.other_asked")
        self._other_wish = phrasing.pattern("asking.other_wish")
        self._own_reminder = phrasing.pattern("asking.own_reminder")
        self._planning = phrasing.pattern("asking.planning")
        self._polite = phrasing.pattern("asking.polite")
        self._question = phrasing.pattern("asking.question")
        self._remind = phrasing.pattern("asking.remind")
        self._reminder = phrasing.pattern("asking.reminder")
        self._setting = phrasing.pattern("asking.setting")
        self._someone_else = phrasing.pattern("asking.someone_else")
        self._tell_again = phrasing.pattern("asking.tell_again")
        self._tell_me = phrasing.pattern("asking.tell_me")
        self._thanked = phrasing.pattern("asking.thanked")
        self._told = phrasing.pattern("asking.told")
        self._undo = phrasing.pattern("asking.undo")
        self._wanting = phrasing.pattern("asking.wanting")
        self._meanwhile = phrasing.pattern("asking.meanwhile")
        self._judged = phrasing.pattern("asking.judged")
        self._kinds = {kind: phrasing.pattern(cues.asked) for kind, cues in phrasing.kinds.items()}
        self._remind_at_end = phrasing.regex(_REMIND_AT_END)
        self._telling = phrasing.regex(_TELLING)
        self._owned = phrasing.regex(_OWNED)
        self._known = phrasing.words("asking.known")

    def kind_in(self, said: str) -> KindId | None:
        """What a searched sentence is about; None where it names no kind of reminder, or several."""
        named = [kind for kind, pattern in self._kinds.items() if pattern.search(said)]
        return named[0] if len(named) == 1 else None

    def names_a_kind(self, said: str) -> bool:
        """True where any kind of reminder is named."""
        return any(pattern.search(said) for pattern in self._kinds.values())

    def declines(self, said: str, *, asked: bool) -> bool:
        """True where a searched sentence asks for no reminder, whatever it names of times; `asked` says that it ends
        with a question mark.
        """
        reminds, named = self._reminds(said), self._reminder.search(said) is not None
        polite = self._polite.search(said) is not None and (reminds or named)
        return bool(
            (self._undo.search(said) and not self._not_undone.search(said))
            or (
                (self._question.search(said) or self._other_wish.search(said))
                and not (polite and not self._asks_first.search(said))
            )
            or (not reminds and not named and self._judged.search(said))
            or (asked and not polite and not self._wanting.search(said) and not reminds)
            or self._tell_again.search(said)
            or self._someone_else.search(said)
        )

    def _reminds(self, said: str) -> bool:
        return self._remind.search(said) is not None or self._remind_at_end.search(said) is not None

    def asks(self, said: str, bare: str, *, times: bool, when: bool, timed: bool) -> bool:
        """True where a searched sentence that does not decline asks for a new reminder.

        `bare` is it without what was read of its days. `times` says that it names days, times or parts of the day,
        `when` that this is enough for a bare request, `timed` that a time, an interval or a delay is among it.
        """
        noun = self._reminder.search(said)
        if not when and self._again.search(said):
            return False
        if self._reminds(said):
            return not self._reports(said) and not self._is_something_else(said)
        if self._setting.search(said):
            return False
        if noun is not None:
            return self._asks_with_noun(said, noun, times=times)
        return when and self._is_bare_request(said, bare, timed=timed)

    def _reports(self, said: str) -> bool:
        """True for "thanks for reminding me" and "it reminded me"."""
        return self._thanked.search(said) is not None or (
            self._told.search(said) is not None and not self._tell_me.search(said)
        )

    def _is_something_else(self, said: str) -> bool:
        """True for a reminder of what this bot does not remind of."""
        if self._elsewhere.search(said):
            return True
        return not self.names_a_kind(said) and (bool(self._strange(said)) or self._alarm.search(said) is not None)

    def _strange(self, said: str) -> list[str]:
        words = _WORD.findall(said)
        return [
            word
            for word in words
            if word not in self._known
            and not any(pattern.fullmatch(word) for pattern in self._kinds.values())
            and not self._names.fullmatch(word)
        ]

    def _asks_with_noun(self, said: str, noun: re.Match[str], *, times: bool) -> bool:
        if self._is_something_else(said):
            return False
        if self._making.search(said) or self._wanting.search(said):
            return not self._own_reminder.search(said) or self._made.search(said) is not None
        if self._telling.search(said) or self._noting.search(said) or (noun.group().endswith("s") and not times):
            return False
        named = times or self.names_a_kind(said) or len(said.split()) < 3
        return named and not self._owned.search(said[: noun.start()])

    def _is_bare_request(self, said: str, bare: str, *, timed: bool) -> bool:
        """Stretch every day at 6, and the like: little else than what and when."""
        if not self.names_a_kind(said) or self._complaint.search(said) or self._elsewhere.search(said):
            return False
        said = self._meanwhile.sub(" ", said)
        if (
            self._planning.search(said)
            or self._habit_first.search(said)
            or self._habit.search(said)
            or (self._wanting.search(said) and not timed)
        ):
            return False
        bare = self._meanwhile.sub(" ", bare)
        words = _WORD.findall(bare)
        if self._wanting.search(said):
            return len(self._strange(bare)) <= max(2, len(words) // 4) and not self._other_asked.search(said)
        if self._telling.search(bare) or self._noting.search(bare):
            return False
        return len(self._strange(bare)) <= max(1, len(words) // 5)
