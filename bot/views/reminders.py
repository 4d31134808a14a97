"""The list of reminders, and what is said where something is done with several of them."""

from __future__ import annotations

from collections.abc import Sequence

from whenever import Instant

from bot.domain.actions import AskPause, AskRemoveAll, AskRemoveReminder, BeginReminder, RemoveAll, ShowReminder
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.messages import Button, ButtonStyle, Reply, Row
from bot.domain.phrasebook import Phrases, slots
from bot.domain.profile import Profile
from bot.domain.reminders import Scheduled
from bot.domain.schedules import AtTimes, Countdown, Every, Once
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.views.buttons import ButtonPhrases, in_rows, keep_button, list_button, new_button, resume_all_button
from bot.views.one_reminder import coming, said
from bot.views.wording import clock_words, kind_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderListPhrases(Phrases):
    """All reminders."""

    none: Text
    all: Text
    entry: Text = slots("number", "schedule", "next")
    confirm: Text = slots("schedule")
    ask_delete_all: Text = slots("count")
    deleted_all: Text = slots("count")
    which_to_delete: Text
    nothing_to_delete: Text
    all_stays: Text
    pause_all: str
    delete_all: str


def list_reply(library: Library, reminders: Sequence[Scheduled], profile: Profile, now: Instant) -> Reply:
    """All reminders with their next times; where there is none, a button for each kind."""
    phrases = library.phrasebook.of(ReminderListPhrases)
    if not reminders:
        new = [Button(kind.new, BeginReminder(kind.id)) for kind in library.offered_kinds]
        return Reply(phrases.none, in_rows(new, 2))
    lines: list[Text] = []
    buttons: list[Button] = []
    for number, one in enumerate(reminders, 1):
        schedule, comes = said(library, one, profile.zone, now), coming(library, one, profile, now)
        lines.append(phrases.entry.fill(number=str(number), schedule=schedule, next=comes))
        buttons.append(Button(f"{number}. {short_words(library, one, profile.zone)}", ShowReminder(one.id)))
    return Reply(joined((phrases.all, *lines)), (*in_rows(buttons, 2), *_ways_on(library, profile, now)))


def all_stays_reply(library: Library) -> Reply:
    """Nothing was done, as was wished."""
    return Reply(library.phrasebook.of(ReminderListPhrases).all_stays, ((list_button(library),),))


def which_reply(library: Library, fitting: Sequence[Scheduled], zone: str | None) -> Reply:
    """Which of several should be deleted?"""
    buttons = [Button(short_words(library, one, zone), AskRemoveReminder(one.id)) for one in fitting]
    text = library.phrasebook.of(ReminderListPhrases).which_to_delete
    return Reply(text, (*in_rows(buttons, 2), (keep_button(library),)))


def ask_delete_all_reply(
    library: Library, fitting: Sequence[Scheduled], kind: KindId | None, zone: str | None, now: Instant
) -> Reply:
    """Really delete all, or all of a kind?"""
    phrases = library.phrasebook.of(ReminderListPhrases)
    yes = Button(library.phrasebook.of(ButtonPhrases).delete_yes, RemoveAll(kind), ButtonStyle.DANGER)
    lines = [phrases.confirm.fill(schedule=said(library, one, zone, now)) for one in fitting]
    text = phrases.ask_delete_all.fill(count=str(len(fitting)))
    return Reply(joined((text, *lines)), ((yes, keep_button(library)),))


def deleted_all_reply(library: Library, count: int) -> Reply:
    """So many are deleted."""
    text = library.phrasebook.of(ReminderListPhrases).deleted_all.fill(count=str(count))
    return Reply(text, ((new_button(library),),))


def nothing_to_delete_reply(library: Library, *, to_list: bool = False) -> Reply:
    """No reminder fits; `to_list` leads to those there are instead of to a new one."""
    button = list_button(library) if to_list else new_button(library)
    return Reply(library.phrasebook.of(ReminderListPhrases).nothing_to_delete, ((button,),))


def short_words(library: Library, one: Scheduled, zone: str | None) -> str:
    """A few words for a button."""
    name = kind_words(library, one.reminder.kind)
    match one.reminder.schedule:
        case AtTimes(_, times):
            more = " …" if len(times) > 1 else ""
            return f"{name} {clock_words(library, times[0])}{more}"
        case Every(_, _, window):
            return f"{name} {clock_words(library, window.start)}–{clock_words(library, window.until)}"
        case Once(at):
            return f"{name} {clock_words(library, at.time())}"
        case Countdown(at):
            return f"{name} {clock_words(library, at.to_tz(zone or 'UTC').time())}"


def _ways_on(library: Library, profile: Profile, now: Instant) -> tuple[Row, ...]:
    phrases = library.phrasebook.of(ReminderListPhrases)
    paused = profile.paused_until is not None and profile.paused_until > now
    stretches = profile.stretches_paused_until
    held = paused or (stretches is not None and stretches > now)
    pause = resume_all_button(library) if held else Button(phrases.pause_all, AskPause())
    return (new_button(library), pause), (Button(phrases.delete_all, AskRemoveAll()),)
