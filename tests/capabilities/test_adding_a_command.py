"""Adding a command is one module and one row: here both are made up, and everything else follows."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.capabilities.capability import Asked, Capability, Where, looking_up, way
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.domain.actions import ShowWeek
from bot.domain.conversation import Decision, Outcome
from bot.domain.lookups import ReadHistory
from bot.domain.messages import Commanded, Reply, Said, Speaker
from bot.domain.occurrences import History
from bot.domain.text import sentence
from bot.views.refusals import RefusalPhrases
from tests.support.clock import FixedClock
from tests.support.memory.store import adapters

ADA, GROUP = Speaker(7, 7), Speaker(-70, 7)


# ------------------------------------------------------------------ the module
def need(_pairs: str, context: Context) -> ReadHistory:
    """What happened since yesterday."""
    return ReadHistory(context.now.subtract(hours=24))


def worn(pairs: str, history: History | None, context: Context) -> Decision:
    """How many pairs, and how much happened."""
    told = f"{pairs} pairs, {len((history or History()).drinks)} drinks, zone {context.zone}"
    return Decision(Outcome.ACTION, Reply(sentence(told)), context.conversation)


# ------------------------------------------------------------------ the row
SHOES = Capability(
    name="shoes",
    command="shoes",
    intent="goodbye",
    asked=looking_up(need, worn, manages=True),
    slots=lambda asked: asked.text or "no",
    where=Where.ANYWHERE,
    record=True,
)


@pytest.fixture
def registry() -> Registry:
    """All that there is, and shoes."""
    return Registry((*CAPABILITIES, SHOES))


async def said(assistant: Assistant, registry: Registry, speaker: Speaker, incoming: Commanded | Said) -> str:
    """What is answered."""
    decision = await assistant.flow(FixedClock(), adapters(assistant), registry).handle(speaker, incoming)
    assert decision.reply is not None
    return decision.reply.text.plain


async def test_its_command_reaches_it_with_its_slots_and_what_it_needs(
    assistant: Assistant, registry: Registry
) -> None:
    assert await said(assistant, registry, ADA, Commanded("shoes", "2")) == "2 pairs, 0 drinks, zone UTC"


async def test_its_intent_reaches_it_too(assistant: Assistant, registry: Registry) -> None:
    answered = await said(assistant, registry, ADA, Said("bye for now"))
    assert answered == "bye for now pairs, 0 drinks, zone UTC"


async def test_its_permission_is_asked_without_a_word_in_the_module(assistant: Assistant, registry: Registry) -> None:
    refusal = assistant.library.phrasebook.of(RefusalPhrases).only_administrators.plain
    assert await said(assistant, registry, GROUP, Commanded("shoes")) == refusal


def test_nobody_else_answers_to_it() -> None:
    with pytest.raises(ValueError, match="shoes"):
        Registry((*CAPABILITIES, SHOES, SHOES))
    taken = Capability(name="other week", taps={ShowWeek: way(lambda _week, context: context.only_toast("no"))})
    with pytest.raises(ValueError, match="progress"):
        Registry((*CAPABILITIES, taken))


def test_a_command_that_nobody_answers_to_is_none(registry: Registry) -> None:
    assert registry.command("boots", Asked()) is None
    assert registry.command("shoes", Asked()) is not None
