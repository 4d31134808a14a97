"""What is said of pauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whenever import Instant

from bot.domain.actions import (
    AskPause,
    AskReminderPause,
    KeepAsIs,
    PauseAll,
    PauseLength,
    PauseReminder,
    ResumeReminder,
)
from bot.domain.drafts import Draft
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import Scheduled
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.views.buttons import cancel_button, in_rows, list_button, resume_all_button
from bot.views.one_reminder import back_button, coming, said
from bot.views.reminders import short_words
from bot.views.wording import moment_words, resting_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PausePhrases(Phrases):
    """Pausing and resuming."""

    ask: Text
    ask_again: Text
    paused_until: Text = slots("moment")
    paused_on: Text
    resumed: Text
    resumed_nothing: Text
    resting_held: Text = slots("reminders")
    back_again: Text = slots("count")
    which: Text
    ones_paused_until: Text = slots("moment")
    ones_paused_on: Text
    one: Text = slots("schedule")
    others_go_on: Text
    ones_resumed: Text
    one_running: Text = slots("schedule", "next")
    everything: str
    resume: str
    leave_paused: str
    lengths: Mapping[PauseLength, str]


def ask_reply(library: Library, draft: Draft, *, again: bool) -> Reply:
    """How long should everything be paused? `again` where an answer could not be read."""
    phrases = library.phrasebook.of(PausePhrases)
    buttons = [Button(words, PauseAll(length)) for length, words in phrases.lengths.items()]
    rows = (*in_rows(buttons, 2), (cancel_button(library, draft),))
    return Reply(phrases.ask_again if again else phrases.ask, rows)


def ask_for_one_reply(library: Library, one: Scheduled, *, again: bool = False) -> Reply:
    """How long should one reminder be paused? `again` where an answer could not be read."""
    phrases = library.phrasebook.of(PausePhrases)
    buttons = [Button(words, PauseReminder(one.id, length)) for length, words in phrases.lengths.items()]
    return Reply(phrases.ask_again if again else phrases.ask, (*in_rows(buttons, 2), (back_button(library, one),)))


def paused_reply(library: Library, until: Instant, zone: str | None, now: Instant) -> Reply:
    """Everything is paused."""
    phrases = library.phrasebook.of(PausePhrases)
    text = phrases.paused_on
    if until != UNTIL_RESUMED:
        text = phrases.paused_until.fill(moment=moment_words(library, until, zone, now))
    return Reply(text, ((resume_all_button(library),),))


def which_reply(library: Library, fitting: Sequence[Scheduled], zone: str | None) -> Reply:
    """Which of several should be paused?"""
    buttons = [Button(short_words(library, one, zone), AskReminderPause(one.id)) for one in fitting]
    phrases = library.phrasebook.of(PausePhrases)
    return Reply(phrases.which, (*in_rows(buttons, 2), (Button(phrases.everything, AskPause()),)))


def ones_paused_reply(
    library: Library, ones: Sequence[Scheduled], until: Instant, zone: str | None, now: Instant
) -> Reply:
    """These are paused, and the others go on."""
    phrases = library.phrasebook.of(PausePhrases)
    head = phrases.ones_paused_on
    if until != UNTIL_RESUMED:
        head = phrases.ones_paused_until.fill(moment=moment_words(library, until, zone, now))
    lines = [phrases.one.fill(schedule=said(library, one, zone, now)) for one in ones]
    running = [Button(f"{phrases.resume} {short_words(library, one, zone)}", ResumeReminder(one.id)) for one in ones]
    return Reply(joined((head, *lines, phrases.others_go_on)), in_rows(running, 1))


def ones_resumed_reply(library: Library, ones: Sequence[Scheduled], profile: Profile, now: Instant) -> Reply:
    """These are running again; each with when it comes next."""
    phrases = library.phrasebook.of(PausePhrases)
    both = [(said(library, one, profile.zone, now), coming(library, one, profile, now)) for one in ones]
    lines = [phrases.one_running.fill(schedule=schedule, next=comes) for schedule, comes in both]
    return Reply(joined((phrases.ones_resumed, *lines)), ((list_button(library),),))


def resumed_reply(library: Library, *, anything: bool) -> Reply:
    """All pauses have ended, where there was `anything` to end."""
    phrases = library.phrasebook.of(PausePhrases)
    return Reply(phrases.resumed if anything else phrases.resumed_nothing, ((list_button(library),),))


def back_again_reply(library: Library, count: int) -> Reply:
    """The chat is back: should its reminders go on?"""
    phrases = library.phrasebook.of(PausePhrases)
    rows = ((resume_all_button(library), Button(phrases.leave_paused, KeepAsIs())),)
    return Reply(phrases.back_again.fill(count=str(count)), rows)


def resting_held(library: Library) -> Text:
    """The line on what a warning sign has paused."""
    return library.phrasebook.of(PausePhrases).resting_held.fill(reminders=resting_words(library))
