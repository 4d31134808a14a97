"""Finding out where a person is: by town, by part of the world, by location; then by comparing clocks."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.context import Context
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.lookups import FindPlaces
from bot.domain.places import Place, is_zone
from bot.views import zones as view
from bot.views.wording import zone_words


def need(text: str, _context: Context) -> FindPlaces | None:
    """The place that a text names."""
    return FindPlaces(text) if text else None


def open_question(_text: str, places: tuple[Place, ...] | None, context: Context) -> Decision:
    """Begin to set the zone, naming the one that is set."""
    draft = _being_made(context) or Draft(context.next_draft_number(), context.now, awaiting=Awaiting.ZONE)
    return named(draft, places, context) if places else ask(draft, context)


def _being_made(context: Context) -> Draft | None:
    """The reminder whose question is on screen, which goes on once the place is known."""
    draft = context.draft
    return draft if draft is not None and draft.request is not None and context.shows(draft) else None


def on_ask_zone(context: Context) -> Decision:
    """Ask where the person is."""
    return open_question("", None, context)


def told(context: Context) -> Decision:
    """What time it is; what is open stays so."""
    reply = view.time_reply(context.library, context.profile.zone, context.now)
    return replace(context.decide(reply), conversation=context.conversation, aside=True)


def ask(draft: Draft, context: Context) -> Decision:
    """Where are you? Typed, shared, or by parts of the world."""
    asked = replace(draft, awaiting=Awaiting.ZONE)
    reply = view.ask_reply(context.library, asked, context.profile.zone, context.now)
    return context.decide(reply, (SaveDraft(asked),))


def ask_before_saving(draft: Draft, context: Context) -> Decision:
    """A yes comes too early: without a clock nothing can be saved."""
    asked = replace(draft, awaiting=Awaiting.ZONE)
    return context.decide(view.ask_before_saving_reply(context.library, asked), (SaveDraft(asked),))


def named(draft: Draft, places: tuple[Place, ...], context: Context) -> Decision:
    """A place was named: its clock is compared, or the right one of several is picked."""
    asked = replace(draft, awaiting=Awaiting.ZONE, towns=places)
    match places:
        case ():
            return context.decide(view.ask_again_reply(context.library, asked), (SaveDraft(asked),))
        case (only,):
            return check_clock(asked, only, context)
        case _:
            return context.decide(view.choose_place_reply(context.library, asked, places), (SaveDraft(asked),))


def check_clock(draft: Draft, place: Place, context: Context) -> Decision:
    """Is this the time on your phone? The reader's own device shows its side of it."""
    asked = replace(draft, awaiting=Awaiting.CLOCK_CHECK, place=place.zone, towns=(place,))
    return context.decide(view.clock_reply(context.library, asked, place, context.now), (SaveDraft(asked),))


def choose_town(draft: Draft, region_id: str, context: Context) -> Decision:
    """The towns of a part of the world; all parts where there is no such part."""
    region = next((region for region in context.library.regions if region.id == region_id), None)
    if region is None or not region.towns:
        return ask(draft, context)
    return context.decide(view.choose_town_reply(context.library, draft, region))


def choose_zone(draft: Draft, zone: str, context: Context) -> Decision:
    """The clock of a zone is compared; a zone that is none is asked for again."""
    if not is_zone(zone):
        return ask(draft, context)
    in_regions = (town for region in context.library.regions for town in region.towns)
    shown = next((town for town in (*draft.towns, *in_regions) if town.zone == zone), None)
    return check_clock(draft, shown or Place(zone_words(zone), "", zone), context)
