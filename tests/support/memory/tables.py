"""What a store in memory holds, as it is: the same things as the tables of a database, and the same rules for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace

from whenever import Date, Instant

from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.messages import Speaker
from bot.domain.occurrences import Occurrence, State
from bot.domain.profile import Profile
from bot.domain.records import KeptOccurrence
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.schedules import Countdown, Once
from bot.domain.silence import Day
from bot.reminding.still_coming import still_comes

PENDING = (State.WAITING, State.CLAIMED, State.ATTEMPTED)


@dataclass(slots=True)
class Tables:
    """Everything by its number or name. What is about a reminder goes with it, and a reminder with its person."""

    people: dict[int, Profile] = field(default_factory=dict)
    reminders: dict[int, Reminder] = field(default_factory=dict)
    occurrences: dict[int, KeptOccurrence] = field(default_factory=dict)
    drinks: dict[tuple[int, Instant], Drink] = field(default_factory=dict)
    stretches: set[tuple[int, Instant]] = field(default_factory=set)
    drafts: dict[Speaker, Draft] = field(default_factory=dict)
    uploads: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)
    misses: dict[tuple[Date, str], int] = field(default_factory=dict)
    thumbs: dict[tuple[Date, str], tuple[int, int]] = field(default_factory=dict)
    last_days: dict[int, int] = field(default_factory=dict)
    day: Day = field(default_factory=Day)
    last_reminder: int = 0
    last_occurrence: int = 0
    leader: str | None = None
    leads_until: Instant = Instant.MIN

    def copied(self) -> Tables:
        """The same, to be changed on its own."""
        return replace(
            self,
            people=dict(self.people),
            reminders=dict(self.reminders),
            occurrences=dict(self.occurrences),
            drinks=dict(self.drinks),
            stretches=set(self.stretches),
            drafts=dict(self.drafts),
            misses=dict(self.misses),
            thumbs=dict(self.thumbs),
            last_days=dict(self.last_days),
        )

    def become(self, other: Tables) -> None:
        """Hold what the other one does."""
        for one in fields(self):
            setattr(self, one.name, getattr(other, one.name))

    def know(self, person: int) -> Profile:
        """The person's settings; from now on there are some."""
        self.last_days.setdefault(person, self.day.number)
        return self.people.setdefault(person, Profile())

    def heard_of(self, person: int) -> None:
        """Somebody of whom something is kept is not silent today."""
        if person in self.people:
            self.last_days[person] = self.day.number

    def of_reminder(self, reminder: int) -> Iterator[KeptOccurrence]:
        """Its occurrences."""
        return (kept for kept in self.occurrences.values() if kept.occurrence.reminder == reminder)

    def add_reminder(self, reminder: Reminder) -> int:
        """Keep a new reminder; its number."""
        self.know(reminder.person)
        self.last_reminder += 1
        self.reminders[self.last_reminder] = replace(reminder, id=self.last_reminder, last_nudge=None, last_sent=None)
        return self.last_reminder

    def delete_reminder(self, reminder: int) -> None:
        """A reminder and all its occurrences are gone."""
        self.reminders.pop(reminder, None)
        self.delete_occurrences(lambda kept: kept.occurrence.reminder == reminder)

    def plan(self, reminder: int, due: Instant, missed_before: int = 0) -> None:
        """The next occurrence of a reminder, unless one waits already, or the reminder is frozen or gone."""
        found = self.reminders.get(reminder)
        if found is None or found.frozen or self.waiting(reminder) is not None:
            return
        self.add_occurrence(reminder, due, missed_before=missed_before)

    def add_occurrence(self, reminder: int, due: Instant, parent: int | None = None, missed_before: int = 0) -> None:
        """An occurrence that waits; one with a parent was snoozed."""
        self.last_occurrence += 1
        number = self.last_occurrence
        one = Occurrence(number, reminder, due, due, parent=parent, missed_before=missed_before)
        self.occurrences[number] = KeptOccurrence(one, snoozed=parent is not None)

    def delete_occurrences(self, gone: Callable[[KeptOccurrence], bool]) -> int:
        """Delete some; how many. A snoozed one whose parent is gone is its own parent from then on."""
        numbers = {number for number, kept in self.occurrences.items() if gone(kept)}
        for number in numbers:
            del self.occurrences[number]
        for number, kept in self.occurrences.items():
            if kept.occurrence.parent in numbers:
                self.occurrences[number] = replace(kept, occurrence=replace(kept.occurrence, parent=number))
        return len(numbers)

    def waiting(self, reminder: int) -> KeptOccurrence | None:
        """The occurrence that waits, snoozed ones aside: there is one at most."""
        return next(
            (
                kept
                for kept in self.of_reminder(reminder)
                if kept.occurrence.state is State.WAITING and not kept.snoozed
            ),
            None,
        )

    def put_back(self, number: int, wake: Instant) -> None:
        """It waits again, in place of one that was planned meanwhile; in a frozen chat nothing waits."""
        kept = self.occurrences[number]
        one = kept.occurrence
        frozen = self.reminders[one.reminder].frozen
        if not frozen and not kept.snoozed and (planned := self.waiting(one.reminder)) is not None:
            del self.occurrences[planned.occurrence.id]
        state = State.BLOCKED if frozen else State.WAITING
        self.occurrences[number] = replace(kept, occurrence=replace(one, state=state, wake=wake), owner=None)

    def scheduled(self, reminder: Reminder) -> Scheduled:
        """A reminder with the moment of its next occurrence."""
        waiting = self.waiting(reminder.id or 0)
        return Scheduled(reminder, waiting.occurrence.due if waiting is not None else None)

    def still_coming(self, whose: Callable[[Reminder], bool], now: Instant) -> tuple[Scheduled, ...]:
        """Some reminders that can still come."""
        return tuple(
            self.scheduled(one) for one in self.reminders.values() if whose(one) and self._still_comes(one, now)
        )

    def _still_comes(self, reminder: Reminder, now: Instant) -> bool:
        states = [kept.occurrence.state for kept in self.of_reminder(reminder.id or 0)]
        pending = any(state in PENDING for state in states)
        return still_comes(reminder.schedule, pending=pending, came=bool(states), now=now)

    def drunk(self, person: int, since: Instant) -> tuple[Drink, ...]:
        """What a person logged since a moment, oldest first."""
        found = (drink for (whose, at), drink in self.drinks.items() if whose == person and at >= since)
        return tuple(sorted(found, key=lambda drink: drink.at))

    def stretched(self, person: int, since: Instant) -> tuple[Instant, ...]:
        """When a person logged a stretch since a moment, oldest first."""
        return tuple(sorted(at for whose, at in self.stretches if whose == person and at >= since))


def is_once(reminder: Reminder) -> bool:
    """True for a reminder that comes only once."""
    return isinstance(reminder.schedule, Once | Countdown)
