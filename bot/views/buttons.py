"""Buttons that stand under several messages."""

from __future__ import annotations

from collections.abc import Sequence

from whenever import Instant

from bot.domain.actions import (
    BeginReminder,
    BrowseTopics,
    DropDraft,
    KeepAsIs,
    OfferSession,
    ResumeAll,
    ShowReminders,
    ShowSettings,
)
from bot.domain.drafts import Draft
from bot.domain.library import Library
from bot.domain.messages import Button, Row
from bot.domain.phrasebook import Phrases
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonPhrases(Phrases):
    """Labels that several views show."""

    back: str
    check: str
    topics: str
    cancel: str
    new_reminder: str
    reminders: str
    keep: str
    delete: str
    delete_yes: str
    resume: str
    resume_all: str
    settings: str
    set_zone: str
    set_quiet: str
    set_goal: str
    set_glass: str
    set_off: str
    guide: str


def cancel_button(library: Library, draft: Draft) -> Button:
    """The button that drops a draft."""
    return Button(library.phrasebook.of(ButtonPhrases).cancel, DropDraft(draft.number))


def new_button(library: Library) -> Button:
    """The button that begins a new reminder."""
    return Button(library.phrasebook.of(ButtonPhrases).new_reminder, BeginReminder())


def list_button(library: Library) -> Button:
    """The button that shows all reminders."""
    return Button(library.phrasebook.of(ButtonPhrases).reminders, ShowReminders())


def resume_all_button(library: Library) -> Button:
    """The button that ends all pauses."""
    return Button(library.phrasebook.of(ButtonPhrases).resume_all, ResumeAll())


def keep_button(library: Library) -> Button:
    """The button that deletes nothing."""
    return Button(library.phrasebook.of(ButtonPhrases).keep, KeepAsIs())


def settings_button(library: Library) -> Button:
    """The button that shows all settings."""
    return Button(library.phrasebook.of(ButtonPhrases).settings, ShowSettings())


def topics_button(library: Library) -> Button:
    """The button that leads to all topics."""
    return Button(library.phrasebook.of(ButtonPhrases).topics, BrowseTopics())


def guide_row(
    library: Library, topic: str | None, *, nudge: int | None = None, logged: Instant | None = None
) -> tuple[Row, ...]:
    """A row that leads to the guided session that goes with a topic; none where there is no such session."""
    session = library.session_of(topic)
    if session is None:
        return ()
    return ((Button(library.phrasebook.of(ButtonPhrases).guide, OfferSession(session.id, nudge, logged)),),)


def each_once(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without a button whose words stand on an earlier one, and without rows that this empties."""
    seen: set[str] = set()
    kept: list[Row] = []
    for row in rows:
        new = tuple(button for button in row if button.label not in seen)
        seen.update(button.label for button in new)
        kept.append(new)
    return tuple(row for row in kept if row)


def in_rows(buttons: Sequence[Button], width: int) -> tuple[Row, ...]:
    """Buttons in rows of a width, the last row as long as it comes."""
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))
