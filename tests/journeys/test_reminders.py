"""From a sentence to a nudge at eight on somebody's wall clock, and what one tap does with it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from whenever import Instant

from bot.domain.actions import SkipReason, SnoozeChoice
from bot.domain.library import Library
from bot.domain.messages import Speaker
from bot.domain.occurrences import Reason, State
from bot.domain.records import Record
from bot.domain.schedules import Impossible
from bot.storage.sqlite.store import Store
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.drafts import DraftPhrases
from bot.views.export import exported
from bot.views.nudges import NudgePhrases
from bot.views.one_reminder import OneReminderPhrases
from bot.views.pauses import resting_held
from bot.views.personal_data import PersonalDataPhrases
from bot.views.previews import PreviewPhrases
from bot.views.zones import ZonePhrases
from tests.journeys.reminded import STRETCH, in_lisbon, is_nudge, nudged, reminded, rows_in, silent, told
from tests.support.chat import Person
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.telegram import Telegram

pytestmark = pytest.mark.long


@pytest.fixture
async def store(unattended: Telegram) -> AsyncIterator[Store]:
    """What a bot that reminds keeps."""
    async with unattended.bot(reminds=True) as store:
        yield store


@pytest.fixture
async def ada(unattended: Telegram, store: Store) -> Person:
    """Someone who has not written yet."""
    return await unattended.person("Ada")


async def test_from_a_sentence_to_done(unattended: Telegram, ada: Person, library: Library) -> None:
    await unattended.forward_to(12)
    asked = await ada.say("remind me to stretch every day at 8")
    assert asked.buttons[:2] == ("08:00", "20:00")
    assert (await ada.press("08:00")).text == library.phrasebook.of(ZonePhrases).ask.plain
    clock = await ada.say("Lisbon")
    assert "Lisbon, Portugal, where it is 12:00" in clock.text
    assert "date_time" in clock.entities
    preview = await ada.press(library.phrasebook.of(ZonePhrases).right)
    assert preview.text.count("at 08:00") == 4
    saved = await ada.press(library.phrasebook.of(PreviewPhrases).save)
    assert "tomorrow at 08:00" in saved.text

    nudge = await nudged(unattended, ada)
    assert is_nudge(library, nudge)
    assert nudge.buttons == (
        library.phrasebook.of(NudgePhrases).done,
        library.phrasebook.of(NudgePhrases).snooze,
        library.phrasebook.of(NudgePhrases).skip,
        library.phrasebook.of(AnswerPhrases).show,
        library.phrasebook.of(ButtonPhrases).guide,
    )
    done = await ada.press(library.phrasebook.of(NudgePhrases).done)
    assert (done.edited, done.id, done.rows) == (True, nudge.id, (("Take it back",),))
    assert done.text == "Stretch: done at 08:00."
    assert await silent(ada)


async def test_an_unanswered_nudge_loses_its_buttons_to_the_next_one(
    unattended: Telegram, ada: Person, library: Library
) -> None:
    await reminded(unattended, ada, library)
    first = await nudged(unattended, ada)
    second = await nudged(unattended, ada)
    assert is_nudge(library, second)
    assert second.text != first.text
    faded = await ada.sees_buttons_go()
    assert (faded.id, faded.rows, faded.text) == (first.id, (), first.text)


async def test_a_snoozed_nudge_comes_back_once(
    unattended: Telegram, ada: Person, library: Library, store: Store
) -> None:
    await reminded(unattended, ada, library)
    nudge = await nudged(unattended, ada)
    await ada.press(library.phrasebook.of(NudgePhrases).snooze)
    snoozed = await ada.press(library.phrasebook.of(NudgePhrases).snoozes[SnoozeChoice.TEN])
    assert (snoozed.id, snoozed.rows) == (nudge.id, ())
    assert "today at 08:10" in snoozed.text
    await unattended.forward(9)
    assert await silent(ada)
    await unattended.forward(1)
    assert is_nudge(library, await ada.hear())
    await unattended.forward(10)
    assert await silent(ada)
    await ada.press(library.phrasebook.of(NudgePhrases).done)
    assert [one.state for one in await told(store, 2)] == [State.DONE, State.SNOOZED]
    assert is_nudge(library, await nudged(unattended, ada))


async def test_skipping_because_of_something_else(unattended: Telegram, ada: Person, library: Library) -> None:
    await reminded(unattended, ada, library)
    await nudged(unattended, ada)
    await ada.press(library.phrasebook.of(NudgePhrases).skip)
    assert (
        await ada.press(library.phrasebook.of(NudgePhrases).skips[SkipReason.BUSY])
    ).text == "Stretch at 08:00: skipped. That is fine."
    assert is_nudge(library, await nudged(unattended, ada))


async def test_skipping_because_it_hurts_rests_until_tomorrow_and_offers_the_check(
    unattended: Telegram, ada: Person, library: Library
) -> None:
    await reminded(unattended, ada, library, "remind me to stretch every day at 8 am and 8 pm")
    await unattended.forward_to(20)
    await ada.hear()
    nudge = await nudged(unattended, ada)
    await ada.press(library.phrasebook.of(NudgePhrases).skip, under=nudge)
    rests = await ada.press(library.phrasebook.of(NudgePhrases).skips[SkipReason.HURTING])
    assert rests.buttons == (library.phrasebook.of(ButtonPhrases).check,)
    await ada.press(library.phrasebook.of(ButtonPhrases).check)
    await unattended.forward_to(20)
    assert await silent(ada)
    assert is_nudge(library, await nudged(unattended, ada))


async def test_stopping_a_reminder_under_its_nudge(unattended: Telegram, ada: Person, library: Library) -> None:
    await reminded(unattended, ada, library)
    await nudged(unattended, ada)
    await ada.press(library.phrasebook.of(NudgePhrases).skip)
    stopped = await ada.press(library.phrasebook.of(NudgePhrases).skips[SkipReason.STOPPED])
    assert stopped.buttons == (library.phrasebook.of(ButtonPhrases).resume, library.phrasebook.of(ButtonPhrases).delete)
    await unattended.forward_to(8)
    assert await silent(ada)
    await ada.press(library.phrasebook.of(ButtonPhrases).resume)
    assert is_nudge(library, await nudged(unattended, ada))


async def test_a_draft_survives_a_restart(unattended: Telegram, library: Library) -> None:
    ada = await unattended.person()
    async with unattended.bot():
        await unattended.forward_to(12)
        await in_lisbon(ada, library)
        preview = await ada.say(STRETCH)
    async with unattended.bot(reminds=True):
        saved = await ada.press(library.phrasebook.of(PreviewPhrases).save)
        assert saved.id == preview.id
        assert is_nudge(library, await nudged(unattended, ada))


async def test_a_double_tap_on_save_makes_one_reminder(
    unattended: Telegram, ada: Person, library: Library, store: Store
) -> None:
    await unattended.forward_to(12)
    await in_lisbon(ada, library)
    preview = await ada.say(STRETCH)
    await asyncio.gather(*[ada.tap(library.phrasebook.of(PreviewPhrases).save, preview) for _ in range(2)])
    await ada.hear()
    await unattended.forward(1 / 20)  # later than the second half of a double tap
    await ada.tap_data(preview.data[library.phrasebook.of(PreviewPhrases).save], preview, forged=True)
    assert await silent(ada)
    assert await rows_in(store, "reminders") == 1


async def test_old_and_forged_buttons_change_nothing(
    unattended: Telegram, ada: Person, library: Library, store: Store
) -> None:
    await unattended.forward_to(12)
    await in_lisbon(ada, library)
    older = await ada.say(STRETCH)
    newer = await ada.say("remind me to stretch every day at 9:30 am")
    await unattended.page.called("editMessageReplyMarkup", times=1)
    await ada.tap_data(older.data[library.phrasebook.of(PreviewPhrases).save], older, forged=True)
    answers = await unattended.page.called("answerCallbackQuery", times=2)
    assert answers[-1]["params"]["text"] == library.phrasebook.of(DraftPhrases).closed
    for data in (
        "n:d:1:AAAAAAAA",
        "r:1:d:yes",
        "x:f:yes",
        newer.data[library.phrasebook.of(PreviewPhrases).save] + "x",
    ):
        await ada.tap_data(data, newer, forged=True)
        assert (await ada.hear()).text == library.phrasebook.of(AnswerPhrases).stale_button.plain
    assert await rows_in(store, "reminders") == 0
    assert (await ada.press(library.phrasebook.of(PreviewPhrases).save, newer)).text.startswith("Saved")


async def test_a_button_of_somebody_else_changes_nothing(
    unattended: Telegram, ada: Person, library: Library, store: Store
) -> None:
    await reminded(unattended, ada, library)
    nudge = await nudged(unattended, ada)
    ben = await unattended.person("Ben")
    hello = await ben.say("/help")
    await ben.tap_data(nudge.data[library.phrasebook.of(NudgePhrases).done], hello, forged=True)
    assert (await ben.hear()).text == library.phrasebook.of(AnswerPhrases).stale_button.plain
    assert [one.state for one in await told(store, 1)] == [State.SENT]


async def test_a_location_finds_the_zone_and_is_not_kept(
    unattended: Telegram, ada: Person, library: Library, store: Store
) -> None:
    await unattended.forward_to(12, zone="Asia/Tokyo")
    await ada.say(STRETCH)
    await ada.send(location={"latitude": 35.68, "longitude": 139.76})
    clock = await ada.hear()
    assert "Tokyo, Japan, where it is 12:00" in clock.text
    await ada.press(library.phrasebook.of(ZonePhrases).right)
    await ada.press(library.phrasebook.of(PreviewPhrases).save)
    assert b"139" not in json.dumps(exported(ada.id, await store.records.everything(ada.id))).encode()
    await unattended.forward_to(8, zone="Asia/Tokyo")
    assert is_nudge(library, await ada.hear())


async def test_one_of_several_towns_is_picked(unattended: Telegram, ada: Person, library: Library) -> None:
    choice = await ada.say("/timezone Springfield")
    assert choice.buttons[:2] == ("Springfield, Illinois", "Springfield, Massachusetts")
    here = unattended.now.to_tz("America/New_York").format("HH:mm")
    assert here in (await ada.press("Springfield, Massachusetts")).text


@pytest.mark.parametrize(
    ("when", "taken"),
    [
        ("at 8 am on 2099-12-31", False),
        ("on 3 march {year} at 8 am", False),
        ("every day at 8 am from 1 june {year}", False),
        ("in 2 years at 8 am", False),
        ("on 1 march at 8 am", True),
        ("in 300 days at 8 am", True),
        ("in 11 months at 8 am", True),
    ],
)
async def test_a_reminder_is_at_most_a_year_away_however_that_is_said(
    telegram: Telegram, ada: Person, library: Library, when: str, taken: bool
) -> None:
    await in_lisbon(ada, library)
    said = await ada.say("remind me to stretch " + when.format(year=telegram.now.to_tz("UTC").year + 2))
    too_far = library.phrasebook.of(DraftPhrases).impossible[Impossible.TOO_FAR].plain
    assert (said.text == too_far) is not taken


@pytest.mark.parametrize("payload", ["remind_stretch", "remind_water"])
async def test_a_deep_link_begins_a_reminder(ada: Person, library: Library, payload: str) -> None:
    assert (await ada.say(f"/start {payload}")).text == library.phrasebook.of(DraftPhrases).ask_times.plain
    await ada.say("7:30 am")
    await ada.say("Lisbon")
    kind = library.kinds[STRETCHING if payload == "remind_stretch" else DRINKING].name
    assert (await ada.press(library.phrasebook.of(ZonePhrases).right)).text.startswith(f"{kind} every day at 07:30")


async def test_the_water_reminders_are_stopped_by_a_sentence(
    unattended: Telegram, ada: Person, library: Library, store: Store
) -> None:
    await reminded(unattended, ada, library)
    await ada.say("remind me to drink water every 2 hours from 9 to 17")
    await ada.press(library.phrasebook.of(PreviewPhrases).save)
    asked = await ada.say("stop the water reminders")
    assert "Drink water" in asked.text
    await ada.press(library.phrasebook.of(ButtonPhrases).delete_yes)
    assert [one.reminder.kind for one in (await _record(store, ada)).reminders] == [STRETCHING]


async def test_water_is_not_asked_for_where_it_was_just_logged(
    unattended: Telegram, ada: Person, library: Library, store: Store
) -> None:
    await reminded(unattended, ada, library, "remind me to drink water every 2 hours from 9 to 17")
    await unattended.forward_to(12, 50)
    await ada.say("i drank 300 ml")
    await unattended.forward_to(13)
    assert (await told(store, 1))[0].reason is Reason.JUST_LOGGED
    await unattended.forward_to(15)
    assert is_nudge(library, await ada.hear(), DRINKING)


async def test_an_export_is_a_json_document_with_a_calendar_beside_it(
    unattended: Telegram, ada: Person, library: Library
) -> None:
    await reminded(unattended, ada, library)
    sent = await ada.say("/export")
    phrases = library.phrasebook.of(PersonalDataPhrases)
    assert sent.text == f"{phrases.export_caption.plain}\n\n{phrases.export_calendar.plain}"
    assert sent.document is not None
    assert "Europe/Lisbon" in json.dumps(json.loads(await unattended.page.file(sent.document)))
    calendar = await ada.hear()
    assert calendar.document is not None
    assert calendar.text == ""
    lines = (await unattended.page.file(calendar.document)).decode().splitlines()
    assert "RRULE:FREQ=DAILY" in lines
    assert "SUMMARY:Stretch" in lines
    assert any(line.startswith("DTSTART;TZID=Europe/Lisbon:") and line.endswith("T080000") for line in lines)


async def test_an_export_without_reminders_has_no_calendar(ada: Person, library: Library) -> None:
    await in_lisbon(ada, library)
    assert (await ada.say("/export")).text == library.phrasebook.of(PersonalDataPhrases).export_caption.plain
    assert await silent(ada)


async def test_delete_me_leaves_nothing(unattended: Telegram, ada: Person, library: Library, store: Store) -> None:
    tables = ("people", "reminders", "occurrences", "drinks", "drafts")
    await reminded(unattended, ada, library)
    nudge = await nudged(unattended, ada)
    await ada.say("i drank 300 ml")
    await ada.say("remind me to stretch every day at 9:30 am")
    assert await rows_in(store, *tables) >= 5
    await ada.say("/delete_me")
    forgotten = await ada.press(library.phrasebook.of(PersonalDataPhrases).forget_yes)
    assert forgotten.text == library.phrasebook.of(PersonalDataPhrases).forgotten.plain
    assert await rows_in(store, *tables) == 0
    assert (await ada.press(library.phrasebook.of(NudgePhrases).done, under=nudge)).text == library.phrasebook.of(
        OneReminderPhrases
    ).gone.plain
    await unattended.forward_to(8)
    assert await silent(ada)
    assert await rows_in(store, *tables) == 0


async def test_an_emergency_in_the_middle_of_a_draft_leaves_the_draft(
    unattended: Telegram, ada: Person, library: Library, store: Store
) -> None:
    await unattended.forward_to(12)
    await in_lisbon(ada, library)
    preview = await ada.say(STRETCH)
    card = await ada.say("wait, i have chest pain and cant breathe")
    assert card.text.startswith(library.checks.cards.emergency.says.paragraphs[0].plain)
    assert await rows_in(store, "drafts") == 1
    assert (await ada.press(library.phrasebook.of(PreviewPhrases).save, under=preview)).text.startswith("Saved")


async def test_nothing_comes_for_six_hours_after_an_emergency(
    unattended: Telegram, ada: Person, library: Library, store: Store
) -> None:
    await reminded(unattended, ada, library, "remind me to stretch every day at 13:00 and 20:00")
    await ada.say("i have chest pain and cant breathe")
    await unattended.forward_to(13)
    assert (await told(store, 1))[0].state is State.HELD
    assert await silent(ada)
    await unattended.forward_to(20)
    assert is_nudge(library, await ada.hear())


async def test_a_warning_sign_holds_stretches_until_they_are_resumed(
    unattended: Telegram, ada: Person, library: Library
) -> None:
    await reminded(unattended, ada, library)
    await ada.say("remind me to drink water every day at 8 am")
    await ada.press(library.phrasebook.of(PreviewPhrases).save)
    await ada.say("one calf is swollen red and warm")
    card = await ada.press(library.checks.label.list_no)
    assert resting_held(library).plain in card.text
    assert is_nudge(library, await nudged(unattended, ada), DRINKING)
    assert await silent(ada, 1.3)  # a chat gets a message a second
    await ada.say("/resume")
    await unattended.forward_to(8)
    heard = [await ada.hear() for _ in range(2)]
    assert any(is_nudge(library, one) for one in heard)


async def test_the_clocks_on_the_wall_decide(unattended: Telegram, ada: Person, library: Library) -> None:
    await reminded(unattended, ada, library)
    at = []
    for _ in range(3):
        await unattended.forward_to(8, days=90)
        while not is_nudge(library, await ada.hear()):
            pass
        at.append(unattended.now.to_tz("Europe/Lisbon").format("HH:mm"))
    assert at == ["08:00"] * 3


async def _record(store: Store, person: Person) -> Record:
    return await store.records.load(Speaker(person.chat, person.id), Instant.now())  # noqa: TID251 (the clock)
