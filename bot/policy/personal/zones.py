"""Finding out where a person is: by town, by part of the world, by location; then by comparing clocks."""

from __future__ import annotations

from dataclasses import replace

from whenever import TimeZoneNotFoundError

from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.messages import ButtonStyle
from bot.domain.personal_actions import DraftField
from bot.domain.reminders import Awaiting, Draft, Place
from bot.domain.text import Text
from bot.policy.personal.buttons import cancel_button, draft_button, in_rows
from bot.policy.personal.desk import Desk, Row
from bot.policy.personal.wording import clock_words, zone_words


def open_question(desk: Desk) -> Decision:
    """Begin to set the zone, naming the one that is set."""
    draft = Draft(desk.next_draft_number(), desk.now, awaiting=Awaiting.ZONE)
    return named(draft, desk) if desk.places else ask(draft, desk)


def ask(draft: Draft, desk: Desk) -> Decision:
    """Where are you? Typed, shared, or by parts of the world."""
    asked = replace(draft, awaiting=Awaiting.ZONE)
    text = desk.say.ask_zone
    if desk.profile.zone is not None:
        known = desk.say.zone_current.fill(place=zone_words(desk.zone), clock=_clock(desk, desk.zone))
        text = known + text
    return desk.decide(text, _regions(asked, desk), (SaveDraft(asked),))


def named(draft: Draft, desk: Desk) -> Decision:
    """A place was named: its clock is compared, or the right one of several is picked."""
    asked = replace(draft, awaiting=Awaiting.ZONE)
    match desk.places:
        case ():
            return desk.decide(desk.say.ask_zone_again, _regions(asked, desk), (SaveDraft(asked),))
        case (only,):
            return check_clock(asked, only, desk)
    rows = tuple((draft_button(draft, _choice(desk, place), DraftField.ZONE, place.zone),) for place in desk.places)
    return desk.decide(desk.say.choose_place, (*rows, _ways_out(asked, desk)), (SaveDraft(asked),))


def check_clock(draft: Draft, place: Place, desk: Desk) -> Decision:
    """Is this the time on your phone? The reader's own device shows its side of it."""
    asked = replace(draft, awaiting=Awaiting.CLOCK_CHECK, place=place.zone)
    clock = _clock(desk, place.zone)
    text = desk.say.clock_check.with_moment("phone", clock, desk.now.timestamp())
    text = text.fill(place=place.name, clock=clock)
    yes = draft_button(draft, desk.label.zone_right, DraftField.ZONE_RIGHT, place.zone, ButtonStyle.SUCCESS)
    no = draft_button(draft, desk.label.zone_wrong, DraftField.REGION)
    return desk.decide(text, ((yes, no), (cancel_button(draft, desk),)), (SaveDraft(asked),))


def press(draft: Draft, field: DraftField, value: str, desk: Desk) -> Decision:
    """A part of the world, or a town of it."""
    if field is DraftField.REGION:
        towns = next((region.towns for region in desk.library.regions if region.id == value), ())
        if not towns:
            return ask(draft, desk)
        buttons = [draft_button(draft, town.name, DraftField.ZONE, town.zone) for town in towns]
        return desk.decide(desk.say.ask_town, (*in_rows(buttons, 2), _ways_out(draft, desk)))
    if not exists(value, desk):
        return ask(draft, desk)
    return check_clock(draft, Place(zone_words(value), "", value), desk)


def saved_text(zone: str, desk: Desk) -> Text:
    """The zone is set."""
    return desk.say.zone_saved.fill(place=zone_words(zone), clock=_clock(desk, zone))


def exists(zone: str, desk: Desk) -> bool:
    """True for an IANA name that is known here."""
    try:
        desk.now.to_tz(zone)
    except (TimeZoneNotFoundError, ValueError):
        return False
    return True


def _regions(draft: Draft, desk: Desk) -> tuple[Row, ...]:
    regions = desk.library.regions
    buttons = [draft_button(draft, region.title, DraftField.REGION, region.id) for region in regions]
    return (*in_rows(buttons, 2), (cancel_button(draft, desk),))


def _ways_out(draft: Draft, desk: Desk) -> Row:
    elsewhere = draft_button(draft, desk.label.zone_regions, DraftField.REGION)
    return (elsewhere, cancel_button(draft, desk))


def _choice(desk: Desk, place: Place) -> str:
    if not place.country:
        return place.name
    return desk.say.place_choice.fill(name=place.name, country=place.country).plain


def _clock(desk: Desk, zone: str) -> str:
    return clock_words(desk.now.to_tz(zone).time())
