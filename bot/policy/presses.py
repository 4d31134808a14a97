"""What a button does, tapped or typed."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.domain.actions import (
    Action,
    BrowseTopics,
    CheckStep,
    NoneOfThese,
    PersonalAction,
    PickAnswer,
    ShowAnswer,
    ShowLess,
    ShowMarks,
    ShowMore,
    StartCheck,
)
from bot.domain.checklists import CheckAnswer, CheckOutcome
from bot.domain.conversation import Conversation, Decision, Explanation, Outcome, ReminderHold
from bot.domain.errands import Press
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.policy import checks, errands
from bot.views import answers


def decide_press(
    action: Action | None, conversation: Conversation, library: Library, person: int, *, in_place: bool = True
) -> Decision:
    """The decision on an action; `in_place` is False where it was typed and there is no message to edit."""
    if isinstance(action, PersonalAction):
        return errands.do(Press(action), conversation)
    match action:
        case ShowAnswer(topic) | PickAnswer(topic) | ShowMore(topic) | ShowLess(topic):
            if topic not in library.answers:
                return stale(conversation, library)
            errand = errands.errand_of(topic)
            if errand is not None:
                return errands.do(errand, conversation)
            return answered(
                library,
                conversation,
                topic,
                unfolded=isinstance(action, ShowMore),
                in_place=in_place and not isinstance(action, ShowAnswer),
            )
        case BrowseTopics(category):
            reply = answers.topics_reply(library, category, in_place=in_place)
            return Decision(Outcome.ACTION, reply, conversation)
        case NoneOfThese():
            reply = Reply(library.phrasebook.say.none_of_these, answers.category_rows(library), in_place)
            return Decision(Outcome.MISS, reply, conversation)
        case StartCheck(check):
            return started(check, conversation, library, person)
        case CheckStep():
            return _step(action, conversation, library, person)
        case ShowMarks():
            return Decision(Outcome.ANSWER, checks.marks_reply(library), conversation, "sources")
        case None:
            return stale(conversation, library)
        case _:
            assert_never(action)


def answered(
    library: Library,
    conversation: Conversation,
    topic: str,
    *,
    unfolded: bool = False,
    in_place: bool = False,
) -> Decision:
    """The answer to a topic that was picked; the explanation of a typed question is kept while it is the same."""
    reply = answers.answer_reply(library, topic, unfolded=unfolded, in_place=in_place)
    group = library.training.intents[topic].group
    if group is not IntentKind.KNOWLEDGE:
        outcome = Outcome.ACTION if group is IntentKind.ACTIONS else Outcome.ANSWER
        return Decision(outcome, reply, replace(conversation, misses=0), topic)
    explained = conversation.explanation
    if explained is None or explained.topic != topic:
        explained = Explanation(topic)
    return Decision(Outcome.ANSWER, reply, Conversation(conversation.at, topic, (), explained), topic)


def started(check: str | None, conversation: Conversation, library: Library, person: int) -> Decision:
    """The first step of a check, or the question which one it should be."""
    steps = checks.steps_of(library.checks, check) if check else None
    if steps is None:
        reply = checks.choose_reply(library)
    else:
        reply = checks.step_reply(library, steps, 0, person, in_place=False)
    return Decision(Outcome.CHECKLIST, reply, replace(conversation, misses=0), "red_flag_check")


def _step(step: CheckStep, conversation: Conversation, library: Library, person: int) -> Decision:
    """One tap of a check: the next step or the one before, the card it ends in, or a new start."""
    if step.person != person:
        return Decision(Outcome.CHECKLIST, None, conversation, toast=library.phrasebook.label.check_not_yours)
    steps = checks.steps_of(library.checks, step.check)
    if steps is None:
        return stale(conversation, library)
    cards = library.checks.cards
    if step.version != steps.version or not 0 <= step.position < len(steps):
        first = checks.step_reply(library, steps, 0, person, in_place=True)
        reply = replace(first, text=cards.restarted.says.italic() + first.text)
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


_ENDS = {
    CheckOutcome.EMERGENCY: (Outcome.EMERGENCY, ReminderHold.ALL),
    CheckOutcome.URGENT_NOT_SURE: (Outcome.URGENT, ReminderHold.STRETCHES),
    CheckOutcome.URGENT: (Outcome.URGENT, ReminderHold.STRETCHES),
    CheckOutcome.ROUTINE: (Outcome.CHECKLIST, None),
    CheckOutcome.NO_FLAGS: (Outcome.CHECKLIST, None),
}


def stale(conversation: Conversation, library: Library) -> Decision:
    """A button that no longer means anything gets a plain answer, never a dead spinner."""
    return Decision(
        Outcome.MISS,
        Reply(library.phrasebook.say.stale_button, ((answers.topics_button(library),),)),
        conversation,
    )
