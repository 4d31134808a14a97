"""Bad days for reminders: the bot or Telegram is away, slow or unclear, and nothing is lost or sent twice."""

from __future__ import annotations

import pytest

from bot.domain.library import Library
from bot.domain.occurrences import State
from bot.views.buttons import ButtonPhrases
from bot.views.history import HistoryPhrases
from bot.views.nudges import NudgePhrases
from bot.views.one_reminder import OneReminderPhrases
from bot.views.pauses import PausePhrases
from bot.views.personal_data import PersonalDataPhrases
from bot.views.previews import PreviewPhrases
from bot.views.water import WaterPhrases
from tests.journeys.reminded import STRETCH, in_lisbon, is_nudge, nudged, reminded, silent, told
from tests.support.chat import Heard, Person
from tests.support.telegram import Telegram

pytestmark = [
    pytest.mark.long,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),  # retry_after, inside the library,
]


async def saved(telegram: Telegram, library: Library, *before: str) -> Person:
    """Somebody with a reminder for eight in the morning, and the bot stopped after that."""
    ada = await telegram.person()
    async with telegram.bot():
        await reminded(telegram, ada, library)
        for words in before:
            await ada.say(words)
    return ada


async def test_one_catch_up_says_how_many_were_missed(unattended: Telegram, library: Library) -> None:
    ada = await saved(unattended, library)
    await unattended.forward_to(8, 20, days=3)
    async with unattended.bot(reminds=True):
        nudge = await ada.hear()
        assert is_nudge(library, nudge)
        assert nudge.text.endswith(library.phrasebook.of(NudgePhrases).missed.fill(count="3").plain)
        assert await silent(ada)
        assert library.phrasebook.of(NudgePhrases).missed.plain[:20] not in (await nudged(unattended, ada)).text


async def test_a_late_one_names_its_time(unattended: Telegram, library: Library) -> None:
    ada = await saved(unattended, library)
    await unattended.forward_to(8, 20)
    async with unattended.bot(reminds=True):
        assert library.phrasebook.of(NudgePhrases).late.fill(time="08:00").plain in (await ada.hear()).text


async def test_what_is_of_no_use_any_more_is_left_out_and_counted_at_the_next(
    unattended: Telegram, library: Library
) -> None:
    ada = await saved(unattended, library)
    await unattended.forward_to(12, days=1)
    async with unattended.bot(reminds=True) as store:
        assert (await told(store, 1))[0].state is State.MISSED
        assert await silent(ada)
        nudge = await nudged(unattended, ada)
        assert nudge.text.endswith(library.phrasebook.of(NudgePhrases).missed.fill(count="2").plain)


async def test_nothing_is_caught_up_within_quiet_hours(unattended: Telegram, library: Library) -> None:
    ada = await unattended.person()
    async with unattended.bot():
        await reminded(unattended, ada, library)
        await ada.say("/settings")
        await ada.press(library.phrasebook.of(ButtonPhrases).set_quiet)
        await ada.say("8:10 am to 8:50 am")
    await unattended.forward_to(8, 20)
    async with unattended.bot(reminds=True) as store:
        assert (await told(store, 1))[0].state is State.HELD
        assert await silent(ada)
        nudge = await nudged(unattended, ada)
        assert is_nudge(library, nudge)


async def test_a_blocked_chat_is_left_alone_until_its_person_is_back(unattended: Telegram, library: Library) -> None:
    ada = await saved(unattended, library)
    async with unattended.bot(reminds=True) as store:
        await unattended.page.fault("sendMessage", "403")
        await unattended.forward_to(8)
        assert (await told(store, 1))[0].state is State.BLOCKED
        await unattended.forward_to(8)
        assert await silent(ada)
        await unattended.page.post(f"people/{ada.id}/block", blocked=True)
        await unattended.page.post(f"people/{ada.id}/block", blocked=False)
        back = await ada.hear()
        assert back.text == library.phrasebook.of(PausePhrases).back_again.fill(count="1").plain
        await unattended.forward_to(8)
        assert await silent(ada)
        await ada.press(library.phrasebook.of(ButtonPhrases).resume_all)
        assert is_nudge(library, await nudged(unattended, ada))


async def test_blocking_and_unblocking_offers_to_go_on(unattended: Telegram, library: Library) -> None:
    ada = await saved(unattended, library)
    async with unattended.bot(reminds=True):
        await unattended.page.post(f"people/{ada.id}/block", blocked=True)
        await unattended.forward_to(8)
        assert await silent(ada)
        assert [call for call in await unattended.page.calls("sendMessage") if not call["ok"]] == []
        await unattended.page.post(f"people/{ada.id}/block", blocked=False)
        assert (await ada.hear()).text == library.phrasebook.of(PausePhrases).back_again.fill(count="1").plain
        kept = await ada.press(library.phrasebook.of(PausePhrases).leave_paused)
        assert kept.text == library.phrasebook.of(PersonalDataPhrases).kept.plain
        await unattended.forward_to(8)
        assert await silent(ada)


async def test_a_pause_that_telegram_asks_for_is_kept(unattended: Telegram, library: Library) -> None:
    ada = await saved(unattended, library)
    async with unattended.bot(reminds=True):
        before = len(await unattended.page.calls("sendMessage"))
        await unattended.page.fault("sendMessage", "429", retry_after=60)
        await unattended.forward_to(8)
        await unattended.page.called("sendMessage", times=before + 1)
        await unattended.forward(0.5)
        assert await silent(ada)
        assert len(await unattended.page.calls("sendMessage")) == before + 1


@pytest.mark.parametrize("kind", ["429", "500"])
async def test_what_was_certainly_not_sent_is_sent_again(unattended: Telegram, library: Library, kind: str) -> None:
    ada = await saved(unattended, library)
    async with unattended.bot(reminds=True) as store:
        before = len(await unattended.page.calls("sendMessage"))
        await unattended.page.fault("sendMessage", kind, retry_after=1)
        await unattended.forward_to(8)
        await unattended.page.called("sendMessage", times=before + 1)
        await unattended.forward(1)
        assert is_nudge(library, await _heard_in_time(unattended, ada))
        assert await silent(ada)
        assert [one.state for one in await told(store, 1)] == [State.SENT]


@pytest.mark.parametrize("kind", ["502", "cut_before"])
async def test_what_may_have_been_sent_is_not_sent_again(unattended: Telegram, library: Library, kind: str) -> None:
    ada = await saved(unattended, library)
    async with unattended.bot(reminds=True) as store:
        await unattended.page.fault("sendMessage", kind)
        await unattended.forward_to(8)
        assert (await told(store, 1))[0].state is State.UNKNOWN
        await unattended.forward(10)
        assert await silent(ada)
        unsure = library.phrasebook.of(NudgePhrases).unsure.plain
        nudge = await nudged(unattended, ada)
        assert is_nudge(library, nudge)
        assert nudge.text.endswith(unsure), "the next one tells of it"
        assert unsure not in (await nudged(unattended, ada)).text, "and the one after that does not"


async def test_in_a_burst_of_failing_answers_everybody_is_told_at_the_next_useful_moment(
    unattended: Telegram, library: Library
) -> None:
    people = [await unattended.person(name) for name in ("Ada", "Ben", "Cleo", "Dan")]
    async with unattended.bot(reminds=True) as store:
        for person in people:
            await in_lisbon(person, library)
        await unattended.forward_to(12)
        for person in people:
            await person.say(STRETCH)
            await person.press(library.phrasebook.of(PreviewPhrases).save)
        await unattended.page.fault("sendMessage", "502", times=2)
        await unattended.page.fault("sendMessage", "cut_before", times=2)
        await unattended.forward_to(8)
        for reminder in range(1, len(people) + 1):
            assert (await told(store, 1, reminder))[0].state is State.UNKNOWN
        assert all([await silent(person, 0.1) for person in people])
        await unattended.forward_to(8)
        for person in people:
            assert (await person.hear()).text.endswith(library.phrasebook.of(NudgePhrases).unsure.plain)


@pytest.mark.parametrize("why", ["blocked", "chat not found", "not enough rights to send text messages to the chat"])
async def test_a_reminder_whose_chat_takes_nothing_any_more_is_shown_to_be_on_hold(
    unattended: Telegram, library: Library, why: str
) -> None:
    ada = await saved(unattended, library)
    async with unattended.bot(reminds=True) as store:
        if why == "blocked":
            await unattended.page.fault("sendMessage", "403")
        else:
            gone = {"kind": "400", "description": f"Bad Request: {why}"}
            await unattended.page.post("faults", method="sendMessage", times=2, **gone)
            await unattended.page.post("faults", method="sendChatAction", **gone)
        await unattended.forward_to(8)
        assert (await told(store, 1))[0].state is State.BLOCKED
        on_hold = library.phrasebook.of(OneReminderPhrases).next_frozen.plain
        assert on_hold in (await ada.say("/reminders")).text
        assert on_hold[1:] in (await ada.press("1. Stretch 08:00")).text
        history = await ada.press(library.phrasebook.of(OneReminderPhrases).history)
        assert library.phrasebook.of(HistoryPhrases).states[State.BLOCKED] in history.text


@pytest.mark.parametrize("kind", ["cut", "cut_after"])
async def test_a_lost_answer_counts_as_sent_and_the_ledger_says_so(
    unattended: Telegram, library: Library, kind: str
) -> None:
    ada = await saved(unattended, library)
    async with unattended.bot(reminds=True) as store:
        await unattended.page.fault("sendMessage", kind)
        nudge = await nudged(unattended, ada)
        assert is_nudge(library, nudge)
        assert (await told(store, 1))[0].state is State.UNKNOWN
        await unattended.forward(10)
        assert await silent(ada)
        await ada.say("/reminders")
        await ada.press("1. Stretch 08:00")
        assert (
            library.phrasebook.of(HistoryPhrases).states[State.UNKNOWN]
            in (await ada.press(library.phrasebook.of(OneReminderPhrases).history)).text
        )
        done = await ada.press(library.phrasebook.of(NudgePhrases).done, under=nudge)
        assert done.buttons == (library.phrasebook.of(WaterPhrases).undo,)
        assert (await told(store, 1))[0].state is State.DONE


async def test_a_refusal_that_is_ours_stops_no_reminder(unattended: Telegram, library: Library) -> None:
    ada = await saved(unattended, library)
    async with unattended.bot(reminds=True) as store:
        await unattended.page.fault("sendMessage", "400", times=2)
        await unattended.forward_to(8)
        assert (await told(store, 1))[0].state is State.FAILED
        nudge = await nudged(unattended, ada)
        assert nudge.text.endswith(library.phrasebook.of(NudgePhrases).missed_one.plain)


async def test_one_bad_chat_does_not_hold_up_another(unattended: Telegram, library: Library) -> None:
    ada, ben = await unattended.person("Ada"), await unattended.person("Ben")
    async with unattended.bot(reminds=True) as store:
        await reminded(unattended, ada, library)
        await in_lisbon(ben, library)
        await ben.say(STRETCH)
        await ben.press(library.phrasebook.of(PreviewPhrases).save)
        await unattended.page.fault("sendMessage", "403")
        await unattended.forward_to(8)
        ends = (await told(store, 1, reminder=1))[0], (await told(store, 1, reminder=2))[0]
        assert sorted(one.state for one in ends) == [State.BLOCKED, State.SENT]


async def _heard_in_time(telegram: Telegram, person: Person) -> Heard:
    """What comes next, while time passes in steps of six seconds."""
    for _ in range(40):
        if not await silent(person, 0.1):
            break
        await telegram.forward(0.1)
    return await person.hear()
