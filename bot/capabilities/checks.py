"""The warning-signs check: begun, gone through, and all signs at once."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.answers import stale
from bot.capabilities.context import Context
from bot.domain.actions import AfterCheck, CheckStep, Ending, StartCheck
from bot.domain.check_steps import AFTER_LIST, Steps, steps_of
from bot.domain.checklists import ANY_SIGN, CheckAnswer, CheckOutcome
from bot.domain.conversation import Conversation, Decision, Outcome, ReminderHold
from bot.domain.library import Library
from bot.domain.signs import Gravity, codes_of, merged_codes, of_other, standing_at_end
from bot.views import checks
from bot.views.checks import Going

INTENT = "red_flag_check"
"""What asks for a check."""

LONGEST_MINUTES = 60
"""A check that began longer ago begins again: what was true then may have changed."""

_ENDS = {
    CheckOutcome.EMERGENCY: (Outcome.EMERGENCY, ReminderHold.ALL),
    CheckOutcome.URGENT_NOT_SURE: (Outcome.URGENT, ReminderHold.STRETCHES),
    CheckOutcome.URGENT: (Outcome.URGENT, ReminderHold.STRETCHES),
    CheckOutcome.ROUTINE: (Outcome.CHECKLIST, None),
    CheckOutcome.NO_FLAGS: (Outcome.CHECKLIST, None),
}
_MILD = frozenset({CheckOutcome.ROUTINE, CheckOutcome.NO_FLAGS})


def asked(complaint: str | None, context: Context) -> Decision:
    """The check of the complaint that is named, or else the one that fits what was told or talked about last."""
    return started(complaint or _check_of(context.conversation, context.library), context)


def _check_of(conversation: Conversation, library: Library) -> str | None:
    """The id of that check; None where it has to be asked which one."""
    if conversation.signs is not None and conversation.signs.check in library.checks.lists:
        return conversation.signs.check
    topic = conversation.topic
    return library.check_of(topic) if topic and library.answers[topic].symptom else None


def started(check: str | None, context: Context, told: tuple[str, ...] = ()) -> Decision:
    """The first step of a check, or the question which one it should be. What was told is carried along."""
    library, signs = context.library, context.conversation.signs
    urgent = signs is not None and signs.gravity is not Gravity.ROUTINE
    check = AFTER_LIST if urgent and signs is not None and signs.told else check
    told = merged_codes(told, codes_of(signs, library.checks))
    steps = steps_of(library.checks, check, told) if check else None
    if steps is None:
        reply = checks.choose_reply(library, told, context.speaker.person)
    else:
        reply = checks.step_reply(library, steps, 0, going(told, context), in_place=False)
    return Decision(Outcome.CHECKLIST, reply, replace(context.conversation, misses=0), INTENT)


def going(told: tuple[str, ...], context: Context) -> Going:
    """A check that this person begins now."""
    return Going(context.speaker.person, _minutes(context), told, of_other(context.conversation.signs))


def on_start(action: StartCheck, context: Context) -> Decision:
    """Its button. What somebody else wrote is not carried along."""
    return started(action.check, context, action.told if action.person == context.speaker.person else ())


def on_step(step: CheckStep, context: Context) -> Decision:
    """One answer to a check: the next step or the one before, the card it ends in, or a new start."""
    library, conversation = context.library, context.conversation
    if step.person != context.speaker.person:
        return context.only_toast(checks.not_yours_toast(library))
    step = replace(step, told=_told(step, context))
    steps = steps_of(library.checks, step.check, step.told)
    if steps is None:
        return stale(context)
    late = not 0 <= _minutes(context) - step.begun <= LONGEST_MINUTES
    if late or step.version != steps.version or not 0 <= step.position < len(steps):
        cards = library.checks.cards
        first = checks.step_reply(library, steps, 0, going(step.told, context), in_place=context.in_place)
        above = cards.restarted_late if late else cards.restarted
        return Decision(Outcome.CHECKLIST, replace(first, text=above.says.italic() + first.text), conversation)
    if step.answer is CheckAnswer.STOP:
        check = step.check if step.check in library.checks.lists else None
        return stopped(checks.start_of(check, step.told, step.person), context)
    if step.answer is CheckAnswer.BACK:
        return _shown(steps, steps.before(step.position), step, context)
    if steps.outcome(step.position, step.answer) is None:
        return _shown(steps, steps.after(step.position) or 0, step, context)
    return _ended(steps, step, context)


def stopped(again: StartCheck, context: Context) -> Decision:
    """That there is no result, with the button that begins `again`."""
    reply = checks.stopped_reply(context.library, again, in_place=context.in_place)
    return Decision(Outcome.CHECKLIST, reply, context.conversation)


def asked_which_again(context: Context) -> Decision:
    """The question which check it should be, once more."""
    told = codes_of(context.conversation.signs, context.library.checks)
    reply = checks.choose_reply(context.library, told, context.speaker.person)
    return Decision(Outcome.CHECKLIST, reply, context.conversation)


def asked_again(step: CheckStep, context: Context, *, briefly: bool) -> Decision:
    """The step that is open once more, in a new message; where it was answered since, the one after it.

    `briefly` without what was just read; a sign that was told since is always said.
    """
    before = step.told
    step = replace(step, told=_told(step, context))
    steps = steps_of(context.library.checks, step.check, step.told)
    if steps is None:
        return stale(context)
    place: int | None = step.position if step.position in steps.places else steps.after(step.position)
    if place is None:
        return _ended(steps, replace(step, answer=CheckAnswer.NO), context)
    if briefly and place == step.position:
        run = _going_on(step, context)
        opens = step.told != before
        reply = checks.step_reply(
            context.library, steps, place, run, in_place=context.in_place, opens=opens, briefly=True
        )
        return Decision(Outcome.CHECKLIST, reply, context.conversation)
    again = _shown(steps, place, step, context, repeated=True)
    return again.below(checks.tap_text(context.library))


def on_after(action: AfterCheck, context: Context) -> Decision:
    """What the card of a finished check offers, in a message of its own."""
    steps = steps_of(context.library.checks, action.check, action.told)
    fits = steps is not None and steps.version == action.version and action.position < len(steps)
    if steps is None or not fits or steps.outcome(action.position, action.answer) is None:
        return stale(context)
    return Decision(Outcome.CHECKLIST, checks.after_reply(context.library, steps, action), context.conversation)


def all_signs(context: Context) -> Decision:
    """All warning signs at once, for anyone to read."""
    return Decision(Outcome.ANSWER, checks.signs_reply(context.library), context.conversation)


def _shown(steps: Steps, position: int, step: CheckStep, context: Context, *, repeated: bool = False) -> Decision:
    run = _going_on(step, context)
    reply = checks.step_reply(
        context.library, steps, position, run, in_place=context.in_place, opens=repeated or position == 0
    )
    return Decision(Outcome.CHECKLIST, reply, context.conversation)


def _ended(steps: Steps, step: CheckStep, context: Context) -> Decision:
    """The card it ends in. What was told or tapped in the last minutes counts too, whatever was answered here."""
    library, conversation = context.library, context.conversation
    signs, outcome = conversation.signs, steps.outcome(step.position, step.answer)
    if signs is not None and signs.gravity is not Gravity.ROUTINE and outcome in _MILD:
        step = replace(step, check=AFTER_LIST, position=0, answer=CheckAnswer.NO)
    elif signs is not None and outcome is CheckOutcome.NO_FLAGS:
        step = replace(step, told=(library.checks.told[ANY_SIGN].code,))
    ended = steps_of(library.checks, step.check, step.told)
    assert ended is not None
    outcome = ended.outcome(step.position, step.answer)
    assert outcome is not None
    after = AfterCheck(Ending.NEXT, step.check, ended.version, step.position, step.answer, step.told)
    reply = checks.outcome_reply(library, ended, after, in_place=context.in_place)
    now = replace(conversation, signs=standing_at_end(signs, outcome))
    said, hold = _ENDS[outcome]
    return Decision(said, reply, now, hold=hold)


def _going_on(step: CheckStep, context: Context) -> Going:
    return Going(step.person, step.begun, step.told, of_other(context.conversation.signs))


def _told(step: CheckStep, context: Context) -> tuple[str, ...]:
    return merged_codes(step.told, codes_of(context.conversation.signs, context.library.checks))


def _minutes(context: Context) -> int:
    return context.now.timestamp() // 60
