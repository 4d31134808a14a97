"""On a crowded machine nobody gives up: what the bot gives itself little time for takes as long as it takes in tests.

How long it gives itself is no question that a test could answer on a machine whose speed it does not know.
"""

from __future__ import annotations

import bot.charts.renderer
import bot.gateway.polling
import bot.scheduler

_LONG = 60.0


def draw_patiently() -> None:
    """From here on a card may take a minute until words alone are sent."""
    vars(bot.charts.renderer)["_PATIENCE"] = _LONG


def end_patiently() -> None:
    """From here on the last updates are confirmed and the lease given up at every end, so that the next start is sure.

    Not for processes of their own: their Telegram may be silent, and they start after a real end.
    """
    vars(bot.gateway.polling)["_SECONDS_TO_CONFIRM"] = _LONG
    vars(bot.scheduler)["_SECONDS_TO_RESIGN"] = _LONG
