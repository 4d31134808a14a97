"""What a /command does, and the intents that do what a command does."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.conversation import Conversation, Decision, Outcome
from bot.domain.errands import (
    CancelDraft,
    DeleteData,
    Errand,
    ExportData,
    ListReminders,
    LogWater,
    OpenSettings,
    PauseReminders,
    Remind,
    ResumeReminders,
    SetZone,
    ShowProgress,
    TypedAnswer,
)
from bot.domain.library import Library
from bot.domain.messages import Commanded, Reply
from bot.domain.schedules import EVERY_DAY, ReminderKind, ScheduleRequest
from bot.domain.text import Text
from bot.domain.understanding import Understanding
from bot.policy import checks, errands, presses
from bot.views import answers
from bot.views.explain import sources_reply, why_reply
from bot.views.privacy import privacy_reply

TOPIC_PAYLOAD = "topic_"
"""A deep link https://t.me/<bot>?start=topic_<id> opens with that topic's answer."""

CHECK_PAYLOAD = "check_"
"""A deep link with check_<id> opens with the first step of that check."""

REMIND_PAYLOADS = {"remind_stretch": ReminderKind.STRETCH, "remind_water": ReminderKind.HYDRATION}
"""Deep links that begin a reminder."""


def decide_command(
    command: Commanded,
    understanding: Understanding | None,
    reading: TypedAnswer | None,
    conversation: Conversation,
    library: Library,
    person: int,
) -> Decision:
    """The decision on a command; one that is not known gets a plain sentence."""
    say = library.phrasebook.say
    errand = _errand(command, understanding, reading)
    if errand is not None:
        return errands.do(errand, conversation)
    match command.name:
        case "start":
            return _start(command, conversation, library, person)
        case "help":
            return _said(say.help, conversation, library, "help")
        case "about":
            return _said(say.about, conversation, library, "about_bot")
        case "topics":
            return Decision(Outcome.ACTION, answers.topics_reply(library, None), conversation)
        case "check":
            return presses.started(named_check(command.argument, conversation, library), conversation, library, person)
        case "warning_signs":
            return Decision(Outcome.ANSWER, checks.signs_reply(library), conversation)
        case "why":
            return Decision(Outcome.ANSWER, why_reply(library, conversation.explanation), conversation)
        case "sources":
            return Decision(Outcome.ANSWER, sources_reply(library), conversation, "sources")
        case "privacy":
            return Decision(Outcome.ANSWER, privacy_reply(library), conversation, "privacy")
        case _:
            reply = Reply(say.unknown_command.fill(command=f"/{command.name}"), topics_row(library))
            return Decision(Outcome.MISS, reply, conversation)


def decide_intent(intent: str, conversation: Conversation, library: Library, person: int) -> Decision | None:
    """The decision on an intent that does what a command does; None where the intent has a plain answer."""
    say = library.phrasebook.say
    match intent:
        case "help":
            return _said(say.help, conversation, library, "help")
        case "about_bot":
            return _said(say.about, conversation, library, "about_bot")
        case "sources":
            reply = sources_reply(library)
            return Decision(Outcome.ANSWER, reply, replace(conversation, misses=0), "sources")
        case "privacy":
            return Decision(Outcome.ANSWER, privacy_reply(library), replace(conversation, misses=0), "privacy")
        case "red_flag_check":
            return presses.started(named_check("", conversation, library), conversation, library, person)
        case _:
            return None


def topics_row(library: Library) -> tuple[answers.Row, ...]:
    """A single row with the way to all topics."""
    return ((answers.topics_button(library),),)


def named_check(name: str, conversation: Conversation, library: Library) -> str | None:
    """The check that a word names, or else the one the last topic leads to."""
    for check in library.checks.lists.values():
        if name.strip().lower().rstrip("s") == check.id:
            return check.id
    topic = conversation.topic
    return library.check_of(topic) if topic and library.answers[topic].symptom else None


def _start(command: Commanded, conversation: Conversation, library: Library, person: int) -> Decision:
    payload, say = command.argument, library.phrasebook.say
    topic = payload.removeprefix(TOPIC_PAYLOAD)
    if payload.startswith(TOPIC_PAYLOAD) and topic in library.answers:
        return presses.answered(library, conversation, topic)
    kind = REMIND_PAYLOADS.get(payload)
    if kind is not None:
        return errands.do(Remind(ScheduleRequest(kind, EVERY_DAY, days_assumed=True)), conversation)
    check = payload.removeprefix(CHECK_PAYLOAD)
    if payload.startswith(CHECK_PAYLOAD) and check in library.checks.lists:
        return presses.started(check, conversation, library, person)
    questions = tuple(answers.pick_row(library, topic) for topic in library.phrasebook.start_topics)
    text = say.start_group if command.in_group else say.start
    return Decision(Outcome.ANSWER, Reply(text, questions), Conversation(conversation.at))


def _said(text: Text, conversation: Conversation, library: Library, intent: str) -> Decision:
    reply = Reply(text, topics_row(library))
    return Decision(Outcome.ANSWER, reply, replace(conversation, misses=0), intent)


def _errand(command: Commanded, understanding: Understanding | None, reading: TypedAnswer | None) -> Errand | None:
    """What a command about reminders, water or settings wants done."""
    match command.name:
        case "remind":
            return Remind(understanding.schedule if understanding else None)
        case "reminders":
            return ListReminders()
        case "water":
            return LogWater(reading.amount if reading else None)
        case "progress":
            return ShowProgress()
        case "timezone":
            return SetZone(command.argument)
        case "settings":
            return OpenSettings()
        case "pause":
            return PauseReminders(command.argument)
        case "resume":
            return ResumeReminders()
        case "export":
            return ExportData()
        case "delete_me":
            return DeleteData()
        case "cancel":
            return CancelDraft()
    return None
