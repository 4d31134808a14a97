"""What Telegram shows of the bot is set at a start, where it differs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telegram import BotCommand

from bot.capabilities.rows import MENU
from bot.domain.library import Library
from bot.gateway.profile import update_profile
from bot.views.profile import ProfilePhrases
from tests.support.bot_api import recording_bot

SETTING = ("setMyCommands", "setMyDescription", "setMyShortDescription")


@pytest.fixture
def told(library: Library) -> dict[str, object]:
    """What Telegram answers where all is as it should be."""
    described = library.phrasebook.of(ProfilePhrases).commands
    commands = [{"command": name, "description": described[name]} for name in MENU]
    return {
        "getMyCommands": commands,
        "getMyDescription": {"description": library.phrasebook.of(ProfilePhrases).description},
        "getMyShortDescription": {"short_description": library.phrasebook.of(ProfilePhrases).short_description},
    }


async def test_a_bot_that_was_never_set_up(library: Library, told: dict[str, object]) -> None:
    bot, request = recording_bot()
    empty = {"getMyCommands": [], "getMyDescription": {"description": ""}}
    request.results |= {**empty, "getMyShortDescription": {"short_description": ""}}
    async with bot:
        await update_profile(bot, library.phrasebook.of(ProfilePhrases))
    assert [call.method for call in request.sent(*SETTING)] == list(SETTING)


async def test_what_is_right_already_is_left_alone(library: Library, told: dict[str, object]) -> None:
    bot, request = recording_bot()
    request.results |= told
    async with bot:
        await update_profile(bot, library.phrasebook.of(ProfilePhrases))
    assert request.sent(*SETTING) == []


async def test_only_what_differs_is_set(library: Library, told: dict[str, object]) -> None:
    bot, request = recording_bot()
    request.results |= told
    async with bot:
        await update_profile(bot, replace(library.phrasebook.of(ProfilePhrases), description="Another"))
        (call,) = request.sent(*SETTING)
        assert (call.method, call.params["description"]) == ("setMyDescription", "Another")


def test_every_command_fits_telegram(library: Library) -> None:
    for name in MENU:
        description = library.phrasebook.of(ProfilePhrases).commands[name]
        BotCommand(name, description)
        assert 1 <= len(name) <= 32
        assert len(description) <= 256
