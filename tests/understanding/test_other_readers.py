"""What phrases of other readers of dates become, and what stands just beside each kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.labelled import is_marked_held, read_lines
from bot.evaluation.reader_scores import Phrase, Told, labelled_phrases, score_phrases
from bot.evaluation.schedule_form import whole_form_of
from tests.support.readers import read_schedule, readers

PHRASES = Path(__file__).parents[1] / "said" / "other_readers.jsonl"
LOST = {False: 0.0, True: 0.06}
"""The share that may lose a part without a word, of those that were tuned on and of those held; only lower it."""
RIGHT = {False: 0.75, True: 0.64}
"""The share that is right or asked rightly; only raise it."""


def read(one: Phrase) -> Phrase:
    """With what is read in it, as of any message."""
    request = readers().schedules.read(one.text) or readers().bare_times.read(one.text)
    return replace(one, request=readers().pairs.read(one.text, request) or request)


@pytest.mark.parametrize("held", [False, True])
def test_few_phrases_lose_a_part_without_a_word(held: bool) -> None:
    _, lines = read_lines(PHRASES)
    figures = score_phrases([read(one) for one in labelled_phrases([it for it in lines if is_marked_held(it) is held])])
    assert figures.share(Told.LOST) <= LOST[held]
    assert figures.share(Told.RIGHT, Told.ASKED) >= RIGHT[held]


def form(words: str) -> dict[str, Any]:
    """What is read in a sentence about stretching."""
    return whole_form_of(read_schedule(f"remind me to stretch {words}")) or {}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("monday next week at 6pm", "mon of next week"),
        ("next monday at 6pm", "next mon"),
        ("the first monday of march at 6pm", "1 mon of --03"),
        ("the third of june at 6pm", "--06-03"),
        ("in 3 months at 6pm", "+3m"),
        ("in 3 weeks at 6pm", "+21"),
        ("5 days from today at 6pm", "+5"),
        ("at the end of the month at 6pm", "end of month"),
        ("on the 5th of this month at 6pm", "---05"),
        ("the monday after next at 6pm", "mon+1"),
        ("2027-03-09T18:00", "2027-03-09"),
    ],
)
def test_one_day(words: str, day: str) -> None:
    assert form(words)["once"] == {"day": day, "time": "18:00"}


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("on the 1st and 15th of every month", {"freq": "monthly", "bymonthday": [1, 15]}),
        ("on the 1st to 4th of every month", {"freq": "monthly", "bymonthday": [1, 2, 3, 4]}),
        ("every 10th", {"freq": "monthly", "bymonthday": [10]}),
        ("every 10th day", {"freq": "daily", "interval": 10}),
        ("on the first and third monday of the month", {"freq": "monthly", "bysetpos": [1, 3]}),
        ("every day this month", {"until": "end of month"}),
        ("every day next week", {"dtstart": "next week", "until": "end of next week"}),
        ("on mondays for 3 weeks starting may 3", {"dtstart": "--05-03", "duration": "21d"}),
    ],
)
def test_a_rule(words: str, rule: dict[str, Any]) -> None:
    assert form(f"{words} at 8pm")["rule"] == rule


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("in 1 day and 6 hours", 1800), ("in 2h15m", 135), ("in 0:45", 45), ("in 1d12h", 2160)],
)
def test_lengths_add_up(words: str, minutes: int) -> None:
    assert form(words)["once"] == {"in_minutes": minutes}


@pytest.mark.parametrize(
    ("words", "times", "left_out"),
    [
        ("every day 8-10am", ["08:00"], ["10am"]),
        ("every day at 8 and 10am", ["08:00", "10:00"], None),
        ("every day before friday at 8pm", ["20:00"], ["before friday"]),
        ("every day at 7 tonight", ["19:00"], ["tonight"]),
        ("every day at 8 morning and evening", ["08:00"], ["evening"]),
        ("every day at 20:00+02:00", ["20:00"], ["02:00"]),
        ("every day at seven past eight pm", ["20:07"], None),
        ("every day at quarter of nine am", ["08:45"], None),
    ],
)
def test_what_is_not_read_is_named(words: str, times: list[str], left_out: list[str] | None) -> None:
    read_in = form(words)
    assert (read_in["times"], read_in.get("left_out")) == (times, left_out)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("last friday at 8pm", "over"),
        ("2 hours ago", "over"),
        ("every 90 seconds", "seconds"),
        ("every monday and every other thursday at 8pm", "several"),
        ("on thanksgiving at 10am", "vague_date"),
        ("on christmas day at 10am", None),
        ("on the last friday of the month at 8pm", None),
    ],
)
def test_what_cannot_be_is_refused(words: str, why: str | None) -> None:
    assert form(words).get("impossible") == why
