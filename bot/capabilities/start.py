"""The first words, and what a deep link opens with."""

from __future__ import annotations

from bot.capabilities.answers import answered
from bot.capabilities.capability import Instead
from bot.capabilities.checks import started
from bot.capabilities.context import Context
from bot.domain.conversation import Conversation, Decision, Outcome
from bot.domain.messages import Reply
from bot.domain.schedules import EVERY_DAY, ReminderKind, ScheduleRequest
from bot.views import answers

TOPIC_PAYLOAD = "topic_"
"""A deep link https://t.me/<bot>?start=topic_<id> opens with that topic's answer."""

CHECK_PAYLOAD = "check_"
"""A deep link with check_<id> opens with the first step of that check."""

REMIND_PAYLOADS = {"remind_stretch": ReminderKind.STRETCH, "remind_water": ReminderKind.HYDRATION}
"""Deep links that begin a reminder."""


def start(payload: str, context: Context) -> Decision | Instead:
    """What the payload of a deep link names, or a welcome."""
    library = context.library
    topic = payload.removeprefix(TOPIC_PAYLOAD)
    if payload.startswith(TOPIC_PAYLOAD) and topic in library.answers:
        return answered(library, context.conversation, topic)
    kind = REMIND_PAYLOADS.get(payload)
    if kind is not None:
        return Instead("reminder_create", ScheduleRequest(kind, EVERY_DAY, days_assumed=True))
    check = payload.removeprefix(CHECK_PAYLOAD)
    if payload.startswith(CHECK_PAYLOAD) and check in library.checks.lists:
        return started(check, context)
    questions = tuple(answers.pick_row(library, topic) for topic in library.phrasebook.start_topics)
    text = context.say.start_group if context.speaker.in_group else context.say.start
    return Decision(Outcome.ANSWER, Reply(text, questions), Conversation(context.now, signs=context.conversation.signs))
