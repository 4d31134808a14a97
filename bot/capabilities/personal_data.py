"""What is kept of a person: handed out, or deleted."""

from __future__ import annotations

import json
from typing import Any

from bot.capabilities.context import Context
from bot.domain.actions import EraseData, KeepAsIs
from bot.domain.changes import Forget
from bot.domain.conversation import Decision
from bot.domain.lookups import ReadEverything
from bot.domain.messages import Attachment, Button, ButtonStyle


def need(_slots: None, _context: Context) -> ReadEverything:
    """All of it."""
    return ReadEverything()


def exported(_slots: None, everything: dict[str, Any] | None, context: Context) -> Decision:
    """One JSON file with everything."""
    if not everything:
        return context.decide(context.say.export_empty)
    content = json.dumps(everything, indent=2, ensure_ascii=False).encode()
    return context.decide(context.say.export_caption, attachment=Attachment(context.label.export_file, content))


def ask_forget(_slots: None, context: Context) -> Decision:
    """Really delete everything?"""
    yes = Button(context.label.forget_yes, EraseData(), ButtonStyle.DANGER)
    return context.decide(context.say.ask_forget, ((yes, Button(context.label.keep, KeepAsIs())),))


def on_erase_data(_: EraseData, context: Context) -> Decision:
    """Everything is deleted."""
    return context.decide(context.say.forgotten, (), (Forget(),))


def on_keep_as_is(_: KeepAsIs, context: Context) -> Decision:
    """Nothing changes."""
    return context.decide(context.say.kept)
