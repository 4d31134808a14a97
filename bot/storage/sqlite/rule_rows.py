"""The rule of a schedule as values of a row."""

from __future__ import annotations

from typing import Any

from whenever import Date, PlainDateTime

from bot.domain.rules import EVERY_WEEK, Frequency, Rule
from bot.storage.sqlite.connection import Row

RULE = "freq, interval, dtstart, until, bymonthday, bysetpos, exdates"
"""Columns of `rule_of` and `rule_values`, in the table reminders."""

NO_VALUES = (None,) * (RULE.count(",") + 1)


def rule_values(rule: Rule) -> tuple[Any, ...]:
    """All of them empty for a rule that narrows nothing."""
    if rule == EVERY_WEEK:
        return NO_VALUES
    return (
        rule.freq,
        rule.interval,
        rule.dtstart.format_iso() if rule.dtstart is not None else None,
        rule.until.format_iso() if rule.until is not None else None,
        ",".join(map(str, rule.bymonthday)) or None,
        ",".join(map(str, rule.bysetpos)) or None,
        ",".join(date.format_iso() for date in rule.exdates) or None,
    )


def rule_of(row: Row) -> Rule:
    """A stored rule."""
    freq, interval, dtstart, until, bymonthday, bysetpos, exdates = row
    if freq is None:
        return EVERY_WEEK
    return Rule(
        Frequency(freq),
        interval,
        Date.parse_iso(dtstart) if dtstart is not None else None,
        PlainDateTime.parse_iso(until) if until is not None else None,
        _numbers(bymonthday),
        _numbers(bysetpos),
        tuple(map(Date.parse_iso, exdates.split(","))) if exdates is not None else (),
    )


def _numbers(stored: str | None) -> tuple[int, ...]:
    return tuple(map(int, stored.split(","))) if stored is not None else ()
