"""Finding out where a person is: by town, by part of the world, by location; then by comparing clocks."""

from __future__ import annotations

from dataclasses import replace

from whenever import TimeZoneNotFoundError

from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.messages import ButtonStyle
from bot.domain.personal_actions import DraftField
from bot.domain.places import Place
from bot.domain.text import Text
from bot.policy.personal.buttons import cancel_button, draft_button, in_rows
from bot.policy.personal.context import Context, Row
from bot.views.wording import clock_words, label_words, zone_words


def open_question(context: Context) -> Decision:
    """Begin to set the zone, naming the one that is set."""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.ZONE)
    return named(draft, context) if context.places else ask(draft, context)


def ask(draft: Draft, context: Context) -> Decision:
    """Where are you? Typed, shared, or by parts of the world."""
    asked = replace(draft, awaiting=Awaiting.ZONE)
    text = context.say.ask_zone
    if context.profile.zone is not None:
        known = context.say.zone_current.fill(place=zone_words(context.zone), clock=_clock(context, context.zone))
        text = known + text
    return context.decide(text, _regions(asked, context), (SaveDraft(asked),))


def named(draft: Draft, context: Context) -> Decision:
    """A place was named: its clock is compared, or the right one of several is picked."""
    asked = replace(draft, awaiting=Awaiting.ZONE)
    match context.places:
        case ():
            return context.decide(context.say.ask_zone_again, _regions(asked, context), (SaveDraft(asked),))
        case (only,):
            return check_clock(asked, only, context)
    rows = tuple(
        (draft_button(draft, _choice(context, place), DraftField.ZONE, place.zone),) for place in context.places
    )
    return context.decide(context.say.choose_place, (*rows, _ways_out(asked, context)), (SaveDraft(asked),))


def check_clock(draft: Draft, place: Place, context: Context) -> Decision:
    """Is this the time on your phone? The reader's own device shows its side of it."""
    asked = replace(draft, awaiting=Awaiting.CLOCK_CHECK, place=place.zone)
    clock = _clock(context, place.zone)
    text = context.say.clock_check.with_moment("phone", clock, context.now.timestamp())
    text = text.fill(place=place.name, clock=clock)
    yes = draft_button(draft, context.label.zone_right, DraftField.ZONE_RIGHT, place.zone, ButtonStyle.SUCCESS)
    no = draft_button(draft, context.label.zone_wrong, DraftField.REGION)
    return context.decide(text, ((yes, no), (cancel_button(draft, context),)), (SaveDraft(asked),))


def press(draft: Draft, field: DraftField, value: str, context: Context) -> Decision:
    """A part of the world, or a town of it."""
    if field is DraftField.REGION:
        towns = next((region.towns for region in context.library.regions if region.id == value), ())
        if not towns:
            return ask(draft, context)
        buttons = [draft_button(draft, town.name, DraftField.ZONE, town.zone) for town in towns]
        return context.decide(context.say.ask_town, (*in_rows(buttons, 2), _ways_out(draft, context)))
    if not exists(value, context):
        return ask(draft, context)
    return check_clock(draft, Place(zone_words(value), "", value), context)


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
    buttons = [draft_button(draft, region.title, DraftField.REGION, region.id) for region in regions]
    return (*in_rows(buttons, 2), (cancel_button(draft, context),))


def _ways_out(draft: Draft, context: Context) -> Row:
    elsewhere = draft_button(draft, context.label.zone_regions, DraftField.REGION)
    return (elsewhere, cancel_button(draft, context))


def _choice(context: Context, place: Place) -> str:
    if not place.country:
        return label_words(place.name)
    return label_words(context.say.place_choice.fill(name=place.name, country=place.country).plain)


def _clock(context: Context, zone: str) -> str:
    return clock_words(context.now.to_tz(zone).time())
