"""Sentences that ask for a reminder, as what they ask for."""

from __future__ import annotations

from bot.understanding.schedule.reading import read_schedule

__all__ = ["read_schedule"]
