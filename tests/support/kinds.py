"""The kinds of reminders as the content has them, for tests that know it by heart."""

from __future__ import annotations

from bot.domain.kinds import KindId, ReminderKind

STRETCHING = KindId("stretch")
DRINKING = KindId("hydration")

STRETCH_KIND = ReminderKind(
    STRETCHING,
    "Stretch",
    "stretch reminders",
    "Stretch reminder",
    "remind_stretch",
    rests=True,
    habit=True,
    shows="stretch_technique",
)
DRINK_KIND = ReminderKind(
    DRINKING, "Drink water", "water reminders", "Water reminder", "remind_water", counts_drinks=True
)
WEEKLY = KindId("weekly_summary")
WEEK_KIND = ReminderKind(WEEKLY, "Weekly summary", "weekly summaries", "Weekly summary", "remind_week", sums_up=True)
KINDS = {kind.id: kind for kind in (STRETCH_KIND, DRINK_KIND, WEEK_KIND)}
IDS = tuple(KINDS)
