"""What is said where one time of a reminder is left out."""

from __future__ import annotations

from collections.abc import Sequence

from whenever import Date, Instant

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.reminders import Scheduled
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.views.buttons import list_button
from bot.views.one_reminder import OneReminderPhrases, said
from bot.views.wording import coming_words, day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippingPhrases(Phrases):
    """Left out once."""

    skipped: Text = slots("moment")
    one: Text = slots("schedule", "next")
    nothing_then: Text
    moved: Text = slots("day")
    away: Text = slots("first", "last")
    away_a_day: Text = slots("day")


def day_skipped(library: Library, day: Date, today: Date) -> str:
    """The day that is left out."""
    return day_words(library, day, today)


def time_skipped(library: Library, due: Instant, zone: str | None, now: Instant) -> str:
    """The time that is left out."""
    return coming_words(library, due, zone, now)


def skipped_reply(library: Library, left_out: str, ones: Sequence[Scheduled], zone: str | None, now: Instant) -> Reply:
    """Left out once; each with when it comes after that."""
    phrases = library.phrasebook.of(SkippingPhrases)
    return _with_ones(library, phrases.skipped.fill(moment=left_out), ones, zone, now)


def moved_reply(library: Library, day: Date, ones: Sequence[Scheduled], zone: str | None, now: Instant) -> Reply:
    """On one day it comes at another time; each with when it comes."""
    phrases, today = library.phrasebook.of(SkippingPhrases), now.to_tz(zone or "UTC").date()
    return _with_ones(library, phrases.moved.fill(day=day_words(library, day, today)), ones, zone, now)


def away_reply(
    library: Library, first: Date, last: Date, ones: Sequence[Scheduled], zone: str | None, now: Instant
) -> Reply:
    """Nothing comes on these days; each with when it comes after that."""
    phrases, today = library.phrasebook.of(SkippingPhrases), now.to_tz(zone or "UTC").date()
    begins, ends = day_words(library, first, today), day_words(library, last, today)
    head = phrases.away_a_day.fill(day=begins) if first == last else phrases.away.fill(first=begins, last=ends)
    return _with_ones(library, head, ones, zone, now)


def _with_ones(library: Library, head: Text, ones: Sequence[Scheduled], zone: str | None, now: Instant) -> Reply:
    phrases = library.phrasebook.of(SkippingPhrases)
    none = library.phrasebook.of(OneReminderPhrases).next_none.plain
    lines = [
        phrases.one.fill(
            schedule=said(library, one, zone, now),
            next=coming_words(library, one.next_due, zone, now) if one.next_due is not None else none,
        )
        for one in ones
    ]
    return Reply(joined((head, *lines)), ((list_button(library),),))


def nothing_then_reply(library: Library) -> Reply:
    """Nothing comes then."""
    return Reply(library.phrasebook.of(SkippingPhrases).nothing_then, ((list_button(library),),))
