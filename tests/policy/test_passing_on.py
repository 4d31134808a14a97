"""What was understood reaches what is done about it, whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Time

from bot.assistant import Assistant
from bot.capabilities.capability import Asked, Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.capabilities.skipping import SkipWish
from bot.domain.actions import NoneOfThese
from bot.domain.conversation import Conversation, Decision, Outcome
from bot.domain.editing import Which
from bot.domain.intents import Candidate
from bot.domain.messages import Button, Commanded, Reply, Said, Speaker
from bot.domain.said_days import DateOf
from bot.domain.schedules import ScheduleRequest
from bot.domain.settings_wishes import Setting, SettingWish
from bot.domain.skipping import Skip
from bot.domain.text import sentence
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.policy.decide import complete, decide
from bot.policy.open.order import Asking
from bot.policy.questions import answer_to, answer_to_another
from bot.policy.wishes import skip_in, wish_in
from bot.views.misses import MissPhrases
from tests.support.clock import FixedClock

EIGHT = Time(8, 0)
CAUSES, RELIEF = "shaking_causes", "cramp_relief"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry(CAPABILITIES)


@pytest.fixture
def context(assistant: Assistant) -> Context:
    now = FixedClock()()
    earlier = Conversation(now.subtract(minutes=5))
    return Context(library=assistant.library, speaker=Speaker(1, 1), conversation=earlier, now=now)


@pytest.fixture(scope="module")
def nothing(assistant: Assistant) -> Understanding:
    """Words of which nothing is known."""
    known = assistant.understander.understand("florble wibzit")
    assert known.ranking.verdict is Verdict.MISS
    return known


def clear(*intents: str) -> Ranking:
    """A clear ranking, best first."""
    scores = (0.8, 0.1, 0.06, 0.04)
    return Ranking(tuple(map(Candidate, intents, scores)), Verdict.CLEAR, "an example")


@pytest.mark.parametrize(
    ("day", "times"), [(None, (EIGHT,)), (DateOf(5), ())], ids=["the next at eight", "the 5th is no time"]
)
def test_what_is_to_be_left_out(
    registry: Registry, nothing: Understanding, day: DateOf | None, times: tuple[Time, ...]
) -> None:
    which = Which(times=(EIGHT,), place=1)
    call = skip_in(replace(nothing, skip=Skip(day), which=which), registry)
    assert call is not None
    assert call.slots == SkipWish(Skip(day), replace(which, times=times))


def test_a_setting_however_little_else_is_clear(
    registry: Registry, nothing: Understanding, assistant: Assistant
) -> None:
    known = replace(nothing, setting=SettingWish(Setting.GLASS))
    assert done(wish_in("text", known, assistant.library, registry), "settings", registry)


@pytest.mark.parametrize(
    ("schedule", "intent", "wins"),
    [
        (ScheduleRequest(), "reminders_pause", True),
        (ScheduleRequest(), "reminder_cancel", True),
        (ScheduleRequest(), "reminders_resume", True),
        (ScheduleRequest(), "reminder_list", False),
        (ScheduleRequest(once_day=DateOf(5)), "reminders_pause", True),
        (ScheduleRequest(once_day=DateOf(5)), "reminder_cancel", True),
        (ScheduleRequest(once_day=DateOf(5)), "reminders_resume", False),
        (ScheduleRequest(times=(EIGHT,)), "reminder_cancel", False),
        (ScheduleRequest(every_minutes=60), "reminder_cancel", False),
        (ScheduleRequest(in_minutes=60), "reminder_cancel", False),
    ],
)
def test_what_wins_over_a_new_reminder(
    registry: Registry,
    nothing: Understanding,
    assistant: Assistant,
    schedule: ScheduleRequest,
    intent: str,
    wins: bool,
) -> None:
    known = replace(nothing, schedule=schedule, ranking=clear(intent))
    expected = intent if wins else "reminder_create"
    assert done(wish_in("text", known, assistant.library, registry), expected, registry)


def test_an_action_that_only_the_last_topic_makes_clear(
    registry: Registry, nothing: Understanding, context: Context
) -> None:
    known = replace(nothing, in_context=clear("help"))
    assert done(answer_to("and now", known, context, registry), "help", registry)


def test_what_came_close_is_kept_beside_an_answer(registry: Registry, nothing: Understanding, context: Context) -> None:
    known = replace(nothing, ranking=clear(CAUSES, RELIEF, "thanks", "cramp_what"))
    answered = answer_to("why", known, context, registry)
    assert isinstance(answered, Decision)
    offered = [one for one in (RELIEF, "thanks", "cramp_what") if context.library.answers[one].offered]
    assert answered.conversation.others == tuple(offered)
    assert RELIEF in offered


def test_what_no_button_had_place_for_is_kept_beside_a_choice(
    registry: Registry, nothing: Understanding, context: Context
) -> None:
    topics = (CAUSES, RELIEF, "cramp_what", "stretch_pain")
    close = Ranking(tuple(Candidate(topic, 0.2) for topic in topics), Verdict.CLOSE)
    asked = answer_to("why", replace(nothing, ranking=close), context, registry)
    assert isinstance(asked, Decision)
    assert asked.conversation.others == ("stretch_pain",)


@pytest.mark.parametrize(("shares", "outcome"), [((0.13, 0.12), Outcome.CLARIFY), ((0.13, 0.11), Outcome.MISS)])
def test_titles_that_come_near_by_little_even_together_are_not_offered(
    registry: Registry, nothing: Understanding, context: Context, shares: tuple[float, float], outcome: Outcome
) -> None:
    beside = Candidate("stretch_pain", 0.6, related=False)
    close = Ranking((beside, *map(Candidate, (CAUSES, RELIEF), shares)), Verdict.CLOSE)
    asked = answer_to("why", replace(nothing, ranking=close), context, registry)
    assert isinstance(asked, Decision)
    assert asked.outcome is outcome


@pytest.mark.parametrize("second", [None, RELIEF])
def test_a_question_of_somebody_else_is_answered(nothing: Understanding, context: Context, second: str | None) -> None:
    known = replace(nothing, ranking=clear(CAUSES), second=clear(second) if second else None)
    answered = answer_to_another(known, context)
    assert answered.intent == CAUSES
    assert answered.reply is not None
    for topic in filter(None, (CAUSES, second)):
        assert context.library.answers[topic].short.plain in answered.reply.text.plain


@pytest.mark.parametrize("intent", ["thanks", "reminder_cancel", None])
def test_nothing_else_that_somebody_else_said_is(
    registry: Registry, nothing: Understanding, context: Context, intent: str | None
) -> None:
    known = replace(nothing, ranking=clear(intent)) if intent else nothing
    missed = decide(Said("text", forwarded=True), known, Asking(), context, registry)
    assert isinstance(missed, Decision)
    assert missed.reply is not None
    assert missed.reply.text == context.library.phrasebook.of(MissPhrases).first
    assert missed.conversation.misses == 1


@pytest.mark.parametrize("typed", [False, True])
def test_a_check_begins_when_the_words_came_in_and_not_when_the_chat_began(
    registry: Registry, assistant: Assistant, context: Context, typed: bool
) -> None:
    text = "one calf is swollen, red and hot"
    known = assistant.understander.understand(text)
    incoming = Said(text) if typed else Commanded("remind", text)
    begun = decide(incoming, known, Asking(), context, registry)
    later = replace(context, conversation=replace(context.conversation, at=context.now))
    assert begun == replace_at(decide(incoming, known, Asking(), later, registry), context)


def test_a_reaction_leaves_the_buttons_that_were_offered(context: Context, nothing: Understanding) -> None:
    before, shown = (Button(label, NoneOfThese()) for label in ("before", "shown"))
    kept = replace(context, conversation=replace(context.conversation, offered=(before,)))
    reply = Reply(sentence("words"), ((shown,),))
    for aside, offered in ((True, (before,)), (False, (shown,))):
        decided = complete(Decision(Outcome.MISS, reply, kept.conversation, aside=aside), nothing, None, kept)
        assert decided.conversation.offered == offered
        assert decided.conversation.at == context.now


def done(call: Call | Decision | None, intent: str, registry: Registry) -> bool:
    """Whether it is what a sentence of an intent does."""
    assert isinstance(call, Call)
    return call.capability == registry.intent(intent, Asked()).capability


def replace_at(decision: Decision | Call, context: Context) -> Decision:
    """The decision in a conversation that was last heard of when that of the context was."""
    assert isinstance(decision, Decision)
    return replace(decision, conversation=replace(decision.conversation, at=context.conversation.at))
