"""Finding out where a person is: by town, by part of the world, by location; then by comparing clocks."""

from __future__ import annotations

from dataclasses import replace

from whenever import TimeZoneNotFoundError

from bot.capabilities.buttons import cancel_button, in_rows
from bot.capabilities.context import Context, Row
from bot.domain.actions import AskZone, ChooseRegion, ChooseZone, ConfirmZone, ShowRegions
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.lookups import FindPlaces
from bot.domain.messages import Button, ButtonStyle
from bot.domain.places import Place
from bot.domain.text import Text
from bot.views.wording import clock_words, label_words, zone_words


def need(text: str, _context: Context) -> FindPlaces | None:
    """The place that a text names."""
    return FindPlaces(text) if text else None


def open_question(_text: str, places: tuple[Place, ...] | None, context: Context) -> Decision:
    """Begin to set the zone, naming the one that is set."""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.ZONE)
    return named(draft, places, context) if places else ask(draft, context)


def on_ask_zone(_: AskZone, context: Context) -> Decision:
    """Ask where the person is."""
    return open_question("", None, context)


def ask(draft: Draft, context: Context) -> Decision:
    """Where are you? Typed, shared, or by parts of the world."""
    asked = replace(draft, awaiting=Awaiting.ZONE)
    text = context.say.ask_zone
    if context.profile.zone is not None:
        known = context.say.zone_current.fill(place=zone_words(context.zone), clock=_clock(context, context.zone))
        text = known + text
    return context.decide(text, _regions(asked, context), (SaveDraft(asked),))


def named(draft: Draft, places: tuple[Place, ...], context: Context) -> Decision:
    """A place was named: its clock is compared, or the right one of several is picked."""
    asked = replace(draft, awaiting=Awaiting.ZONE)
    match places:
        case ():
            return context.decide(context.say.ask_zone_again, _regions(asked, context), (SaveDraft(asked),))
        case (only,):
            return check_clock(asked, only, context)
    rows = tuple((Button(_choice(context, place), ChooseZone(draft.number, place.zone)),) for place in places)
    return context.decide(context.say.choose_place, (*rows, _ways_out(asked, context)), (SaveDraft(asked),))


def check_clock(draft: Draft, place: Place, context: Context) -> Decision:
    """Is this the time on your phone? The reader's own device shows its side of it."""
    asked = replace(draft, awaiting=Awaiting.CLOCK_CHECK, place=place.zone)
    clock = _clock(context, place.zone)
    text = context.say.clock_check.with_moment("phone", clock, context.now.timestamp())
    text = text.fill(place=place.name, clock=clock)
    yes = Button(context.label.zone_right, ConfirmZone(draft.number, place.zone), ButtonStyle.SUCCESS)
    no = Button(context.label.zone_wrong, ShowRegions(draft.number))
    return context.decide(text, ((yes, no), (cancel_button(draft, context),)), (SaveDraft(asked),))


def choose_town(draft: Draft, region_id: str, context: Context) -> Decision:
    """The towns of a part of the world; all parts where there is no such part."""
    towns = next((region.towns for region in context.library.regions if region.id == region_id), ())
    if not towns:
        return ask(draft, context)
    buttons = [Button(town.name, ChooseZone(draft.number, town.zone)) for town in towns]
    return context.decide(context.say.ask_town, (*in_rows(buttons, 2), _ways_out(draft, context)))


def choose_zone(draft: Draft, zone: str, context: Context) -> Decision:
    """The clock of a zone is compared; a zone that is none is asked for again."""
    if not exists(zone, context):
        return ask(draft, context)
    return check_clock(draft, Place(zone_words(zone), "", zone), context)


def saved_text(zone: str, context: Context) -> Text:
    """The zone is set."""
    return context.say.zone_saved.fill(place=zone_words(zone), clock=_clock(context, zone))


def exists(zone: str, context: Context) -> bool:
    """True for an IANA name that is known here."""
    try:
        context.now.to_tz(zone)
    except (TimeZoneNotFoundError, ValueError):
        return False
    return True


def _regions(draft: Draft, context: Context) -> tuple[Row, ...]:
    regions = context.library.regions
    buttons = [Button(region.title, ChooseRegion(draft.number, region.id)) for region in regions]
    return (*in_rows(buttons, 2), (cancel_button(draft, context),))


def _ways_out(draft: Draft, context: Context) -> Row:
    elsewhere = Button(context.label.zone_regions, ShowRegions(draft.number))
    return (elsewhere, cancel_button(draft, context))


def _choice(context: Context, place: Place) -> str:
    if not place.country:
        return label_words(place.name)
    return label_words(context.say.place_choice.fill(name=place.name, country=place.country).plain)


def _clock(context: Context, zone: str) -> str:
    return clock_words(context.now.to_tz(zone).time())
