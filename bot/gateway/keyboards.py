"""Inline keyboards of buttons."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.messages import Button
from bot.gateway.callbacks import Callbacks


def keyboard(rows: tuple[tuple[Button, ...], ...], callbacks: Callbacks) -> InlineKeyboardMarkup | None:
    """The inline keyboard, or None where there are no buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(
                    button.label,
                    callback_data=callbacks.encode(button.action),
                    style=button.style.value if button.style else None,
                )
                for button in row
            ]
            for row in rows
        ]
    )
