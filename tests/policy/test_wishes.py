"""Which wish a sentence is: what it says outright wins, but a pause or an end that names a day is no new reminder."""

from __future__ import annotations

import pytest

from bot.domain.library import Library
from bot.views.misses import MissPhrases
from tests.support.talk import Talk


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("remind me to stretch tomorrow", "reminder_create"),
        ("remind me tomorrow", "reminder_create"),
        ("pause my reminders today", "reminders_pause"),
        ("pause my reminders until friday", "reminders_pause"),
        ("stop reminding me on friday", "reminder_cancel"),
        ("cancel my stretch reminders", "reminder_cancel"),
        ("resume my reminders", "reminders_resume"),
        ("my glass is 300 ml", "settings"),
        ("I drank 300 ml", "hydration_log"),
        ("show my reminders", "reminder_list"),
        ("how am I doing this week", "progress"),
        ("how often did I stretch last week", "progress"),
        ("how much did I drink yesterday", "progress"),
        ("I fly to Tokyo tomorrow", "timezone_set"),
    ],
)
async def test_a_sentence_is_one_wish(talk: Talk, said: str, intent: str) -> None:
    answered = await talk.says(said)
    assert (answered.outcome, answered.intent) == ("action", intent)


async def test_a_question_is_no_wish(talk: Talk) -> None:
    assert (await talk.says("why does my leg shake when I stretch?")).outcome == "answer"


async def test_an_unknown_command_is_named_with_a_way_on(talk: Talk, library: Library) -> None:
    answered = await talk.commands("dance")
    assert answered.text == library.phrasebook.of(MissPhrases).unknown_command.fill(command="/dance").plain
    assert answered.reply.rows


async def test_a_tap_that_means_nothing_forgets_nothing(talk: Talk) -> None:
    before = (await talk.says("why does my leg shake when I stretch?")).decision.conversation
    after = (await talk.presses(None)).decision.conversation
    assert (before.topic, before.explanation) == (after.topic, after.explanation)
    assert after.topic is not None
