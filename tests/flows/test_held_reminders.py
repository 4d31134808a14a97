"""What a warning sign does to a person's reminders is said, and undone by one command or tap."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.profile import UNTIL_RESUMED
from bot.views.buttons import ButtonPhrases
from tests.flows.people import Guest

STRETCH = "remind me to stretch every day at 8 am"


async def with_a_reminder(ada: Guest) -> None:
    """A stretch reminder that is saved."""
    await ada.says(STRETCH)
    assert ada.last is not None
    await ada.taps(ada.last.labels[0])
    assert await ada.schedules()


async def test_an_emergency_says_that_reminders_wait_and_resumes_them(ada: Guest, library: Library) -> None:
    await with_a_reminder(ada)
    await ada.says("I have chest pain and I can't breathe")
    assert library.checks.cards.reminders_held.says.plain in ada.text
    assert (await ada.record()).profile.paused_until is not None
    assert ada.last is not None
    assert ada.last.labels == ()
    await ada.commands("resume")
    assert (await ada.record()).profile.paused_until is None


async def test_a_false_alarm_offers_to_resume(ada: Guest, library: Library) -> None:
    await with_a_reminder(ada)
    await ada.says("I have chest pain and I can't breathe", "it was a false alarm")
    assert ada.text == library.checks.cards.taken_back.says.plain
    await ada.taps(library.phrasebook.of(ButtonPhrases).resume_all)
    assert (await ada.record()).profile.paused_until is None


async def test_who_has_no_reminders_reads_nothing_of_them(ada: Guest, library: Library) -> None:
    await ada.says("I have chest pain and I can't breathe")
    assert library.checks.cards.reminders_held.says.plain not in ada.text
    assert ada.last is not None
    assert ada.last.labels == ()


async def test_an_urgent_sign_pauses_stretches_when_it_is_told(ada: Guest) -> None:
    await with_a_reminder(ada)
    await ada.says("my calf is swollen and hot")
    assert (await ada.record()).profile.stretches_paused_until == UNTIL_RESUMED
