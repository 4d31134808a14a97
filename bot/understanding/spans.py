"""Spans of time in typed text: a window between two times of day, and the end of a pause."""

from __future__ import annotations

from bot.understanding.pauses import read_pause
from bot.understanding.windows import read_window

__all__ = ["read_pause", "read_window"]
