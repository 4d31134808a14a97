"""What stands in a nudge, and the buttons under it."""

from __future__ import annotations

from collections.abc import Mapping

from whenever import Instant

from bot.domain.actions import (
    NudgeAmount,
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
from bot.domain.messages import Button, Reply, Row
from bot.domain.nudges import Nudge
from bot.domain.occurrences import Due, Occurrence
from bot.domain.phrasebook import Phrases, slots
from bot.domain.reminders import Reminder
from bot.domain.text import Text, joined, sentence
from bot.domain.values import dataclass
from bot.reminding.occurrences import pick_nudge, snooze_until
from bot.views.answers import AnswerPhrases, show_button
from bot.views.buttons import ButtonPhrases, guide_row, in_rows
from bot.views.water import WaterPhrases, glass_label
from bot.views.wording import clock_words, kind_words


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgePhrases(Phrases):
    """Around a nudge; its own words are in content/nudges."""

    late: Text = slots("time")
    missed_one: Text
    missed: Text = slots("count")
    unsure: Text
    done: str
    snooze: str
    skip: str
    later: str
    snoozes: Mapping[SnoozeChoice, str]
    skips: Mapping[SkipReason, str]


def next_nudge(library: Library, reminder: Reminder) -> Nudge:
    """The nudge that comes next of its kind, never the same twice in a row. Raises ValueError where there is none."""
    nudges = {nudge.id: nudge for nudge in library.nudges.get(reminder.kind, ())}
    if not nudges:
        raise ValueError(f"there is no {reminder.kind} nudge")
    return nudges[pick_nudge(tuple(nudges), reminder.last_nudge)]


def nudge_reply(library: Library, due: Due, nudge: Nudge, missed: int, late: bool) -> Reply:
    """A nudge as it is sent: with the number of those that were missed before it, or the time it was meant for.

    Where nobody knows whether the one before it arrived, it says so.
    """
    phrases = library.phrasebook.of(NudgePhrases)
    lines = [_words(library, nudge)]
    if missed == 1:
        lines.append(phrases.missed_one.italic())
    elif missed:
        lines.append(phrases.missed.fill(count=str(missed)).italic())
    elif late:
        meant = due.occurrence.due.to_tz(due.profile.wall_clock).time()
        lines.append(phrases.late.fill(time=clock_words(library, meant)).italic())
    if due.unsure:
        lines.append(phrases.unsure.italic())
    return Reply(joined(lines), nudge_rows(library, due.occurrence, due.reminder, due.profile.glass_ml))


def nudge_text(library: Library, reminder: Reminder) -> Text:
    """The words of the nudge that was sent last; those of another of its kind where they are gone, or its name."""
    if library.kind(reminder.kind).gone:
        return sentence(kind_words(library, reminder.kind))
    nudges = library.nudges.get(reminder.kind, ())
    sent = next((nudge for nudge in nudges if nudge.id == reminder.last_nudge), None)
    return _words(library, sent or next_nudge(library, reminder))


def nudge_rows(library: Library, occurrence: Occurrence, reminder: Reminder, glass_ml: int | None) -> tuple[Row, ...]:
    """Done, Snooze and Skip; where drinks count, a glass or another amount in place of Done, in private.

    Below stands what shows how it is done, and in private does it together. A week that is summed up has nothing to
    answer.
    """
    phrases = library.phrasebook.of(NudgePhrases)
    if library.kind(reminder.kind).sums_up:
        return ()
    if library.kind(reminder.kind).counts_drinks and reminder.chat == reminder.person:
        amounts = (
            Button(glass_label(library, glass_ml), NudgeDone(occurrence.id)),
            Button(library.phrasebook.of(WaterPhrases).other_amount, NudgeAmount(occurrence.id)),
        )
        others = Button(phrases.later, NudgeSnooze(occurrence.id)), Button(phrases.skip, NudgeSkip(occurrence.id))
        return amounts, others
    return (
        (
            Button(phrases.done, NudgeDone(occurrence.id)),
            Button(phrases.snooze, NudgeSnooze(occurrence.id)),
            Button(phrases.skip, NudgeSkip(occurrence.id)),
        ),
        *_show_row(library, reminder, occurrence),
    )


def snooze_rows(library: Library, occurrence: Occurrence, zone: str, now: Instant) -> tuple[Row, ...]:
    """How long a nudge may stay away; this evening only while that is still ahead."""
    buttons = [
        Button(words, NudgeSnoozeFor(occurrence.id, choice))
        for choice, words in library.phrasebook.of(NudgePhrases).snoozes.items()
        if snooze_until(choice, zone, now) is not None
    ]
    return (*in_rows(buttons, 2), _back(library, occurrence))


def skip_rows(library: Library, occurrence: Occurrence, reminder: Reminder) -> tuple[Row, ...]:
    """Why a nudge is skipped; only some kinds can hurt."""
    buttons = [
        Button(words, NudgeSkipAs(occurrence.id, reason))
        for reason, words in library.phrasebook.of(NudgePhrases).skips.items()
        if reason is not SkipReason.HURTING or library.kind(reminder.kind).rests
    ]
    return (*in_rows(buttons, 2), _back(library, occurrence))


def _show_row(library: Library, reminder: Reminder, occurrence: Occurrence) -> tuple[Row, ...]:
    topic = library.kind(reminder.kind).shows
    rows: list[Row] = []
    if topic is not None and library.picture_of(topic):
        rows.append((show_button(library, topic),))
    if reminder.chat == reminder.person:
        rows.extend(guide_row(library, topic, nudge=occurrence.id))
    return (tuple(button for row in rows for button in row),) if rows else ()


def _words(library: Library, nudge: Nudge) -> Text:
    return nudge.text + library.phrasebook.of(AnswerPhrases).drinking_limits if nudge.limits else nudge.text


def _back(library: Library, occurrence: Occurrence) -> Row:
    return (Button(library.phrasebook.of(ButtonPhrases).back, NudgeBack(occurrence.id)),)
