"""What is kept of a person: handed out, or deleted."""

from __future__ import annotations

from bot.capabilities.context import Context
from bot.domain.changes import Forget
from bot.domain.conversation import Decision
from bot.domain.lookups import ReadEverything
from bot.domain.records import Everything
from bot.views import export
from bot.views import personal_data as view
from bot.views.calendar import calendar_of, waits_for_a_word


def need(_slots: None, _context: Context) -> ReadEverything:
    """All of it."""
    return ReadEverything()


def exported(_slots: None, everything: Everything | None, context: Context) -> Decision:
    """A JSON file with everything, and the reminders as a calendar beside it, where any can still come."""
    tables = export.exported(context.speaker.person, everything) if everything is not None else {}
    if everything is None or not tables:
        return context.decide(view.nothing_kept_reply(context.library))
    calendar = calendar_of(context.library, everything, context.now)
    waits = waits_for_a_word(context.library, everything)
    return context.decide(view.exported_reply(context.library, tables, calendar, waits=waits))


def ask_forget(context: Context) -> Decision:
    """Really delete everything?"""
    return context.decide(view.ask_forget_reply(context.library))


def on_erase_data(context: Context) -> Decision:
    """Everything is deleted."""
    return context.decide(view.forgotten_reply(context.library), (Forget(),))


def on_keep_as_is(context: Context) -> Decision:
    """Nothing changes."""
    return context.decide(view.as_it_is_reply(context.library))
