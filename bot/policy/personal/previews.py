"""The next three times of a reminder before it is saved, with what clock changes and quiet hours do to them."""

from __future__ import annotations

from whenever import Instant

from bot.domain.changes import SaveDraft
from bot.domain.clock_changes import next_shift
from bot.domain.conversation import Decision
from bot.domain.messages import ButtonStyle
from bot.domain.personal_actions import DraftField
from bot.domain.recurrence import next_after
from bot.domain.reminders import Draft
from bot.domain.schedule_building import schedule_of
from bot.domain.schedules import AtTimes, Every, Schedule
from bot.domain.text import Text, joined
from bot.policy.occurrences import PreviewTime, preview
from bot.policy.personal.buttons import cancel_button, draft_button
from bot.policy.personal.desk import Desk
from bot.policy.personal.wording import date_words, moment_words, schedule_words, zone_words


def show(draft: Draft, desk: Desk) -> Decision:
    """What would be saved. The draft's request is complete."""
    assert draft.request is not None
    assert draft.request.kind is not None
    schedule = schedule_of(draft.request, desk.zone, draft.asked)
    cancel = cancel_button(draft, desk)
    change = draft_button(draft, desk.label.change, DraftField.CHANGE)
    if schedule is None or next_after(schedule, desk.zone, desk.now) is None:
        return desk.decide(desk.say.time_passed, ((change, cancel),), (SaveDraft(draft),))
    times = preview(schedule, draft.request.kind, desk.profile, desk.zone, desk.now)
    said = schedule_words(desk.library, draft.request.kind, schedule, desk.profile.zone, desk.now)
    texts = [desk.say.preview.fill(schedule=said)]
    if isinstance(schedule, AtTimes | Every):
        texts += [desk.say.preview_next, *(_line(time, desk) for time in times)]
        texts += _notes(times, schedule, desk)
    elif any(time.quiet for time in times):
        texts.append(desk.say.preview_all_quiet)
    if desk.profile.zone is not None:
        texts.append(desk.say.preview_zone.fill(zone=zone_words(desk.zone)))
    save = draft_button(draft, desk.label.save, DraftField.SAVE, style=ButtonStyle.SUCCESS)
    return desk.decide(joined(texts), ((save,), (change, cancel)), (SaveDraft(draft),))


def _line(time: PreviewTime, desk: Desk) -> Text:
    say = desk.say
    sentence = say.preview_time
    if time.quiet:
        sentence = say.preview_time_quiet
    elif time.paused:
        sentence = say.preview_time_paused
    elif time.moved_from is not None:
        sentence = say.preview_time_moved
    return sentence.fill(moment=moment_words(desk.library, time.at, desk.profile.zone, desk.now))


def _notes(times: tuple[PreviewTime, ...], schedule: Schedule, desk: Desk) -> list[Text]:
    """One line for a change of clocks before the last of the times."""
    if not times or not isinstance(schedule, AtTimes | Every):
        return []
    shift = next_shift(desk.zone, desk.now, times[-1].at)
    return [_clock_change(shift, desk)] if shift is not None else []


def _clock_change(at: Instant, desk: Desk) -> Text:
    return desk.say.preview_clock_change.fill(day=date_words(desk.label, at.to_tz(desk.zone).date()))
