"""What is kept of a person: handed out, or deleted."""

from __future__ import annotations

import json

from bot.domain.actions import EraseData, KeepAsIs
from bot.domain.changes import Forget
from bot.domain.conversation import Decision
from bot.domain.messages import Attachment, Button, ButtonStyle
from bot.policy.personal.context import Context


def exported(context: Context) -> Decision:
    """One JSON file with everything."""
    if context.speaker.in_group:
        return context.decide(context.say.only_in_private)
    if not context.export:
        return context.decide(context.say.export_empty)
    content = json.dumps(context.export, indent=2, ensure_ascii=False).encode()
    return context.decide(context.say.export_caption, attachment=Attachment(context.label.export_file, content))


def ask_forget(context: Context) -> Decision:
    """Really delete everything?"""
    if context.speaker.in_group:
        return context.decide(context.say.only_in_private)
    yes = Button(context.label.forget_yes, EraseData(), ButtonStyle.DANGER)
    return context.decide(context.say.ask_forget, ((yes, Button(context.label.keep, KeepAsIs())),))


def on_erase_data(_: EraseData, context: Context) -> Decision:
    """Everything is deleted. In a group the button means nothing."""
    if context.speaker.in_group:
        return context.decide(context.say.only_in_private)
    return context.decide(context.say.forgotten, (), (Forget(),))


def on_keep_as_is(_: KeepAsIs, context: Context) -> Decision:
    """Nothing changes."""
    return context.decide(context.say.kept)
