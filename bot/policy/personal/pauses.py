"""Pausing all reminders and resuming them."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, Time, TimeDelta

from bot.domain.changes import Change, ChangeReminder, SaveDraft, SaveProfile
from bot.domain.conversation import Decision, Outcome
from bot.domain.personal_actions import DeskMove
from bot.domain.reminders import UNTIL_RESUMED, Awaiting, Draft, Profile
from bot.policy.occurrences import next_due
from bot.policy.personal.buttons import cancel_button, desk_button, in_rows
from bot.policy.personal.desk import Desk
from bot.policy.personal.replanning import replanned
from bot.policy.personal.wording import moment_words

_TWO_HOURS = "120"
_THREE_DAYS = "4320"
_WEEK = "10080"
_TOMORROW = "tomorrow"
_RESUMED = "resumed"
_MOST_MINUTES = 366 * 24 * 60


def pause_choices(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Values of buttons with their words."""
    label = desk.label
    return (
        (_TWO_HOURS, label.pause_two_hours),
        (_TOMORROW, label.pause_tomorrow),
        (_THREE_DAYS, label.pause_three_days),
        (_WEEK, label.pause_week),
        (_RESUMED, label.pause_resumed),
    )


def pause_end(value: str, desk: Desk) -> Instant | None:
    """The end of a pause as a button names it; None where it names none."""
    if value == _RESUMED:
        return UNTIL_RESUMED
    if value == _TOMORROW:
        return tomorrow(desk.zone, desk.now)
    if value.isascii() and value.isdigit() and len(value) < 8 and 0 < int(value) <= _MOST_MINUTES:
        return desk.now.add(TimeDelta(minutes=int(value)))
    return None


def tomorrow(zone: str, now: Instant) -> Instant:
    """The person's next midnight."""
    return now.to_tz(zone).date().add(days=1).at(Time()).assume_tz(zone, disambiguation="compatible").to_instant()


def pause(desk: Desk, *, asked: bool) -> Decision:
    """Pause everything until `desk.until`; ask how long where it is not known. `asked` says that words were given."""
    if not desk.may_manage:
        return desk.decide(desk.say.only_administrators)
    if desk.until is None:
        return _ask(desk, again=asked)
    return paused(desk, desk.until)


def paused(desk: Desk, until: Instant) -> Decision:
    """Everything is paused until then."""
    changes = _all_until(desk, until)
    if until == UNTIL_RESUMED:
        text = desk.say.paused_on
    else:
        text = desk.say.paused_until.fill(moment=moment_words(desk.library, until, desk.profile.zone, desk.now))
    resume = desk_button(desk.label.resume_all, DeskMove.RESUME)
    return desk.decide(text, ((resume,),), (*changes, *desk.close_question()))


def resume(desk: Desk) -> Decision:
    """All pauses end, those of single reminders and those of a warning sign too."""
    if not desk.may_manage:
        return desk.decide(desk.say.only_administrators)
    profile = replace(desk.profile, paused_until=None, stretches_paused_until=None)
    anything = profile != desk.profile or any(
        one.reminder.paused_until or one.reminder.frozen for one in desk.record.reminders
    )
    if not anything:
        return desk.decide(desk.say.resumed_nothing, ((desk_button(desk.label.back_to_list, DeskMove.LIST),),))
    running = tuple(replace(one.reminder, paused_until=None, frozen=False) for one in desk.record.reminders)
    settings: tuple[Change, ...] = () if desk.speaker.in_group else (SaveProfile(profile),)
    used = desk.profile if desk.speaker.in_group else profile
    changes = (*settings, *(ChangeReminder(one, next_due(one, used, desk.now)) for one in running))
    return desk.decide(desk.say.resumed, ((desk_button(desk.label.back_to_list, DeskMove.LIST),),), changes)


def offer_to_resume(desk: Desk) -> Decision:
    """The chat is back: its frozen reminders stay paused until the person says so."""
    if not desk.frozen:
        return Decision(Outcome.ACTION, None, desk.conversation)
    paused_ones = tuple(replace(one.reminder, frozen=False, paused_until=UNTIL_RESUMED) for one in desk.frozen)
    changes = tuple(ChangeReminder(one, None) for one in paused_ones)
    rows = (
        (
            desk_button(desk.label.resume_all, DeskMove.RESUME),
            desk_button(desk.label.leave_paused, DeskMove.KEEP),
        ),
    )
    return desk.decide(desk.say.back_again.fill(count=str(len(changes))), rows, changes)


def _ask(desk: Desk, *, again: bool) -> Decision:
    draft = Draft(desk.next_draft_number(), desk.now, awaiting=Awaiting.PAUSE)
    buttons = [desk_button(words, DeskMove.PAUSE, value) for value, words in pause_choices(desk)]
    text = desk.say.ask_pause_again if again else desk.say.ask_pause
    return desk.decide(text, (*in_rows(buttons, 2), (cancel_button(draft, desk),)), (SaveDraft(draft),))


def _all_until(desk: Desk, until: Instant) -> tuple[Change, ...]:
    """In a private chat everything of the person; in a group everything of the group."""
    if desk.speaker.in_group:
        ones = tuple(replace(one.reminder, paused_until=until) for one in desk.record.reminders)
        return tuple(ChangeReminder(one, next_due(one, Profile(zone=desk.zone), desk.now)) for one in ones)
    profile = replace(desk.profile, paused_until=until)
    return (SaveProfile(profile), *replanned(desk, profile))
