"""Pausing all reminders and resuming them."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, Time, TimeDelta

from bot.domain.changes import Change, ChangeReminder, SaveDraft, SaveProfile
from bot.domain.conversation import Decision, Outcome
from bot.domain.drafts import Awaiting, Draft
from bot.domain.personal_actions import DeskMove
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.policy.personal.buttons import cancel_button, desk_button, in_rows
from bot.policy.personal.context import Context
from bot.policy.personal.replanning import replanned
from bot.reminding.occurrences import next_due
from bot.views.wording import moment_words

_TWO_HOURS = "120"
_THREE_DAYS = "4320"
_WEEK = "10080"
_TOMORROW = "tomorrow"
_RESUMED = "resumed"
_MOST_MINUTES = 366 * 24 * 60


def pause_choices(context: Context) -> tuple[tuple[str, str], ...]:
    """Values of buttons with their words."""
    label = context.label
    return (
        (_TWO_HOURS, label.pause_two_hours),
        (_TOMORROW, label.pause_tomorrow),
        (_THREE_DAYS, label.pause_three_days),
        (_WEEK, label.pause_week),
        (_RESUMED, label.pause_resumed),
    )


def pause_end(value: str, context: Context) -> Instant | None:
    """The end of a pause as a button names it; None where it names none."""
    if value == _RESUMED:
        return UNTIL_RESUMED
    if value == _TOMORROW:
        return tomorrow(context.zone, context.now)
    if value.isascii() and value.isdigit() and len(value) < 8 and 0 < int(value) <= _MOST_MINUTES:
        return context.now.add(TimeDelta(minutes=int(value)))
    return None


def tomorrow(zone: str, now: Instant) -> Instant:
    """The person's next midnight."""
    return now.to_tz(zone).date().add(days=1).at(Time()).assume_tz(zone, disambiguation="compatible").to_instant()


def pause(context: Context, *, asked: bool) -> Decision:
    """Pause everything until `context.until`; ask how long where that is open. `asked`: words were given."""
    if not context.may_manage:
        return context.decide(context.say.only_administrators)
    if context.until is None:
        return _ask(context, again=asked)
    return paused(context, context.until)


def paused(context: Context, until: Instant) -> Decision:
    """Everything is paused until then."""
    changes = _all_until(context, until)
    if until == UNTIL_RESUMED:
        text = context.say.paused_on
    else:
        text = context.say.paused_until.fill(
            moment=moment_words(context.library, until, context.profile.zone, context.now)
        )
    resume = desk_button(context.label.resume_all, DeskMove.RESUME)
    return context.decide(text, ((resume,),), (*changes, *context.close_question()))


def resume(context: Context) -> Decision:
    """All pauses end, those of single reminders and those of a warning sign too."""
    if not context.may_manage:
        return context.decide(context.say.only_administrators)
    profile = replace(context.profile, paused_until=None, stretches_paused_until=None)
    anything = profile != context.profile or any(
        one.reminder.paused_until or one.reminder.frozen for one in context.record.reminders
    )
    if not anything:
        return context.decide(context.say.resumed_nothing, ((desk_button(context.label.back_to_list, DeskMove.LIST),),))
    running = tuple(replace(one.reminder, paused_until=None, frozen=False) for one in context.record.reminders)
    settings: tuple[Change, ...] = () if context.speaker.in_group else (SaveProfile(profile),)
    used = context.profile if context.speaker.in_group else profile
    changes = (*settings, *(ChangeReminder(one, next_due(one, used, context.now)) for one in running))
    return context.decide(context.say.resumed, ((desk_button(context.label.back_to_list, DeskMove.LIST),),), changes)


def offer_to_resume(context: Context) -> Decision:
    """The chat is back: its frozen reminders stay paused until the person says so."""
    if not context.frozen:
        return Decision(Outcome.ACTION, None, context.conversation)
    paused_ones = tuple(replace(one.reminder, frozen=False, paused_until=UNTIL_RESUMED) for one in context.frozen)
    changes = tuple(ChangeReminder(one, None) for one in paused_ones)
    rows = (
        (
            desk_button(context.label.resume_all, DeskMove.RESUME),
            desk_button(context.label.leave_paused, DeskMove.KEEP),
        ),
    )
    return context.decide(context.say.back_again.fill(count=str(len(changes))), rows, changes)


def _ask(context: Context, *, again: bool) -> Decision:
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.PAUSE)
    buttons = [desk_button(words, DeskMove.PAUSE, value) for value, words in pause_choices(context)]
    text = context.say.ask_pause_again if again else context.say.ask_pause
    return context.decide(text, (*in_rows(buttons, 2), (cancel_button(draft, context),)), (SaveDraft(draft),))


def _all_until(context: Context, until: Instant) -> tuple[Change, ...]:
    """In a private chat everything of the person; in a group everything of the group."""
    if context.speaker.in_group:
        ones = tuple(replace(one.reminder, paused_until=until) for one in context.record.reminders)
        return tuple(ChangeReminder(one, next_due(one, Profile(zone=context.zone), context.now)) for one in ones)
    profile = replace(context.profile, paused_until=until)
    return (SaveProfile(profile), *replanned(context, profile))
