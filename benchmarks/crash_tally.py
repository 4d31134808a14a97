"""What became of the reminders while processes died, counted and written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.occurrences import State


@dataclass(slots=True)
class Tally:
    """What became of the reminders of one kind of round."""

    rounds: int = 0
    deaths: int = 0
    reminders: int = 0
    delivered: int = 0
    lost: int = 0
    """Not delivered, and the history does not call it unknown."""
    twice: int = 0
    unknown_arrived: int = 0
    unknown_not_arrived: int = 0
    not_planned: int = 0
    """The next day's is not planned."""

    def add(self, states: Sequence[State], deliveries: int, planned: bool) -> None:
        """One reminder: how its occurrences ended, how often it arrived, and whether the next is planned."""
        self.reminders += 1
        self.delivered += deliveries > 0
        self.twice += deliveries > 1
        self.not_planned += not planned
        if states == [State.UNKNOWN]:
            self.unknown_arrived += deliveries > 0
            self.unknown_not_arrived += deliveries == 0
        else:
            self.lost += deliveries == 0 or states != [State.SENT]

    def __iadd__(self, other: Tally) -> Tally:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def holds(self) -> bool:
        """True where nothing was lost, nothing came twice, and every reminder goes on."""
        return not (self.lost or self.twice or self.not_planned)


def table(tallies: dict[str, Tally]) -> list[tuple[str, ...]]:
    """Headings, a row for each kind of round, and the sum."""
    headings = ("a process died", "rounds", "deaths", "reminders", "delivered", "lost", "twice", "unknown (arrived)")
    total = Tally()
    rows: list[tuple[str, ...]] = [headings]
    for kind, tally in tallies.items():
        rows.append(_row(kind, tally))
        total += tally
    return [*rows, _row("all", total)]


def _row(kind: str, tally: Tally) -> tuple[str, ...]:
    unknown = tally.unknown_arrived + tally.unknown_not_arrived
    counts = (tally.rounds, tally.deaths, tally.reminders, tally.delivered, tally.lost, tally.twice)
    return (kind, *(str(count) for count in counts), f"{unknown} ({tally.unknown_arrived})")


def as_markdown(rows: Sequence[tuple[str, ...]], measured_on: str, **figures: int) -> str:
    """RELIABILITY.md, with the figures of how it was measured: `people`, `faulty` and `speed`."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|---|" + "--:|" * (len(rows[0]) - 1))
    return _DOCUMENT.format(table="\n".join(lines), machine=measured_on, **figures)


_DOCUMENT = """# Reliability

Written by `make proofs`; run it to see the same on your machine.

In each round {people} reminders come due at once. The process that brings them is killed with SIGKILL at the step that
is named, over a real database and real HTTP to the playground. A fresh process goes on. In the rounds with two, both
work on one database with a lease shorter than their ticks, so that the lead changes hands while messages are on their
way. One round in {faulty} meets a flood answer, a failing server or a cut connection as well. Clocks go {speed} times
as fast.

Then the playground's log of calls is compared with the history, reminder by reminder:

- **lost**: it did not arrive, and the history does not say that nobody knows;
- **twice**: it arrived more than once;
- **unknown**: the process died, or the answer was cut off, between the attempt and the record. Such a reminder counts
  as sent, and the history shows it as unknown. In brackets: how many of them did arrive.

{machine}

{table}

Every reminder of every round had its next occurrence planned.
"""
