"""What is learned from use, what is not, and that it costs nobody an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from whenever import Date, Instant, TimeDelta

from bot.assistant import Assistant
from bot.domain.actions import PickAnswer, RateAnswer, ShowAnswer, ShowMore, ShowPicture, StartCheck
from bot.domain.changes import Change, CountThumb, KeepMiss
from bot.domain.conversation import Decision, Outcome
from bot.domain.messages import Commanded, Incoming, Pressed, Said, Speaker
from bot.flows.learning import MISSES_KEPT, THUMBS_KEPT, forget_old
from bot.flows.message import MessageFlow
from bot.storage.errors import StoreError
from tests.support.clock import FixedClock
from tests.support.memory.store import MemoryStore, adapters, memory_store

ADA = Speaker(1, 1)
IN_A_GROUP = Speaker(-5, 1)
ANSWERED = "why does my leg shake when I stretch?"
MISSED = "is the moon good for you and the stars"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store() -> MemoryStore:
    return memory_store()


def flow_of(assistant: Assistant, store: MemoryStore, clock: FixedClock, *, keeps: bool = True) -> MessageFlow:
    """As the bot is served, with or without the sentences that it did not understand."""
    configured = replace(assistant, library=replace(assistant.library, keeps_misses=keeps))
    return configured.flow(clock, adapters(assistant, store), learns=True)


@pytest.fixture
def flow(assistant: Assistant, store: MemoryStore, clock: FixedClock) -> MessageFlow:
    return flow_of(assistant, store, clock)


async def kept(store: MemoryStore) -> list[str]:
    """The sentences."""
    return [one.text for one in (await store.feedback.all()).misses]


def thumbs(decision: Decision) -> list[RateAnswer]:
    """Those below a reply."""
    assert decision.reply is not None
    return [button.action for button in decision.reply.buttons if isinstance(button.action, RateAnswer)]


async def test_a_missed_sentence_is_kept_without_its_writer(flow: MessageFlow, store: MemoryStore) -> None:
    decision = await flow.handle(ADA, Said("is the moon good for Sarah and the 3 stars"))
    assert decision.outcome is Outcome.MISS
    assert await kept(store) == ["is the moon good for … and the # stars"]


async def test_unless_the_operator_wants_it_nothing_is_kept(
    assistant: Assistant, store: MemoryStore, clock: FixedClock
) -> None:
    decision = await flow_of(assistant, store, clock, keeps=False).handle(ADA, Said(MISSED))
    assert decision.outcome is Outcome.MISS
    assert await kept(store) == []


@pytest.mark.parametrize(
    "text",
    [
        ANSWERED,
        "thanks",
        "I cannot feel my leg and my mouth hangs",
        "my elbow hurts and it is the moon",
        "remind me to stretch at 8",
        "was ist mit meinem bein und warum zittert es",
    ],
)
async def test_what_is_understood_or_about_somebodys_health_is_not_kept(
    flow: MessageFlow, store: MemoryStore, text: str
) -> None:
    await flow.handle(ADA, Said(text))
    assert await kept(store) == []


@pytest.mark.parametrize(
    "text",
    [
        "which shoes should I buy",
        "how do I fix my bike chain",
        "can dogs get it too",
        "what about swimming in winter",
        "how do you say it in french",
    ],
)
async def test_what_is_taken_for_a_subject_that_is_not_covered_is_kept_where_it_tells_nothing_of_health(
    flow: MessageFlow, store: MemoryStore, text: str
) -> None:
    """It may have been taken for that wrongly, and nobody else would ever know."""
    assert (await flow.handle(ADA, Said(text))).subject is not None
    assert await kept(store) == [text.lower()]


@pytest.mark.parametrize(
    "text",
    [
        "is coffee bad for me",
        "is it like restless legs",
        "how do I go back to work after surgery on my hip",
        "remind me to take my pills",
        "can I take a painkiller after that",
        "is it a growing pain of my daughter",
        "i cannot sleep at night for all the work",
        "I am Tom and I am new here",
    ],
)
async def test_what_is_taken_for_a_subject_of_health_or_a_reaction_is_not_kept(
    flow: MessageFlow, store: MemoryStore, text: str
) -> None:
    await flow.handle(ADA, Said(text))
    assert await kept(store) == []


async def test_while_a_sign_stands_nothing_is_kept(flow: MessageFlow, store: MemoryStore) -> None:
    await flow.handle(ADA, Said("my calf is hot and swollen"))
    await flow.handle(ADA, Said(MISSED))
    assert await kept(store) == []


@pytest.mark.parametrize("said", [Said(MISSED, edited=True), Said(MISSED, forwarded=True)])
async def test_what_somebody_else_wrote_and_edits_are_not_kept(
    flow: MessageFlow, store: MemoryStore, said: Said
) -> None:
    await flow.handle(ADA, said)
    assert await kept(store) == []


async def test_an_answer_to_an_open_question_is_not_kept(flow: MessageFlow, store: MemoryStore) -> None:
    await flow.handle(ADA, Commanded("timezone"))
    await flow.handle(ADA, Said("the house of my mother and the moon"))
    assert await kept(store) == []


async def test_a_miss_that_cannot_be_kept_costs_nobody_a_reply(
    flow: MessageFlow, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(_speaker: Speaker, _changes: Sequence[Change], _now: Instant) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(type(store.records), "apply", lambda _self, *given: fails(*given))
    decision = await flow.handle(ADA, Said(MISSED))
    assert decision.reply is not None


async def test_thumbs_stand_in_the_last_row_of_an_answer(flow: MessageFlow) -> None:
    decision = await flow.handle(ADA, Said(ANSWERED))
    assert decision.reply is not None
    assert decision.intent is not None
    assert [button.action for button in decision.reply.rows[-1]] == [
        RateAnswer(decision.intent, up=True),
        RateAnswer(decision.intent, up=False),
    ]
    assert thumbs(decision) == [button.action for button in decision.reply.rows[-1]]


@pytest.mark.parametrize("incoming", [Pressed(ShowAnswer("warm_up"), 5), Pressed(PickAnswer("warm_up"), 5)])
async def test_an_answer_that_was_picked_has_thumbs(flow: MessageFlow, incoming: Incoming) -> None:
    assert thumbs(await flow.handle(ADA, incoming))


@pytest.mark.parametrize("rateable", [True, False])
async def test_an_answer_that_unfolds_has_them_where_it_had_them(flow: MessageFlow, rateable: bool) -> None:
    decision = await flow.handle(ADA, Pressed(ShowMore("cramp_relief"), 5, rateable))
    assert bool(thumbs(decision)) is rateable


@pytest.mark.parametrize(
    ("speaker", "incoming"),
    [
        (IN_A_GROUP, Said(ANSWERED)),
        (ADA, Said("hello")),
        (ADA, Said(MISSED)),
        (ADA, Said("my face droops and I cannot speak")),
        (ADA, Said("my leg shakes when I stretch, and my calf is hot and swollen")),
        (ADA, Said("my foot tingles. why does my leg shake when I stretch?")),
        (ADA, Said("why does my leg shake when I stretch? how long should I hold a stretch?")),
        (ADA, Pressed(ShowPicture("cramp_relief"), 5, rateable=True)),
        (ADA, Pressed(StartCheck(), 5)),
        (ADA, Commanded("help")),
    ],
)
async def test_nothing_else_asks_for_thumbs(flow: MessageFlow, speaker: Speaker, incoming: Incoming) -> None:
    assert thumbs(await flow.handle(speaker, incoming)) == []


async def test_while_a_sign_stands_no_answer_asks_for_thumbs(flow: MessageFlow) -> None:
    await flow.handle(ADA, Said("my foot tingles"))
    assert thumbs(await flow.handle(ADA, Said("who is cajal"))) == []


async def test_thumbs_are_no_buttons_that_words_may_mean(flow: MessageFlow) -> None:
    decision = await flow.handle(ADA, Said(ANSWERED))
    assert not [one for one in decision.conversation.offered if isinstance(one.action, RateAnswer)]


async def test_a_tap_counts_and_says_so_quietly(flow: MessageFlow, store: MemoryStore, clock: FixedClock) -> None:
    decision = await flow.handle(ADA, Pressed(RateAnswer("warm_up", up=True), 5, rateable=True))
    assert decision.reply is None
    assert decision.toast == "Thank you. I only count this."
    assert decision.rated
    (one,) = (await store.feedback.all()).thumbs
    assert (one.intent, one.day, one.up, one.down) == ("warm_up", clock.now.to_tz("UTC").date(), 1, 0)


async def test_a_thumb_for_an_answer_that_is_gone_is_stale(flow: MessageFlow, store: MemoryStore) -> None:
    decision = await flow.handle(ADA, Pressed(RateAnswer("long_gone", up=True), 5, rateable=True))
    assert decision.reply is not None
    assert (await store.feedback.all()).thumbs == ()


async def test_old_days_go_as_people_are_told(assistant: Assistant, store: MemoryStore, clock: FixedClock) -> None:
    days = {name: term.days for name, term in assistant.library.register.terms.items()}
    assert TimeDelta(hours=24 * (days["misses"] or 0)) == MISSES_KEPT
    assert TimeDelta(hours=24 * (days["thumbs"] or 0)) == THUMBS_KEPT
    first = clock.now
    await store.records.apply(ADA, (KeepMiss("one", 9), CountThumb("warm_up", up=True)), first)
    clock.now = first + MISSES_KEPT
    assert await forget_old(store.feedback, clock) == 0
    clock.now = first + MISSES_KEPT + TimeDelta(hours=24)
    assert await forget_old(store.feedback, clock) == 1
    clock.now = first + THUMBS_KEPT + TimeDelta(hours=24)
    assert await forget_old(store.feedback, clock) == 1
    assert (await store.feedback.all()).misses == ()
    assert Date(2000, 1, 1) < first.to_tz("UTC").date()
