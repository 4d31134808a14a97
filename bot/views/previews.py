"""The next three times of a reminder before it is saved, with what clock changes and quiet hours do to them."""

from __future__ import annotations

from whenever import Instant, Time

from bot.domain.actions import AskChange, ConfirmDraft, MoveTo
from bot.domain.drafts import Draft
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.messages import Button, ButtonStyle, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.schedules import Schedule
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.reminding.occurrences import PreviewTime
from bot.views.buttons import cancel_button
from bot.views.schedules import schedule_words
from bot.views.wording import clock_words, date_words, moment_words, town_words


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
    all_quiet: Text = slots("schedule")
    clock_change: Text = slots("day")
    zone: Text = slots("zone")
    time_passed: Text
    save: str
    save_both: str
    move_to: str
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


def preview_reply(
    library: Library, draft: Draft, shown: Preview, zone: str | None, now: Instant, also: Preview | None = None
) -> Reply:
    """What would be saved, to save, change or drop; `also` is a second one. `zone` is None where it is not known."""
    phrases = library.phrasebook.of(PreviewPhrases)
    schedule = schedule_words(library, shown.kind, shown.schedule, zone, now)
    texts = [phrases.schedule.fill(schedule=schedule)]
    if shown.before is not None:
        texts = [phrases.instead.fill(before=shown.before, after=schedule)]
    if shown.recurs:
        texts += [phrases.next, *(_line(library, time, zone, now) for time in shown.times)]
    if also is not None:
        texts.append(phrases.schedule.fill(schedule=schedule_words(library, also.kind, also.schedule, zone, now)))
        texts += [phrases.next, *(_line(library, time, zone, now) for time in also.times)] if also.recurs else []
    if shown.clock_change is not None:
        day = date_words(library, shown.clock_change.to_tz(zone or "UTC").date())
        texts.append(phrases.clock_change.fill(day=day))
    if zone is not None:
        texts.append(phrases.zone.fill(zone=town_words(library, zone)))
    save = Button(phrases.save if also is None else phrases.save_both, ConfirmDraft(draft.number), ButtonStyle.SUCCESS)
    return Reply(joined(texts), ((save,), _ways_out(library, draft)))


def all_quiet_reply(
    library: Library, draft: Draft, shown: Preview, moves: tuple[Time, ...], zone: str | None, now: Instant
) -> Reply:
    """It would never come, as all of it falls into quiet hours; `moves` are times that do not."""
    phrases = library.phrasebook.of(PreviewPhrases)
    said = schedule_words(library, shown.kind, shown.schedule, zone, now)
    row = tuple(Button(f"{phrases.move_to} {clock_words(library, time)}", MoveTo(draft.number, time)) for time in moves)
    return Reply(phrases.all_quiet.fill(schedule=said), (*((row,) if row else ()), _ways_out(library, draft)))


def time_passed_reply(library: Library, draft: Draft) -> Reply:
    """It would never come."""
    return Reply(library.phrasebook.of(PreviewPhrases).time_passed, (_ways_out(library, draft),))


def _ways_out(library: Library, draft: Draft) -> tuple[Button, ...]:
    change = Button(library.phrasebook.of(PreviewPhrases).change, AskChange(draft.number))
    return change, cancel_button(library, draft)


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
