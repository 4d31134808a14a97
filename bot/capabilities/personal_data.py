"""What is kept of a person: handed out, or deleted."""

from __future__ import annotations

from typing import Any

from bot.capabilities.context import Context
from bot.domain.actions import EraseData, KeepAsIs
from bot.domain.changes import Forget
from bot.domain.conversation import Decision
from bot.domain.lookups import ReadEverything
from bot.views import personal_data as view


def need(_slots: None, _context: Context) -> ReadEverything:
    """All of it."""
    return ReadEverything()


def exported(_slots: None, everything: dict[str, Any] | None, context: Context) -> Decision:
    """One JSON file with everything."""
    if not everything:
        return context.decide(view.nothing_kept_reply(context.library))
    return context.decide(view.exported_reply(context.library, everything))


def ask_forget(_slots: None, context: Context) -> Decision:
    """Really delete everything?"""
    return context.decide(view.ask_forget_reply(context.library))


def on_erase_data(_: EraseData, context: Context) -> Decision:
    """Everything is deleted."""
    return context.decide(view.forgotten_reply(context.library), (Forget(),))


def on_keep_as_is(_: KeepAsIs, context: Context) -> Decision:
    """Nothing changes."""
    return context.decide(view.as_it_is_reply(context.library))
