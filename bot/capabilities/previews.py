"""The next three times of a reminder before it is saved, with what clock changes and quiet hours do to them."""

from __future__ import annotations

from whenever import Instant

from bot.capabilities.buttons import cancel_button
from bot.capabilities.context import Context
from bot.domain.actions import AskChange, ConfirmDraft
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Draft
from bot.domain.messages import Button, ButtonStyle
from bot.domain.schedules import AtTimes, Every, Schedule
from bot.domain.text import Text, joined
from bot.reminding.clock_changes import next_shift
from bot.reminding.occurrences import PreviewTime, preview
from bot.reminding.recurrence import next_after
from bot.reminding.schedule_building import schedule_of
from bot.views.wording import date_words, moment_words, schedule_words, zone_words


def show(draft: Draft, context: Context) -> Decision:
    """What would be saved. The draft's request is complete."""
    assert draft.request is not None
    assert draft.request.kind is not None
    schedule = schedule_of(draft.request, context.zone, draft.asked)
    cancel = cancel_button(draft, context)
    change = Button(context.label.change, AskChange(draft.number))
    if schedule is None or next_after(schedule, context.zone, context.now) is None:
        return context.decide(context.say.time_passed, ((change, cancel),), (SaveDraft(draft),))
    times = preview(schedule, context.library.kind(draft.request.kind), context.profile, context.zone, context.now)
    said = schedule_words(context.library, draft.request.kind, schedule, context.profile.zone, context.now)
    texts = [context.say.preview.fill(schedule=said)]
    if isinstance(schedule, AtTimes | Every):
        texts += [context.say.preview_next, *(_line(time, context) for time in times)]
        texts += _notes(times, schedule, context)
    elif any(time.quiet for time in times):
        texts.append(context.say.preview_all_quiet)
    if context.profile.zone is not None:
        texts.append(context.say.preview_zone.fill(zone=zone_words(context.zone)))
    save = Button(context.label.save, ConfirmDraft(draft.number), ButtonStyle.SUCCESS)
    return context.decide(joined(texts), ((save,), (change, cancel)), (SaveDraft(draft),))


def _line(time: PreviewTime, context: Context) -> Text:
    say = context.say
    sentence = say.preview_time
    if time.quiet:
        sentence = say.preview_time_quiet
    elif time.paused:
        sentence = say.preview_time_paused
    elif time.moved_from is not None:
        sentence = say.preview_time_moved
    return sentence.fill(moment=moment_words(context.library, time.at, context.profile.zone, context.now))


def _notes(times: tuple[PreviewTime, ...], schedule: Schedule, context: Context) -> list[Text]:
    """One line for a change of clocks before the last of the times."""
    if not times or not isinstance(schedule, AtTimes | Every):
        return []
    shift = next_shift(context.zone, context.now, times[-1].at)
    return [_clock_change(shift, context)] if shift is not None else []


def _clock_change(at: Instant, context: Context) -> Text:
    return context.say.preview_clock_change.fill(day=date_words(context.label, at.to_tz(context.zone).date()))
