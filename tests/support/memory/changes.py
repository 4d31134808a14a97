"""Each change of what is kept, in memory."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from whenever import Instant, TimeDelta

from bot.domain.changes import (
    AddReminder,
    AnswerOccurrence,
    Change,
    ChangeReminder,
    CountThumb,
    DeleteReminder,
    Forget,
    KeepMiss,
    LogDrink,
    LogStretch,
    ReopenOccurrence,
    SaveDraft,
    SaveProfile,
    UndoDrink,
    UndoStretch,
)
from bot.domain.drinks import Drink
from bot.domain.messages import Speaker
from bot.domain.occurrences import State
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import Reminder
from bot.storage.errors import StoreError, TooManyRemindersError
from tests.support.memory.tables import Tables

_ANSWERABLE = (State.ATTEMPTED, State.SENT, State.UNKNOWN)
_TAKEN_BACK = (State.DONE, State.SNOOZED, State.SKIPPED)
_MILLISECOND = TimeDelta(milliseconds=1)

T = TypeVar("T")


def to_the_millisecond(value: T) -> T:
    """The same with every moment in it cut to the millisecond: so much of it a store keeps."""
    cut: T = _cut(value)
    return cut


def _cut(value: Any) -> Any:
    if isinstance(value, Instant):
        whole = Instant.from_timestamp(value.timestamp(unit="millisecond"), unit="millisecond")
        return value if value == UNTIL_RESUMED else whole
    if isinstance(value, tuple):
        return tuple(_cut(one) for one in value)
    if is_dataclass(value):
        made: Any = type(value)
        return made(**{one.name: _cut(getattr(value, one.name)) for one in fields(value)})
    return value


def change(tables: Tables, speaker: Speaker, one: Change, now: Instant) -> None:
    """One change. Raises StoreError where it may not be made; the tables are of no use then."""
    match one:
        case SaveProfile(profile):
            tables.know(speaker.person)
            tables.people[speaker.person] = _valid(profile)
        case AddReminder():
            _add(tables, one, now)
        case ChangeReminder(reminder, next_due):
            _change(tables, reminder, next_due, now)
        case DeleteReminder(number):
            tables.delete_reminder(number)
        case AnswerOccurrence():
            _answer(tables, one, now)
        case LogDrink(drink):
            _log(tables, speaker.person, drink)
        case UndoDrink(at):
            tables.drinks.pop((speaker.person, at), None)
        case LogStretch(at):
            tables.know(speaker.person)
            tables.stretches.add((speaker.person, at))
        case UndoStretch(at):
            tables.stretches.discard((speaker.person, at))
        case ReopenOccurrence(number):
            _reopen(tables, number)
        case SaveDraft(draft) if draft is None:
            tables.drafts.pop(speaker, None)
        case SaveDraft(draft):
            assert draft is not None
            tables.drafts[speaker] = draft
        case Forget():
            forget(tables, speaker.person)
        case CountThumb(intent, up):
            key = now.to_tz("UTC").date(), intent
            ups, downs = tables.thumbs.get(key, (0, 0))
            tables.thumbs[key] = (ups + up, downs + (not up))
        case KeepMiss():
            _keep_miss(tables, one, now)


def _valid(profile: Profile) -> Profile:
    if any(amount is not None and amount <= 0 for amount in (profile.goal_ml, profile.glass_ml, profile.bottle_ml)):
        raise StoreError("an amount is more than nothing")
    return profile


def _add(tables: Tables, added: AddReminder, now: Instant) -> None:
    person = added.reminder.person
    tables.know(person)
    owned = len(tables.still_coming(lambda one: one.person == person, now))
    if added.at_most is not None and owned >= added.at_most:
        raise TooManyRemindersError(f"the person has {added.at_most} reminders already")
    number = tables.add_reminder(added.reminder)
    if added.next_due is not None:
        tables.plan(number, added.next_due)


def _change(tables: Tables, reminder: Reminder, next_due: Instant | None, now: Instant) -> None:
    """What is due already stays, so that a change in the same second does not lose it."""
    assert reminder.id is not None
    before = tables.reminders.get(reminder.id)
    if before is None:
        return
    tables.reminders[reminder.id] = replace(
        before,
        kind=reminder.kind,
        schedule=reminder.schedule,
        paused_until=reminder.paused_until,
        frozen=reminder.frozen,
    )
    waiting = tables.waiting(reminder.id)
    if waiting is not None and waiting.occurrence.due > now:
        del tables.occurrences[waiting.occurrence.id]
    if next_due is not None:
        tables.plan(reminder.id, next_due)


def _answer(tables: Tables, answer: AnswerOccurrence, now: Instant) -> None:
    """The first answer counts: a second tap, or one that crossed it, changes nothing."""
    kept = tables.occurrences.get(answer.id)
    if kept is None or kept.occurrence.state not in _ANSWERABLE:
        return
    answered = replace(kept.occurrence, state=answer.state, reason=answer.reason, answered=now)
    tables.occurrences[answer.id] = replace(kept, occurrence=answered, retired=True)
    if answer.state is State.SNOOZED and answer.again is not None:
        tables.add_occurrence(answered.reminder, answer.again, parent=answer.id)


def _reopen(tables: Tables, number: int) -> None:
    """An answer is taken back; the nudge waits for another one."""
    kept = tables.occurrences.get(number)
    if kept is None or kept.occurrence.state not in _TAKEN_BACK:
        return
    opened = replace(kept.occurrence, state=State.SENT, reason=None, answered=None)
    tables.occurrences[number] = replace(kept, occurrence=opened, retired=False)
    tables.delete_occurrences(
        lambda one: one.snoozed and one.occurrence.parent == number and one.occurrence.state is State.WAITING
    )


def _log(tables: Tables, person: int, drink: Drink) -> None:
    """A drink; where one was logged in the same millisecond, a moment later."""
    if drink.ml <= 0:
        raise StoreError("an amount is more than nothing")
    tables.know(person)
    at = drink.at
    while (person, at) in tables.drinks:
        at += _MILLISECOND
    tables.drinks[person, at] = replace(drink, at=at)


def _keep_miss(tables: Tables, miss: KeepMiss, now: Instant) -> None:
    """One more sentence of today, unless there are as many different ones already."""
    today = now.to_tz("UTC").date()
    kept = (today, miss.text)
    if kept in tables.misses or sum(day == today for day, _ in tables.misses) < miss.at_most:
        tables.misses[kept] = tables.misses.get(kept, 0) + 1


def forget(tables: Tables, person: int) -> None:
    """Delete all that is kept of a person."""
    tables.people.pop(person, None)
    tables.last_days.pop(person, None)
    for number in [number for number, one in tables.reminders.items() if one.person == person]:
        tables.delete_reminder(number)
    for drunk in [key for key in tables.drinks if key[0] == person]:
        del tables.drinks[drunk]
    tables.stretches = {key for key in tables.stretches if key[0] != person}
    for speaker in [speaker for speaker in tables.drafts if speaker.person == person]:
        del tables.drafts[speaker]
