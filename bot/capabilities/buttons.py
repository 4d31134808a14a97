"""Buttons that several questions share."""

from __future__ import annotations

from collections.abc import Sequence

from bot.capabilities.context import Context, Row
from bot.domain.actions import BeginReminder, DropDraft
from bot.domain.drafts import Draft
from bot.domain.messages import Button


def cancel_button(draft: Draft, context: Context) -> Button:
    """The button that drops a draft."""
    return Button(context.label.cancel, DropDraft(draft.number))


def new_button(context: Context) -> Button:
    """The button that begins a new reminder."""
    return Button(context.label.new_reminder, BeginReminder())


def in_rows(buttons: Sequence[Button], width: int) -> tuple[Row, ...]:
    """Buttons in rows of a width, the last row as long as it comes."""
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))
