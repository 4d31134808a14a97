"""Inline keyboards. Those of answers come again and again, so they are built once."""

from __future__ import annotations

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.actions import CheckStep, PersonalAction
from bot.domain.messages import Button
from bot.gateway.callbacks import Callbacks

Rows = tuple[tuple[Button, ...], ...]

_KEPT = 512
_OF_ONE_PERSON = (CheckStep, PersonalAction)


class Keyboard(InlineKeyboardMarkup):
    """An inline keyboard that knows what it looks like on the wire."""

    __slots__ = ("_wire",)

    def __init__(self, rows: Rows, callbacks: Callbacks) -> None:
        super().__init__(
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
        self._wire: dict[str, Any] = super().to_dict()

    def to_dict(self, recursive: bool = True) -> dict[str, Any]:  # noqa: ARG002 - as the library calls it
        """The keyboard as JSON objects; not to be changed."""
        return self._wire


class Keyboards:
    """Builds keyboards and keeps those of answers. What is about one person is never kept."""

    def __init__(self, callbacks: Callbacks) -> None:
        self._callbacks = callbacks
        self._kept: dict[Rows, Keyboard] = {}

    def of(self, rows: Rows) -> Keyboard | None:
        """The inline keyboard, or None where there are no buttons."""
        if not rows:
            return None
        if any(isinstance(button.action, _OF_ONE_PERSON) for row in rows for button in row):
            return Keyboard(rows, self._callbacks)
        kept = self._kept.get(rows)
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            kept = self._kept[rows] = Keyboard(rows, self._callbacks)
        return kept
