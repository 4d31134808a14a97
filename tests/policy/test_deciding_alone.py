"""What a message becomes, each rule alone, with understandings made for it and nothing open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Instant, Time

from bot.capabilities.away import AwayWish
from bot.capabilities.capability import Asked, Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.capabilities.skipping import SkipWish
from bot.domain.actions import CheckStep, PickAnswer
from bot.domain.away import Away
from bot.domain.cancelling import Cancel
from bot.domain.conversation import Conversation, Decision
from bot.domain.editing import Edit, Which
from bot.domain.intents import Candidate, FollowUpKind
from bot.domain.library import Library
from bot.domain.messages import Commanded, Said, Speaker
from bot.domain.red_flags import Response
from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, Window
from bot.domain.skipping import Skip
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.policy.decide import decide
from bot.policy.open.order import Asking
from bot.policy.questions import answer_to
from bot.policy.wishes import wish_in
from tests.support.kinds import STRETCHING

NOW = Instant.from_utc(2026, 1, 5, 12)
ADA = Speaker(7, 7)
MISS = Ranking((), Verdict.MISS)
ANSWERS = "shaking_causes", "cramp_relief"


@pytest.fixture
def registry() -> Registry:
    return Registry(CAPABILITIES)


@pytest.fixture
def context(library: Library) -> Context:
    return Context(library=library, speaker=ADA, conversation=Conversation(NOW), now=NOW)


def clear(intent: str) -> Ranking:
    """That intent, and no other."""
    return Ranking((Candidate(intent, 0.9),), Verdict.CLEAR)


def test_who_is_away_speaks_of_kinds_and_never_of_times(context: Context, registry: Registry) -> None:
    which = Which(STRETCHING, times=(Time(8),), days=EVERY_DAY, within=Window(Time(6), Time(11)), place=0)
    away = Away(OnceDay.FRI)
    call = decide(Said("x"), Understanding(MISS, away=away, which=which), Asking(), context, registry)
    assert isinstance(call, Call)
    assert call.slots == AwayWish(away, Which(STRETCHING))


@pytest.mark.parametrize("away", [None, Away(OnceDay.FRI)])
def test_one_time_is_left_out_before_anything_else_is_wished(
    context: Context, registry: Registry, away: Away | None
) -> None:
    known = Understanding(MISS, skip=Skip(OnceDay.FRI), away=away, which=Which(STRETCHING))
    call = decide(Said("x"), known, Asking(), context, registry)
    assert isinstance(call, Call)
    assert call.slots == SkipWish(Skip(OnceDay.FRI), Which(STRETCHING))


def test_reminders_stop_unless_a_question_is_clear(context: Context, registry: Registry) -> None:
    stopping = Understanding(MISS, cancel=Cancel())
    call = wish_in("x", stopping, context.library, registry)
    assert call is not None
    assert call.capability.intent == "reminder_cancel"
    assert wish_in("x", replace(stopping, ranking=clear(ANSWERS[0])), context.library, registry) is None


def test_what_is_done_by_its_intent_is_done_as_it_was_understood(context: Context, registry: Registry) -> None:
    edit = Edit(minutes=30)
    call = answer_to("x", Understanding(clear("reminder_edit"), edit=edit), context, registry)
    assert isinstance(call, Call)
    assert call.slots == edit


def test_who_was_not_helped_is_led_to_the_check_of_the_complaint(context: Context, registry: Registry) -> None:
    known = Understanding(MISS, follow_up=FollowUpKind.NOT_HELPED, complaint="cramp")
    call = answer_to("x", known, context, registry)
    assert isinstance(call, Call)
    assert (call.capability.intent, call.slots) == ("red_flag_check", "cramp")


def test_answers_are_offered_before_what_is_done_and_the_first_is_talked_about(
    context: Context, registry: Registry
) -> None:
    near = (Candidate("reminder_list", 0.3, related=True), *(Candidate(one, 0.2, related=True) for one in ANSWERS))
    decision = answer_to("x", Understanding(Ranking(near, Verdict.CLOSE)), context, registry)
    assert isinstance(decision, Decision)
    assert decision.reply is not None
    picks = [one.action.topic for one in decision.reply.buttons if isinstance(one.action, PickAnswer)]
    assert picks == [*ANSWERS, "reminder_list"]
    assert decision.conversation.topic == ANSWERS[0]


def test_of_what_is_only_done_the_topic_stays(context: Context, registry: Registry) -> None:
    talked = replace(context, conversation=Conversation(NOW, ANSWERS[1]))
    near = (Candidate("reminder_list", 0.3, related=True),)
    decision = answer_to("x", Understanding(Ranking(near, Verdict.CLOSE)), talked, registry)
    assert isinstance(decision, Decision)
    kept = "reminder_list" if "reminder_list" in context.library.answers else ANSWERS[1]
    assert decision.conversation.topic == kept


def test_words_behind_a_command_are_known_to_be_such(context: Context, registry: Registry) -> None:
    call = decide(Commanded("pause", "a poem"), Understanding(MISS), Asking(), context, registry)
    assert isinstance(call, Call)
    assert call.slots == Asked("a poem", Understanding(MISS), command=True)


def test_a_check_that_a_command_leads_to_is_its_writers(context: Context, registry: Registry) -> None:
    known = Understanding(MISS, response=Response.START_CHECK)
    decision = decide(Commanded("water", "x"), known, Asking(), context, registry)
    assert isinstance(decision, Decision)
    assert decision.reply is not None
    steps = [one.action for one in decision.reply.buttons if isinstance(one.action, CheckStep)]
    assert {one.person for one in steps} == {ADA.person}
