"""The first words, and what a deep link opens with."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.answers import answered
from bot.capabilities.capability import Instead
from bot.capabilities.checks import started
from bot.capabilities.context import Context
from bot.capabilities.home import at_home, shown
from bot.domain.conversation import Conversation, Decision, Outcome
from bot.domain.schedules import EVERY_DAY, ScheduleRequest
from bot.views.welcome import welcome_reply

TOPIC_PAYLOAD = "topic_"
"""A deep link https://t.me/<bot>?start=topic_<id> opens with that topic's answer."""

CHECK_PAYLOAD = "check_"
"""A deep link with check_<id> opens with the first step of that check."""


def start(payload: str, context: Context) -> Decision | Instead:
    """What the payload of a deep link names, or the home of a person who has something, or a welcome."""
    library = context.library
    topic = payload.removeprefix(TOPIC_PAYLOAD)
    if payload.startswith(TOPIC_PAYLOAD) and topic in library.answers:
        return answered(library, context.conversation, topic)
    kind = next((one.id for one in library.kinds.values() if one.link == payload), None)
    if kind is not None:
        return Instead("reminder_create", ScheduleRequest(kind, EVERY_DAY, days_assumed=True))
    check = payload.removeprefix(CHECK_PAYLOAD)
    if payload.startswith(CHECK_PAYLOAD) and check in library.checks.lists:
        return started(check, context)
    if at_home(context):
        return shown(replace(context, conversation=Conversation(context.now)), greeting=True)
    reply = welcome_reply(library, in_group=context.speaker.in_group)
    return Decision(Outcome.ANSWER, reply, Conversation(context.now, signs=context.conversation.signs))
