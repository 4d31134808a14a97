"""A kind of reminder that the content no longer has: what is stored of it is shown, and nothing breaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Time

from bot.domain.actions import (
    BeginReminder,
    ChooseKind,
    ConfirmDraft,
    NudgeAction,
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    RemoveAll,
    ShowReminders,
    SkipReason,
)
from bot.domain.drafts import Awaiting, Draft
from bot.domain.kinds import KindId
from bot.domain.occurrences import Occurrence, State
from bot.domain.schedules import EVERY_DAY, AtTimes, ScheduleRequest
from bot.views.drafts import DraftPhrases
from tests.capabilities.visits import MONDAY, Visit
from tests.support.actions import every_action_on
from tests.support.kinds import STRETCHING

YOGA = KindId("yoga")
EIGHT = AtTimes(EVERY_DAY, (Time(8),))


def test_its_reminders_are_listed_by_its_id(ada: Visit) -> None:
    ada.has(EIGHT, YOGA)
    ada.presses(ShowReminders())
    assert "yoga every day at 08:00" in ada.text
    assert ada.labels[0] == "1. yoga 08:00"


def test_every_button_of_such_a_reminder_has_an_answer(ada: Visit) -> None:
    for action in every_action_on(1):
        ada.record = Visit(ada.library).record
        ada.has(EIGHT, YOGA)
        ada.presses(action, () if type(action).__name__ == "ShowHistory" else None)


def test_all_of_them_can_be_deleted(ada: Visit) -> None:
    ada.has(EIGHT, YOGA)
    ada.has(EIGHT, STRETCHING)
    ada.presses(RemoveAll(YOGA))
    assert [one.reminder.kind for one in ada.record.reminders] == [STRETCHING]


@pytest.mark.parametrize("tapped", ["new", "chosen"])
def test_a_button_that_names_it_asks_for_another_kind(ada: Visit, tapped: str) -> None:
    if tapped == "new":
        ada.presses(BeginReminder(YOGA))
    else:
        ada.presses(BeginReminder())
        ada.presses(ChooseKind(ada.draft.number, YOGA))
    assert ada.asks() is Awaiting.KIND
    assert ada.text == ada.library.phrasebook.of(DraftPhrases).ask_kind.plain


def test_a_draft_of_it_is_not_saved_but_asked_about(ada: Visit) -> None:
    request = ScheduleRequest(YOGA, EVERY_DAY, (Time(8),))
    ada.record = replace(ada.record, draft=Draft(9, MONDAY, request, Awaiting.PREVIEW))
    ada.presses(ConfirmDraft(9))
    assert ada.record.reminders == ()
    assert ada.asks() is Awaiting.KIND


@pytest.mark.parametrize(
    "action",
    [
        NudgeDone(5),
        NudgeSnooze(5),
        NudgeSkip(5),
        NudgeBack(5),
        *(NudgeSkipAs(5, reason) for reason in SkipReason),
    ],
)
def test_a_nudge_that_came_before_can_still_be_answered(ada: Visit, action: NudgeAction) -> None:
    reminder = ada.has(EIGHT, YOGA, last_nudge="yoga_1")
    ada.occurrences[5] = (Occurrence(5, 1, MONDAY, MONDAY, State.SENT, message=501), reminder)
    ada.presses(action)
    assert "yoga" in ada.text
