"""Reminders from a sentence to the tap on Done: the real bot, a real database, and the playground's clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import moments, reminding, running
from bot.assistant import Adapters, Assistant
from bot.domain.places import Place
from bot.gateway.application import build_application
from bot.gateway.members import TelegramMembers
from bot.storage.sqlite.store import open_store
from tests.support.chat import PATIENCE, Heard, Person
from tests.support.telegram import Telegram

pytestmark = [
    pytest.mark.long,
    pytest.mark.filterwarnings(  # python-telegram-bot warns of its own RetryAfter
        "ignore::telegram.warnings.PTBDeprecationWarning"
    ),
]

STRETCH = "remind me to stretch every day at 8am"


class FewPlaces:
    """A world of two towns."""

    def expect(self) -> None:
        """They are known already."""

    async def find(self, text: str) -> tuple[Place, ...]:
        towns = {"lisbon": "Europe/Lisbon", "tokyo": "Asia/Tokyo"}
        name = text.strip().lower()
        return (Place(name.title(), "", towns[name]),) if name in towns else ()

    async def at(self, latitude: float, longitude: float) -> Place | None:
        return Place("Tokyo", "", "Asia/Tokyo") if longitude > 100 else Place("Lisbon", "", "Europe/Lisbon")


class Remembering:
    """A bot that keeps its database when it is stopped."""

    def __init__(self, telegram: Telegram, assistant: Assistant, database: Path) -> None:
        self.telegram = telegram
        self._brain = assistant
        self._database = database

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """From its first request to its end."""
        playground, library = self.telegram.playground, self._brain.library
        clock = Telegram.clock_of(playground)
        store = await open_store(self._database)
        try:
            application = build_application(playground.token, playground.url)
            kept = Adapters(store.records, store.chats, FewPlaces(), TelegramMembers(application.bot))
            async with (
                running(application, self._brain.flow(clock, kept), library, store.uploads),
                reminding(application, library, store.ticks, store.chats, clock),
            ):
                playground.knows_next(moments(store.ticks.next_wake))
                yield
        finally:
            await store.close()

    async def to_next(self) -> None:
        """Time goes on to the next reminder, once it is planned: what was sent last is settled a moment later.

        Raises TimeoutError where nothing is planned.
        """
        async with asyncio.timeout(PATIENCE):
            while (await self.telegram.page.try_post("clock", to_next=True)).status_code != 200:  # noqa: ASYNC110
                await asyncio.sleep(0.05)


@pytest.fixture
def bot(unattended: Telegram, assistant: Assistant, tmp_path: Path) -> Remembering:
    return Remembering(unattended, assistant, tmp_path / "hammy.db")


async def set_up(ada: Person, sentence: str = STRETCH, town: str = "Lisbon") -> Heard:
    """Say a reminder, say where, and save it."""
    await ada.say(sentence)
    await ada.say(town)
    await ada.press("Yes, the same")
    return await ada.press("Save")


async def test_a_reminder_is_said_shown_saved_sent_and_done(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        assert "town" in (await ada.say(STRETCH)).text
        asked = await ada.say("Lisbon")
        assert "date_time" in asked.entities
        preview = await ada.press("Yes, the same")
        assert preview.text.count("08:00") == 4
        assert "Saved" in (await ada.press("Save")).text
        await bot.to_next()
        nudge = await ada.hear()
        assert nudge.buttons == ("Done", "Snooze", "Skip", "Show me", "Guide me")
        done = await ada.press("Done", nudge)
        assert done.edited
        assert done.id == nudge.id
        assert done.buttons == ("Take it back",)
        assert "done" in done.text


async def test_an_older_nudge_loses_its_buttons(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        await set_up(ada)
        await bot.to_next()
        first = await ada.hear()
        await bot.to_next()
        assert (await ada.hear()).id != first.id
        while (await ada.sees_buttons_go()).id != first.id:  # questions that were answered lose theirs too
            pass


async def test_a_snoozed_nudge_comes_back_once(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        await set_up(ada)
        await bot.to_next()
        await ada.hear()
        await ada.press("Snooze")
        assert "again" in (await ada.press("10 minutes")).text
        await bot.telegram.forward(11)
        assert (await ada.hear()).buttons == ("Done", "Snooze", "Skip", "Show me", "Guide me")
        await bot.telegram.forward(60)
        await asyncio.sleep(1)
        assert ada.heard_all()


async def test_hurting_today_rests_until_tomorrow_and_offers_the_check(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        await set_up(ada)
        await bot.to_next()
        await ada.hear()
        await ada.press("Skip")
        rested = await ada.press("Hurting today")
        assert "until tomorrow" in rested.text
        assert rested.buttons == ("Check warning signs",)


async def test_a_draft_outlives_a_restart(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        await ada.say(STRETCH)
        await ada.say("Lisbon")
        preview = await ada.press("Yes, the same")
    async with bot.serving():
        assert "Saved" in (await ada.press("Save", preview)).text


async def test_after_days_away_one_reminder_says_how_many_were_missed(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        await set_up(ada, "remind me to drink every 60 minutes from 00:00 to 23:59")
    await bot.telegram.forward(60 * 24 * 3)
    async with bot.serving():
        nudge = await ada.hear()
        assert "could not send" in nudge.text
        await asyncio.sleep(1)
        assert ada.heard_all()


async def test_a_blocked_chat_is_left_alone_and_asked_when_it_is_back(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        await set_up(ada)
        await bot.telegram.page.post(f"people/{ada.id}/block", blocked=True)
        await bot.telegram.forward(60 * 24 * 2)
        await asyncio.sleep(1)
        await bot.telegram.page.post(f"people/{ada.id}/block", blocked=False)
        offer = await ada.hear()
        assert offer.buttons == ("Resume all", "Leave them paused")
        assert "running again" in (await ada.press("Resume all", offer)).text
        await bot.to_next()
        assert "Done" in (await ada.hear()).buttons


@pytest.mark.parametrize(("kind", "comes"), [("429", True), ("500", True), ("cut_after", True), ("cut_before", False)])
async def test_a_nudge_comes_once_whatever_happens_to_its_request(bot: Remembering, kind: str, comes: bool) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        await set_up(ada)
        await bot.telegram.page.fault("sendMessage", kind, retry_after=1)
        await bot.to_next()
        await asyncio.sleep(1.3)  # as long as the flood answer asks for
        await bot.telegram.forward(1)
        if comes:
            assert "Done" in (await ada.hear()).buttons
        await bot.telegram.forward(5)
        await asyncio.sleep(1)
        assert ada.heard_all()


async def test_only_administrators_set_reminders_in_a_group(bot: Remembering) -> None:
    async with bot.serving():
        people = [await bot.telegram.person("Ada"), await bot.telegram.person("Bob")]
        ada, bob = await bot.telegram.page.group(*people)
        await bob.write("/remind stretch every day at 8am")
        assert "administrators" in (await bob.hear()).text
        await ada.write("/remind stretch every day at 8am")
        assert "town" in (await ada.hear()).text


async def test_everything_is_handed_out_and_deleted(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        await set_up(ada)
        await ada.write("/export")
        assert len(await bot.telegram.page.called("sendDocument", times=2)) == 2
        await ada.hear()
        await ada.hear()
        await ada.say("/delete_me")
        assert "deleted" in (await ada.press("Yes, delete everything")).text
        assert "no reminders" in (await ada.say("/reminders")).text


async def test_a_shared_location_is_used_and_not_kept(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        await ada.say(STRETCH)
        await ada.send(location={"latitude": 35.68, "longitude": 139.69})
        assert "Tokyo" in (await ada.hear()).text
        await ada.press("Yes, the same")
        assert "Saved" in (await ada.press("Save")).text


async def test_an_emergency_in_the_middle_of_a_draft_comes_first(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        preview = await ada.say(STRETCH)
        card = await ada.say("I have chest pain and cannot breathe")
        assert card.buttons == ()
        assert "town" not in card.text
        assert "part of the world" in preview.text or preview.buttons


async def test_a_deep_link_begins_a_reminder(bot: Remembering) -> None:
    async with bot.serving():
        ada = await bot.telegram.person()
        assert "At what time" in (await ada.say("/start remind_stretch")).text
