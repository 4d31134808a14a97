"""What stands in a nudge, and the buttons under it."""

from __future__ import annotations

from whenever import Instant

from bot.domain.actions import (
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
    SkipReason,
    SnoozeChoice,
)
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.nudges import Nudge
from bot.domain.occurrences import Due, Occurrence
from bot.domain.reminders import Reminder
from bot.domain.text import Text, joined, sentence
from bot.reminding.occurrences import pick_nudge, snooze_until
from bot.views.wording import clock_words, kind_words, listed

Rows = tuple[tuple[Button, ...], ...]


def next_nudge(library: Library, reminder: Reminder) -> Nudge:
    """The nudge that comes next of its kind, never the same twice in a row. Raises ValueError where there is none."""
    nudges = {nudge.id: nudge for nudge in library.nudges.get(reminder.kind, ())}
    if not nudges:
        raise ValueError(f"there is no {reminder.kind} nudge")
    return nudges[pick_nudge(tuple(nudges), reminder.last_nudge)]


def nudge_reply(library: Library, due: Due, nudge: Nudge, missed: int, late: bool) -> Reply:
    """A nudge as it is sent: with the number of those that were missed before it, or the time it was meant for."""
    say = library.phrasebook.say
    lines = [_words(library, nudge)]
    if missed == 1:
        lines.append(say.nudge_missed_one.italic())
    elif missed:
        lines.append(say.nudge_missed.fill(count=str(missed)).italic())
    elif late:
        meant = due.occurrence.due.to_tz(due.profile.wall_clock).time()
        lines.append(say.nudge_late.fill(time=clock_words(meant)).italic())
    return Reply(joined(lines), nudge_rows(library, due.occurrence))


def nudge_text(library: Library, reminder: Reminder) -> Text:
    """The words of the nudge that was sent last; those of another of its kind where they are gone, or its name."""
    if library.kind(reminder.kind).gone:
        return sentence(kind_words(library, reminder.kind))
    nudges = library.nudges.get(reminder.kind, ())
    sent = next((nudge for nudge in nudges if nudge.id == reminder.last_nudge), None)
    return _words(library, sent or next_nudge(library, reminder))


def nudge_rows(library: Library, occurrence: Occurrence) -> Rows:
    """Done, Snooze and Skip."""
    label = library.phrasebook.label
    return (
        (
            Button(label.nudge_done, NudgeDone(occurrence.id)),
            Button(label.nudge_snooze, NudgeSnooze(occurrence.id)),
            Button(label.nudge_skip, NudgeSkip(occurrence.id)),
        ),
    )


def snooze_rows(library: Library, occurrence: Occurrence, zone: str, now: Instant) -> Rows:
    """How long a nudge may stay away; this evening only while that is still ahead."""
    label = library.phrasebook.label
    choices = {
        SnoozeChoice.TEN: label.snooze_ten,
        SnoozeChoice.HALF_HOUR: label.snooze_half_hour,
        SnoozeChoice.HOUR: label.snooze_hour,
        SnoozeChoice.EVENING: label.snooze_evening,
    }
    buttons = [
        Button(words, NudgeSnoozeFor(occurrence.id, choice))
        for choice, words in choices.items()
        if snooze_until(choice, zone, now) is not None
    ]
    return (*_in_pairs(buttons), _back(library, occurrence))


def skip_rows(library: Library, occurrence: Occurrence, reminder: Reminder) -> Rows:
    """Why a nudge is skipped; only some kinds can hurt."""
    label = library.phrasebook.label
    reasons = {SkipReason.BUSY: label.skip_busy}
    if library.kind(reminder.kind).rests:
        reasons[SkipReason.HURTING] = label.skip_hurting
    reasons[SkipReason.STOPPED] = label.skip_stopped
    buttons = [Button(words, NudgeSkipAs(occurrence.id, reason)) for reason, words in reasons.items()]
    return (*_in_pairs(buttons), _back(library, occurrence))


def resting_words(library: Library) -> str:
    """What reminders of all kinds that rest are called, within a sentence."""
    return listed(library.phrasebook.label, [kind.reminders for kind in library.resting])


def stretches_held(library: Library) -> Text:
    """That a warning sign paused all kinds that rest."""
    return library.phrasebook.say.stretches_held.fill(reminders=resting_words(library))


def _words(library: Library, nudge: Nudge) -> Text:
    return nudge.text + library.phrasebook.say.drinking_limits if nudge.limits else nudge.text


def _in_pairs(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _back(library: Library, occurrence: Occurrence) -> tuple[Button, ...]:
    return (Button(library.phrasebook.label.back, NudgeBack(occurrence.id)),)
