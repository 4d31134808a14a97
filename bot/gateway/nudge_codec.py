"""The buttons of nudges as callback data `o:<occurrence in base 36>:<letters>`, and back."""

from __future__ import annotations

import re

from bot.domain.nudge_actions import (
    NudgeAction,
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
    SkipReason,
    SnoozeChoice,
)

_DATA = re.compile(r"o:([1-9a-z][0-9a-z]{0,11}):([a-z]{1,2})", re.ASCII)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_CHOICES = {
    "zt": SnoozeChoice.TEN,
    "zh": SnoozeChoice.HALF_HOUR,
    "zo": SnoozeChoice.HOUR,
    "ze": SnoozeChoice.EVENING,
}
_REASONS = {"kb": SkipReason.BUSY, "kh": SkipReason.HURTING, "ks": SkipReason.STOPPED}
_PLAIN: dict[str, type[NudgeDone] | type[NudgeSnooze] | type[NudgeSkip] | type[NudgeBack]] = {
    "d": NudgeDone,
    "z": NudgeSnooze,
    "k": NudgeSkip,
    "b": NudgeBack,
}
_CHOICE_LETTERS = {choice: letters for letters, choice in _CHOICES.items()}
_REASON_LETTERS = {reason: letters for letters, reason in _REASONS.items()}
_PLAIN_LETTERS = {kind: letters for letters, kind in _PLAIN.items()}


def encode_nudge(action: NudgeAction) -> str:
    """The callback data of a nudge's button. Raises ValueError for an occurrence that was never stored."""
    match action:
        case NudgeSnoozeFor(_, choice):
            letters = _CHOICE_LETTERS[choice]
        case NudgeSkipAs(_, reason):
            letters = _REASON_LETTERS[reason]
        case NudgeDone() | NudgeSnooze() | NudgeSkip() | NudgeBack():
            letters = _PLAIN_LETTERS[type(action)]
    return f"o:{_base36(action.occurrence)}:{letters}"


def decode_nudge(data: str) -> NudgeAction | None:
    """The action of callback data; None for anything that `encode_nudge` does not write."""
    if (match := _DATA.fullmatch(data)) is None:
        return None
    occurrence, letters = int(match[1], 36), match[2]
    if letters in _CHOICES:
        return NudgeSnoozeFor(occurrence, _CHOICES[letters])
    if letters in _REASONS:
        return NudgeSkipAs(occurrence, _REASONS[letters])
    return _PLAIN[letters](occurrence) if letters in _PLAIN else None


def _base36(number: int) -> str:
    if number < 1:
        raise ValueError(f"{number} is no stored occurrence")
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
