"""What is said where a draft becomes a reminder, or does not."""

from __future__ import annotations

from whenever import Instant

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.profile import Profile
from bot.domain.reminders import Scheduled
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.buttons import list_button, new_button, resume_all_button
from bot.views.one_reminder import OneReminderPhrases, coming, said
from bot.views.wording import coming_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SavingPhrases(Phrases):
    """What became of a draft."""

    saved: Text = slots("schedule", "moment")
    changed: Text = slots("schedule", "moment")
    saved_paused: Text = slots("schedule", "reminders", "next")
    changed_paused: Text = slots("schedule", "reminders", "next")
    too_many: Text
    already_there: Text


def saved_reply(library: Library, one: Scheduled, profile: Profile, now: Instant, *, changed: bool) -> Reply:
    """The reminder is kept as new, or `changed`."""
    phrases = library.phrasebook.of(SavingPhrases)
    kind = library.kind(one.reminder.kind)
    pause, schedule = profile.pause_of(kind), said(library, one, profile.zone, now)
    if pause is not None and pause > now:
        text = (phrases.changed_paused if changed else phrases.saved_paused).fill(
            schedule=schedule, reminders=kind.reminders, next=coming(library, one, profile, now)
        )
        return Reply(text, ((resume_all_button(library), list_button(library)),))
    comes = library.phrasebook.of(OneReminderPhrases).next_none.plain
    if one.next_due is not None:
        comes = coming_words(library, one.next_due, profile.zone, now)
    text = (phrases.changed if changed else phrases.saved).fill(schedule=schedule, moment=comes)
    return Reply(text, ((list_button(library), new_button(library)),))


def both_saved_reply(library: Library, both: tuple[Scheduled, Scheduled], profile: Profile, now: Instant) -> Reply:
    """Both reminders of one sentence are kept."""
    first, second = (saved_reply(library, one, profile, now, changed=False) for one in both)
    return Reply(first.text + second.text, second.rows)


def too_many_reply(library: Library) -> Reply:
    """There are as many as are kept."""
    return Reply(library.phrasebook.of(SavingPhrases).too_many, ((list_button(library),),))


def already_there_reply(library: Library) -> Reply:
    """There is one like it."""
    return Reply(library.phrasebook.of(SavingPhrases).already_there, ((list_button(library),),))


def changed_one_gone_reply(library: Library) -> Reply:
    """The reminder that was to be changed is not there any more."""
    return Reply(library.phrasebook.of(OneReminderPhrases).gone, ((new_button(library),),))
