"""What a nudge becomes once it is answered."""

from __future__ import annotations

from whenever import Instant

from bot.domain.actions import AskRemoveReminder, NudgeUndo, ResumeReminder, StartCheck
from bot.domain.library import Library
from bot.domain.messages import Button, Reply, Row
from bot.domain.phrasebook import Phrases, slots
from bot.domain.reminders import Reminder
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.buttons import ButtonPhrases
from bot.views.one_reminder import OneReminderPhrases
from bot.views.water import WaterPhrases
from bot.views.wording import clock_words, coming_words, kind_words, resting_words


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeAnswerPhrases(Phrases):
    """What became of it. Nothing is counted against anybody."""

    done: Text = slots("kind", "time")
    snoozed: Text = slots("kind", "moment")
    busy: Text = slots("kind", "time")
    hurting: Text = slots("kind", "reminders")
    stopped: Text = slots("kind")
    reopened: Text = slots("kind")
    answered: Text
    snooze_quiet: Text


def done_reply(library: Library, reminder: Reminder, at: Instant, zone: str, undo: NudgeUndo) -> Reply:
    """It was done at that moment."""
    sentence = library.phrasebook.of(NudgeAnswerPhrases).done
    text = sentence.fill(kind=kind_words(library, reminder.kind), time=_clock(library, at, zone))
    return Reply(text, ((Button(library.phrasebook.of(WaterPhrases).undo, undo),),))


def reopened_reply(library: Library, reminder: Reminder, rows: tuple[Row, ...]) -> Reply:
    """The answer is taken back; the nudge may be answered anew."""
    text = library.phrasebook.of(NudgeAnswerPhrases).reopened.fill(kind=kind_words(library, reminder.kind))
    return Reply(text, rows)


def snoozed_reply(library: Library, reminder: Reminder, again: Instant, zone: str | None, now: Instant) -> Reply:
    """It comes again then."""
    sentence = library.phrasebook.of(NudgeAnswerPhrases).snoozed
    moment = coming_words(library, again, zone, now)
    return Reply(sentence.fill(kind=kind_words(library, reminder.kind), moment=moment))


def busy_reply(library: Library, reminder: Reminder, due: Instant, zone: str) -> Reply:
    """That one is left out."""
    sentence = library.phrasebook.of(NudgeAnswerPhrases).busy
    return Reply(sentence.fill(kind=kind_words(library, reminder.kind), time=_clock(library, due, zone)))


def hurting_reply(library: Library, reminder: Reminder) -> Reply:
    """All that may hurt rests today; the check is offered."""
    check = Button(library.phrasebook.of(ButtonPhrases).check, StartCheck())
    sentence = library.phrasebook.of(NudgeAnswerPhrases).hurting
    text = sentence.fill(kind=kind_words(library, reminder.kind), reminders=resting_words(library))
    return Reply(text, ((check,),))


def stopped_reply(library: Library, reminder: Reminder) -> Reply:
    """The reminder is paused, to be resumed or deleted."""
    shared, number = library.phrasebook.of(ButtonPhrases), reminder.id or 0
    row = (Button(shared.resume, ResumeReminder(number)), Button(shared.delete, AskRemoveReminder(number)))
    sentence = library.phrasebook.of(NudgeAnswerPhrases).stopped
    return Reply(sentence.fill(kind=kind_words(library, reminder.kind)), (row,))


def gone_reply(library: Library) -> Reply:
    """Its reminder is not there any more."""
    return Reply(library.phrasebook.of(OneReminderPhrases).gone)


def answered_toast(library: Library) -> str:
    """It has its answer already."""
    return library.phrasebook.of(NudgeAnswerPhrases).answered.plain


def snooze_quiet_toast(library: Library) -> str:
    """It cannot come again then."""
    return library.phrasebook.of(NudgeAnswerPhrases).snooze_quiet.plain


def snooze_quiet_reply(library: Library, rows: tuple[Row, ...]) -> Reply:
    """The same where it was typed, with the times to pick from."""
    return Reply(library.phrasebook.of(NudgeAnswerPhrases).snooze_quiet, rows)


def _clock(library: Library, moment: Instant, zone: str) -> str:
    return clock_words(library, moment.to_tz(zone).time())
