"""The next three times of a reminder before it is saved, with what clock changes and quiet hours do to them."""

from __future__ import annotations

from dataclasses import dataclass

from whenever import Instant, Time

from bot.domain.actions import AskChange, ChooseTime, ConfirmDraft
from bot.domain.drafts import Draft
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.messages import Button, ButtonStyle, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.profile import Profile
from bot.domain.schedules import Schedule, Window
from bot.domain.text import Text, joined
from bot.reminding.occurrences import PreviewTime
from bot.views.buttons import cancel_button
from bot.views.wording import clock_words, date_words, moment_words, schedule_words, window_words, zone_words

_BEFORE_QUIET = 60
"""Minutes before quiet hours that are offered in their place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPhrases(Phrases):
    """What would be saved."""

    schedule: Text = slots("schedule")
    instead: Text = slots("before", "after")
    next: Text
    time: Text = slots("moment")
    time_quiet: Text = slots("moment")
    time_paused: Text = slots("moment")
    time_moved: Text = slots("moment")
    all_quiet: Text = slots("quiet")
    clock_change: Text = slots("day")
    zone: Text = slots("zone")
    time_passed: Text
    save: str
    change: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be saved, and the times at which it would come next; `clock_change` lies before the last of them.

    `recurs` says that it comes more than once, `before` says what is kept now, where it changes something.
    """

    kind: KindId
    schedule: Schedule
    times: tuple[PreviewTime, ...]
    recurs: bool
    clock_change: Instant | None = None
    before: str | None = None


def preview_reply(library: Library, draft: Draft, shown: Preview, zone: str | None, now: Instant) -> Reply:
    """What would be saved, to save, change or drop. `zone` is None where the person's is not known."""
    phrases = library.phrasebook.of(PreviewPhrases)
    schedule = schedule_words(library, shown.kind, shown.schedule, zone, now)
    texts = [phrases.schedule.fill(schedule=schedule)]
    if shown.before is not None:
        texts = [phrases.instead.fill(before=shown.before, after=schedule)]
    if shown.recurs:
        texts += [phrases.next, *(_line(library, time, zone, now) for time in shown.times)]
    if shown.clock_change is not None:
        day = date_words(library, shown.clock_change.to_tz(zone or "UTC").date())
        texts.append(phrases.clock_change.fill(day=day))
    if zone is not None:
        texts.append(phrases.zone.fill(zone=zone_words(zone)))
    save = Button(phrases.save, ConfirmDraft(draft.number), ButtonStyle.SUCCESS)
    return Reply(joined(texts), ((save,), _ways_out(library, draft)))


def all_quiet_reply(library: Library, draft: Draft, schedule: Schedule, profile: Profile, now: Instant) -> Reply:
    """It would never come because of quiet hours, so it cannot be saved; the nearest times that it could come at."""
    assert draft.request is not None
    assert draft.request.kind is not None
    assert profile.quiet is not None
    phrases = library.phrasebook.of(PreviewPhrases)
    words = schedule_words(library, draft.request.kind, schedule, profile.zone, now)
    text = joined([phrases.schedule.fill(schedule=words), phrases.all_quiet.fill(quiet=window_words(profile.quiet))])
    times: tuple[Button, ...] = ()
    if draft.request.every_minutes is None and draft.request.in_minutes is None:
        times = tuple(Button(clock_words(time), ChooseTime(draft.number, time)) for time in _beside(profile.quiet))
    return Reply(text, (*((times,) if times else ()), _ways_out(library, draft)))


def time_passed_reply(library: Library, draft: Draft) -> Reply:
    """It would never come."""
    return Reply(library.phrasebook.of(PreviewPhrases).time_passed, (_ways_out(library, draft),))


def _ways_out(library: Library, draft: Draft) -> tuple[Button, ...]:
    change = Button(library.phrasebook.of(PreviewPhrases).change, AskChange(draft.number))
    return change, cancel_button(library, draft)


def _beside(quiet: Window) -> tuple[Time, ...]:
    """The last hour before quiet hours, and their end."""
    start = (quiet.start.hour * 60 + quiet.start.minute - _BEFORE_QUIET) % (24 * 60)
    return Time(*divmod(start, 60)), quiet.until


def _line(library: Library, time: PreviewTime, zone: str | None, now: Instant) -> Text:
    phrases = library.phrasebook.of(PreviewPhrases)
    sentence = phrases.time
    if time.quiet:
        sentence = phrases.time_quiet
    elif time.paused:
        sentence = phrases.time_paused
    elif time.moved_from is not None:
        sentence = phrases.time_moved
    return sentence.fill(moment=moment_words(library, time.at, zone, now))
