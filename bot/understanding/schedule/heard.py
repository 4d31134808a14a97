"""A sentence, and what each reader found in it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.rules import NO_RULE
from bot.domain.said_days import SaidDay
from bot.domain.schedules import Day, weekday_of
from bot.understanding.schedule.finding import Finding, masked
from bot.understanding.time.clock_times import ClockTime
from bot.understanding.time.days import Days
from bot.understanding.time.intervals import Step
from bot.understanding.time.said_days import FoundDay

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence in the form that is searched, and what was found in it, each at its characters."""

    said: str
    rest: str
    """All but what `rule`, `delay` and `step` say."""
    rule: Finding
    in_days: FoundDay | None
    delay: Step | None
    step: Step | None
    days: Days
    times: list[ClockTime]
    vague: bool

    @property
    def once(self) -> SaidDay | None:
        """The one day on which it comes."""
        if self.rule.once is not None:
            return self.rule.once
        if self.in_days is not None:
            return self.in_days.day
        ends = self.rule.rule != NO_RULE or self.rule.per_week is not None or self.rule.weekly
        return None if ends and weekday_of(self.days.once) is not None else self.days.once

    @property
    def weekdays(self) -> tuple[Day, ...]:
        """The days of each week that are named."""
        once = weekday_of(self.days.once)
        return self.days.days if once is None else (once,)


def spans(step: Step) -> list[Span]:
    """The characters that say a step; none where it is a few minutes, which are named as left out."""
    return [(step.start, step.end)] if step.exact else []


def all_masked(said: str, spans: list[Span] | tuple[Span, ...]) -> str:
    """The sentence without some characters, all others staying where they are."""
    for start, end in spans:
        said = masked(said, start, end)
    return said
