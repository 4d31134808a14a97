"""What stands in a nudge, and its buttons."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from whenever import Instant, Time

from bot.domain.actions import (
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
    OfferSession,
    ShowPicture,
    SkipReason,
    SnoozeChoice,
)
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.messages import Button
from bot.domain.nudges import Nudge
from bot.domain.occurrences import Due, Occurrence
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, AtTimes
from bot.domain.text import sentence
from bot.views.answers import AnswerPhrases
from bot.views.nudges import next_nudge, nudge_reply, nudge_rows, nudge_text, skip_rows, snooze_rows
from tests.support.kinds import DRINKING, STRETCHING

NOON = Instant.from_utc(2026, 7, 1, 12)
STRETCHES = tuple(Nudge(f"s{number}", STRETCHING, sentence(f"Stretch {number}.")) for number in range(3))
WATER = (Nudge("w0", DRINKING, sentence("Water time."), limits=True),)
OCCURRENCE = Occurrence(36, 1, NOON, NOON)


@pytest.fixture
def stocked(library: Library) -> Library:
    return replace(library, nudges={STRETCHING: STRETCHES, DRINKING: WATER})


def _reminder(kind: KindId = STRETCHING, last: str | None = None) -> Reminder:
    return Reminder(7, 7, kind, AtTimes(EVERY_DAY, (Time(14),)), id=1, last_nudge=last)


def _said(
    library: Library,
    *,
    missed: int = 0,
    late: bool = False,
    zone: str | None = "Europe/Berlin",
    unsure: bool = False,
) -> list[str]:
    due = Due(OCCURRENCE, _reminder(), Profile(zone=zone), unsure=unsure)
    reply = nudge_reply(library, due, STRETCHES[0], missed, late)
    return [paragraph.plain for paragraph in reply.text.paragraphs]


def _actions(rows: tuple[tuple[Button, ...], ...]) -> list[list[object]]:
    return [[button.action for button in row] for row in rows]


def test_a_nudge_says_its_words_and_nothing_else(stocked: Library) -> None:
    assert _said(stocked) == ["Stretch 0."]


def test_one_that_comes_late_names_the_time_it_was_for_on_the_persons_clock(stocked: Library) -> None:
    words, note = _said(stocked, late=True)
    assert words == "Stretch 0."
    assert "14:00" in note
    assert "12:00" in _said(stocked, late=True, zone=None)[1]


def test_missed_ones_are_counted_after_the_words(stocked: Library) -> None:
    assert "3" in _said(stocked, missed=3, late=True)[1]
    one, several = (_said(stocked, missed=missed)[1] for missed in (1, 2))
    assert "1" not in one
    assert one != several


def test_one_that_may_not_have_arrived_is_told_of_beside_those_that_were_missed(stocked: Library) -> None:
    (_, unsure), (_, missed) = _said(stocked, unsure=True), _said(stocked, missed=2)
    assert _said(stocked, missed=2, unsure=True)[1:] == [missed, unsure]


def test_the_lock_screen_shows_the_words_first(stocked: Library) -> None:
    assert _said(stocked, missed=3, late=True)[0] == "Stretch 0."


def test_the_limits_of_drinking_stand_where_the_nudge_asks_for_them(stocked: Library) -> None:
    due = Due(OCCURRENCE, _reminder(DRINKING), Profile())
    reply = nudge_reply(stocked, due, WATER[0], 0, False)
    assert reply.text == WATER[0].text + stocked.phrasebook.of(AnswerPhrases).drinking_limits
    assert nudge_text(stocked, _reminder(DRINKING, "w0")) == reply.text


def test_it_is_answered_with_done_snooze_or_skip(stocked: Library) -> None:
    due = Due(OCCURRENCE, _reminder(), Profile())
    reply = nudge_reply(stocked, due, STRETCHES[0], 0, False)
    assert reply.rows == nudge_rows(stocked, OCCURRENCE, _reminder(), None)
    assert _actions(reply.rows) == [
        [NudgeDone(36), NudgeSnooze(36), NudgeSkip(36)],
        [ShowPicture("stretch_technique"), OfferSession("stretch", nudge=36)],
    ]
    assert not reply.in_place


def test_in_a_group_a_nudge_guides_nobody(stocked: Library) -> None:
    rows = nudge_rows(stocked, OCCURRENCE, replace(_reminder(), chat=-70), None)
    assert _actions(rows)[-1] == [ShowPicture("stretch_technique")]


def test_snooze_offers_this_evening_while_that_is_ahead(stocked: Library) -> None:
    choices = [[SnoozeChoice.TEN, SnoozeChoice.HALF_HOUR], [SnoozeChoice.HOUR, SnoozeChoice.EVENING]]
    offered = [[NudgeSnoozeFor(36, choice) for choice in pair] for pair in choices]
    assert _actions(snooze_rows(stocked, OCCURRENCE, "UTC", NOON)) == [*offered, [NudgeBack(36)]]
    late = Instant.from_utc(2026, 7, 1, 22)
    offered[1].pop()
    assert _actions(snooze_rows(stocked, OCCURRENCE, "UTC", late)) == [*offered, [NudgeBack(36)]]


def test_a_stretch_can_hurt_and_water_cannot(stocked: Library) -> None:
    busy, hurting, stopped = (NudgeSkipAs(36, reason) for reason in SkipReason)
    assert _actions(skip_rows(stocked, OCCURRENCE, _reminder())) == [[busy, hurting], [stopped], [NudgeBack(36)]]
    water = skip_rows(stocked, OCCURRENCE, _reminder(DRINKING))
    assert _actions(water) == [[busy, stopped], [NudgeBack(36)]]


def test_the_same_is_never_said_twice_in_a_row(stocked: Library) -> None:
    reminder, said = _reminder(), []
    for _ in range(7):
        nudge = next_nudge(stocked, reminder)
        said.append(nudge.id)
        reminder = replace(reminder, last_nudge=nudge.id)
    assert all(one != other for one, other in pairwise(said))
    assert set(said) == {"s0", "s1", "s2"}


@pytest.mark.parametrize("last", [None, "one that is gone"])
def test_there_is_always_something_to_say(stocked: Library, last: str | None) -> None:
    assert next_nudge(stocked, _reminder(last=last)) in STRETCHES
    assert nudge_text(stocked, _reminder(last=last))


def test_what_was_said_can_be_said_again(stocked: Library) -> None:
    assert nudge_text(stocked, _reminder(last="s1")) == STRETCHES[1].text


def test_without_any_nudges_there_is_nothing_to_send(library: Library) -> None:
    with pytest.raises(ValueError, match="stretch"):
        next_nudge(replace(library, nudges={}), _reminder())
