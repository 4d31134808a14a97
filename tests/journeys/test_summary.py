"""Somebody says yes once, and reads every Sunday how the week went."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from bot.domain.library import Library
from bot.domain.occurrences import Reason, State
from bot.storage.sqlite.store import Store
from bot.views.buttons import ButtonPhrases
from bot.views.previews import PreviewPhrases
from bot.views.progress import ProgressPhrases
from bot.views.settings import SettingsPhrases
from tests.journeys.reminded import in_lisbon, is_nudge, silent, told
from tests.support.chat import Heard, Person
from tests.support.kinds import WEEKLY
from tests.support.telegram import Telegram

MENTION = "@hammy_playground_bot"


@pytest.fixture
async def store(unattended: Telegram) -> AsyncIterator[Store]:
    """What a bot that reminds keeps."""
    async with unattended.bot(reminds=True) as store:
        yield store


@pytest.fixture
async def ada(unattended: Telegram, store: Store, library: Library) -> Person:
    """Someone in Lisbon, at noon, who drank something."""
    await unattended.forward_to(12)
    ada = await unattended.person("Ada")
    await in_lisbon(ada, library)
    await ada.say("drank 500 ml")
    return ada


async def subscribed(ada: Person, library: Library) -> Heard:
    """Tap the offer under the card, and save what is shown."""
    await ada.say("/progress")
    shown = await ada.press(library.phrasebook.of(ProgressPhrases).on_sundays)
    assert shown.text.startswith("Weekly summary on Sun at 18:00"), shown.text
    saved = await ada.press(library.phrasebook.of(PreviewPhrases).save)
    assert saved.text.startswith("Saved")
    return saved


async def on_sunday(telegram: Telegram) -> None:
    """Travel to the next Sunday at six in the evening."""
    days = 7 - telegram.now.to_tz("Europe/Lisbon").date().day_of_week().value
    await telegram.forward_to(18, days=days)


async def test_the_card_comes_on_sunday_evening_with_its_words(
    unattended: Telegram, ada: Person, library: Library
) -> None:
    phrases = library.phrasebook.of(ProgressPhrases)
    await subscribed(ada, library)
    await on_sunday(unattended)
    summary = await ada.hear()
    assert summary.picture == "photo"
    assert is_nudge(library, summary, WEEKLY)
    assert "Your week," in summary.text
    assert summary.buttons == (phrases.by_day, phrases.no_more)


async def test_who_has_it_is_not_offered_it_again(ada: Person, library: Library) -> None:
    await subscribed(ada, library)
    assert library.phrasebook.of(ProgressPhrases).on_sundays not in (await ada.say("/progress")).buttons


async def test_a_card_that_is_refused_leaves_its_words(unattended: Telegram, ada: Person, library: Library) -> None:
    await subscribed(ada, library)
    await unattended.page.post("faults", method="sendPhoto", kind="400", times=3)
    await on_sunday(unattended)
    summary = await ada.hear()
    assert summary.picture is None
    assert "Your week," in summary.text


@pytest.mark.parametrize(
    ("said", "reason"), [("/pause 30 days", Reason.PAUSED), ("quiet hours 17 to 20", Reason.QUIET_HOURS)]
)
async def test_it_keeps_to_pauses_and_quiet_hours(
    unattended: Telegram, ada: Person, library: Library, store: Store, said: str, reason: Reason
) -> None:
    await subscribed(ada, library)
    await ada.say(said)
    await on_sunday(unattended)
    assert await silent(ada)
    if reason is Reason.QUIET_HOURS:
        (held,) = await told(store, 1)
        assert (held.state, held.reason) == (State.HELD, reason)


async def test_it_ends_by_its_own_button_in_the_settings_and_by_words(ada: Person, library: Library) -> None:
    settings, delete = library.phrasebook.of(SettingsPhrases), library.phrasebook.of(ButtonPhrases).delete_yes
    assert settings.no_summary.plain in (await ada.say("/settings")).text
    await subscribed(ada, library)
    assert settings.summary.plain in (await ada.say("/settings")).text
    await ada.press(settings.end_summary)
    await ada.press(delete)
    assert settings.no_summary.plain in (await ada.say("/settings")).text
    await subscribed(ada, library)
    await ada.say("stop the weekly summary")
    await ada.press(delete)
    assert settings.no_summary.plain in (await ada.say("/settings")).text


async def test_it_is_asked_for_in_words_at_another_time_and_exported(
    unattended: Telegram, ada: Person, library: Library
) -> None:
    for asked in ("turn on the sunday summary", "send me the weekly summary"):
        assert "Weekly summary on Sun at 18:00" in (await ada.say(asked)).text
    assert (await ada.say("make it 7pm instead")).text.startswith("Weekly summary on Sun at 19:00")
    await ada.press(library.phrasebook.of(PreviewPhrases).save)
    sent = await ada.say("/export")
    assert sent.document is not None
    (kept,) = json.loads(await unattended.page.file(sent.document))["reminders"]
    assert (kept["kind"], kept["days"], kept["times"]) == ("weekly_summary", "sun", "19:00")


async def test_it_stands_beside_no_other_reminder_to_choose_from(ada: Person, library: Library) -> None:
    assert (await ada.say("/reminders")).buttons == ("Stretch reminder", "Water reminder")
    assert "Weekly summary" not in (await ada.say("/remind")).buttons


async def test_in_a_group_it_tells_nothing_of_anybody(unattended: Telegram, ada: Person, library: Library) -> None:
    (in_group,) = await unattended.page.group(ada)
    await in_group.say(f"{MENTION} weekly summary on sundays at 6pm")
    await in_group.press(library.phrasebook.of(PreviewPhrases).save)
    await on_sunday(unattended)
    summary = await in_group.hear()
    assert summary.picture is None
    assert is_nudge(library, summary, WEEKLY)
    assert "500 ml" not in summary.text
    assert "Your week," not in summary.text
