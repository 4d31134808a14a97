"""Cards show the number of the person's own country first, and what the operator set in place of all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant import Assistant
from bot.capabilities.context import Context
from bot.domain.actions import CheckStep
from bot.domain.changes import SaveProfile
from bot.domain.check_steps import steps_of
from bot.domain.checklists import CheckAnswer
from bot.domain.conversation import Conversation
from bot.domain.messages import Commanded, Incoming, Pressed, Said, Speaker
from bot.domain.profile import Profile
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.policy.foreign import answer_in_their_language
from bot.policy.nearness import may_show_numbers
from bot.settings import Settings
from tests.support.clock import FixedClock
from tests.support.memory.store import adapters, memory_store

ADA = Speaker(1, 1)
GENERAL = "112 (Europe), 999 (UK), 911 (US and Canada)"


async def told(assistant: Assistant, zone: str | None, incoming: Incoming) -> str:
    """What somebody who lives by this zone's clock reads."""
    clock = FixedClock()
    store = memory_store()
    if zone is not None:
        await store.records.apply(ADA, (SaveProfile(Profile(zone=zone)),), clock())
    flow = assistant.flow(clock, adapters(assistant, store))
    decision = await flow.handle(ADA, incoming)
    assert decision.reply is not None
    return decision.reply.text.plain


def to_the_end(assistant: Assistant) -> Pressed:
    steps = steps_of(assistant.library.checks, "cramp")
    assert steps is not None
    begun = FixedClock()().timestamp() // 60
    return Pressed(CheckStep("cramp", steps.version, 0, CheckAnswer.YES, ADA.person, begun), 10)


@pytest.mark.parametrize(
    "incoming",
    [
        Said("my chest hurts and I can't breathe"),
        Said("I want to kill myself"),
        Commanded("remind", "me that my chest hurts and I can't breathe"),
        Commanded("warning_signs", ""),
    ],
)
async def test_the_own_number_comes_first(assistant: Assistant, incoming: Incoming) -> None:
    assert f"000 (Australia), {GENERAL}" in await told(assistant, "Australia/Sydney", incoming)
    nowhere = await told(assistant, None, incoming)
    assert GENERAL in nowhere
    assert "Australia" not in nowhere.replace("13 11 14 (Australia)", "")


async def test_a_check_ends_with_the_own_number(assistant: Assistant) -> None:
    assert f"119 (Japan), {GENERAL}" in await told(assistant, "Asia/Tokyo", to_the_end(assistant))


async def test_the_card_on_self_harm_shows_a_crisis_line(assistant: Assistant) -> None:
    assert "13 11 14 (Australia), 988" in await told(assistant, "Australia/Sydney", Said("I want to kill myself"))
    assert "findahelpline.com" in await told(assistant, None, Said("I want to kill myself"))


async def test_what_the_operator_set_stands_alone_everywhere(assistant: Assistant) -> None:
    ours = assistant.configured(Settings(emergency_numbers=("144 (Switzerland)",), crisis_lines=("143 (here)",)))
    card = await told(ours, "Australia/Sydney", Said("I want to kill myself"))
    assert "144 (Switzerland)\n" in card
    assert card.endswith("143 (here)")
    assert "000" not in card


NOTHING_MEANT = Understanding(Ranking((), Verdict.MISS))


def context(assistant: Assistant, zone: str) -> Context:
    now = FixedClock()()
    return Context(library=assistant.library.near(zone), speaker=ADA, conversation=Conversation(now), now=now)


def test_another_language_is_answered_in_it_with_the_own_number(assistant: Assistant) -> None:
    spanish = replace(NOTHING_MEANT, language="es")
    decision = answer_in_their_language(spanish, None, context(assistant, "America/Mexico_City"))
    assert decision is not None
    assert decision.reply is not None
    assert decision.reply.text.plain.startswith("Solo entiendo inglés.")
    assert f"911 (Mexico), {GENERAL}" in decision.reply.text.plain
    assert may_show_numbers(spanish, Conversation(FixedClock()()))


def test_english_and_languages_without_a_reply_are_not(assistant: Assistant) -> None:
    here = context(assistant, "Europe/London")
    assert answer_in_their_language(NOTHING_MEANT, None, here) is None
    assert answer_in_their_language(replace(NOTHING_MEANT, language="la"), None, here) is None
    assert not may_show_numbers(NOTHING_MEANT, here.conversation)


@pytest.mark.parametrize(("words", "begins"), [("no puedo mas", "Por favor"), ("ich will nicht mehr leben", "Bitte")])
async def test_words_of_self_harm_get_number_and_line_in_their_language(
    assistant: Assistant, words: str, begins: str
) -> None:
    said = await told(assistant, "Europe/Madrid", Said(words))
    assert said.startswith(begins)
    assert "112" in said
    assert "024 (Spain)" in said
