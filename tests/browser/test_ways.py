"""Every command, and what is tapped through or typed over several messages, on a phone in a light and a dark theme."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.capabilities.rows import CAPABILITIES
from bot.domain.library import Library
from bot.domain.sessions import Ending
from bot.views.answers import AnswerPhrases
from bot.views.inline import InlinePhrases
from bot.views.misses import unknown_command_reply
from bot.views.progress import ProgressPhrases
from bot.views.sessions import SessionPhrases
from bot.views.water import WaterPhrases

from .phone import Phone, saved_reminder

COMMANDS = tuple(one.command for one in CAPABILITIES if one.command is not None)


@pytest.mark.parametrize("half", [0, 1])
async def test_every_command_can_be_read_and_tapped(phone: Phone, library: Library, half: int) -> None:
    for command in COMMANDS[half::2]:
        await phone.say(f"/{command}")
        assert unknown_command_reply(library, command).text.plain not in await phone.last.inner_text()
        await phone.look(f"command-{command}")


async def test_a_check_is_gone_through_to_its_outcome(phone: Phone, library: Library) -> None:
    label = library.checks.label
    await phone.say("/check shaking")
    await phone.tap(label.list_no)
    await phone.look("check-step")
    await phone.tap(label.list_no)
    await phone.tap(label.not_sure)
    await expect(phone.log.get_by_role("button", name=label.not_sure)).to_have_count(0)
    await phone.look("check-outcome")


async def test_a_close_call_is_picked_by_its_number(phone: Phone) -> None:
    asked = await phone.say("tips for hamstrings please")
    await expect(asked.get_by_role("button", name="None of these")).to_have_count(1)
    await phone.look("close-call")
    answer = await phone.say("1")
    await expect(answer).to_contain_text("Source")


async def test_a_drink_is_logged_and_taken_back(phone: Phone, library: Library) -> None:
    await phone.say("drank 300 ml")
    await phone.look("water-logged")
    await phone.tap(library.phrasebook.of(WaterPhrases).undo)
    await expect(phone.log).not_to_contain_text("300 ml logged")
    await phone.look("water-undone")


async def test_settings_are_changed_by_words(phone: Phone) -> None:
    await phone.say("use the 12 hour clock")
    await phone.say("quiet hours 22:00 to 7:00")
    await phone.say("use ounces")
    shown = await phone.say("/settings")
    await expect(shown).to_contain_text("10:00 pm")
    await expect(shown).to_contain_text("oz")
    await phone.look("settings-changed")


async def test_a_reminder_is_listed_paused_and_deleted(phone: Phone) -> None:
    await saved_reminder(phone, "remind me to stretch every day at 8am")
    listed = await phone.say("/reminders")
    await expect(listed).to_contain_text("8:00")
    await phone.look("reminders")
    await phone.say("pause it for 3 days")
    await phone.look("reminder-paused")
    await phone.say("delete my stretch reminder")
    await phone.look("reminder-delete")


async def test_a_nudge_shows_how_it_is_done(phone: Phone, library: Library) -> None:
    await saved_reminder(phone, "remind me to stretch every day at 8am")
    await phone.telegram.forward_to(8)
    show = library.phrasebook.of(AnswerPhrases).show
    await phone.log.get_by_role("button", name=show).last.wait_for()
    await phone.look("stretch-nudge")
    await phone.tap(show)
    await phone.shows_picture()


async def test_what_is_typed_steers_a_session(phone: Phone, library: Library) -> None:
    phrases = library.phrasebook.of(SessionPhrases)
    await phone.say("walk me through the cramp release")
    await phone.tap(phrases.begin)
    shown = phone.log.get_by_role("article").nth(await phone.log.get_by_role("article").count() - 1)
    told = await phone.say("which step is this?")
    await expect(told).to_contain_text("Step 1 of 5")
    await phone.say("next")
    await expect(shown).to_contain_text("Step 2 of 5")
    await phone.look("session-typed")
    await phone.say("ouch")
    await expect(shown).to_contain_text(phrases.endings[Ending.HURT].plain)
    await phone.look("session-hurt")


async def test_the_week_is_asked_for_on_sundays(phone: Phone, library: Library) -> None:
    await phone.say("I'm in Lisbon")
    await phone.tap("Yes", whole=False)
    await phone.say("drank 500 ml")
    await phone.say("/progress")
    await phone.tap(library.phrasebook.of(ProgressPhrases).on_sundays)
    await expect(phone.last).to_contain_text("Sun at 18:00")
    await phone.tap("Save")
    await expect(phone.log).to_contain_text("Saved")
    await phone.look("sundays")


async def test_an_emergency_offers_the_card_alone_in_another_chat(phone: Phone, library: Library) -> None:
    box = phone.page.get_by_role("textbox", name="Message")
    await box.fill("@hammy_playground_bot chest pain and i cant breathe")
    options = phone.page.get_by_role("option")
    await expect(options).to_have_count(1)
    await expect(options).to_contain_text(library.phrasebook.of(InlinePhrases).emergency)
    await phone.look("inline-emergency")
