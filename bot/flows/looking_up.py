"""What a capability needs looked up, done over ports."""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any, TypeVar, assert_never

from bot.capabilities.context import Context
from bot.domain.lookups import (
    AnyLookup,
    FindPlaces,
    LocatePlace,
    ReadAmount,
    ReadEverything,
    ReadFrozen,
    ReadHistory,
    ReadOccurrence,
    ReadPause,
    ReadReminderHistory,
)
from bot.domain.occurrences import Occurrence
from bot.domain.places import Place
from bot.domain.records import Record
from bot.domain.reminders import Reminder
from bot.domain.typed_answers import TypedAnswer
from bot.flows.ports import Places, Reader, Records
from bot.flows.redrafting import as_it_counts

log = logging.getLogger(__name__)

_NAME = 2
"""Words; more of them that name no place are rather a sentence."""

T = TypeVar("T")


class LookingUp:
    """Everything that is kept or known outside the person's record."""

    def __init__(self, records: Records, places: Places, reader: Reader) -> None:
        self._records = records
        self._places = places
        self._reader = reader

    async def loaded(self, context: Context) -> Context:
        """The context with the person's record, which is read once, and with the numbers to call where they live."""
        if context.kept is not None:
            return context
        record: Record = await self._records.load(context.speaker, context.now)
        record = as_it_counts(record, context)
        return replace(context, kept=record, library=context.library.for_person(record.profile))

    async def find(self, lookup: AnyLookup, context: Context) -> Any:
        """What a lookup gives, of the type that it names."""
        match lookup:
            case FindPlaces(text):
                return await self._found(self._places.find(text), ())
            case LocatePlace(latitude, longitude):
                place: Place | None = await self._found(self._places.at(latitude, longitude), None)
                return (place,) if place is not None else ()
            case ReadPause(text):
                return self._reader.read_pause(text, context.zone, context.now)
            case ReadAmount(text):
                return self._reader.read_amount(text)
            case ReadHistory(since):
                return await self._records.history(context.speaker.person, since)
            case ReadReminderHistory(reminder, limit):
                return await self._records.reminder_history(reminder, limit)
            case ReadOccurrence(number):
                return await self._occurrence(number, context.speaker.chat)
            case ReadFrozen():
                return await self._records.frozen(context.speaker.chat)
            case ReadEverything():
                return await self._records.everything(context.speaker.person)
            case _:
                assert_never(lookup)

    async def named_place(self, answer: TypedAnswer) -> TypedAnswer | None:
        """The answer as a place, or as a change where it names none; None where so many words are no name."""
        sure_edit = answer.edit is not None and (not answer.edit.only_says or answer.edit.said.times)
        found: tuple[Place, ...] = () if sure_edit else await self._found(self._places.find(answer.place), ())
        if found:
            exact = any(one.name.casefold() == answer.place.strip().casefold() for one in found)
            return replace(answer, edit=None, exact=exact)
        if answer.edit is not None:
            return replace(answer, place="")
        return replace(answer, place="") if len(answer.place.split()) <= _NAME else None

    async def _occurrence(self, number: int, chat: int) -> tuple[Occurrence, Reminder] | None:
        found = await self._records.occurrence(number)
        return found if found is not None and found[1].chat == chat else None

    async def _found(self, looked_up: Awaitable[T], nothing: T) -> T:
        """Nowhere where it could not be looked up, so that the person is asked again."""
        try:
            return await looked_up
        except RuntimeError as error:
            log.error("a place could not be looked up: %s", error)
            return nothing
