"""What is said to a journey that is ahead."""

from __future__ import annotations

from whenever import Time

from bot.domain.actions import AskZone
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.buttons import ButtonPhrases
from bot.views.wording import clock_words, town_words


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelPhrases(Phrases):
    """Reminders and journeys."""

    stays: Text = slots("here")
    example: Text = slots("clock", "there", "place")
    same: Text = slots("place")
    when_there: Text = slots("place")


def ahead_reply(
    library: Library, place: str, here: str | None, time: Time | None = None, there: Time | None = None
) -> Reply:
    """Reminders stay on the clock they have until it is changed; `time` here is `there` at the other place."""
    phrases = library.phrasebook.of(TravelPhrases)
    text = phrases.stays.fill(here=town_words(library, here)) if here is not None else Text()
    if time is not None and there is not None:
        example = phrases.example.fill(clock=clock_words(library, time), there=clock_words(library, there), place=place)
        text += phrases.same.fill(place=place) if there == time else example
    text += phrases.when_there.fill(place=place)
    return Reply(text, ((Button(library.phrasebook.of(ButtonPhrases).set_zone, AskZone()),),))
