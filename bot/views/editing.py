"""Changes of reminders that were typed: which one is meant, what it would be, and why nothing comes of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whenever import Instant

from bot.domain.actions import BeginReminder, ChangeAll, ChangeThis, ConfirmChanges, EditReminder
from bot.domain.drafts import Draft
from bot.domain.editing import EditProblem
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.messages import Button, ButtonStyle, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.reminders import Scheduled
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.views.buttons import cancel_button, in_rows, list_button, new_button
from bot.views.one_reminder import said
from bot.views.previews import PreviewPhrases
from bot.views.reminders import short_words


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPhrases(Phrases):
    """What is said of a change before and after it is made."""

    which: Text
    which_to_open: Text
    none_fits: Text
    none_of_kind: Text = slots("reminders")
    none_yet: Text
    problems: Mapping[EditProblem, Text] = slots("schedule")
    draft_problems: Mapping[EditProblem, Text]
    all: Text
    pair: Text = slots("before", "after")
    changed: Text
    changed_one: Text = slots("schedule")
    all_of_them: str
    only: str


def which_reply(
    library: Library, draft: Draft, fitting: Sequence[Scheduled], zone: str | None, *, all_of_them: bool
) -> Reply:
    """Which of several should change? `all_of_them` offers all as well."""
    phrases = library.phrasebook.of(EditPhrases)
    buttons = [Button(short_words(library, one, zone), ChangeThis(draft.number, one.id)) for one in fitting]
    every = ((Button(phrases.all_of_them, ChangeAll(draft.number)),),) if all_of_them else ()
    return Reply(phrases.which, (*in_rows(buttons, 2), *every, (cancel_button(library, draft),)))


def which_to_open_reply(library: Library, fitting: Sequence[Scheduled], zone: str | None) -> Reply:
    """Which of several is to be opened for changes?"""
    buttons = [Button(short_words(library, one, zone), EditReminder(one.id)) for one in fitting]
    return Reply(library.phrasebook.of(EditPhrases).which_to_open, in_rows(buttons, 2))


def none_fits_reply(library: Library, reminders: Sequence[Scheduled], kind: KindId | None, zone: str | None) -> Reply:
    """None is like that; those that there are can be opened, and one of the kind that was named can be made."""
    phrases = library.phrasebook.of(EditPhrases)
    buttons = [Button(short_words(library, one, zone), EditReminder(one.id)) for one in reminders]
    text, new = phrases.none_fits, new_button(library)
    if kind is not None and kind in library.kinds:
        text = phrases.none_of_kind.fill(reminders=library.kinds[kind].reminders)
        new = Button(library.kinds[kind].new, BeginReminder(kind))
    return Reply(text, (*in_rows(buttons, 2), (new,)))


def none_yet_reply(library: Library) -> Reply:
    """There is none to change."""
    return Reply(library.phrasebook.of(EditPhrases).none_yet, ((new_button(library),),))


def problem_reply(library: Library, problem: EditProblem, one: Scheduled, zone: str | None, now: Instant) -> Reply:
    """Why nothing comes of the change of one that is kept; it stays as it is."""
    sentence = library.phrasebook.of(EditPhrases).problems[problem]
    return Reply(sentence.fill(schedule=said(library, one, zone, now)), ((list_button(library),),))


def draft_problem_words(library: Library, problem: EditProblem) -> Text:
    """Why nothing comes of the change of one that is being made; it stays open, and is shown below."""
    return library.phrasebook.of(EditPhrases).draft_problems[problem]


def all_reply(
    library: Library, draft: Draft, pairs: Sequence[tuple[Scheduled, Scheduled]], zone: str | None, now: Instant
) -> Reply:
    """What several are and would be, to save at once, or only one of them."""
    phrases = library.phrasebook.of(EditPhrases)
    lines = [
        phrases.pair.fill(before=said(library, before, zone, now), after=said(library, after, zone, now))
        for before, after in pairs
    ]
    save = Button(library.phrasebook.of(PreviewPhrases).save, ConfirmChanges(draft.number), ButtonStyle.SUCCESS)
    single = [
        Button(f"{phrases.only} {short_words(library, one, zone)}", ChangeThis(draft.number, one.id))
        for one, _ in pairs
    ]
    return Reply(joined((phrases.all, *lines)), ((save, cancel_button(library, draft)), *in_rows(single, 2)))


def changed_reply(library: Library, changed: Sequence[Scheduled], zone: str | None, now: Instant) -> Reply:
    """They are changed."""
    phrases = library.phrasebook.of(EditPhrases)
    lines: list[Text] = [phrases.changed_one.fill(schedule=said(library, one, zone, now)) for one in changed]
    return Reply(joined((phrases.changed, *lines)), ((list_button(library),),))
