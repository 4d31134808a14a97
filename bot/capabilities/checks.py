"""The warning-signs check: begun, gone through, and all signs at once."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.answers import stale
from bot.capabilities.context import Context
from bot.domain.actions import CheckStep, StartCheck
from bot.domain.check_steps import steps_of
from bot.domain.checklists import CheckAnswer, CheckOutcome
from bot.domain.conversation import Conversation, Decision, Outcome, ReminderHold
from bot.domain.library import Library
from bot.views import checks

_ENDS = {
    CheckOutcome.EMERGENCY: (Outcome.EMERGENCY, ReminderHold.ALL),
    CheckOutcome.URGENT_NOT_SURE: (Outcome.URGENT, ReminderHold.STRETCHES),
    CheckOutcome.URGENT: (Outcome.URGENT, ReminderHold.STRETCHES),
    CheckOutcome.ROUTINE: (Outcome.CHECKLIST, None),
    CheckOutcome.NO_FLAGS: (Outcome.CHECKLIST, None),
}


def asked(name: str, context: Context) -> Decision:
    """The check that a word names, or else the one the last topic leads to."""
    return started(named_check(name, context.conversation, context.library), context)


def named_check(name: str, conversation: Conversation, library: Library) -> str | None:
    """The id of that check; None where it has to be asked which one."""
    for check in library.checks.lists.values():
        if name.strip().lower().rstrip("s") == check.id:
            return check.id
    topic = conversation.topic
    return library.check_of(topic) if topic and library.answers[topic].symptom else None


def started(check: str | None, context: Context) -> Decision:
    """The first step of a check, or the question which one it should be."""
    library, speaker = context.library, context.speaker
    steps = steps_of(library.checks, check) if check else None
    if steps is None:
        reply = checks.choose_reply(library)
    else:
        reply = checks.step_reply(library, steps, 0, speaker.person, in_place=False)
    return Decision(Outcome.CHECKLIST, reply, replace(context.conversation, misses=0), "red_flag_check")


def on_start(action: StartCheck, context: Context) -> Decision:
    """Its button."""
    return started(action.check, context)


def on_step(step: CheckStep, context: Context) -> Decision:
    """One tap of a check: the next step or the one before, the card it ends in, or a new start."""
    library, conversation, person = context.library, context.conversation, context.speaker.person
    if step.person != person:
        return context.only_toast(checks.not_yours_toast(context.library))
    steps = steps_of(library.checks, step.check)
    if steps is None:
        return stale(context)
    if step.version != steps.version or not 0 <= step.position < len(steps):
        first = checks.step_reply(library, steps, 0, person, in_place=True)
        reply = replace(first, text=library.checks.cards.restarted.says.italic() + first.text)
        return Decision(Outcome.CHECKLIST, reply, conversation)
    if step.answer is CheckAnswer.STOP:
        return Decision(Outcome.CHECKLIST, checks.stopped_reply(library, steps), conversation)
    if step.answer is CheckAnswer.BACK:
        reply = checks.step_reply(library, steps, max(step.position - 1, 0), person, in_place=True)
        return Decision(Outcome.CHECKLIST, reply, conversation)
    outcome = steps.outcome(step.position, step.answer)
    if outcome is None:
        reply = checks.step_reply(library, steps, step.position + 1, person, in_place=True)
        return Decision(Outcome.CHECKLIST, reply, conversation)
    ended, hold = _ENDS[outcome]
    return Decision(ended, checks.outcome_reply(library, steps, step.position, outcome), conversation, hold=hold)


def all_signs(_slots: None, context: Context) -> Decision:
    """All warning signs at once, for anyone to read."""
    return Decision(Outcome.ANSWER, checks.signs_reply(context.library), context.conversation)
