"""What is found of a rule, step by step, in a sentence of which more and more is understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto

from bot.domain.rules import NO_RULE, RuleRequest
from bot.domain.said_days import SaidDay, Slashed
from bot.understanding.time.said_days import FoundDay


class Says(Enum):
    """What characters of a sentence say, where it may turn out not to count."""

    ONCE = auto()
    PER_WEEK = auto()
    COUNT = auto()
    UNTIL = auto()
    DURATION = auto()
    RHYTHM = auto()
    MONTH_DAYS = auto()


class Finding:
    """A sentence of which more and more is understood. What is, is masked, so that nothing reads it twice.

    `once` is a day of the calendar on which it comes once. `per_week` is how often a week, `count` how often in all, or
    a day. `weekly` says that days of the week that are named are those of each week. `wrong` says that no calendar has
    a date, or that it is too far. `spans` are the characters that say all this, `at` those that say some of it;
    `hidden` are characters that no reader of times is to take, and that say nothing here.
    """

    def __init__(self, said: str) -> None:
        self.said = said
        self.rule = NO_RULE
        self.once: SaidDay | None = None
        self.per_week: int | None = None
        self.count: int | None = None
        self.weekly = False
        self.wrong = False
        self.spans: list[tuple[int, int]] = []
        self.hidden: list[tuple[int, int]] = []
        self.at: dict[Says, tuple[int, int]] = {}

    def take(self, pattern: re.Pattern[str], says: Says | None = None) -> re.Match[str] | None:
        """What a pattern finds, which is then understood."""
        match = pattern.search(self.said)
        if match is not None:
            self.mask(*match.span(), says)
        return match

    def mask(self, start: int, end: int, says: Says | None = None) -> None:
        """These characters are understood."""
        if says is not None:
            self.at[says] = start, end
        parts = [(start, end)]
        for first, last in self.hidden:
            parts = [one for a, b in parts for one in ((a, min(b, first)), (max(a, last), b)) if one[0] < one[1]]
        self.spans += parts
        self.said = masked(self.said, start, end)

    def hide(self, start: int, end: int) -> None:
        """These characters belong to what is understood, and are not."""
        self.hidden.append((start, end))
        self.said = masked(self.said, start, end)

    def day(self, found: FoundDay, put: Callable[[RuleRequest, SaidDay], RuleRequest]) -> None:
        """A first, a last or a left out day; one that no calendar has, or that is open, is wrong."""
        if found.day is None or isinstance(found.day, Slashed):
            self.wrong = True
        else:
            self.rule = put(self.rule, found.day)


def masked(said: str, start: int, end: int) -> str:
    """A sentence in which some characters are blank, all others staying where they are."""
    gap = end - start
    return f"{said[:start]}{(',' if gap < 3 else ' , ').center(gap)[:gap]}{said[end:]}"
