"""Buttons that several questions share."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.drafts import Draft
from bot.domain.messages import Button, ButtonStyle
from bot.domain.personal_actions import DeskMove, DeskStep, DraftField, DraftStep
from bot.policy.personal.context import Context, Row


def draft_button(
    draft: Draft, words: str, field: DraftField, value: str = "", style: ButtonStyle | None = None
) -> Button:
    """A button that answers the open question of a draft."""
    return Button(words, DraftStep(draft.number, field, value), style)


def cancel_button(draft: Draft, context: Context) -> Button:
    """The button that drops a draft."""
    return draft_button(draft, context.label.cancel, DraftField.CANCEL)


def new_button(context: Context) -> Button:
    """The button that begins a new reminder."""
    return Button(context.label.new_reminder, DeskStep(DeskMove.NEW))


def desk_button(words: str, move: DeskMove, value: str = "", style: ButtonStyle | None = None) -> Button:
    """A button for settings, water and lists."""
    return Button(words, DeskStep(move, value), style)


def in_rows(buttons: Sequence[Button], width: int) -> tuple[Row, ...]:
    """Buttons in rows of a width, the last row as long as it comes."""
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))
