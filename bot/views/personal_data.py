"""What is kept of a person, handed out as a file or deleted."""

from __future__ import annotations

import json
from typing import Any

from bot.domain.actions import EraseData
from bot.domain.calendar import Calendar
from bot.domain.library import Library
from bot.domain.messages import Attachment, Button, ButtonStyle, Reply
from bot.domain.phrasebook import Phrases
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.buttons import keep_button


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDataPhrases(Phrases):
    """Handing out and deleting."""

    export_caption: Text
    export_calendar: Text
    export_paused: Text
    export_empty: Text
    ask_forget: Text
    forgotten: Text
    kept: Text
    forget_yes: str
    export_file: str
    calendar_file: str


def exported_reply(
    library: Library, everything: dict[str, Any], calendar: Calendar | None, *, waits: bool = False
) -> Reply:
    """One JSON file with everything, and the calendar of the reminders, where there is one.

    It says so where a reminder `waits` for a word, and is in no calendar therefore.
    """
    phrases = library.phrasebook.of(PersonalDataPhrases)
    content = json.dumps(everything, indent=2, ensure_ascii=False).encode()
    files = (Attachment(phrases.export_file, content),)
    if calendar is None:
        return Reply(phrases.export_caption, attachments=files)
    text = phrases.export_caption + phrases.export_calendar
    if waits:
        text += phrases.export_paused
    return Reply(text, attachments=(*files, Attachment(phrases.calendar_file, calendar)))


def nothing_kept_reply(library: Library) -> Reply:
    """There is nothing to hand out."""
    return Reply(library.phrasebook.of(PersonalDataPhrases).export_empty)


def ask_forget_reply(library: Library) -> Reply:
    """Really delete everything?"""
    phrases = library.phrasebook.of(PersonalDataPhrases)
    yes = Button(phrases.forget_yes, EraseData(), ButtonStyle.DANGER)
    return Reply(phrases.ask_forget, ((yes, keep_button(library)),))


def forgotten_reply(library: Library) -> Reply:
    """Everything is deleted."""
    return Reply(library.phrasebook.of(PersonalDataPhrases).forgotten)


def as_it_is_reply(library: Library) -> Reply:
    """Nothing was changed."""
    return Reply(library.phrasebook.of(PersonalDataPhrases).kept)
