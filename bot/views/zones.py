"""Where a person is: the questions that lead to a zone, and the clock that is compared."""

from __future__ import annotations

from collections.abc import Sequence

from whenever import Instant

from bot.domain.actions import ChooseRegion, ChooseZone, ConfirmZone, ShowRegions
from bot.domain.drafts import Draft
from bot.domain.library import Library
from bot.domain.messages import Button, ButtonStyle, Reply, Row
from bot.domain.phrasebook import Phrases, slots
from bot.domain.places import Place, Region
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.buttons import cancel_button, in_rows
from bot.views.wording import clock_words, label_words, town_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonePhrases(Phrases):
    """Towns, parts of the world and their clocks."""

    ask: Text
    ask_again: Text
    ask_before_saving: Text
    ask_town: Text
    choose_place: Text
    place_choice: Text = slots("name", "country")
    clock_check: Text = slots("place", "clock", "phone")
    saved: Text = slots("place", "clock")
    current: Text = slots("place", "clock")
    now: Text = slots("place", "clock")
    now_nowhere: Text = slots("clock")
    location_elsewhere: Text
    regions: str
    right: str
    wrong: str


def ask_reply(library: Library, draft: Draft, zone: str | None, now: Instant) -> Reply:
    """Where are you? Typed, shared, or by parts of the world; with the zone that is set, where one is."""
    phrases = library.phrasebook.of(ZonePhrases)
    text = phrases.ask
    if zone is not None:
        text = phrases.current.fill(place=town_words(library, zone), clock=_clock(library, zone, now)) + text
    return Reply(text, _regions(library, draft))


def ask_before_saving_reply(library: Library, draft: Draft) -> Reply:
    """The town is needed before anything is saved."""
    return Reply(library.phrasebook.of(ZonePhrases).ask_before_saving, _regions(library, draft))


def ask_again_reply(library: Library, draft: Draft) -> Reply:
    """No place goes by that name."""
    return Reply(library.phrasebook.of(ZonePhrases).ask_again, _regions(library, draft))


def choose_place_reply(library: Library, draft: Draft, places: Sequence[Place]) -> Reply:
    """Which of several places?"""
    rows = tuple((Button(_choice(library, place), ChooseZone(draft.number, place.zone)),) for place in places)
    return Reply(library.phrasebook.of(ZonePhrases).choose_place, (*rows, _ways_out(library, draft)))


def choose_town_reply(library: Library, draft: Draft, region: Region) -> Reply:
    """Which town of a part of the world?"""
    buttons = [Button(town.name, ChooseZone(draft.number, town.zone)) for town in region.towns]
    text = library.phrasebook.of(ZonePhrases).ask_town
    return Reply(text, (*in_rows(buttons, 2), _ways_out(library, draft)))


def clock_reply(library: Library, draft: Draft, place: Place, now: Instant) -> Reply:
    """Is this the time on your phone? The reader's own device shows its side of it."""
    phrases, clock = library.phrasebook.of(ZonePhrases), _clock(library, place.zone, now)
    text = phrases.clock_check.with_moment("phone", clock, now.timestamp()).fill(
        place=place_words(library, place), clock=clock
    )
    yes = Button(phrases.right, ConfirmZone(draft.number, place.zone), ButtonStyle.SUCCESS)
    no = Button(phrases.wrong, ShowRegions(draft.number))
    return Reply(text, ((yes, no), (cancel_button(library, draft),)))


def time_reply(library: Library, zone: str | None, now: Instant) -> Reply:
    """What time it is where the person is, or all over the world as long as that is not known."""
    phrases = library.phrasebook.of(ZonePhrases)
    if zone is None:
        return Reply(phrases.now_nowhere.fill(clock=_clock(library, "UTC", now)))
    return Reply(phrases.now.fill(place=town_words(library, zone), clock=_clock(library, zone, now)))


def saved_reply(library: Library, zone: str, now: Instant) -> Reply:
    """The zone is kept."""
    phrases = library.phrasebook.of(ZonePhrases)
    return Reply(phrases.saved.fill(place=town_words(library, zone), clock=_clock(library, zone, now)))


def location_elsewhere_reply(library: Library) -> Reply:
    """What a location is used for, where it is not used."""
    return Reply(library.phrasebook.of(ZonePhrases).location_elsewhere)


def _regions(library: Library, draft: Draft) -> tuple[Row, ...]:
    buttons = [Button(region.title, ChooseRegion(draft.number, region.id)) for region in library.regions]
    return (*in_rows(buttons, 2), (cancel_button(library, draft),))


def _ways_out(library: Library, draft: Draft) -> Row:
    elsewhere = Button(library.phrasebook.of(ZonePhrases).regions, ShowRegions(draft.number))
    return elsewhere, cancel_button(library, draft)


def place_words(library: Library, place: Place) -> str:
    """A town by its own name, with its country where that is known."""
    if not place.country:
        return place.name
    return library.phrasebook.of(ZonePhrases).place_choice.fill(name=place.name, country=place.country).plain


def _choice(library: Library, place: Place) -> str:
    return label_words(place_words(library, place))


def _clock(library: Library, zone: str, now: Instant) -> str:
    return clock_words(library, now.to_tz(zone).time())
