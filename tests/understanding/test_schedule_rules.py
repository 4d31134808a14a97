"""Rhythms, bounds and what is left out, as sentences say them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.rules import NO_RULE
from bot.evaluation.schedule_form import whole_form_of
from tests.support.readers import read_schedule


def rule_of(sentence: str) -> dict[str, Any]:
    form = whole_form_of(read_schedule(sentence))
    assert form is not None, sentence
    assert "impossible" not in form, sentence
    found: dict[str, Any] = form.get("rule", {})
    return found


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("every other day", {"freq": "daily", "interval": 2}),
        ("on alternate mornings", {"freq": "daily", "interval": 2}),
        ("every third day except sundays", {"freq": "daily", "interval": 3}),
        ("every two weeks on monday", {"interval": 2}),
        ("fortnightly on fridays", {"interval": 2}),
        ("on the 1st of every month", {"freq": "monthly", "bymonthday": [1]}),
        ("on the last day of the month", {"freq": "monthly", "bymonthday": [-1]}),
        ("on the first monday of the month", {"freq": "monthly", "bysetpos": [1]}),
        ("monthly on the last friday", {"freq": "monthly", "bysetpos": [-1]}),
        ("every day until friday", {"until": "fri"}),
        ("every day through the end of the month", {"until": "end of month"}),
        ("every day for the next two weeks", {"duration": "14d"}),
        ("every day for a month", {"duration": "1m"}),
        ("every day, ten times in total,", {"count": 10}),
        ("every day from next monday on", {"dtstart": "next mon"}),
        ("every day but not today", {"dtstart": "tomorrow"}),
        ("every day from 3 to 10 january", {"dtstart": "--01-03", "until": "--01-10"}),
        ("every day between christmas and new year", {"dtstart": "--12-25", "until": "--01-01"}),
        ("every day except on 24 december and 31 december", {"exdates": ["--12-24", "--12-31"]}),
        ("monday to friday", {}),
        ("from monday until friday", {}),
        ("every day except sunday", {}),
    ],
)
def test_a_rule_is_read_in_the_words_of_rfc_5545(words: str, rule: dict[str, Any]) -> None:
    assert rule_of(f"remind me to stretch {words} at 8pm") == rule


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("stretch every day at 8pm EST", ("est",)),
        ("stretch every day at 8am unless it rains", ("unless it rains",)),
        ("remind me to stretch tomorrow at 8am and 6pm", ("6pm",)),
        ("stretch daily at 8am for 20 minutes", ("for 20 minutes",)),
        ("remind me to stretch once at 8pm", ("once",)),
        ("in 20 minutes remind me to stretch every day", ("every day",)),
        ("after breakfast every day remind me to drink", ("after breakfast",)),
        ("stretch after work every day at 6pm", ()),
        ("stretch every day at noon and in the evening", ("in the evening",)),
        ("remind me to drink in the morning and at noon", ("in the morning",)),
        ("drink water daily at 9am and after lunch", ("after lunch",)),
        ("water every day at noon and dinner", ("dinner",)),
        ("stretch every day at 8 in the morning and at 9 in the evening", ()),
        ("stretch every day at noon, in the afternoon", ()),
        ("remind me to stretch in the morning, at 10", ()),
        ("remind me to drink at noon and midnight", ()),
        ("drink 2 glasses every day at 8am", ()),
        ("just this once, tomorrow at 2pm, stretch", ()),
    ],
)
def test_what_nobody_reads_is_left_out_by_name(sentence: str, parts: tuple[str, ...]) -> None:
    request = read_schedule(sentence)
    assert request is not None
    assert request.left_out == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "stretch mon at 7am and tue at 8am",
        "water weekdays at 8am and weekends at 10am",
        "every day at 8pm and tomorrow at 9am stretch",
        "stretch this friday at 10am and every monday",
    ],
)
def test_other_times_on_other_days_are_never_mixed(sentence: str) -> None:
    assert whole_form_of(read_schedule(sentence)) == {"impossible": "several"}


@pytest.mark.parametrize(
    ("words", "days", "per_week"),
    [("weekly", 0, 1), ("three times a week", 0, 3), ("twice a week on mon and fri", 2, None)],
)
def test_how_often_a_week_leaves_the_days_open(words: str, days: int, per_week: int | None) -> None:
    request = read_schedule(f"stretch {words} at 9pm")
    assert request is not None
    assert (len(request.days), request.per_week, request.rule) == (days, per_week, NO_RULE)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("every evening at 11:30", "23:30"),
        ("every morning at 11:30", "11:30"),
        ("daily at 0810 pm", "20:10"),
        ("daily at quarter past noon", "12:15"),
        ("daily at ten to midnight", "23:50"),
        ("daily at quarter to noon", "11:45"),
        ("every evening at six forty three", "18:43"),
    ],
)
def test_times_as_they_are_put(words: str, time: str) -> None:
    form = whole_form_of(read_schedule(f"stretch {words}"))
    assert form is not None
    assert form["times"] == [time]
