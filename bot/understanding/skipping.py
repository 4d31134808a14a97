"""One time of a reminder that a typed sentence leaves out: "skip the next one", "no stretch tomorrow"."""

from __future__ import annotations

import re

from bot.domain.said_days import OnceDay
from bot.domain.skipping import Skip
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.said_days import FoundDay, SaidDays

_LONGEST = 80
_WORDS = re.compile(r"\b\w")
_POSSESSIVE = re.compile(r"^'?s\b")
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2})?\s?(?:am|pm|o'?\s?clock)?"


class SkipReader:
    """Knows the words of intents/cues/skipping; whether anything comes then is not known here."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._days = SaidDays(phrasing)
        self._skips = phrasing.pattern("skipping.skips")
        self._of_one_day = phrasing.regex(r"\b(?P<day>{time.tomorrow}|{said_days.today})s\b")
        self._it = phrasing.pattern("editing.it")
        self._sure = phrasing.pattern("skipping.sure")
        self._next = phrasing.pattern("skipping.next")
        self._clause = phrasing.regex(r"\s*[,;.!]\s*|\s+-\s+|\s+(?={skipping.because}(?!\w))")
        self._asks = phrasing.regex(r"(?<!\w)(?:{skipping.asks}|{cancelling.reminder})(?!\w)")
        kinds = "|".join(f"{{{cues.stopped}}}" for cues in phrasing.kinds.values())
        self._thing = phrasing.regex(rf"\b(?:{kinds}|{{cancelling.reminder}})\b")
        part = rf"(?:{{skipping.skips}}|{{skipping.next}}|{{skipping.beside}}|{{cancelling.reminder}}|{kinds}|{_CLOCK})"
        self._nothing_else = phrasing.regex(rf"\W*(?:{part}(?!\w)\W*)+")

    def read(self, text: str) -> Skip | None:
        """What is left out; None for a question, beside anything else, and for a whole day that names no reminder."""
        if len(text) > _LONGEST or "?" in text:
            return None
        said = self._of_one_day.sub(r"\g<day>'s", fold(text))
        return self._wish(said) or self._beside_a_reason(said)

    def _beside_a_reason(self, said: str) -> Skip | None:
        """The wish in one of two clauses, where the other one has neither a number nor a day, and asks for nothing."""
        clauses = [one for one in self._clause.split(said, maxsplit=1) if one]
        if len(clauses) < 2:
            return None
        for wish, reason in (clauses, clauses[::-1]):
            if self._asks.search(reason) is not None or any(map(str.isdigit, reason)):
                continue
            day = self._day_in(reason)
            if day is not None:  # "tomorrow I'm out, skip it"
                wish = f"{wish} {reason[day.start : day.end]}"
            if (skip := self._wish(wish, told_why=True)) is not None:
                return skip
        return None

    def _wish(self, said: str, *, told_why: bool = False) -> Skip | None:
        if self._skips.search(said) is None:
            return None
        day = self._day_in(said)
        rest = said if day is None else " ".join((said[: day.start], _POSSESSIVE.sub("", said[day.end :])))
        if self._nothing_else.fullmatch(rest) is None:
            return None
        it = self._it.search(rest) is not None
        sure = self._sure.search(said) is not None
        if day is None:
            return Skip() if self._next.search(rest) or (sure and it) else None
        its_own = _POSSESSIVE.match(said[day.end :]) is not None
        named = its_own or self._thing.search(rest) is not None or (sure and it)
        if day.day is None or not (named or sure or told_why) or (day.day is OnceDay.TODAY and not named):
            return None
        return Skip(day.day)

    def _day_in(self, said: str) -> FoundDay | None:
        found = (self._days.any_at(said, start.start()) for start in _WORDS.finditer(said))
        return next((day for day in found if day is not None), None)
