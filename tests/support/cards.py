"""Cards of a week for tests, and who draws none of them."""

from __future__ import annotations

from bot.domain.week_chart import ChartDay, DayMark, Heading, WeekChart

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MARKS = (DayMark.DONE, DayMark.MISSED, DayMark.REST, DayMark.NONE, DayMark.DONE, DayMark.DONE, DayMark.NONE)
AMOUNTS = (1500, 2450, 900, 0, 2000, 1800, 1250)

DAYS = tuple(
    ChartDay(name, f"{ml} ml", ml, mark, today=name == "Sun")
    for name, ml, mark in zip(NAMES, AMOUNTS, MARKS, strict=True)
)
CARD = WeekChart(
    heading=Heading("Your week", "1 – 7 Nov"),
    water=Heading("Water", "goal met on 2 of 7 days"),
    goal="goal 2 l",
    goal_ml=2000,
    days=DAYS,
    stretches=Heading("Stretching", "3 of 4 days"),
    marks=((DayMark.DONE, "done"), (DayMark.MISSED, "not done"), (DayMark.REST, "rest day")),
    strength=Heading("Habit strength", "62 of 100"),
    curve=tuple(range(50, 78)),
    curve_from="4 weeks ago",
    curve_until="today",
    means="It grows with every day you stretch.",
)


async def no_cards(_card: WeekChart) -> bytes:
    """Draws nothing."""
    raise RuntimeError("no cards are drawn here")


class Drawer:
    """Draws every card as a few bytes, and counts; or nothing, where it `fails`."""

    def __init__(self) -> None:
        self.drawn: list[WeekChart] = []
        self.fails = False

    async def png(self, card: WeekChart) -> bytes:
        """A card as bytes. Raises RuntimeError."""
        if self.fails:
            raise RuntimeError("the process ended")
        self.drawn.append(card)
        return b"card"
