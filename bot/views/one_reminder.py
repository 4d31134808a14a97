"""One reminder: what it is, when it comes, and what can be done with it."""

from __future__ import annotations

from whenever import Instant

from bot.domain.actions import (
    AskReminderPause,
    AskRemoveReminder,
    EditReminder,
    RemoveReminder,
    ResumeReminder,
    ShowHistory,
    ShowReminder,
)
from bot.domain.library import Library
from bot.domain.messages import Button, ButtonStyle, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import Scheduled
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.buttons import ButtonPhrases, keep_button, list_button
from bot.views.schedules import schedule_words
from bot.views.wording import capital, coming_words, moment_words


@dataclass(frozen=True, slots=True, kw_only=True)
class OneReminderPhrases(Phrases):
    """A reminder by itself."""

    one: Text = slots("schedule", "next")
    next_at: Text = slots("moment")
    next_none: Text
    next_paused_until: Text = slots("moment")
    next_paused: Text
    next_frozen: Text
    gone: Text
    ask_delete: Text = slots("schedule")
    deleted: Text = slots("schedule")
    edit: str
    pause: str
    history: str
    back: str


def reminder_reply(library: Library, one: Scheduled, profile: Profile, now: Instant) -> Reply:
    """What it is, when it comes, and a button for all that can be done with it."""
    phrases, shared = library.phrasebook.of(OneReminderPhrases), library.phrasebook.of(ButtonPhrases)
    text = phrases.one.fill(
        schedule=said(library, one, profile.zone, now), next=capital(coming(library, one, profile, now))
    )
    paused = one.reminder.paused_until is not None and one.reminder.paused_until > now
    pause = Button(phrases.pause, AskReminderPause(one.id))
    if paused or one.reminder.frozen:
        pause = Button(shared.resume, ResumeReminder(one.id))
    rows = (
        (Button(phrases.edit, EditReminder(one.id)), pause),
        (Button(phrases.history, ShowHistory(one.id)), Button(shared.delete, AskRemoveReminder(one.id))),
        (list_button(library),),
    )
    return Reply(text, rows)


def gone_reply(library: Library) -> Reply:
    """It is not there any more."""
    return Reply(library.phrasebook.of(OneReminderPhrases).gone, ((list_button(library),),))


def ask_delete_reply(library: Library, one: Scheduled, zone: str | None, now: Instant) -> Reply:
    """Really delete it?"""
    text = library.phrasebook.of(OneReminderPhrases).ask_delete.fill(schedule=said(library, one, zone, now))
    yes = Button(library.phrasebook.of(ButtonPhrases).delete_yes, RemoveReminder(one.id), ButtonStyle.DANGER)
    return Reply(text, ((yes, keep_button(library)),))


def deleted_reply(library: Library, one: Scheduled, zone: str | None, now: Instant) -> Reply:
    """It is deleted."""
    text = library.phrasebook.of(OneReminderPhrases).deleted.fill(schedule=said(library, one, zone, now))
    return Reply(text, ((list_button(library),),))


def back_button(library: Library, one: Scheduled) -> Button:
    """The way back to it."""
    return Button(library.phrasebook.of(OneReminderPhrases).back, ShowReminder(one.id))


def said(library: Library, one: Scheduled, zone: str | None, now: Instant) -> str:
    """What comes when, in one line. `zone` is None where the person's is not known."""
    return schedule_words(library, one.reminder.kind, one.reminder.schedule, zone, now)


def coming(library: Library, one: Scheduled, profile: Profile, now: Instant) -> str:
    """When it comes next, or why it does not."""
    phrases = library.phrasebook.of(OneReminderPhrases)
    if one.reminder.frozen:
        return phrases.next_frozen.plain
    both = (one.reminder.paused_until, profile.pause_of(library.kind(one.reminder.kind)))
    pauses = [pause for pause in both if pause and pause > now]
    if UNTIL_RESUMED in pauses:
        return phrases.next_paused.plain
    if pauses:
        return phrases.next_paused_until.fill(moment=moment_words(library, max(pauses), profile.zone, now)).plain
    if one.next_due is None:
        return phrases.next_none.plain
    return phrases.next_at.fill(moment=coming_words(library, one.next_due, profile.zone, now)).plain
