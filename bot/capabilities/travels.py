"""A journey that is ahead: what becomes of the times, and how to change the clock when one is there."""

from __future__ import annotations

from whenever import Instant, Time

from bot.capabilities.context import Context
from bot.domain.conversation import Decision
from bot.domain.lookups import FindPlaces
from bot.domain.places import Place
from bot.domain.schedules import AtTimes
from bot.domain.travels import Travel
from bot.views import travels as view

_USUAL = Time(8)
"""The time that is told on both clocks where no reminder has one."""


def need(travel: Travel, _context: Context) -> FindPlaces:
    """The place that is named."""
    return FindPlaces(travel.place)


def ahead(travel: Travel, places: tuple[Place, ...] | None, context: Context) -> Decision:
    """Reminders stay on the clock they have; a time is told on both, where there is one such place."""
    zones = {place.zone for place in places or ()}
    here = context.profile.zone
    if here is None or not places or len(zones) != 1:
        return context.decide(view.ahead_reply(context.library, travel.place, here))
    schedules = (one.reminder.schedule for one in context.record.reminders)
    time = next((one.times[0] for one in schedules if isinstance(one, AtTimes)), _USUAL)
    there = _at(time, here, context.now).to_tz(places[0].zone).time()
    return context.decide(view.ahead_reply(context.library, places[0].name, here, time, there))


def _at(time: Time, zone: str, now: Instant) -> Instant:
    """That time of tomorrow."""
    tomorrow = now.to_tz(zone).date().add(days=1)
    return tomorrow.at(time).assume_tz(zone, disambiguation="compatible").to_instant()
