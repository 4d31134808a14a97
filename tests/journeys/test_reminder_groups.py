"""Reminders of a group: set by its administrators, answered by anybody in it, and at home wherever it moves."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.actions import SkipReason
from bot.domain.library import Library
from bot.domain.occurrences import State
from bot.storage.sqlite.store import Store
from bot.views.buttons import ButtonPhrases
from bot.views.nudges import NudgePhrases
from bot.views.pauses import PausePhrases
from bot.views.previews import PreviewPhrases
from bot.views.refusals import RefusalPhrases
from bot.views.water import WaterPhrases
from tests.journeys.reminded import STRETCH, in_lisbon, is_nudge, nudged, rows_in, silent, told
from tests.support.chat import Person
from tests.support.telegram import Telegram

MENTION = "@hammy_playground_bot"


@pytest.fixture
async def store(unattended: Telegram) -> AsyncIterator[Store]:
    """What a bot that reminds keeps."""
    async with unattended.bot(reminds=True) as store:
        yield store


@pytest.fixture
async def grouped(unattended: Telegram, store: Store, library: Library) -> list[Person]:
    """Ada, who owns a group and whose clock is known, and Ben in it, at noon."""
    await unattended.forward_to(12)
    ada, ben = await unattended.person("Ada"), await unattended.person("Ben")
    await in_lisbon(ada, library)
    return await unattended.page.group(ada, ben)


async def saved(ada: Person, library: Library) -> None:
    """The owner saves a reminder in the group."""
    await ada.say(f"{MENTION} {STRETCH}")
    assert (await ada.press(library.phrasebook.of(PreviewPhrases).save)).text.startswith("Saved")


async def test_only_administrators_set_reminders(grouped: list[Person], library: Library, store: Store) -> None:
    ada, ben = grouped
    assert (await ben.say(f"{MENTION} {STRETCH}")).text == library.phrasebook.of(
        RefusalPhrases
    ).only_administrators.plain
    await saved(ada, library)
    assert (await ben.say(f"{MENTION} stop all reminders")).text == library.phrasebook.of(
        RefusalPhrases
    ).only_administrators.plain
    assert (await ben.say("/pause 3 days")).text == library.phrasebook.of(RefusalPhrases).only_administrators.plain
    assert await rows_in(store, "reminders") == 1


async def test_an_administrator_who_was_made_one_may(
    unattended: Telegram, grouped: list[Person], library: Library
) -> None:
    _, ben = grouped
    await unattended.page.post(f"groups/{ben.chat}/admins", member=ben.id)
    assert (await ben.say(f"{MENTION} remind us to stretch in 20 minutes")).buttons[0] == library.phrasebook.of(
        PreviewPhrases
    ).save


async def test_nobody_answers_for_somebody_else(
    unattended: Telegram, grouped: list[Person], library: Library, store: Store
) -> None:
    ada, ben = grouped
    preview = await ada.say(f"{MENTION} {STRETCH}")
    await ben.tap(library.phrasebook.of(PreviewPhrases).save, preview)
    answers = await unattended.page.called("answerCallbackQuery", times=2)
    assert answers[-1]["params"]["text"] == library.phrasebook.of(RefusalPhrases).not_administrator
    assert await rows_in(store, "reminders") == 0
    assert (await ada.press(library.phrasebook.of(PreviewPhrases).save, preview)).text.startswith("Saved")


async def test_a_nudge_comes_into_the_group_and_anybody_answers_it(
    unattended: Telegram, grouped: list[Person], library: Library, store: Store
) -> None:
    ada, ben = grouped
    await saved(ada, library)
    nudge = await nudged(unattended, ben)
    assert is_nudge(library, nudge)
    undo = library.phrasebook.of(WaterPhrases).undo
    assert (await ben.press(library.phrasebook.of(NudgePhrases).done, under=nudge)).buttons == (undo,)
    assert (await told(store, 1))[0].state is State.DONE


async def test_only_an_administrator_stops_it_under_its_nudge(
    unattended: Telegram, grouped: list[Person], library: Library
) -> None:
    ada, ben = grouped
    await saved(ada, library)
    nudge = await nudged(unattended, ben)
    before = len(await unattended.page.calls("answerCallbackQuery"))
    reasons = await ben.press(library.phrasebook.of(NudgePhrases).skip, under=nudge)
    await ben.tap(library.phrasebook.of(NudgePhrases).skips[SkipReason.STOPPED], reasons)
    answers = await unattended.page.called("answerCallbackQuery", times=before + 2)
    assert answers[-1]["params"]["text"] == library.phrasebook.of(RefusalPhrases).not_administrator
    assert (await ada.press(library.phrasebook.of(NudgePhrases).skips[SkipReason.STOPPED], reasons)).buttons == (
        library.phrasebook.of(ButtonPhrases).resume,
        library.phrasebook.of(ButtonPhrases).delete,
    )


async def test_reminders_follow_a_group_that_is_upgraded(
    unattended: Telegram, grouped: list[Person], library: Library
) -> None:
    ada, _ = grouped
    await saved(ada, library)
    made = await unattended.page.post(f"groups/{ada.chat}/upgrade")
    there = Person(unattended.page, ada.id, made["chat"]["id"])
    assert "08:00" in (await there.say("/reminders")).text
    assert is_nudge(library, await nudged(unattended, there))
    undo = library.phrasebook.of(WaterPhrases).undo
    assert (await there.press(library.phrasebook.of(NudgePhrases).done)).buttons == (undo,)


async def test_an_upgrade_that_nobody_told_of_is_found_out(unattended: Telegram, library: Library) -> None:
    ada = await unattended.person("Ada")
    async with unattended.bot():
        await unattended.forward_to(12)
        await in_lisbon(ada, library)
        (here,) = await unattended.page.group(ada)
        await saved(here, library)
    made = await unattended.page.post(f"groups/{here.chat}/upgrade")
    await unattended.forward_to(8)
    there = Person(unattended.page, ada.id, made["chat"]["id"])
    async with unattended.bot(reminds=True):
        assert is_nudge(library, await there.hear())
        assert await silent(there)


async def test_a_bot_that_was_thrown_out_says_nothing_and_asks_when_it_is_back(
    unattended: Telegram, grouped: list[Person], library: Library
) -> None:
    ada, _ = grouped
    await saved(ada, library)
    await unattended.page.post(f"groups/{ada.chat}/bot", present=False)
    await unattended.forward_to(8)
    assert await silent(ada)
    await unattended.page.post(f"groups/{ada.chat}/bot", present=True)
    assert (await ada.hear()).text == library.phrasebook.of(PausePhrases).back_again.fill(count="1").plain
    await ada.press(library.phrasebook.of(ButtonPhrases).resume_all)
    assert is_nudge(library, await nudged(unattended, ada))


@pytest.mark.parametrize("command", ["/export", "/delete_me", "/timezone Lisbon", "/settings"])
async def test_what_is_personal_stays_out_of_a_group(grouped: list[Person], library: Library, command: str) -> None:
    ada, _ = grouped
    assert (await ada.say(command)).text == library.phrasebook.of(RefusalPhrases).only_in_private.plain
